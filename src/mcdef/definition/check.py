"""Whether a file is a definition: its shape, and that everything it names exists. All problems, each at its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from mcdef.definition.build import Find
from mcdef.definition.check_algebra import KnownFacts, faults_of
from mcdef.definition.schema import CriterionShape, DefinitionShape
from mcdef.documents.document import Document
from mcdef.documents.place import Pointer
from mcdef.documents.problem import Problem, problem
from mcdef.documents.validation import guided, keys_at, problems_of
from mcdef.logic.read_algebra import Fault

_NEEDED = ("asks", "kind", "cite", "evidence")
_SYNONYMS = {
    "must": "asks",
    "holds": "asks",
    "requires": "asks",
    "name": "title",
    "body": "issued_by",
    "publisher": "issued_by",
    "country": "jurisdiction",
    "countries": "jurisdiction",
    "citation": "cite",
    "pin": "at",
    "grade": "evidence",
    "condition": "test",
    "year": "adopted",
    "variants": "readings",
    "examples": "cases",
    "expected": "verdict",
}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a definition file may refer to: credit systems, and other definitions by id."""

    systems: frozenset[str]
    find: Find


def check_definition(document: Document, around: Surroundings) -> tuple[Problem, ...]:
    """Everything that is wrong with a definition file; nothing if it can be used."""
    data = document.data
    if not isinstance(data, dict):
        return (problem("not-a-definition", source=document.source, span=document.locate(())),)
    try:
        shape = DefinitionShape.model_validate(data)
    except ValidationError as error:
        return problems_of(
            error.errors(include_url=False),
            document,
            expected=lambda pointer: keys_at(DefinitionShape, pointer),
            synonyms=_SYNONYMS,
        )
    found = [*_structure(shape, document, around), *_tests(data, document, around)]
    return tuple(sorted(found, key=lambda one: (one.span is None, one.span, one.code)))


def _structure(shape: DefinitionShape, document: Document, around: Surroundings) -> Iterator[Problem]:
    at = _At(document)
    base = around.find(shape.extends) if shape.extends is not None else None
    if shape.extends is not None and base is None:
        yield at.one("unknown-definition", ("extends",), id=shape.extends)
        return
    if not shape.criteria and shape.extends is None:
        yield at.one("criteria-missing", ("criteria",))
    inherited = [item["id"] for item in _criteria_of(base)] if base is not None else []
    own = [criterion.id for criterion in shape.criteria]
    sources = {*shape.sources, *((base or {}).get("sources") or {})}
    for index, criterion in enumerate(shape.criteria):
        if criterion.id in own[:index]:
            yield at.one("criterion-twice", ("criteria", index, "id"), id=criterion.id)
        yield from _criterion(criterion, ("criteria", index), sources, at, around)
    known = own or inherited
    yield from _patch(shape, (), known, sources, at, around)
    for name, reading in shape.readings.items():
        yield from _patch(reading, ("readings", name), known, sources, at, around)
    criteria = {*known, *(c.id for c in shape.add), *(c.id for r in shape.readings.values() for c in r.add)}
    for index, case in enumerate(shape.cases):
        where: Pointer = ("cases", index)
        if (case.credential is None) == (case.with_ is None and not case.without):
            yield at.one("case-needs", where, key=True)
        if case.reading is not None and case.reading not in ("default", *shape.readings):
            yield at.guided("unknown-reading", (*where, "reading"), reading=case.reading, expected=[*shape.readings])
        for place, id_ in enumerate(case.because or ()):
            if id_ not in criteria and id_ != "scope":
                pointer = (*where, "because", place)
                yield at.guided("unknown-criterion", pointer, criterion=id_, expected=sorted(criteria))


def _patch(
    patch: Any, where: Pointer, known: list[str], sources: set[str], at: _At, around: Surroundings
) -> Iterator[Problem]:
    """A reading's or an extension's ``change``, ``drop`` and ``add``."""
    for id_, change in patch.change.items():
        if id_ not in known:
            yield at.guided("unknown-criterion", (*where, "change", id_), criterion=id_, expected=known, key=True)
        if change.cite is not None and change.cite.source not in sources:
            pointer = (*where, "change", id_, "cite", "source")
            yield at.guided("unknown-source", pointer, source=change.cite.source, expected=sorted(sources))
    for index, id_ in enumerate(patch.drop):
        if id_ not in known:
            yield at.guided("unknown-criterion", (*where, "drop", index), criterion=id_, expected=known)
    for index, criterion in enumerate(patch.add):
        yield from _criterion(criterion, (*where, "add", index), sources, at, around)
    cite = getattr(patch, "cite", None)
    if cite is not None and cite.source not in sources:
        yield at.guided("unknown-source", (*where, "cite", "source"), source=cite.source, expected=sorted(sources))


