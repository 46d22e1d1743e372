"""Dates as people and programs write them, for a suggestion: a description itself takes year, month and day only."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import Final

_MONTHS: Final = {
    month: number
    for number, months in enumerate(
        (
            "jan january januar janvier enero gennaio januari ene jän",
            "feb february februar février febrero febbraio februari fév",
            "mar march märz mars marzo maart mär",
            "apr april avril abril aprile avr abr",
            "may mai mayo maggio mei",
            "jun june juni juin junio giugno",
            "jul july juli juillet julio luglio",
            "aug august août agosto augustus",
            "sep sept september septembre septiembre settembre",
            "oct october oktober octobre octubre ottobre okt",
            "nov november novembre noviembre",
            "dec december dezember décembre diciembre dicembre dez déc",
        ),
        start=1,
    )
    for month in months.split()
}
_YEAR_FIRST: Final = re.compile(r"(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})(?:[T ]\d.*)?")
_YEAR_LAST: Final = re.compile(r"(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(\d{4})")
_TOGETHER: Final = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_IN_WORDS: Final = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th|er|\.|º)? (?:of |de )?([^\W\d]+)\.?,? (?:de )?(\d{4}))")
_MONTH_FIRST: Final = re.compile(r"([^\W\d]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
# Seconds since 1970 and days since 1900, as programs and spreadsheets count, between 1990 and 2060.
_SECONDS: Final = range(631_152_000, 2_840_140_800)
_DAYS: Final = range(32_874, 58_440)
_DAY_ZERO: Final = date(1899, 12, 30)


def meant_dates(value: object) -> list[date]:
    """The day that is probably meant; two where day and month may stand in either order; none where it is not told."""
    text = " ".join(str(value).split())
    if isinstance(value, int) and not isinstance(value, bool):
        if value in _SECONDS or value // 1000 in _SECONDS:
            seconds = value if value in _SECONDS else value // 1000
            return [datetime.fromtimestamp(seconds, UTC).date()]
        if value in _DAYS:
            return [_DAY_ZERO + timedelta(days=value)]
    if match := _YEAR_FIRST.fullmatch(text):
        return _days((match[1], match[3], match[4]))
    if match := _TOGETHER.fullmatch(text):
        return _days((match[1], match[2], match[3]))
    if match := _YEAR_LAST.fullmatch(text):
        day_first = (match[4], match[3], match[1])
        month_first = (match[4], match[1], match[3])
        return _days(day_first) if match[2] == "." else _days(day_first, month_first)
    if match := _IN_WORDS.fullmatch(text):
        return _named(match[3], match[2], match[1])
    if match := _MONTH_FIRST.fullmatch(text):
        return _named(match[3], match[1], match[2])
    return []


def _named(year: str, month: str, day: str) -> list[date]:
    number = _MONTHS.get(month.casefold())
    return [] if number is None else _days((year, str(number), day))


def _days(*written: tuple[str, str, str]) -> list[date]:
    found: dict[date, None] = {}
    for year, month, day in written:
        with suppress(ValueError):
            found[date(int(year), int(month), int(day))] = None
    return list(found)
