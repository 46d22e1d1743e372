"""The cells that tests split a fact into, each with one value that stands for it.

Every test compares a fact with constants, so that between two of them all values are alike: what holds of one value of
each cell holds of all (engines.md, B.5). *Completions* are what a fact can turn out to be once everything is known;
*statements* are what a description can say of it, which includes nothing at all and ranges over several cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from itertools import combinations, pairwise
from typing import Final

from mcdef.analysis.domain import Domain, domain_of
from mcdef.credential.countries import CODES
from mcdef.facts.known import NOTHING, How, Known, Origin
from mcdef.facts.vocabulary import CUSTOM_PREFIX, FactSpec
from mcdef.logic.algebra import Check, Includes, IsNone, IsStated, OneOf, Test, Vague, Within, leaves_of
from mcdef.logic.possibilities import ABSENT, UNKNOWN, Choice, Members, Numbers, Option, Value

_WIDEST_LIST: Final = 5  # members whose every combination is tried; of a longer list, one and all but one
_OTHER_WORD: Final = "something else"
_OTHER_DAY: Final = date(1900, 1, 1)
_REGION: Final = "FR-IDF"
#: Facts that a description states whatever it says.
ALWAYS: Final = frozenset({"described.kind"})
#: Words of which several may be left open, and what leaves them so.
SEVERAL: Final[dict[str, How]] = {
    "provider.type": "stated", "awarding_body.type": "stated", "level.cycle": "converted", "award.type": "followed",
}  # fmt: skip
#: Facts that a conversion can leave open though something is stated.
CONVERTED: Final = frozenset({"level.eqf", "level.cycle", "credits.ects_equivalent", "workload.hours", "contact.hours"})
_ABSENT_WITHOUT_BLOCK: Final = frozenset(
    {"workload.hours", "award.type", "record.validity_years", "prerequisites", "target_group", "language",
     "further_information"}
)  # fmt: skip


def checks_on(fact: str, tests: Iterable[Test]) -> tuple[Check, ...]:
    """Everything that is asked of a fact."""
    return tuple(dict.fromkeys(leaf.check for test in tests for leaf in leaves_of(test) if leaf.fact == fact))


def limits_of(checks: Iterable[Check], *, whole: bool) -> list[Fraction]:
    """The numbers that the checks compare with, in order; of whole numbers in a row the first and the last."""
    found: set[Fraction] = set()
    for check in checks:
        match check:
            case Within(allowed):
                found |= {end for end in (allowed.low, allowed.high) if end is not None}
            case Vague(clear, outside, _):
                found |= {clear, outside}
            case OneOf(Numbers() as numbers, _):
                points = [part.low for part in numbers.parts if part.low is not None]
                inner = {p for p in points if whole and p - 1 in points and p + 1 in points}
                found |= {*points} - inner
            case OneOf() | IsNone() | IsStated() | Includes():
                pass
    return sorted(found)


def completions(spec: FactSpec, checks: tuple[Check, ...]) -> tuple[Value, ...]:
    """One value of each cell: what the fact can turn out to be. Where it is asked whether it is stated, nothing too."""
    values: list[Value] = list(_points(spec, checks))
    if may_be_absent(spec):
        values.append(ABSENT)
    if any(isinstance(check, IsStated) for check in checks):
        values.append(UNKNOWN)
    return tuple(values)


def statements(spec: FactSpec, checks: tuple[Check, ...]) -> tuple[Known, ...]:
    """What a description can say of the fact: nothing, one value, or several that it leaves open."""
    values = _points(spec, checks)
    absent = [ABSENT] if may_be_absent(spec) else []
    how = SEVERAL.get(spec.name, "stated")
    return (
        *(() if spec.name in ALWAYS else (NOTHING,)),
        *(Known(value, (Origin("stated", (spec.name,)),)) for value in (*values, *absent)),
        *(Known(value, (Origin(how, (spec.name,)),)) for value in _several(spec, values)),
        *((Known(why="unmapped"),) if spec.name in CONVERTED else ()),
    )


def exhaustive(spec: FactSpec, checks: tuple[Check, ...]) -> bool:
    """Whether every cell is there: of a long list, only some of its sublists are tried."""
    return spec.kind != "list" or len(_members(checks)) <= _WIDEST_LIST


def may_be_absent(spec: FactSpec) -> bool:
    """Whether a description can say that there is none; yes or no and lists have answers of their own for that."""
    if spec.kind in ("truth", "list"):
        return False
    return spec.block is not None or spec.name in _ABSENT_WITHOUT_BLOCK or spec.name.startswith(CUSTOM_PREFIX)


def _points(spec: FactSpec, checks: tuple[Check, ...]) -> list[Value]:
    if spec.kind in ("number", "integer"):
        domain = domain_of(spec)
        return [Numbers.point(number) for number in _numbers(limits_of(checks, whole=domain.whole), domain)]
    if spec.kind == "truth":
        return [Choice.of(True), Choice.of(False)]
    if spec.kind == "list":
        other = [(_OTHER_WORD,)] if any(isinstance(check, IsNone) for check in checks) else []
        lists = [*_subsets(_members(checks)), *other]
        return [Members(frozenset(has), complete=True) for has in lists]
    return [Choice.of(option) for option in _options(spec, checks)]


def _numbers(limits: list[Fraction], domain: Domain) -> Iterator[Fraction]:
    """Every limit, and a number on each side of it, in order; somewhere where there is no limit."""
    if not limits:
        yield domain.above(domain.low or Fraction(0)) or Fraction(1)
        return
    found: set[Fraction | None] = {domain.below(limits[0]), domain.above(limits[-1])}
    found |= {domain.between(low, high) for low, high in pairwise(limits)}
    found |= {limit for limit in limits if domain.holds(limit)}
    yield from sorted(number for number in found if number is not None)


def _options(spec: FactSpec, checks: tuple[Check, ...]) -> Iterator[Option]:
    """The words that are asked for, and one that is not."""
    named = {option for check in checks if isinstance(check, OneOf) for option in check.options}
    yield from sorted(named, key=str)
    yield from _others(spec, named)


def _others(spec: FactSpec, named: set[Option]) -> Iterator[Option]:
    if spec.kind == "date":
        yield _OTHER_DAY
    elif spec.options:
        yield from [option for option in spec.options if option not in named][:1]
    elif spec.name.endswith(".country"):
        yield next(code for code in sorted(CODES) if code not in named)
    else:
        yield _REGION if spec.name.endswith(".region") else _OTHER_WORD


def _members(checks: tuple[Check, ...]) -> list[str]:
    return list(dict.fromkeys(member for one in checks if isinstance(one, Includes) for member in one.members))


def _subsets(named: list[str]) -> Iterator[tuple[str, ...]]:
    sizes = range(len(named) + 1)
    if len(named) > _WIDEST_LIST:
        sizes = range(0)
        yield from ((), tuple(named))
        yield from ((one,) for one in named)
        yield from (tuple(other for other in named if other != one) for one in named)
    for size in sizes:
        yield from combinations(named, size)


def _several(spec: FactSpec, values: list[Value]) -> Iterator[Value]:
    """Values that leave several cells open: ranges, open lists, one of two words."""
    if spec.kind in ("number", "integer"):
        domain = domain_of(spec)
        numbers = [value for value in values if isinstance(value, Numbers)]
        yield from (_range(low, high, whole=domain.whole) for low, high in combinations(numbers, 2))
        if domain.low_open and domain.low is not None:  # "under 15 ECTS" reaches down to none at all
            yield from (Numbers.between(domain.low, high.extent.high) for high in numbers)
    elif spec.kind == "list":
        yield from (Members(value.has) for value in values if isinstance(value, Members))
    elif spec.name in SEVERAL:
        words = [value for value in values if isinstance(value, Choice)]
        yield from (Choice(one.options | other.options) for one, other in combinations(words, 2))


def _range(low: Numbers, high: Numbers, *, whole: bool) -> Numbers:
    first, last = low.extent.low, high.extent.high
    assert first is not None
    assert last is not None
    if whole and last - first < 50:
        return Numbers.points(range(int(first), int(last) + 1))
    return Numbers.between(first, last)
