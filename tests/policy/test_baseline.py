"""A baseline accepts today's state: afterwards only what is worse fails, wherever the lines have moved."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcdef.documents.problem import McdefError
from mcdef.documents.source import Source
from mcdef.policy.baseline import Accepted, baseline_of, baseline_text, read_baseline
from mcdef.policy.grounds import grounds_in
from mcdef.report.model import Report, ResultReport
from policy.saved import examples, reported

COURSE = "name: Course\nprovider: {name: U, type: university, country: IE}\ncredits: 5 ECTS\n"
ASSESSED = COURSE + "assessment: exam\n"
NOT_ASSESSED = COURSE + "assessment: none\n"


def under(text: str, definition: str = "eu-2022") -> Report:
    return reported({"course.yaml": text}, definition)


def with_verdict(verdict: str, *, gaps: tuple[str, ...] = ()) -> Report:
    report = under(COURSE)
    (credential,) = report.credentials
    (result,) = credential.results
    made: ResultReport = replace(result, verdict=verdict, gaps=gaps, decided_by=("assessed",))
    return replace(report, credentials=(replace(credential, results=(made,)),))


def new(before: Report, now: Report) -> list[str]:
    baseline = baseline_of(before)
    return [one.kind for one in grounds_in(now) if not baseline.accepts(one)]


@pytest.mark.parametrize(
    ("before", "now", "worse"),
    [
        ("counts", "counts", False),
        ("counts", "undetermined", True),
        ("counts", "does_not_count", True),
        ("undetermined", "undetermined", False),
        ("undetermined", "does_not_count", True),
        ("undetermined", "counts", False),
        ("does_not_count", "undetermined", False),
        ("does_not_count", "does_not_count", False),
        ("does_not_count", "counts", False),
        ("out_of_scope", "does_not_count", True),
        ("counts", "out_of_scope", False),
    ],
)
def test_only_a_worse_verdict_is_new(before: str, now: str, worse: bool) -> None:
    assert new(with_verdict(before), with_verdict(now)) == ([now] if worse else [])


@pytest.mark.parametrize(
    ("before", "now", "fixed"),
    [
        ("does_not_count", "undetermined", True),
        ("does_not_count", "counts", True),
        ("undetermined", "counts", True),
        ("undetermined", "undetermined", False),
        ("undetermined", "does_not_count", False),
        ("counts", "counts", False),
    ],
)
def test_what_is_better_is_told(before: str, now: str, fixed: bool) -> None:
    expected = (Accepted("course", "eu-2022", before),) if fixed else ()
    assert baseline_of(with_verdict(before)).fixed(with_verdict(now)) == expected


def test_really_stating_less_is_a_regression() -> None:
    assert "does_not_count" in new(under(ASSESSED), under(NOT_ASSESSED))
    assert new(under(NOT_ASSESSED), under(ASSESSED)) == []


def test_gaps_and_unreadable_descriptions_are_new_once() -> None:
    gap, none = with_verdict("counts", gaps=("annex-date",)), with_verdict("counts")
    assert new(none, gap) == ["gap"]
    assert new(gap, gap) == []
    assert baseline_of(gap).fixed(none) == (Accepted("course", "eu-2022.annex-date", "gap"),)
    broken = under("name: [")
    assert new(under(ASSESSED), broken) == ["unreadable"]
    assert new(broken, broken) == []
    assert baseline_of(with_verdict("does_not_count")).fixed(broken) == ()  # nobody knows
    assert baseline_of(broken).fixed(none) == (Accepted("course", "description", "unreadable"),)


def test_moving_lines_and_files_changes_nothing() -> None:
    before = reported({"a.yaml": "id: one\n" + NOT_ASSESSED}, "core")
    moved = reported({"z/b.yaml": "# moved\n\nid: one\n" + NOT_ASSESSED}, "core")
    assert new(before, moved) == []
    assert baseline_text(baseline_of(before)) == baseline_text(baseline_of(moved))


def test_a_credential_that_went_is_told_unless_the_run_is_partial() -> None:
    baseline = baseline_of(with_verdict("does_not_count"))
    empty = replace(with_verdict("counts"), credentials=())
    assert baseline.fixed(empty) == (Accepted("course", "eu-2022", "does_not_count"),)
    assert baseline.fixed(empty, partial=True) == ()


def test_a_definition_that_did_not_run_is_not_fixed() -> None:
    assert baseline_of(under(NOT_ASSESSED)).fixed(under(NOT_ASSESSED, "emc-2019")) == ()


def test_the_file_is_small_sorted_and_comes_back() -> None:
    report = examples((), "core")
    text = baseline_text(baseline_of(report))
    assert read_baseline(Source("b.json", text)) == baseline_of(report)
    shuffled = replace(report, credentials=tuple(reversed(report.credentials)))
    assert baseline_text(baseline_of(shuffled)) == text
    entries = [line for line in text.splitlines() if line.startswith("  ")]
    assert entries == sorted(entries)
    assert len(entries) <= len(report.credentials)
    assert ".yaml" not in text


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "[]", "3", '{"schema": "mcdef-report"}', '{"schema": "mcdef-baseline", "accepted": [1]}',
        '{"schema": "mcdef-baseline", "schema_version": "2.0", "accepted": {}}',
        '{"schema": "mcdef-baseline", "schema_version": "1.0", "accepted": {"a": {"gap": "b"}}}', "[" * 100_000,
    ],
)  # fmt: skip
def test_what_is_no_baseline_is_refused(text: str) -> None:
    with pytest.raises(McdefError, match="baseline"):
        read_baseline(Source("b.json", text))


def test_a_line_holds_what_was_found_of_one_credential() -> None:
    text = baseline_text(baseline_of(with_verdict("undetermined", gaps=("annex-date", "annex-level"))))
    assert text.splitlines()[4] == (
        '  "course": {"gap": ["eu-2022.annex-date", "eu-2022.annex-level"], "undetermined": ["eu-2022"]}'
    )


def test_nothing_found_is_an_empty_baseline() -> None:
    assert read_baseline(Source("b.json", baseline_text(baseline_of(with_verdict("counts"))))).accepted == {}
