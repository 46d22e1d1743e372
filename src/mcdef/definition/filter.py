"""Which definitions a listing keeps: by country, status, tag, evidence and role."""

from __future__ import annotations

from dataclasses import dataclass

from mcdef.credential.countries import covers
from mcdef.definition.model import Definition
from mcdef.facts.known import weakest


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked for; of several words of one kind one is enough, and no word of a kind asks nothing."""

    countries: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()  # the weakest of the clauses that decide
    roles: tuple[str, ...] = ()

    def keeps(self, definition: Definition) -> bool:
        """Whether a definition has what is asked for."""
        return (
            (not self.countries or any(concerns(definition, country) for country in self.countries))
            and (not self.statuses or definition.status in self.statuses)
            and (not self.tags or not set(self.tags).isdisjoint(definition.tags))
            and (not self.grades or weakest_deciding(definition) in self.grades)
            and (not self.roles or definition.role in self.roles)
        )


def concerns(definition: Definition, place: str) -> bool:
    """Whether a definition is one for a country, region, ``EU``, ``EHEA`` or ``world``, or for a part of it."""
    country, _, region = place.partition("-")
    return any(
        there == place or there.startswith(f"{place}-") or covers(there, country, place if region else None)
        for there in definition.jurisdiction
    )


def deciding_grades(definition: Definition) -> tuple[str, ...]:
    """The evidence grades of the clauses that decide, in the text's own reading."""
    return tuple(criterion.evidence for criterion in definition.default.criteria if criterion.constitutive)


def weakest_deciding(definition: Definition) -> str | None:
    """The weakest of them."""
    return weakest(*deciding_grades(definition))
