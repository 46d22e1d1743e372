"""A credential that would show what no case shows yet: a counting one with as little changed as can be.

Nothing is reasoned out here. Changes are tried, the nearest first, and what comes out is judged like any description;
where one change spoils another clause, that clause is mended by a further change. What is given has been judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from mcdef.analysis.bench import Bench, Data, Look
from mcdef.analysis.blocks import expanded, placed, removed
from mcdef.analysis.cells import checks_on, statements
from mcdef.analysis.completions import Specs
from mcdef.analysis.domain import domain_of
from mcdef.analysis.items import Item, deciding
from mcdef.analysis.writing import Writer
from mcdef.facts.known import Facts, Pointer
from mcdef.logic.algebra import Includes, Leaf, Test, facts_of
from mcdef.logic.evaluate import deciding_leaves, evaluate
from mcdef.logic.possibilities import UNKNOWN, Members, Numbers, Value
from mcdef.logic.truth import Truth
from mcdef.verdict.model import SCOPE

_BUDGET: Final = 500  # descriptions judged for one item
_KEPT: Final = 5  # descriptions that are nearest to what is looked for, and are changed further
_CHANGES: Final = 4
_PARTS: Final = frozenset({"provider", "awarding_body"})


@dataclass(frozen=True, slots=True)
class Found:
    """A description that shows an item, and what it comes to."""

    data: Data
    look: Look


@dataclass(slots=True)
class Search:
    """One reading's search for descriptions, from those that count in it."""

    bench: Bench
    specs: Specs
    writer: Writer
    left: int = _BUDGET

    def find(self, item: Item, bases: Sequence[Data]) -> Found | None:
        """A description that shows the item; one without warnings if there is one."""
        self.left = _BUDGET
        found = self._around(item, bases) if item.fact is not None else self._alone(item, bases)
        return next((one for one in found if not one.look.warnings), found[0] if found else None)

    # --- a fact below, on or above a number

    def _around(self, item: Item, bases: Sequence[Data]) -> list[Found]:
        found: list[Found] = []
        value = self._value(item)
        assert item.fact is not None
        for base in bases:
            for start in self._silenced(base, item):
                for data in self.writer.ways(start, item.fact, value):
                    look = self._look(data)
                    if look is None or not item.shown(look.verdict, look.decided_by, look.facts):
                        continue
                    found.append(Found(data, look))
                    if not look.warnings and _exercised(item, look.facts):
                        return [Found(data, look)]
        return found

    def _value(self, item: Item) -> Value:
        spec = self.specs(item.fact or "")
        assert spec is not None
        assert item.limit is not None
        domain = domain_of(spec)
        numbers = {"below": domain.below(item.limit), "on": item.limit, "above": domain.above(item.limit)}
        number = numbers[item.side]
        assert number is not None
        return Numbers.point(number)

    def _silenced(self, base: Data, item: Item) -> Iterator[Data]:
        """The base, and the base without what the same clause reads beside the fact, so that the number decides."""
        yield base
        others = [name for name in facts_of(item.test) if name != item.fact] if item.test is not None else []
        quiet = base
        for name in others:
            quiet = self._forgotten(quiet, name) or quiet
            if quiet != base:
                yield quiet

    # --- a clause alone

    def _alone(self, item: Item, bases: Sequence[Data]) -> list[Found]:
        wanted = Truth.NOT_MET if item.side == "fails" else Truth.UNKNOWN
        found: list[Found] = []
        nearest = [(base, look) for base in bases if (look := self._look(base)) is not None]
        found += [Found(base, look) for base, look in nearest if item.shown(look.verdict, look.decided_by, look.facts)]
        seen = {repr(base) for base, _ in nearest}
        for _ in range(_CHANGES):
            reached: list[tuple[int, Data, Look]] = []
            for base, before in nearest:
                for data in self._moves(base, before, item, wanted):
                    if repr(data) in seen:
                        continue
                    seen.add(repr(data))
                    look = self._look(data)
                    if look is None:
                        continue
                    if item.shown(look.verdict, look.decided_by, look.facts):
                        found.append(Found(data, look))
                        if not look.warnings:
                            return [found[-1]]
                    elif _spoiled(look, item, wanted) <= _spoiled(before, item, wanted):
                        reached.append((_spoiled(look, item, wanted), data, look))
            if found:
                return found
            reached.sort(key=lambda one: one[0])
            nearest = [(data, look) for _, data, look in reached[:_KEPT]]
        return found

    def _moves(self, data: Data, look: Look, item: Item, wanted: Truth) -> Iterator[Data]:
        """Changes of the clause that is looked for until it comes out as wanted, then of one that is spoiled."""
        if look.outcomes.get(item.criterion) is not wanted:
            yield from self._changes(data, item.criterion, item.test, wanted)
            return
        tests: dict[str, Test | None] = {one.id: one.test for one in deciding(self.bench.reading)}
        tests[SCOPE] = self.bench.reading.scope
        for name in _spoilers(look, item, wanted):
            yield from self._changes(data, name, tests[name], Truth.MET)

    def _changes(self, data: Data, name: str, test: Test | None, wanted: Truth) -> Iterator[Data]:
        if test is None:
            yield _judged(data, f"{self.bench.definition.id}.{name}", wanted)
            return
        for fact in facts_of(test):
            spec = self.specs(fact)
            if spec is None:
                continue
            if wanted is not Truth.MET and (quiet := self._forgotten(data, fact)) is not None:
                yield quiet
            if spec.kind == "list":
                for value in self._lists(data, fact, test):
                    yield from self.writer.ways(data, fact, value)
            for known in statements(spec, checks_on(fact, self._tests())):
                if known.why is None:
                    yield from self.writer.ways(data, fact, known.value)

    def _lists(self, data: Data, fact: str, test: Test) -> Iterator[Value]:
        """The list as it is with what the clause asks for, and without it, open and closed."""
        look = self._look(data)
        value = None if look is None else look.facts.value(fact)
        has = value.has if isinstance(value, Members) else frozenset[str]()
        asked = {member for one in checks_on(fact, (test,)) if isinstance(one, Includes) for member in one.members}
        for members in (has | asked, has - asked):
            yield from (Members(members), Members(members, complete=True))

    def _tests(self) -> list[Test]:
        reading = self.bench.reading
        tests = [one.test for one in deciding(reading)] + [reading.scope]
        return [test for test in tests if test is not None]

    # --- both

    def _forgotten(self, data: Data, fact: str) -> Data | None:
        """The description without all that says something of a fact, conversions and rules included."""
        for _ in range(_CHANGES + 1):
            look = self._look(data)
            if look is None:
                return None
            known = look.facts[fact]
            if known.value is UNKNOWN:
                return data
            for place in [origin.pointer for origin in known.origins if origin.pointer]:
                data = _without(data, place)
        return None

    def _look(self, data: Data) -> Look | None:
        if self.left <= 0:
            return None
        self.left -= 1
        return self.bench.look(data)


