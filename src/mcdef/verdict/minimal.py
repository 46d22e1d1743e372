"""Why, in as few facts as possible: what forces a verdict, what would settle an open one, what cannot matter.

A set is found from how the criteria came out, and kept only if the facts in it, alone, give the same verdict again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, product
from typing import Final

from mcdef.facts.inference import follow
from mcdef.facts.known import Facts
from mcdef.facts.rules import FactConclusion, Rules
from mcdef.logic.algebra import All, First, If, Leaf, Not, Some, facts_of
from mcdef.logic.evaluate import Finding
from mcdef.logic.truth import Truth
from mcdef.verdict.classify import Case
from mcdef.verdict.decide import decide
from mcdef.verdict.model import SCOPE, CriterionResult, Result, Verdict

Sets = list[frozenset[str]]
_MOST: Final = 3  # sets shown
_CHOOSING: Final = frozenset({"provider.country", "awarding_body.country", "issued_on"})
_TRIED: Final = 64  # combinations looked at; a definition that needs more has no short answer


@dataclass(frozen=True, slots=True)
class Minimal:
    """Sets of facts by name: what forces the verdict; what would make it *counts*, or *does not count*."""

    forced_by: tuple[tuple[str, ...], ...] = ()
    to_count: tuple[tuple[str, ...], ...] = ()
    to_fail: tuple[tuple[str, ...], ...] = ()
    cannot_matter: tuple[str, ...] = ()


def minimal(result: Result, base: Facts, case: Case, rules: Rules, *, ignore_scope: bool = False) -> Minimal:
    """Why, in as few facts as possible. ``base`` is what was stated and converted, before anything followed."""
    support = _Support(case.inferred.facts)
    cannot_matter = _idle(base, _mattering(result, rules))
    if result.verdict is Verdict.UNDETERMINED:
        return Minimal((), _to_count(result), _to_fail(result), cannot_matter)

    def holds(kept: frozenset[str]) -> bool:
        facts = Facts({name: known for name, known in base.known.items() if support.of(name) <= kept})
        inferred = follow(facts, rules.rules)
        again = decide(result.definition, result.reading, inferred, case.judgements, ignore_scope=ignore_scope)
        return again.verdict is result.verdict

    candidates = _forcing(result, support)
    kept = [_thinned(candidate, holds) for candidate in candidates if holds(candidate)]
    return Minimal(_ranked(kept), cannot_matter=cannot_matter)


class _Support:
    """The stated facts behind each fact: itself, or those that a conversion or rule made it of."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._by_pointer: dict[object, set[str]] = {}
        for name, known in facts.items():
            for origin in known.origins:
                if origin.how == "stated":
                    self._by_pointer.setdefault(origin.pointer, set()).add(name)

    def of(self, name: str) -> frozenset[str]:
        known = self._facts[name]
        if known.stated:
            return frozenset({name})
        places = [origin.pointer for origin in known.origins]
        return frozenset(min(self._by_pointer[place]) for place in places if place in self._by_pointer)


def _mattering(result: Result, rules: Rules) -> frozenset[str]:
    """The facts that a deciding clause or the scope reads, and those from which a rule could reach one of them."""
    tests = [one.criterion.test for one in result.criteria if one.criterion.constitutive and one.criterion.test]
    if result.reading.scope is not None:
        tests.append(result.reading.scope)
    found = {name for test in tests for name in facts_of(test)}
    while True:
        reached = {
            name
            for rule in rules.rules
            if rule.follows and any(isinstance(one, FactConclusion) and one.fact in found for one in rule.then)
            for name in facts_of(rule.when)
        }
        if reached <= found:
            return frozenset(found)
        found |= reached


def _idle(base: Facts, mattering: frozenset[str]) -> tuple[str, ...]:
    """The stated facts whose words reach nothing that matters. Countries and dates choose the crosswalk's rows."""
    used = {origin.pointer for name in mattering for origin in base[name].origins}
    converted = any(origin.how == "converted" for name in mattering for origin in base[name].origins)
    spared = _CHOOSING if converted else frozenset()
    return tuple(
        sorted(
            name
            for name, known in base.items()
            if known.stated and name not in mattering | spared and not used & {one.pointer for one in known.origins}
        )
    )


