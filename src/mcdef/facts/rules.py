"""Inference rules as values: from facts to a fact, or to a judgement on a criterion.

A rule *follows* when it is true by the meaning of the terms; it is *presumed* when it is normally true and can be
rebutted. A rule known only from memory (``unverified``) is never more than presumed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Final

from mcdef.facts.vocabulary import CREDIT_PREFIX, spec_of, system_fact
from mcdef.logic.algebra import Test, facts_of
from mcdef.logic.possibilities import ABSENT, UNKNOWN, Choice, Numbers, Range, Value
from mcdef.logic.read_algebra import Fault, Report, number_of, read_test

EVERY_SYSTEM: Final = CREDIT_PREFIX + "*"


@dataclass(frozen=True, slots=True)
class Bound:
    """A limit that is another fact's, times a constant: lessons of at least three quarters of an hour."""

    fact: str
    factor: Fraction


@dataclass(frozen=True, slots=True)
class FactConclusion:
    """The fact has this value, or at least as much as a bound says."""

    fact: str
    value: Value = UNKNOWN
    at_least: Bound | None = None


@dataclass(frozen=True, slots=True)
class CriterionConclusion:
    """A judgement on ``definition.criterion``, where its test leaves it open."""

    criterion: str
    met: bool


Conclusion = FactConclusion | CriterionConclusion


@dataclass(frozen=True, slots=True)
class Rule:
    """One sourced inference."""

    id: str
    follows: bool
    when: Test
    unless: Test | None
    then: tuple[Conclusion, ...]
    because: str
    source: str
    at: str | None
    evidence: str
    reads: frozenset[str] = field(init=False, repr=False, compare=False)  # the facts that its firing rests on

    def __post_init__(self) -> None:
        bounds = (one.at_least for one in self.then if isinstance(one, FactConclusion) and one.at_least is not None)
        object.__setattr__(self, "reads", frozenset((*facts_of(self.when), *(bound.fact for bound in bounds))))


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules, with the sources they cite."""

    rules: tuple[Rule, ...] = ()
    sources: Mapping[str, Mapping[str, Any]] = ()  # type: ignore[assignment]

    def rule(self, id_: str) -> Rule | None:
        return next((rule for rule in self.rules if rule.id == id_), None)


def rules_from(data: Mapping[str, Any], systems: frozenset[str]) -> Rules:
    """The rules of a checked file; ``systems`` are the credit systems that ``credits.*`` stands for."""
    return Rules(tuple(_rule(item, systems) for item in data.get("rules", ())), data.get("sources", {}))


def _rule(item: Mapping[str, Any], systems: frozenset[str]) -> Rule:
    cite = item["cite"]
    return Rule(
        id=item["id"],
        follows=item["strength"] == "follows" and item["evidence"] != "unverified",
        when=_trusted(item["when"]),
        unless=_trusted(item["unless"]) if "unless" in item else None,
        then=tuple(made for part in item["then"] for made in conclusions_of(part, systems)),
        because=item["because"],
        source=cite["source"],
        at=cite.get("at"),
        evidence=item["evidence"],
    )


def conclusions_of(part: Mapping[str, Any], systems: frozenset[str]) -> Sequence[Conclusion]:
    """What one member of ``then`` concludes. Raises :class:`ValueError` for what is no conclusion."""
    if "criterion" in part:
        return (CriterionConclusion(part["criterion"], bool(part["met"])),)
    if part.get("fact") == EVERY_SYSTEM:
        names = [*(system_fact(system) for system in sorted(systems)), CREDIT_PREFIX + "ects_equivalent"]
        return [made for name in names for made in conclusions_of({**part, "fact": name}, systems)]
    name = part["fact"]
    if "is_not" in part:
        spec = spec_of(name, systems)
        left = frozenset(spec.options if spec else ()) - {part["is_not"]}
        return (FactConclusion(name, Choice(left)),)
    if "is" in part:
        return (FactConclusion(name, ABSENT if part["is"] == "none" else _value(part["is"])),)
    at_least = part.get("at_least")
    if isinstance(at_least, Mapping):
        fact, factor = at_least["times"]
        return (FactConclusion(name, at_least=Bound(fact, _number(factor))),)
    low = None if at_least is None else _number(at_least)
    high = None if part.get("at_most") is None else _number(part["at_most"])
    if low is None and high is None:
        raise ValueError(f"{name}: nothing is concluded")
    return (FactConclusion(name, Numbers((Range(Fraction(0) if low is None else low, high),))),)


def _value(written: Any) -> Value:
    number = number_of(written) if not isinstance(written, str | bool) else None
    return Choice.of(written) if number is None else Numbers.point(number)


def _number(written: Any) -> Fraction:
    number = number_of(written)
    if number is None:
        raise ValueError(f"{written!r} is no number")
    return number


def _trusted(data: Any) -> Test:
    def never(fault: Fault) -> None:
        raise AssertionError(f"an unchecked rule was used: {fault}")

    report: Report = never
    test = read_test(data, report)
    assert test is not None
    return test
