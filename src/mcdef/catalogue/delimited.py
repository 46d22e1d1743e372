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
    """The separator of a table: the one that most of the first rows have equally often, most of them first."""
    source = Source("", text[:20_000])
    found: list[tuple[int, int, str]] = []
    for delimiter in DELIMITERS:
        widths = []
        try:
            for fields in _rows(source, 0, delimiter):
                if fields:
                    widths.append(len(fields))
                if len(widths) == _LOOKED_AT:
                    break
        except McdefError:
            pass  # the beginning of a text may end within quotes
        if widths and widths[0] > 1:
            found.append((sum(width == widths[0] for width in widths), widths[0], delimiter))
    return max(found, key=lambda one: (one[0], one[1], -DELIMITERS.index(one[2])))[2] if found else ","


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
