"""Inference files checked as they are written: shape, ids, sources, facts, and conclusions that can be drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from mcdef.crosswalk.shapes import nothing_in
from mcdef.definition.build import ChainTooLong, extended
from mcdef.definition.check_algebra import KnownFacts, faults_of
from mcdef.definition.former import finder
from mcdef.definition.schema import CiteShape, Grade, Id, Line, SourceShape, Tree
from mcdef.documents.document import Document
from mcdef.documents.place import Pointer
from mcdef.documents.problem import Problem, problem
from mcdef.documents.validation import guided, keys_at, problems_of
from mcdef.facts.rules import EVERY_SYSTEM
from mcdef.logic.read_algebra import Fault, number_of

_CONCLUDED: Final = ("is", "is_not", "at_least", "at_most")
_NUMERIC: Final = ("number", "integer")
Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RuleSurroundings:
    """What a file of rules may refer to: facts, and criteria as ``definition.criterion``."""

    facts: KnownFacts
    criteria: frozenset[str]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class RuleShape(_Shape):
    """One rule."""

    id: Id
    strength: Literal["follows", "presumed"]
    when: Tree
    unless: Tree | None = None
    then: tuple[Tree, ...]
    because: Line
    cite: CiteShape
    evidence: Grade
    note: Line | None = None


class RulesShape(_Shape):
    """A file of rules."""

    sources: dict[Id, SourceShape] = {}
    rules: tuple[RuleShape, ...] = ()


def surroundings_of(definitions: Mapping[str, Data], systems: frozenset[str]) -> RuleSurroundings:
    """What the data of definitions offers to rules: their criteria under every id they had, and their own facts."""
    find = finder(definitions)
    criteria: set[str] = set()
    custom: dict[str, Mapping[str, str]] = {}
    for id_, data in definitions.items():
        try:
            whole = extended(data, find)
        except (ChainTooLong, KeyError):
            continue
        custom |= whole.get("facts") or {}
        patches = [whole, *(whole.get("readings") or {}).values()]
        clauses = {item["id"] for patch in patches for key in ("criteria", "add") for item in patch.get(key) or ()}
        criteria |= {f"{name}.{clause}" for name in (id_, *(data.get("formerly") or ())) for clause in clauses}
    return RuleSurroundings(KnownFacts(systems, custom), frozenset(criteria))


def check_rules(document: Document, base: Data, around: RuleSurroundings) -> list[Problem]:
    """Everything wrong with a file of rules that is laid upon those of ``base``."""
    first = list(_twice(document, base)) or [
        _placed(document, Fault("empty-value", at, {})) for at in nothing_in(document.data)
    ]
    if first:
        return first
    try:
        shape = RulesShape.model_validate(document.data)
    except ValidationError as error:
        errors = error.errors(include_url=False)
        return list(problems_of(errors, document, expected=lambda pointer: keys_at(RulesShape, pointer), synonyms={}))
    sources = [*shape.sources, *(base.get("sources") or {})]
    found: list[Problem] = []
    for index, rule in enumerate(shape.rules):
        at: Pointer = ("rules", index)
        if rule.cite.source not in sources:
            params = {"source": rule.cite.source, "value": rule.cite.source, "expected": sources}
            found.append(_placed(document, Fault("unknown-source", (*at, "cite", "source"), params)))
        for key, test in (("when", rule.when), ("unless", rule.unless)):
            if test is not None:
                found += _test(document, (*at, key), test, around.facts)
        if not rule.then:
            found.append(_placed(document, Fault("crosswalk-empty-list", (*at, "then"), {})))
        for place, part in enumerate(rule.then):
            for fault in _conclusion(part, around):
                found.append(_placed(document, fault, (*at, "then", place)))
    return sorted(found, key=lambda one: (one.span is None, one.span, one.code))


def _twice(document: Document, base: Data) -> Iterator[Problem]:
    """Ids of rules and sources that stand there already."""
    data = document.data if isinstance(document.data, dict) else {}
    rules, sources = data.get("rules"), data.get("sources")
    taken = {rule["id"] for rule in base.get("rules") or ()}
    for index, rule in enumerate(rules if isinstance(rules, list) else ()):
        id_ = rule.get("id") if isinstance(rule, dict) else None
        if isinstance(id_, str):
            if id_ in taken:
                yield _one(document, ("rules", index, "id"), id_)
            taken.add(id_)
    for id_ in sources if isinstance(sources, dict) else ():
        if id_ in (base.get("sources") or {}):
            yield _one(document, ("sources", id_), id_, key=True)


def _one(document: Document, pointer: Pointer, id_: str, *, key: bool = False) -> Problem:
    span = document.locate(pointer, key=key)
    return problem("crosswalk-id-twice", source=document.source, span=span, pointer=pointer, id=id_)


def _test(document: Document, at: Pointer, test: Tree, facts: KnownFacts) -> Iterator[Problem]:
    for fault in faults_of(test, facts, may_ask_stated=False):
        code = "stated-in-rule" if fault.code == "stated-decides" else fault.code
        yield _placed(document, Fault(code, fault.pointer, fault.params, fault.on_key), at)


def _conclusion(part: Tree, around: RuleSurroundings) -> Iterator[Fault]:
    """What is wrong with one member of ``then``."""
    if "criterion" in part:
        yield from _unknown_keys(part, ("criterion", "met"))
        if not isinstance(part["criterion"], str) or part["criterion"] not in around.criteria:
            yield Fault("unknown-clause", ("criterion",), {"value": str(part["criterion"])})
        if not isinstance(part.get("met"), bool):
            yield Fault("conclusion-needs-met", (), {})
        return
    yield from _unknown_keys(part, ("fact", *_CONCLUDED))
    stated = [key for key in _CONCLUDED if key in part]
    together = len(stated) == 1 or stated == ["at_least", "at_most"]
    if not isinstance(part.get("fact"), str) or not together:
        yield Fault("conclusion-expected", (), {})
        return
    yield from _of_fact(part, stated, around.facts)


def _of_fact(part: Tree, stated: Sequence[str], facts: KnownFacts) -> Iterator[Fault]:
    name = part["fact"]
    as_test = {"fact": "credits.ects" if name == EVERY_SYSTEM else name}
    as_test |= {("is" if key == "is_not" else key): part[key] for key in stated if not _is_bound(part[key])}
    if len(as_test) > 1:
        yield from (_under_its_key(fault, stated) for fault in faults_of(as_test, facts, may_ask_stated=False))
    spec = facts.spec(as_test["fact"])
    if spec is None:
        if len(as_test) == 1:
            yield Fault("unknown-fact", ("fact",), {"fact": name, "value": name, "expected": facts.names()})
        return
    if "is_not" in part and (part["is_not"] not in spec.options or len(spec.options) < 2):
        yield Fault("conclusion-needs-options", ("is_not",), {"fact": name})
    for key in stated:
        if _is_bound(part[key]):
            yield from _bound(key, part[key], spec.kind, facts)


def _is_bound(value: Any) -> bool:
    return isinstance(value, Mapping)


def _bound(key: str, bound: Mapping[str, Any], kind: str, facts: KnownFacts) -> Iterator[Fault]:
    """``at_least: {times: [contact.lessons, "3/4"]}``: another number, times a constant."""
    times = bound.get("times")
    whole = isinstance(times, list | tuple) and len(times) == 2 and set(bound) == {"times"}
    factor = number_of(times[1]) if whole and times is not None else None
    if key != "at_least" or kind not in _NUMERIC or times is None or factor is None or factor <= 0:
        yield Fault("conclusion-bound", (key,), {})
        return
    spec = facts.spec(times[0]) if isinstance(times[0], str) else None
    if spec is None or spec.kind not in _NUMERIC:
        params = {"fact": str(times[0]), "value": str(times[0]), "expected": facts.names()}
        yield Fault("unknown-fact", (key, "times", 0), params)


def _under_its_key(fault: Fault, stated: Sequence[str]) -> Fault:
    pointer = tuple("is_not" if part == "is" and "is_not" in stated else part for part in fault.pointer)
    return Fault(fault.code, pointer, fault.params, fault.on_key)


def _unknown_keys(part: Tree, known: Sequence[str]) -> Iterator[Fault]:
    for key in part:
        if key not in known:
            yield Fault("unknown-key", (key,), {"key": key, "expected": list(known)}, on_key=True)


def _placed(document: Document, fault: Fault, base: Pointer = ()) -> Problem:
    pointer = (*base, *fault.pointer)
    span = document.locate(pointer, key=fault.on_key)
    return guided(fault.code, dict(fault.params), document, span, pointer, {})
