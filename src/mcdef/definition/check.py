"""Whether a file is a definition: its shape, and that everything it names exists. All problems, each at its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from mcdef.definition.build import ChainTooLong, Find, adopted, extended
from mcdef.definition.check_algebra import KnownFacts, faults_of
from mcdef.definition.schema import CriterionShape, DefinitionShape
from mcdef.documents.document import Document
from mcdef.documents.place import Pointer
from mcdef.documents.problem import Problem, problem
from mcdef.documents.validation import guided, keys_at, problems_of
from mcdef.facts.vocabulary import CUSTOM_PREFIX
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
    around = Surroundings(around.systems, _shaped(around.find))
    found = [*_structure(shape, document, around), *_tests(data, document, around)]
    return tuple(sorted(found, key=lambda one: (one.span is None, one.span, one.code)))


def _structure(shape: DefinitionShape, document: Document, around: Surroundings) -> Iterator[Problem]:
    at = _At(document)
    base = _whole(shape.extends, around.find) if shape.extends is not None else {}
    if base is None:
        yield at.one("unknown-definition", ("extends",), id=shape.extends)
    if base is None or (shape.extends is not None and not base):
        return
    misplaced = ("change", "drop", "add") if shape.extends is None else ("criteria",)
    for key in (key for key in misplaced if key in shape.model_fields_set):
        expected = ["criteria", "extends"] if shape.extends is None else ["change", "drop", "add"]
        yield at.fault(Fault("unknown-key", (key,), {"key": key, "expected": expected}, on_key=True), ())
    if not shape.criteria and shape.extends is None:
        yield at.one("criteria-missing", ("criteria",))
    for index, old in enumerate(shape.formerly):
        taken = around.find(old)
        if old == shape.id or (taken is not None and taken.get("id") != shape.id):
            yield at.one("former-id-taken", ("formerly", index), id=old)
    for name in shape.facts:
        if not name.startswith(CUSTOM_PREFIX):
            params = {"fact": name, "value": name, "expected": [CUSTOM_PREFIX + name]}
            yield at.fault(Fault("unknown-fact", ("facts", name), params, on_key=True), ())
    inherited = [item["id"] for item in _criteria_of(base)]
    own = [criterion.id for criterion in shape.criteria]
    sources = {*shape.sources, *(base.get("sources") or {})}
    for index, criterion in enumerate(shape.criteria):
        if criterion.id in own[:index]:
            yield at.one("criterion-twice", ("criteria", index, "id"), id=criterion.id)
        yield from _criterion(criterion, ("criteria", index), sources, at, around)
    known = own or inherited
    yield from _patch(shape, (), known, sources, at, around)
    body = [id_ for id_ in known if id_ not in shape.drop] + [criterion.id for criterion in shape.add]
    for name, reading in shape.readings.items():
        yield from _patch(reading, ("readings", name), body, sources, at, around)
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
        found = _whole(definition, around.find)
        if found is None or (found and clause not in [item["id"] for item in _criteria_of(found)]):
            yield at.one("unknown-clause", (*where, "same_as"), value=criterion.same_as)
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
    base = _whole(data["extends"], around.find) or {} if "extends" in data else {}
    facts = KnownFacts(around.systems, {**(base.get("facts") or {}), **(data.get("facts") or {})})
    at = _At(document)
    for pointer, test, kind in _all_tests(data, base, around.find):
        for fault in faults_of(test, facts, may_ask_stated=kind in ("required", "recommended")):
            if pointer[-1] != "kind":
                yield at.fault(fault, pointer)
            elif fault.code == "stated-decides":  # the test stands elsewhere; here it is made to decide
                yield at.one("stated-decides", pointer)


def _all_tests(
    data: Mapping[str, Any], base: Mapping[str, Any], find: Find
) -> Iterator[tuple[Pointer, Any, str | None]]:
    """Every test with its place and the kind of its criterion; a kind that an unwritten test takes on, likewise."""
    clauses = {item["id"]: _clause(item, find) for item in (*_criteria_of(base), *_criteria_of(data))}
    if "scope" in data:
        yield ("scope",), data["scope"], None
    yield from _criteria_tests(data.get("criteria"), ("criteria",), find)
    patches: list[tuple[Pointer, Mapping[str, Any]]] = [((), data)]
    patches += [(("readings", name), reading) for name, reading in (data.get("readings") or {}).items()]
    for where, patch in patches:
        if where and "scope" in patch:
            yield (*where, "scope"), patch["scope"], None
        yield from _criteria_tests(patch.get("add"), (*where, "add"), find)
        for id_, change in (patch.get("change") or {}).items():
            whole = {**clauses.get(id_, {}), **change}
            yield from _clause_test(change, whole, (*where, "change", id_))
            if not where:  # readings change what is changed already
                clauses[id_] = whole


def _criteria_tests(items: Any, where: Pointer, find: Find) -> Iterator[tuple[Pointer, Any, str | None]]:
    for index, item in enumerate(items or ()):
        yield from _clause_test(item, _clause(item, find), (*where, index))


def _clause_test(
    written: Mapping[str, Any], whole: Mapping[str, Any], where: Pointer
) -> Iterator[tuple[Pointer, Any, str | None]]:
    if "test" in written:
        yield (*where, "test"), written["test"], whole.get("kind")
    elif "kind" in written and "test" in whole:
        yield (*where, "kind"), whole["test"], whole["kind"]


def _clause(item: Mapping[str, Any], find: Find) -> Mapping[str, Any]:
    """A criterion with what it adopts; as it is written where that cannot be had, which is a problem of its own."""
    try:
        return adopted(item, find)[0]
    except (ChainTooLong, KeyError):
        return item


def _whole(id_: str, find: Find) -> Mapping[str, Any] | None:
    """A definition that is referred to, patched; nothing where there is none, and empty where it is itself wrong."""
    found = find(id_)
    try:
        return None if found is None else extended(found, find)
    except (ChainTooLong, KeyError):
        return {}


def _shaped(find: Find) -> Find:
    """The same, passing over the content of files that are no definitions: their own problems name them."""
    known: dict[str, Mapping[str, Any] | None] = {}

    def found(id_: str) -> Mapping[str, Any] | None:
        if id_ not in known:
            known[id_] = find(id_)
            try:
                DefinitionShape.model_validate(known[id_] or {})
            except ValidationError:
                known[id_] = None if known[id_] is None else {}
        return known[id_]

    return found


def _criteria_of(data: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [*(data.get("criteria") or ()), *(data.get("add") or ())]


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
