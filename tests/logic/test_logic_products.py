"""Products and quotients of ranges, against the products and quotients of the numbers in them."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st
from logic_worlds import in_any_unit, ranges, thorough

from mcdef.logic.ranges import Numbers, Range

NEAR, FAR = Fraction(1, 10**9), Fraction(10**9)
CLOSE_TO_IT = Fraction(1, 10**6)
quantities = ranges(in_any_unit(0, 6)).filter(lambda r: r.low is not None)
amounts = quantities.filter(lambda r: not r.contains(Fraction(0)))


def sample(range_: Range) -> list[Fraction]:
    """Numbers of a range: its ends, or close to them where they are left out, or far away, and the middle."""
    low = range_.low or Fraction(0)
    high = low + FAR if range_.high is None else range_.high
    return [number for number in {low, low + NEAR, (low + high) / 2, high - NEAR, high} if range_.contains(number)]


def fits(results: list[Fraction], expected: Range) -> None:
    """Every result lies in the range, and the range reaches no further than the results do."""
    assert all(expected.contains(result) for result in results)
    low, high = min(results), max(results)
    assert expected.low is not None
    assert low - expected.low < CLOSE_TO_IT
    assert expected.low_open == (low > expected.low)
    if expected.high is None:
        assert high > FAR / 100
    else:
        assert expected.high - high < CLOSE_TO_IT * (1 + expected.high)
        assert expected.high_open == (high < expected.high)


@thorough
@given(quantities, quantities)
def test_times(one: Range, other: Range) -> None:
    fits([a * b for a, b in product(sample(one), sample(other))], one.times(other))


@thorough
@given(quantities, amounts)
def test_over(one: Range, other: Range) -> None:
    fits([a / b for a, b in product(sample(one), sample(other))], one.over(other))


@thorough
@given(quantities, quantities)
def test_plus(one: Range, other: Range) -> None:
    fits([a + b for a, b in product(sample(one), sample(other))], one.plus(other))


@thorough
@given(st.lists(quantities, min_size=1, max_size=2), st.lists(quantities, min_size=1, max_size=2))
def test_alternatives_are_multiplied_each_with_each(ones: list[Range], others: list[Range]) -> None:
    made = Numbers(tuple(ones)).times(Numbers(tuple(others)))
    for one, other in product(ones, others):
        assert all(made.contains(a * b) for a, b in product(sample(one), sample(other)))
        assert Numbers((one.times(other),)).within(made)
