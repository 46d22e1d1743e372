"""What the tests of this folder share: facts to look up, random ranges, values and tests, and how a test is written."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from mcdef.logic.algebra import (
    All,
    First,
    If,
    Includes,
    IsNone,
    IsStated,
    Leaf,
    Not,
    OneOf,
    Some,
    Test,
    Vague,
    Within,
)
from mcdef.logic.possibilities import ABSENT, UNKNOWN, Choice, Members, Numbers, Range, Value, meet
from mcdef.logic.read_algebra import Fault, read_test

thorough = settings(deadline=None, max_examples=120)


class Facts(dict[str, Value]):
    """What is known of a credential; what is not in it is unknown."""

    def value(self, name: str) -> Value:
        return self.get(name, UNKNOWN)

    def is_stated(self, name: str) -> bool:
        return name in self


def asked(data: Any) -> Test:
    """The test that data states, which must be without fault."""
    faults: list[Fault] = []
    test = read_test(data, faults.append)
    assert faults == []
    assert test is not None
    return test


def points(*numbers: int | Fraction) -> Numbers:
    return Numbers.points(numbers)


def hours(low: int | None, high: int | None, **strict: bool) -> Numbers:
    return Numbers.between(low, high, **strict)


def in_any_unit(low: int, high: int) -> st.SearchStrategy[Fraction]:
    """Halves and thirds, so that ends meet often and are no integers."""
    return st.builds(
        lambda whole, part: whole + part, st.integers(low, high), st.sampled_from([0, Fraction(1, 2), Fraction(1, 3)])
    )


_UP_TO_SIX: st.SearchStrategy[int | Fraction] = st.integers(0, 6)


@st.composite
def ranges(draw: st.DrawFn, ends: st.SearchStrategy[int | Fraction] = _UP_TO_SIX) -> Range:
    low, high = draw(st.none() | ends), draw(st.none() | ends)
    low_open, high_open = draw(st.booleans()), draw(st.booleans())
    if low is not None and high is not None:
        low, high = min(low, high), max(low, high)
        if low == high:
            low_open = high_open = False
    return Range(
        None if low is None else Fraction(low),
        None if high is None else Fraction(high),
        low is not None and low_open,
        high_open,
    )


def unions(ends: st.SearchStrategy[int | Fraction] = _UP_TO_SIX) -> st.SearchStrategy[Numbers]:
    return st.lists(ranges(ends), min_size=1, max_size=3).map(lambda parts: Numbers(tuple(parts)))


WORDS = ("university", "college", "company")
CONTENTS = ("level", "workload", "grade")


def subsets(words: tuple[Any, ...]) -> st.SearchStrategy[frozenset[Any]]:
    return st.frozensets(st.sampled_from(words), min_size=1)


members = st.builds(Members, st.frozensets(st.sampled_from(CONTENTS)), st.booleans())
_OF: dict[str, st.SearchStrategy[Value]] = {
    "workload.hours": unions(),
    "provider.type": subsets(WORDS).map(Choice),
    "assessment.exists": subsets((True, False)).map(Choice),
    "record.states": members,
}
_NOTHING: st.SearchStrategy[Value] = st.sampled_from([ABSENT, UNKNOWN])
values = _NOTHING | st.one_of(*_OF.values())
worlds = st.fixed_dictionaries({name: _NOTHING | of for name, of in _OF.items()}).map(Facts)
limits = ranges().filter(lambda limit: limit.low is not None or limit.high is not None).map(Within)
_VAGUE = st.lists(st.integers(0, 6), min_size=2, max_size=2, unique=True).map(
    lambda two: Vague(Fraction(two[0]), Fraction(two[1]), "?")
)
_CHECKS = {
    "workload.hours": limits | _VAGUE | st.sets(st.integers(0, 6), min_size=1).map(lambda ns: OneOf(points(*ns))),
    "provider.type": subsets(WORDS).map(lambda words: OneOf(options=words)),
    "assessment.exists": st.booleans().map(lambda truth: OneOf(options=frozenset((truth,)))),
    "record.states": st.builds(Includes, subsets(CONTENTS).map(lambda words: tuple(sorted(words))), st.booleans()),
}
leaves = st.sampled_from(sorted(_CHECKS)).flatmap(lambda f: st.builds(Leaf, st.just(f), _CHECKS[f] | st.just(IsNone())))
stated_leaves = st.builds(Leaf, st.sampled_from(sorted(_CHECKS)), st.just(IsStated()))


def trees(leaf: st.SearchStrategy[Test], *, first: bool = False) -> st.SearchStrategy[Test]:
    def nodes(inner: st.SearchStrategy[Test]) -> st.SearchStrategy[Test]:
        several = st.lists(inner, min_size=1, max_size=3).map(tuple)
        made = st.builds(All, several) | st.builds(Some, several) | st.builds(Not, inner) | st.builds(If, inner, inner)
        return made | st.builds(First, several) if first else made

    return st.recursive(leaf, nodes, max_leaves=6)


@st.composite
def narrowed(draw: st.DrawFn, name: str, old: Value) -> Value:
    """A value that leaves open no more than the old one did."""
    if draw(st.booleans()):
        return old
    further = draw(st.just(ABSENT) | _OF[name])
    both = meet(old, further)
    return old if both is None else both


def written(test: Test) -> dict[str, Any]:
    """A test as a file spells it: the inverse of reading."""
    match test:
        case All(tests):
            return {"all": [written(part) for part in tests]}
        case Some(tests):
            return {"any": [written(part) for part in tests]}
        case First(tests):
            return {"first": [written(part) for part in tests]}
        case Not(inner):
            return {"not": written(inner)}
        case If(condition, then):
            return {"if": written(condition), "then": written(then)}
        case Leaf(fact, check):
            return {"fact": fact, **_spelled(check)}


def _spelled(check: object) -> dict[str, Any]:
    match check:
        case Within(Range(low, high, low_open, high_open)):
            low_end = {} if low is None else {"above" if low_open else "at_least": str(low)}
            return low_end | ({} if high is None else {"below" if high_open else "at_most": str(high)})
        case OneOf(Numbers(parts), _):
            return {"in": [part.low for part in parts]}
        case OneOf(None, options):
            return {"in": sorted(options)} if len(options) > 1 else {"is": next(iter(options))}
        case Includes(names, any_of):
            return {"includes_any" if any_of else "includes": list(names)}
        case Vague(clear, outside, because):
            return {"vague": {"clear": str(clear), "outside": str(outside), "because": because}}
        case IsStated():
            return {"stated": True}
    return {"is": "none"}
