"""JSON to plain data without places, numbers exact: for what programs wrote, one value at a time."""

from __future__ import annotations

from json import JSONDecoder
from typing import Any, NoReturn

from mcdef.documents.scalars import Scalar, number

__all__ = ["plain_json"]


def plain_json(text: str | bytes | bytearray) -> Any:
    """One JSON value. Raises ``ValueError`` for what is no JSON, and for ``NaN`` and infinities."""
    try:
        return _DECODER.decode(text if isinstance(text, str) else text.decode())
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _whole(text: str) -> Scalar:
    return number(text, whole=True, exponent=None)


def _fraction(text: str) -> Scalar:
    return number(text, whole=False, exponent=text.lower().partition("e")[2] or None)


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number")


_DECODER = JSONDecoder(parse_int=_whole, parse_float=_fraction, parse_constant=_no_number)
