"""Exact ranges and unions of ranges of numbers: what a statement about a quantity leaves open.

Everything is a :class:`fractions.Fraction`; no float enters. ``None`` as a limit: that side is unbounded.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Range:
    """A non-empty range of numbers; each limit may be strict (``open``) or unbounded (``None``)."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        if self.low is None or self.high is None:  # no end is there to be strict about, and equal ranges are equal
            object.__setattr__(self, "low_open", self.low is not None and self.low_open)
            object.__setattr__(self, "high_open", self.high is not None and self.high_open)
            return
        if self.low > self.high or (self.low == self.high and (self.low_open or self.high_open)):
            raise ValueError(f"an empty range: {self.low} to {self.high}")

    @property
    def is_point(self) -> bool:
        return self.low is not None and self.low == self.high

    def contains(self, number: Fraction) -> bool:
        above = self.low is None or number > self.low or (number == self.low and not self.low_open)
        below = self.high is None or number < self.high or (number == self.high and not self.high_open)
        return above and below

    def meet(self, other: Range) -> Range | None:
        """What both ranges allow, or nothing."""
        low, low_open = _tighter(_lower(self), _lower(other), sign=1)
        high, high_open = _tighter(_upper(self), _upper(other), sign=-1)
        try:
            return Range(low, high, low_open, high_open)
        except ValueError:
            return None

    def within(self, other: Range) -> bool:
        return self.meet(other) == self

    def touches(self, other: Range) -> bool:
        """Whether the union of the two is one range: they overlap, or meet at an included end."""
        if self.meet(other) is not None:
            return True
        return _adjoins(self, other) or _adjoins(other, self)

    def join(self, other: Range) -> Range:
        """The smallest range that holds both."""
        low, low_open = _wider(_lower(self), _lower(other), sign=1)
        high, high_open = _wider(_upper(self), _upper(other), sign=-1)
        return Range(low, high, low_open, high_open)

    def plus(self, other: Range) -> Range:
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Range(
            low,
            high,
            low is not None and (self.low_open or other.low_open),
            high is not None and (self.high_open or other.high_open),
        )

    def times(self, other: Range) -> Range:
        """End by end. Both ranges must be of quantities, that is, not negative."""
        low, low_open = _product(_floor(self), _floor(other))
        if self.high is None or other.high is None:
            zero = Range(Fraction(0), Fraction(0))
            if zero in (self, other):
                return zero
            return Range(low, None, low_open)
        high, high_open = _product((self.high, self.high_open), (other.high, other.high_open))
        return Range(low, high, low_open and low != high, high_open and low != high)

    def over(self, other: Range) -> Range:
        """Division of quantities swaps the ends of the divisor, which must not contain zero."""
        if other.low is None or other.low < 0 or other.contains(Fraction(0)):
            raise ZeroDivisionError("the divisor may be zero")
        inverse_low = Fraction(0) if other.high is None else 1 / other.high
        low_open = other.high_open or other.high is None
        inverse_high = None if other.low == 0 else 1 / other.low
        high_open = inverse_high is not None and other.low_open
        return self.times(Range(inverse_low, inverse_high, low_open, high_open))


_Limit = tuple[Fraction | None, bool]


def _lower(range_: Range) -> _Limit:
    return range_.low, range_.low_open


def _upper(range_: Range) -> _Limit:
    return range_.high, range_.high_open


def _floor(range_: Range) -> tuple[Fraction, bool]:
    return (Fraction(0), False) if range_.low is None else (range_.low, range_.low_open)


def _product(a: tuple[Fraction, bool], b: tuple[Fraction, bool]) -> tuple[Fraction, bool]:
    value = a[0] * b[0]
    if value == 0:  # an included zero on either side reaches zero whatever the other does
        return value, not ((a[0] == 0 and not a[1]) or (b[0] == 0 and not b[1]))
    return value, a[1] or b[1]


def _tighter(a: _Limit, b: _Limit, *, sign: int) -> _Limit:
    if a[0] is None:
        return b
    if b[0] is None:
        return a
    if a[0] == b[0]:
        return a[0], a[1] or b[1]
    return a if (a[0] - b[0]) * sign > 0 else b


