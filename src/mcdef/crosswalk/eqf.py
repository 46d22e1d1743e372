"""From a level statement to its EQF level and its cycle, by the rows of the tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from mcdef.crosswalk.award_words import award_word
from mcdef.crosswalk.conversion import (
    BEST_FIT,
    Conversion,
    Route,
    notes,
    route,
    stated,
    unmapped,
    unverified,
    weakest,
)
from mcdef.crosswalk.levels import LevelStatement
from mcdef.crosswalk.rows import Cite, CycleRow, Framework, LevelRow
from mcdef.crosswalk.tables import Crosswalk
from mcdef.logic.possibilities import ABSENT, UNKNOWN, Choice, Numbers, Value
from mcdef.messages import show

_EQF = "eqf"
_EHEA = "qf-ehea"


def to_eqf(
    statement: LevelStatement, crosswalk: Crosswalk, country: str | None = None, on: date | None = None
) -> Conversion:
    """The EQF levels that a statement leaves open (crosswalk rules 9, 10, 13).

    A stated EQF level stays itself; a framework's row comes before the words of an award, which speak only where
    the framework is unmapped or none is named. ``on`` was used when the statement was read.
    """
    framework = crosswalk.frameworks.get(statement.framework or "")
    if framework is None or not framework.mapped:
        return _by_words(statement, framework, crosswalk, country)
    if framework.id == _EQF and statement.via is None:
        return stated(Numbers.points(int(level) for level in statement.levels))
    rows = [(level, framework.to_eqf.get(level)) for level in statement.levels]
    found = [(f"{framework.label} {level}", row) for level, row in rows if row is not None]
    if len(found) < len(rows):
        return unmapped(f"no published mapping for every level of {statement.text}")
    return _from_rows(found, statement.note, statement.via)


def to_cycle(
    statement: LevelStatement, crosswalk: Crosswalk, country: str | None = None, on: date | None = None
) -> Conversion:
    """The QF-EHEA cycles that a level statement leaves open, through the framework's own table or EQF 5 to 8.

    Words of an award alone give no cycle: outside the EHEA they name none.
    """
    framework = crosswalk.frameworks.get(statement.framework or "")
    if framework is None or not framework.mapped:
        return unmapped("no published mapping to the cycles")
    if framework.id == _EHEA and statement.via is None:
        return stated(Choice(frozenset(statement.levels)))
    rows = [_cycle_of(framework, level, crosswalk) for level in statement.levels]
    found = [row for row in rows if row is not None]
    if len(found) < len(rows):
        return unmapped("no published mapping to the cycles")
    routes = tuple(
        route(_cycle_value([row.cycles]), f"{framework.label} {level}: {_cycle_words(row)}", row.cite, *_via(statement))
        for level, row in zip(statement.levels, found, strict=True)
    )
    through = None if all(level in framework.to_cycle for level in statement.levels) else "through its EQF level"
    told = notes(through, *(row.cite.note for row in found))
    return _graded(_cycle_value([row.cycles for row in found]), routes, told)


def _from_rows(found: Sequence[tuple[str, LevelRow]], note: str | None, via: Cite | None) -> Conversion:
    others = () if via is None else (via,)
    routes = tuple(
        route(_eqf_value([row]), _row_words(says, row), row.cite, *others, relation=row.relation) for says, row in found
    )
    told = notes(note, *(row.cite.note for _, row in found))
    rows = [row for _, row in found]
    for row in rows:
        if row.relation == "unlevelled":
            bracket = f"between EQF {row.bracket[0]} and {row.bracket[-1]}" if row.bracket else None
            why = notes("an official comparison leaves it unlevelled", bracket, told)
            return Conversion(UNKNOWN, None, "unlevelled", routes, weakest(each.evidence for each in routes), why)
        if row.relation == "unmapped":
            return unmapped(notes("no published mapping", told), routes)
    value = _eqf_value(rows)
    if value is UNKNOWN:
        return unmapped(notes("partly below EQF 1", told), routes)
    return _graded(value, routes, notes(BEST_FIT, "below EQF 1" if value is ABSENT else None, told))


def _graded(value: Value, routes: tuple[Route, ...], note: str | None) -> Conversion:
    """A value with its grade; what is only from memory may not decide (crosswalk rule 13)."""
    if value is UNKNOWN:
        return unmapped(note, routes)
    if all(each.verified for each in routes):
        return Conversion(value, None, None, routes, weakest(each.evidence for each in routes), note)
    return unverified(value, routes, note)


def _by_words(
    statement: LevelStatement, framework: Framework | None, crosswalk: Crosswalk, country: str | None
) -> Conversion:
    """The fallback by award word, graded as its row is; only where no framework maps the level."""
    silent = f"no published mapping of {framework.title}" if framework else "no framework level is stated"
    award = award_word(statement.words, crosswalk, country) if statement.words else None
    if award is None:
        return unmapped(silent)
    if award.framework is not None and award.level is not None:
        named = crosswalk.frameworks[award.framework]
        row = named.to_eqf.get(award.level)
        if row is None:
            return unmapped(notes(silent, statement.note))
        label = f"{statement.words} = {named.label} {award.level}"
        return _from_rows([(label, row)], notes(silent, statement.note), award.row.cite)
    return _from_rows([(f"{statement.words}", award.row)], notes(silent, statement.note), None)


def _via(statement: LevelStatement) -> tuple[Cite, ...]:
    return () if statement.via is None else (statement.via,)


def _eqf_value(rows: Iterable[LevelRow]) -> Value:
    """The union of the rows' sets. Below EQF 1 there is no EQF level: a known absence, never a zero."""
    levels: set[int] = set()
    below = False
    for row in rows:
        if row.relation in ("unlevelled", "unmapped"):
            return UNKNOWN
        levels.update(row.eqf)
        below = below or row.relation == "below"
    if levels and below:
        return UNKNOWN
    return Numbers.points(sorted(levels)) if levels else ABSENT


