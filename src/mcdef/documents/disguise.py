"""Texts that are no YAML although their file says so: tables and markup."""

from __future__ import annotations

import re
from typing import Final

from mcdef.documents.problem import Problem, problem
from mcdef.documents.source import Source

__all__ = ["find_disguise"]

_HEAD: Final = 20_000
_ENTRY: Final = re.compile(r"\s*(?:- |[\[{]|[^;,\t]*:\s)")
_TIGHT: Final = re.compile(r"(\w[\w -]*):(?=[^\s:/\\])")


def find_disguise(source: Source) -> Problem | None:
    """The problem of a text that looks like HTML, XML, a table, or keys without a blank after the colon."""
    head = source.text[:_HEAD].lstrip()
    if re.match(r"<[!?a-zA-Z]", head):
        return problem("markup-not-yaml", source=source, span=source.span(0, 1))
    lines = [line for line in head.splitlines()[:20] if line.strip()]
    for separator, fewest in ((";", 1), ("\t", 1), (",", 2)):
        counts = {line.count(separator) for line in lines[:2]}
        if len(lines) > 1 and len(counts) == 1 and min(counts) >= fewest and not any(map(_ENTRY.match, lines[:2])):
            return problem("table-not-yaml", source=source, span=source.span(0, 1))
    if lines and all(map(_TIGHT.match, lines)):
        start = len(source.text) - len(source.text.lstrip())
        key = lines[0][: lines[0].index(":")]
        end = start + len(key) + 1
        corrected = lines[0].replace(":", ": ", 1).strip()
        span = source.span(start, end)
        return problem("no-blank-after-colon", source=source, span=span, key=key, corrected=corrected)
    return None