def _wider(a: _Limit, b: _Limit, *, sign: int) -> _Limit:
    if a[0] is None or b[0] is None:
        return None, False
    if a[0] == b[0]:
        return a[0], a[1] and b[1]
    return a if (a[0] - b[0]) * sign < 0 else b


def _adjoins(left: Range, right: Range) -> bool:
    """Whether ``left`` ends exactly where ``right`` begins, one of the two ends included."""
    return left.high is not None and left.high == right.low and not (left.high_open and right.low_open)


@dataclass(frozen=True)
class Numbers:
    """The numbers a statement leaves open: a union of ranges, sorted, disjoint and never empty."""

    parts: tuple[Range, ...]

    def __post_init__(self) -> None:
        if not self.parts:
            raise ValueError("no number is left open")
        merged = _merge(self.parts)
        if merged != self.parts:
            object.__setattr__(self, "parts", merged)

    @classmethod
    def point(cls, number: int | Fraction) -> Numbers:
        value = Fraction(number)
        return cls((Range(value, value),))

    @classmethod
    def points(cls, numbers: Iterable[int | Fraction]) -> Numbers:
        return cls(tuple(Range(Fraction(number), Fraction(number)) for number in numbers))

    @classmethod
    def between(
        cls,
        low: int | Fraction | None,
        high: int | Fraction | None,
        *,
        low_open: bool = False,
        high_open: bool = False,
    ) -> Numbers:
        return cls(
            (
                Range(
                    None if low is None else Fraction(low),
                    None if high is None else Fraction(high),
                    low_open,
                    high_open,
                ),
            )
        )

    @cached_property
    def extent(self) -> Range:
        """The smallest single range around all parts."""
        result = self.parts[0]
        for part in self.parts[1:]:
            result = result.join(part)
        return result

    @property
    def is_point(self) -> bool:
        return len(self.parts) == 1 and self.parts[0].is_point

    def hull(self) -> Numbers:
        return Numbers((self.extent,))

    def contains(self, number: Fraction) -> bool:
        return any(part.contains(number) for part in self.parts)

    def meet(self, other: Numbers) -> Numbers | None:
        """What both leave open, or nothing: then the two contradict each other."""
        both = [shared for a in self.parts for b in other.parts if (shared := a.meet(b)) is not None]
        return Numbers(tuple(both)) if both else None

    def union(self, other: Numbers) -> Numbers:
        return Numbers(self.parts + other.parts)

    def within(self, other: Numbers) -> bool:
        return self.meet(other) == self

    def plus(self, other: Numbers) -> Numbers:
        return Numbers(tuple(a.plus(b) for a in self.parts for b in other.parts))

    def times(self, other: Numbers) -> Numbers:
        return Numbers(tuple(a.times(b) for a in self.parts for b in other.parts))

    def divided_by(self, other: Numbers) -> Numbers:
        return Numbers(tuple(a.over(b) for a in self.parts for b in other.parts))

    def outside(self, other: Numbers) -> Numbers | None:
        """The part of these numbers that ``other`` does not allow, or nothing."""
        return self.meet_any(_gaps(other))

    def meet_any(self, ranges: Iterable[Range]) -> Numbers | None:
        kept = [shared for a in self.parts for b in ranges if (shared := a.meet(b)) is not None]
        return Numbers(tuple(kept)) if kept else None


def _merge(parts: tuple[Range, ...]) -> tuple[Range, ...]:
    if len(parts) == 1:
        return parts
    ordered = sorted(parts, key=_order)
    result = [ordered[0]]
    for part in ordered[1:]:
        if result[-1].touches(part):
            result[-1] = result[-1].join(part)
        else:
            result.append(part)
    return tuple(result)


def _order(range_: Range) -> tuple[bool, Fraction, bool]:
    return range_.low is not None, range_.low or Fraction(0), range_.low_open


def _gaps(numbers: Numbers) -> tuple[Range, ...]:
    """The ranges between, before and after the parts: everything ``numbers`` does not hold."""
    gaps: list[Range] = []
    start: _Limit | None = (None, False)
    for part in numbers.parts:
        if part.low is not None and start is not None:
            gaps.append(Range(start[0], part.low, start[1], not part.low_open))
        start = None if part.high is None else (part.high, not part.high_open)
    if start is not None:
        gaps.append(Range(start[0], None, start[1]))
    return tuple(gaps)
