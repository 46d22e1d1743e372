"""What is known of a fact, as far as any test can tell: a few bits for each fact, and two for each leaf that reads it.

Two descriptions with the same traits of some facts come out the same under every test of those facts. A fact of which
nothing is known has no bit set, so that the traits of a whole description are those of its pieces, laid together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from mcdef.facts.known import Facts, Known
from mcdef.logic.algebra import Check, IsStated, Leaf
from mcdef.logic.evaluate import meets
from mcdef.logic.possibilities import ABSENT, UNKNOWN, Members, Value
from mcdef.logic.truth import Truth

_CODES: Final = {Truth.UNKNOWN: 0, Truth.MET: 1, Truth.NOT_MET: 2}
_STATED, _IS_STATED, _LIST, _ABSENT, _OTHER, _WHY = (1 << place for place in range(6))
_FLAGS: Final = 6
_WIDTH: Final = 16
_TOO_MANY: Final = (1 << _WIDTH) - 1


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the traits of one fact begin, and those of each check on it."""

    start: int
    checks: Mapping[Check, int]
    exact: int | None  # where the number of the very value stands, for facts that others are bounded by


class Traits:
    """The bits of every fact that some leaves read."""

    def __init__(self, leaves: Iterable[Leaf], facts: Iterable[str], exact: frozenset[str] = frozenset()) -> None:
        checks: dict[str, dict[Check, None]] = {fact: {} for fact in facts}
        for leaf in leaves:
            checks.setdefault(leaf.fact, {})
            if not isinstance(leaf.check, IsStated):
                checks[leaf.fact][leaf.check] = None
        self._places: dict[str, _Place] = {}
        self._values: dict[Value, int] = {UNKNOWN: 0}
        at = 0
        for fact, of_fact in checks.items():
            begin = at + _FLAGS
            places = {check: begin + 2 * number for number, check in enumerate(of_fact)}
            at = begin + 2 * len(of_fact)
            self._places[fact] = _Place(begin - _FLAGS, places, at if fact in exact else None)
            at += _WIDTH if fact in exact else 0

    def __contains__(self, fact: str) -> bool:
        return fact in self._places

    def any_of(self, owned: Callable[[str], bool]) -> bool:
        """Whether anything reads one of these facts."""
        return any(owned(fact) for fact in self._places)

    def of(self, known: Mapping[str, Known]) -> int:
        """The traits of these facts; those that nothing reads have none."""
        bits = 0
        for name, one in known.items():
            place = self._places.get(name)
            if place is not None:
                bits |= _flags(name, one) << place.start
                for check, at in place.checks.items():
                    bits |= _CODES[meets(check, one.value)] << at
                if place.exact is not None:
                    bits |= self._number(one.value) << place.exact
        return bits

    def _number(self, value: Value) -> int:
        """The number of a value; all values beyond a great many have one that says nothing."""
        if len(self._values) >= _TOO_MANY:
            return self._values.get(value, _TOO_MANY)
        return self._values.setdefault(value, len(self._values))

    def exactly(self, fact: str, traits: int) -> int | None:
        """The bits that say which value a fact has, in a description with these traits, if they can."""
        place = self._places[fact]
        if place.exact is None or traits >> place.exact & _TOO_MANY == _TOO_MANY:
            return None
        return _TOO_MANY << place.exact

    def flags(self, fact: str) -> int:
        """The bits that say whether and how a fact is known."""
        return ((1 << _FLAGS) - 1) << self._places[fact].start

    def leaf(self, leaf: Leaf) -> int:
        """The bits that say how a leaf comes out, and how its fact is known."""
        if isinstance(leaf.check, IsStated):
            return self.flags(leaf.fact)
        return self.flags(leaf.fact) | 3 << self._places[leaf.fact].checks[leaf.check]


def _flags(name: str, known: Known) -> int:
    value = known.value
    bits = _STATED if known.stated else 0
    if Facts({name: known}).is_stated(name):
        bits |= _IS_STATED
    if known.why is not None:
        bits |= _WHY
    if value is UNKNOWN:
        return bits
    return bits | (_LIST if isinstance(value, Members) else _ABSENT if value is ABSENT else _OTHER)
