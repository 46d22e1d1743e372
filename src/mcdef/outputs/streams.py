"""Where output goes: text in the stream's own encoding, machine formats in UTF-8, problems to stderr.

A closed pipe, a narrow code page and a redirected Windows console all work (interface of the terminal, not of data).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import Final, TextIO

from mcdef.outputs.layout import Line, plain

PIPE_WIDTH: Final = 80
_WIDEST: Final = 100
_STYLES: Final = {
    "counts": "green",
    "does_not_count": "red",
    "undetermined": "yellow",
    "out_of_scope": "dim",
    "bold": "bold",
    "dim": "dim",
    "head counts": "bold green",
    "head does_not_count": "bold red",
    "head undetermined": "bold yellow",
    "head out_of_scope": "bold dim",
}


def prepare() -> None:
    """Makes the standard streams take any text: what an encoding cannot show is spelled out, never an error."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace" if not stream.isatty() else "replace")


def width_of(stream: TextIO) -> int:
    """80 wherever it is not a terminal, always."""
    if not stream.isatty():
        return PIPE_WIDTH
    try:
        columns = os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):
        return PIPE_WIDTH
    return max(40, min(columns, _WIDEST))


def colour_wanted(stream: TextIO) -> bool:
    """Colour on a terminal, unless ``NO_COLOR`` or ``TERM=dumb``; in a pipe only when ``FORCE_COLOR`` asks for it."""
    forced = os.environ.get("FORCE_COLOR", "")
    if forced not in ("", "0"):
        return True
    return stream.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb" and forced != "0"


def write_lines(lines: Iterable[Line], stream: TextIO) -> None:
    """Text for people. Rich is loaded only where there is colour to show."""
    if not colour_wanted(stream):
        stream.write(plain(lines))
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(file=stream, force_terminal=True, soft_wrap=True, highlight=False, markup=False, emoji=False)
    for one in lines:
        text = Text()
        for piece, style in one.pieces:
            text.append(piece, style=_STYLES.get(style, ""))
        console.print(text)


def write_machine(text: str, stream: TextIO) -> None:
    """Machine formats: UTF-8 bytes with plain line feeds, whatever the console's code page."""
    buffer = getattr(stream, "buffer", None)
    if buffer is None:
        stream.write(text)
        return
    stream.flush()
    buffer.write(text.encode("utf-8", "backslashreplace"))
    buffer.flush()
