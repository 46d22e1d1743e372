"""Did you mean …: the known word nearest to what was typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

__all__ = ["closest"]

_LONGEST: Final = 80  # difflib is quadratic, and nobody mistypes a longer word


def closest(word: str, candidates: Iterable[str], synonyms: Mapping[str, str] | None = None) -> str | None:
    """The candidate meant by ``word``: the same but for case, accents and punctuation, else by a synonym, else alike.

    ``synonyms`` leads from other words to candidates, or to several with blanks between them, of which the first that
    is one here counts.
    """
    if len(word) > _LONGEST:
        return None
    by_plain: dict[str, str] = {}
    for candidate in candidates:
        by_plain.setdefault(_plain(candidate), candidate)
    plain = _plain(word)
    if plain in by_plain:
        return by_plain[plain]
    meant = next((targets for other, targets in (synonyms or {}).items() if _plain(other) == plain), "")
    for target in map(_plain, meant.split()):
        if target in by_plain:
            return by_plain[target]
    swapped = [one for one in by_plain if len(one) > 2 and sorted(one) == sorted(plain)]
    if len(swapped) == 1:  # to difflib two letters of three are little
        return by_plain[swapped[0]]
    from difflib import get_close_matches

    nearest = get_close_matches(plain, by_plain, n=1, cutoff=0.7)
    return by_plain[nearest[0]] if nearest else None


@lru_cache(maxsize=4096)
def _plain(word: str) -> str:
    apart = unicodedata.normalize("NFKD", word.casefold())
    # A word of signs only stays itself, or all of them would be one.
    return "".join(filter(str.isalnum, apart)) or word
