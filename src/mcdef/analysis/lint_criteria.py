"""What is odd about a single criterion, or the scope: it cannot decide, never comes out one way, or hides an answer."""

from __future__ import annotations

from collections.abc import Iterator

from mcdef.analysis.completions import Specs, Weaker, measures_of, outcomes, weaker
from mcdef.analysis.where import Where
from mcdef.definition.model import DEFAULT, Criterion, Definition
from mcdef.documents.place import Pointer
from mcdef.documents.problem import Problem
from mcdef.facts.show import shown
from mcdef.logic.algebra import Test, facts_of
from mcdef.logic.truth import Truth
from mcdef.messages.show import both
from mcdef.verdict.model import SCOPE

_WORDS = {Truth.MET: "met", Truth.NOT_MET: "not met"}


def criterion_warnings(definition: Definition, where: Where, specs: Specs) -> Iterator[Problem]:
    """Warnings about every criterion and scope, as the body and each reading have it."""
    seen: set[tuple[str, object]] = set()
    for reading in definition.readings:
        if reading.scope is not None and (SCOPE, reading.scope) not in seen:
            seen.add((SCOPE, reading.scope))
            at = _place(where, SCOPE, reading.id)
            yield from _test_warnings(SCOPE, reading.scope, None, at, where, specs)
        for criterion in reading.criteria:
            if (criterion.id, criterion) in seen:
                continue
            seen.add((criterion.id, criterion))
            at = _place(where, criterion.id, reading.id)
            yield from _written(criterion, definition, at, where)
            if criterion.test is not None:
                yield from _test_warnings(criterion.id, criterion.test, criterion, at, where, specs)


def _place(where: Where, name: str, reading: str) -> Pointer:
    return where.criterion(name) if reading == DEFAULT else where.criterion(name, reading)


def _written(criterion: Criterion, definition: Definition, at: Pointer, where: Where) -> Iterator[Problem]:
    if criterion.constitutive and criterion.evidence == "unverified" and definition.status != "draft":
        yield where.warning("unverified-decides", at, id=criterion.id)
    if criterion.cite.at is None:
        yield where.warning("no-pinpoint", at, id=criterion.id)


def _test_warnings(
    name: str, test: Test, criterion: Criterion | None, at: Pointer, where: Where, specs: Specs
) -> Iterator[Problem]:
    if (code := _constant(test, criterion, specs)) is not None:
        yield where.warning(code, at, id=name)
    elif (found := weaker(test, specs)) is not None:
        yield _weaker(name, found, at, where)
    for measures in measures_of(test):
        read = [fact for measure in measures for fact in facts_of(measure)]
        if twice := [fact for fact in dict.fromkeys(read) if read.count(fact) > 1]:
            yield where.warning("first-same-fact", at, id=name, facts=both(twice))


def _constant(test: Test, criterion: Criterion | None, specs: Specs) -> str | None:
    """Whether a test never comes out one way, whatever its facts turn out to be. Silence may still bring it there.

    A duty or advice that can stay open can show a gap, and that is all it is for.
    """
    found = outcomes(test, specs)
    if found is None:
        return None
    if criterion is not None and criterion.silence is not None:
        found |= {criterion.silence.outcome}
    missed = {Truth.NOT_MET} if criterion is None or criterion.constitutive else {Truth.NOT_MET, Truth.UNKNOWN}
    return "never-met" if Truth.MET not in found else "never-fails" if not missed & found else None


def _weaker(name: str, found: Weaker, at: Pointer, where: Where) -> Problem:
    value, outcome = shown(found.fact, found.value), _WORDS[found.truth]
    return where.warning("weaker-than-it-reads", at, id=name, fact=found.fact, value=value, outcome=outcome)
