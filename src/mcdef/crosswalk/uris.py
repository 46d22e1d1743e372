"""Levels written as URIs of EU Vocabularies: ``http://data.europa.eu/snb/eqf/6``, ``…/snb/qdr/c_6919ed25``.

The table of concepts is turned around only when such a URI is read: most descriptions have none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from mcdef.crosswalk import plain
from mcdef.crosswalk.rows import Cite

EQF_PREFIX: Final = "http://data.europa.eu/snb/eqf/"
_URI: Final = re.compile(r"https?://data\.europa\.eu/snb/(?P<scheme>eqf|qdr)/(?P<concept>\S*)", re.IGNORECASE)


@dataclass(frozen=True)
class LevelUris:
    """The concept of each level of each framework, one prefix for all, and where the list comes from."""

    prefix: str = ""
    levels: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    cite: Cite | None = None

    @cached_property
    def meanings(self) -> Mapping[str, tuple[str, str]]:
        """Framework and level by concept."""
        return {
            concept: (framework, level)
            for framework, levels in self.levels.items()
            for level, concepts in levels.items()
            for concept in plain.texts(concepts)
        }

    def of(self, framework: str, level: str) -> str | None:
        """The URI of a level, where it has exactly one."""
        if framework == "eqf":
            return EQF_PREFIX + level
        concepts = plain.texts(self.levels.get(framework, {}).get(level))
        return self.prefix + concepts[0] if len(concepts) == 1 else None


def uris_from(data: Mapping[str, Any] | None) -> LevelUris:
    """The table of a checked file; an empty one where there is none."""
    return LevelUris(str(data["prefix"]), data["levels"], plain.cite(data)) if data else LevelUris()


def is_level_uri(text: str) -> bool:
    """Whether a text is a URI in one of the two lists of levels."""
    return _URI.fullmatch(text.strip()) is not None


def level_meant(text: str, uris: LevelUris) -> tuple[str, str, Cite | None] | None:
    """Framework and level of a URI, and the row that says so for a national one; nothing for a concept nobody listed.

    Raises :class:`ValueError` for what is no such URI.
    """
    found = _URI.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    concept = found["concept"].rstrip("/")
    if found["scheme"].lower() == "eqf":
        return ("eqf", concept, None) if re.fullmatch("[1-8]", concept) else None
    meant = uris.meanings.get(concept.lower())
    return None if meant is None else (*meant, uris.cite)
