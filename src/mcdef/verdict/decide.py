"""From the outcomes of criteria to the verdict of a definition (DESIGN, section 2, the order)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from mcdef.definition.model import Definition, Kind, Reading
from mcdef.facts.inference import Inferred
from mcdef.facts.known import Facts, weakest
from mcdef.logic.algebra import Leaf
from mcdef.logic.evaluate import Finding, deciding_leaves, evaluate
from mcdef.logic.truth import Truth
from mcdef.verdict.model import (
    SCOPE,
    CriterionResult,
    Judgement,
    ReadingResult,
    RestsOn,
    Result,
    Settling,
    Verdict,
)
from mcdef.verdict.outcome import outcome_of
from mcdef.verdict.settle import settling, settling_test

_NOTHING: Final[Mapping[int, CriterionResult]] = {}


def decide(
    definition: Definition,
    reading: Reading,
    inferred: Inferred,
    judgements: Mapping[str, Judgement],
    *,
    ignore_scope: bool = False,
) -> Result:
    """The verdict of one reading, without presumptions and other readings."""
    facts = inferred.facts
    scope = None if reading.scope is None or ignore_scope else evaluate(reading.scope, facts)
    criteria = tuple(
        outcome_of(criterion, f"{definition.id}.{criterion.id}", facts, inferred.judged, judgements)
        for criterion in reading.criteria
    )
    return concluded(definition, reading, scope, criteria, facts)


def concluded(
    definition: Definition,
    reading: Reading,
    scope: Finding | None,
    criteria: tuple[CriterionResult, ...],
    facts: Facts,
) -> Result:
    """The verdict that these outcomes of scope and criteria give; of the facts only those of the scope matter."""
    verdict, deciding = _verdict(scope, criteria)
    result = Result(
        definition=definition,
        reading=reading,
        verdict=verdict,
        decided_by=_names(deciding),
        criteria=criteria,
        scope=scope,
        evidence=_evidence(scope, deciding, facts),
        rests_on=_rests_on(verdict, scope, deciding, criteria, facts),
        gaps=tuple(one.id for one in criteria if one.criterion.kind is Kind.REQUIRED and one.outcome is not Truth.MET),
        if_checked=_if_checked(scope, criteria, verdict),
    )
    return replace(result, would_settle=_would_settle(result))


def verdict_of(
    definition: Definition,
    reading: Reading,
    inferred: Inferred,
    judgements: Mapping[str, Judgement],
    *,
    ignore_scope: bool = False,
    known: Mapping[int, CriterionResult] = _NOTHING,
) -> tuple[Verdict, tuple[str, ...]]:
    """The verdict of :func:`decide` and what it is decided by, from no more criteria than can decide.

    ``known`` are results over the same facts, by the identity of their criterion.
    """
    facts = inferred.facts
    scope = None if reading.scope is None or ignore_scope else evaluate(reading.scope, facts)
    criteria = tuple(
        known.get(id(criterion))
        or outcome_of(criterion, f"{definition.id}.{criterion.id}", facts, inferred.judged, judgements)
        for criterion in reading.criteria
        if criterion.constitutive
    )
    verdict, deciding = _verdict(scope, criteria)
    return verdict, _names(deciding)


def other_readings(
    result: Result,
    inferred: Inferred,
    judgements: Mapping[str, Judgement],
    *,
    ignore_scope: bool = False,
) -> tuple[ReadingResult, ...]:
    """What the other readings of the same text give. A clause that they share with the one decided is decided once."""
    known = {id(one.criterion): one for one in result.criteria}
    found = []
    for reading in result.definition.readings:
        if reading.id != result.reading.id:
            verdict, decided_by = verdict_of(
                result.definition, reading, inferred, judgements, ignore_scope=ignore_scope, known=known
            )
            found.append(ReadingResult(reading.id, reading.title, verdict, decided_by))
    return tuple(found)


def _names(deciding: tuple[CriterionResult, ...] | None) -> tuple[str, ...]:
    return (SCOPE,) if deciding is None else tuple(one.id for one in deciding)


def _verdict(
    scope: Finding | None, criteria: tuple[CriterionResult, ...]
) -> tuple[Verdict, tuple[CriterionResult, ...] | None]:
    """The verdict and the criteria that decide it; ``None`` for them means the scope does."""
    if scope is not None and scope.truth is not Truth.MET:
        out = scope.truth is Truth.NOT_MET
        return (Verdict.OUT_OF_SCOPE if out else Verdict.UNDETERMINED), None
    constitutive = tuple(one for one in criteria if one.criterion.constitutive)
    checked = tuple(one for one in constitutive if one.criterion.evidence != "unverified")
    return _of_constitutive(checked) if checked else (Verdict.UNDETERMINED, constitutive)


def _of_constitutive(
    criteria: tuple[CriterionResult, ...],
) -> tuple[Verdict, tuple[CriterionResult, ...]]:
    failing = tuple(one for one in criteria if one.outcome is Truth.NOT_MET)
    if failing:
        return Verdict.DOES_NOT_COUNT, failing
    unknown = tuple(one for one in criteria if one.outcome is Truth.UNKNOWN)
    return (Verdict.UNDETERMINED, unknown) if unknown else (Verdict.COUNTS, criteria)


def _if_checked(scope: Finding | None, criteria: tuple[CriterionResult, ...], verdict: Verdict) -> Verdict | None:
    """The verdict if clauses known only from memory were checked, where that differs (DESIGN, 2.10)."""
    if scope is not None and scope.truth is not Truth.MET:
        return None
    with_all, _ = _of_constitutive(tuple(one for one in criteria if one.criterion.constitutive))
    return None if with_all is verdict else with_all


def _evidence(scope: Finding | None, deciding: tuple[CriterionResult, ...] | None, facts: Facts) -> str | None:
    if deciding is None:
        return weakest(*(facts[name].evidence for name in _facts_in(scope)))
    return weakest(*(one.evidence for one in deciding))


def _rests_on(
    verdict: Verdict,
    scope: Finding | None,
    deciding: tuple[CriterionResult, ...] | None,
    criteria: tuple[CriterionResult, ...],
    facts: Facts,
) -> RestsOn:
    """What carries the verdict besides statements. Of an open verdict: what carries the clauses that are met."""
    if deciding is None:
        rules = [rule for name in _facts_in(scope) for rule in facts[name].rules]
        return RestsOn((), tuple(dict.fromkeys(rules)))
    if verdict is Verdict.UNDETERMINED:
        deciding = tuple(one for one in criteria if one.criterion.constitutive and one.outcome.known)
    silence = tuple(one.id for one in deciding if one.by_silence)
    return RestsOn(silence, tuple(dict.fromkeys(rule for one in deciding for rule in one.follows)))


def _facts_in(scope: Finding | None) -> list[str]:
    if scope is None:
        return []
    return [leaf.test.fact for leaf in deciding_leaves(scope) if isinstance(leaf.test, Leaf)]


def _would_settle(result: Result) -> tuple[Settling, ...]:
    if result.verdict is not Verdict.UNDETERMINED:
        return ()
    if result.decided_by == (SCOPE,):
        assert result.scope is not None
        return (settling_test(SCOPE, "state", result.scope),)
    return tuple(
        settling(one) for one in result.criteria if one.id in result.decided_by and one.outcome is Truth.UNKNOWN
    )
