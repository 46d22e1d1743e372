"""Every message text by its code, gathered from the modules beside this one, each loaded when asked for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Final

from mcdef.messages.text import Text

__all__ = ["codes", "find_text", "say"]

# One line a module of texts; each has `TEXTS: dict[str, Text]`.
MODULES: Final = (
    "documents", "shared", "crosswalk", "credential", "definition", "verdict", "tables", "findings", "policy", "run"
)  # fmt: skip

_LONGEST: Final = 160  # of a text that the user wrote and a message repeats


def say(code: str, /, **params: object) -> tuple[str, str | None]:
    """The claim and the help of a message, filled in.

    Raises :class:`KeyError` where the code is unknown or a parameter is missing.
    """
    text = find_text(code)
    filled = {name: _short(value) for name, value in params.items()}
    return text.claim.format(**filled), text.help.format(**filled) if text.help else None


@cache
def find_text(code: str) -> Text:
    """The unfilled text of a message; raises :class:`KeyError` for a code nobody has."""
    for module in MODULES:
        texts = _texts(module)
        if code in texts:
            return texts[code]
    raise KeyError(code)


def codes() -> Iterator[str]:
    """All message codes, module by module."""
    for module in MODULES:
        yield from _texts(module)


def _texts(module: str) -> dict[str, Text]:
    texts: dict[str, Text] = import_module(f"mcdef.messages.{module}").TEXTS
    return texts


def _short(value: object) -> object:
    if not isinstance(value, str):
        return value
    line = " ".join(value.splitlines())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
