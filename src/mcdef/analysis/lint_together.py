"""Criteria that say nothing beside another, and readings that change nothing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from mcdef.analysis.completions import Specs, equivalent, implies
from mcdef.analysis.where import Where
from mcdef.definition.model import DEFAULT, Criterion, Definition, Kind, Reading
from mcdef.documents.problem import Problem
from mcdef.logic.algebra import Test, facts_of

_RANK = {Kind.CONSTITUTIVE: 0, Kind.REQUIRED: 1, Kind.RECOMMENDED: 2}


def together_warnings(definition: Definition, where: Where, specs: Specs) -> Iterator[Problem]:
    """Criteria that repeat another one of the same reading, or that another one implies.

    Two are looked at where their tests first stand together: a reading that only makes duties decide adds no test.
    """
    seen: set[tuple[Test | None, Test | None]] = set()
    for reading in definition.readings:
        pairs = list(permutations(reading.criteria, 2))
        for one, other in pairs:
            if (one.test, other.test) not in seen and (code := _idle(one, other, reading, specs)) is not None:
                yield where.warning(code, where.criterion(one.id, reading.id), id=one.id, other=other.id)
        seen |= {(one.test, other.test) for one, other in pairs}


def _idle(one: Criterion, other: Criterion, reading: Reading, specs: Specs) -> str | None:
    """What is idle about one criterion beside another. Of two that are one test and bind alike, the later repeats."""
    if not _comparable(one, other):
        return None
    if equivalent(one.test, other.test, specs):
        earlier = reading.criteria.index(one) < reading.criteria.index(other)
        return None if one.kind is other.kind and earlier else "repeats-another"
    return "implied-by-another" if one.kind is other.kind and _implied(one, other, specs) else None


def reading_warnings(definition: Definition, where: Where, specs: Specs) -> Iterator[Problem]:
    """Readings whose criteria decide nothing otherwise than those of the body, or of a reading before them."""
    for index, reading in enumerate(definition.readings[1:], start=1):
        for earlier in definition.readings[:index]:
            if _same(reading, earlier, specs):
                at = ("readings", reading.id)
                code = "reading-changes-nothing" if earlier.id == DEFAULT else "reading-repeats-another"
                yield where.warning(code, at, id=reading.id, other=earlier.id)
                break


def _comparable(one: Criterion, other: Criterion) -> bool:
    """Whether one could be idle beside the other: it binds no more, and means the same by silence."""
    return (
        one.test is not None
        and other.test is not None
        and _RANK[other.kind] <= _RANK[one.kind]
        and one.silence == other.silence
        and other.evidence != "unverified"
        and bool(set(facts_of(one.test)) & set(facts_of(other.test)))
    )


def _implied(one: Criterion, other: Criterion, specs: Specs) -> bool:
    """Whether the other, which binds alike, cannot be met without this one.

    A duty beside a deciding clause is left alone: an annex may list again what the definition asks.
    """
    assert one.test is not None
    assert other.test is not None
    return implies(other.test, one.test, specs)


def _same(one: Reading, other: Reading, specs: Specs) -> bool:
    if not equivalent(one.scope, other.scope, specs) or len(one.criteria) != len(other.criteria):
        return False
    pairs = [(criterion, other.criterion(criterion.id)) for criterion in one.criteria]
    return all(there is not None and _same_criterion(criterion, there, specs) for criterion, there in pairs)


def _same_criterion(one: Criterion, other: Criterion, specs: Specs) -> bool:
    """Whether two wordings decide alike."""
    return one == other or (
        one.kind is other.kind
        and one.silence == other.silence
        and (one.evidence == "unverified") is (other.evidence == "unverified")
        and equivalent(one.test, other.test, specs)
    )
