"""What would settle an open criterion: what to do, and the smallest sets of facts that could."""

from __future__ import annotations

from itertools import combinations, product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcdef.logic.evaluate import evaluate
from mcdef.logic.possibilities import UNKNOWN, Choice, Value
from mcdef.logic.truth import Truth
from verdict.deciding import ASSESSED, HOURS, IN_SLOVAKIA, criterion, define, result, settling

QUALITY = {"any": [{"fact": f"qa.{basis}", "is": True} for basis in ("internal", "external", "sector_standard")]}
ZONES = {"clear": 30, "outside": 60, "because": "No number in the text."}


def yes(fact: str) -> dict[str, Any]:
    return {"fact": fact, "is": True}


@pytest.mark.parametrize(
    ("test", "text", "ask"),
    [
        (HOURS, "name: A", "state"),
        (HOURS, "workload: 90-120 h", "narrow"),
        ({"fact": "credits.ects", "vague": ZONES}, "credits: 40 ECTS", "judge"),
        ({"fact": "credits.ects", "vague": ZONES}, "credits: none", "judge"),
        ({"fact": "credits.ects", "vague": ZONES}, "credits: 20-40 ECTS", "narrow"),
        (None, "name: A", "judge"),
        ({"fact": "level.eqf", "in": [6, 7]}, "level: NZQCF 8", "nothing"),
    ],
)
def test_what_to_do_about_an_open_criterion(test: dict[str, Any] | None, text: str, ask: str) -> None:
    assert settling(define(criterion("open", test)), text, "open").ask == ask


def test_any_is_met_by_one_and_failed_by_all_together() -> None:
    found = settling(define(criterion("qa", QUALITY)), "name: A", "qa")
    assert found.met_by == (("qa.internal",), ("qa.external",), ("qa.sector_standard",))
    assert found.not_met_by == (("qa.internal", "qa.external", "qa.sector_standard"),)


def test_what_is_known_already_need_not_be_stated() -> None:
    found = settling(define(criterion("qa", QUALITY)), "quality_assurance: {internal: false}", "qa")
    assert found.met_by == (("qa.external",), ("qa.sector_standard",))
    assert found.not_met_by == (("qa.external", "qa.sector_standard"),)


@pytest.mark.parametrize(
    ("test", "met_by", "not_met_by"),
    [
        (
            {"all": [yes("record.issued"), yes("stand_alone")]},
            (("record.issued", "stand_alone"),),
            (("record.issued",), ("stand_alone",)),
        ),
        (
            {"all": [{"any": [yes("record.issued"), yes("stand_alone")]}, yes("record.digital")]},
            (("record.issued", "record.digital"), ("stand_alone", "record.digital")),
            (("record.digital",), ("record.issued", "stand_alone")),
        ),
        (
            {"if": yes("record.issued"), "then": yes("record.digital")},
            (("record.issued",), ("record.digital",)),
            (("record.issued", "record.digital"),),
        ),
        ({"not": yes("stand_alone")}, (("stand_alone",),), (("stand_alone",),)),
        (
            {"any": [yes("record.issued"), {"all": [yes("record.issued"), yes("stand_alone")]}]},
            (("record.issued",),),
            (("record.issued",),),
        ),
        (
            {"first": [{"fact": "credits.ects", "at_most": 6}, HOURS]},
            (("credits.ects",), ("workload.hours",)),
            (("credits.ects",), ("workload.hours",)),
        ),
    ],
)
def test_the_smallest_sets_of_facts(
    test: dict[str, Any], met_by: tuple[tuple[str, ...], ...], not_met_by: tuple[tuple[str, ...], ...]
) -> None:
    found = settling(define(criterion("open", test)), "name: A", "open")
    assert (found.met_by, found.not_met_by) == (met_by, not_met_by)


def test_every_open_constitutive_criterion_is_named_once_and_no_other() -> None:
    made = define(
        criterion("long-enough", HOURS),
        criterion("assessed", ASSESSED),
        criterion("titled", {"fact": "title", "stated": True}, kind="required"),
        criterion("remembered", yes("stand_alone"), evidence="unverified"),
    )
    assert [one.criterion for one in result(made, "assessment: exam").would_settle] == ["long-enough"]
    assert [one.criterion for one in result(made, "courses: 1").would_settle] == ["long-enough", "assessed"]


@pytest.mark.parametrize("text", ["workload: 9 h", "workload: 120 h"])
def test_a_settled_verdict_needs_nothing(text: str) -> None:
    assert result(define(criterion("long-enough", HOURS)), text).would_settle == ()


def test_an_open_scope_says_which_fact_it_waits_for() -> None:
    (found,) = result(define(criterion("long-enough", HOURS), scope=IN_SLOVAKIA), "workload: 9 h").would_settle
    assert (found.criterion, found.ask, found.met_by) == ("scope", "state", (("provider.country",),))


NAMES = ("record.issued", "record.digital", "record.shareable", "record.portable", "stand_alone")


class Truths(dict[str, bool]):
    def value(self, name: str) -> Value:
        return Choice.of(self[name]) if name in self else UNKNOWN

    def is_stated(self, name: str) -> bool:
        return name in self


@st.composite
def trees(draw: st.DrawFn, names: tuple[str, ...] = NAMES) -> dict[str, Any]:
    """A test in which each fact stands once."""
    if len(names) == 1:
        return {"fact": names[0], "is": draw(st.booleans())}
    cut = draw(st.integers(1, len(names) - 1))
    parts = [draw(trees(names[:cut])), draw(trees(names[cut:]))]
    node = draw(st.sampled_from(["all", "any", "if", "not"]))
    if node == "if":
        return {"if": parts[0], "then": parts[1]}
    return {"not": {"any": parts}} if node == "not" else {node: parts}


@settings(deadline=None, max_examples=80)
@given(trees())
def test_the_sets_are_exactly_the_smallest_that_can_reach_an_outcome(tree: dict[str, Any]) -> None:
    made = define(criterion("open", tree))
    test = made.default.criteria[0].test
    assert test is not None

    def smallest(wanted: Truth) -> set[frozenset[str]]:
        kept: set[frozenset[str]] = set()
        for size in range(1, len(NAMES) + 1):
            for names in map(frozenset, combinations(NAMES, size)):
                worlds = (Truths(zip(names, truths, strict=True)) for truths in product((True, False), repeat=size))
                if not any(other < names for other in kept) and any(
                    evaluate(test, world).truth is wanted for world in worlds
                ):
                    kept.add(names)
        return kept

    found = settling(made, "name: A", "open")
    assert set(map(frozenset, found.met_by)) == smallest(Truth.MET)
    assert set(map(frozenset, found.not_met_by)) == smallest(Truth.NOT_MET)
