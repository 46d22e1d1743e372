"""Where something stands: a span of a text, and the pointer that leads to a part of a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

__all__ = ["Pointer", "Span"]

Pointer: TypeAlias = tuple[str | int, ...]
"""Keys and list indices from the root of a document to one of its parts."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text: lines and columns count from 1, columns in code points; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int

    @property
    def start(self) -> str:
        """The beginning as editors take it: ``line:column``."""
        return f"{self.line}:{self.column}"
