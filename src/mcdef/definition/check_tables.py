"""Crosswalk files checked as they are written: their shape, what they name, and that they replace nothing.

Every problem has its place; a row with a problem is left out of what is built.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from mcdef.crosswalk.lint import check
from mcdef.crosswalk.shape_values import ID
from mcdef.crosswalk.shapes import ROWS, SOURCES, URIS, errors_of
from mcdef.definition.files import CROSSWALKS, plain
from mcdef.documents.document import Document
from mcdef.documents.place import Pointer
from mcdef.documents.problem import Problem, problem
from mcdef.documents.validation import guided, keys_at, problems_of
from mcdef.facts.vocabulary import FACTS, system_fact
from mcdef.messages.catalogue import codes

Data = Mapping[str, Any]
_WITH_IDS: Final = ("frameworks", "credit-systems")
_MALFORMED: Final = "crosswalk-malformed"  # said in detail by the shape
# What pydantic finds and :mod:`mcdef.documents.validation` has words for.
_SPOKEN: Final = frozenset(
    "extra_forbidden missing literal_error string_type list_type tuple_type model_type dict_type bool_type "
    "bool_parsing".split()
)
_SYNONYMS: Final = {
    "name": "names",
    "sources": "source",
    "grade": "evidence",
    "cite": "source",
    "validity": "valid",
    "notes": "note",
    "publisher": "issuer",
    "hour": "hours",
    "mapping": "to_eqf",
    "eqf": "to_eqf",
    "cycle": "to_cycle",
}


@dataclass(slots=True)
class _Added:
    """The rows of one file, those apart whose id is taken, and where each stands in the file."""

    document: Document
    rows: list[Any] = field(default_factory=list)
    places: list[Pointer] = field(default_factory=list)
    named: dict[str, Any] = field(default_factory=dict)  # sources, by id


def checked_tables(tables: Mapping[str, Document], base: Data) -> tuple[list[Problem], Data]:
    """The problems of files by their stem, and the rows that have none, to be laid upon ``base``.

    With an empty ``base`` the files are the shipped ones, and ``qdr-uris`` may be among them.
    """
    problems: list[Problem] = []
    added: dict[str, _Added] = {}
    for name, document in tables.items():
        if name in ROWS:
            added[name] = _Added(document)
            problems += _shaped(name, added[name], base)
        elif name != URIS or base:
            problems.append(_unknown_file(name, document))
    whole = _laid_upon(base, added, tables)
    offsets = {name: len(base.get(name, ())) for name in added}
    for pointer, code, params in check(whole):
        file, *rest = pointer
        if code != _MALFORMED and (file in added or file == URIS):
            problems += _placed(str(file), tuple(rest), code, params, added, offsets, tables)
    problems += [one for name, file in added.items() for one in _facts(name, file)]
    return _in_order(problems), {} if problems else {name: _content(name, one) for name, one in added.items()}


def _shaped(name: str, added: _Added, base: Data) -> Iterator[Problem]:
    """The problems of rows as such; all rows are taken in but those whose id is taken."""
    document = added.document
    data = document.data
    if name == SOURCES:
        if not isinstance(data, dict):
            yield _one(document, "crosswalk-sources-expected", ())
            return
        for source, row in data.items():
            yield from _source(source, row, document, base)
            added.named[source] = plain(row)
        return
    if not isinstance(data, list):
        yield _one(document, "crosswalk-rows-expected", (), file=f"{name}.yaml")
        return
    taken = {row["id"] for row in base.get(name, ())} if name in _WITH_IDS else set()
    for index, row in enumerate(data):
        id_ = row.get("id") if isinstance(row, dict) else None
        if isinstance(id_, str) and id_ in taken:
            yield _one(document, "crosswalk-id-twice", (index, "id"), id=id_)
            continue
        yield from _shape(name, row, (index,), document)
        added.rows.append(plain(row))
        added.places.append((index,))
        if isinstance(id_, str) and name in _WITH_IDS:
            taken.add(id_)


def _source(id_: str, row: Any, document: Document, base: Data) -> Iterator[Problem]:
    if id_ in base.get(SOURCES, {}):
        yield _one(document, "crosswalk-id-twice", (id_,), key=True, id=id_)
        return
    if not ID.match(id_):
        yield _one(document, "not-an-id", (id_,), key=True, value=id_)
    yield from _shape(SOURCES, row, (id_,), document)


def _shape(name: str, row: Any, at: Pointer, document: Document) -> Iterator[Problem]:
    errors = [{**_told(error, name), "loc": (*at, *error["loc"])} for error in errors_of(name, row)]
    model = ROWS[name]
    yield from problems_of(errors, document, expected=lambda pointer: keys_at(model, pointer[1:]), synonyms=_SYNONYMS)


def _told(error: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """The error, or that the row is none where no message of ours says it better."""
    told = error["type"] in _SPOKEN or error["type"] in codes()
    return error if told else {**error, "type": _MALFORMED, "ctx": {"file": f"{name}.yaml"}}


def _facts(name: str, added: _Added) -> Iterator[Problem]:
    """Credit in a system is a fact named after it, and must not take the name of another fact."""
    if name != "credit-systems":
        return
    for row, place in zip(added.rows, added.places, strict=True):
        fact = system_fact(str(row.get("id"))) if isinstance(row, dict) else ""
        if fact in FACTS:
            yield _one(added.document, "crosswalk-id-is-fact", (*place, "id"), id=row["id"], fact=fact)


def _laid_upon(base: Data, added: Mapping[str, _Added], tables: Mapping[str, Document]) -> Data:
    whole: dict[str, Any] = {}
    for name in ROWS:
        own = added.get(name)
        if name == SOURCES:
            whole[name] = {**(own.named if own else {}), **base.get(name, {})}
        else:
            whole[name] = [*base.get(name, ()), *(own.rows if own else ())]
    if not base and URIS in tables:
        whole[URIS] = plain(tables[URIS].data)
    return whole


def _placed(
    file: str,
    rest: Pointer,
    code: str,
    params: Mapping[str, Any],
    added: Mapping[str, _Added],
    offsets: Mapping[str, int],
    tables: Mapping[str, Document],
) -> Iterator[Problem]:
    """A fault as a problem where the row stands; faults of rows before these are not theirs."""
    if file in (SOURCES, URIS):
        yield _guided(tables[file], code, rest, params)
        return
    index = int(rest[0]) - offsets[file]
    if index >= 0:
        yield _guided(added[file].document, code, (*added[file].places[index], *rest[1:]), params)


def _content(name: str, added: _Added) -> Any:
    return added.named if name == SOURCES else added.rows


def _unknown_file(name: str, document: Document) -> Problem:
    params = {"value": name, "file": f"{CROSSWALKS}/{name}.yaml", "expected": list(ROWS)}
    return guided("crosswalk-unknown-file", params, document, document.locate(()), (), {})


def _one(document: Document, code: str, pointer: Pointer, *, key: bool = False, **params: Any) -> Problem:
    span = document.locate(pointer, key=key)
    return problem(code, source=document.source, span=span, pointer=pointer, **params)


def _guided(document: Document, code: str, pointer: Pointer, params: Mapping[str, Any]) -> Problem:
    return guided(code, dict(params), document, document.locate(pointer), pointer, {})


def _in_order(problems: list[Problem]) -> list[Problem]:
    def order(one: Problem) -> tuple[str, bool, Any, str]:
        return one.source.path if one.source else "", one.span is None, one.span, one.code

    return sorted(problems, key=order)
