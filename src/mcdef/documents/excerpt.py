"""A problem as a compiler shows it: the claim, the place, the line with a caret under it, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, Literal, NamedTuple, TypeAlias

from mcdef.documents.cells import cells, clusters, shown
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


def render_problem(problem: Problem, encoding: str | None = None) -> str:
    """A problem as plain text of at most twelve lines, without a line break at the end.

    What the ``encoding`` of the terminal cannot show is spelled out, so that the caret stands right there too.
    """
    return "\n".join(excerpt_lines(problem, encoding))


def excerpt_lines(problem: Problem, encoding: str | None = None) -> list[str]:
    """The lines of :func:`render_problem`."""
    return ["".join(piece.text for piece in line).rstrip() for line in excerpt_parts(problem, encoding)]


def excerpt_parts(problem: Problem, encoding: str | None = None) -> list[Line]:
    """The lines of :func:`render_problem` in pieces that say what they are."""
    margin = " " * (len(str(problem.span.line)) if problem.span else 1)
    lines: list[Line] = [
        (
            Piece("severity", f"{problem.severity}[{problem.code}]"),
            Piece("message", f": {shown(problem.message, encoding)}"),
        )
    ]
    if problem.source is not None:
        lines.append((Piece("frame", f"{margin} --> "), Piece("place", shown(problem.place or "", encoding))))
        if problem.span is not None and problem.span.sheet is not None:
            lines.extend(_cell(problem.span, margin, encoding))
        elif problem.span is not None and problem.source.line(problem.span.line).strip():
            lines.extend(_excerpt(problem.source, problem.span, margin, encoding))
    lines.extend(_help(problem.help, margin, MAX_LINES - len(lines), encoding))
    return lines


def _excerpt(source: Source, span: Span, margin: str, encoding: str | None) -> Iterator[Line]:
    line = source.line(span.line)
    start = min(span.column - 1, len(line))
    end = min(span.end_column - 1, len(line)) if span.end_line == span.line else len(line)
    before, marked, after = _fit(line, start, end, encoding)
    yield (Piece("frame", f" {margin} |"),)
    yield Piece("frame", f" {span.line} | "), Piece("source", f"{before}{marked}{after}")
    carets = "^" * max(1, cells(marked))
    yield Piece("frame", f" {margin} | "), Piece("caret", f"{' ' * cells(before)}{carets}")


def _cell(span: Span, margin: str, encoding: str | None) -> Iterator[Line]:
    """The content of a cell of a workbook, all of it marked."""
    line = " ".join(span.written.split())
    if not line:
        return
    _, marked, after = _fit(line, 0, len(line), encoding)
    yield (Piece("frame", f" {margin} |"),)
    yield Piece("frame", f" {span.line} | "), Piece("source", marked + after)
    yield Piece("frame", f" {margin} | "), Piece("caret", "^" * max(1, cells(marked)))


def _fit(line: str, start: int, end: int, encoding: str | None) -> tuple[str, str, str]:
    """What stands before, in and after the marked part, cut on both sides where the line is too wide."""
    left, right = 0, len(line)
    cut = shown("…", encoding) if cells(shown("…", encoding)) == 1 else "..."
    if right > MAX_CELLS or cells(shown(line, encoding)) > MAX_CELLS:
        # A line may be the whole of a large file: only characters near the caret are looked at.
        near = [part for part, _ in clusters(line[max(0, start - MAX_CELLS) : start])]
        left = start - _fitting(reversed(near), _BEFORE_CARET, encoding)
        while left < start and cells(shown(line[left], encoding)) == 0:  # a mark whose letter was cut off
            left += 1
        behind = (part for part, _ in clusters(line[start : start + MAX_CELLS]))
        right = start + _fitting(behind, MAX_CELLS - _BEFORE_CARET - 2 * len(cut), encoding)
    end = min(end, right)
    before = (cut if left > 0 else "") + shown(line[left:start], encoding)
    after = shown(line[end:right], encoding) + (cut if right < len(line) else "")
    return before, shown(line[start:end], encoding), after


def _fitting(parts: Iterable[str], room: int, encoding: str | None) -> int:
    """How many characters of the parts of a text take no more than ``room`` cells."""
    count = 0
    for part in parts:
        room -= cells(shown(part, encoding))
        if room < 0:
            break
        count += len(part)
    return count


def _help(text: str | None, margin: str, room: int, encoding: str | None) -> Iterator[Line]:
    label = f" {margin} = help: "
    for number, line in enumerate((text or "").split("\n")[: max(room, 0)] if text else ()):
        yield Piece("frame", label if number == 0 else " " * len(label)), Piece("help", shown(line, encoding))
