"""How text is put on a terminal: what each character is shown as, and how many cells that takes.

A letter has the width that Unicode's East Asian Width gives it, as in the C library of most terminals; what is joined
to it takes none. An emoji that is put together (skin tones, joiners, flags) takes two.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from unicodedata import category, east_asian_width

__all__ = ["cells", "clusters", "shown"]

_TAB: Final = "    "
_JOINER: Final = "\u200d"
_JOINERS: Final = frozenset(("\u200c", _JOINER))
_AS_EMOJI: Final = "\ufe0f"
# Categories that can move the cursor, reverse the line or hide themselves.
_UNSAFE: Final = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
_COMBINING: Final = frozenset(("Mn", "Me"))
_ARROWS: Final = frozenset("↔↕")  # signs of mathematics that emoji are put together with


def shown(text: str, encoding: str | None = None) -> str:
    """A text made safe to print: tabs as four blanks; control and bidirectional characters as escapes.

    So is what an ``encoding`` cannot show.
    """
    if text.isascii():
        return text if text.isprintable() else "".join(map(_shown, text))
    safe = "".join(map(_shown, text))
    if encoding is None:
        return safe
    try:
        return safe.encode(encoding, "backslashreplace").decode(encoding)
    except LookupError:
        return safe


def cells(text: str) -> int:
    """How many terminal cells a text from :func:`shown` takes."""
    return len(text) if text.isascii() else sum(width for _, width in clusters(text))


def clusters(text: str) -> Iterator[tuple[str, int]]:
    """The parts that are drawn as one, each with its cells: a letter with its marks, an emoji with what modifies it."""
    start = 0
    while start < len(text):
        end, width = _cluster(text, start)
        yield text[start:end], width
        start = end


def _cluster(text: str, start: int) -> tuple[int, int]:
    """Where the cluster that begins here ends, and its cells."""
    first = text[start]
    width = _width(first)
    end = start + 1
    if _is_flag_letter(first) and _is_flag_letter(text[end : end + 1]):
        return end + 1, 2
    while end < len(text):
        character = text[end]
        if character == _AS_EMOJI:
            width = max(width, 2)
        elif category(character) == "Mc":  # stands beside its letter
            width += 1
        elif character == _JOINER and _is_picture(first) and _is_picture(text[end + 1 : end + 2]):
            end += 1
        elif _width(character) and not (_is_skin_tone(character) and _is_picture(first)):
            break
        end += 1
    return end, width


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
    if character.isascii():
        return 1
    if character in _JOINERS or category(character) in _COMBINING or _is_inner_jamo(character):
        return 0
    return 2 if east_asian_width(character) in ("W", "F") else 1


def _is_inner_jamo(character: str) -> bool:
    """A vowel or final consonant of Hangul, which is drawn into the block of the consonant before it."""
    return "\u1160" <= character <= "\u11ff" or "\ud7b0" <= character <= "\ud7ff"


def _is_flag_letter(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _is_skin_tone(character: str) -> bool:
    return "\U0001f3fb" <= character <= "\U0001f3ff"


def _is_picture(character: str) -> bool:
    return bool(character) and (category(character) == "So" or character in _ARROWS)