def _criterion(
    criterion: CriterionShape, where: Pointer, sources: set[str], at: _At, around: Surroundings
) -> Iterator[Problem]:
    if criterion.same_as is not None:
        definition, _, clause = criterion.same_as.partition(".")
        found = around.find(definition)
        if found is None or clause not in [item.get("id") for item in _criteria_of(found)]:
            yield at.one("unknown-clause", (*where, "same_as"), clause=criterion.same_as)
    else:
        missing = [key for key in _NEEDED if getattr(criterion, key) is None]
        if missing:
            yield at.one("criterion-incomplete", (*where, "id"), missing=", ".join(missing))
    if criterion.cite is not None and criterion.cite.source not in sources:
        pointer = (*where, "cite", "source")
        yield at.guided("unknown-source", pointer, source=criterion.cite.source, expected=sorted(sources))
    if criterion.silence is not None and (criterion.silence.met is None) == (criterion.silence.not_met is None):
        yield at.one("silence-needs", (*where, "silence"), key=True)


def _tests(data: Mapping[str, Any], document: Document, around: Surroundings) -> Iterator[Problem]:
    """What is wrong with the tests of criteria, readings and scopes."""
    facts = KnownFacts(around.systems, data.get("facts") or {})
    at = _At(document)
    kinds = {item["id"]: item.get("kind") for item in data.get("criteria") or ()}
    for pointer, test, kind in _all_tests(data, kinds):
        for fault in faults_of(test, facts, may_ask_stated=kind in ("required", "recommended")):
            yield at.fault(fault, pointer)


def _all_tests(data: Mapping[str, Any], kinds: Mapping[str, Any]) -> Iterator[tuple[Pointer, Any, str | None]]:
    if "scope" in data:
        yield ("scope",), data["scope"], None
    yield from _criteria_tests(data.get("criteria"), ("criteria",))
    patches: list[tuple[Pointer, Mapping[str, Any]]] = [((), data)]
    patches += [(("readings", name), reading) for name, reading in (data.get("readings") or {}).items()]
    for where, patch in patches:
        if where and "scope" in patch:
            yield (*where, "scope"), patch["scope"], None
        yield from _criteria_tests(patch.get("add"), (*where, "add"))
        for id_, change in (patch.get("change") or {}).items():
            if "test" in change:
                yield (*where, "change", id_, "test"), change["test"], change.get("kind", kinds.get(id_))


def _criteria_tests(items: Any, where: Pointer) -> Iterator[tuple[Pointer, Any, str | None]]:
    for index, item in enumerate(items or ()):
        if "test" in item:
            yield (*where, index, "test"), item["test"], item.get("kind")


def _criteria_of(data: Mapping[str, Any] | None) -> list[Mapping[str, Any]]:
    return [*((data or {}).get("criteria") or ()), *((data or {}).get("add") or ())]


@dataclass(frozen=True, slots=True)
class _At:
    """Makes problems of one document."""

    document: Document

    def one(self, code: str, pointer: Pointer, *, key: bool = False, **params: Any) -> Problem:
        span = self.document.locate(pointer, key=key)
        return problem(code, source=self.document.source, span=span, pointer=pointer, **params)

    def guided(self, code: str, pointer: Pointer, *, key: bool = False, **params: Any) -> Problem:
        span = self.document.locate(pointer, key=key)
        written = next(value for name, value in params.items() if name != "expected")
        return guided(code, {"value": written, **params}, self.document, span, pointer, {})

    def fault(self, fault: Fault, base: Pointer) -> Problem:
        pointer = (*base, *fault.pointer)
        span = self.document.locate(pointer, key=fault.on_key)
        return guided(fault.code, dict(fault.params), self.document, span, pointer, {})
