"""Folding: what counts as the same writing of a name, a level or a country (crosswalk rule 11)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_COUNTRY_VARIANTS: Final = {"UK": "GB", "EL": "GR"}


@lru_cache(maxsize=2048)
def fold(text: str) -> str:
    """A name without case, accents, spaces and punctuation; a plus sign stays, it tells levels apart."""
    return "".join(sign for sign in bare(text) if sign.isalnum() or sign == "+")


def fold_level(text: str) -> str:
    """A level without case and spaces; points, plus signs and letters stay. ``Entry Level 3`` is ``entry3``."""
    words = [word for word in bare(text).split() if word not in ("level", "cycle")]
    return "".join(words)


@lru_cache(maxsize=2048)
def phrase(text: str) -> str:
    """Words of an award without case, accents, apostrophes and hyphens: ``Master's`` is ``masters``."""
    words = re.sub(r"['’`]", "", bare(text))
    words = re.sub(r"\s*\+\s*", "+", words)
    return " ".join(re.sub(r"[^\w+]+", " ", words).split())


def bare(text: str) -> str:
    """Without case and accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFKC", "".join(sign for sign in apart if not unicodedata.combining(sign)))


def country_code(written: str) -> str:
    """A country's or region's code in capitals, with the two variants that European bodies use."""
    code = written.strip().upper()
    land, *region = code.split("-", 1)
    return "-".join((_COUNTRY_VARIANTS.get(land, land), *region))


def within(place: str, row: str) -> bool:
    """Whether a place lies in the country or region of a row: ``BE-WAL`` in ``BE``, not the other way round."""
    return place == row or place.startswith(row + "-")


def near(place: str, row: str) -> bool:
    """Whether either lies in the other: a Scottish framework is one that a British provider may mean."""
    return within(place, row) or within(row, place)
