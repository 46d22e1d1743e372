"""The library: every definition there is, with the crosswalks and rules they are read with.

A user's folder adds to what is shipped and replaces nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mcdef.crosswalk.tables import Crosswalk
from mcdef.crosswalk.tables import from_data as crosswalk_from
from mcdef.definition.build import ChainTooLong, build
from mcdef.definition.files import INFERENCES, Shelf, read_folder, shipped
from mcdef.definition.model import Definition
from mcdef.documents.document import Document
from mcdef.documents.problem import McdefError, Problem, problem
from mcdef.facts.rules import Rules, rules_from

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Library:
    """Definitions by id, in a fixed order, and what they are read with."""

    definitions: Mapping[str, Definition]
    crosswalk: Crosswalk
    rules: Rules
    cases: Mapping[str, int]
    systems: frozenset[str]

    def __getitem__(self, id_: str) -> Definition:
        return self.definitions[id_]


def load_library(folders: Sequence[Path] = (), *, base: Path | None = None) -> Library:
    """What is shipped, and the definitions of these folders. Raises :class:`McdefError` with every problem found."""
    shelves = [shipped() if base is None else read_folder(base, "shipped")]
    shelves += [_folder(folder) for folder in folders]
    crosswalk = crosswalk_from(_merged([shelf.crosswalks for shelf in shelves]))
    systems = frozenset(crosswalk.systems)
    rules = rules_from(_merged([shelf.inferences for shelf in shelves]), systems)
    found: dict[str, Data] = {}
    problems: list[Problem] = []
    for shelf in shelves[:1]:
        found.update({data["id"]: data for data in shelf.definitions.values() if "id" in data})
    for shelf in shelves[1:]:
        problems += _add(shelf, found, systems)
    if problems:
        raise McdefError(*problems)
    origins = {data.get("id"): shelf.origin for shelf in shelves for data in shelf.definitions.values()}
    definitions = {id_: build(data, found.get, origin=origins[id_]) for id_, data in sorted(found.items())}
    cases = {data["id"]: shelf.cases.get(name, 0) for shelf in shelves for name, data in shelf.definitions.items()}
    return Library(definitions, crosswalk, rules, cases, systems)


def _folder(folder: Path) -> Shelf:
    if not folder.is_dir():
        raise McdefError(problem("folder-missing", path=folder.as_posix()))
    return read_folder(folder, folder.as_posix())


def _add(shelf: Shelf, found: dict[str, Data], systems: frozenset[str]) -> list[Problem]:
    """Checks the files of a user's folder and takes in those that are definitions."""
    from mcdef.definition.check import Surroundings, check_definition

    together = {**found, **{data["id"]: data for data in shelf.definitions.values() if isinstance(data.get("id"), str)}}
    problems: list[Problem] = []
    shipped_ids = frozenset(found)
    for name, document in shelf.documents.items():
        if name == INFERENCES:
            continue
        wrong = check_definition(document, Surroundings(systems, together.get))
        wrong = wrong or tuple(_identity(name, shelf.definitions[name], document, shipped_ids, found))
        wrong = wrong or tuple(_buildable(shelf.definitions[name], document, together))
        problems += wrong
        if not wrong:
            found[shelf.definitions[name]["id"]] = shelf.definitions[name]
    return problems


def _identity(
    name: str, data: Data, document: Document, shipped_ids: frozenset[str], found: Mapping[str, Data]
) -> Iterable[Problem]:
    source, span, pointer = document.source, document.locate(("id",)), ("id",)
    if data["id"] in shipped_ids:
        yield problem("shipped-id", source=source, span=span, pointer=pointer, id=data["id"])
    elif data["id"] in found:
        yield problem("id-twice", source=source, span=span, pointer=pointer, id=data["id"])
    elif Path(name).stem != data["id"]:
        yield problem("id-is-not-file", source=source, span=span, pointer=pointer, id=data["id"], file=name)


def _buildable(data: Data, document: Document, together: Mapping[str, Data]) -> Iterable[Problem]:
    try:
        build(data, together.get)
    except (ChainTooLong, KeyError) as error:
        span = document.locate(("extends",), key=True)
        yield problem("chain-too-long", source=document.source, span=span, clause=str(error.args[0]))


def _merged(parts: Sequence[Data]) -> Data:
    """Tables of the same name joined: lists one after the other, mappings laid together, the first one winning."""
    merged: dict[str, Any] = {}
    for part in parts:
        for name, table in part.items():
            before = merged.get(name)
            if isinstance(before, list) and isinstance(table, list):
                merged[name] = [*before, *table]
            elif isinstance(before, dict) and isinstance(table, dict):
                merged[name] = {**table, **before}
            else:
                merged.setdefault(name, table)
    return merged
