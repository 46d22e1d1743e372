"""Trying everything: what a test comes to over all that its facts can turn out to be.

Only the cells matter (:mod:`mcdef.analysis.cells`), so that everything is little. Where it is not, nothing is claimed:
each question has an answer for *too many to try*. A measure of ``first`` may stay unknown for ever, since that is what
``first`` is for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from math import prod
from typing import Final

from mcdef.analysis.cells import checks_on, completions, exhaustive, statements
from mcdef.facts.vocabulary import FactSpec
from mcdef.logic.algebra import First, IsStated, Test, facts_of, leaves_of, parts_of
from mcdef.logic.evaluate import evaluate
from mcdef.logic.possibilities import ABSENT, UNKNOWN, Choice, Members, Numbers, Value
from mcdef.logic.truth import Truth

MOST: Final = 20_000  # worlds that one question may try
Specs = Callable[[str], FactSpec | None]


@dataclass(frozen=True, slots=True)
class World:
    """A value for each fact that matters; a fact that has none is not stated."""

    values: Mapping[str, Value] = field(default_factory=dict)

    def value(self, name: str) -> Value:
        return self.values.get(name, UNKNOWN)

    def is_stated(self, name: str) -> bool:
        return self.value(name) is not UNKNOWN


@dataclass(frozen=True, slots=True)
class Weaker:
    """A fact, and a statement of it that leaves the test open though every possibility comes to the same."""

    fact: str
    value: Value
    truth: Truth


def outcomes(test: Test, specs: Specs) -> frozenset[Truth] | None:
    """Everything that a test can come to once its facts are known; nothing where there are too many to try."""
    worlds = _worlds((test,), specs)
    if worlds is None:
        return None
    found: set[Truth] = set()
    for world in worlds:
        found.add(evaluate(test, world).truth)
        if {Truth.MET, Truth.NOT_MET} <= found:
            break
    return frozenset(found)


def implies(one: Test, other: Test, specs: Specs) -> bool:
    """Whether the other test is met wherever the one is; only what was tried in full is claimed."""
    worlds = _worlds((one, other), specs)
    if worlds is None:
        return False
    met = False
    for world in worlds:
        if evaluate(one, world).truth is Truth.MET:
            met = True
            if evaluate(other, world).truth is not Truth.MET:
                return False
    return met


def equivalent(one: Test | None, other: Test | None, specs: Specs) -> bool:
    """Whether two tests come to the same in every world."""
    if one == other:
        return True
    if one is None or other is None or set(facts_of(one)) != set(facts_of(other)):
        return False
    worlds = _worlds((one, other), specs)
    return worlds is not None and all(evaluate(one, w).truth is evaluate(other, w).truth for w in worlds)


def weaker(test: Test, specs: Specs) -> Weaker | None:
    """A statement on which the evaluation by parts is weaker than trying all that it leaves open, if there is one.

    Parts that read different facts cannot hide anything from each other, so only a fact that is read twice is tried.
    """
    read = [leaf.fact for leaf in leaves_of(test)]
    for fact in dict.fromkeys(name for name in read if read.count(name) > 1):
        found = _weaker_on(fact, test, specs)
        if found is not None:
            return found
    return None


def _weaker_on(fact: str, test: Test, specs: Specs) -> Weaker | None:
    spec, checks = specs(fact), checks_on(fact, (test,))
    if spec is None or not exhaustive(spec, checks) or any(isinstance(check, IsStated) for check in checks):
        return None
    others = {name: _cells(name, (test,), specs) for name in facts_of(test) if name != fact}
    said = [known.value for known in statements(spec, checks) if known.why is None]
    cells = [value for value in completions(spec, checks) if value is not UNKNOWN]
    if not 0 < len(said) * len(cells) * _size(others) <= MOST:
        return None
    for value, values in product(said, product(*others.values())):
        known = dict(zip(others, values, strict=True))
        if evaluate(test, World({**known, fact: value})).truth is Truth.UNKNOWN:
            left = [cell for cell in cells if _allows(value, cell)]
            truths = {evaluate(test, World({**known, fact: cell})).truth for cell in left}
            if len(truths) == 1 and (truth := truths.pop()).known:
                return Weaker(fact, value, truth)
    return None


def _allows(value: Value, cell: Value) -> bool:
    """Whether what was said leaves it open that the fact is this."""
    if value is UNKNOWN:
        return True
    if value is ABSENT or cell is ABSENT:
        return value is cell
    if isinstance(value, Numbers):
        return isinstance(cell, Numbers) and cell.within(value)
    if isinstance(value, Choice):
        return isinstance(cell, Choice) and cell.options <= value.options
    assert isinstance(value, Members)
    return isinstance(cell, Members) and value.has <= cell.has and (not value.complete or value.has == cell.has)


def _worlds(tests: tuple[Test, ...], specs: Specs) -> Iterator[World] | None:
    facts = dict.fromkeys(name for test in tests for name in facts_of(test))
    cells = {name: _cells(name, tests, specs) for name in facts}
    if not 0 < _size(cells) <= MOST:
        return None
    return (World(dict(zip(cells, values, strict=True))) for values in product(*cells.values()))


def _cells(fact: str, tests: tuple[Test, ...], specs: Specs) -> tuple[Value, ...]:
    spec, checks = specs(fact), checks_on(fact, tests)
    if spec is None or not exhaustive(spec, checks):
        return ()
    unknown = any(fact in facts_of(one) for test in tests for measures in measures_of(test) for one in measures)
    found = completions(spec, checks)
    return found if not unknown or UNKNOWN in found else (*found, UNKNOWN)


def _size(cells: Mapping[str, tuple[Value, ...]]) -> int:
    return prod(len(values) for values in cells.values())


def measures_of(test: Test) -> Iterator[tuple[Test, ...]]:
    """The measures of every ``first`` in a test."""
    if isinstance(test, First):
        yield test.tests
    for part in parts_of(test):
        yield from measures_of(part)
