"""The framework's name in what is written about a level, and what is left beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from mcdef.crosswalk.folding import country_code, fold, near
from mcdef.crosswalk.tables import Crosswalk

# "Level" in the languages of providers; beside a framework's name it says nothing.
_LEVEL_WORDS: Final = frozenset(
    "level levels niveau niveaus niveaux nivel niveles livello livelli stufe nivå niva taso tase poziom uroven razina"
    " raven nivo nível at".split()
)


_LONGEST_NAME: Final = 5  # words


def split_name(plain: str, crosswalk: Crosswalk, country: str | None) -> tuple[str | None, str]:
    """The longest known name at the start or the end of a text, and the rest without words for level."""
    tokens = _tokens(plain, crosswalk)
    for name, rest in _cuts(tokens):
        if fold(name) in crosswalk.framework_names and not _only_a_level_word(name, crosswalk, country):
            return name, " ".join(without_level_words(rest))
    return None, " ".join(without_level_words(tokens))


def without_level_words(tokens: list[str]) -> list[str]:
    """Words without those for "level" at either end."""
    kept = list(tokens)
    while kept and kept[0].casefold() in _LEVEL_WORDS:
        kept = kept[1:]
    while kept and kept[-1].casefold() in _LEVEL_WORDS:
        kept = kept[:-1]
    return kept


def _cuts(tokens: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Every start as a name, the longest first; the same without words for level; then every end."""
    inner = without_level_words(tokens)
    for words in (tokens, inner):
        for count in range(min(len(words), _LONGEST_NAME), 0, -1):
            yield " ".join(words[:count]), words[count:]
    for count in range(min(len(inner), _LONGEST_NAME), 0, -1):
        yield " ".join(inner[-count:]), inner[:-count]


def _tokens(plain: str, crosswalk: Crosswalk) -> list[str]:
    """Words; ``EQF6``, ``EQF-6`` and ``DQR-Niveau 6`` come apart."""
    tokens: list[str] = []
    for token in re.sub(r"(?<=[^\W\d_])-(?=[^\W\d_]{3})", " ", plain).split():
        glued = re.fullmatch(r"([^\W\d_][\w.]*?)[-:]?(\d.*)", token)
        if glued and fold(glued[1]) in crosswalk.framework_names:
            tokens += glued.groups()
        else:
            tokens.append(token.rstrip(":") or token)
    return tokens


def _only_a_level_word(name: str, crosswalk: Crosswalk, country: str | None) -> bool:
    """``niveau`` names the French scale in France, and is a word for level elsewhere."""
    if name.casefold() not in _LEVEL_WORDS:
        return False
    there = country_code(country) if country else ""
    names = [name_ for name_, _ in crosswalk.framework_names[fold(name)]]
    return not any(near(there, place) for each in names for place in each.countries if there)
