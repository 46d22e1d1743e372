"""A row of a table as a document: the data of a description, and the cell that each part of it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from mcdef.catalogue.columns import Path
from mcdef.catalogue.in_column import in_column
from mcdef.catalogue.plan import Plan
from mcdef.catalogue.tables import Key, Table, shown_cell
from mcdef.documents.document import Document
from mcdef.documents.place import Pointer, Span
from mcdef.documents.source import Source


@dataclass(frozen=True, slots=True)
class RowDocument(Document):
    """What a row says. ``cells`` leads from keys to cells, and ``constants`` to places of the mapping file."""

    table: Table | None = field(default=None, repr=False)
    row: int = 0
    cells: Mapping[Path, tuple[int, Key]] = field(default_factory=dict, repr=False)
    constants: Mapping[Path, tuple[Source, Span]] = field(default_factory=dict, repr=False)
    plan: Plan | None = field(default=None, repr=False)
    is_row: ClassVar[bool] = True

    def cell_to_write(self, keys: Path, text: str) -> str:
        assert self.table is not None
        assert self.plan is not None
        return in_column(self.table, self.plan, self.row, keys, text)

    def within(self, prefix: Pointer) -> Document:
        if prefix:
            raise LookupError(f"no {prefix[0]!r} in a row of {self.source.path}")
        return self

    def locate(self, pointer: Pointer, *, key: bool = False, missing: bool = False) -> Span:
        """The cell that states what a pointer means; the row where several cells do, or none."""
        assert self.table is not None
        cell = self._cell(pointer)
        return self.table.span(self.row) if cell is None else self.table.span(*cell)

    def locate_part(self, pointer: Pointer, start: int, length: int) -> Span:
        return self.locate(pointer)

    def origin(self, pointer: Pointer) -> tuple[Source, Span]:
        path = _path(pointer, self.constants)
        if path and self._cell(pointer) is None:
            return self.constants.get(path) or next(
                at for one, at in self.constants.items() if one[: len(path)] == path
            )
        return self.source, self.locate(pointer)

    def pointer(self, pointer: Pointer) -> Pointer:
        assert self.table is not None
        cell = self._cell(pointer)
        return self.table.pointer(self.row) if cell is None else self.table.pointer(*cell)

    def raw(self, pointer: Pointer) -> str | None:
        assert self.table is not None
        cell = self._cell(pointer)
        return None if cell is None else shown_cell(self.table.cell(*cell))

    def scalar_is_plain(self, pointer: Pointer) -> bool:
        return True

    def _cell(self, pointer: Pointer) -> tuple[int, Key] | None:
        path = _path(pointer, self.cells)
        if not path:
            return None
        return self.cells.get(path) or next(at for one, at in self.cells.items() if one[: len(path)] == path)


def _path(pointer: Pointer, known: Mapping[Path, object]) -> Path:
    """The keys of a pointer as far as something is known under them; validators put names of their own between."""
    path: Path = ()
    for part in pointer:
        if isinstance(part, str) and any(one[: len(path) + 1] == (*path, part) for one in known):
            path = (*path, part)
    return path
