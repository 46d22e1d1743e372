"""Sharper limits for vague clauses (DESIGN, 2.8): a reader's own number where the text has none.

A definition's digest stays that of its text; the report says which limits are the reader's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from mcdef.definition.former import present_name
from mcdef.definition.library import Library
from mcdef.definition.model import Criterion, Definition, Reading
from mcdef.documents.place import Pointer
from mcdef.documents.problem import Problem, problem
from mcdef.documents.validation import with_help
from mcdef.logic.algebra import All, First, If, Leaf, Not, Some, Test, Vague, Within, leaves_of
from mcdef.logic.ranges import Range

Limits = Mapping[str, Mapping[str, Fraction]]
"""By clause (``eu-2022.small-volume``) and fact (``workload.hours``)."""


def with_limits(library: Library, limits: Limits) -> Library:
    """The library with the limits in the place of the vague ones; :func:`limit_problems` has found nothing."""
    wanted: dict[str, dict[str, Mapping[str, Fraction]]] = {}
    for clause, by_fact in limits.items():
        definition, _, criterion = present_name(clause, library.present).partition(".")
        wanted.setdefault(definition, {})[criterion] = by_fact
    sharpened = {id_: limited(library.definitions[id_], clauses) for id_, clauses in wanted.items()}
    return replace(library, definitions={**library.definitions, **sharpened})


def limited(definition: Definition, limits: Limits) -> Definition:
    """A definition with definite limits in all its readings, given by clause (its id there) and fact."""
    return replace(definition, readings=tuple(_reading(reading, limits) for reading in definition.readings))


def as_reported(limits: Limits, library: Library) -> dict[str, dict[str, str]]:
    """The limits as a report names them: exact numbers as texts, clauses under the ids they have now."""
    named = {present_name(clause, library.present): by_fact for clause, by_fact in limits.items()}
    return {
        clause: {fact: str(number) for fact, number in sorted(by_fact.items())}
        for clause, by_fact in sorted(named.items())
    }


def limit_problems(library: Library, limits: Limits) -> Iterator[tuple[Pointer, Problem]]:
    """What is wrong with limits, each with the pointer to the part that is wrong."""
    for clause, by_fact in limits.items():
        definition_id, dot, criterion_id = present_name(clause, library.present).partition(".")
        definition = library.definitions.get(definition_id)
        every = vague_clauses(library)
        if not dot:
            inside = [name for name in every if name.startswith(f"{definition_id}.")]
            yield (clause,), with_help(problem("limit-needs-criterion", value=clause), clause, inside)
        elif definition is None or not any(reading.criterion(criterion_id) for reading in definition.readings):
            yield (clause,), with_help(problem("limit-unknown", value=clause), clause, list(every))
        elif not (vague := every.get(f"{definition_id}.{criterion_id}")):
            yield (clause,), problem("limit-not-vague", value=clause)
        else:
            for fact in by_fact:
                if fact not in vague:
                    told = problem("limit-unknown-fact", clause=clause, value=fact)
                    yield (clause, fact), with_help(told, fact, vague)


def vague_clauses(library: Library) -> dict[str, list[str]]:
    """The clauses with a vague limit, each with the facts that it limits."""
    found: dict[str, list[str]] = {}
    for definition in library.definitions.values():
        for reading in definition.readings:
            for criterion in reading.criteria:
                for fact in _vague_facts(criterion):
                    facts = found.setdefault(f"{definition.id}.{criterion.id}", [])
                    facts += [] if fact in facts else [fact]
    return found


def _vague_facts(criterion: Criterion) -> Iterator[str]:
    for leaf in leaves_of(criterion.test) if criterion.test is not None else ():
        if isinstance(leaf.check, Vague):
            yield leaf.fact


def _reading(reading: Reading, limits: Limits) -> Reading:
    return replace(reading, criteria=tuple(_criterion(one, limits.get(one.id, {})) for one in reading.criteria))


def _criterion(criterion: Criterion, limits: Mapping[str, Fraction]) -> Criterion:
    used = sorted(set(_vague_facts(criterion)) & limits.keys())
    if not used or criterion.test is None:
        return criterion
    shown = tuple((fact, str(limits[fact])) for fact in used)
    return replace(criterion, test=sharpened(criterion.test, limits), limits=shown)


def sharpened(test: Test, limits: Mapping[str, Fraction]) -> Test:
    """The test with a definite limit for each vague one on these facts, on the side that the text calls clear."""
    match test:
        case Leaf(fact, Vague(clear, outside, _)) if fact in limits:
            limit = limits[fact]
            return Leaf(fact, Within(Range(None, limit) if clear < outside else Range(limit, None)))
        case Leaf():
            return test
        case Not(inner):
            return Not(sharpened(inner, limits))
        case If(condition, then):
            return If(sharpened(condition, limits), sharpened(then, limits))
        case All(tests):
            return All(tuple(sharpened(part, limits) for part in tests))
        case Some(tests):
            return Some(tuple(sharpened(part, limits) for part in tests))
        case First(tests):
            return First(tuple(sharpened(part, limits) for part in tests))
