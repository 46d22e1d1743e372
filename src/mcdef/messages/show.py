"""How numbers and ranges are written for people.

Rounded outward to a tenth, so that no range looks narrower than it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise
from typing import Final

_TENTH: Final = 10
Limits = tuple[Fraction | None, Fraction | None, bool, bool]


def exact(number: Fraction) -> str:
    """A number as machines read it back: ``150``, ``37.5`` stays ``75/2``."""
    return str(number)


def number(value: Fraction, *, up: bool | None = None) -> str:
    """A number for people: exact where three decimals hold it, else rounded down or up as a limit, or *about*."""
    thousandths = value * 1000
    if thousandths.denominator == 1:
        return _decimals(thousandths.numerator, 3)
    if up is None:
        return f"about {_decimals(round(value * 100), 2)}"
    scaled = value * _TENTH
    whole = -(-scaled.numerator // scaled.denominator) if up else scaled.numerator // scaled.denominator
    return _decimals(whole, 1)


def _decimals(scaled: int, places: int) -> str:
    units, rest = divmod(scaled, 10**places)
    return f"{units}.{rest:0{places}d}".rstrip("0").rstrip(".") if rest else str(units)


def limits(low: Fraction | None, high: Fraction | None, low_open: bool, high_open: bool) -> str:
    """One range: ``100-150``, ``under 15``, ``at least 2``, ``over 4.5``."""
    if low is not None and low == high:
        return number(low)
    nothing_below = low is None or (low == 0 and not low_open)
    if high is None:
        if low is None:
            return "any number"
        return f"{'over' if low_open else 'at least'} {number(low, up=False)}"
    if nothing_below:
        return f"{'under' if high_open else 'at most'} {number(high, up=True)}"
    assert low is not None
    start = f"over {number(low, up=False)}" if low_open else number(low, up=False)
    if high_open:
        return f"{start} to under {number(high, up=True)}"
    return f"{start}{' to ' if low_open else '-'}{number(high, up=True)}"


def alternatives(parts: Iterable[Limits]) -> str:
    """Several ranges or points: ``6 or 7``; three or more numbers in a row as one range: ``5-8``."""
    every = list(parts)
    points = [low for low, high, _, _ in every if low is not None and low == high]
    if len(points) == len(every) > 2 and all(b - a == 1 for a, b in pairwise(points)):
        return f"{number(points[0])}-{number(points[-1])}"
    return either(limits(*part) for part in every)


def either(words: Iterable[str]) -> str:
    """``a``, ``a or b``, ``a, b or c``."""
    return _joined(list(words), "or")


def both(words: Iterable[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return _joined(list(words), "and")


def _joined(words: list[str], last: str) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}" if words else ""
