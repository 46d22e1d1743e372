"""The rules run over cells: what :mod:`mcdef.facts.inference` concludes, each step of it once for each distinct case.

Whether a rule fires rests on the aspects of the facts that it reads, and what it then concludes on their cells. Both
are asked of the reference where they are new. The rounds are the reference's own: all rules of a round see the same
facts, a rule that fired stays, and there are rounds until nothing changes any more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import count
from operator import itemgetter
from typing import Any, Final

from mcdef.facts.inference import (
    Clash,
    Fired,
    Judged,
    clashes_on,
    concluded,
    is_fixed,
    judged_by,
    laid_together,
    narrowed_by,
    support_of,
)
from mcdef.facts.known import How
from mcdef.facts.rules import CriterionConclusion, FactConclusion, Rule
from mcdef.logic.algebra import First, If, Not, Test, facts_of, parts_of
from mcdef.logic.evaluate import evaluate
from mcdef.logic.possibilities import UNKNOWN
from mcdef.logic.truth import Truth
from mcdef.verdict.cells import Cells

Numbers = list[int]
Key = Callable[[Numbers], Any]


@dataclass(slots=True)
class Said:
    """One conclusion of a rule that fired, with a number of its own: on the fact at a place, or on a criterion.

    ``alone`` is what comes of it where no other rule concludes on the fact, by the cell that the fact had before.
    """

    place: int
    criterion: str | None
    order: tuple[int, int]  # of the rules' ids, and within a rule
    fired: Fired
    met: bool
    number: int
    how: How
    alone: dict[int, Narrowed] = field(default_factory=dict)


#: The cell of a fact once rules have concluded on it, what contradicts each other there, and whether anything does.
Narrowed = tuple[int, tuple[Clash, ...], bool]


@dataclass(slots=True)
class Ran:
    """How the rules ended: the cell and the aspect of each fact, and by bits which rules fired.

    ``wide`` is for the wide aspects, once somebody needs them.
    """

    cells: Numbers
    aspects: Numbers
    judged: dict[str, tuple[int, Judged]]  # by criterion, each distinct judgement with a number
    fired: int
    changed: tuple[int, ...] = ()
    clashes: tuple[Clash, ...] = ()
    contradicted: bool = False  # two conclusions on one fact, or a conclusion and what was known
    wide: Numbers | None = None


def picking(places: Sequence[int]) -> Key:
    """Picks the numbers at some places, as one key."""
    return itemgetter(*places) if places else _nothing


def _is_steady(test: Test) -> bool:
    """Whether a test that is met stays met when more is known."""
    return not isinstance(test, First | Not | If) and all(_is_steady(part) for part in parts_of(test))


def _nothing(numbers: Numbers) -> tuple[()]:
    return ()


class _Asked:
    """A test, and whether it was met before, by the aspects of the facts that it reads."""

    def __init__(self, test: Test, cells: Cells) -> None:
        self._test = test
        self._cells = cells
        self.places = tuple(cells.place[fact] for fact in facts_of(test))
        self.key = picking(self.places)
        self.known: dict[Any, bool] = {}

    def met(self, aspects: Numbers, cells: Numbers) -> bool:
        key = self.key(aspects)
        met = self.known.get(key)
        if met is None:
            facts = self._cells.facts_at(self.places, cells)
            met = self.known[key] = evaluate(self._test, facts).truth is Truth.MET
        return met


class _Rule:
    """A rule, and what it concluded before, by the cells of the facts that it reads."""

    def __init__(self, rule: Rule, bit: int, cells: Cells, numbers: Iterable[int]) -> None:
        self.rule = rule
        self.bit = 1 << bit
        self.when = _Asked(rule.when, cells)
        self.unless = None if rule.unless is None else _Asked(rule.unless, cells)
        bounds = (one.at_least for one in rule.then if isinstance(one, FactConclusion) and one.at_least is not None)
        self.reads = tuple(dict.fromkeys((*self.when.places, *(cells.place[bound.fact] for bound in bounds))))
        self.asks = (*self.reads, *(() if self.unless is None else self.unless.places))
        self.key = picking(self.reads)
        self.known: dict[Any, tuple[Said, ...]] = {}
        self._order = bit
        self._cells = cells
        self._numbers = iter(numbers)

    def says(self, cells: Numbers, how: How) -> tuple[Said, ...]:
        """What it concludes, once it fires."""
        key = how, self.key(cells)
        said = self.known.get(key)
        if said is None:
            said = self.known[key] = tuple(self._conclusions(cells, how))
        return said

    def _conclusions(self, cells: Numbers, how: How) -> Iterable[Said]:
        facts = self._cells.facts_at(self.reads, cells)
        origins, evidence = support_of(self.rule, evaluate(self.rule.when, facts), facts, how)
        for place, one in enumerate(self.rule.then):
            order = self._order, place
            if isinstance(one, CriterionConclusion):
                fired = Fired(self.rule, UNKNOWN, origins, evidence)
                yield Said(-1, one.criterion, order, fired, one.met, next(self._numbers), how)
            elif (value := concluded(one, facts)) is not UNKNOWN:
                fired = Fired(self.rule, value, origins, evidence)
                yield Said(self._cells.place[one.fact], None, order, fired, True, next(self._numbers), how)


class RuleRuns:
    """All rules over the cells of one description after another.

    ``read`` are the facts that anything but a rule reads.
    """

    def __init__(self, rules: Iterable[Rule], cells: Cells, read: Iterable[str]) -> None:
        self._cells = cells
        self._numbers = count(1)
        in_order = sorted(rules, key=lambda rule: rule.id)
        self._rules = tuple(_Rule(rule, bit, cells, self._numbers) for bit, rule in enumerate(in_order))
        self._following = tuple(rule for rule in self._rules if rule.rule.follows)
        self.presumptions: Final = {rule.rule.id: rule.bit for rule in self._rules if not rule.rule.follows}
        self._readers = [
            sum(rule.bit for rule in self._rules if place in rule.reads) for place in range(len(cells.facts))
        ]
        self._follow_bits = sum(rule.bit for rule in self._following)
        self._steady = all(_is_steady(rule.rule.when) for rule in self._rules)
        #: What one rule concludes on a fact that nothing reads matters only where something was known of it.
        rest_on = {cells.place[fact] for fact in read} | {place for rule in self._rules for place in rule.asks}
        concluded_on = Counter(one.fact for rule in in_order for one in rule.then if isinstance(one, FactConclusion))
        rest_on |= {cells.place[fact] for fact, times in concluded_on.items() if times > 1}  # they may disagree
        self._unread = frozenset(range(len(cells.facts))) - rest_on
        self._narrowed: dict[Any, Narrowed] = {}
        self._judged: dict[tuple[int, ...], tuple[int, Judged] | None] = {}
        self._judgements: dict[object, int] = {}  # what outcomes rest on in a judgement; it stays

    def forget(self) -> None:
        """What was said of cells that have other numbers from now on."""
        self._narrowed.clear()
        self._judged.clear()
        for rule in self._rules:
            rule.known.clear()

    def __len__(self) -> int:
        return len(self._narrowed) + sum(len(rule.known) for rule in self._rules)

    def follow(self, cells: Numbers) -> Ran:
        """What follows from the facts by the meaning of the terms."""
        aspects = self._aspects(cells)
        return self._run(cells, aspects, self._able(self._following, aspects, cells), "followed")

    def able(self, followed: Ran) -> tuple[_Rule, ...]:
        """The rules that can fire when presuming: what did not follow from the same facts does not at first."""
        return tuple(self._able(self._rules, followed.aspects, followed.cells))

    def presume(self, followed: Ran, able: Iterable[_Rule], using: int, among: int = -1) -> Ran:
        """What is normally true besides, with the presumptions that are among these bits.

        ``among`` are the rules that fired with more presumptions: fewer conclusions make no other rule fire.
        """
        bits = (using | self._follow_bits) & among
        rules = [rule for rule in able if rule.bit & bits]
        first = [rule for rule in rules if rule.bit & followed.fired or not rule.bit & self._follow_bits]
        ran = self._run(followed.cells, followed.aspects, rules, "presumed", first)
        judged = {**ran.judged, **followed.judged} if followed.judged else ran.judged
        return Ran(ran.cells, ran.aspects, judged, ran.fired, ran.changed, (), ran.contradicted)

    def narrows(self, full: Ran) -> int:
        """The rules that can fire with fewer presumptions than these."""
        return full.fired if self._steady and not full.contradicted else -1

    def _able(self, rules: Iterable[_Rule], aspects: Numbers, cells: Numbers) -> list[_Rule]:
        return [rule for rule in rules if rule.unless is None or not rule.unless.met(aspects, cells)]

    def _aspects(self, cells: Numbers) -> Numbers:
        aspect = self._cells.aspect
        return [aspect[cell] for cell in cells]

    def _run(
        self, base: Numbers, aspects: Numbers, rules: Sequence[_Rule], how: How, first: Sequence[_Rule] | None = None
    ) -> Ran:
        cells, aspects = list(base), list(aspects)
        waiting: Iterable[_Rule] = rules if first is None else first
        bits = 0
        contradicted = False
        on_facts: dict[int, dict[tuple[int, int], Said]] = {}
        on_criteria: dict[str | None, dict[tuple[int, int], Said]] = {}
        clashes: dict[int, tuple[Clash, ...]] = {}
        changed: list[int] = []
        while True:
            touched: dict[int, None] = {}
            for rule in waiting:
                when = rule.when
                met = when.known.get(when.key(aspects))
                if met is None:
                    met = when.met(aspects, cells)
                if not met:
                    continue
                for said in rule.known.get((how, rule.key(cells))) or rule.says(cells, how):
                    bits |= rule.bit
                    place = said.place
                    if place < 0:
                        on_criteria.setdefault(said.criterion, {}).setdefault(said.order, said)
                    elif not base[place] and place in self._unread:
                        continue
                    elif place not in on_facts:
                        on_facts[place] = {said.order: said}
                        touched[place] = None
                    elif said.order not in on_facts[place]:
                        on_facts[place][said.order] = said
                        touched[place] = None
            moved = []
            for place in touched:
                together, before = on_facts[place], base[place]
                narrowed = None
                if len(together) == 1:
                    (said,) = together.values()
                    narrowed = said.alone.get(before)
                cell, found, against = narrowed or self._narrow(place, before, together, how)
                if found:
                    clashes[place] = found
                elif place in clashes:
                    del clashes[place]
                contradicted |= against
                if cell != cells[place]:
                    cells[place] = cell
                    aspects[place] = self._cells.aspect[cell]
                    moved.append(place)
            if not moved:
                break
            changed += [place for place in moved if place not in changed]
            reading = 0
            for place in moved:
                reading |= self._readers[place]
            waiting = [rule for rule in rules if rule.bit & reading]
        judged = {name: one for name, by in on_criteria.items() if name and (one := self._judge(by)) is not None}
        contradicted |= len(judged) < len(on_criteria)
        told = tuple(clash for place in sorted(clashes) for clash in clashes[place])
        return Ran(cells, aspects, judged, bits, tuple(changed), told, contradicted)

    def _narrow(self, place: int, before: int, together: dict[tuple[int, int], Said], how: How) -> Narrowed:
        in_order = [together[order] for order in sorted(together)]
        key = (how, before, *[said.number for said in in_order])
        found = self._narrowed.get(key)
        if found is None:
            known = self._cells.known[before]
            fired = [said.fired for said in in_order]
            narrowed = narrowed_by(known, fired, how)
            cell = before if narrowed is None else self._cells.cell(place, narrowed)
            against = not is_fixed(known, how) and laid_together([known.value, *(one.value for one in fired)]) is None
            found = self._narrowed[key] = cell, tuple(clashes_on(self._cells.facts[place], known, fired)), against
        if len(in_order) == 1:
            in_order[0].alone[before] = found
        return found

    def _judge(self, found: dict[tuple[int, int], Said]) -> tuple[int, Judged] | None:
        in_order = [found[order] for order in sorted(found)]
        key = tuple(said.number for said in in_order)
        if key not in self._judged:
            one = judged_by([(said.met, said.fired) for said in in_order])
            self._judged[key] = None if one is None else (self._number(one), one)
        return self._judged[key]

    def _number(self, judged: Judged) -> int:
        rests_on = judged.met, judged.evidence, tuple((origin.rule, origin.says) for origin in judged.origins)
        return self._judgements.setdefault(rests_on, len(self._judgements) + 1)
