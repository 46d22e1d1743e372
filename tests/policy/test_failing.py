"""Which findings fail a run: words in three spellings, ids that are checked, and what each of them means."""

from __future__ import annotations

import pytest

from mcdef.definition.library import Library
from mcdef.documents.problem import McdefError
from mcdef.policy.failing import Condition, failing, parse_fail_on
from mcdef.policy.grounds import grounds_in, keyed
from policy.saved import examples, reported

COUNTING = """\
name: Evidence work
provider: {name: Trinity, type: university, country: IE}
credits: 5 ECTS
level: EQF 7
"""


@pytest.mark.parametrize("word", ["does not count", "does-not-count", "does_not_count", " Does Not-Count "])
def test_three_spellings_are_one_word(library: Library, word: str) -> None:
    assert parse_fail_on([word], library) == (Condition("does_not_count"),)


def test_an_id_limits_a_word_to_one_definition_or_one_reading(library: Library) -> None:
    (reading,) = [one.id for one in library["eu-2022"].readings if one.id == "strict"]
    assert parse_fail_on(["gap:eu-2022", f"undetermined: eu-2022@{reading}"], library) == (
        Condition("gap", "eu-2022"),
        Condition("undetermined", "eu-2022", "strict"),
    )
    assert [str(one) for one in parse_fail_on(["gap:eu-2022"], library)] == ["gap:eu-2022"]


def test_never_is_nothing(library: Library) -> None:
    assert parse_fail_on(["never"], library) == ()


@pytest.mark.parametrize(
    ("word", "code", "help_"),
    [
        ("does-not-cuont", "unknown-fail-on", "does-not-count"),
        ("cannot-tell", "unknown-fail-on", "undetermined"),
        ("warning", "unknown-fail-on", "disagree"),
        ("gap:eu-2202", "fail-on-unknown-id", "eu-2022"),
        ("gap:eu-2022@stric", "fail-on-unknown-id", "eu-2022@strict"),
        ("gap:", "fail-on-unknown-id", ""),
        ("disagree:eu-2022", "fail-on-no-id", "disagree"),
    ],
)
def test_what_is_not_known_gets_the_word_that_was_meant(library: Library, word: str, code: str, help_: str) -> None:
    with pytest.raises(McdefError) as refused:
        parse_fail_on([word], library)
    (told,) = refused.value.problems
    assert told.code == code
    assert help_ in str(told.help)


def test_never_stands_alone(library: Library) -> None:
    with pytest.raises(McdefError, match="exclude each other"):
        parse_fail_on(["never", "gap"], library)


def test_each_word_finds_what_it_says(library: Library) -> None:
    report = examples(["cpd-attendance-fisa", "ou-cyber-security"], "core")
    found = grounds_in(report)

    def named(word: str) -> set[tuple[str, str]]:
        return {(one.id, one.name) for one in failing(found, parse_fail_on([word], library))}

    assert named("does-not-count:us-usage") == {("cpd-attendance-fisa", "us-usage"), ("ou-cyber-security", "us-usage")}
    assert named("undetermined:eu-2022") == {("ou-cyber-security", "eu-2022")}
    assert named("undetermined") == {
        ("ou-cyber-security", one) for one in ("ec-2020", "emc-2019", "emc-2021", "emc-2022", "eu-2022", "unesco-2022")
    }
    gaps = {
        (credential.id, f"{result.definition}.{gap}")
        for credential in report.credentials
        for result in credential.results
        for gap in result.gaps
    }
    assert gaps
    assert named("gap") == gaps
    assert named("disagree") == set()  # undetermined contradicts nobody


def test_definitions_disagree_where_one_counts_it_and_another_does_not(library: Library) -> None:
    report = examples((), "all")
    apart = {one.id for one in failing(grounds_in(report), parse_fail_on(["disagree"], library))}
    for credential in report.credentials:
        verdicts = {result.verdict for result in credential.results}
        assert (credential.id in apart) == ({"counts", "does_not_count"} <= verdicts)
    assert apart


def test_a_finding_is_said_in_a_sentence() -> None:
    report = examples(["cpd-attendance-fisa"], "eu-2022")
    assert grounds_in(report)[0].message == "cpd-attendance-fisa does not count under eu-2022: assessed"
    (broken,) = grounds_in(reported({"a.yaml": "name: ["}))
    assert (broken.kind, broken.message) == ("unreadable", "a could not be read")


def test_credentials_of_one_id_are_told_apart_by_their_path() -> None:
    text = "id: same\n" + COUNTING
    keys = list(keyed(reported({"a.yaml": text, "b/c.yaml": text, "d.yaml": COUNTING})))
    assert keys == ["same (a.yaml)", "same (b/c.yaml)", "d"]
