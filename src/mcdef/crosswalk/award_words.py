"""The row for the words of an award: the country's own rows first, then those of every country."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mcdef.crosswalk.folding import country_code, phrase, within
from mcdef.crosswalk.rows import AwardWord
from mcdef.crosswalk.tables import Crosswalk

# Words beside the award that say nothing more.
_AROUND: Final = frozenset("level degree degrees credit credits study studies course courses taught".split())


def award_word(words: str, crosswalk: Crosswalk, country: str | None = None) -> AwardWord | None:
    """The row whose words are all that is written: what "may lead to a master's" is no master's."""
    there = country_code(country) if country else None
    spellings = list(_spellings(words))
    local = [row for row in crosswalk.award_words if row.country and there and within(there, row.country)]
    general = [row for row in crosswalk.award_words if row.country is None]
    for rows in (local, general):
        for spelling in spellings:
            for row in rows:
                if any(_matches(spelling, word) for word in row.words):
                    return row
    return None


def _spellings(words: str) -> Iterator[str]:
    """As written, then without what stands around the award."""
    written = phrase(words)
    if not written:
        return
    yield written
    kept = written.split()
    while len(kept) > 1 and kept[-1] in _AROUND:
        kept = kept[:-1]
        yield " ".join(kept)


def _matches(written: str, word: str) -> bool:
    if word.endswith("…"):
        return written.startswith(phrase(word[:-1]) + " ")
    return written == phrase(word)
