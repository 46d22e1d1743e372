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
    write: dict[str, str] = {}
    for credential in report.credentials:
        asked: set[str] = set()
        for result in _open(credential):
            clauses = _clauses(result)
            names = {name for clause in clauses for way in clause for name in way}
            verdicts.update(names)
            alone.update(name for name in names if all(frozenset((name,)) in clause for clause in clauses))
            asked |= names
            _ways_to_write(result, write)
        credentials.update(asked)
    found = (OpenFact(name, verdicts[name], alone[name], credentials[name], write.get(name, name)) for name in verdicts)
    return tuple(sorted(found, key=lambda one: (-one.alone, -one.verdicts, one.name)))


def shortlist(report: Report, most: int = 3) -> Shortlist:
    """At most so many facts, chosen one after another so that they settle as many verdicts as can be together."""
    patterns = Counter(
        clauses
        for credential in report.credentials
        for result in _open(credential)
        if (clauses := frozenset(_clauses(result)))
    )
    chosen: frozenset[str] = frozenset()
    for _ in range(most):
        best = _best(chosen, patterns)
        if best is None:
            break
        chosen |= {best}
    settled = _settled(chosen, patterns)
    helping = frozenset(name for name in chosen if _settled(chosen - {name}, patterns) < settled)
    return Shortlist(tuple(sorted(helping)), settled)


def _best(chosen: frozenset[str], patterns: Mapping[frozenset[_Clause], int]) -> str | None:
    """The fact that settles most verdicts with those chosen; between equals, the one that settles most clauses."""
    gain: Counter[str] = Counter()
    progress: Counter[str] = Counter()
    for clauses, number in patterns.items():
        open_clauses = [clause for clause in clauses if not any(way <= chosen for way in clause)]
        settling = [
            {name for way in clause for name in way - chosen if way <= chosen | {name}} for clause in open_clauses
        ]
        if not settling:
            continue
        for name in set.intersection(*settling):
            gain[name] += number
        for names in settling:
            for name in names:
                progress[name] += number
    ranked = sorted(progress, key=lambda name: (-gain[name], -progress[name], name))
    return ranked[0] if ranked else None


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


def _ways_to_write(result: ResultReport, known: dict[str, str]) -> None:
    for one in result.would_settle:
        if one.ask == "judge":
            name = f"{result.definition}.{one.criterion}"
            known.setdefault(
                f"{_JUDGEMENT}{name}", f"judgements: [{{criterion: {name}, met: true, by: …, because: …}}]"
            )
            continue
        for way, text in zip((way for way in one.met_by if way), one.write, strict=False):
            if len(way) == 1:
                known.setdefault(way[0], text)
