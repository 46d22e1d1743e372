"""What the cases of a definition have to show, so that each clause is seen to decide (three-valued coverage).

Of each constitutive criterion: a case in which it alone makes the credential not count, and one in which it alone
leaves it undetermined. Of the scope: a case outside it and one where it is unknown. Of each number that either compares
with: a case with the fact below it, on it and above it. A criterion that readings share is shown in any one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

from mcdef.analysis.cells import checks_on, limits_of
from mcdef.analysis.completions import Specs
from mcdef.analysis.domain import Domain, domain_of
from mcdef.definition.model import Criterion, Definition, Reading, Silence
from mcdef.facts.known import Facts
from mcdef.logic.algebra import Test, facts_of
from mcdef.logic.possibilities import Numbers
from mcdef.verdict.model import SCOPE, Verdict

Side = Literal["fails", "open", "below", "on", "above"]
ALONE: Final[tuple[Side, ...]] = ("fails", "open")
AROUND: Final[tuple[Side, ...]] = ("below", "on", "above")
Version = tuple[str, Test | None, Silence | None]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to show: a criterion (or ``scope``) alone on a side, or a fact on a side of a number."""

    criterion: str
    side: Side
    readings: tuple[str, ...]
    test: Test | None
    fact: str | None = None
    limit: Fraction | None = None

    def shown(self, verdict: Verdict, decided_by: Sequence[str], facts: Facts) -> bool:
        """Whether a credential with this verdict and these facts shows it."""
        if self.fact is not None and self.limit is not None:
            return _lies(facts, self.fact, self.limit, self.side)
        out = Verdict.OUT_OF_SCOPE if self.criterion == SCOPE else Verdict.DOES_NOT_COUNT
        wanted = out if self.side == "fails" else Verdict.UNDETERMINED
        return verdict is wanted and tuple(decided_by) == (self.criterion,)


def decides(criterion: Criterion) -> bool:
    """Whether a criterion takes part in the verdict; one known only from memory does not (DESIGN, 2.10)."""
    return criterion.constitutive and criterion.evidence != "unverified"


def items_of(definition: Definition, specs: Specs) -> tuple[Item, ...]:
    """Everything that the cases of a definition have to show, in the order of the file."""
    found: list[Item] = []
    for (name, test, _), readings in _versions(definition).items():
        found += [Item(name, side, readings, test) for side in ALONE]
        found += _limits(name, test, readings, specs)
    return tuple(found)


def deciding(reading: Reading) -> list[Criterion]:
    """The criteria of a reading that take part in its verdict."""
    return [criterion for criterion in reading.criteria if decides(criterion)]


def _versions(definition: Definition) -> Mapping[Version, tuple[str, ...]]:
    """The scope and the criteria that decide, each as it stands in some of the readings; and which readings."""
    readings: dict[Version, list[str]] = {}
    for reading in definition.readings:
        if reading.scope is not None:
            readings.setdefault((SCOPE, reading.scope, None), []).append(reading.id)
        for criterion in deciding(reading):
            readings.setdefault((criterion.id, criterion.test, criterion.silence), []).append(reading.id)
    return {version: tuple(found) for version, found in readings.items()}


def _limits(name: str, test: Test | None, readings: tuple[str, ...], specs: Specs) -> Iterator[Item]:
    for fact in () if test is None else facts_of(test):
        spec = specs(fact)
        domain = Domain(None) if spec is None else domain_of(spec)
        assert test is not None
        for limit in limits_of(checks_on(fact, (test,)), whole=domain.whole):
            there = (domain.below(limit) is not None, domain.holds(limit), domain.above(limit) is not None)
            for side, possible in zip(AROUND, there, strict=True):
                if possible:
                    yield Item(name, side, readings, test, fact, limit)


def _lies(facts: Facts, fact: str, limit: Fraction, side: Side) -> bool:
    value = facts.value(fact)
    if not isinstance(value, Numbers):
        return False
    if side == "on":
        return value == Numbers.point(limit)
    low, high = value.extent.low, value.extent.high
    if side == "below":
        return high is not None and (high < limit or (high == limit and value.extent.high_open))
    return low is not None and (low > limit or (low == limit and value.extent.low_open))
