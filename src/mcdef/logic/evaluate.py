"""The explaining evaluator of the test algebra: a truth value, and for every part how it came about.

This is the reference; any faster form must agree with it exactly, partly known facts included.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from mcdef.logic import truth as kleene
from mcdef.logic.algebra import (
    All,
    Check,
    First,
    If,
    Includes,
    IsNone,
    IsStated,
    Leaf,
    Not,
    OneOf,
    Some,
    Test,
    Vague,
    Within,
    facts_of,
)
from mcdef.logic.possibilities import ABSENT, UNKNOWN, Choice, Members, Value
from mcdef.logic.ranges import Numbers
from mcdef.logic.truth import Truth


class Lookup(Protocol):
    """Where the evaluator finds values."""

    def value(self, name: str) -> Value:
        """What is known of a fact."""

    def is_stated(self, name: str) -> bool:
        """Whether the description says something about it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome of a test, with the outcomes of its parts; a leaf has none."""

    test: Test
    truth: Truth
    parts: tuple[Finding, ...] = ()


def evaluate(test: Test, facts: Lookup) -> Finding:
    """The outcome of a test over what is known."""
    match test:
        case Leaf(fact, check):
            return Finding(test, _check(check, fact, facts))
        case All(tests):
            parts = tuple(evaluate(part, facts) for part in tests)
            return Finding(test, kleene.every(part.truth for part in parts), parts)
        case Some(tests):
            parts = tuple(evaluate(part, facts) for part in tests)
            return Finding(test, kleene.some(part.truth for part in parts), parts)
        case Not(inner):
            part = evaluate(inner, facts)
            return Finding(test, kleene.negate(part.truth), (part,))
        case If(condition, then):
            parts = (evaluate(condition, facts), evaluate(then, facts))
            return Finding(test, kleene.implies(parts[0].truth, parts[1].truth), parts)
        case First(tests):
            return _first(test, tests, facts)


def _first(test: First, tests: tuple[Test, ...], facts: Lookup) -> Finding:
    """The first measure that is known decides; where all are known to be absent, none can be met by comparison."""
    for part in tests:
        values = [facts.value(name) for name in facts_of(part)]
        if not any(value is UNKNOWN or value is ABSENT for value in values):
            finding = evaluate(part, facts)
            return Finding(test, finding.truth, (finding,))
    parts = tuple(evaluate(part, facts) for part in tests)
    absent = all(facts.value(name) is ABSENT for name in facts_of(test))
    return Finding(test, kleene.some(part.truth for part in parts) if absent else Truth.UNKNOWN, parts)


def _check(check: Check, fact: str, facts: Lookup) -> Truth:
    if isinstance(check, IsStated):
        return kleene.of(facts.is_stated(fact))
    return meets(check, facts.value(fact))


def meets(check: Check, value: Value) -> Truth:
    """One value against one check: met when every possibility meets it, not met when none does (DESIGN, 2.3)."""
    if value is UNKNOWN:
        return Truth.UNKNOWN
    match check:
        case IsNone():
            return _is_none(value)
        case Vague():
            return _vague(check, value)
        case _ if value is ABSENT:
            return Truth.NOT_MET
        case Within(allowed):
            return _numbers(value, Numbers((allowed,)))
        case OneOf(numbers, options):
            return _numbers(value, numbers) if numbers is not None else _options(value, options)
        case Includes(members, any_of):
            return _includes(value, members, any_of=any_of)
        case IsStated():
            return Truth.MET


def _is_none(value: Value) -> Truth:
    if value is ABSENT:
        return Truth.MET
    if isinstance(value, Members) and not value.has:
        return Truth.MET if value.complete else Truth.UNKNOWN
    return Truth.NOT_MET


def _numbers(value: Value, allowed: Numbers | None) -> Truth:
    if not isinstance(value, Numbers) or allowed is None:
        return Truth.UNKNOWN
    shared = value.meet(allowed)
    if shared is None:
        return Truth.NOT_MET
    return Truth.MET if shared == value else Truth.UNKNOWN


def _options(value: Value, options: frozenset[object]) -> Truth:
    if not isinstance(value, Choice):
        return Truth.UNKNOWN
    if value.options <= options:
        return Truth.MET
    return Truth.UNKNOWN if value.options & options else Truth.NOT_MET


def _includes(value: Value, members: tuple[str, ...], *, any_of: bool) -> Truth:
    if not isinstance(value, Members):
        return Truth.UNKNOWN
    there = [kleene.of(True) if m in value.has else _missing(value) for m in members]
    return kleene.some(there) if any_of else kleene.every(there)


def _missing(value: Members) -> Truth:
    return Truth.NOT_MET if value.complete else Truth.UNKNOWN


def _vague(check: Vague, value: Value) -> Truth:
    """Inside the clear zone, inside the outside zone, or doubtful; known absence is neither large nor small."""
    if not isinstance(value, Numbers):
        return Truth.UNKNOWN
    if value.within(clear_zone(check)):
        return Truth.MET
    return Truth.NOT_MET if value.within(outside_zone(check)) else Truth.UNKNOWN


def clear_zone(check: Vague) -> Numbers:
    """Where nobody doubts that the clause is met; its direction follows from the order of the two limits."""
    small = check.clear < check.outside
    return Numbers.between(None if small else check.clear, check.clear if small else None)


def outside_zone(check: Vague) -> Numbers:
    """Where nobody holds that the clause is met."""
    small = check.clear < check.outside
    return Numbers.between(check.outside if small else None, None if small else check.outside)


def deciding_leaves(finding: Finding) -> Iterator[Finding]:
    """The leaves that made the outcome what it is: those met, not met or unknown that a change would have to touch."""
    if not finding.parts:
        yield finding
        return
    match finding.test:
        case Not():
            yield from deciding_leaves(finding.parts[0])
        case If():
            condition, then = finding.parts
            wanted = finding.truth
            if kleene.negate(condition.truth) is wanted or wanted is Truth.NOT_MET:
                yield from deciding_leaves(condition)
            if then.truth is wanted:
                yield from deciding_leaves(then)
        case First():
            for part in finding.parts:
                yield from deciding_leaves(part)
        case _:
            for part in finding.parts:
                if part.truth is finding.truth:
                    yield from deciding_leaves(part)
