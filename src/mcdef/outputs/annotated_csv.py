"""The copy of a CSV or TSV file: the same separator and rows, with columns at the end."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from mcdef.catalogue.delimited import separator as separator_of
from mcdef.documents.source import Source
from mcdef.outputs.added_columns import Added, Note, first_marked
from mcdef.outputs.csvs import BOM, harmless

_LINE: Final = re.compile("[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_DECLARED: Final = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Row:
    cells: list[str]
    number: int
    line: int


def annotated_csv(source: Source, suffix: str, added: Added) -> str:
    """The copy. Cells that are there stay what they are; what is added is no formula."""
    declared = _DECLARED.match(source.text)
    start = declared.end() if declared is not None else 0
    separator = declared[1] if declared is not None else "\t" if suffix == ".tsv" else separator_of(source.text)
    rows = list(_rows(source, start, separator))
    notes = [added.by_row.get(("", row.number)) or added.by_line.get(row.line) for row in rows]
    head = _heading(rows, notes)
    end = first_marked(rows[head].cells) if head is not None else None
    cells = [row.cells[:end] for row in rows]
    width = max(map(len, cells), default=0)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator=_break_of(source.text))
    for at, (row, note) in enumerate(zip(cells, notes, strict=True)):
        new = added.heads if at == head else note
        writer.writerow(row if new is None else [*row, *[""] * (width - len(row)), *map(harmless, new)])
    return BOM + source.text[:start] + out.getvalue()


def _rows(source: Source, start: int, separator: str) -> Iterator[_Row]:
    """The records with their number and the line on which each begins."""
    position = start

    def lines() -> Iterator[str]:
        nonlocal position
        for found in _LINE.finditer(source.text, start):
            position = found.end()
            yield found[0]

    begins = start
    for number, cells in enumerate(csv.reader(lines(), delimiter=separator), start=1):
        yield _Row(cells, number, source.span(begins, begins).line)
        begins = position


def _heading(rows: list[_Row], notes: list[Note | None]) -> int | None:
    """The row of headings: the last one with anything in it before the first that was checked."""
    first = next((at for at, note in enumerate(notes) if note is not None), 0)
    return next((at for at in range(first - 1, -1, -1) if any(rows[at].cells)), None)


def _break_of(text: str) -> str:
    first = re.search("\r\n|\n|\r", text)
    return first[0] if first is not None else "\r\n"
