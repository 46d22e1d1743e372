"""How text is put on a terminal: what each character is shown as, and how many cells that takes."""

from __future__ import annotations

from typing import Final
from unicodedata import category, east_asian_width

__all__ = ["cells", "shown"]

_TAB: Final = "    "
_JOINERS: Final = frozenset("\u200c\u200d")
# Categories that can move the cursor, reverse the line or hide themselves.
_UNSAFE: Final = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
_COMBINING: Final = frozenset(("Mn", "Me"))


def shown(text: str) -> str:
    """A text made safe to print: tabs as four blanks; control and bidirectional characters as escapes."""
    return text if text.isascii() and text.isprintable() else "".join(map(_shown, text))


def cells(text: str) -> int:
    """How many terminal cells a text from :func:`shown` takes."""
    return len(text) if text.isascii() else sum(map(_width, text))


def _shown(character: str) -> str:
    if character == "\t":
        return _TAB
    if category(character) not in _UNSAFE or character in _JOINERS:
        return character
    point = ord(character)
    if point < 0x100:
        return f"\\x{point:02x}"
    return f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"


def _width(character: str) -> int:
    if character in _JOINERS or category(character) in _COMBINING or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if east_asian_width(character) in ("W", "F") else 1
