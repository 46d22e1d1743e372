"""The cases of definitions, for people and for machines: those that fail, and what none of them shows.

What is missing comes with lines to paste, which are not wrapped.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from mcdef.analysis.cases import CaseOutcome
from mcdef.analysis.coverage import Coverage, Gap, Stale
from mcdef.analysis.items import Item
from mcdef.analysis.paste import yaml_lines
from mcdef.definition.model import DEFAULT
from mcdef.facts.show import with_unit
from mcdef.messages import show
from mcdef.messages.catalogue import say
from mcdef.outputs.layout import Line, line, wrapped
from mcdef.outputs.words import plural
from mcdef.verdict.explain import fact_label
from mcdef.verdict.model import SCOPE

_IN = "  "
_DEEP = "    "


@dataclass(frozen=True, slots=True)
class Tested:
    """A definition file whose cases were run, and their coverage if it was asked for."""

    path: str
    outcomes: tuple[CaseOutcome, ...]
    coverage: Coverage | None = None

    @property
    def passed(self) -> bool:
        return all(one.passed for one in self.outcomes) and (self.coverage is None or self.coverage.complete)


def failed_lines(tested: Sequence[Tested], definitions: int) -> Iterator[Line]:
    """The cases that fail, each at its place, and how many hold."""
    outcomes = [(one.path, outcome) for one in tested for outcome in one.outcomes]
    failed = [(path, outcome) for path, outcome in outcomes if not outcome.passed]
    for path, outcome in failed:
        yield line(f"{_place(path, outcome)}: {outcome.name}: {outcome.why}")
    held = plural(len(outcomes) - len(failed), "holds", "hold")
    of = plural(definitions, "definition")
    yield line(f"{plural(len(outcomes), 'case')} of {of}: {held}, {plural(len(failed), 'does not', 'do not')}")


def coverage_lines(tested: Sequence[Tested], width: int) -> Iterator[Line]:
    """What is missing of each definition, each thing with its remedy, and one line for all."""
    coverages = [one.coverage for one in tested if one.coverage is not None]
    for one in coverages:
        if not one.complete:
            yield line((one.definition, "bold"), f": {one.covered} of {one.items} shown, {len(one.excused)} excused")
        for gap in one.missing:
            yield from _gap(gap, width)
        for stale in one.stale:
            yield from _stale(stale, width)
    yield line(_total(coverages))


def _place(path: str, outcome: CaseOutcome) -> str:
    return f"{path}:{outcome.span.line}:{outcome.span.column}"


def _total(coverages: Sequence[Coverage]) -> str:
    shown, items = sum(one.covered for one in coverages), sum(one.items for one in coverages)
    excused, missing = sum(len(one.excused) for one in coverages), sum(len(one.missing) for one in coverages)
    told = f"coverage: {shown} of {items} shown, {excused} excused, {missing} missing"
    if stale := sum(len(one.stale) for one in coverages):
        told += f"; {plural(stale, 'stale exception')}"
    return told


def _gap(gap: Gap, width: int) -> Iterator[Line]:
    yield from wrapped(sentence(gap.item), width, indent=_IN, hanging=_DEEP)
    if gap.remedy.case is not None:
        yield line((f"{_DEEP}add to cases:", "dim"))
        yield from (line(text) for text in yaml_lines(gap.remedy.case))
    elif gap.remedy.exception is not None:
        yield line((f"{_DEEP}nothing can show it; add to uncovered:", "dim"))
        yield from (line(text) for text in yaml_lines(gap.remedy.exception))
    else:
        claim, help_ = say("no-remedy")
        yield from wrapped(f"{claim}: {help_}", width, indent=_DEEP)


def _stale(stale: Stale, width: int) -> Iterator[Line]:
    entry = stale.entry
    told = f"stale exception: {entry.get('criterion')}, {entry.get('side')}: {stale.why}"
    yield from wrapped(told, width, indent=_IN, hanging=_DEEP)
    if stale.case is not None:
        yield from (line(text) for text in yaml_lines(stale.case))


def sentence(item: Item) -> str:
    """What no case shows, and in which readings it was looked for."""
    code = f"missing-{SCOPE}-{item.side}" if item.criterion == SCOPE and item.fact is None else f"missing-{item.side}"
    limit = None if item.limit is None else with_unit(item.fact or "", show.number(item.limit))
    told, _ = say(code, criterion=item.criterion, fact=fact_label(item.fact or ""), limit=limit)
    return told if DEFAULT in item.readings else f"{told}, in the reading {show.either(item.readings)}"


def tested_json(tested: Sequence[Tested]) -> str:
    """The outcome of a run: ``coverage`` is there where it was asked for."""
    failed = [
        {"definition": outcome.definition, "name": outcome.name, "place": _place(one.path, outcome), "why": outcome.why}
        for one in tested
        for outcome in one.outcomes
        if not outcome.passed
    ]
    data: dict[str, Any] = {"cases": {"run": sum(len(one.outcomes) for one in tested), "failed": failed}}
    if coverages := [_coverage(one.coverage) for one in tested if one.coverage is not None]:
        data["coverage"] = coverages
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _coverage(one: Coverage) -> dict[str, Any]:
    return {
        "definition": one.definition,
        "items": one.items,
        "shown": one.covered,
        "missing": [
            {
                **_item(gap.item),
                "message": sentence(gap.item),
                "cannot": gap.remedy.cannot,
                "case": _plain(gap.remedy.case),
            }
            for gap in one.missing
        ],
        "excused": [{**_item(excused.item), "because": str(excused.entry.get("because"))} for excused in one.excused],
        "stale": [{"entry": _plain(stale.entry), "why": stale.why, "case": _plain(stale.case)} for stale in one.stale],
    }


def _item(item: Item) -> dict[str, Any]:
    limit = None if item.limit is None else show.exact(item.limit)
    readings = list(item.readings)
    return {"criterion": item.criterion, "side": item.side, "readings": readings, "fact": item.fact, "limit": limit}


def _plain(data: Any) -> Any:
    """Data that JSON can hold; a decimal becomes its shortest number."""
    if isinstance(data, Mapping):
        return {key: _plain(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_plain(value) for value in data]
    return float(data) if isinstance(data, Decimal) else data
