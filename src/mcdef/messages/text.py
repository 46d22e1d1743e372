"""The shape of one message: what is wrong, and what to do about it."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Text"]


class Text(NamedTuple):
    """A claim and a help, both with named parameters in braces as :meth:`str.format` fills them."""

    claim: str
    help: str | None = None
