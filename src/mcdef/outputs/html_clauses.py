"""Every clause that the verdicts rest on, once, by its definition, with the source and the point in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mcdef.outputs.states import name_of, report_name
from mcdef.report.model import CriterionReport, DefinitionReport, Report, ResultReport

__all__ = ["Cited", "Clause", "Clauses", "Defined", "clauses_of"]

_OUTCOMES = ("met", "not_met", "unknown")


@dataclass(slots=True)
class Clause:
    """One clause: its anchor, what it asks, and how often it is met."""

    anchor: str
    id: str
    kind: str
    asks: str
    source: str
    at: str
    evidence: str
    note: str
    named: bool = False
    """whether some verdict turns on it; paper can do without the others"""
    outcomes: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_OUTCOMES, 0))


@dataclass(frozen=True, slots=True)
class Cited:
    """A source: its key in the report, its short name, and where it is."""

    key: str
    name: str
    title: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Defined:
    """A definition with its clauses and the sources that they cite."""

    name: str
    anchor: str
    about: DefinitionReport | None
    clauses: tuple[Clause, ...]
    sources: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Clauses:
    """All of them, and the anchor of each by ``definition.criterion``, and of each definition by its name."""

    definitions: tuple[Defined, ...]
    anchors: Mapping[str, str]


def clauses_of(report: Report, names: tuple[str, ...]) -> Clauses:
    """The clauses of every definition that gave a verdict, in the order of the names."""
    found: dict[str, dict[str, Clause]] = {name: {} for name in names}
    number = 0
    for credential in report.credentials:
        for result in credential.results:
            of = found[name_of(result)]
            for one in result.criteria if isinstance(result.criteria, tuple) else ():
                if one.id not in of:
                    number += 1
                    of[one.id] = _clause(one, f"k{number}")
                of[one.id].outcomes[one.outcome] += 1
                of[one.id].named |= _names(one, result)
    about = {report_name(one): one for one in report.definitions}
    definitions = tuple(
        Defined(
            name,
            f"d{at}",
            about.get(name),
            tuple(of.values()),
            tuple(_cited(key, report) for key in dict.fromkeys(one.source for one in of.values())),
        )
        for at, (name, of) in enumerate(found.items())
    )
    anchors = {f"{name}.{id_}": one.anchor for name, of in found.items() for id_, one in of.items()}
    return Clauses(definitions, {**{one.name: one.anchor for one in definitions}, **anchors})


def _names(one: CriterionReport, result: ResultReport) -> bool:
    """Whether the verdict fails by the clause, waits for it, rests on silence about it, or misses it."""
    turning = () if result.verdict == "counts" else result.decided_by
    return one.id in (*turning, *result.gaps, *result.rests_on.silence)


def _clause(one: CriterionReport, anchor: str) -> Clause:
    note = one.note if isinstance(one.note, str) else ""
    return Clause(anchor, one.id, one.kind, one.asks, one.cite.source, one.cite.at or "", one.evidence, note)


def _cited(key: str, report: Report) -> Cited:
    source = report.sources.get(key)
    short = key.partition(":")[2] or key
    if source is None:
        return Cited(key, short, short, None)
    return Cited(key, short, source.title, source.url)
