"""Rows of JSON: the members of a list somewhere in a document, and paths to their values as columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from mcdef.catalogue.tables import Cell, Key
from mcdef.documents.document import Data, Document
from mcdef.documents.place import Pointer, Span
from mcdef.documents.problem import Problem
from mcdef.documents.source import Source

_EVERY = "*"


@dataclass(frozen=True, slots=True)
class JsonTable:
    """The rows that a path such as ``/results/*`` leads to; columns are ``name``, ``owner/name``, ``owners/*/name``."""

    document: Document
    found: Sequence[tuple[Pointer, Data]]
    headings: Mapping[Key, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, document: Document, at: str) -> JsonTable | None:
        """The table at a path; nothing where that leads to no list, and an empty one where the list is empty."""
        steps = _steps(at)
        if steps[-1:] != [_EVERY] or not any(isinstance(one, list) for _, one in _reached(document.data, steps[:-1])):
            return None
        found = [(pointer, row) for pointer, row in _reached(document.data, steps) if isinstance(row, dict)]
        paths = dict.fromkeys(path for _, row in found for path in _leaves(row))
        return cls(document, found, {path: path for path in paths})

    @property
    def source(self) -> Source:
        return self.document.source

    @property
    def rows(self) -> Sequence[int]:
        return range(len(self.found))

    def find(self, name: str) -> Key | None:
        path = "/".join(_steps(name))
        steps = path.split("/")
        return path if any(True for _, row in self.found for _ in _reached(row, steps)) else None

    def cell(self, row: int, column: Key) -> Cell:
        steps = str(column).split("/")
        values = [_plain(value) for _, value in _reached(self.found[row][1], steps)]
        return values if _EVERY in steps else values[0] if values else None

    def span(self, row: int, column: Key | None = None) -> Span:
        return self.document.locate(self.pointer(row, column))

    def heading_span(self, column: Key) -> Span:
        return self.span(0, column)

    def pointer(self, row: int, column: Key | None = None) -> Pointer:
        at, data = self.found[row]
        steps = [] if column is None else str(column).split("/")
        return (*at, *next((pointer for pointer, _ in _reached(data, steps)), ()))

    def number(self, row: int) -> int:
        return row + 1

    def surplus(self, row: int) -> Key | None:
        return None


def _steps(path: str) -> list[str]:
    return [step for step in path.strip().split("/") if step]


def _reached(data: Data, steps: Sequence[str], at: Pointer = ()) -> Iterator[tuple[Pointer, Data]]:
    """Everything that a path leads to, each with its pointer; a star is every member of a list."""
    if not steps:
        yield at, data
    elif isinstance(data, list) and steps[0] == _EVERY:
        for index, member in enumerate(data):
            yield from _reached(member, steps[1:], (*at, index))
    elif isinstance(data, list) and steps[0].isdecimal() and int(steps[0]) < len(data):
        yield from _reached(data[int(steps[0])], steps[1:], (*at, int(steps[0])))
    elif isinstance(data, dict) and steps[0] in data:
        yield from _reached(data[steps[0]], steps[1:], (*at, steps[0]))


def _leaves(data: Data, at: str = "") -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _leaves(value, f"{at}/{key}" if at else key)
    elif isinstance(data, list) and any(isinstance(one, dict) for one in data):
        for one in data:
            yield from _leaves(one, f"{at}/{_EVERY}")
    else:
        yield at


def _plain(value: Data) -> Cell:
    """A value as a cell would hold it; of a list its plain members."""
    if isinstance(value, list):
        return [_plain(one) for one in value if not isinstance(one, dict)]
    if isinstance(value, dict):
        return None
    return value.strip() or None if isinstance(value, str) else value
