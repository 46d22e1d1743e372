"""CSV and TSV with the place of every field: which separator it is, and the fields of each row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from mcdef.documents.problem import McdefError, problem
from mcdef.documents.source import Source

DELIMITERS: Final = (";", "\t", ",")
_NAMES: Final = {"tab": "\t", "\\t": "\t", "semicolon": ";", "comma": ","}
_LOOKED_AT: Final = 10  # rows
_TABLE: Final = 3  # columns from which commas in each row of a list are no chance
_LOOKED_INTO: Final = 20_000  # characters
_DECLARED: Final = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


class Field(NamedTuple):
    """One field: its value, and where it stands in the text, quotes included."""

    value: str
    start: int
    end: int


Fields = list[Field]


def rows_of(source: Source, delimiter: str | None = None) -> Iterator[Fields]:
    """The rows of a text, blank ones as empty lists so that row numbers stay those of a spreadsheet program.

    Raises :class:`McdefError`, after the rows before it, at a quote that is never closed or closes too early.
    """
    start = 0
    declared = _DECLARED.match(source.text)  # how Excel is told the separator; it shows no such row
    if declared is not None:
        start = declared.end()
        delimiter = delimiter or declared[1]
    yield from _rows(source, start, _NAMES.get(delimiter or "", delimiter) or separator(source.text))


def separator(text: str) -> str:
    """The separator of a table: the one that most of the first rows have as often as the first, most of them there.

    Of a single column it is the one that no row has. Where a title of one cell stands above the table, it is the one
    that all rows below have as often.
    """
    source = Source("", text[:_LOOKED_INTO])
    found = {delimiter: _widths(source, delimiter) for delimiter in DELIMITERS}
    rank = {
        delimiter: (widths[0] > 1, whole, widths.count(widths[0]), widths[0])
        for delimiter, (widths, whole) in found.items()
        if widths
    }
    if rank and not any(several for several, *_ in rank.values()):
        below = {delimiter: _below_a_title(widths) for delimiter, (widths, _) in found.items()}
        if max(below.values()):
            return max(below, key=lambda one: below[one])
    return max(rank, key=lambda one: rank[one]) if rank else ","


def _below_a_title(widths: list[int]) -> int:
    """How many fields all rows below a title have; none where they differ, or are so few that it may be chance."""
    title = next((at for at, width in enumerate(widths) if width > 1), len(widths))
    table = set(widths[title:])
    return table.pop() if len(table) == 1 and len(widths) - title > 1 and max(widths) >= _TABLE else 0


def _widths(source: Source, delimiter: str) -> tuple[list[int], bool]:
    """How many fields each of the first rows has, and whether all of them can be read so."""
    widths: list[int] = []
    try:
        for fields in _rows(source, 0, delimiter):
            if fields:
                widths.append(len(fields))
            if len(widths) == _LOOKED_AT:
                break
    except McdefError:
        # A long text is cut off here, within quotes perhaps; a short one has no such excuse.
        return widths, len(source.text) == _LOOKED_INTO
    return widths, True


def _rows(source: Source, start: int, delimiter: str) -> Iterator[Fields]:
    text = source.text
    sign = re.escape(delimiter)
    one = re.compile(rf'"(?P<quoted>[^"]*+(?:""[^"]*+)*+)"|(?P<plain>(?!")[^{sign}\r\n]*)')
    after = re.compile(rf"{sign}|\r\n|\r|\n|\Z")
    fields: Fields = []
    position = start
    while True:
        found = one.match(text, position)
        if found is None:
            span = source.span(position, position + 1)
            raise McdefError(problem("quote-never-closed", source=source, span=span))
        end = after.match(text, found.end())
        if end is None:
            span = source.span(found.end(), found.end() + 1)
            raise McdefError(problem("text-after-quote", source=source, span=span))
        quoted = found["quoted"]
        value = found["plain"] if quoted is None else quoted.replace('""', '"')
        fields.append(Field(value, *found.span()))
        position = end.end()
        if end[0] == delimiter:
            continue
        if end[0] or fields != [Field("", position, position)]:  # a break at the end begins no further row
            yield fields if any(field.value.strip() for field in fields) else []
        if not end[0]:
            return
        fields = []
