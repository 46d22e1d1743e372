"""The tree that grows while a document is read: what is open, the pointer to it, and errors that say both."""

from __future__ import annotations

from typing import TypeAlias

from mcdef.documents.document import Data, Places
from mcdef.documents.limits import MAX_WARNINGS
from mcdef.documents.place import Pointer
from mcdef.documents.problem import McdefError, Problem, problem
from mcdef.documents.source import Source

__all__ = ["Frame", "Tree"]

Frame: TypeAlias = tuple[dict[str, Data] | None, list[Data], Places]
"""A mapping, or ``None`` and a list, and the places of its values."""


class Tree:
    """The enclosing mappings and lists of the one being filled, outermost first, and the warnings so far."""

    __slots__ = ("source", "stack", "warnings")

    def __init__(self, source: Source) -> None:
        self.source = source
        self.stack: list[Frame] = []
        self.warnings: list[Problem] = []

    def inside(self) -> Pointer:
        """The pointer to the mapping or list being filled: each enclosing one points at its newest child."""
        # The first frame is the root's own, a list of one value that is no part of the document.
        return tuple(
            next(reversed(mapping)) if mapping is not None else len(items) - 1 for mapping, items, _ in self.stack[1:]
        )

    def child(self, key: str | None, items: list[Data]) -> Pointer:
        """The pointer to the value that comes next: under ``key``, or at the end of ``items``."""
        if not self.stack:
            return ()
        return (*self.inside(), len(items) if key is None else key)

    def open_bracket(self) -> int | None:
        """Where the innermost list or mapping begins that is still open, if it is one in brackets."""
        # The newest child of the enclosing list or mapping is the one that is being filled.
        places = self.stack[-1][2] if self.stack else ()
        start = places[-2] if places else None
        return start if start is not None and self.source.text[start] in "[{" else None

    @property
    def warned_enough(self) -> bool:
        """Whether more warnings would only bury the others."""
        return len(self.warnings) >= MAX_WARNINGS

    def error(self, code: str, start: int, end: int, pointer: Pointer = (), **params: object) -> McdefError:
        """An exception to raise, about a stretch of the text."""
        return McdefError(
            problem(
                code,
                source=self.source,
                span=self.source.span(start, end),
                pointer=pointer,
                severity="error",
                **params,
            )
        )

    def warn(self, code: str, start: int, end: int, pointer: Pointer, **params: object) -> None:
        """Note something that reads well and probably means something else, unless enough has been noted."""
        if self.warned_enough:
            return
        span = self.source.span(start, end)
        self.warnings.append(
            problem(code, source=self.source, span=span, pointer=pointer, severity="warning", **params)
        )

    def duplicate(self, key: str, start: int, end: int, frame: Frame) -> McdefError:
        """An exception about a key that its mapping already has; it names the first one's line."""
        mapping, _, places = frame
        first = places[4 * list(mapping or ()).index(key)]
        line = self.source.span(first, first).line
        return self.error("duplicate-key", start, end, (*self.inside(), key), key=key, line=line)