def _forcing(result: Result, support: _Support) -> Iterator[frozenset[str]]:
    scope = [] if result.scope is None or result.verdict is Verdict.OUT_OF_SCOPE else _reasons(result.scope, support)
    by_id = {one.id: one for one in result.criteria}
    if result.decided_by == (SCOPE,):
        assert result.scope is not None
        yield from _reasons(result.scope, support)
        return
    deciding = [by_id[name] for name in result.decided_by]
    if result.verdict is Verdict.DOES_NOT_COUNT:
        choices = [one for criterion in deciding for one in _criterion(criterion, support)]
        yield from (frozenset().union(*pair) for pair in product(choices, scope or [frozenset()]))
        return
    each = [_criterion(criterion, support) for criterion in deciding]
    combinations = islice(product(*each, scope or [frozenset()]), _TRIED)
    yield from (frozenset().union(*choice) for choice in combinations)


def _criterion(result: CriterionResult, support: _Support) -> Sets:
    if result.finding is None or not result.finding.truth.known:  # judged, or by silence: no fact forces it
        return [frozenset()]
    return _reasons(result.finding, support)


def _reasons(finding: Finding, support: _Support) -> Sets:
    """Sets of stated facts that each make a test come out as it did."""
    parts = finding.parts
    match finding.test:
        case Leaf(fact, _):
            return [support.of(fact)]
        case Not():
            return _reasons(parts[0], support)
        case If():
            return _if(finding, support)
        case First():
            return _joined([_reasons(part, support) for part in parts])
        case All():
            return _combined(finding, Truth.MET, support)
        case Some():
            return _combined(finding, Truth.NOT_MET, support)


def _if(finding: Finding, support: _Support) -> Sets:
    condition, then = finding.parts
    if finding.truth is Truth.NOT_MET:
        return _joined([_reasons(condition, support), _reasons(then, support)])
    ways = [_reasons(condition, support)] if condition.truth is Truth.NOT_MET else []
    ways += [_reasons(then, support)] if then.truth is Truth.MET else []
    return [one for way in ways for one in way]


def _combined(finding: Finding, needs_all: Truth, support: _Support) -> Sets:
    deciding = [_reasons(part, support) for part in finding.parts if part.truth is finding.truth]
    return _joined(deciding) if finding.truth is needs_all else [one for way in deciding for one in way]


def _joined(each: list[Sets]) -> Sets:
    return [frozenset().union(*choice) for choice in islice(product(*each), _TRIED)]


def _thinned(facts: frozenset[str], holds: Callable[[frozenset[str]], bool]) -> frozenset[str]:
    kept = facts
    for name in sorted(facts):
        if holds(kept - {name}):
            kept -= {name}
    return kept


def _ranked(sets: Iterable[frozenset[str]]) -> tuple[tuple[str, ...], ...]:
    """The smallest first; none that holds another."""
    kept: Sets = []
    for one in sorted(set(sets), key=lambda names: (len(names), sorted(names))):
        if not any(other <= one for other in kept):
            kept.append(one)
    return tuple(tuple(sorted(one)) for one in kept[:_MOST])


def _to_count(result: Result) -> tuple[tuple[str, ...], ...]:
    """Every open criterion met, in as few facts as possible. A judgement is named by its criterion."""
    each: list[Sets] = []
    for settling in result.would_settle:
        ways = [frozenset(way) for way in settling.met_by if way]
        each.append(ways or [frozenset({f"judgement on {settling.criterion}"})])
    return _ranked(_joined(each))


def _to_fail(result: Result) -> tuple[tuple[str, ...], ...]:
    if result.decided_by == (SCOPE,):
        return ()
    return _ranked(frozenset(way) for settling in result.would_settle for way in settling.not_met_by if way)
