"""Why no credential can show a clause alone on a side: proved by trying every statement of the facts that matter.

Three reasons there are. The clause never comes out so (silence settles it, say). Whenever it does, another clause
does not hold either, because both read the same facts. Or rules that *follow* tie the two. What else a description may
say is left open, so that what is claimed is certain; where there is too much to try, nothing is claimed.

Judgements are left aside: a person may settle any open clause, which shows nothing of what the facts can do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations, product
from math import prod
from typing import Final

from mcdef.analysis.cells import checks_on, exhaustive, statements
from mcdef.analysis.completions import Specs
from mcdef.analysis.items import Item, deciding
from mcdef.definition.model import Criterion, Definition, Reading
from mcdef.facts.inference import follow
from mcdef.facts.known import Facts, Known, Origin
from mcdef.facts.rules import FactConclusion, Rule
from mcdef.logic.algebra import Test, facts_of
from mcdef.logic.evaluate import evaluate
from mcdef.logic.possibilities import UNKNOWN
from mcdef.logic.truth import Truth
from mcdef.messages.catalogue import say
from mcdef.messages.show import both
from mcdef.verdict.model import SCOPE
from mcdef.verdict.outcome import outcome_of

_MOST: Final = 6000  # statements that one question tries
_BLOCKERS: Final = 2  # clauses that may have to stand in the way together
_ECTS: Final = "credits.ects"
_SIZE: Final = "credits.ects_equivalent"
Ends = Callable[[Rule], set[str]]


@dataclass(frozen=True, slots=True)
class _Clause:
    """A criterion, or the scope, as something that comes out over facts."""

    name: str
    test: Test
    criterion: Criterion | None

    def outcome(self, facts: Facts) -> Truth:
        if self.criterion is None:
            return evaluate(self.test, facts).truth
        return outcome_of(self.criterion, self.name, facts, {}, {}).outcome

    @property
    def facts(self) -> tuple[str, ...]:
        return facts_of(self.test)


@dataclass(frozen=True, slots=True)
class Prover:
    """Proves of one definition, with the facts and the rules there are."""

    definition: Definition
    specs: Specs
    rules: tuple[Rule, ...]

    def reason(self, item: Item) -> str | None:
        """Why nothing can show the item, in words; nothing where that is not proved for every reading it stands in."""
        if item.fact is not None or item.test is None:
            return None
        found: str | None = None
        for reading in self.definition.readings:
            if reading.id in item.readings:
                found = self._in_reading(item, reading)
                if found is None:
                    return None
        return found

    def _in_reading(self, item: Item, reading: Reading) -> str | None:
        clauses = {clause.name: clause for clause in _clauses(reading)}
        question = _Question(clauses.pop(item.criterion), item.side == "open", self.specs, self.rules)
        if not question.possible(()):
            return question.never()
        others = [] if item.criterion == SCOPE else [one for one in clauses.values() if question.touches(one)]
        for together in range(1, _BLOCKERS + 1):
            for blocking in combinations(others, together):
                if not question.possible(blocking):
                    return question.tied(blocking)
        return None


@dataclass(frozen=True, slots=True)
class _Question:
    """Whether one clause can be open, or fail, while others hold."""

    clause: _Clause
    open: bool
    specs: Specs
    rules: tuple[Rule, ...]

    @property
    def wanted(self) -> Truth:
        return Truth.UNKNOWN if self.open else Truth.NOT_MET

    def touches(self, other: _Clause) -> bool:
        """Whether the other clause reads what this one reads, or what a rule ties to it."""
        return bool(set(self.clause.facts) & set(other.facts) or self._rules_between((self.clause, other)))

    def possible(self, others: tuple[_Clause, ...], without: str | None = None) -> bool:
        """Whether some statement of the facts has it come out so while the others hold; or it was not tried in full."""
        clauses = (self.clause, *others)
        rules = tuple(rule for rule in self._rules_between(clauses) if rule.id != without)
        names = dict.fromkeys(name for one in clauses for name in one.facts)
        said = {name: self._said(name, clauses, rules) for name in names}
        own = [said.pop(name) for name in self.clause.facts]
        if prod(len(known) for known in (*own, *said.values())) > _MOST or not all((*own, *said.values())):
            return True
        for first in product(*own):
            stated = dict(zip(self.clause.facts, first, strict=True))
            if self._ruled_out(Facts(stated), rules):
                continue
            for beside in product(*said.values()):
                known = Facts({**stated, **dict(zip(said, beside, strict=True))})
                if self._together(_after(known, rules), others):
                    return True
        return False

    def _said(self, name: str, clauses: tuple[_Clause, ...], rules: tuple[Rule, ...]) -> tuple[Known, ...]:
        """Every way to state a fact, as far as it matters; nothing where they are not all to be had."""
        spec = self.specs(name)
        checks = checks_on(name, [*(clause.test for clause in clauses), *(rule.when for rule in rules)])
        return () if spec is None or not exhaustive(spec, checks) else statements(spec, checks)

    def _ruled_out(self, facts: Facts, rules: tuple[Rule, ...]) -> bool:
        """Whether nothing that is said besides could bring the clause out as wanted: what is settled stays so."""
        outcome = self.clause.outcome(_after(facts, rules))
        silent = self.clause.criterion is not None and self.clause.criterion.silence is not None
        return outcome is not self.wanted and outcome.known and not silent

    def _together(self, facts: Facts, others: tuple[_Clause, ...]) -> bool:
        return self.clause.outcome(facts) is self.wanted and all(
            (outcome := other.outcome(facts)) is Truth.MET
            or (not self.open and other.name != SCOPE and outcome is Truth.UNKNOWN)  # beside what fails it may be open
            for other in others
        )

    def _rules_between(self, clauses: tuple[_Clause, ...]) -> tuple[Rule, ...]:
        """The rules that lead from facts of these clauses to facts of these clauses."""
        given = {name for clause in clauses for name in clause.facts}
        given |= {_SIZE} if _ECTS in given else set()
        forward = _closed(self.rules, given, lambda rule: set(facts_of(rule.when)), _concludes)
        back = _closed(self.rules, given, _concludes, lambda rule: set(facts_of(rule.when)))
        return tuple(rule for rule in self.rules if rule in forward and rule in back)

    def never(self) -> str:
        """The reason where the clause cannot come out so at all."""
        silence = None if self.clause.criterion is None else self.clause.criterion.silence
        if self.open and silence is not None:
            return _say("cannot-silence", outcome=silence.outcome.value.replace("_", " "))
        return _say("cannot-ever", side=self._side)

    def tied(self, blocking: tuple[_Clause, ...]) -> str:
        """The reason where other clauses stand in the way: rules, or the facts that they read too."""
        others = both(f"`{one.name}`" for one in blocking)
        rules = self._rules_between((self.clause, *blocking))
        if needed := [f"`{rule.id}`" for rule in rules if self.possible(blocking, rule.id)]:
            return _say("cannot-follows", side=self._side, others=others, rules=both(needed))
        read = {name for one in blocking for name in one.facts}
        facts = both(name for name in self.clause.facts if name in read)
        return _say("cannot-shares", side=self._side, others=others, facts=facts)

    @property
    def _side(self) -> str:
        return "is open" if self.open else "fails"


def _clauses(reading: Reading) -> Iterator[_Clause]:
    if reading.scope is not None:
        yield _Clause(SCOPE, reading.scope, None)
    for criterion in deciding(reading):
        if criterion.test is not None:
            yield _Clause(criterion.id, criterion.test, criterion)


def _after(facts: Facts, rules: tuple[Rule, ...]) -> Facts:
    """The facts with what follows; credit in ECTS is its own size in ECTS."""
    if facts.value(_ECTS) is not UNKNOWN and _SIZE not in facts:
        facts = facts.with_fact(_SIZE, replace(facts[_ECTS], origins=(Origin("converted", (_ECTS,)),)))
    return follow(facts, rules).facts if rules else facts


def _concludes(rule: Rule) -> set[str]:
    return {one.fact for one in rule.then if isinstance(one, FactConclusion)}


def _closed(rules: Iterable[Rule], start: set[str], comes: Ends, goes: Ends) -> list[Rule]:
    """The rules that can be reached from some facts, one after the other."""
    reached, found = set(start), list[Rule]()
    while more := [rule for rule in rules if rule.follows and rule not in found and comes(rule) & reached]:
        found += more
        reached |= {name for rule in more for name in goes(rule)}
    return found


def _say(code: str, **params: object) -> str:
    return say(code, **params)[0]
