"""Dates as definitions give them: ``2022-06-16``, ``2021-06`` or ``2021`` are intervals of days."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_WRITTEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")


def interval(written: str) -> tuple[date, date] | None:
    """The first and last day that a date can mean, or nothing if it is no date."""
    found = _WRITTEN.match(written.strip())
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except ValueError:
        return None
