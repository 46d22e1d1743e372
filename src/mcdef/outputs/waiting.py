"""Where the facts would have to be written that open verdicts wait for: file and line, or sheet and cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mcdef.report.model import CredentialReport, CriterionReport, Place, Report
from mcdef.report.settling import OpenFact, open_facts

__all__ = ["Waiting", "waiting_of"]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A fact, and each credential that waits for it by its number, with the place to write it at."""

    fact: OpenFact
    places: tuple[tuple[int, Place], ...]


def waiting_of(report: Report) -> tuple[Waiting, ...]:
    """Every fact that open verdicts wait for, the most useful first."""
    found: dict[str, list[tuple[int, Place]]] = {}
    for number, credential in enumerate(report.credentials):
        for name, place in _asked(credential).items():
            found.setdefault(name, []).append((number, place))
    return tuple(Waiting(one, tuple(found.get(one.name, ()))) for one in open_facts(report))


def _asked(credential: CredentialReport) -> Mapping[str, Place]:
    """What a credential is asked for: beside what it says of it already, else at its beginning."""
    names: dict[str, Place] = {}
    stated: dict[str, Place] = {}
    for result in credential.results:
        if result.verdict != "undetermined":
            continue
        for criterion in result.criteria if isinstance(result.criteria, tuple) else ():
            stated.update(_stated(criterion))
        for one in result.would_settle:
            asked = (
                [f"judgement on {result.definition}.{one.criterion}"]
                if one.ask == "judge"
                else [name for way in one.met_by for name in way]
            )
            names.update((name, credential.source) for name in asked)
    return {name: stated.get(name, place) for name, place in names.items()}


def _stated(criterion: CriterionReport) -> Iterator[tuple[str, Place]]:
    for fact in criterion.facts:
        for place in fact.from_:
            if place.how == "stated" and isinstance(place.path, str):
                yield fact.fact, place
                break