def _without(data: Data, place: Pointer) -> Data:
    """The description without what stands at a place: a part of a body, or the whole of any other block.

    Credit is first said to be had by later recognition, which leaves it open what is assigned on completion.
    """
    if place[0] == "credits" and isinstance(data.get("credits"), str | dict):
        written = expanded("credits", data["credits"])
        if "value" in written and "via_recognition" not in written:
            return placed(data, ("credits", "via_recognition"), True)
    named = tuple(part for part in place[:2] if isinstance(part, str))
    return removed(data, named if place[0] in _PARTS else named[:1])


def _spoilers(look: Look, item: Item, wanted: Truth) -> list[str]:
    """The other clauses that keep this one from deciding alone."""
    fine = (Truth.MET, Truth.UNKNOWN) if wanted is Truth.NOT_MET and item.criterion != SCOPE else (Truth.MET,)
    others = {SCOPE: look.outcomes.get(SCOPE, Truth.MET)} | {
        name: outcome for name, outcome in look.outcomes.items() if name != SCOPE and item.criterion != SCOPE
    }
    return [
        name
        for name, outcome in others.items()
        if name != item.criterion and outcome not in (fine if name != SCOPE else (Truth.MET,))
    ]


def _spoiled(look: Look, item: Item, wanted: Truth) -> int:
    """How far a description is from showing an item."""
    reached = look.outcomes.get(item.criterion) is wanted
    return len(_spoilers(look, item, wanted)) + (0 if reached else 100)


def _exercised(item: Item, facts: Facts) -> bool:
    """Whether the comparison with the number is among what decides the clause."""
    if item.test is None:
        return False
    leaves = deciding_leaves(evaluate(item.test, facts))
    return any(isinstance(leaf.test, Leaf) and leaf.test.fact == item.fact for leaf in leaves)


def _judged(data: Data, name: str, wanted: Truth) -> Data:
    """The description with the judgement on a clause that only a person decides, or without one."""
    others = [one for one in data.get("judgements") or () if one.get("criterion") != name]
    if wanted is not Truth.UNKNOWN:
        others.append({"criterion": name, "met": wanted is Truth.MET})
    kept = {key: value for key, value in data.items() if key != "judgements"}
    return {**kept, "judgements": others} if others else kept
