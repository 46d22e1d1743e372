"""The value of a fact: the possibilities that a statement leaves open (DESIGN, the words).

Five shapes: :class:`Numbers`, :class:`Choice` (words, truth values, texts, dates), :class:`Members` (a list
that is silent about the rest unless it is complete), :data:`ABSENT` (known not to exist) and :data:`UNKNOWN`
(nothing stated: every possibility). Absent and unknown are never the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from mcdef.logic.ranges import Numbers, Range

__all__ = [
    "ABSENT",
    "UNKNOWN",
    "Choice",
    "Members",
    "Numbers",
    "Option",
    "Range",
    "Value",
    "hull",
    "meet",
    "narrows",
]

Option = str | bool | date


class _Mark(Enum):
    ABSENT = "absent"
    UNKNOWN = "not_stated"

    def __repr__(self) -> str:
        return self.name


ABSENT = _Mark.ABSENT
UNKNOWN = _Mark.UNKNOWN


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words, truth values, texts or dates; at least one is left."""

    options: frozenset[Option]

    def __post_init__(self) -> None:
        if not self.options:
            raise ValueError("no option is left open")

    @classmethod
    def of(cls, *options: Option) -> Choice:
        return cls(frozenset(options))

    @property
    def only(self) -> Option | None:
        """The one option left, if there is only one."""
        return next(iter(self.options)) if len(self.options) == 1 else None


@dataclass(frozen=True, slots=True)
class Members:
    """What a list is known to contain; ``complete`` says that it contains nothing else."""

    has: frozenset[str]
    complete: bool = False


Value = Numbers | Choice | Members | _Mark


def meet(a: Value, b: Value) -> Value | None:
    """What two statements about one thing leave open together; ``None`` where they contradict each other."""
    if a is UNKNOWN:
        return b
    if b is UNKNOWN or a == b:
        return a
    if isinstance(a, Numbers) and isinstance(b, Numbers):
        return a.meet(b)
    if isinstance(a, Choice) and isinstance(b, Choice):
        shared = a.options & b.options
        return Choice(shared) if shared else None
    if isinstance(a, Members) and isinstance(b, Members):
        return _meet_members(a, b)
    if isinstance(a, Members) and b is ABSENT:
        return ABSENT if not a.has else None
    if a is ABSENT and isinstance(b, Members):
        return meet(b, a)
    return None


def _meet_members(a: Members, b: Members) -> Members | None:
    has = a.has | b.has
    if (a.complete and not has <= a.has) or (b.complete and not has <= b.has):
        return None
    return Members(has, a.complete or b.complete)


def hull(a: Value, b: Value) -> Value:
    """Everything that either leaves open; for numbers the range around both."""
    if a == b:
        return a
    if isinstance(a, Numbers) and isinstance(b, Numbers):
        return a.union(b).hull()
    if isinstance(a, Choice) and isinstance(b, Choice):
        return Choice(a.options | b.options)
    if isinstance(a, Members) and isinstance(b, Members):
        return Members(a.has & b.has)
    return UNKNOWN


def narrows(new: Value, old: Value) -> bool:
    """Whether ``new`` leaves open no more than ``old`` did: the order of the law in DESIGN, section 2."""
    return meet(old, new) == new
