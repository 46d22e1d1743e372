"""Whether the cases of a definition show all that they should, and what would (three-valued coverage).

A thing that no case shows is *missing*, unless the file says under ``uncovered`` why nothing can show it. What is missing
comes with its remedy: a generated case, or the reason that there can be none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from mcdef.analysis.bench import Bench
from mcdef.analysis.cannot import Prover
from mcdef.analysis.cases import Worked, worked_cases
from mcdef.analysis.completions import Specs
from mcdef.analysis.generate import Found, Search
from mcdef.analysis.items import Item, items_of
from mcdef.analysis.paste import case_of
from mcdef.analysis.writing import Writer
from mcdef.definition.check_algebra import KnownFacts
from mcdef.definition.library import Library
from mcdef.definition.model import Definition, Reading
from mcdef.documents.document import Document
from mcdef.facts.show import shown
from mcdef.messages.catalogue import say
from mcdef.verdict.explain import fact_label
from mcdef.verdict.model import Verdict

Data = Mapping[str, Any]
_BASES = 5  # descriptions to start from


@dataclass(frozen=True, slots=True)
class Gap:
    """What no case shows: the reason that nothing can (proved), or else a case that would, if one was found."""

    item: Item
    cannot: str | None = None
    case: Data | None = None


@dataclass(frozen=True, slots=True)
class Excused:
    """What no case shows, and why the file says that it need not."""

    item: Item
    because: str


@dataclass(frozen=True, slots=True)
class Stale:
    """An exception that is none: nothing of the kind is asked, a case shows it, or a case would."""

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
    open_ = [item for item in items if not any(_shows(one, item) for one in cases)]
    entries = [entry for entry in data.get("uncovered") or () if isinstance(entry, dict)]
    maker = _Maker(library, definition, specs, data.get("case_base"), cases)
    excused, missing, used = [], [], []
    for item in open_:
        entry = next((one for one in entries if _meant(one, item)), None)
        if entry is None:
            missing.append(maker.gap(item))
        else:
            used.append(entry)
            excused.append(Excused(item, str(entry["because"])))
    stale = [_stale(entry, items) for entry in entries if entry not in used]
    for item, entry in ((one.item, next(e for e in entries if _meant(e, one.item))) for one in excused):
        gap = maker.gap(item)
        if gap.case is not None:
            stale.append(Stale(entry, say("uncovered-can-be")[0], gap.case))
    return Coverage(definition.id, len(items), tuple(missing), tuple(excused), tuple(stale))


def _shows(worked: Worked, item: Item) -> bool:
    result, judged = worked.result, worked.judged
    if result is None or judged is None or worked.reading not in item.readings:
        return False
    return item.shown(result.verdict, result.decided_by, judged.inferred.facts)


def _meant(entry: Data, item: Item) -> bool:
    """Whether an entry of ``uncovered`` speaks of an item."""
    return (
        entry.get("criterion") == item.criterion
        and entry.get("side") == item.side
        and entry.get("reading", item.readings[0]) in item.readings
        and entry.get("fact", item.fact) == item.fact
    )


def _stale(entry: Data, items: Sequence[Item]) -> Stale:
    known = any(_meant(entry, item) for item in items)
    return Stale(entry, say("uncovered-is-covered" if known else "uncovered-unknown")[0])


@dataclass(frozen=True, slots=True)
class _Maker:
    """Finds what a gap needs: a proof that it must stay, or a case that fills it."""

    library: Library
    definition: Definition
    specs: Specs
    base: Data | None
    worked: tuple[Worked, ...]

    def gap(self, item: Item) -> Gap:
        reason = Prover(self.definition, self.specs, self.library.rules.rules).reason(item)
        if reason is not None:
            return Gap(item, cannot=reason)
        for reading in self.definition.readings:
            if reading.id in item.readings:
                bench = Bench(self.library, self.definition, reading)
                search = Search(bench, self.specs, Writer(self.library.crosswalk))
                found = search.find(item, self._bases(bench))
                if found is not None:
                    return Gap(item, case=self._case(item, reading, found))
        return Gap(item)

    def _bases(self, bench: Bench) -> list[Data]:
        """Descriptions that count in the reading: the base of the cases, then cases; failing that, the nearest ones."""
        ranked: list[tuple[bool, int, Data]] = []
        if self.base is not None and (look := bench.look(self.base)) is not None:
            ranked.append((look.verdict is not Verdict.COUNTS, len(look.decided_by), self.base))
        for one in self.worked:
            if one.judged is not None:
                look = bench.look(one.data)
                if look is not None:
                    ranked.append((look.verdict is not Verdict.COUNTS, len(look.decided_by), one.data))
        counting = [data for not_so, _, data in ranked if not not_so]
        nearest = [data for _, _, data in sorted(ranked, key=lambda one: one[:2])]
        return (counting or nearest)[:_BASES]

    def _case(self, item: Item, reading: Reading, found: Found) -> Data:
        look = found.look
        return case_of(
            self._name(item, found), found.data, self.base, reading.id, look.verdict.words, look.decided_by
        )

    def _name(self, item: Item, found: Found) -> str:
        facts = [item.fact] if item.fact is not None else _read(item)
        told = "; ".join(f"{fact_label(fact)}: {shown(fact, found.look.facts.value(fact))}" for fact in facts)
        name = told or f"{item.criterion}: {'judged not met' if item.side == 'fails' else 'not judged'}"
        taken = {one.name for one in self.worked}
        return name if name not in taken else f"{name} ({item.criterion})"


def _read(item: Item) -> list[str]:
    from mcdef.logic.algebra import facts_of

    return [] if item.test is None else list(facts_of(item.test))


__all__ = ["Coverage", "Excused", "Gap", "Stale", "coverage_of", "replace"]
