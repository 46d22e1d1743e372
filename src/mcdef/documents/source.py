"""A text under the name people know it by, its lines, and how bytes become such a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Final

from mcdef.documents.limits import MAX_BYTES, MAX_BYTES_SLOW, MAX_LINES
from mcdef.documents.place import Span
from mcdef.documents.problem import McdefError, problem

__all__ = ["STDIN", "Source", "check_size", "decode"]

STDIN: Final = "<stdin>"

# The breaks libyaml counts, so that its lines and ours are the same.
BREAK: Final = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_BREAK_CHARACTERS: Final = "\r\n\x85\u2028\u2029"

_DISGUISES: Final = (
    (b"PK\x03\x04", "excel-not-text"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office-not-text"),
    (b"{\\rtf", "rtf-not-text"),
    (b"%PDF-", "pdf-not-text"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """A text without byte order mark, and its display path: POSIX, as the user named it, or ``<stdin>``.

    A text that is one line of many, as in NDJSON, has the number of its line.
    """

    path: str
    text: str = field(repr=False)
    first_line: int = 1
    _starts: list[int] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines without their breaks; a break at the very end begins one more, empty, line."""
        first = self.first_line
        return tuple(self.line(number) for number in range(first, first + len(self._line_starts())))

    def line(self, number: int) -> str:
        """The text of one line, counted from the first, without its break; empty where there is no such line."""
        starts = self._line_starts()
        number -= self.first_line - 1
        if not 1 <= number <= len(starts):
            return ""
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip(_BREAK_CHARACTERS)

    def span(self, start: int, end: int) -> Span:
        """The span between two offsets into the text."""
        line, column = self._position(start)
        end_line, end_column = self._position(max(start, end))
        return Span(line, column, end_line, end_column)

    def offset(self, line: int, column: int = 1) -> int:
        """The offset of a place that :meth:`span` gave."""
        return self._line_starts()[line - self.first_line] + column - 1

    def _position(self, offset: int) -> tuple[int, int]:
        starts = self._line_starts()
        line = bisect_right(starts, offset)
        return line + self.first_line - 1, offset - starts[line - 1] + 1

    def _line_starts(self) -> list[int]:
        # Found on first use: most files are read without anything to point at.
        if not self._starts:
            self._starts.extend((0, *(match.end() for match in BREAK.finditer(self.text))))
        return self._starts


def decode(data: bytes, path: str, first_line: int = 1) -> Source:
    """Read UTF-8, with or without a byte order mark.

    Raises :class:`McdefError` for what is too large, what is no text (a renamed workbook, RTF, PDF), and
    text in another encoding, with the place of the first character that cannot be read.
    """
    check_size(len(data), path)
    for magic, code in _DISGUISES:
        if data.startswith(magic):
            raise McdefError(problem(code, source=Source(path, "")))
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8(data, error.start, path, first_line) from None
    if "\0" in text:
        raise _nul(text, path, first_line)
    if sum(map(text.count, _BREAK_CHARACTERS)) - text.count("\r\n") >= MAX_LINES:
        raise McdefError(problem("too-many-lines", source=Source(path, ""), limit=f"{MAX_LINES:,}"))
    return Source(path, text, first_line)


def check_size(size: int, path: str) -> None:
    """Raise :class:`McdefError` where a file is larger than a reader takes on."""
    limit = MAX_BYTES
    if size > MAX_BYTES_SLOW and not path.lower().endswith((".json", ".jsonld")) and not _has_c_loader():
        limit = MAX_BYTES_SLOW
    if size > limit:
        raise McdefError(
            problem("file-too-large", source=Source(path, ""), size=_mebibytes(size), limit=_mebibytes(limit))
        )


def _has_c_loader() -> bool:
    import yaml

    return bool(yaml.__with_libyaml__)


def _mebibytes(size: int) -> str:
    return f"{size / 1024 / 1024:.1f}".removesuffix(".0") + " MB"


def _not_utf8(data: bytes, position: int, path: str, first_line: int) -> McdefError:
    if data.count(0) * 3 > len(data):
        return McdefError(problem("utf-16", source=Source(path, "")))
    before = data[:position].decode("utf-8")
    # The rest as Windows would show it: the excerpt is then the line the author knows.
    source = Source(path, before + data[position:].decode("cp1252", "replace"), first_line)
    span = source.span(len(before), len(before) + 1)
    byte = f"0x{data[position]:02X}"
    character = data[position : position + 1].decode("cp1252", "replace")
    if character == "\N{REPLACEMENT CHARACTER}":
        return McdefError(problem("not-utf-8", source=source, span=span, byte=byte))
    return McdefError(problem("windows-encoding", source=source, span=span, byte=byte, character=character))


def _nul(text: str, path: str, first_line: int) -> McdefError:
    source = Source(path, text, first_line)
    if text.count("\0") * 3 > len(text):
        return McdefError(problem("utf-16", source=Source(path, "")))
    start = text.index("\0")
    return McdefError(problem("nul-character", source=source, span=source.span(start, start + 1)))
