"""How a rule fares on real descriptions: where it fires, and what they themselves say of its conclusions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from mcdef.facts.establish import Established
from mcdef.facts.inference import contradicts, presume
from mcdef.facts.known import Facts
from mcdef.facts.rules import Bound, Conclusion, CriterionConclusion, Rule
from mcdef.logic.algebra import Test
from mcdef.logic.evaluate import evaluate
from mcdef.logic.possibilities import UNKNOWN, Numbers, Range, Value, meet
from mcdef.logic.truth import Truth

Said = Literal["stated", "contradicted", "open", "silent"]


@dataclass(frozen=True, slots=True)
class Observed:
    """One description: what it states and what converts from that, then what follows, then what is presumed."""

    name: str
    base: Facts
    followed: Facts
    presumed: Facts
    judged: Mapping[str, bool]  # by people, on ``definition.criterion``


@dataclass(frozen=True, slots=True)
class Fired:
    """A description on which a rule fires, and what it says of each conclusion, in the rule's order."""

    name: str
    said: tuple[Said, ...]

    @property
    def whole(self) -> Said:
        """Of all conclusions together: contradicted where one is, stated or silent where all are."""
        told = set(self.said)
        if "contradicted" in told:
            return "contradicted"
        return "stated" if told == {"stated"} else "silent" if told == {"silent"} else "open"


def observed(name: str, established: Established, rules: Iterable[Rule], judged: Mapping[str, bool]) -> Observed:
    """A description as the rules see it."""
    followed = established.inferred
    return Observed(name, established.base, followed.facts, presume(followed, rules).facts, judged)


def fired(rule: Rule, descriptions: Sequence[Observed]) -> tuple[Fired, ...]:
    """The descriptions on which a rule fires."""
    found = []
    for one in descriptions:
        facts = one.followed if rule.follows else one.presumed
        if _met(rule.when, facts) and not (rule.unless is not None and _met(rule.unless, one.followed)):
            found.append(Fired(one.name, tuple(_said(conclusion, one, facts) for conclusion in rule.then)))
    return tuple(found)


def _met(test: Test, facts: Facts) -> bool:
    return evaluate(test, facts).truth is Truth.MET


def _said(conclusion: Conclusion, one: Observed, facts: Facts) -> Said:
    if isinstance(conclusion, CriterionConclusion):
        judged = one.judged.get(conclusion.criterion)
        return "silent" if judged is None else "stated" if judged is conclusion.met else "contradicted"
    before, concluded = one.base.value(conclusion.fact), conclusion.value
    if conclusion.at_least is not None:
        concluded = _at_least(conclusion.at_least, facts)
    if before is UNKNOWN or concluded is UNKNOWN:
        return "silent"
    if contradicts(before, concluded):
        return "contradicted"
    return "stated" if meet(before, concluded) in (before, None) else "open"


def _at_least(bound: Bound, facts: Facts) -> Value:
    other = facts.value(bound.fact)
    low = other.extent.low if isinstance(other, Numbers) else None
    return UNKNOWN if low is None else Numbers((Range(low * bound.factor, None),))
