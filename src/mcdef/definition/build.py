"""Plain data of a checked file into a :class:`Definition`: readings patched, adopted clauses resolved, digest taken.

The data is trusted here: :mod:`mcdef.definition.check` has refused what cannot be built.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from mcdef.definition.model import DEFAULT, OF_CASES, Citation, Criterion, Definition, Kind, Reading, Silence, Source
from mcdef.logic.algebra import Test
from mcdef.logic.read_algebra import Fault, read_test
from mcdef.logic.truth import Truth

Data = Mapping[str, Any]
Find = Callable[[str], Data | None]
_SOURCE_KEYS = ("title", "url", "checked")
Pointer = tuple[str | int, ...]
LONGEST_CHAIN = 3


class ChainTooLong(Exception):
    """An inclusion (``extends``, ``same_as``) that is circular or more than three deep."""


def build(data: Data, find: Find, *, origin: str = "") -> Definition:
    """The definition of a file. ``find`` gives the data of another definition by id, for ``extends`` and ``same_as``.

    Raises :class:`ChainTooLong`, and :class:`KeyError` for a clause or definition that is not there.
    """
    whole = resolved(data, find)
    body = Reading(
        DEFAULT,
        "as written",
        tuple(_criterion(item) for item in whole["criteria"]),
        _test(whole.get("scope")),
    )
    readings = tuple(_reading(name, patch, whole, body) for name, patch in (whole.get("readings") or {}).items())
    sources = {name: _source(name, item) for name, item in (whole.get("sources") or {}).items()}
    return Definition(
        id=whole["id"],
        title=whole["title"],
        family=whole.get("family", whole["id"]),
        issued_by=whole.get("issued_by", ""),
        jurisdiction=tuple(whole.get("jurisdiction", ())),
        status=whole.get("status", "voluntary"),
        sources=sources,
        readings=(body, *readings),
        adopted=_text(whole.get("adopted")),
        in_force=_text(whole.get("in_force")),
        superseded_on=_text(whole.get("superseded_on")),
        superseded_by=whole.get("superseded_by"),
        role=whole.get("role", "definition"),
        tags=tuple(whole.get("tags", ())),
        notes=tuple(whole.get("notes", ())),
        facts=whole.get("facts", {}),
        formerly=tuple(whole.get("formerly", ())),
        digest=digest(whole),
        origin=origin,
    )


def resolved(data: Data, find: Find) -> Data:
    """The whole of a definition: what it extends patched, and every clause that it adopts spelled out."""
    whole = dict(extended(data, find))
    sources = dict(whole.get("sources") or {})

    def spelled_out(items: Any) -> list[Data]:
        clauses = [adopted(item, find) for item in items or ()]
        for _, from_there in clauses:
            sources.update(from_there)
        return [clause for clause, _ in clauses]

    whole["criteria"] = spelled_out(whole.get("criteria"))
    if whole.get("readings"):
        whole["readings"] = {
            name: {**patch, "add": spelled_out(patch["add"])} if "add" in patch else patch
            for name, patch in whole["readings"].items()
        }
    whole["sources"] = sources
    return whole


def chain_fault(data: Data, find: Find) -> tuple[Pointer, str] | None:
    """Where an inclusion is circular or more than three deep, and what is written there."""
    try:
        extended(data, find)
    except ChainTooLong:
        return ("extends",), str(data["extends"])
    lists: list[tuple[Pointer, Any]] = [(("criteria",), data.get("criteria")), (("add",), data.get("add"))]
    lists += [(("readings", name, "add"), patch.get("add")) for name, patch in (data.get("readings") or {}).items()]
    for where, items in lists:
        for index, item in enumerate(items or ()):
            try:
                adopted(item, find)
            except ChainTooLong:
                return (*where, index, "same_as"), str(item["same_as"])
    return None


def digest(whole: Data) -> str:
    """SHA-256 of what decides: the resolved form without its cases, in one canonical spelling."""
    kept = {key: value for key, value in whole.items() if key not in (*OF_CASES, "formerly")}
    spelled = json.dumps(kept, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(spelled.encode()).hexdigest()


def patched(whole: Data, patch: Data) -> list[Data]:
    """The criteria of a body after ``change``, ``drop`` and ``add``."""
    change, drop = patch.get("change") or {}, set(patch.get("drop") or ())
    kept = [item for item in whole["criteria"] if item["id"] not in drop]
    return [
        *({**item, **change[item["id"]]} if item["id"] in change else item for item in kept),
        *(patch.get("add") or ()),
    ]


def extended(data: Data, find: Find, depth: int = 0) -> Data:
    """The data with what it extends, patched. Raises :class:`ChainTooLong`, and :class:`KeyError` for no such base."""
    base_id = data.get("extends")
    if base_id is None:
        return data
    if depth >= LONGEST_CHAIN:
        raise ChainTooLong(base_id)
    found = find(base_id)
    if found is None:
        raise KeyError(base_id)
    base = extended(found, find, depth + 1)
    patch_keys = ("change", "drop", "add", "extends")
    whole = {key: value for key, value in base.items() if key not in ("tags", "formerly", *OF_CASES, "readings")}
    whole.update({key: value for key, value in data.items() if key not in patch_keys})
    whole["criteria"] = patched(base, data)
    for table in ("sources", "facts"):
        whole[table] = {**(base.get(table) or {}), **(data.get(table) or {})}
    return whole


def _reading(name: str, patch: Data, whole: Data, body: Reading) -> Reading:
    cite = patch.get("cite")
    left_alone = dict(zip(map(id, whole["criteria"]), body.criteria, strict=True))
    return Reading(
        name,
        patch["title"],
        tuple(left_alone.get(id(item)) or _criterion(item) for item in patched(whole, patch)),
        _test(patch["scope"] if "scope" in patch else whole.get("scope")),
        patch.get("because"),
        None if cite is None else _citation(cite),
    )


def _criterion(whole: Data) -> Criterion:
    silence = whole.get("silence")
    return Criterion(
        id=whole["id"],
        asks=whole["asks"],
        kind=Kind(whole["kind"]),
        cite=_citation(whole["cite"]),
        evidence=whole["evidence"],
        test=_test(whole.get("test")),
        silence=None if silence is None else _silence(silence),
        note=whole.get("note"),
    )


def adopted(item: Data, find: Find, depth: int = 0) -> tuple[Data, Data]:
    """A clause adopted from another definition (``same_as``) is that clause, with what the item says of its own.

    With it comes the source that it cites there, unless the item cites one of its own.
    """
    clause = item.get("same_as")
    if clause is None:
        return item, {}
    if depth >= LONGEST_CHAIN:
        raise ChainTooLong(clause)
    definition, _, criterion = str(clause).partition(".")
    found = find(definition)
    if found is None:
        raise KeyError(clause)
    there = extended(found, find)
    model = next((other for other in there.get("criteria") or () if other["id"] == criterion), None)
    if model is None:
        raise KeyError(clause)
    whole, sources = adopted(model, find, depth + 1)
    own = {key: value for key, value in item.items() if key != "same_as"}
    if "cite" in own:
        sources = {}
    elif "cite" in model:
        name = whole["cite"]["source"]
        sources = {f"{definition}:{name}": there["sources"][name]}
        whole = {**whole, "cite": {**whole["cite"], "source": f"{definition}:{name}"}}
    return {**whole, **own}, sources


def _silence(data: Data) -> Silence:
    outcome, because = next(iter(data.items()))
    return Silence(Truth(outcome), because)


def _citation(data: Data) -> Citation:
    return Citation(data["source"], _text(data.get("at")))


def _source(name: str, data: Data) -> Source:
    more = {key: value for key, value in data.items() if key not in _SOURCE_KEYS}
    return Source(name, data["title"], data.get("url"), _text(data.get("checked")), more)


def _test(data: Any) -> Test | None:
    return None if data is None else read_test(data, _never)


def _never(fault: Fault) -> None:
    raise AssertionError(f"an unchecked file was built: {fault}")


def _text(value: object) -> str | None:
    return value.isoformat() if isinstance(value, date) else None if value is None else str(value)
