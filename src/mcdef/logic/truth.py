"""Kleene's three truth values: an unknown operand matters only where it could change the result."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum


class Truth(Enum):
    """The outcome of a test: met, not met, or unknown."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"

    @property
    def known(self) -> bool:
        return self is not Truth.UNKNOWN


def of(condition: bool) -> Truth:
    """The truth value of something that is known."""
    return Truth.MET if condition else Truth.NOT_MET


def negate(value: Truth) -> Truth:
    """Kleene's *not*."""
    if value is Truth.UNKNOWN:
        return value
    return Truth.NOT_MET if value is Truth.MET else Truth.MET


def every(values: Iterable[Truth]) -> Truth:
    """Kleene's *and*: one that is not met settles it, whatever is unknown."""
    result = Truth.MET
    for value in values:
        if value is Truth.NOT_MET:
            return value
        if value is Truth.UNKNOWN:
            result = value
    return result


def some(values: Iterable[Truth]) -> Truth:
    """Kleene's *or*: one that is met settles it, whatever is unknown."""
    return negate(every(negate(value) for value in values))


def implies(condition: Truth, conclusion: Truth) -> Truth:
    """Kleene's *if/then*: a condition that is not met makes it met."""
    return some((negate(condition), conclusion))
