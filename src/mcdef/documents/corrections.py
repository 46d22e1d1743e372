"""What to type instead: a value as its author wrote it, and the line with what was meant."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from mcdef.documents.document import Document
from mcdef.documents.place import Pointer, Span
from mcdef.documents.yaml_quotes import in_quotes

__all__ = ["as_written", "corrected_line", "number_cut_in_two"]

_LONGEST: Final = 120
_SUGGESTED: Final = frozenset(("not-a-date", "not-yes-or-no", "unknown-unit"))
_WORDS: Final = frozenset(("true", "false"))


def as_written(value: Any, document: Document, pointer: Pointer) -> Any:
    """A value as its author wrote it: a number with its zeros; of a list or mapping no more than what it is."""
    if isinstance(value, str) or value is None:
        return value
    if isinstance(value, list | tuple | dict):
        return "{…}" if isinstance(value, dict) else "[…]"
    return document.raw(pointer) or (str(value).lower() if isinstance(value, bool) else value)


def corrected_line(code: str, params: Mapping[str, Any], document: Document, span: Span) -> str | None:
    """The line as it should be, for mistakes that leave no doubt about it.

    It is only what is to be typed, where the line is not known or is too long to be shown.
    """
    typed = _typed(code, params)
    line = document.source.line(span.line)
    if span.cell is not None:  # the place is the whole cell, not the part that is wrong
        return None if code in _SUGGESTED else typed
    if typed is None or not line.strip() or span.line != span.end_line:
        return typed
    written = line[span.column - 1 : span.end_column - 1]
    if written[:1] in ("'", '"') and len(written) > 1 and written[-1] == written[0] and typed not in _WORDS:
        typed = written[0] + typed + written[0]
    corrected = (line[: span.column - 1] + typed + line[span.end_column - 1 :]).strip()
    return corrected if len(corrected) <= _LONGEST else typed


def number_cut_in_two(document: Document, pointer: Pointer) -> tuple[str, Span] | None:
    """The number that a comma cuts in braces, and its place: ``{hours: 3,5}`` has a key ``5`` without a value."""
    *owner, key = pointer
    siblings = document.value_at(tuple(owner))
    if not isinstance(siblings, dict) or not isinstance(key, str) or not key.isdecimal():
        return None
    if siblings.get(key, key) is not None:
        return None
    before = next((one for one, after in zip(siblings, list(siblings)[1:], strict=False) if after == key), None)
    whole = None if before is None else document.raw((*owner, before))
    if before is None or whole is None or not whole.isdecimal():
        return None
    start, end = document.locate((*owner, before)), document.locate(pointer, key=True)
    return f"{whole},{key}", Span(start.line, start.column, end.end_line, end.end_column)


def _typed(code: str, params: Mapping[str, Any]) -> str | None:
    """What to type in the place of what is wrong."""
    if code == "text-needs-quotes":
        return in_quotes(str(params["written"]))
    if code in ("decimal-comma", "comma-in-braces"):
        return str(params["point"])
    return params.get("suggestion") or params.get("example") if code in _SUGGESTED else None
