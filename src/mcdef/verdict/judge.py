"""One description against a library: its facts, the definitions that run, and their verdicts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from mcdef.credential.read import Described
from mcdef.definition.former import present_name
from mcdef.definition.library import Library
from mcdef.definition.select import NotRun, Selection, choose
from mcdef.documents.problem import Problem, problem
from mcdef.facts.establish import establish
from mcdef.facts.inference import Inferred
from mcdef.facts.known import Facts
from mcdef.logic.possibilities import Choice
from mcdef.verdict.classify import Case, Presumptions, classify
from mcdef.verdict.minimal import Minimal, minimal
from mcdef.verdict.model import Judgement, Result


@dataclass(frozen=True, slots=True)
class Judged:
    """One description, what is known of it, its verdicts, and what its author should know."""

    described: Described
    inferred: Inferred
    results: tuple[Result, ...]
    not_run: tuple[NotRun, ...]
    problems: tuple[Problem, ...]
    minimal: tuple[Minimal, ...] = ()  # one for each result, where it was asked for


def judge(
    described: Described,
    library: Library,
    selection: Selection,
    *,
    ignore_scope: bool = False,
    why_minimal: bool = False,
) -> Judged:
    """The verdicts on one description.

    Raises :class:`mcdef.documents.problem.McdefError` where a level, framework or credit system cannot be read, and
    for a selection that names what is not there.
    """
    established = establish(described, library.crosswalk, library.rules)
    facts = established.inferred.facts
    chosen = choose(
        library.definitions,
        selection,
        _only(facts, "awarding_body.country") or _only(facts, "provider.country"),
        _only(facts, "provider.region"),
    )
    judgements = _judgements(described, library)
    case = Case(established.inferred, judgements)
    presumptions = Presumptions(case, library.rules)
    results = tuple(
        classify(definition, reading, case, presumptions, ignore_scope=ignore_scope)
        for definition, reading in chosen.run
    )
    problems = (*established.problems, *_judgement_problems(described, judgements.values(), results, library))
    shortest = tuple(
        minimal(result, established.base, case, library.rules, ignore_scope=ignore_scope)
        for result in (results if why_minimal else ())
    )
    return Judged(described, established.inferred, results, chosen.not_run, problems, shortest)


def _only(facts: Facts, name: str) -> str | None:
    value = facts.value(name)
    only = value.only if isinstance(value, Choice) else None
    return only if isinstance(only, str) else None


def _judgements(described: Described, library: Library) -> Mapping[str, Judgement]:
    named = [
        (present_name(written.criterion, library.present), index, written)
        for index, written in enumerate(described.credential.judgements)
    ]
    return {
        criterion: Judgement(criterion, written.met, written.by, written.on, written.because, written.asks, index)
        for criterion, index, written in named
    }


def _judgement_problems(
    described: Described, judgements: Iterable[Judgement], results: tuple[Result, ...], library: Library
) -> Iterable[Problem]:
    """A judgement on nothing, and one that the facts settle the other way (DESIGN, 2.9)."""
    idle = {f"{result.definition.id}.{one.id}" for result in results for one in result.criteria if one.idle_judgement}
    wordings: dict[str, set[str]] = {}
    for definition in library.definitions.values():
        for reading in definition.readings:
            for criterion in reading.criteria:
                wordings.setdefault(f"{definition.id}.{criterion.id}", set()).add(criterion.asks)
    for judgement in judgements:
        pointer = described.origin(("judgements", judgement.index, "criterion"))
        at: dict[str, Any] = {
            "source": described.document.source,
            "span": described.document.locate(pointer),
            "pointer": described.document.pointer(pointer),
        }
        written = described.credential.judgements[judgement.index].criterion
        if written != judgement.criterion:
            yield problem("renamed-definition", severity="note", old=written, new=judgement.criterion, **at)
        code = None
        if judgement.criterion not in wordings:
            code = "judgement-unknown"
        elif judgement.criterion in idle:
            code = "judgement-without-effect"
        elif judgement.asks is not None and judgement.asks not in wordings[judgement.criterion]:
            code = "judgement-of-other-wording"
        if code is not None:
            yield problem(code, severity="warning", criterion=judgement.criterion, **at)
