"""The small parts of a row, read from plain content: numbers, ranges, dates, names, sources."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from mcdef.crosswalk.rows import Cite, Name, Validity
from mcdef.logic.possibilities import Numbers


def number(value: object) -> Fraction:
    """An exact number from an int, a decimal, or a text such as ``80/3`` (crosswalk rule 1); never through a float."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str, Fraction)):
        value = str(value)
    return value if isinstance(value, Fraction) else Fraction(str(value))


def numbers(value: object) -> Numbers:
    """A number, or ``{min, max}`` (or ``value``) where ``max: open`` has no upper end; ``minutes`` sizes the hour."""
    if not isinstance(value, Mapping):
        return Numbers.point(number(value))
    if "value" in value:
        found = Numbers.point(number(value["value"]))
    else:
        top = value.get("max", "open")
        found = Numbers.between(number(value.get("min", 0)), None if top == "open" else number(top))
    return found if "minutes" not in value else found.times(numbers(value["minutes"])).divided_by(Numbers.point(60))


def first_day(value: object) -> date:
    """The first day of a date, a month or a year."""
    year, month, day = _parts(value)
    return date(year, month or 1, day or 1)


def last_day(value: object) -> date:
    """The last day of a date, a month or a year."""
    year, month, day = _parts(value)
    if day:
        return date(year, month, day)
    years, month = divmod(month or 12, 12)
    return date(year + years, month + 1, 1) - timedelta(days=1)


def _parts(value: object) -> tuple[int, int, int]:
    parts = [int(part) for part in str(value).split("-")]
    year, month, day = (*parts, 0, 0)[:3]
    return year, month, day


def validity(row: Mapping[str, Any]) -> Validity:
    """``valid: {from, to}``, both days included."""
    span = row.get("valid") or {}
    return Validity(first_day(span["from"]) if "from" in span else None, last_day(span["to"]) if "to" in span else None)


def texts(value: object) -> tuple[str, ...]:
    """One text or a list of them."""
    if value is None:
        return ()
    return tuple(str(text) for text in value) if isinstance(value, (list, tuple)) else (str(value),)


def optional(value: object) -> str | None:
    """A text, where there is one."""
    return None if value is None else str(value)


def cite(row: Mapping[str, Any], outer: Mapping[str, Any] | None = None) -> Cite:
    """Source, place in it and grade of a row; what it leaves out it takes from the table around it."""
    table = outer or {}
    around: Mapping[str, Any] = {} if "source" in row else table  # where and what a source says goes with the source
    return Cite(
        texts(row.get("source", table.get("source"))),
        optional(row.get("at", around.get("at"))),
        str(row.get("evidence", table.get("evidence"))),
        optional(row.get("note", around.get("note"))),
    )


def names(row: Mapping[str, Any]) -> tuple[Name, ...]:
    """Names as a text, ``{AQF: AU}`` (means this only there) or ``{name: CFU, implies: IT}`` (tells the country)."""
    return tuple(_name(entry) for entry in row["names"])


def _name(entry: object) -> Name:
    if not isinstance(entry, Mapping):
        return Name(str(entry))
    if "name" in entry:
        return Name(str(entry["name"]), texts(entry.get("country")), texts(entry.get("implies")))
    ((name, countries),) = entry.items()
    return Name(str(name), texts(countries))
