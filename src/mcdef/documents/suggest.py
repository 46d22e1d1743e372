"""Did you mean …: the known word nearest to what was typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

__all__ = ["closest"]

_LONGEST: Final = 80  # difflib is quadratic, and nobody mistypes a longer word


def closest(word: str, candidates: Iterable[str], synonyms: Mapping[str, str] | None = None) -> str | None:
    """The candidate meant by ``word``: the same but for case and punctuation, else by a synonym, else alike.

    ``synonyms`` leads from other words to candidates; one that leads to none of these is ignored.
    """
    if len(word) > _LONGEST:
        return None
    by_plain: dict[str, str] = {}
    for candidate in candidates:
        by_plain.setdefault(_plain(candidate), candidate)
    plain = _plain(word)
    if plain in by_plain:
        return by_plain[plain]
    meant = {_plain(other): _plain(target) for other, target in (synonyms or {}).items()}
    if meant.get(plain) in by_plain:
        return by_plain[meant[plain]]
    from difflib import get_close_matches

    nearest = get_close_matches(plain, by_plain, n=1, cutoff=0.7)
    return by_plain[nearest[0]] if nearest else None


def _plain(word: str) -> str:
    # A word of signs only stays itself, or all of them would be one.
    return "".join(filter(str.isalnum, word.casefold())) or word
