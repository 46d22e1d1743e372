"""How a line has to be written, for advice on what to type."""

from __future__ import annotations

import re
from typing import Final

from mcdef.documents.blanks import HIDDEN
from mcdef.documents.source import Source

__all__ = ["in_quotes", "quoted_at", "value_in_quotes", "with_plain_blanks"]

_LONGEST: Final = 120
_WITHOUT_WIDTH: Final = "\u200b\u2060\ufeff"
_VALUE: Final = re.compile(r"[ ]*(?:-[ ]+)*(?:[^\s:#\"'\[{][^:#]*:[ \t]+)?(?=\S)")


def in_quotes(text: str) -> str:
    """A text in the quotes that need the least inside."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def quoted_at(source: Source, offset: int) -> str:
    """The line as it should be, were all from ``offset`` one text, comment signs included.

    Inside brackets the text ends at the next comma or bracket. Of a line too long to be shown it is the text alone.
    """
    span = source.span(offset, offset)
    line = source.line(span.line)
    before, text = line[: span.column - 1], line[span.column - 1 :].rstrip()
    after = ""
    if set("[{") & set(before):
        whole = text
        text = re.split(r"[,\]}]", whole)[0].rstrip()
        after = whole[len(text) :]
    corrected = (before + in_quotes(text) + after).strip()
    return corrected if len(corrected) <= _LONGEST else in_quotes(text)


def value_in_quotes(line: str) -> str | None:
    """A line with the whole of its value in quotes; nothing for a line without one or too long to be shown."""
    match = _VALUE.match(line)
    if match is None or len(line) > _LONGEST:
        return None
    return (line[: match.end()] + in_quotes(line[match.end() :].rstrip())).strip()


def with_plain_blanks(text: str) -> str:
    """A text with blanks in the place of characters that look like one, and without those that look like nothing."""
    return "".join("" if sign in _WITHOUT_WIDTH else " " if sign in HIDDEN else sign for sign in text)
