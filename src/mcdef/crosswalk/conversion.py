"""What a conversion yields: the value that decides, the value that may not, and the routes that led there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from mcdef.crosswalk.rows import GRADES, UNVERIFIED, Cite
from mcdef.logic.possibilities import UNKNOWN, Value

Why = Literal["unmapped", "unlevelled", "unverified"]
BEST_FIT: Final = "best fit, not equivalence of the award"


@dataclass(frozen=True, slots=True)
class Route:
    """One way from what is stated to the value, in words (crosswalk rule 15); ``relation`` is that of a level's row."""

    value: Value
    says: str
    sources: tuple[str, ...]
    evidence: str
    at: str | None
    relation: str | None = None
    note: str | None = None

    @property
    def verified(self) -> bool:
        return self.evidence != UNVERIFIED


@dataclass(frozen=True, slots=True)
class Conversion:
    """``value`` decides; ``would_be`` is what an unverified row would give. No evidence: nothing was converted."""

    value: Value
    would_be: Value | None = None
    why: Why | None = None
    routes: tuple[Route, ...] = ()
    evidence: str | None = None
    note: str | None = None


def route(value: Value, says: str, cite: Cite, *others: Cite, relation: str | None = None) -> Route:
    """A route by one row, or by several: then all their sources, and the weakest grade."""
    cites = (cite, *others)
    sources = tuple(dict.fromkeys(source for each in cites for source in each.sources))
    grade = weakest(each.evidence for each in cites) or UNVERIFIED
    return Route(value, says, sources, grade, cite.at, relation, notes(*(each.note for each in cites)))


def stated(value: Value) -> Conversion:
    """A value that is already in the system asked for."""
    return Conversion(value)


def unmapped(note: str | None, routes: tuple[Route, ...] = ()) -> Conversion:
    """Nobody published a way there."""
    return Conversion(UNKNOWN, None, "unmapped", routes, None, note)


def unverified(would_be: Value, routes: tuple[Route, ...], note: str | None) -> Conversion:
    """Known only from memory: unknown, and what it would be (crosswalk rule 13)."""
    return Conversion(UNKNOWN, would_be, "unverified", routes, UNVERIFIED, note)


def weakest(grades: Iterable[str]) -> str | None:
    """The weakest grade of the rows used (crosswalk rule 13)."""
    return max(grades, key=GRADES.index, default=None)


def notes(*parts: str | None) -> str | None:
    """Several notes as one, each once."""
    return "; ".join(dict.fromkeys(part for part in parts if part)) or None
