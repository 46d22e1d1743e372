"""Texts that stand on the page once, under the clause or definition that they are about; each verdict links to them.

So every verdict of a large catalogue says all that it has to, without a script, on a page that can still be mailed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from string import ascii_uppercase, digits
from typing import Final

__all__ = ["Text", "Texts"]


_SIGNS: Final = digits + ascii_uppercase


@dataclass(frozen=True, slots=True)
class Text:
    """One text with its anchor; ``word`` says what kind of text it is, ``write`` what would settle it."""

    anchor: str
    word: str
    text: str
    write: str = ""


@dataclass(slots=True)
class Texts:
    """Every text that was asked for, by what it is about."""

    found: dict[str, dict[tuple[str, str, str], Text]] = field(default_factory=dict)
    number: int = 0

    def anchor(self, about: str, word: str, text: str, write: str = "") -> str:
        """The anchor of a text; a new one where it has not been there yet."""
        of = self.found.setdefault(about, {})
        key = (word, text, write)
        if key not in of:
            of[key] = Text(_short(self.number), word, text, write)
            self.number += 1
        return of[key].anchor

    def of(self, about: str) -> Sequence[Text]:
        """The texts about a clause or a definition: those of one kind together, in the order in which they came up."""
        return tuple(sorted(self.found.get(about, {}).values(), key=lambda one: one.word))


def _short(number: int) -> str:
    """The shortest anchor that no other kind of anchor can be: those begin with a small letter."""
    high, low = divmod(number, len(_SIGNS))
    return (_short(high) if high else "") + _SIGNS[low]
