"""What is made of the definitions that run, kept for each country and region that choose others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final, Generic, TypeVar

from mcdef.definition.library import Library
from mcdef.definition.select import ALL, CORE, Selection, choose
from mcdef.verdict.compiled import Run

T = TypeVar("T")
_MOST: Final = 4_096
#: The facts that choose definitions where none is named.
CHOOSING: Final = ("awarding_body.country", "provider.country", "provider.region")


def everything(library: Library, selection: Selection) -> Run:
    """All that can run anywhere. Raises :class:`McdefError` for names and readings that nothing has."""
    choose(library.definitions, selection, None, None)
    wider = selection if selection.names else replace(selection, names=(ALL, CORE))
    return choose(library.definitions, wider, None, None).run


class Chosen(Generic[T]):
    """Makes something of a run, once for each distinct one."""

    def __init__(
        self, library: Library, selection: Selection, make: Callable[[tuple[tuple[str, str], ...]], T]
    ) -> None:
        self._library = library
        self._selection = selection
        self._make = make
        self._by_place: dict[tuple[str | None, str | None], T] = {}
        self._by_run: dict[tuple[tuple[str, str], ...], T] = {}

    def of(self, place: tuple[str | None, str | None]) -> T:
        """What was made of the definitions that run in this country and region."""
        made = self._by_place.get(place)
        if made is None:
            run = choose(self._library.definitions, self._selection, *place).run
            key = tuple((definition.id, reading.id) for definition, reading in run)
            if key not in self._by_run:
                self._by_run[key] = self._make(key)
            if len(self._by_place) >= _MOST:  # regions are whatever is written
                self._by_place.clear()
            made = self._by_place[place] = self._by_run[key]
        return made
