"""Which numbers a fact can be at all: none is below zero, EQF levels are eight, and courses are counted whole.

A case cannot show what lies outside: nobody is asked for an offer of less than no hours.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
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
        start = limit - step(limit)
        if self.holds(start):
            return start
        if self.whole or self.low is None or limit <= self.low:
            return None
        return (self.low + limit) / 2

    def above(self, limit: Fraction) -> Fraction | None:
        """The same upwards."""
        further = Fraction(limit.numerator // limit.denominator + 1) if self.whole else limit + step(limit)
        if self.low is not None and further < self.low:
            return self.low
        if self.high is None or further <= self.high:
            return further
        return (limit + self.high) / 2 if limit < self.high and not self.whole else None

    def between(self, low: Fraction, high: Fraction) -> Fraction | None:
        """A number between two others, as near to the first as people write it."""
        for number in (low + step(low), low + _TENTH):
            if low < number < high and self.holds(number):
                return number
        return None if self.whole else (low + high) / 2


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
