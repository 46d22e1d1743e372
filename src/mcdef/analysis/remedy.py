"""What to do about something that no case shows: the case that would, or the proof that there can be none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from mcdef.analysis.bench import Bench, Look, judgements_in
from mcdef.analysis.cannot import Prover
from mcdef.analysis.cases import Worked
from mcdef.analysis.completions import Specs
from mcdef.analysis.generate import Found, Search
from mcdef.analysis.items import Item
from mcdef.analysis.paste import case_of, exception_of
from mcdef.analysis.writing import Writer
from mcdef.definition.library import Library
from mcdef.definition.model import DEFAULT, Definition, Reading
from mcdef.facts.show import shown
from mcdef.logic.algebra import facts_of
from mcdef.messages.catalogue import say
from mcdef.messages.show import number
from mcdef.verdict.explain import fact_label
from mcdef.verdict.model import Verdict

Data = Mapping[str, Any]
_BASES: Final = 5  # descriptions to start from
_LONGEST_NAME: Final = 60


@dataclass(frozen=True, slots=True)
class Remedy:
    """A case to add, or an exception with its proof; neither where nothing was found and nothing proved.

    ``doubtful``: what the case states does not fit together, as where a statement contradicts what follows.
    """

    case: Data | None = None
    exception: Data | None = None
    doubtful: bool = False

    @property
    def cannot(self) -> str | None:
        """Why nothing can show it, where that is proved."""
        return None if self.exception is None else str(self.exception["because"])


@dataclass(frozen=True, slots=True)
class Remedies:
    """Finds remedies for one definition with its cases; what serves several items is looked at once."""

    library: Library
    definition: Definition
    specs: Specs
    base: Data | None
    worked: tuple[Worked, ...]
    _starts: dict[str, list[Data]] = field(default_factory=dict)

    def of(self, item: Item) -> Remedy:
        """The remedy for one item. What is open is often tied and quickly proved to be; what fails hardly ever is."""
        tried = (self._proved, self._found) if item.side == "open" else (self._found, self._proved)
        return next((remedy for look in tried if (remedy := look(item)) is not None), Remedy())

    def _proved(self, item: Item) -> Remedy | None:
        reason = Prover(self.definition, self.specs, self.library.rules.rules).reason(item)
        return None if reason is None else Remedy(exception=exception_of(item.criterion, item.side, reason))

    def _found(self, item: Item) -> Remedy | None:
        for reading in self.definition.readings:
            if reading.id in item.readings:
                bench = Bench(self.library, self.definition, reading)
                search = Search(bench, self.specs, Writer(self.library.crosswalk))
                found = search.find(item, self._bases(bench))
                if found is not None:
                    return Remedy(self._case(item, reading, found), doubtful=found.look.warnings > 0)
        return None

    def _bases(self, bench: Bench) -> list[Data]:
        """Descriptions that count in a reading: the base of the cases, then cases; failing these, the nearest."""
        if bench.reading.id not in self._starts:
            looks = [(one.data, self._look(bench, one)) for one in self.worked]
            if self.base is not None:
                looks.insert(0, (self.base, bench.look(self.base)))
            ranked = [(look.verdict is not Verdict.COUNTS, len(look.decided_by), data) for data, look in looks if look]
            counting = [data for otherwise, _, data in ranked if not otherwise]
            nearest = [data for *_, data in sorted(ranked, key=lambda one: one[:2])]
            self._starts[bench.reading.id] = (counting or nearest)[:_BASES]
        return self._starts[bench.reading.id]

    def _look(self, bench: Bench, worked: Worked) -> Look | None:
        judged = worked.judged
        if judged is None:
            return None
        return bench.look_at(judged.inferred, judgements_in(judged.described), len(judged.problems))

    def _case(self, item: Item, reading: Reading, found: Found) -> Data:
        look = found.look
        name = self._name(item, reading, found)
        case = case_of(name, found.data, self.base, reading.id, look.verdict.words, look.decided_by)
        return case if not look.warnings else {**case, "note": say("case-warned")[0]}

    def _name(self, item: Item, reading: Reading, found: Found) -> str:
        """What is stated of the fact, or of the facts of the clause; where that is long or taken, what is shown."""
        facts = found.look.facts
        if item.fact is not None:
            told = shown(item.fact, facts.value(item.fact))
        else:
            read = () if item.test is None or item.side == "open" else facts_of(item.test)
            told = "; ".join(f"{fact_label(one)}: {shown(one, facts.value(one))}" for one in read if one in facts)
        where = "" if reading.id == DEFAULT else f" ({reading.id})"
        if told and len(told) <= _LONGEST_NAME and told + where not in {one.name for one in self.worked}:
            return told + where
        limit = None if item.limit is None else number(item.limit)
        code = f"case-of-{item.side}"
        return say(code, criterion=item.criterion, fact=fact_label(item.fact or ""), limit=limit)[0] + where
