"""Definitions compiled to tables: from the traits of a description to how each criterion comes out.

A table asks the reference (:func:`mcdef.verdict.outcome.outcome_of`) for what it has not seen, and keeps the answer
under the traits that the proof of it names. It has no second sense of any test, and forgets everything once it is full.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

from mcdef.definition.model import Criterion, Definition, Reading
from mcdef.facts.inference import Inferred, follow
from mcdef.facts.known import Facts
from mcdef.facts.rules import Rule
from mcdef.logic.algebra import Leaf, Test, facts_of, leaves_of
from mcdef.logic.evaluate import evaluate
from mcdef.logic.truth import Truth
from mcdef.verdict.model import SCOPE, Verdict
from mcdef.verdict.outcome import outcome_of
from mcdef.verdict.proofs import Follows, NoProofError, Proof
from mcdef.verdict.traits import Traits

#: Outcomes that one table keeps; a catalogue that needs more is decided at the speed of the reference in between.
MOST: Final = 4_096

Run = tuple[tuple[Definition, Reading], ...]
MET, NOT_MET = 1, 2
CODES: Final = {Truth.UNKNOWN: 0, Truth.MET: MET, Truth.NOT_MET: NOT_MET}
CODE: Final = 3


@dataclass(frozen=True, slots=True)
class Clause:
    """A criterion, or the scope (without one), and the place of its outcome among the outcomes of all."""

    name: str
    test: Test | None
    criterion: Criterion | None
    place: int


@dataclass(frozen=True, slots=True)
class Compiled:
    """One definition in one reading: where the outcomes stand that decide it."""

    definition: Definition
    reading: Reading
    scope: int | None
    deciding: tuple[tuple[str, int], ...]
    unchecked: bool  # every constitutive clause is from memory
    mask: int

    def verdict(self, outcomes: int) -> tuple[Verdict, tuple[str, ...]]:
        """The verdict and what it is decided by, read off in the order of DESIGN, section 2."""
        if self.scope is not None:
            scope = outcomes >> self.scope & CODE
            if scope != MET:
                return (Verdict.OUT_OF_SCOPE if scope == NOT_MET else Verdict.UNDETERMINED), (SCOPE,)
        if self.unchecked:
            return Verdict.UNDETERMINED, tuple(id_ for id_, _ in self.deciding)
        failing = tuple(id_ for id_, place in self.deciding if outcomes >> place & CODE == NOT_MET)
        if failing:
            return Verdict.DOES_NOT_COUNT, failing
        unknown = tuple(id_ for id_, place in self.deciding if not outcomes >> place & CODE)
        if unknown:
            return Verdict.UNDETERMINED, unknown
        return Verdict.COUNTS, tuple(id_ for id_, _ in self.deciding)


class Table:
    """The outcomes of the clauses that read the same facts, by the traits that they rest on.

    A node is a mask and a mapping from the bits under it: to outcomes where they prove these, else to another node.
    """

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self.clauses = tuple(clauses)
        self.facts = frozenset(name for one in clauses if one.test is not None for name in facts_of(one.test))
        self.reached: frozenset[str] = frozenset()  # these facts, and all from which rules reach them
        self.rules: tuple[Rule, ...] = ()
        self.mask = 0
        self.known: dict[int, Any] = {}
        self.size = 0

    def keep(self, traits: int, needed: int, outcomes: int) -> None:
        """Remember outcomes under the bits that they rest on."""
        if self.size >= MOST:
            self.known.clear()
            self.size = 0
        self.size += 1
        mask, known, seen = self.mask, self.known, 0
        while True:
            seen |= mask
            found = known.get(traits & mask)
            if found is None:
                break
            mask, known = found
        left = needed & ~seen
        known[traits & mask] = (left, {traits & left: outcomes}) if left else outcomes


class Compilation:
    """The tables for a run of definitions."""

    def __init__(self, run: Run, follows: Follows, *, ignore_scope: bool = False) -> None:
        self.follows = follows
        shared: dict[object, Clause] = {}
        self.compiled = tuple(
            self._definition(definition, reading, shared, ignore_scope=ignore_scope) for definition, reading in run
        )
        clauses = tuple(shared.values())
        self.facts, _ = follows.behind(
            {name for one in clauses if one.test is not None for name in facts_of(one.test)},
            (one.name for one in clauses),
        )
        self.leaves = (*_leaves(clauses), *follows.leaves)
        self.traits = Traits(self.leaves, self.facts, follows.bounds)
        together: dict[frozenset[str], list[Clause]] = {}
        for one in clauses:
            together.setdefault(frozenset(facts_of(one.test)) if one.test is not None else frozenset(), []).append(one)
        self.tables = tuple(Table(group) for group in together.values())
        for table in self.tables:
            table.mask = self._own_bits(table)
            table.reached, table.rules = follows.behind(table.facts, (one.name for one in table.clauses))

    def _definition(
        self, definition: Definition, reading: Reading, shared: dict[object, Clause], *, ignore_scope: bool
    ) -> Compiled:
        scope = None
        if reading.scope is not None and not ignore_scope:
            scope = self._clause(shared, (SCOPE, reading.scope), "", reading.scope, None)
        constitutive = [one for one in reading.criteria if one.constitutive]
        checked = [one for one in constitutive if one.evidence != "unverified"]
        deciding = []
        for criterion in checked or constitutive:
            name = f"{definition.id}.{criterion.id}"
            judged = name if name in self.follows.by_criterion else None
            key = (criterion.test, criterion.silence and criterion.silence.outcome, judged)
            deciding.append((criterion.id, self._clause(shared, key, name, criterion.test, criterion)))
        places = [place for _, place in deciding] + ([] if scope is None else [scope])
        mask = sum(CODE << place for place in set(places))
        return Compiled(definition, reading, scope, tuple(deciding), not checked, mask)

    @staticmethod
    def _clause(
        shared: dict[object, Clause], key: object, name: str, test: Test | None, criterion: Criterion | None
    ) -> int:
        if key not in shared:
            shared[key] = Clause(name, test, criterion, 2 * len(shared))
        return shared[key].place

    def _own_bits(self, table: Table) -> int:
        mask = 0
        for leaf in _leaves(table.clauses):
            mask |= self.traits.leaf(leaf)
        return mask

    def tables_of(self, compiled: Iterable[Compiled]) -> tuple[Table, ...]:
        """The tables that these definitions need."""
        mask = 0
        for one in compiled:
            mask |= one.mask
        return tuple(table for table in self.tables if any(mask >> one.place & CODE for one in table.clauses))

    def outcomes(self, traits: int, tables: Iterable[Table], base: Callable[[], Facts]) -> int:
        """The outcomes of the clauses of some tables; ``base`` is asked only for what no table knows."""
        outcomes = 0
        for table in tables:
            found = table.known.get(traits & table.mask)
            while found.__class__ is tuple:
                mask, known = found
                found = known.get(traits & mask)
            outcomes |= self._decided(table, traits, base()) if found is None else found
        return outcomes

    def _decided(self, table: Table, traits: int, base: Facts) -> int:
        """What the reference says, kept if it holds for others too."""
        base = Facts({name: known for name, known in base.known.items() if name in table.reached})
        inferred = follow(base, table.rules)
        outcomes = 0
        for clause in table.clauses:
            if clause.criterion is None:
                assert clause.test is not None
                truth = evaluate(clause.test, inferred.facts).truth
            else:
                truth = outcome_of(clause.criterion, clause.name, inferred.facts, inferred.judged, {}).outcome
            outcomes |= CODES[truth] << clause.place
        for strict in (False, True):
            with suppress(NoProofError):
                table.keep(traits, table.mask | self._proof(table, traits, base, inferred, strict=strict), outcomes)
                break
        return outcomes

    def _proof(self, table: Table, traits: int, base: Facts, inferred: Inferred, *, strict: bool) -> int:
        proof = Proof(self.traits, self.follows, base, inferred, traits, strict=strict)
        for clause in table.clauses:
            if clause.test is not None:
                proof.test(clause.test)
            proof.criterion(clause.name)
        return proof.mask


def _leaves(clauses: Iterable[Clause]) -> tuple[Leaf, ...]:
    return tuple(leaf for one in clauses if one.test is not None for leaf in leaves_of(one.test))
