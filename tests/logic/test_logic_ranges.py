"""Ranges of hours, credits and weeks, by example: arithmetic end by end, open ends, strict limits."""

from __future__ import annotations

from fractions import Fraction

import pytest

from mcdef.logic.ranges import Numbers, Range


def r(low: int | Fraction | None, high: int | Fraction | None, strict: str = "") -> Range:
    """A range; ``strict`` names the ends that are left out: ``(``, ``)`` or ``()``."""
    return Range(
        None if low is None else Fraction(low), None if high is None else Fraction(high), "(" in strict, ")" in strict
    )


@pytest.mark.parametrize(("low", "high", "strict"), [(5, 4, ""), (4, 4, "("), (4, 4, ")"), (4, 4, "()")])
def test_an_empty_range_is_refused(low: int, high: int, strict: str) -> None:
    with pytest.raises(ValueError, match="empty range"):
        r(low, high, strict)


def test_no_number_at_all_is_refused() -> None:
    with pytest.raises(ValueError, match="no number"):
        Numbers(())


CONTAINED = [
    (r(3, 5), [3, 4, 5], [Fraction(29, 10), Fraction(51, 10)]),
    (r(3, 5, "()"), [4], [3, 5]),
    (r(None, 5, ")"), [-100, 4], [5, 6]),
    (r(3, None, "("), [4, 10**9], [3, 2]),
    (r(None, None), [-1, 0, 1], []),
    (r(Fraction(80, 3), Fraction(80, 3)), [Fraction(80, 3)], [Fraction("26.6666666666")]),
]


@pytest.mark.parametrize(("allowed", "inside", "outside"), CONTAINED)
def test_what_a_range_contains(allowed: Range, inside: list[Fraction], outside: list[Fraction]) -> None:
    assert all(allowed.contains(Fraction(number)) for number in inside)
    assert not any(allowed.contains(Fraction(number)) for number in outside)


def test_an_end_that_is_not_there_is_not_strict() -> None:
    assert r(None, 5, "(") == r(None, 5)
    assert r(5, None, ")") == r(5, None)
    assert Numbers((r(None, None, "()"),)).within(Numbers((r(None, None),)))


PRODUCTS = [
    pytest.param(r(10, 12), r(4, 6), r(40, 72), id="10-12 weeks x 4-6 h"),
    pytest.param(r(6, 6), r(0, 10, ")"), r(0, 60, ")"), id="6 weeks x under 10 h"),
    pytest.param(r(6, None), r(3, 3), r(18, None), id="at least 6 weeks x 3 h"),
    pytest.param(r(6, None, "("), r(3, 4), r(18, None, "("), id="more than 6 weeks x 3-4 h"),
    pytest.param(r(0, 0), r(5, None), r(0, 0), id="no weeks x at least 5 h"),
    pytest.param(r(0, 0), r(0, None, "("), r(0, 0), id="no weeks x some hours"),
    pytest.param(r(0, 4), r(2, 3, "("), r(0, 12), id="an included zero reaches zero"),
    pytest.param(r(0, 4, "("), r(2, 3), r(0, 12, "("), id="an excluded zero does not"),
    pytest.param(r(0, 4, "("), r(0, 3), r(0, 12), id="one included zero is enough"),
    pytest.param(r(None, 5), r(2, 2), r(0, 10), id="without a lower end, from zero"),
    pytest.param(r(2, 2), r(Fraction(40, 3), Fraction(40, 3)), r(Fraction(80, 3), Fraction(80, 3)), id="exact thirds"),
]


@pytest.mark.parametrize(("one", "other", "expected"), PRODUCTS)
def test_times_end_by_end(one: Range, other: Range, expected: Range) -> None:
    assert one.times(other) == expected
    assert other.times(one) == expected


