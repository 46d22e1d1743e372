"""Where output goes: text in the stream's own encoding, machine formats in UTF-8, problems to stderr.

A closed pipe, a narrow code page and a redirected Windows console all work (interface of the terminal, not of data).
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Final, TextIO

from mcdef.documents.cells import cells, shown
from mcdef.documents.problem import McdefError, problem
from mcdef.outputs.layout import Line, plain, wrapped

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
    """Makes the standard streams take any text: what an encoding cannot show is spelled out, never an error.

    A stream that the caller has closed becomes one that nobody reads.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
        elif (reconfigure := getattr(stream, "reconfigure", None)) is not None:
            reconfigure(errors="backslashreplace")


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
    unwanted = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or forced == "0"
    return stream.isatty() and not unwanted


def write_lines(lines: Iterable[Line], stream: TextIO) -> None:
    """Text for people. Rich is loaded only where there is colour to show."""
    spelled = _spelled(lines, stream)
    if not colour_wanted(stream):
        _write(plain(spelled), stream)
        return
    from rich.console import Console
    from rich.text import Text

    class Printer(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError  # rich would end the program with an error

    console = Printer(file=stream, force_terminal=True, soft_wrap=True, highlight=False, markup=False, emoji=False)
    for one in spelled:
        text = Text()
        for piece, style in one.pieces:
            text.append(piece, style=_STYLES.get(style, ""))
        console.print(text)


def write_text(text: str, stream: TextIO) -> None:
    """Lines that are laid out already, without colour. They are made safe to print, and nothing in them is lost."""
    _write("".join(f"{shown(one, stream.encoding)}\n" for one in text.removesuffix("\n").split("\n")), stream)


def write_machine(text: str, stream: TextIO) -> None:
    """Machine formats: UTF-8 bytes with plain line feeds, whatever the console's code page."""
    buffer = getattr(stream, "buffer", None)
    if buffer is None:
        _write(text, stream)
        return
    try:
        stream.flush()
        buffer.write(text.encode("utf-8", "backslashreplace"))
        buffer.flush()
    except OSError as error:
        raise _not_written(error) from None


def write_aside(text: str) -> None:
    """Problems and the like. Where nobody reads them any more, the results still go out."""
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        abandon(sys.stderr)


def finish(stream: TextIO) -> None:
    """Writes what is still held back. Raises :class:`BrokenPipeError` or :class:`McdefError`."""
    try:
        stream.flush()
    except OSError as error:
        raise _not_written(error) from None


def abandon(stream: TextIO) -> None:
    """Lets what is still to be written to a stream go nowhere: its reader has gone, or its disk is full."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _write(text: str, stream: TextIO) -> None:
    try:
        stream.write(text)
    except OSError as error:
        raise _not_written(error) from None


def _not_written(error: OSError) -> Exception:
    # Windows says EINVAL of a pipe that was closed.
    if isinstance(error, BrokenPipeError) or (sys.platform == "win32" and error.errno == errno.EINVAL):
        return BrokenPipeError()
    return McdefError(problem("cannot-write", path="<stdout>", reason=error.strerror or str(error)))


def _spelled(lines: Iterable[Line], stream: TextIO) -> Iterator[Line]:
    """The lines with what the stream's encoding cannot show spelled out, and broken anew where that made them wider."""
    for one in lines:
        text = one.text
        if shown(text, stream.encoding) == text:
            yield one
        elif len(one.pieces) == 1:
            indent = text[: len(text) - len(text.lstrip())]
            width = width_of(stream)
            whole = cells(text) > width
            style = one.pieces[0][1]
            yield from wrapped(text, width, indent=indent, style=style, whole=whole, encoding=stream.encoding)
        else:
            yield Line(tuple((shown(piece, stream.encoding), style) for piece, style in one.pieces))
