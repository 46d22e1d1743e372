"""The other readings of a text stand beside its verdict, each with its own."""

from __future__ import annotations

import pytest

from facts.describing import described, shipped
from mcdef.definition.select import Selection
from mcdef.verdict.judge import judge
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
    result,
)

READ = define(
    criterion("long-enough", HOURS),
    criterion("assessed", ASSESSED),
    readings={
        "longer": {
            "title": "Longer",
            "because": "so",
            "change": {"long-enough": {"test": {"fact": "workload.hours", "at_least": 500}}},
        },
        "unassessed": {"title": "Unassessed", "because": "so", "drop": ["assessed"]},
        "digital": {
            "title": "Digital",
            "because": "so",
            "add": [criterion("digital", {"fact": "record.digital", "is": True})],
        },
        "slovak": {"title": "Slovak", "because": "so", "scope": IN_SLOVAKIA},
    },
)
OFFER = "workload: 120 h\nassessment: exam\nprovider: {country: NL}"


def others(text: str, **more: str) -> dict[str, tuple[Verdict, tuple[str, ...]]]:
    return {one.id: (one.verdict, one.decided_by) for one in result(READ, text, **more).readings}


def test_each_reading_decides_by_its_own_patch() -> None:
    assert result(READ, OFFER).verdict is COUNTS
    assert others(OFFER) == {
        "longer": (DOES_NOT, ("long-enough",)),
        "unassessed": (COUNTS, ("long-enough",)),
        "digital": (OPEN, ("digital",)),
        "slovak": (OUT, ("scope",)),
    }


def test_a_reading_leaves_the_text_itself_as_it_is() -> None:
    assert [one.id for one in READ.default.criteria] == ["long-enough", "assessed"]
    assert READ.default.scope is None


def test_a_reading_that_was_chosen_decides_and_the_text_stands_beside() -> None:
    found = result(READ, OFFER, reading="longer")
    assert (found.reading.id, found.verdict) == ("longer", DOES_NOT)
    assert others(OFFER, reading="longer")["default"] == (COUNTS, ("long-enough", "assessed"))
    assert "longer" not in others(OFFER, reading="longer")


@pytest.mark.parametrize(
    ("level", "expected", "later"),
    [("EQF 7", COUNTS, COUNTS), ("EQF 5", DOES_NOT, COUNTS), ("EQF 8", DOES_NOT, DOES_NOT)],
)
def test_the_later_levels_of_the_common_framework(level: str, expected: Verdict, later: Verdict) -> None:
    text = f"""
provider: {{type: university, country: ES}}
workload: 125 h
credits: 5 ECTS
level: {level}
assessment: summative exam, identity checked
record: {{issued: true, states: [emc-transcript]}}
"""
    (found,) = judge(described(text), shipped(), Selection(("emc-2019",))).results
    assert found.verdict is expected
    assert {one.id: one.verdict for one in found.readings} == {"later-levels": later}
