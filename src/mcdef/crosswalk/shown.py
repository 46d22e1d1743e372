"""Numbers as routes and findings write them: exact where short, else rounded outward to a tenth (crosswalk rule 1)."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from mcdef.logic.possibilities import Numbers, Range


def shown(numbers: Numbers) -> str:
    """``100``, ``100-150``, ``at least 37.5``, ``4 or 5``."""
    return " or ".join(_range(part) for part in numbers.parts)


def down(number: Fraction) -> str:
    """Rounded down to a tenth, for a lower end."""
    return _decimal(Fraction(floor(number * 10), 10))


def up(number: Fraction) -> str:
    """Rounded up to a tenth, for an upper end."""
    return _decimal(Fraction(ceil(number * 10), 10))


def _range(part: Range) -> str:
    if part.low is not None and part.is_point:
        return exact(part.low)
    if part.high is None:
        return f"{'over' if part.low_open else 'at least'} {down(part.low or Fraction(0))}"
    if part.low is None or (part.low == 0 and part.high_open):
        return f"{'under' if part.high_open else 'at most'} {up(part.high)}"
    return f"{down(part.low)}-{'under ' if part.high_open else ''}{up(part.high)}"


def exact(number: Fraction) -> str:
    """A number by itself: in decimals where three of them hold it, else as about two."""
    thousandths = number * 1000
    return _decimal(number) if thousandths.denominator == 1 else f"about {float(round(number, 2)):.2f}"


def _decimal(number: Fraction) -> str:
    return f"{float(number):.3f}".rstrip("0").rstrip(".")
