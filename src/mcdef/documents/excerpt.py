"""A problem as a compiler shows it: the claim, the place, the line with a caret under it, and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal, NamedTuple, TypeAlias

from mcdef.documents.cells import cells, shown
from mcdef.documents.place import Span
from mcdef.documents.problem import Problem
from mcdef.documents.source import Source

__all__ = ["Line", "Piece", "Role", "excerpt_lines", "excerpt_parts", "render_problem"]

MAX_LINES: Final = 12
MAX_CELLS: Final = 160
_BEFORE_CARET: Final = 60
_CUT: Final = "…"

Role: TypeAlias = Literal["severity", "message", "frame", "place", "source", "caret", "help"]


class Piece(NamedTuple):
    """A stretch of one line and the part it plays, for whoever paints it."""

    role: Role
    text: str


Line: TypeAlias = tuple[Piece, ...]


def render_problem(problem: Problem) -> str:
    """A problem as plain text of at most twelve lines, without a line break at the end."""
    return "\n".join(excerpt_lines(problem))


def excerpt_lines(problem: Problem) -> list[str]:
    """The lines of :func:`render_problem`."""
    return ["".join(piece.text for piece in line).rstrip() for line in excerpt_parts(problem)]


def excerpt_parts(problem: Problem) -> list[Line]:
    """The lines of :func:`render_problem` in pieces that say what they are."""
    margin = " " * (len(str(problem.span.line)) if problem.span else 1)
    lines: list[Line] = [
        (
            Piece("severity", f"{problem.severity}[{problem.code}]"),
            Piece("message", f": {shown(problem.message)}"),
        )
    ]
    if problem.source is not None:
        lines.append((Piece("frame", f"{margin} --> "), Piece("place", shown(problem.place or ""))))
        if problem.span is not None and problem.source.line(problem.span.line).strip():
            lines.extend(_excerpt(problem.source, problem.span, margin))
    lines.extend(_help(problem.help, margin, MAX_LINES - len(lines)))
    return lines


def _excerpt(source: Source, span: Span, margin: str) -> Iterator[Line]:
    line = source.line(span.line)
    start = min(span.column - 1, len(line))
    end = min(span.end_column - 1, len(line)) if span.end_line == span.line else len(line)
    before, marked, after = _fit(line, start, end)
    yield (Piece("frame", f" {margin} |"),)
    yield Piece("frame", f" {span.line} | "), Piece("source", f"{before}{marked}{after}")
    carets = "^" * max(1, cells(marked))
    yield Piece("frame", f" {margin} | "), Piece("caret", f"{' ' * cells(before)}{carets}")


def _fit(line: str, start: int, end: int) -> tuple[str, str, str]:
    """What stands before, in and after the marked part, cut on both sides where the line is too wide."""
    left, right = 0, len(line)
    if right > MAX_CELLS or cells(shown(line)) > MAX_CELLS:
        # A line may be the whole of a large file: only characters near the caret are looked at.
        left = start - _fitting(line[max(0, start - MAX_CELLS) : start][::-1], _BEFORE_CARET)
        while left < start and cells(shown(line[left])) == 0:  # a mark whose letter was cut off
            left += 1
        right = start + _fitting(line[start : start + MAX_CELLS], MAX_CELLS - _BEFORE_CARET - 2 * len(_CUT))
    end = min(end, right)
    before = (_CUT if left > 0 else "") + shown(line[left:start])
    after = shown(line[end:right]) + (_CUT if right < len(line) else "")
    return before, shown(line[start:end]), after


def _fitting(text: str, room: int) -> int:
    """How many characters of a text take no more than ``room`` cells."""
    for count, character in enumerate(text):
        room -= cells(shown(character))
        if room < 0:
            return count
    return len(text)


def _help(text: str | None, margin: str, room: int) -> Iterator[Line]:
    label = f" {margin} = help: "
    for number, line in enumerate((text or "").split("\n")[: max(room, 0)] if text else ()):
        yield Piece("frame", label if number == 0 else " " * len(label)), Piece("help", shown(line))
