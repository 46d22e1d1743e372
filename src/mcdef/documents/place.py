"""Where something stands: a span of a text, and the pointer that leads to a part of a document."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

__all__ = ["Pointer", "Span"]

Pointer: TypeAlias = tuple[str | int, ...]
"""Keys and list indices from the root of a document to one of its parts."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text: lines and columns count from 1, columns in code points; the end is exclusive.

    A place of a table has its ``cell`` (``C7``) too. In a workbook, which has no text, it has the ``sheet``, lines and
    columns are those of the sheet, and ``written`` is what the cell shows.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    sheet: str | None = field(default=None, compare=False)
    cell: str | None = field(default=None, compare=False)
    written: str = field(default="", compare=False)

    @property
    def start(self) -> str:
        """The beginning: ``line:column`` as editors take it, or ``Sheet1!C7``."""
        return f"{self.line}:{self.column}" if self.sheet is None else f"{self.sheet}!{self.cell}"

    @property
    def nearby(self) -> str:
        """The beginning in words, for a text that stands in the same file: ``line 7``, or ``C7``."""
        return f"line {self.line}" if self.cell is None else self.cell
