"""What an unquoted YAML scalar is, by the core schema of YAML 1.2, and how numbers are kept exact.

Dates, ``yes`` and ``no``, ``.nan`` and ``.inf`` stay text. No float is made anywhere.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, TypeAlias

from mcdef.documents.limits import MAX_DIGITS

__all__ = ["NOT_TEXT", "Scalar", "core_value", "number"]

Scalar: TypeAlias = str | int | Decimal | bool | None

_WORDS: Final[dict[str, bool | None]] = {
    **dict.fromkeys(("~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
NOT_TEXT: Final = frozenset("0123456789+-.~nNtTfF")
"""The first characters of everything that may be other than text."""

_INTEGER: Final = re.compile(r"[-+]?[0-9]+")
_FRACTION: Final = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE]([-+]?[0-9]+))?")
_OCTAL: Final = re.compile(r"0o[0-7]+")
_HEXADECIMAL: Final = re.compile(r"0x[0-9a-fA-F]+")


def core_value(text: str) -> Scalar:
    """The value of a plain scalar; a number too long to be meant stays text."""
    if text in _WORDS:
        return _WORDS[text]
    if len(text) >= MAX_DIGITS:
        return text
    if _INTEGER.fullmatch(text):
        return int(text)
    if match := _FRACTION.fullmatch(text):
        return _decimal(text, match[1])
    if _OCTAL.fullmatch(text):
        return int(text[2:], 8)
    if _HEXADECIMAL.fullmatch(text):
        return int(text[2:], 16)
    return text


def number(text: str, *, whole: bool, exponent: str | None) -> int | Decimal | str:
    """A number that a grammar has already recognised, with the exponent it found."""
    if len(text) >= MAX_DIGITS:
        return text
    return int(text) if whole else _decimal(text, exponent)


def _decimal(text: str, exponent: str | None) -> Decimal | str:
    # 1e999999999 is a short text and an endless fraction.
    return text if exponent and abs(int(exponent)) >= MAX_DIGITS else Decimal(text)
