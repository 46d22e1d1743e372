"""From EQF levels back to national ones: which levels of each framework face them. One EQF level has many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from mcdef.crosswalk.conversion import weakest
from mcdef.crosswalk.rows import Cite, Framework, LevelRow
from mcdef.crosswalk.tables import Crosswalk

_ANSWERS: Final = ("eqf", "qf-ehea")


@dataclass(frozen=True, slots=True)
class Facing:
    """The levels of one framework that face some EQF levels, by rows of one grade. No levels: none of them does."""

    framework: Framework
    levels: tuple[str, ...]
    relation: str
    eqf: tuple[int, ...]
    sources: tuple[str, ...]
    evidence: str | None

    @property
    def decides(self) -> bool:
        return self.evidence not in (None, "unverified")


def facing(
    eqf: frozenset[int], crosswalk: Crosswalk, on: date | None = None, *, through: str | None = None, but: str | None
) -> tuple[Facing, ...]:
    """Every framework in force with levels that face one of these, the best checked first.

    The EQF itself and the cycles are answers of their own, and no such frameworks.
    ``through`` is the grade of the row that led to the EQF levels, and makes what it leads to derived at best;
    ``but`` is a framework to leave out.
    """
    found = [
        each
        for framework in crosswalk.frameworks.values()
        if framework.id not in (but, *_ANSWERS) and framework.mapped and framework.valid.holds(on)
        for each in faced_by(framework, eqf, through)
        if each.levels
    ]
    return tuple(sorted(found, key=lambda each: not each.decides))


def faced_by(framework: Framework, eqf: frozenset[int], through: str | None) -> Iterator[Facing]:
    """The levels of one framework that face these; what is from memory apart from what is not."""
    if not framework.mapped:
        yield Facing(framework, (), "unmapped", (), (), None)
        return
    rows = [(level, row) for level, row in framework.to_eqf.items() if eqf & set(row.eqf)]
    for checked in (True, False):
        group = [(level, row) for level, row in rows if row.cite.verified is checked]
        if group:
            yield _facing(framework, group, through)
    if not rows:
        yield Facing(framework, (), "none", (), (), None)


def _facing(framework: Framework, rows: list[tuple[str, LevelRow]], through: str | None) -> Facing:
    levels = tuple(level for level, _ in rows)
    relation = "equal" if all(row.relation == "equal" for _, row in rows) and len(rows) == 1 else "one_of"
    cites = [row.cite for _, row in rows]
    steps = () if through is None else (through, "derived")
    grade = weakest((*(cite.evidence for cite in cites), *steps))
    met = sorted({level for _, row in rows for level in row.eqf})
    return Facing(framework, levels, relation, tuple(met), _sources(cites), grade)


def _sources(cites: Iterable[Cite]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(source for cite in cites for source in cite.sources))
