"""Whether the cases of a definition show all that they should (three-valued coverage), and what would.

A thing that no case shows is *missing*, unless the file says under ``uncovered`` why nothing can show it. Such an entry
is *stale* where nothing of the kind is asked, where a case shows it after all, and where a credential would.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mcdef.analysis.cases import Worked, worked_cases
from mcdef.analysis.items import Item, items_of
from mcdef.analysis.remedy import Remedies, Remedy
from mcdef.definition.check_algebra import KnownFacts
from mcdef.definition.library import Library
from mcdef.documents.document import Document
from mcdef.messages.catalogue import say

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Gap:
    """What no case shows, and what to do about it."""

    item: Item
    remedy: Remedy


@dataclass(frozen=True, slots=True)
class Excused:
    """What no case shows, and the entry that says why."""

    item: Item
    entry: Data


@dataclass(frozen=True, slots=True)
class Stale:
    """An entry of ``uncovered`` that excuses nothing, or what a case would show."""

    entry: Data
    why: str
    case: Data | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the cases of one definition show, and what they do not."""

    definition: str
    items: int
    missing: tuple[Gap, ...] = ()
    excused: tuple[Excused, ...] = ()
    stale: tuple[Stale, ...] = ()

    @property
    def covered(self) -> int:
        return self.items - len(self.missing) - len(self.excused)

    @property
    def complete(self) -> bool:
        return not self.missing and not self.stale


def coverage_of(document: Document, library: Library, worked: Sequence[Worked] | None = None) -> Coverage:
    """The coverage of a definition file by its own cases; ``worked`` are these, where they are judged already."""
    data = document.data
    assert isinstance(data, dict)
    definition = library[str(data["id"])]
    cases = tuple(worked_cases(document, library) if worked is None else worked)
    specs = KnownFacts(library.systems, definition.facts).spec
    items = items_of(definition, specs)
    entries: list[Data] = [entry for entry in data.get("uncovered") or () if isinstance(entry, dict)]  # type: ignore[union-attr]
    unshown = [item for item in items if not any(shows(one, item) for one in cases)]
    excused = [Excused(item, entry) for item in unshown if (entry := _excuse(item, entries)) is not None]
    remedies = Remedies(library, definition, specs, _mapping(data.get("case_base")), cases)
    let_off = {id(one.item) for one in excused}
    return Coverage(
        definition.id,
        len(items),
        tuple(Gap(item, remedies.of(item)) for item in unshown if id(item) not in let_off),
        tuple(excused),
        (*_idle(entries, excused, items), *_refuted(excused, remedies)),
    )


def shows(worked: Worked, item: Item) -> bool:
    """Whether a case shows an item, in a reading in which the item stands."""
    result, judged = worked.result, worked.judged
    if result is None or judged is None or worked.reading not in item.readings:
        return False
    return item.shown(result.verdict, result.decided_by, judged.inferred.facts)


def _excuse(item: Item, entries: Sequence[Data]) -> Data | None:
    return next((entry for entry in entries if _speaks_of(entry, item)), None)


def _speaks_of(entry: Data, item: Item) -> bool:
    return bool(
        entry.get("criterion") == item.criterion
        and entry.get("side") == item.side
        and entry.get("reading", item.readings[0]) in item.readings
        and entry.get("fact", item.fact) == item.fact
    )


def _idle(entries: Sequence[Data], excused: Sequence[Excused], items: Sequence[Item]) -> list[Stale]:
    """Entries that excuse nothing."""
    used = [one.entry for one in excused]
    idle = [entry for entry in entries if entry not in used]
    asked = [any(_speaks_of(entry, item) for item in items) for entry in idle]
    codes = ["uncovered-is-covered" if there else "uncovered-unknown" for there in asked]
    return [Stale(entry, _say(code)) for entry, code in zip(idle, codes, strict=True)]


def _refuted(excused: Sequence[Excused], remedies: Remedies) -> list[Stale]:
    """Entries that say of something that nothing shows it, and a credential does that makes sense."""
    found = [(one.entry, remedies.of(one.item)) for one in excused]
    return [
        Stale(entry, _say("uncovered-can-be"), remedy.case)
        for entry, remedy in found
        if remedy.case is not None and not remedy.doubtful
    ]


def _mapping(data: Any) -> Data | None:
    return data if isinstance(data, dict) else None


def _say(code: str) -> str:
    return say(code)[0]
