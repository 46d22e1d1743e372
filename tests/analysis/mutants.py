"""Mutants of a definition: one thing changed in what decides, wherever it stands.

A threshold moved by a step, a bound made strict or not, ``all`` made ``any`` and the other way round, a clause made
a duty or dropped, a duty made a clause. A criterion that readings share is changed in all of them. Criteria known
only from memory decide nothing and are left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from mcdef.analysis.completions import Specs
from mcdef.analysis.domain import domain_of, step
from mcdef.analysis.items import decides
from mcdef.definition.model import Criterion, Definition, Kind, Reading
from mcdef.logic.algebra import All, Check, First, If, Leaf, Not, OneOf, Some, Test, Vague, Within
from mcdef.logic.ranges import Numbers, Range


@dataclass(frozen=True)
class Mutant:
    """A definition with one thing changed, the readings that it is changed in, and what that is."""

    name: str
    definition: Definition
    readings: frozenset[str]


def mutants_of(definition: Definition, specs: Specs) -> Iterator[Mutant]:
    """Every mutant of a definition, in the order of the file, each under a name of its own."""
    for criterion in dict.fromkeys(one for reading in definition.readings for one in reading.criteria):
        place = _place(criterion, definition)
        for name, changed in _of_criterion(criterion, specs):
            yield _mutant(definition, f"{place}: {name}", _exchanged(criterion, changed))
    for scope in dict.fromkeys(one.scope for one in definition.readings if one.scope is not None):
        place = "scope" if scope == definition.default.scope else f"scope@{_scoped(scope, definition)}"
        yield _mutant(definition, f"{place}: dropped", _rescoped(scope, None))
        for name, test in _of_test(scope, specs):
            yield _mutant(definition, f"{place}: {name}", _rescoped(scope, test))


def _place(criterion: Criterion, definition: Definition) -> str:
    if criterion in definition.default.criteria:
        return criterion.id
    return f"{criterion.id}@{next(one.id for one in definition.readings if criterion in one.criteria)}"


def _scoped(scope: Test, definition: Definition) -> str:
    return next(reading.id for reading in definition.readings if reading.scope == scope)


def _mutant(definition: Definition, name: str, change: Callable[[Reading], Reading]) -> Mutant:
    readings = tuple(change(reading) for reading in definition.readings)
    pairs = zip(readings, definition.readings, strict=True)
    changed = frozenset(new.id for new, old in pairs if new is not old)
    return Mutant(name, replace(definition, readings=readings), changed)


def _exchanged(old: Criterion, new: Criterion | None) -> Callable[[Reading], Reading]:
    def change(reading: Reading) -> Reading:
        if old not in reading.criteria:
            return reading
        kept = (new if one == old else one for one in reading.criteria)
        return replace(reading, criteria=tuple(one for one in kept if one is not None))

    return change


def _rescoped(old: Test, new: Test | None) -> Callable[[Reading], Reading]:
    return lambda reading: replace(reading, scope=new) if reading.scope == old else reading


def _of_criterion(criterion: Criterion, specs: Specs) -> Iterator[tuple[str, Criterion | None]]:
    if criterion.evidence == "unverified":
        return
    if criterion.kind is Kind.REQUIRED:
        yield "made constitutive", replace(criterion, kind=Kind.CONSTITUTIVE)
    if not decides(criterion):
        return
    yield "made required", replace(criterion, kind=Kind.REQUIRED)
    yield "dropped", None
    if criterion.test is not None:
        for name, test in _of_test(criterion.test, specs):
            yield name, replace(criterion, test=test)


def _of_test(test: Test, specs: Specs) -> Iterator[tuple[str, Test]]:
    match test:
        case Leaf(fact, check):
            for name, changed in _of_check(fact, check, specs):
                yield f"{fact} {name}", Leaf(fact, changed)
        case Not(inner):
            yield from ((name, Not(changed)) for name, changed in _of_test(inner, specs))
        case If(condition, then):
            yield from ((f"if {name}", If(changed, then)) for name, changed in _of_test(condition, specs))
            yield from ((f"then {name}", If(condition, changed)) for name, changed in _of_test(then, specs))
        case All(tests):
            if len(tests) > 1:
                yield "all made any", Some(tests)
            yield from _of_parts(tests, All, specs)
        case Some(tests):
            if len(tests) > 1:
                yield "any made all", All(tests)
            yield from _of_parts(tests, Some, specs)
        case First(tests):
            yield from _of_parts(tests, First, specs)


def _of_parts(
    tests: tuple[Test, ...], node: Callable[[tuple[Test, ...]], Test], specs: Specs
) -> Iterator[tuple[str, Test]]:
    for index, part in enumerate(tests):
        for name, changed in _of_test(part, specs):
            yield f"{index + 1}. {name}", node((*tests[:index], changed, *tests[index + 1 :]))


def _of_check(fact: str, check: Check, specs: Specs) -> Iterator[tuple[str, Check]]:
    match check:
        case Within(allowed):
            yield from ((name, Within(changed)) for name, changed in _of_range(allowed))
        case Vague(clear, outside, because):
            for number in _around(clear):
                if number != outside:
                    yield f"clear {clear} made {number}", Vague(number, outside, because)
            for number in _around(outside):
                if number != clear:
                    yield f"outside {outside} made {number}", Vague(clear, number, because)
        case OneOf(Numbers() as numbers, _):
            yield from _of_points(fact, numbers, specs)


def _around(number: Fraction) -> tuple[Fraction, Fraction]:
    return number - step(number), number + step(number)


def _of_range(allowed: Range) -> Iterator[tuple[str, Range]]:
    low, high, strict_low, strict_high = allowed.low, allowed.high, allowed.low_open, allowed.high_open
    found: list[tuple[str, tuple[Fraction | None, Fraction | None, bool, bool]]] = []
    if low is not None:
        found += [(f"from {low} made {number}", (number, high, strict_low, strict_high)) for number in _around(low)]
        found.append(
            (f"from {low} made {'less ' if strict_low else ''}strict", (low, high, not strict_low, strict_high))
        )
    if high is not None:
        found += [(f"to {high} made {number}", (low, number, strict_low, strict_high)) for number in _around(high)]
        found.append(
            (f"to {high} made {'less ' if strict_high else ''}strict", (low, high, strict_low, not strict_high))
        )
    for name, limits in found:
        try:
            yield name, Range(*limits)
        except ValueError:
            continue  # no number is left


def _of_points(fact: str, numbers: Numbers, specs: Specs) -> Iterator[tuple[str, OneOf]]:
    """The first and the last of some numbers taken out, and one more on each side put in."""
    points = [part.low for part in numbers.parts if part.low is not None]
    spec = specs(fact)
    for end, further in ((points[0], points[0] - 1), (points[-1], points[-1] + 1)):
        fewer = [point for point in points if point != end]
        if fewer:
            yield f"without {end}", OneOf(Numbers.points(fewer))
        if spec is None or domain_of(spec).holds(further):
            yield f"with {further}", OneOf(Numbers.points([*points, further]))
