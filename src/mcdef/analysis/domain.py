"""Which numbers a fact can be at all: none is below zero, EQF levels are eight, and courses are counted whole.

A case cannot show what lies outside: nobody is asked for an offer of less than no hours.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Final

from mcdef.facts.vocabulary import CREDIT_PREFIX, CUSTOM_PREFIX, FactSpec

_ZERO: Final = Fraction(0)
_TENTH: Final = Fraction(1, 10)


@dataclass(frozen=True, slots=True)
class Domain:
    """The numbers from ``low`` to ``high`` (``None``: no end), perhaps whole ones only, perhaps without ``low``."""

    low: Fraction | None = _ZERO
    high: Fraction | None = None
    low_open: bool = False
    whole: bool = False

    def holds(self, number: Fraction) -> bool:
        """Whether the fact can be that number."""
        if self.whole and number.denominator != 1:
            return False
        if self.high is not None and number > self.high:
            return False
        return self.low is None or number > self.low or (number == self.low and not self.low_open)

    def below(self, limit: Fraction) -> Fraction | None:
        """A number just below: one step, or half the way where there is less room; nothing if there is none."""
        return self._first(None, limit, limit - step(limit))

    def above(self, limit: Fraction) -> Fraction | None:
        """The same upwards."""
        return self._first(limit, None, limit + step(limit))

    def between(self, low: Fraction, high: Fraction) -> Fraction | None:
        """A number between two others, as near to the first as people write it."""
        return self._first(low, high, low + step(low), low + _TENTH)

    def _first(self, low: Fraction | None, high: Fraction | None, *tried: Fraction) -> Fraction | None:
        """The first of some numbers that lies strictly between two ends, else the middle; none outside the domain."""
        start = max((end for end in (low, self.low) if end is not None), default=None)
        stop = min((end for end in (high, self.high) if end is not None), default=None)
        ends = [end for end in (start, stop) if end is not None]
        middle = [sum(ends, _ZERO) / 2] if len(ends) == 2 else [start + 1] if start is not None else []
        inside = (number for number in self._whole((*tried, *middle, *ends)) if self.holds(number))
        return next((one for one in inside if (low is None or one > low) and (high is None or one < high)), None)

    def _whole(self, numbers: tuple[Fraction, ...]) -> list[Fraction]:
        """The numbers, with the whole ones on both sides of each where only whole ones count."""
        if not self.whole:
            return list(numbers)
        return [Fraction(end) for number in numbers for end in (floor(number), ceil(number))]


def step(limit: Fraction) -> Fraction:
    """The distance that matters next to a limit: one, or a tenth where the limit has decimals."""
    return Fraction(1) if limit.denominator == 1 else _TENTH


def domain_of(spec: FactSpec) -> Domain:
    """The numbers that a fact can be. No credit is absent credit, not a credit of zero."""
    if spec.name == "level.eqf":
        return Domain(Fraction(1), Fraction(8), whole=True)
    if spec.name == "share_from_degree_courses":
        return Domain(high=Fraction(1))
    if spec.name.startswith(CUSTOM_PREFIX):
        return Domain(None)
    return Domain(low_open=spec.name.startswith(CREDIT_PREFIX), whole=spec.kind == "integer" or _counted(spec))


def _counted(spec: FactSpec) -> bool:
    return spec.name == "cohorts_completed"
