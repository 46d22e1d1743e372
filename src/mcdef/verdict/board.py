"""A run of definitions over cells: which clauses and scopes it asks, each once, and where the outcome of each stands.

The outcomes of all are one number, two bits for each. What verdict they give is told by
:class:`mcdef.verdict.compiled.Compiled`, and what carries it by :func:`mcdef.verdict.decide.concluded`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from mcdef.definition.model import Criterion, Definition, Reading
from mcdef.facts.known import Facts
from mcdef.logic.algebra import Test
from mcdef.verdict.cells import Cells
from mcdef.verdict.clauses import CameOfScope, Clause, Numbered, Scope, wide
from mcdef.verdict.compiled import CODE, Compiled, Run
from mcdef.verdict.decide import concluded
from mcdef.verdict.model import SCOPE, Result, Verdict
from mcdef.verdict.rule_runs import Key, Ran, picking

#: Sets of outcomes that are kept for one definition.
MOST_CARRIED: Final = 1_024
#: How clauses and scopes came out, by their number on the board.
Outcomes = dict[int, Any]
#: Clauses and scopes with their numbers, by the facts that they read.
Asking = tuple[tuple[Key, tuple[tuple[int, Clause | Scope], ...]], ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """The clauses that decide a verdict; those that carry an open one; and those whose settling would settle it.

    With ``whole`` it rests on its scope, or on clauses from memory: on all of what each of these came to.
    """

    deciding: tuple[int, ...]
    besides: tuple[int, ...]
    open: tuple[int, ...]
    unverified: int  # the outcomes of clauses from memory
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One definition in one reading: the numbers of its clauses, and what its other readings rest on."""

    definition: Definition
    reading: Reading
    compiled: Compiled
    scope: int | None
    deciding: tuple[int, ...]  # constitutive
    shown: tuple[int, ...]  # all of the reading
    others: tuple[Compiled, ...]
    asked: frozenset[int]  # with those of the other readings
    whole: int  # the bits of all outcomes that a verdict can rest on
    known: dict[tuple[int, ...], Result] = field(default_factory=dict)
    carried: dict[int, Carried] = field(default_factory=dict)

    def carrying(self, bits: int) -> Carried:
        """What carries the verdict that these outcomes give."""
        key = bits & self.whole
        carried = self.carried.get(key)
        if carried is None:
            carried = self.carried[key] = self._carried(bits)
        return carried

    def rests_on(self, came: Outcomes, bits: int) -> tuple[int, ...]:
        """A number for each outcome that a verdict rests on, with its evidence, rules and silence."""
        carried = self.carrying(bits)
        if carried.whole:
            return (bits & self.whole, *[came[number].rests_on for number in carried.deciding])
        numbers = [came[number].graded for number in carried.deciding]
        return (-1 - carried.unverified, *numbers, *[came[number].carries for number in carried.besides])

    def _carried(self, bits: int) -> Carried:
        verdict, names = self.compiled.verdict(bits)
        if names == (SCOPE,) or self.compiled.unchecked:
            scope = () if self.scope is None else (self.scope,)
            return Carried((*scope, *self.deciding), (), (), 0, whole=True)
        unverified = bits & self.whole & ~self.compiled.mask
        deciding = tuple(place // 2 for id_, place in self.compiled.deciding if id_ in names)
        if verdict is not Verdict.UNDETERMINED:
            return Carried(deciding, (), (), unverified)
        besides = tuple(one for one in self.deciding if bits >> 2 * one & CODE)
        return Carried(deciding, besides, deciding, unverified)

    def result(self, came: Outcomes, key: tuple[int, ...]) -> Result:
        """The verdict and what carries it; without its gaps, presumptions and other readings."""
        result = self.known.get(key)
        if result is None:
            scope: CameOfScope | None = None if self.scope is None else came[self.scope]
            criteria = tuple(came[number].result for number in self.deciding)
            finding, facts = (None, Facts()) if scope is None else (scope.finding, scope.facts)
            result = self.known[key] = concluded(self.definition, self.reading, finding, criteria, facts)
        return result


class Board:
    """The clauses and scopes of a run, and the column of each definition in it."""

    def __init__(self, run: Run, cells: Cells, *, ignore_scope: bool = False) -> None:
        self._cells = cells
        self._ignore_scope = ignore_scope
        self._numbered = Numbered()
        self._numbers: dict[object, int] = {}
        self.asked: list[Clause | Scope] = []
        self.columns: Final = {
            (definition.id, reading.id): self._column(definition, reading) for definition, reading in run
        }
        #: By the place of a fact, and by the name of a criterion: the bits of the outcomes that rest on it.
        self.resting_on: Final = [self._bits(place) for place in range(len(cells.facts))]
        self.named: Final = {one.name: self._named(one.name) for one in self.asked if isinstance(one, Clause)}

    def asking(self, numbers: Iterable[int]) -> Asking:
        """These clauses and scopes, those that read the same facts together."""
        together: dict[tuple[int, ...], list[tuple[int, Clause | Scope]]] = {}
        for number in numbers:
            together.setdefault(self.asked[number].seen, []).append((number, self.asked[number]))
        return tuple((picking(places), tuple(asked)) for places, asked in together.items())

    def came(self, ran: Ran, asking: Asking) -> tuple[Outcomes, int]:
        """How clauses and scopes come out over these facts, and the same as bits."""
        aspects, judged = wide(ran, self._cells), ran.judged
        came: Outcomes = {}
        bits = 0
        for pick, asked in asking:
            key = pick(aspects)
            for number, clause in asked:
                one = clause.known.get(key)
                if one is None or clause.name in judged:
                    one = clause.came(ran)
                came[number] = one
                bits |= one.code << 2 * number
        return came, bits

    def make_room(self, most: int) -> None:
        """Forgets what each clause or definition came to, where it has become more than so much."""
        for one in (*self.asked, *self.columns.values()):
            if len(one.known) > most:
                one.known.clear()
        for column in self.columns.values():
            if len(column.carried) > MOST_CARRIED:
                column.carried.clear()

    def clause(self, number: int) -> Clause:
        """The clause of that number."""
        one = self.asked[number]
        assert isinstance(one, Clause)
        return one

    def _bits(self, place: int) -> int:
        return sum(CODE << 2 * number for number, one in enumerate(self.asked) if place in one.places)

    def _named(self, name: str) -> int:
        named = (number for number, one in enumerate(self.asked) if isinstance(one, Clause) and one.name == name)
        return sum(CODE << 2 * number for number in named)

    def _column(self, definition: Definition, reading: Reading) -> Column:
        compiled = self._compiled(definition, reading)
        others = tuple(self._compiled(definition, one) for one in definition.readings if one.id != reading.id)
        constitutive = tuple(self._clause(definition, one) for one in reading.criteria if one.constitutive)
        shown = tuple(self._clause(definition, one) for one in reading.criteria)
        asked = {*shown, *(place // 2 for one in (compiled, *others) for _, place in one.deciding)}
        asked |= {one.scope // 2 for one in (compiled, *others) if one.scope is not None}
        scope = None if compiled.scope is None else compiled.scope // 2
        whole = compiled.mask | sum(CODE << 2 * number for number in constitutive)
        return Column(definition, reading, compiled, scope, constitutive, shown, others, frozenset(asked), whole)

    def _compiled(self, definition: Definition, reading: Reading) -> Compiled:
        scope = None if reading.scope is None or self._ignore_scope else 2 * self._scope(reading.scope)
        constitutive = [one for one in reading.criteria if one.constitutive]
        checked = [one for one in constitutive if one.evidence != "unverified"]
        deciding = tuple((one.id, 2 * self._clause(definition, one)) for one in checked or constitutive)
        places = {place for _, place in deciding} | ({scope} - {None})
        mask = sum(CODE << place for place in places if place is not None)
        return Compiled(definition, reading, scope, deciding, not checked, mask)

    def _clause(self, definition: Definition, criterion: Criterion) -> int:
        key = definition.id, id(criterion)  # readings share the criteria that they do not change
        if key not in self._numbers:
            self._numbers[key] = len(self.asked)
            self.asked.append(Clause(definition, criterion, self._cells, self._numbered))
        return self._numbers[key]

    def _scope(self, test: Test) -> int:
        if test not in self._numbers:
            self._numbers[test] = len(self.asked)
            self.asked.append(Scope(test, self._cells, self._numbered))
        return self._numbers[test]
