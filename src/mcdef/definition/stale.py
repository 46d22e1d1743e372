"""Sources that nobody has read for long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from mcdef.definition.dates import interval
from mcdef.definition.library import Library
from mcdef.definition.model import Definition
from mcdef.definition.schemes import Schemes


@dataclass(frozen=True, slots=True)
class Cited:
    """A source where it is cited, and the day on which it was last read, if anybody says."""

    where: str  # a definition, or the file beside them
    id: str
    title: str
    url: str | None
    checked: str | None

    @property
    def last(self) -> date | None:
        """The latest day that ``checked`` can mean."""
        found = None if self.checked is None else interval(self.checked)
        return None if found is None else found[1]


def sources_of(definitions: Iterable[Definition]) -> Iterator[Cited]:
    """The sources of definitions."""
    for definition in definitions:
        for source in definition.sources.values():
            yield Cited(definition.id, source.id, source.title, source.url, source.checked)


def sources_beside(library: Library, schemes: Schemes) -> Iterator[Cited]:
    """The sources of inferences, of crosswalk rows, and of what stands beside the definitions."""
    for id_, data in library.rules.sources.items():
        yield _cited("inferences", id_, data)
    for id_, source in library.crosswalk.sources.items():
        yield Cited("crosswalks", id_, source.title, source.url, _text(source.checked))
    for row in schemes.rows():
        for seen in row.sources:
            yield Cited("schemes", row.id, seen.title, seen.url, seen.checked or schemes.checked)


def read_before(sources: Iterable[Cited], day: date) -> list[Cited]:
    """Those last read before a day, the longest ago first."""
    found = [(last, one) for one in sources if (last := one.last) is not None and last < day]
    return [one for _, one in sorted(found, key=lambda pair: (pair[0], pair[1].where, pair[1].id))]


def without_day(sources: Iterable[Cited]) -> list[Cited]:
    """Those of which nobody says when they were read."""
    return sorted((one for one in sources if one.last is None), key=lambda one: (one.where, one.id))


def _cited(where: str, id_: str, data: Mapping[str, Any]) -> Cited:
    return Cited(where, id_, str(data.get("title", id_)), data.get("url"), _text(data.get("checked")))


def _text(value: object) -> str | None:
    return None if value is None else str(value)
