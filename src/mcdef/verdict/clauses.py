"""The clauses of definitions over cells: each asked of the reference once for each distinct set of aspects.

What a clause comes out as rests on the aspects of the facts that it reads and on what rules judge. So an outcome that
was reached over one description is that of every other with the same aspects, but for the very values and places.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from mcdef.definition.model import Criterion, Definition
from mcdef.facts.inference import Judged
from mcdef.facts.known import Facts
from mcdef.logic.algebra import Test, facts_of
from mcdef.logic.evaluate import Finding, deciding_leaves, evaluate
from mcdef.logic.truth import Truth
from mcdef.verdict.cells import Cells
from mcdef.verdict.compiled import CODES
from mcdef.verdict.explain import told_leaves
from mcdef.verdict.model import CriterionResult
from mcdef.verdict.outcome import outcome_of
from mcdef.verdict.rule_runs import Numbers, Ran, picking
from mcdef.verdict.settle import settling

_NO_JUDGEMENTS: Final[Mapping[str, Any]] = {}


@dataclass(slots=True)
class Came:
    """How a clause came out: over facts with the aspects that it came out for.

    ``rests_on`` is a number for all of it that a verdict carries: outcome, evidence, rules, silence, what would settle
    it; ``graded`` is one for it without the last, ``carries`` one for rules and silence alone. ``face`` and ``settled``
    are kept for those who show it.
    """

    result: CriterionResult
    code: int
    rests_on: int
    graded: int
    carries: int
    face: Any = None
    settled: bytes | None = None


class Numbered:
    """Numbers for things that are equal, in the order in which they are first seen."""

    def __init__(self) -> None:
        self._numbers: dict[object, int] = {}

    def __call__(self, one: object) -> int:
        return self._numbers.setdefault(one, len(self._numbers))


class Clause:
    """A criterion of a definition, and how it came out before."""

    def __init__(self, definition: Definition, criterion: Criterion, cells: Cells, numbered: Numbered) -> None:
        self.definition = definition
        self.criterion = criterion
        self.name = f"{definition.id}.{criterion.id}"
        self.facts = () if criterion.test is None else facts_of(criterion.test)
        self.places = tuple(cells.place[fact] for fact in self.facts)
        self.seen = () if criterion.test is None else cells.seen_by(criterion.test)
        self.key = picking(self.seen)
        self.known: dict[Any, Came] = {}
        self._alike: dict[object, Came] = {}
        self._cells = cells
        self._numbered = numbered

    def came(self, ran: Ran) -> Came:
        """How it comes out over these facts."""
        if ran.judged and self.name in ran.judged:
            number, judged = ran.judged[self.name]
            key = number, self.key(wide(ran, self._cells))
            return self.known.get(key) or self.ask(key, ran.cells, {self.name: judged})
        key = self.key(wide(ran, self._cells))
        return self.known.get(key) or self.ask(key, ran.cells, {})

    def ask(self, key: Any, cells: Numbers, judged: Mapping[str, Judged]) -> Came:
        facts = self._cells.facts_at(self.places, cells)
        one = outcome_of(self.criterion, self.name, facts, judged, _NO_JUDGEMENTS)
        open_ = settling(one) if one.outcome is Truth.UNKNOWN else None
        rests_on = one.outcome, one.evidence, one.follows, one.by_silence, open_
        number = self._numbered((self.name, rests_on))
        carries = self._numbered((self.name, one.follows, one.by_silence))
        graded = self._numbered((self.name, one.outcome, one.evidence, one.follows, one.by_silence))
        came = Came(one, CODES[one.outcome], number, graded, carries)
        came = self.known[key] = self._alike.setdefault((number, one.why, one.judged_by, *_told(one)), came)
        return came


def _told(one: CriterionResult) -> Iterator[object]:
    """What is shown of an outcome besides: the leaves that decide it."""
    if one.finding is not None:
        yield tuple((id(leaf.test), leaf.truth, negated) for leaf, negated in told_leaves(one.finding))
        yield frozenset(id(leaf.test) for leaf in deciding_leaves(one.finding))


def wide(ran: Ran, cells: Cells) -> Numbers:
    """The wide aspects of what the rules ended with."""
    if ran.wide is None:
        ran.wide = cells.wide(ran.aspects)
    return ran.wide


@dataclass(slots=True)
class CameOfScope:
    """The same of a scope: its finding, and facts over which it was found."""

    finding: Finding
    facts: Facts
    code: int
    rests_on: int


class Scope:
    """To whom a reading applies, and how that came out before."""

    def __init__(self, test: Test, cells: Cells, numbered: Numbered) -> None:
        self._test = test
        self._cells = cells
        self.places = tuple(cells.place[fact] for fact in facts_of(test))
        self.name = ""
        self.seen = cells.seen_by(test)
        self.key = picking(self.seen)
        self.known: dict[Any, CameOfScope] = {}
        self._numbered = numbered

    def came(self, ran: Ran) -> CameOfScope:
        """How it comes out over these facts."""
        key = self.key(wide(ran, self._cells))
        came = self.known.get(key)
        if came is None:
            facts = self._cells.facts_at(self.places, ran.cells)
            finding = evaluate(self._test, facts)
            came = CameOfScope(finding, facts, CODES[finding.truth], self._numbered((self._test, key)))
            self.known[key] = came
        return came
