"""What would settle an open test: the smallest sets of facts that could make it met, and not met."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import Final

from mcdef.logic.algebra import All, First, If, Leaf, Not, Some, facts_of
from mcdef.logic.evaluate import Finding
from mcdef.logic.truth import Truth, negate
from mcdef.verdict.model import CriterionResult, Settling

Sets = list[frozenset[str]]
_MOST: Final = 12  # alternatives kept; beyond that nobody reads them
_ASKS: Final = {
    "not_stated": "state",
    "straddles": "narrow",
    "vague": "judge",
    "absent": "judge",
    "needs_judgement": "judge",
    "unlevelled": "nothing",
    "unmapped": "state",
    "unverified": "state",
    "silence": "state",
}


def settling(result: CriterionResult) -> Settling:
    """What would settle one open criterion."""
    ask = _ASKS.get(result.why or "not_stated", "state")
    if result.finding is None:
        return Settling(result.id, ask, (), ())
    return settling_test(result.id, ask, result.finding)


def settling_test(name: str, ask: str, finding: Finding) -> Settling:
    """The same for any open test, such as a scope."""
    met = _sorted(_reaching(finding, Truth.MET), finding)
    not_met = _sorted(_reaching(finding, Truth.NOT_MET), finding)
    return Settling(name, ask, met, not_met)


def _sorted(sets: Sets, finding: Finding) -> tuple[tuple[str, ...], ...]:
    order = {name: place for place, name in enumerate(facts_of(finding.test))}
    listed = [tuple(sorted(one, key=lambda name: order.get(name, 0))) for one in sets]
    return tuple(sorted(listed, key=lambda names: (len(names), [order.get(name, 0) for name in names])))


def _reaching(finding: Finding, wanted: Truth) -> Sets:
    """The minimal sets of facts that, stated in the right way, could bring a test to the outcome wanted."""
    if finding.truth.known:
        return [frozenset()] if finding.truth is wanted else []
    parts = finding.parts
    match finding.test:
        case Leaf(fact, _):
            return [frozenset({fact})]
        case Not():
            return _reaching(parts[0], negate(wanted))
        case If():
            condition = _reaching(parts[0], negate(wanted))
            then = _reaching(parts[1], wanted)
            return _either([condition, then]) if wanted is Truth.MET else _together([condition, then])
        case First():
            return _either(_reaching(part, wanted) for part in parts)
        case All():
            reached = [_reaching(part, wanted) for part in parts]
            return _together(reached) if wanted is Truth.MET else _either(reached)
        case Some():
            reached = [_reaching(part, wanted) for part in parts]
            return _either(reached) if wanted is Truth.MET else _together(reached)


def _either(alternatives: Iterable[Sets]) -> Sets:
    return _minimal(one for sets in alternatives for one in sets)


def _together(needed: Iterable[Sets]) -> Sets:
    return _minimal(frozenset().union(*choice) for choice in product(*needed))


def _minimal(sets: Iterable[frozenset[str]]) -> Sets:
    kept: Sets = []
    for one in sorted(set(sets), key=lambda names: (len(names), sorted(names))):
        if not any(other <= one for other in kept):
            kept.append(one)
    return kept[:_MOST]
