"""What is known of each fact, as numbers: a *cell* for each distinct thing known, and an *aspect* of each cell.

A cell stands for all that is known of one fact, where it came from included. Its aspect is what outcomes rest on: how
each check on the fact comes out and why it is open, whether it is stated, which rules and which evidence it rests on.
Many cells have one aspect. Cell 0, with aspect 0, is that nothing is known. Of a fact on which there are many checks,
each check sees a *side* of the aspect: how that check comes out, and the rest of it.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from mcdef.facts.known import NOTHING, Facts, Known
from mcdef.logic.algebra import Check, IsStated, Leaf, Test, leaves_of
from mcdef.logic.evaluate import Finding, meets
from mcdef.logic.possibilities import ABSENT, UNKNOWN, Members
from mcdef.logic.truth import Truth
from mcdef.verdict.outcome import reason_of

#: With more checks than this, each of them is seen by itself.
_MOST_CHECKS: Final = 2
#: Bytes that a cell takes among those of a whole description.
_WIDTH: Final = array("I").itemsize


class Cells:
    """The cells of the facts that some leaves read. Those of several facts are laid together into one number."""

    def __init__(self, leaves: Iterable[Leaf], facts: Iterable[str]) -> None:
        checks: dict[str, dict[Check, None]] = {fact: {} for fact in facts}
        for leaf in leaves:
            checks.setdefault(leaf.fact, {})[leaf.check] = None
        self.facts: Final = tuple(sorted(checks))
        self.place: Final = {fact: place for place, fact in enumerate(self.facts)}
        self._checks = [tuple(checks[fact]) for fact in self.facts]
        self._aspects: dict[object, int] = {}
        self._sides: list[tuple[int, Check, dict[int, int]]] = [
            (place, check, {0: 0})
            for place, of_fact in enumerate(self._checks)
            if len(of_fact) > _MOST_CHECKS
            for check in of_fact
        ]
        self._side_of = {(place, check): len(self.facts) + at for at, (place, check, _) in enumerate(self._sides)}
        self.forget()

    def forget(self) -> None:
        """Numbers cells anew; aspects stay what they are."""
        self.known: list[Known] = [NOTHING]
        self.aspect: list[int] = [0]
        self._numbers: dict[tuple[int, Known], int] = {}

    def __len__(self) -> int:
        return len(self.known)

    def __contains__(self, fact: str) -> bool:
        return fact in self.place

    def any_of(self, owned: Callable[[str], bool]) -> bool:
        """Whether anything reads one of these facts."""
        return any(owned(fact) for fact in self.facts)

    def of(self, known: Mapping[str, Known]) -> int:
        """The cells of these facts, laid together; those that nothing reads have none."""
        together = 0
        for name, one in known.items():
            place = self.place.get(name)
            if place is not None:
                together |= self.cell(place, one) << 8 * _WIDTH * place
        return together

    @property
    def bits(self) -> int:
        """How many bits the cells of a description take, laid together."""
        return 8 * _WIDTH * len(self.facts)

    def apart(self, together: int) -> list[int]:
        """The cell of each fact, in the order of :attr:`facts`."""
        return array("I", together.to_bytes(self.bits // 8, "little")).tolist()

    def cell(self, place: int, known: Known) -> int:
        """The cell of what is known of the fact at a place."""
        if known == NOTHING:
            return 0
        number = self._numbers.get((place, known))
        if number is None:
            number = self._numbers[place, known] = len(self.known)
            self.known.append(known)
            self.aspect.append(self._aspect(place, known))
        return number

    def seen_by(self, test: Test) -> tuple[int, ...]:
        """Where, among wide aspects, all stands that a test rests on."""
        places = ((self.place[leaf.fact], leaf.check) for leaf in leaves_of(test))
        return tuple(dict.fromkeys(self._side_of.get((place, check), place) for place, check in places))

    def wide(self, aspects: Sequence[int]) -> list[int]:
        """The aspect of each fact, and after them the sides of those on which there are many checks."""
        return [*aspects, *[sides[aspects[place]] for place, _, sides in self._sides]]

    def _aspect(self, place: int, known: Known) -> int:
        fact, value = self.facts[place], known.value
        facts = Facts({fact: known})
        came_out = tuple(_came_out(Leaf(fact, check), facts) for check in self._checks[place])
        kind = value if value is UNKNOWN or value is ABSENT else isinstance(value, Members)
        rest = place, kind, known.why, known.rules, known.evidence, facts.is_stated(fact)
        aspect = self._number((rest, came_out, frozenset(origin.how for origin in known.origins)))
        for at, check, sides in self._sides:
            if at == place and aspect not in sides:
                sides[aspect] = self._number((rest, came_out[self._checks[place].index(check)]))
        return aspect

    def _number(self, aspect: object) -> int:
        return self._aspects.setdefault(aspect, 1 + len(self._aspects))

    def facts_at(self, places: Iterable[int], cells: Sequence[int]) -> Facts:
        """These facts of a description, as values."""
        return Facts({self.facts[place]: self.known[cells[place]] for place in places if cells[place]})


def _came_out(leaf: Leaf, facts: Facts) -> object:
    """The outcome of a leaf or, where it is open, why."""
    if isinstance(leaf.check, IsStated):
        return facts.is_stated(leaf.fact)
    truth = meets(leaf.check, facts.value(leaf.fact))
    return reason_of(Finding(leaf, truth), facts) if truth is Truth.UNKNOWN else truth
