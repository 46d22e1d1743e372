"""Time words: hours, weekly loads, weeks and months, as people write them in ``workload`` and ``duration``.

``150 h``, ``12 weeks x 10-12 h``, ``5 courses x 13 weeks x 8-12 h``, ``6 months x under 10 h``, ``30 lessons``.
"""

from __future__ import annotations

import re
from typing import Final

from mcdef.credential import synonyms
from mcdef.credential.mistake import Mistake
from mcdef.credential.quantity import refuse_length, split_quantity
from mcdef.documents.suggest import closest
from mcdef.logic.ranges import Numbers

_UNITS: Final = {
    "hours": ("", "h", "hr", "hrs", "hour", "hours", "hours of study", "study hours", "learning hours",
              "notional hours", "hours total", "h total", "hours in total", "h in total"),
    "weekly": ("h/week", "h/w", "h a week", "h per week", "hours/week", "hours a week", "hours per week",
               "hrs/week", "hrs per week", "hours weekly", "h weekly", "h each", "hours each"),
    "daily": ("h/day", "h a day", "h per day", "hours/day", "hours a day", "hours per day"),
    "weeks": ("w", "wk", "wks", "week", "weeks"),
    "months": ("month", "months", "mo"),
    "years": ("year", "years", "yr", "yrs"),
    "courses": ("course", "courses", "module", "modules", "unit", "units"),
    "lessons": ("lesson", "lessons", "teaching hour", "teaching hours", "academic hour", "academic hours"),
    "minutes": ("min", "mins", "minute", "minutes"),
    "days": ("day", "days"),
}  # fmt: skip
UNITS: Final = {word: unit for unit, words in _UNITS.items() for word in words}
_WRITTEN: Final = ("h", "hours", "h/week", "weeks", "months", "years", "courses", "lessons", "minutes", "days")
_TIMES = re.compile(r"\s+[xX×*]\s+|\s*[×*]\s*")

Amounts = dict[str, Numbers]


def read_workload(text: str) -> Amounts:
    """Keys of the full form of ``workload``: hours, or courses, weeks, months and hours_per_week."""
    factors = _factors(text)
    if len(factors) == 1:
        unit, numbers, start = factors[0]
        if unit == "minutes":
            return {"hours": numbers.divided_by(Numbers.point(60))}
        if unit != "hours":
            raise Mistake(_LONE.get(unit, "not-a-workload"), start=start, unit=unit, written=text)
        return {"hours": numbers}
    named: Amounts = {}
    for unit, numbers, start in factors:
        unit = "hours_per_week" if unit in ("hours", "weekly") else unit
        if unit not in ("hours_per_week", "weeks", "months", "courses") or unit in named:
            raise Mistake("not-a-workload", start=start, written=text)
        named[unit] = numbers
    if "hours_per_week" not in named:
        raise Mistake("weeks-without-load", written=text)
    return named


_LONE = {
    "weeks": "elapsed-is-no-workload",
    "months": "elapsed-is-no-workload",
    "years": "elapsed-is-no-workload",
    "days": "days-are-no-hours",
    "lessons": "contact-is-no-workload",
    "weekly": "load-without-weeks",
}


def read_contact(text: str) -> Amounts:
    """``20 h`` or ``30 lessons``: the full form of ``contact``."""
    unit, numbers, start = _one(text)
    if unit == "minutes":
        return {"hours": numbers.divided_by(Numbers.point(60))}
    if unit not in ("hours", "lessons"):
        raise Mistake("not-contact-time", start=start, written=text)
    return {unit: numbers}


def read_duration(text: str) -> Amounts:
    """``9 weeks``, ``4 months`` or ``1 year``: elapsed time, the full form of ``duration``."""
    unit, numbers, start = _one(text)
    if unit == "years":
        return {"months": numbers.times(Numbers.point(12))}
    if unit not in ("weeks", "months"):
        raise Mistake("not-a-duration", start=start, written=text)
    return {unit: numbers}


def _one(text: str) -> tuple[str, Numbers, int]:
    factors = _factors(text)
    if len(factors) != 1:
        raise Mistake("not-one-quantity", written=text)
    return factors[0]


def _factors(text: str) -> list[tuple[str, Numbers, int]]:
    refuse_length(text)
    result = []
    start = 0
    for piece in _split(text):
        offset = text.index(piece, start)
        start = offset + len(piece)
        try:
            numbers, unit, unit_start = split_quantity(piece)
        except Mistake as mistake:
            mistake.start = offset + (mistake.start or 0)
            mistake.length = mistake.length or len(piece.rstrip())
            raise
        word = UNITS.get(unit.lower().rstrip("."))
        if word is None:
            meant = closest(unit, _WRITTEN, synonyms.UNITS)
            raise Mistake("unknown-unit", start=offset + unit_start, length=len(unit), unit=unit, suggestion=meant)
        result.append((word, numbers, offset))
    return result


def _split(text: str) -> list[str]:
    return _TIMES.split(text)
