"""A judgement settles its criterion where facts leave it open, and nothing else (DESIGN 2.9)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facts.describing import described, shipped
from mcdef.definition.select import Selection
from mcdef.verdict.judge import judge
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
    judged,
    outcome,
    result,
)

FOCUSED = define(criterion("focused"))
LONG = define(criterion("long-enough", HOURS))


def judgement(name: str, met: bool) -> str:
    return (
        f"judgements:\n  - {{criterion: {name}, met: {str(met).lower()}, by: Board, on: 2026-09-01, because: one duty}}"
    )


@pytest.mark.parametrize(("met", "expected"), [(True, COUNTS), (False, DOES_NOT)])
def test_a_judgement_settles_a_criterion_without_a_test(met: bool, expected: Verdict) -> None:
    found = result(FOCUSED, judgement("made-up.focused", met))
    assert found.verdict is expected
    decided = found.criteria[0].judgement
    assert decided is not None
    assert (decided.by, str(decided.on), decided.because) == ("Board", "2026-09-01", "one duty")


def test_a_criterion_without_a_test_needs_a_judgement() -> None:
    found = outcome(FOCUSED, "name: A", "focused")
    assert (found.outcome, found.why) == (UNKNOWN, "needs_judgement")


@pytest.mark.parametrize("workload", ["", "workload: 90-120 h\n"])
@pytest.mark.parametrize(("met", "expected"), [(True, COUNTS), (False, DOES_NOT)])
def test_a_judgement_settles_a_test_that_is_unknown(workload: str, met: bool, expected: Verdict) -> None:
    assert result(LONG, f"{workload}{judgement('made-up.long-enough', met)}").verdict is expected


def test_a_judgement_comes_before_silence() -> None:
    silent = define(criterion("long-enough", HOURS, silence={"met": "nobody denies it"}))
    found = result(silent, judgement("made-up.long-enough", False))
    assert (found.verdict, found.rests_on.silence) == (DOES_NOT, ())


@pytest.mark.parametrize(("workload", "met", "stays"), [("120 h", False, MET), ("99 h", True, NOT_MET)])
def test_against_a_settled_test_it_has_no_effect_and_is_a_warning(workload: str, met: bool, stays: object) -> None:
    text = f"workload: {workload}\n{judgement('made-up.long-enough', met)}"
    found = judged(LONG, text)
    assert found.results[0].criteria[0].outcome is stays
    assert found.results[0].criteria[0].judgement is None
    (warning,) = found.problems
    assert (warning.code, warning.severity) == ("judgement-without-effect", "warning")
    assert warning.place == "offer.yaml:3:17"


def test_a_judgement_that_agrees_with_the_facts_is_no_warning() -> None:
    assert judged(LONG, f"workload: 120 h\n{judgement('made-up.long-enough', True)}").problems == ()


def test_a_judgement_on_what_no_definition_has_is_a_warning() -> None:
    (warning,) = judged(LONG, judgement("made-up.long-enuogh", True)).problems
    assert (warning.code, warning.severity) == ("judgement-unknown", "warning")


def test_a_judgement_holds_for_its_own_definition_only() -> None:
    other = replace(FOCUSED, id="another")
    library = replace(shipped(), definitions={"made-up": FOCUSED, "another": other})
    found = judge(described(judgement("made-up.focused", True)), library, Selection(("made-up", "another")))
    assert {one.definition.id: one.verdict for one in found.results} == {"made-up": COUNTS, "another": OPEN}
