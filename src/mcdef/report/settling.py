"""Which facts would settle most of what is undetermined: the shortest list of questions to a provider.

A fact settles a verdict if, once stated, no clause that decides is open any more; several facts may be needed
together. What only a person can judge is counted like a fact.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from mcdef.report.model import CredentialReport, Report, ResultReport

#: One clause: the sets of facts of which any settles it.
_Clause = frozenset[frozenset[str]]
_MOST_KINDS: Final = 300
_JUDGEMENT: Final = "judgement on "


@dataclass(frozen=True, slots=True)
class OpenFact:
    """A fact, or a judgement, that open verdicts wait for."""

    name: str
    verdicts: int
    """undetermined verdicts that it would help to settle"""
    alone: int
    """those among them that need nothing else"""
    credentials: int
    write: str
    """how a description states it, in its own words"""

    @property
    def is_judgement(self) -> bool:
        return self.name.startswith(_JUDGEMENT)


@dataclass(frozen=True, slots=True)
class Shortlist:
    """A few facts which together would settle so many verdicts."""

    names: tuple[str, ...]
    verdicts: int


def open_facts(report: Report) -> tuple[OpenFact, ...]:
    """Every fact that an undetermined verdict waits for, the most useful first."""
    verdicts: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    credentials: Counter[str] = Counter()
    write: dict[str, dict[bool, str]] = {}
    for credential in report.credentials:
        asked: set[str] = set()
        for result in _open(credential):
            clauses = _clauses(result)
            names = {name for clause in clauses for way in clause for name in way}
            verdicts.update(names)
            alone.update(name for name in names if all(frozenset((name,)) in clause for clause in clauses))
            asked |= names
            _ways_to_write(result, write, in_table=credential.source.in_table)
        credentials.update(asked)
    found = (OpenFact(name, verdicts[name], alone[name], credentials[name], _written(write, name)) for name in verdicts)
    return tuple(sorted(found, key=lambda one: (-one.alone, -one.verdicts, one.name)))


def shortlist(report: Report, most: int = 3) -> Shortlist:
    """At most so many facts which together settle many verdicts.

    Facts are taken in bundles, each of which settles some verdict: the one that settles most for each fact first.
    """
    patterns = Counter(
        clauses
        for credential in report.credentials
        for result in _open(credential)
        if (clauses := frozenset(_clauses(result)))
    )
    chosen: frozenset[str] = frozenset()
    while len(chosen) < most:
        bundles = _bundles(chosen, patterns, most - len(chosen))
        if not bundles:
            break
        before = _settled(chosen, patterns)
        gains = {one: _settled(chosen | one, patterns) - before for one in bundles}
        chosen |= min((-gain / len(one), -gain, sorted(one), one) for one, gain in gains.items())[-1]
    return Shortlist(tuple(sorted(chosen)), _settled(chosen, patterns))


def _bundles(chosen: frozenset[str], patterns: Counter[frozenset[_Clause]], room: int) -> set[frozenset[str]]:
    """The sets of facts, no larger than there is room for, that settle one more verdict, of the most frequent kinds."""
    found: set[frozenset[str]] = set()
    ranked = sorted(patterns, key=lambda clauses: (-patterns[clauses], sorted(map(_sorted_clause, clauses))))
    for clauses in ranked[:_MOST_KINDS]:
        bundles: set[frozenset[str]] = {frozenset()}
        for clause in clauses:
            ways = {way - chosen for way in clause}
            if frozenset() not in ways:
                bundles = {joined for one in bundles for way in ways if len(joined := one | way) <= room}
        found |= bundles - {frozenset()}
    return found


def _sorted_clause(clause: _Clause) -> list[list[str]]:
    return sorted(map(sorted, clause))


def _settled(chosen: frozenset[str], patterns: Mapping[frozenset[_Clause], int]) -> int:
    return sum(
        number
        for clauses, number in patterns.items()
        if all(any(way <= chosen for way in clause) for clause in clauses)
    )


def _open(credential: CredentialReport) -> Iterable[ResultReport]:
    return (result for result in credential.results if result.verdict == "undetermined")


def _clauses(result: ResultReport) -> list[_Clause]:
    """The open clauses of a verdict; none where one of them can be settled by nothing."""
    found = []
    for one in result.would_settle:
        ways = frozenset(frozenset(way) for way in one.met_by if way)
        if one.ask == "judge":
            ways = frozenset((frozenset((f"{_JUDGEMENT}{result.definition}.{one.criterion}",)),))
        if not ways:
            return []
        found.append(ways)
    return found


def _ways_to_write(result: ResultReport, known: dict[str, dict[bool, str]], *, in_table: bool) -> None:
    """How each fact is first written, in files and in tables."""
    for one in result.would_settle:
        if one.ask == "judge":
            name = f"{result.definition}.{one.criterion}"
            text = f"judgements: [{{criterion: {name}, met: true, by: …, because: …}}]"
            told = f"in a file in YAML, since a table has no column for it: {text}" if in_table else text
            known.setdefault(f"{_JUDGEMENT}{name}", {}).setdefault(in_table, told)
            continue
        for way, text in zip((way for way in one.met_by if way), one.write, strict=False):
            parts = text.split("; and ")
            if len(parts) == len(way):  # else two facts are stated by one thing, or one by two
                for name, part in zip(way, parts, strict=True):
                    known.setdefault(name, {}).setdefault(in_table, part)


def _written(known: Mapping[str, Mapping[bool, str]], name: str) -> str:
    """How a catalogue states a fact: in YAML, in the columns of its tables, or either."""
    ways = known.get(name, {})
    if len(ways) == 2 and not name.startswith(_JUDGEMENT):
        return f"{ways[False]}; or in a table, {ways[True]}"
    return ways.get(False) or ways.get(True) or name
