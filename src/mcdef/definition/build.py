"""Plain data of a checked file into a :class:`Definition`: readings patched, adopted clauses resolved, digest taken.

The data is trusted here: :mod:`mcdef.definition.check` has refused what cannot be built.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from mcdef.definition.model import DEFAULT, Citation, Criterion, Definition, Kind, Reading, Silence, Source
from mcdef.logic.algebra import Test
from mcdef.logic.read_algebra import Fault, read_test
from mcdef.logic.truth import Truth

Data = Mapping[str, Any]
Find = Callable[[str], Data | None]
_SOURCE_KEYS = ("title", "url", "checked")
LONGEST_CHAIN = 3


class ChainTooLong(Exception):
    """An inclusion (``extends``, ``same_as``) that is circular or more than three deep."""


def build(data: Data, find: Find, *, origin: str = "") -> Definition:
    """The definition of a file. ``find`` gives the data of another definition by id, for ``extends`` and ``same_as``.

    Raises :class:`ChainTooLong`, and :class:`KeyError` for a clause or definition that is not there.
    """
    whole = _extended(data, find)
    body = Reading(
        DEFAULT,
        "as written",
        tuple(_criterion(item, find) for item in whole["criteria"]),
        _test(whole.get("scope")),
    )
    readings = tuple(_reading(name, patch, whole, find) for name, patch in (whole.get("readings") or {}).items())
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
        digest=digest(whole),
        origin=origin,
    )


def digest(whole: Data) -> str:
    """SHA-256 of what decides: the resolved form without its cases, in one canonical spelling."""
    kept = {key: value for key, value in whole.items() if key not in ("cases", "case_base")}
    spelled = json.dumps(kept, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(spelled.encode()).hexdigest()


def patched(whole: Data, patch: Data) -> list[Data]:
    """The criteria of a body after ``change``, ``drop`` and ``add``."""
    change, drop = patch.get("change") or {}, set(patch.get("drop") or ())
    kept = [{**item, **change.get(item["id"], {})} for item in whole["criteria"] if item["id"] not in drop]
    return [*kept, *(patch.get("add") or ())]


def _extended(data: Data, find: Find, depth: int = 0) -> Data:
    base_id = data.get("extends")
    if base_id is None:
        return data
    if depth >= LONGEST_CHAIN:
        raise ChainTooLong(base_id)
    found = find(base_id)
    if found is None:
        raise KeyError(base_id)
    base = _extended(found, find, depth + 1)
    patch_keys = ("change", "drop", "add", "extends")
    whole = {key: value for key, value in base.items() if key not in ("tags", "cases", "case_base", "readings")}
    whole.update({key: value for key, value in data.items() if key not in patch_keys})
    whole["criteria"] = patched(base, data)
    whole["sources"] = {**(base.get("sources") or {}), **(data.get("sources") or {})}
    return whole


def _reading(name: str, patch: Data, whole: Data, find: Find) -> Reading:
    cite = patch.get("cite")
    return Reading(
        name,
        patch["title"],
        tuple(_criterion(item, find) for item in patched(whole, patch)),
        _test(patch["scope"] if "scope" in patch else whole.get("scope")),
        patch.get("because"),
        None if cite is None else _citation(cite),
    )


def _criterion(item: Data, find: Find) -> Criterion:
    whole = _adopted(item, find)
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


def _adopted(item: Data, find: Find, depth: int = 0) -> Data:
    """A clause adopted from another definition (``same_as``) is that clause, with what the item says of its own."""
    clause = item.get("same_as")
    if clause is None:
        return item
    if depth >= LONGEST_CHAIN:
        raise ChainTooLong(clause)
    definition, _, criterion = str(clause).partition(".")
    found = find(definition)
    adopted = None
    if found is not None:
        criteria = _extended(found, find)["criteria"]
        adopted = next((other for other in criteria if other["id"] == criterion), None)
    if adopted is None:
        raise KeyError(clause)
    return {**_adopted(adopted, find, depth + 1), **{k: v for k, v in item.items() if k != "same_as"}}


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
