"""Lines of text with styles, wrapped to a width: what the text output is made of, in a pipe and on a terminal.

A style is a word such as ``counts`` or ``dim``; colour never carries meaning alone, so a pipe loses nothing.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass

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
    return Line(tuple(piece if isinstance(piece, tuple) else (piece, "") for piece in pieces))


def wrapped(text: str, width: int, *, indent: str = "", hanging: str | None = None, style: str = "") -> list[Line]:
    """A text broken at blanks. A word longer than the width (a path, an address) stays whole."""
    lines = textwrap.wrap(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=indent if hanging is None else hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [Line(((one, style),)) for one in lines]


def plain(lines: Iterable[Line]) -> str:
    """The text alone."""
    return "".join(one.text + "\n" for one in lines)
