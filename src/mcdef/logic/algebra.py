"""The test algebra (closed): what a criterion, a scope or an inference asks of facts.

A leaf compares one fact; nodes combine: all, any, not, if/then, and ``first`` (several measures of one quantity: the
first that is known decides). Nothing else can be said; there is no code in data.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from mcdef.logic.possibilities import Option
from mcdef.logic.ranges import Numbers, Range


@dataclass(frozen=True, slots=True)
class Within:
    """``at_least``, ``at_most``, ``above``, ``below``."""

    range: Range


@dataclass(frozen=True, slots=True)
class OneOf:
    """``in`` and ``is``: one of these numbers, or one of these words, truth values or dates."""

    numbers: Numbers | None = None
    options: frozenset[Option] = frozenset()


@dataclass(frozen=True, slots=True)
class IsNone:
    """``is: none``: known absence."""


@dataclass(frozen=True, slots=True)
class Includes:
    """``includes`` (all of these) and ``includes_any``."""

    members: tuple[str, ...]
    any: bool = False


@dataclass(frozen=True, slots=True)
class IsStated:
    """``stated``: asks about the description, not the world."""


@dataclass(frozen=True, slots=True)
class Vague:
    """A limit that the text leaves vague: a clear zone, an outside zone, and the doubtful one between."""

    clear: Fraction
    outside: Fraction
    because: str


Check = Within | OneOf | IsNone | Includes | IsStated | Vague


@dataclass(frozen=True, slots=True)
class Leaf:
    """One fact against one check."""

    fact: str
    check: Check


@dataclass(frozen=True, slots=True)
class All:
    """Every test is met."""

    tests: tuple[Test, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """At least one test is met (``any``)."""

    tests: tuple[Test, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The test is not met."""

    test: Test


@dataclass(frozen=True, slots=True)
class If:
    """If one test is met, so is the other."""

    condition: Test
    then: Test


@dataclass(frozen=True, slots=True)
class First:
    """Several measures of one quantity: the first that is known decides."""

    tests: tuple[Test, ...]


Test = Leaf | All | Some | Not | If | First


def parts_of(test: Test) -> tuple[Test, ...]:
    """The tests directly inside a node; none for a leaf."""
    match test:
        case Leaf():
            return ()
        case Not(inner):
            return (inner,)
        case If(condition, then):
            return (condition, then)
        case All(tests) | Some(tests) | First(tests):
            return tests


def leaves_of(test: Test) -> Iterator[Leaf]:
    """All leaves, in the order they are written."""
    if isinstance(test, Leaf):
        yield test
    for part in parts_of(test):
        yield from leaves_of(part)


def facts_of(test: Test) -> tuple[str, ...]:
    """The names of the facts that the test reads, each once, in the order they are written."""
    return tuple(dict.fromkeys(leaf.fact for leaf in leaves_of(test)))
