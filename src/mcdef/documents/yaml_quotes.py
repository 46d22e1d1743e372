"""How a text has to be quoted, for advice on what to type."""

from __future__ import annotations

import re

from mcdef.documents.source import Source

__all__ = ["in_quotes", "quoted_at"]


def in_quotes(text: str) -> str:
    """A text in the quotes that need the least inside."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def quoted_at(source: Source, offset: int) -> str:
    """The line as it should be, were all from ``offset`` one text, comment signs included.

    Inside brackets it is the text alone, up to the next comma or bracket.
    """
    span = source.span(offset, offset)
    line = source.line(span.line)
    before, text = line[: span.column - 1], line[span.column - 1 :].rstrip()
    if set("[{") & set(before):
        return in_quotes(re.split(r"[,\]}]", text)[0].rstrip())
    return (before + in_quotes(text)).strip()
