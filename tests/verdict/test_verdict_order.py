"""The order of a verdict: scope, then what is not met, then what is unknown, else it counts (DESIGN 2.2)."""

from __future__ import annotations

import pytest

from mcdef.verdict.model import Verdict
from verdict.deciding import (
    ASSESSED,
    COUNTS,
    DOES_NOT,
    HOURS,
    IN_SLOVAKIA,
    MET,
    NOT_MET,
    OPEN,
    OUT,
    UNKNOWN,
    criterion,
    define,
    outcome,
    result,
    verdict,
)

TWO = define(criterion("long-enough", HOURS), criterion("assessed", ASSESSED))
SLOVAK = define(criterion("long-enough", HOURS), criterion("assessed", ASSESSED), scope=IN_SLOVAKIA)


@pytest.mark.parametrize(
    ("text", "expected", "because"),
    [
        ("workload: 120 h\nassessment: exam", COUNTS, ("long-enough", "assessed")),
        ("workload: 99 h\nassessment: exam", DOES_NOT, ("long-enough",)),
        ("workload: 99 h", DOES_NOT, ("long-enough",)),
        ("workload: 99 h\nassessment: none", DOES_NOT, ("long-enough", "assessed")),
        ("workload: 120 h", OPEN, ("assessed",)),
        ("name: A", OPEN, ("long-enough", "assessed")),
    ],
)
def test_one_not_met_decides_then_one_unknown_else_it_counts(
    text: str, expected: Verdict, because: tuple[str, ...]
) -> None:
    found = result(TWO, text)
    assert (found.verdict, found.decided_by) == (expected, because)


@pytest.mark.parametrize(
    ("country", "expected", "because"),
    [
        ("SK", COUNTS, ("long-enough", "assessed")),
        ("NL", OUT, ("scope",)),
        (None, OPEN, ("scope",)),
    ],
)
def test_the_scope_comes_first(country: str | None, expected: Verdict, because: tuple[str, ...]) -> None:
    provider = f"\nprovider: {{country: {country}}}" if country else ""
    found = result(SLOVAK, f"workload: 120 h\nassessment: exam{provider}")
    assert (found.verdict, found.decided_by) == (expected, because)


def test_an_unknown_scope_is_undetermined_even_if_a_criterion_fails() -> None:
    found = result(SLOVAK, "workload: 9 h")
    assert (found.verdict, found.decided_by) == (OPEN, ("scope",))
    assert outcome(SLOVAK, "workload: 9 h", "long-enough").outcome is NOT_MET


def test_outside_the_scope_is_never_a_failure() -> None:
    assert verdict(SLOVAK, "workload: 9 h\nprovider: {country: NL}") is OUT


def test_the_scope_can_be_ignored() -> None:
    text = "workload: 120 h\nassessment: exam\nprovider: {country: NL}"
    assert verdict(SLOVAK, text, ignore_scope=True) is COUNTS
    assert verdict(SLOVAK, "workload: 9 h", ignore_scope=True) is DOES_NOT
    assert verdict(SLOVAK, "workload: 120 h", ignore_scope=True) is OPEN


@pytest.mark.parametrize(
    ("workload", "expected", "why"),
    [
        ("100 h", MET, None),
        ("150 h", MET, None),
        ("100-150 h", MET, None),
        ("99 h", NOT_MET, None),
        ("151-200 h", NOT_MET, None),
        ("150-151 h", UNKNOWN, "straddles"),
        ("~100 h", UNKNOWN, "straddles"),
        ("at least 30 h", UNKNOWN, "straddles"),
        ("none", NOT_MET, "absent"),
    ],
)
def test_every_possibility_meets_it_or_none_does_or_it_is_unknown(
    workload: str, expected: object, why: str | None
) -> None:
    found = outcome(TWO, f"workload: {workload}", "long-enough")
    assert (found.outcome, found.why) == (expected, why)


@pytest.mark.parametrize(
    ("credits", "expected", "why"),
    [
        ("30 ECTS", MET, None),
        ("60 ECTS", NOT_MET, None),
        ("31 ECTS", UNKNOWN, "vague"),
        ("20-40 ECTS", UNKNOWN, "straddles"),
        ("none", UNKNOWN, "absent"),
    ],
)
def test_a_vague_limit_has_a_doubtful_zone_and_leaves_absence_open(
    credits: str, expected: object, why: str | None
) -> None:
    zones = {"clear": 30, "outside": 60, "because": "No number in the text."}
    small = define(criterion("small", {"fact": "credits.ects_equivalent", "vague": zones}))
    found = outcome(small, f"credits: {credits}", "small")
    assert (found.outcome, found.why) == (expected, why)


@pytest.mark.parametrize(
    ("level", "why"),
    [
        ("NZQCF 8", "unlevelled"),
        ("MQF (Malaysia) 7", "unmapped"),
        ("AQF (Australia) 8", "unverified"),
    ],
)
def test_levels_that_nobody_paired_or_mapped_are_unknown_each_in_its_own_words(level: str, why: str) -> None:
    high = define(criterion("high", {"fact": "level.eqf", "in": [6, 7]}))
    found = outcome(high, f"level: {level}", "high")
    assert (found.outcome, found.why) == (UNKNOWN, why)


def test_required_criteria_are_gaps_and_never_flip_a_verdict() -> None:
    asked = define(
        criterion("long-enough", HOURS),
        criterion("assessed", ASSESSED, kind="required"),
        criterion("titled", {"fact": "title", "stated": True}, kind="required"),
        criterion("online", {"fact": "participation.form", "is": "online"}, kind="recommended"),
    )
    for more, gaps in (
        ("name: A\nassessment: exam", ()),
        ("name: A", ("assessed",)),
        ("assessment: none", ("assessed", "titled")),
    ):
        found = result(asked, f"workload: 120 h\nparticipation: onsite\n{more}")
        assert (found.verdict, found.gaps) == (COUNTS, gaps)
        assert found.decided_by == ("long-enough",)


def test_what_follows_is_no_statement_and_fills_no_gap() -> None:
    asked = define(
        criterion("long-enough", HOURS),
        criterion("outcomes", {"fact": "learning_outcomes.stated", "stated": True}, kind="required"),
        criterion("volume", {"fact": "workload.hours", "stated": True}, kind="required"),
    )
    assert result(asked, "credits: 5 ECTS").gaps == ("outcomes",)
    assert result(asked, "contact: 20 h").gaps == ("outcomes", "volume")
