"""Why an outcome is what it is, in traits: any description with the same traits here has the same outcome.

A criterion reads its own facts. A fact that is stated is what it is; another can be reached by rules, so a proof
holds, for each rule that concludes it, why that rule fired or what kept it from firing: and so on for the facts that
show it. What rules conclude only adds up (values get narrower, and a rule that fired stays), so a rule that is kept
from firing by traits that are the same elsewhere is kept from firing there too. Where that is not so, there is no proof
and the reference decides alone: two rules that contradict each other, a rule over a converted value, a bound that is
another fact's, or ``first`` in a rule.
"""

from __future__ import annotations

from collections.abc import Iterable

from mcdef.facts.inference import Inferred
from mcdef.facts.known import NOTHING, Facts
from mcdef.facts.rules import CriterionConclusion, FactConclusion, Rule
from mcdef.logic.algebra import All, First, IsStated, Leaf, Some, Test, leaves_of, parts_of
from mcdef.logic.evaluate import evaluate, meets
from mcdef.logic.possibilities import UNKNOWN, Value, meet
from mcdef.logic.truth import Truth
from mcdef.verdict.traits import Traits


class NoProofError(Exception):
    """What came out here says nothing about other descriptions."""


class Follows:
    """The rules that follow, by what they conclude."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rule for rule in rules if rule.follows)
        self.by_fact: dict[str, list[tuple[Rule, FactConclusion]]] = {}
        self.by_criterion: dict[str, list[Rule]] = {}
        self._can_meet: dict[Leaf, bool] = {}
        for rule in self.rules:
            for conclusion in rule.then:
                if isinstance(conclusion, CriterionConclusion):
                    self.by_criterion.setdefault(conclusion.criterion, []).append(rule)
                else:
                    self.by_fact.setdefault(conclusion.fact, []).append((rule, conclusion))

    def can_meet(self, leaf: Leaf) -> bool:
        """Whether rules alone could make a leaf met, on a fact of which nothing else is known."""
        if leaf not in self._can_meet:
            self._can_meet[leaf] = isinstance(leaf.check, IsStated) or any(
                value is None or meets(leaf.check, value) is Truth.MET for value in self._reachable(leaf.fact)
            )
        return self._can_meet[leaf]

    def _reachable(self, fact: str) -> frozenset[Value | None]:
        """Every value that some conclusions on a fact give together; ``None`` for one that depends on another."""
        if any(conclusion.at_least is not None for _, conclusion in self.by_fact.get(fact, ())):
            return frozenset({None})
        found: set[Value | None] = set()
        for _, conclusion in self.by_fact.get(fact, ()):
            together = {meet(value, conclusion.value) for value in found if value is not None}
            found |= (together - {None}) | {conclusion.value}
        return frozenset(found)

    def behind(self, facts: Iterable[str], criteria: Iterable[str]) -> tuple[frozenset[str], tuple[Rule, ...]]:
        """These facts and all from which rules could reach one of them or judge a criterion; and these rules."""
        rules = {rule.id: rule for name in criteria for rule in self.by_criterion.get(name, ())}
        waiting = [*facts, *(fact for rule in rules.values() for fact in _read_by(rule))]
        found: set[str] = set()
        while waiting:
            fact = waiting.pop()
            if fact not in found:
                found.add(fact)
                for rule, _ in self.by_fact.get(fact, ()):
                    rules[rule.id] = rule
                    waiting += _read_by(rule)
        return frozenset(found), tuple(rule for rule in self.rules if rule.id in rules)

    @property
    def bounds(self) -> frozenset[str]:
        """The facts that a rule bounds by others, and these others: their very values matter."""
        bounded = [
            (fact, conclusion.at_least.fact)
            for fact, conclusions in self.by_fact.items()
            for _, conclusion in conclusions
            if conclusion.at_least is not None
        ]
        return frozenset(fact for pair in bounded for fact in pair)

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        tests = [test for rule in self.rules for test in (rule.when, rule.unless) if test is not None]
        return tuple(leaf for test in tests for leaf in leaves_of(test))


class Proof:
    """Collects the traits that an outcome rests on, in one description.

    A ``strict`` proof does not say why a rule fired, but holds all that could have made it fire, at any time: it is as
    good where rules contradict each other, and applies to fewer descriptions.
    """

    def __init__(
        self,
        traits: Traits,
        follows: Follows,
        base: Facts,
        inferred: Inferred,
        described: int,
        *,
        strict: bool = False,
    ) -> None:
        self.mask = 0
        self._traits = traits
        self._follows = follows
        self._base = base
        self._inferred = inferred
        self._described = described  # the description's own traits
        self._strict = strict
        self._visited: set[str] = set()

    def test(self, test: Test) -> None:
        """The outcome of a whole test, each of its leaves."""
        for leaf in leaves_of(test):
            self._leaf(leaf)

    def criterion(self, name: str) -> None:
        """What rules say of a criterion by its name."""
        for rule in self._follows.by_criterion.get(name, ()):
            self._rule(rule)

    def _leaf(self, leaf: Leaf) -> None:
        self.mask |= self._traits.leaf(leaf)
        self._fact(leaf.fact)

    def _fact(self, fact: str) -> None:
        if fact in self._visited:
            return
        self._visited.add(fact)
        self.mask |= self._traits.flags(fact)
        base = self._base[fact]
        if base.stated:
            return
        concluded: Value | None = UNKNOWN
        conclusions = self._follows.by_fact.get(fact, ())
        for rule, conclusion in conclusions:
            self._rule(rule)
            if rule.id in self._inferred.fired:
                concluded = None if concluded is None else meet(concluded, conclusion.value)
                if base.value is not UNKNOWN:
                    self._exactly(fact)
                if conclusion.at_least is not None:
                    concluded = concluded if len(conclusions) == 1 else None  # could contradict the others
                    self._bound(conclusion.at_least.fact)
        if concluded is None and not self._strict:
            raise NoProofError

    def _bound(self, fact: str) -> None:
        """A bound is taken when its rule fires first, so that it matters when rules reach the other fact."""
        if not self._strict and fact in self._follows.by_fact and not self._base[fact].stated:
            raise NoProofError
        self._exactly(fact)
        self._fact(fact)

    def _exactly(self, fact: str) -> None:
        bits = self._traits.exactly(fact, self._described)
        if bits is None:
            raise NoProofError
        self.mask |= bits

    def _rule(self, rule: Rule) -> None:
        """Why a rule fired, or did not."""
        if rule.unless is not None:  # looks at what was there before any rule
            for leaf in leaves_of(rule.unless):
                self.mask |= self._traits.leaf(leaf)
            if evaluate(rule.unless, self._base).truth is Truth.MET:
                return
        if self._strict and not self._never(rule.when):
            self.test(rule.when)
        elif any(isinstance(part, First) for part in _nodes(rule.when)):
            raise NoProofError
        elif rule.id in self._inferred.fired:
            self._met(rule.when)
        else:
            self._unmet(rule.when)

    def _never(self, test: Test) -> bool:
        """Whether a test is kept from being met by what no rule can change."""
        match test:
            case All(tests):
                return any(self._never(part) for part in tests)
            case Some(tests):
                return all(self._never(part) for part in tests)
            case Leaf(fact, _):
                known = self._base[fact]
                if known.stated or fact not in self._follows.by_fact:
                    return evaluate(test, self._base).truth is not Truth.MET
                return known == NOTHING and not self._follows.can_meet(test)
            case _:
                return False

    def _truth(self, test: Test) -> Truth:
        return evaluate(test, self._inferred.facts).truth

    def _met(self, test: Test) -> None:
        match test:
            case All(tests):
                for part in tests:
                    self._met(part)
            case Some(tests):
                self._met(self._cheapest(part for part in tests if self._truth(part) is Truth.MET))
            case _:
                self.test(test)

    def _unmet(self, test: Test) -> None:
        match test:
            case All(tests):
                unmet = self._never if self._strict else lambda part: self._truth(part) is not Truth.MET
                self._unmet(self._cheapest(part for part in tests if unmet(part)))
            case Some(tests):
                for part in tests:
                    self._unmet(part)
            case Leaf(fact, _) if self._base[fact] == NOTHING and not self._follows.can_meet(test):
                self.mask |= self._traits.leaf(test)
            case _:
                self.test(test)

    def _cheapest(self, parts: Iterable[Test]) -> Test:
        """The part that is shown by the fewest facts: looked at already, or out of reach of any rule."""
        among = list(parts)
        if not among:
            raise NoProofError
        return min(among, key=lambda part: sum(self._cost(leaf) for leaf in leaves_of(part)))

    def _cost(self, leaf: Leaf) -> int:
        if leaf.fact in self._visited:
            return 0
        known = self._base[leaf.fact]
        if known.stated or (known == NOTHING and not self._follows.can_meet(leaf)):
            return 1
        return 1 + 3 * len(self._follows.by_fact.get(leaf.fact, ()))


def _nodes(test: Test) -> Iterable[Test]:
    yield test
    for part in parts_of(test):
        yield from _nodes(part)


def _read_by(rule: Rule) -> list[str]:
    tests = [test for test in (rule.when, rule.unless) if test is not None]
    bounds = [one.at_least.fact for one in rule.then if isinstance(one, FactConclusion) and one.at_least is not None]
    return [*(leaf.fact for test in tests for leaf in leaves_of(test)), *bounds]
