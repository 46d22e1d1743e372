"""Tables as files hold them: sheets of cells, each cell with its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Protocol, TypeAlias

from mcdef.catalogue.delimited import Field
from mcdef.documents.place import Pointer, Span
from mcdef.documents.problem import Problem
from mcdef.documents.source import Source

Key: TypeAlias = int | str
"""A column: its index, or in rows of JSON the path to its values."""
Cell: TypeAlias = "Failed | str | bool | int | Decimal | date | time | timedelta | list[Cell] | None"
"""What a cell holds; ``None`` for an empty one."""


class Table(Protocol):
    """Rows with headings, wherever they come from. Rows count from 0."""

    @property
    def source(self) -> Source: ...
    @property
    def headings(self) -> Mapping[Key, str]:
        """The columns with their headings, in order; a column without a heading is none of them."""

    @property
    def rows(self) -> Sequence[int]:
        """The rows that hold anything."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What kept the rest of the table from being read."""

    def find(self, name: str) -> Key | None:
        """The column of that name, case and blanks around it aside."""

    def cell(self, row: int, column: Key) -> Cell: ...
    def span(self, row: int, column: Key | None = None) -> Span:
        """The place of a cell, or of a row."""

    def heading_span(self, column: Key) -> Span: ...
    def pointer(self, row: int, column: Key | None = None) -> Pointer:
        """Where the cell stands in a document; nothing where the table is none."""

    def number(self, row: int) -> int:
        """The number of a row as people see it."""

    def surplus(self, row: int) -> Key | None:
        """The first column of the row that has a value and no heading."""


@dataclass(frozen=True, slots=True)
class Failed:
    """A formula that gives an error, as it is shown, or that was never computed."""

    shown: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its rows of cells, and for a text the place of each field."""

    source: Source
    name: str | None
    cells: list[list[Cell]]
    fields: list[list[Field]] | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def empty(self) -> bool:
        return not any(cell is not None for row in self.cells for cell in row)


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A sheet from its row of headings on."""

    sheet: Sheet
    header: int
    headings: Mapping[Key, str] = field(default_factory=dict)

    @classmethod
    def of(cls, sheet: Sheet, header: int | None = None) -> SheetTable:
        """The table of a sheet, with its headings in the given row (from 0), or in the first that is not empty."""
        if header is None:
            header = next((at for at, row in enumerate(sheet.cells) if any(cell is not None for cell in row)), 0)
        row = sheet.cells[header] if header < len(sheet.cells) else []
        return cls(sheet, header, {at: " ".join(str(cell).split()) for at, cell in enumerate(row) if cell is not None})

    @property
    def source(self) -> Source:
        return self.sheet.source

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self.sheet.problems

    @property
    def rows(self) -> Sequence[int]:
        cells = self.sheet.cells
        return [at for at in range(self.header + 1, len(cells)) if any(cell is not None for cell in cells[at])]

    def find(self, name: str) -> Key | None:
        wanted = " ".join(name.split()).casefold()
        return next((column for column, heading in self.headings.items() if heading.casefold() == wanted), None)

    def cell(self, row: int, column: Key) -> Cell:
        cells = self.sheet.cells[row]
        return cells[int(column)] if int(column) < len(cells) else None

    def span(self, row: int, column: Key | None = None) -> Span:
        cells = self.sheet.cells[row]
        if column is None:
            column = next((at for at, cell in enumerate(cells) if cell is not None), 0)
        at, number = int(column), self.number(row)
        name = f"{column_letters(at)}{number}"
        if self.sheet.fields is None:
            written = "" if self.cell(row, at) is None else shown_cell(self.cell(row, at))
            return Span(number, at + 1, number, at + 2, self.sheet.name, name, written)
        fields = self.sheet.fields[row]
        if not fields:
            return Span(number, 1, number, 1, cell=name)
        one = fields[min(at, len(fields) - 1)]
        unquoted = one.end - one.start == len(one.value)
        start = one.start + (len(one.value) - len(one.value.lstrip()) if unquoted else 0)
        plain = self.source.span(start, max(start, one.end))
        return Span(plain.line, plain.column, plain.end_line, plain.end_column, cell=name)

    def heading_span(self, column: Key) -> Span:
        return self.span(self.header, column)

    def pointer(self, row: int, column: Key | None = None) -> Pointer:
        return ()

    def number(self, row: int) -> int:
        return row + 1

    def surplus(self, row: int) -> Key | None:
        cells = self.sheet.cells[row]
        return next((at for at, cell in enumerate(cells) if cell is not None and at not in self.headings), None)


def shown_cell(cell: Cell) -> str:
    """A cell as a text."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, Failed):
        return cell.shown
    if isinstance(cell, Decimal):
        return format(cell, "f")
    if isinstance(cell, list):
        return ", ".join(shown_cell(one) for one in cell if one is not None)
    return str(cell)


def column_letters(index: int) -> str:
    """The name of a column of a spreadsheet: ``C`` for index 2, ``AA`` for 26."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
