"""Sets of numbers against `portion`, an interval library of others."""

from __future__ import annotations

from fractions import Fraction

import portion
from hypothesis import given
from logic_worlds import in_any_unit, ranges, thorough, unions

from mcdef.logic.ranges import Numbers, Range

ENDS = in_any_unit(-4, 6)
Atom = tuple[bool, Fraction | None, Fraction | None, bool]


def theirs(numbers: Numbers) -> portion.Interval:
    return portion.Interval(*map(_interval, numbers.parts))


def _interval(part: Range) -> portion.Interval:
    return portion.Interval.from_atomic(
        portion.OPEN if part.low_open or part.low is None else portion.CLOSED,
        -portion.inf if part.low is None else part.low,
        portion.inf if part.high is None else part.high,
        portion.OPEN if part.high_open or part.high is None else portion.CLOSED,
    )


def same(ours: Numbers | None, expected: portion.Interval) -> bool:
    parts = [] if ours is None else [(p.low_open, p.low, p.high, p.high_open) for p in ours.parts]
    return parts == [_atom(atom) for atom in expected if not atom.empty]


def _atom(atom: portion.Interval) -> Atom:
    low = None if atom.lower == -portion.inf else atom.lower
    high = None if atom.upper == portion.inf else atom.upper
    return low is not None and atom.left is portion.OPEN, low, high, high is not None and atom.right is portion.OPEN


@thorough
@given(unions(ENDS))
def test_the_same_parts(numbers: Numbers) -> None:
    assert same(numbers, theirs(numbers))


@thorough
@given(unions(ENDS), unions(ENDS))
def test_meet(one: Numbers, other: Numbers) -> None:
    assert same(one.meet(other), theirs(one) & theirs(other))


@thorough
@given(unions(ENDS), unions(ENDS))
def test_union(one: Numbers, other: Numbers) -> None:
    assert same(one.union(other), theirs(one) | theirs(other))


@thorough
@given(unions(ENDS), unions(ENDS))
def test_outside(one: Numbers, other: Numbers) -> None:
    assert same(one.outside(other), theirs(one) - theirs(other))


@thorough
@given(unions(ENDS), unions(ENDS))
def test_within(one: Numbers, other: Numbers) -> None:
    assert one.within(other) == (theirs(one) in theirs(other))
    assert one.within(one.union(other))


@thorough
@given(unions(ENDS), ENDS)
def test_contains(numbers: Numbers, number: Fraction) -> None:
    assert numbers.contains(Fraction(number)) == (Fraction(number) in theirs(numbers))


@thorough
@given(unions(ENDS))
def test_hull(numbers: Numbers) -> None:
    assert same(numbers.hull(), theirs(numbers).enclosure)


@thorough
@given(ranges(ENDS), ranges(ENDS))
def test_two_ranges_touch_where_their_union_is_one(one: Range, other: Range) -> None:
    joined = _interval(one) | _interval(other)
    assert one.touches(other) == joined.atomic
    assert one.touches(other) == other.touches(one)
    assert same(Numbers((one.join(other),)), joined.enclosure)
    assert one.within(other) == (_interval(one) in _interval(other))
