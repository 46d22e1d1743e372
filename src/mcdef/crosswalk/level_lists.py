"""One or several levels of a framework as a text: ``9 or 10``, ``6-7``, ``Entry 3``, ``4+`` (crosswalk rule 10)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from mcdef.crosswalk.folding import fold_level

_OR: Final = re.compile(r"\s*(?:,\s*or\b|,|/|\bor\b|\band\b|&)\s*", re.IGNORECASE)
_TO: Final = re.compile(r"\s*(?:-|–|—|\bto\b)\s*", re.IGNORECASE)


def read_levels(text: str, levels: Sequence[str]) -> tuple[str, ...]:
    """The levels meant, in rising order; a range of levels is the set between. Nothing where a part is no level.

    Where a framework lists no levels, what is written is taken as its level.
    """
    pieces = [piece for piece in _OR.split(text.strip()) if piece]
    if not levels:
        return tuple(pieces)
    found = [_piece(piece, levels) for piece in pieces]
    if not all(found):
        return ()
    named = {level for piece in found for level in piece}
    return tuple(level for level in levels if level in named)


def _piece(text: str, levels: Sequence[str]) -> Sequence[str]:
    if one := _one(text, levels):
        return one
    ends = _TO.split(text)
    if len(ends) != 2:
        return ()
    low, high = _one(ends[0], levels), _one(_with_prefix(ends[0], ends[1]), levels) or _one(ends[1], levels)
    if not low or not high:
        return ()
    return levels[levels.index(low[0]) : levels.index(high[-1]) + 1]


def _one(text: str, levels: Sequence[str]) -> Sequence[str]:
    """A level by its name; a number also means all levels under it: MECU 5 is 5A, 5B and 5C, HKO 7.1 both of its."""
    written = fold_level(text)
    by_name = {fold_level(level): level for level in levels}
    if written in by_name:
        return (by_name[written],)
    if not re.fullmatch(r"\d+(?:\.\d+)*", written):
        return ()
    return [level for level in levels if re.fullmatch(rf"{re.escape(written)}(?:\.\w.*|[a-zA-Z]+)", level)]


def _with_prefix(low: str, high: str) -> str:
    """``Entry 1-3`` ends at Entry 3."""
    prefix = re.match(r"\s*([^\W\d]+)\s*\d", low)
    return f"{prefix[1]} {high}" if prefix else high
