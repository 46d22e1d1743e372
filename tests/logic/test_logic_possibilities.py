"""What two statements leave open together (meet), what either does (hull), and when one narrows the other."""

from __future__ import annotations

import pytest
from hypothesis import given
from logic_worlds import points, thorough, values

from mcdef.logic.possibilities import ABSENT, UNKNOWN, Choice, Members, Numbers, Value, hull, meet, narrows


def listed(*has: str, complete: bool = False) -> Members:
    return Members(frozenset(has), complete)


NOTHING = listed(complete=True)
MEETS: list[tuple[Value, Value, Value | None]] = [
    (Numbers.between(100, 150), Numbers.between(125, None), Numbers.between(125, 150)),
    (Numbers.between(100, 120), Numbers.between(125, 150), None),
    (points(6, 7), points(7, 8), points(7)),
    (Choice.of("university", "college"), Choice.of("college", "company"), Choice.of("college")),
    (Choice.of(True), Choice.of(False), None),
    (listed("level"), listed("grade"), listed("grade", "level")),
    (listed("level", complete=True), listed("level"), listed("level", complete=True)),
    (listed("level", complete=True), listed("grade"), None),
    (listed("level", complete=True), listed(complete=True), None),
    (listed(), ABSENT, ABSENT),
    (NOTHING, ABSENT, ABSENT),
    (listed("level"), ABSENT, None),
    (Numbers.point(0), ABSENT, None),
    (Choice.of("none"), ABSENT, None),
    (Numbers.point(1), Choice.of(True), None),
    (ABSENT, ABSENT, ABSENT),
]


@pytest.mark.parametrize(("a", "b", "expected"), MEETS)
def test_what_two_statements_leave_open_together(a: Value, b: Value, expected: Value | None) -> None:
    assert meet(a, b) == expected
    assert meet(b, a) == expected


HULLS: list[tuple[Value, Value, Value]] = [
    (points(6), points(8), Numbers.between(6, 8)),
    (Numbers.between(None, 3), Numbers.point(9), Numbers.between(None, 9)),
    (Choice.of("university"), Choice.of("college"), Choice.of("university", "college")),
    (listed("level", "grade", complete=True), listed("level"), listed("level")),
    (listed("level", complete=True), listed("level", complete=True), listed("level", complete=True)),
    (points(6), ABSENT, UNKNOWN),
    (points(6), UNKNOWN, UNKNOWN),
    (points(6), Choice.of("six"), UNKNOWN),
]


@pytest.mark.parametrize(("a", "b", "expected"), HULLS)
def test_everything_that_either_leaves_open(a: Value, b: Value, expected: Value) -> None:
    assert hull(a, b) == expected
    assert hull(b, a) == expected


def both(a: Value | None, b: Value | None) -> Value | None:
    """Meet, carried past a contradiction."""
    return None if a is None or b is None else meet(a, b)


@thorough
@given(values, values, values)
def test_the_order_of_statements_does_not_matter(a: Value, b: Value, c: Value) -> None:
    assert meet(a, b) == meet(b, a)
    assert both(meet(a, b), c) == both(a, meet(b, c))


@thorough
@given(values, values, values)
def test_the_order_of_routes_does_not_matter(a: Value, b: Value, c: Value) -> None:
    assert hull(a, b) == hull(b, a)
    assert hull(hull(a, b), c) == hull(a, hull(b, c))


@thorough
@given(values)
def test_saying_it_twice_adds_nothing(a: Value) -> None:
    assert meet(a, a) == a
    assert hull(a, a) == a
    assert meet(a, UNKNOWN) == a
    assert meet(UNKNOWN, a) == a
    assert hull(a, UNKNOWN) is UNKNOWN


@thorough
@given(values, values)
def test_a_meet_narrows_both_and_each_narrows_the_hull(a: Value, b: Value) -> None:
    together = meet(a, b)
    if together is not None:
        assert narrows(together, a)
        assert narrows(together, b)
    assert narrows(a, hull(a, b))


@thorough
@given(values, values, values)
def test_narrowing_is_an_order(a: Value, b: Value, c: Value) -> None:
    assert narrows(a, a)
    assert narrows(a, UNKNOWN)
    if narrows(a, b) and narrows(b, a):
        assert a == b
    if narrows(a, b) and narrows(b, c):
        assert narrows(a, c)


NARROWER: list[tuple[Value, Value, bool]] = [
    (points(6), Numbers.between(5, 7), True),
    (Numbers.between(5, 8), Numbers.between(5, 7), False),
    (listed("level", "grade"), listed("level"), True),
    (listed("level", complete=True), listed("level"), True),
    (listed("level"), listed("level", complete=True), False),
    (ABSENT, UNKNOWN, True),
    (UNKNOWN, ABSENT, False),
    (ABSENT, Numbers.between(0, 5), False),
]


@pytest.mark.parametrize(("new", "old", "expected"), NARROWER)
def test_what_narrows(new: Value, old: Value, expected: bool) -> None:
    assert narrows(new, old) is expected


def test_a_choice_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="no option"):
        Choice.of()


@pytest.mark.parametrize(
    ("choice", "only"), [(Choice.of("a"), "a"), (Choice.of(False), False), (Choice.of("a", "b"), None)]
)
def test_the_only_option_left(choice: Choice, only: str | bool | None) -> None:
    assert choice.only is only


def test_absent_and_unknown_are_never_the_same() -> None:
    assert ABSENT is not UNKNOWN
    assert repr(ABSENT) != repr(UNKNOWN)
