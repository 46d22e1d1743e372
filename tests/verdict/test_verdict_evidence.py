"""A result is as sure as the weakest of what decided it; a clause from memory does not decide (DESIGN 2.10)."""

from __future__ import annotations

import pytest

from mcdef.verdict.model import Verdict
from verdict.deciding import (
    ASSESSED,
    COUNTS,
    DOES_NOT,
    HOURS,
    IN_SLOVAKIA,
    OPEN,
    OUT,
    criterion,
    define,
    outcome,
    result,
)

GRADED = define(criterion("long-enough", HOURS), criterion("assessed", ASSESSED, evidence="secondary"))
MEMORY = define(criterion("long-enough", HOURS), criterion("assessed", ASSESSED, evidence="unverified"))


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("workload: 120 h\nassessment: exam", "secondary"),  # both decided
        ("workload: 9 h\nassessment: exam", "primary"),  # the hours alone
        ("workload: 120 h\nassessment: none", "secondary"),
        ("workload: 120 h", "secondary"),
        ("assessment: exam", "primary"),
    ],
)
def test_the_grade_is_the_weakest_over_what_decided(text: str, grade: str) -> None:
    assert result(GRADED, text).evidence == grade


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("credits: 5 ECTS", "primary"),  # a statement weakens nothing
        ("credits: 15 CATS", "secondary"),  # 2 : 1 was read on a third party's page
        ("credits: 8 quarter credits", "derived"),
    ],
)
def test_a_conversion_passes_its_grade_on(text: str, grade: str) -> None:
    small = define(criterion("small", {"fact": "credits.ects_equivalent", "at_most": 30}))
    assert result(small, text).evidence == grade


def test_a_rule_passes_its_grade_on_and_is_named() -> None:
    assessed = define(criterion("assessed", ASSESSED))
    followed = result(assessed, "credits: 5 ECTS")
    assert (followed.verdict, followed.evidence) == (COUNTS, "secondary")
    assert followed.rests_on.follows == ("credit-after-assessment",)
    stated = result(assessed, "assessment: exam")
    assert (stated.evidence, stated.rests_on.follows) == ("primary", ())


def test_the_grade_of_a_scope_is_that_of_its_facts() -> None:
    large = {"fact": "credits.ects_equivalent", "at_least": 10}
    scoped = define(criterion("assessed", ASSESSED), scope=large)
    found = result(scoped, "credits: 15 CATS")
    assert (found.verdict, found.evidence) == (OUT, "secondary")


@pytest.mark.parametrize(
    ("text", "expected", "checked"),
    [
        ("workload: 120 h\nassessment: exam", COUNTS, None),
        ("workload: 120 h\nassessment: none", COUNTS, DOES_NOT),
        ("workload: 120 h", COUNTS, OPEN),
        ("workload: 9 h\nassessment: none", DOES_NOT, None),
        ("assessment: none", OPEN, DOES_NOT),
        ("name: A", OPEN, None),
    ],
)
def test_a_clause_from_memory_is_left_out_and_what_it_would_change_is_said(
    text: str, expected: Verdict, checked: Verdict | None
) -> None:
    found = result(MEMORY, text)
    assert (found.verdict, found.if_checked) == (expected, checked)
    assert "assessed" not in found.decided_by


def test_a_clause_from_memory_is_shown_all_the_same() -> None:
    assert outcome(MEMORY, "workload: 120 h\nassessment: none", "assessed").outcome.value == "not_met"


def test_out_of_scope_nothing_more_is_said_of_a_clause_from_memory() -> None:
    scoped = define(criterion("assessed", ASSESSED, evidence="unverified"), criterion("x", HOURS), scope=IN_SLOVAKIA)
    assert result(scoped, "assessment: none\nworkload: 120 h\nprovider: {country: NL}").if_checked is None


def test_a_definition_known_from_memory_alone_decides_nothing() -> None:
    drafted = define(criterion("long-enough", HOURS, evidence="unverified"))
    found = result(drafted, "workload: 120 h")
    assert (found.verdict, found.if_checked) == (OPEN, COUNTS)
    assert drafted.draft
