"""One fact against one check: met when every possibility meets it, not met when none does, else unknown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from itertools import chain, combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from logic_worlds import CONTENTS, WORDS, Facts, asked, hours, limits, members, points, subsets, thorough, unions

from mcdef.logic.algebra import Includes, IsNone, IsStated, OneOf, Within
from mcdef.logic.evaluate import evaluate, meets
from mcdef.logic.possibilities import ABSENT, UNKNOWN, Choice, Members, Numbers, Value
from mcdef.logic.truth import Truth

M, N, U = Truth.MET, Truth.NOT_MET, Truth.UNKNOWN
GRID = [Fraction(n, 2) for n in range(-1, 14)]  # one number for each end, gap and side of ranges that end at 0 to 6


def by_trying(possibilities: Iterable[Any], meets_it: Callable[[Any], bool]) -> Truth:
    """The law, by going through every possibility."""
    outcomes = {meets_it(possibility) for possibility in possibilities}
    return U if len(outcomes) == 2 else M if outcomes.pop() else N


@thorough
@given(unions(), limits)
def test_numbers_against_limits(value: Numbers, limit: Within) -> None:
    assert meets(limit, value) is by_trying(filter(value.contains, GRID), limit.range.contains)


@thorough
@given(unions(), st.sets(st.integers(0, 6), min_size=1))
def test_numbers_against_a_few_numbers(value: Numbers, listed: set[int]) -> None:
    assert meets(OneOf(points(*listed)), value) is by_trying(filter(value.contains, GRID), listed.__contains__)


@thorough
@given(subsets((*WORDS, True)), subsets((*WORDS, True)))
def test_words_against_words(value: frozenset[Any], listed: frozenset[Any]) -> None:
    assert meets(OneOf(options=listed), Choice(value)) is by_trying(value, listed.__contains__)


def lists_left_open(value: Members) -> list[frozenset[str]]:
    """Every list that is possible, one member beyond those that tests name included."""
    others = set() if value.complete else {*CONTENTS, "another"} - value.has
    more = chain.from_iterable(combinations(sorted(others), size) for size in range(len(others) + 1))
    return [value.has | set(added) for added in more]


@thorough
@given(members, subsets(CONTENTS), st.booleans())
def test_lists_against_members(value: Members, wanted: frozenset[str], any_of: bool) -> None:
    check = Includes(tuple(sorted(wanted)), any_of)
    included = wanted.intersection if any_of else lambda has: wanted <= has
    assert meets(check, value) is by_trying(lists_left_open(value), lambda has: bool(included(has)))


@thorough
@given(members)
def test_lists_against_none(value: Members) -> None:
    assert meets(IsNone(), value) is by_trying(lists_left_open(value), lambda has: not has)


EMC = {"fact": "workload.hours", "at_least": 100, "at_most": 150}
TABLE: list[tuple[dict[str, Any], Value, Truth]] = [
    (EMC, points(100), M),
    (EMC, points(150), M),
    (EMC, points(99), N),
    (EMC, hours(100, 150, high_open=True), M),
    (EMC, hours(90, 110), U),
    (EMC, hours(75, None), U),
    (EMC, hours(150, None, low_open=True), N),
    ({"fact": "workload.hours", "above": 100}, points(100), N),
    ({"fact": "workload.hours", "above": 100}, hours(100, None), U),
    ({"fact": "credits.ects", "below": 15}, hours(0, 15, high_open=True), M),
    ({"fact": "credits.ects", "below": 15}, hours(0, 15), U),
    ({"fact": "workload.hours", "at_least": "80/3"}, points(Fraction(80, 3)), M),
    ({"fact": "level.eqf", "in": [6, 7]}, points(6, 7), M),
    ({"fact": "level.eqf", "in": [6, 7]}, points(5, 6), U),
    ({"fact": "level.eqf", "in": [6, 7]}, points(4, 5), N),
    ({"fact": "level.eqf", "is": 7}, points(7), M),
    ({"fact": "provider.type", "in": ["university", "college"]}, Choice.of("college"), M),
    ({"fact": "provider.type", "is": "university"}, Choice.of("university", "college"), U),
    ({"fact": "assessment.exists", "is": True}, Choice.of(False), N),
    ({"fact": "record.states", "includes": ["level", "grade"]}, Members(frozenset({"level"})), U),
    ({"fact": "record.states", "includes": ["level", "grade"]}, Members(frozenset({"level"}), True), N),
    ({"fact": "record.states", "includes_any": ["level", "grade"]}, Members(frozenset({"level"})), M),
    ({"fact": "level.eqf", "is": "none"}, points(6), N),
    ({"fact": "level.eqf", "is": "none"}, ABSENT, M),
    ({"fact": "workload.hours", "at_least": 1}, Choice.of("long"), U),
    ({"fact": "provider.type", "is": "university"}, points(1), U),
    ({"fact": "record.states", "includes": ["level"]}, Choice.of("level"), U),
]  # fmt: skip


@pytest.mark.parametrize(("test", "value", "expected"), TABLE)
def test_by_example(test: dict[str, Any], value: Value, expected: Truth) -> None:
    assert evaluate(asked(test), Facts({test["fact"]: value})).truth is expected


COMPARISONS: list[dict[str, Any]] = [
    {"at_least": 1}, {"at_most": 150}, {"above": 0}, {"below": 15}, {"in": [0, 1]}, {"is": 0}, {"is": False},
    {"is": "university"}, {"includes": ["level"]}, {"includes_any": ["level"]},
]  # fmt: skip


@pytest.mark.parametrize("comparison", COMPARISONS)
def test_known_absent_meets_no_comparison(comparison: dict[str, Any]) -> None:
    leaf = asked({"fact": "credits.ects", **comparison})
    assert evaluate(leaf, Facts({"credits.ects": ABSENT})).truth is N


@pytest.mark.parametrize(
    "comparison", [*COMPARISONS, {"is": "none"}, {"vague": {"clear": 30, "outside": 60, "because": "?"}}]
)
def test_what_is_not_stated_is_unknown_to_every_comparison(comparison: dict[str, Any]) -> None:
    assert evaluate(asked({"fact": "credits.ects", **comparison}), Facts()).truth is U


@pytest.mark.parametrize(("value", "expected"), [(ABSENT, M), (points(9), M), (points(15), N), (UNKNOWN, U)])
def test_a_ceiling_on_what_may_be_absent_is_written_with_not(value: Value, expected: Truth) -> None:
    ceiling = asked({"not": {"fact": "credits.ects", "at_least": 15}})
    assert evaluate(ceiling, Facts({"credits.ects": value})).truth is expected


SMALL = {"clear": 30, "outside": 60, "because": "no number in the text"}
LARGE = {"clear": 60, "outside": 30, "because": "no number in the text"}
ZONES: list[tuple[Value, Truth, Truth]] = [
    # value: is it small, is it large
    (points(1), M, N),
    (points(30), M, N),
    (points(31), U, U),
    (hours(59, 60, high_open=True), U, U),
    (points(60), N, M),
    (hours(60, None), N, M),
    (hours(20, 40), U, U),
    (hours(None, 30), M, N),
    (ABSENT, U, U),
    (UNKNOWN, U, U),
    (Choice.of("small"), U, U),
]


@pytest.mark.parametrize(("value", "small", "large"), ZONES)
def test_a_vague_limit_has_a_clear_zone_an_outside_zone_and_doubt(value: Value, small: Truth, large: Truth) -> None:
    for zones, expected in ((SMALL, small), (LARGE, large)):
        leaf = asked({"fact": "credits.ects_equivalent", "vague": zones})
        assert evaluate(leaf, Facts({"credits.ects_equivalent": value})).truth is expected


@pytest.mark.parametrize(("facts", "expected"), [(Facts(level=points(6)), M), (Facts(level=ABSENT), M), (Facts(), N)])
def test_stated_asks_about_the_description(facts: Facts, expected: Truth) -> None:
    assert evaluate(asked({"fact": "level", "stated": True}), facts).truth is expected


def test_without_a_description_stated_is_met_by_what_is_known() -> None:
    assert meets(IsStated(), points(6)) is M
    assert meets(IsStated(), UNKNOWN) is U
