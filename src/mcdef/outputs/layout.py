"""Lines of text with styles, wrapped to a width: what the text output is made of, in a pipe and on a terminal.

A style is a word such as ``counts`` or ``dim``; colour never carries meaning alone, so a pipe loses nothing. Widths are
cells of a terminal. What could move its cursor or turn a line around is spelled out: texts of descriptions are shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from mcdef.documents.cells import cells, clusters, shown

_BLANKS: Final = re.compile("[ \t\n\x0b\x0c\r\x85\u2028\u2029]+")

Piece = tuple[str, str]  # text, style


@dataclass(frozen=True, slots=True)
class Line:
    """One line: pieces of text with their styles."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.pieces).rstrip()


BLANK = Line(())


def line(*pieces: str | Piece) -> Line:
    """A line of plain and styled pieces, as it is."""
    styled = (piece if isinstance(piece, tuple) else (piece, "") for piece in pieces)
    return Line(tuple((shown(text), style) for text, style in styled))


def wrapped(
    text: str,
    width: int,
    *,
    indent: str = "",
    hanging: str | None = None,
    style: str = "",
    whole: bool = True,
    encoding: str | None = None,
) -> list[Line]:
    """A text broken at blanks, and within a word only where the word is wider than the room there is.

    A path or an address stays ``whole`` all the same, so that it can be copied. What an ``encoding`` cannot show is
    spelled out.
    """
    further = indent if hanging is None else hanging
    lines: list[str] = []
    current, empty = indent, True
    for word in filter(None, _BLANKS.split(text)):
        room = None if whole and "/" in word else width - cells(further)
        for part in _parts(word, room, encoding):
            if not empty and cells(f"{current} {part}") > width:
                lines.append(current)
                current, empty = further, True
            current += part if empty else f" {part}"
            empty = False
    if not empty:
        lines.append(current)
    return [Line(((one, style),)) for one in lines]


def padded(text: str, width: int) -> str:
    """A text with blanks up to a width, as a column of a table has it."""
    return text + " " * (width - cells(text))


def _parts(word: str, room: int | None, encoding: str | None) -> Iterator[str]:
    """A word as it is shown, or pieces of it that each fit a line; what is spelled out stays in one piece."""
    every = shown(word, encoding)
    if room is None or cells(every) <= room:
        yield every
        return
    part, used = "", 0
    for cluster, _ in clusters(word):
        sign = shown(cluster, encoding)
        if part and used + cells(sign) > room:
            yield part
            part, used = "", 0
        part += sign
        used += cells(sign)
    yield part


def plain(lines: Iterable[Line]) -> str:
    """The text alone."""
    return "".join(one.text + "\n" for one in lines)
