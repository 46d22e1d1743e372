"""What a written level or credit may be refused for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from mcdef.messages.crosswalk import TEXTS

_MOST: Final = 12  # names listed in one message


class CrosswalkError(Exception):
    """A level or a credit that cannot be read: message code, its parameters, and the help filled in."""

    def __init__(self, code: str, params: dict[str, Any], help_: str | None) -> None:
        super().__init__(code)
        self.code = code
        self.params = params
        self.help = help_

    def __str__(self) -> str:
        return TEXTS[self.code].claim.format(**self.params)


def refusal(code: str, **params: str) -> CrosswalkError:
    """The error with the catalogue's help for its code."""
    help_ = TEXTS[code].help
    return CrosswalkError(code, params, help_.format(**params) if help_ else None)


def listed(words: Iterable[str], *, most: int = _MOST, last: str = ", ") -> str:
    """``a, b, c``, shortened to the first few."""
    every = list(dict.fromkeys(words))
    if len(every) > most:
        return f"{', '.join(every[:most])} … ({len(every)} in all)"
    return last.join((", ".join(every[:-1]), every[-1])) if len(every) > 1 else "".join(every)


def choices(words: Iterable[str]) -> str:
    """```a`, `b` or `c```: what to write instead."""
    return listed((f"`{word}`" for word in words), most=8, last=" or ")


def meant(word: str | None) -> str:
    """The suggestion that stands before a list of what is known."""
    return f"did you mean `{word}`? " if word else ""