QUOTIENTS = [
    pytest.param(r(150, 150), r(25, 30), r(5, 6), id="150 h at 25-30 h a credit"),
    pytest.param(r(100, 120, ")"), r(20, 20), r(5, 6, ")"), id="under 120"),
    pytest.param(r(60, 60), r(20, 30, "("), r(2, 3, ")"), id="more than 20 a credit: under 3 credits"),
    pytest.param(r(60, 60), r(20, None), r(0, 3, "("), id="at least 20 a credit: more than none"),
    pytest.param(r(60, 60), r(0, 20, "("), r(3, None), id="up to 20 a credit: no upper end"),
    pytest.param(r(0, 60), r(20, None), r(0, 3), id="nothing divided is nothing"),
    pytest.param(r(60, None), r(20, 30), r(2, None), id="at least 60 h"),
]


@pytest.mark.parametrize(("one", "other", "expected"), QUOTIENTS)
def test_divided_end_by_end(one: Range, other: Range, expected: Range) -> None:
    assert one.over(other) == expected
    assert Numbers((one,)).divided_by(Numbers((other,))) == Numbers((expected,))


@pytest.mark.parametrize("divisor", [r(0, 5), r(0, 0), r(None, 5), r(-1, 5)])
def test_a_divisor_that_may_be_zero_is_refused(divisor: Range) -> None:
    with pytest.raises(ZeroDivisionError):
        r(1, 2).over(divisor)


SUMS = [
    (r(1, 2), r(10, 20), r(11, 22)),
    (r(1, 2, ")"), r(10, 20, "("), r(11, 22, "()")),
    (r(1, None), r(10, 20), r(11, None)),
    (r(None, 2), r(10, 20, "("), r(None, 22)),
]


@pytest.mark.parametrize(("one", "other", "expected"), SUMS)
def test_plus_end_by_end(one: Range, other: Range, expected: Range) -> None:
    assert one.plus(other) == expected
    assert Numbers((one,)).plus(Numbers((other,))) == Numbers((expected,))


MERGED = [
    pytest.param((r(1, 2), r(2, 3)), (r(1, 3),), id="a shared end"),
    pytest.param((r(1, 2, ")"), r(2, 3)), (r(1, 3),), id="one of the two ends included"),
    pytest.param((r(1, 2, ")"), r(2, 3, "(")), (r(1, 2, ")"), r(2, 3, "(")), id="a hole of one point"),
    pytest.param((r(1, 2, ")"), r(2, 2), r(2, 3, "(")), (r(1, 3),), id="the hole filled"),
    pytest.param((r(5, 6), r(1, 9), r(2, 3)), (r(1, 9),), id="one inside the other"),
    pytest.param((r(4, None), r(None, 1)), (r(None, 1), r(4, None)), id="sorted, apart"),
    pytest.param((r(4, 4), r(4, 4)), (r(4, 4),), id="the same twice"),
]


@pytest.mark.parametrize(("parts", "expected"), MERGED)
def test_parts_are_sorted_and_joined_where_they_touch(parts: tuple[Range, ...], expected: tuple[Range, ...]) -> None:
    assert Numbers(parts).parts == expected


def test_the_part_outside_a_limit_is_named() -> None:
    workload, clause = Numbers.between(40, 72), Numbers.between(50, 60)
    assert workload.outside(clause) == Numbers((r(40, 50, ")"), r(60, 72, "(")))
    assert Numbers.between(50, 60).outside(clause) is None


def test_the_hull_of_alternatives_is_the_range_around_them() -> None:
    alternatives = Numbers.points([4, 7])
    assert alternatives.hull() == Numbers.between(4, 7)
    assert alternatives.extent == r(4, 7)


@pytest.mark.parametrize(
    ("numbers", "is_point"),
    [(Numbers.point(4), True), (Numbers.points([4, 5]), False), (Numbers.between(4, 5), False)],
)
def test_a_point_is_one_number(numbers: Numbers, is_point: bool) -> None:
    assert numbers.is_point is is_point