def _row_words(says: str, row: LevelRow) -> str:
    if row.eqf:
        return f"{says} = EQF {show.either(map(str, row.eqf))}"
    told = {"below": "below EQF 1", "unlevelled": "left unlevelled"}.get(row.relation, "no published mapping")
    return f"{says}: {told}"


def _cycle_of(framework: Framework, level: str, crosswalk: Crosswalk) -> CycleRow | None:
    """The framework's own row, else the cycles of its EQF levels with the weaker grade of the two steps."""
    if level in framework.to_cycle:
        return framework.to_cycle[level]
    row = framework.to_eqf.get(level)
    if row is None or row.relation in ("unlevelled", "unmapped"):
        return None
    steps = [crosswalk.frameworks[_EQF].to_cycle[str(eqf)] for eqf in row.eqf]
    cites = [row.cite, *(step.cite for step in steps)]
    cycles = dict.fromkeys(cycle for step in steps for cycle in (step.cycles or ("none",)))
    sources = tuple(dict.fromkeys(source for cite in cites for source in cite.sources))
    grade = weakest([*(cite.evidence for cite in cites), "derived"]) or "derived"
    return CycleRow(() if set(cycles) <= {"none"} else tuple(cycles), Cite(sources, row.cite.at, grade, row.cite.note))


def _cycle_value(options: Iterable[tuple[str, ...]]) -> Value:
    """One of the cycles; absent under EQF 5; unknown where only some of the levels belong to a cycle."""
    every = {cycle for each in options for cycle in (each or ("none",))}
    if every == {"none"}:
        return ABSENT
    return UNKNOWN if "none" in every else Choice(frozenset(every))


def _cycle_words(row: CycleRow) -> str:
    return f"{' or '.join(row.cycles)} cycle" if row.cycles else "no cycle"
