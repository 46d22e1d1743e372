"""JSON to plain data without places, numbers exact: for what programs wrote, one value at a time."""

from __future__ import annotations

import re
from json import JSONDecoder
from typing import Any, Final, NoReturn

from mcdef.documents.scalars import Scalar, number

__all__ = ["plain_json"]

_HALF: Final = re.compile("[\ud800-\udfff]")
_PERHAPS: Final = re.compile(r"[\ud800-\udfff]|\\u[dD][89a-fA-F]")  # an escape may be one of a pair


def plain_json(text: str | bytes | bytearray) -> Any:
    """One JSON value. Raises ``ValueError`` for what is no JSON, ``NaN`` and infinities, and halves of characters."""
    if not isinstance(text, str):
        text = text.decode()
    try:
        value = _DECODER.decode(text)
        halves = _PERHAPS.search(text) is not None and _has_halves(value)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if halves:
        raise ValueError("half of a character")
    return value


def _has_halves(value: Any) -> bool:
    if isinstance(value, dict):
        return any(map(_has_halves, value)) or any(map(_has_halves, value.values()))
    if isinstance(value, list):
        return any(map(_has_halves, value))
    return isinstance(value, str) and _HALF.search(value) is not None


def _whole(text: str) -> Scalar:
    return number(text, whole=True, exponent=None)


def _fraction(text: str) -> Scalar:
    return number(text, whole=False, exponent=text.lower().partition("e")[2] or None)


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number")


_DECODER: Final = JSONDecoder(parse_int=_whole, parse_float=_fraction, parse_constant=_no_number)
