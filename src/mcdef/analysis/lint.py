"""What an author of a definition should know beyond errors: clauses that cannot decide, pinpoints and cases missing."""

from __future__ import annotations

from collections.abc import Iterator

from mcdef.definition.model import Definition
from mcdef.documents.document import Document
from mcdef.documents.place import Pointer
from mcdef.documents.problem import Problem, problem


def lint(definition: Definition, document: Document) -> Iterator[Problem]:
    """Warnings about a definition that can be used."""
    data = document.data
    assert isinstance(data, dict)
    places: dict[str, Pointer] = {}
    criteria = data.get("criteria")
    for index, item in enumerate(criteria if isinstance(criteria, list) else ()):
        if isinstance(item, dict):
            places[str(item.get("id"))] = ("criteria", index, "id")
    for criterion in definition.default.criteria:
        at = places.get(criterion.id, ("extends",))
        if criterion.constitutive and criterion.evidence == "unverified" and definition.status != "draft":
            yield _warning("unverified-decides", document, at, id=criterion.id)
        if criterion.cite.at is None:
            yield _warning("no-pinpoint", document, at, id=criterion.id)
    for reading in definition.readings[1:]:
        same = reading.criteria == definition.default.criteria and reading.scope == definition.default.scope
        if same:
            yield _warning("reading-changes-nothing", document, ("readings", reading.id), id=reading.id)
    if not data.get("cases"):
        yield _warning("no-cases", document, ("id",))


def _warning(code: str, document: Document, at: Pointer, **params: str) -> Problem:
    span = document.locate(at, key=True)
    return problem(code, source=document.source, span=span, pointer=at, severity="warning", **params)
