"""Waivers: reason, approver and last day are required; they waive what they name, and no more."""

from __future__ import annotations

from datetime import date

import pytest

from mcdef.definition.library import Library
from mcdef.documents.problem import McdefError, Problem
from mcdef.documents.reader import read_document
from mcdef.documents.source import Source
from mcdef.policy.grounds import grounds_in
from mcdef.policy.waivers import Waiver, read_waivers, waivers_for
from policy.saved import examples

DAY = date(2026, 11, 26)
ENTRY = {
    "credential": "cpd-*",
    "definition": "eu-2022",
    "verdict": "does not count",
    "reason": "Board decision 2026-14",
    "approver": "Quality office",
    "expires": "2027-03-31",
}


def text(*entries: dict[str, str]) -> str:
    listed = ["  - {" + ", ".join(f'{key}: "{value}"' for key, value in entry.items()) + "}" for entry in entries]
    return "waivers:\n" + "\n".join(listed) + "\n"


def waivers(library: Library, *changes: dict[str, str]) -> tuple[Waiver, ...]:
    return read_waivers(read_document(Source("w.yaml", text(*({**ENTRY, **one} for one in changes)))), library)


def refused(library: Library, written: str) -> list[Problem]:
    with pytest.raises(McdefError) as error:
        read_waivers(read_document(Source("w.yaml", written)), library)
    return list(error.value.problems)


def test_an_entry_says_what_is_waived_for_whom_why_and_how_long(library: Library) -> None:
    (one,) = waivers(library, {"definition": "eu-2022.assessed"})
    assert (one.definition, one.criterion, one.verdict) == ("eu-2022", "assessed", "does_not_count")
    assert (one.reason, one.approver, one.expires) == ("Board decision 2026-14", "Quality office", date(2027, 3, 31))


@pytest.mark.parametrize("key", ["credential", "definition", "verdict", "reason", "approver", "expires"])
def test_nothing_may_be_missing_or_empty(library: Library, key: str) -> None:
    (missing,) = refused(library, text({name: value for name, value in ENTRY.items() if name != key}))
    assert (missing.code, missing.place) == ("missing-key", "w.yaml:2:6")
    assert f"`{key}`" in missing.message
    for nothing in ("", "…", "?"):
        (empty,) = refused(library, text({**ENTRY, key: nothing}))
        assert empty.code == "empty-value"


@pytest.mark.parametrize(
    ("key", "value", "code", "help_"),
    [
        ("definition", "eu-2202", "waiver-unknown-name", "eu-2022"),
        ("definition", "eu-2022.asessed", "waiver-unknown-name", "eu-2022.assessed"),
        ("verdict", "unknown", "waiver-unknown-verdict", "undetermined"),
        ("verdict", "never", "waiver-unknown-verdict", ""),
        ("expires", "31.3.2027", "not-a-day", "2022-06-16"),
        ("expires", "2027-02-30", "not-a-day", "2022-06-16"),
        ("verdict", "disagree", "waiver-disagree", "leave out"),
    ],
)
def test_what_cannot_be_is_told_with_what_was_meant(
    library: Library, key: str, value: str, code: str, help_: str
) -> None:
    (told,) = refused(library, text({**ENTRY, key: value}))
    assert told.code == code
    assert help_ in str(told.help)
    assert told.span is not None
    assert told.span.line == 2


def test_a_key_of_another_tool_is_one_mistake_with_the_right_key(library: Library) -> None:
    entry = {name: value for name, value in ENTRY.items() if name != "approver"}
    (told,) = refused(library, text({**entry, "approved_by": "Quality office"}))
    assert told.code == "unknown-key"
    assert "`approver`" in str(told.help)


def test_every_mistake_is_told_at_once(library: Library) -> None:
    assert len(refused(library, text({**ENTRY, "verdict": "x", "expires": "y"}, {**ENTRY, "definition": "z"}))) == 3


@pytest.mark.parametrize("written", ["name: x\n", "waivers: 3\n", "waivers: {a: b}\n", "- 3\n"])
def test_what_is_no_list_of_waivers(library: Library, written: str) -> None:
    assert refused(library, written)


@pytest.mark.parametrize("written", ["waivers:\n", "waivers: []\n", "[]\n"])
def test_no_waivers_are_none(library: Library, written: str) -> None:
    assert read_waivers(read_document(Source("w.yaml", written)), library) == ()


@pytest.mark.parametrize(
    ("changes", "waived"),
    [
        ([{}], ["eu-2022"]),
        ([{"credential": "cpd-attendance-fisa"}], ["eu-2022"]),
        ([{"credential": "cpd"}], []),
        ([{"credential": "ou-*"}], []),
        ([{"verdict": "undetermined"}], []),
        ([{"definition": "emc-2019"}], ["emc-2019"]),
        ([{"definition": "emc-2019.summative"}], []),  # identity and university fail it too
        ([{"definition": f"emc-2019.{one}"} for one in ("summative", "identity", "university")], ["emc-2019"]),
        ([{"definition": "eu-2022.assessed"}, {"definition": "ec-2020.assessed"}], ["ec-2020", "eu-2022"]),
        ([{"expires": "2026-11-26"}], ["eu-2022"]),  # the last day counts
        ([{"expires": "2026-11-25"}], []),
    ],
)
def test_what_a_waiver_waives(library: Library, changes: list[dict[str, str]], waived: list[str]) -> None:
    report = examples(["cpd-attendance-fisa"], "core")
    given = waivers(library, *changes)
    found = [one for one in grounds_in(report) if one.kind != "gap"]
    mine = [one for one in given if one.is_for("cpd-attendance-fisa", "cpd-attendance-fisa")]
    assert sorted(one.name for one in found if waivers_for(one, mine, DAY)) == waived


def test_gaps_and_disagreements_are_waived_too(library: Library) -> None:
    report = examples((), "all")
    gap = next(one for one in grounds_in(report) if one.kind == "gap")
    apart = next(one for one in grounds_in(report) if one.kind == "disagree")
    assert gap.definition is not None
    one_clause, whole = waivers(
        library,
        {"credential": gap.id, "definition": f"{gap.definition}.{gap.criteria[0]}", "verdict": "gap"},
        {"credential": gap.id, "definition": gap.definition, "verdict": "gap"},
    )
    assert waivers_for(gap, [one_clause], DAY) == (one_clause,)
    assert waivers_for(gap, [whole], DAY) == (whole,)
    entry = {key: value for key, value in ENTRY.items() if key != "definition"}
    written = text({**entry, "credential": apart.id, "verdict": "disagree"})
    (of_all,) = read_waivers(read_document(Source("w.yaml", written)), library)
    assert waivers_for(apart, [of_all], DAY) == (of_all,)
    assert waivers_for(gap, [of_all], DAY) == ()
