"""What silence means, and only while a fact of the test is unstated (DESIGN 2.4)."""

from __future__ import annotations

import pytest

from mcdef.logic.truth import Truth
from mcdef.verdict.model import Verdict
from verdict.deciding import (
    COUNTS,
    DOES_NOT,
    HOURS,
    MET,
    NOT_MET,
    OPEN,
    UNKNOWN,
    criterion,
    define,
    outcome,
    result,
)

OWNED = {
    "all": [
        {"fact": "record.owned_by_learner", "is": True},
        {"fact": "record.shareable", "is": True},
        {"fact": "need.addressed", "is": True},
    ]
}
MET_BY_SILENCE = define(criterion("owned", OWNED, silence={"met": "nobody denies it"}))
LISTED = {"fact": "registers", "includes": ["nzqcf"]}
NOT_MET_BY_SILENCE = define(criterion("listed", LISTED, silence={"not_met": "the duty is to be listed"}))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name: A", MET),
        ("record: {owner: learner}", MET),
        ("record: {owner: learner, shareable: false}", NOT_MET),
    ],
)
def test_silence_can_mean_met_until_something_speaks_against_it(text: str, expected: Truth) -> None:
    assert outcome(MET_BY_SILENCE, text, "owned").outcome is expected


def test_a_verdict_that_rests_on_silence_names_the_criterion() -> None:
    found = result(MET_BY_SILENCE, "name: A")
    assert (found.verdict, found.rests_on.silence) == (COUNTS, ("owned",))
    stated = "record: {owner: learner, shareable: true}\nneed: nurses are missing"
    assert result(MET_BY_SILENCE, stated).rests_on.silence == ()


@pytest.mark.parametrize(
    ("text", "expected", "silent"),
    [
        ("name: A", DOES_NOT, ("listed",)),
        ("registers: [ehis]", DOES_NOT, ("listed",)),  # a list is silent about what it does not name
        ("registers: [ehis]\ncomplete: [registers]", DOES_NOT, ()),
        ("registers: none", DOES_NOT, ()),
        ("registers: [nzqcf, ehis]", COUNTS, ()),
    ],
)
def test_silence_can_mean_not_met_where_the_duty_is_to_be_listed(
    text: str, expected: Verdict, silent: tuple[str, ...]
) -> None:
    found = result(NOT_MET_BY_SILENCE, text)
    assert (found.verdict, found.rests_on.silence) == (expected, silent)


@pytest.mark.parametrize("silence", [{"met": "nobody denies it"}, {"not_met": "it has to be stated"}])
def test_a_value_that_straddles_stays_unknown(silence: dict[str, str]) -> None:
    made = define(criterion("long-enough", HOURS, silence=silence))
    found = outcome(made, "workload: 90-120 h", "long-enough")
    assert (found.outcome, found.why) == (UNKNOWN, "straddles")
    assert outcome(made, "name: A", "long-enough").why == "silence"


def test_a_converted_value_that_straddles_is_no_silence() -> None:
    made = define(criterion("long-enough", HOURS, silence={"met": "nobody denies it"}))
    assert outcome(made, "credits: 6 ECTS", "long-enough").outcome is UNKNOWN


def test_a_level_that_cannot_be_mapped_is_stated_and_no_silence() -> None:
    made = define(criterion("high", {"fact": "level.eqf", "in": [6, 7]}, silence={"met": "nobody denies it"}))
    assert outcome(made, "level: NZQCF 8", "high").outcome is UNKNOWN


def test_an_open_fact_beside_a_silent_one_keeps_the_criterion_open() -> None:
    both = {"all": [HOURS, {"fact": "need.addressed", "is": True}]}
    made = define(criterion("both", both, silence={"met": "nobody denies it"}))
    assert result(made, "workload: 90-120 h").verdict is OPEN
    assert result(made, "workload: 120 h").rests_on.silence == ("both",)


def test_silence_of_a_criterion_that_did_not_decide_is_not_named() -> None:
    made = define(
        criterion("owned", OWNED, silence={"met": "nobody denies it"}),
        criterion("long-enough", HOURS),
    )
    found = result(made, "workload: 9 h")
    assert (found.verdict, found.rests_on.silence) == (DOES_NOT, ())
