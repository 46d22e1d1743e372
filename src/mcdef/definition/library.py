"""The library: every definition there is, with the crosswalks and rules they are read with.

A user's folder adds to what is shipped and replaces nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mcdef.crosswalk.tables import Crosswalk
from mcdef.definition.build import build, chain_fault
from mcdef.definition.files import INFERENCES, Shelf, read_folder, shipped
from mcdef.definition.former import finder, present_ids, present_name, with_present_names
from mcdef.definition.model import Definition
from mcdef.definition.tables import crosswalk_of, merged
from mcdef.documents.document import Document
from mcdef.documents.files import display_path
from mcdef.documents.problem import McdefError, Problem, problem
from mcdef.facts.rules import Rules, rules_from
from mcdef.facts.vocabulary import FACTS, FactSpec, spec_of, system_fact

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Library:
    """Definitions by id, in a fixed order, and what they are read with."""

    definitions: Mapping[str, Definition]
    crosswalk: Crosswalk
    rules: Rules
    cases: Mapping[str, int]
    systems: frozenset[str]
    present: Mapping[str, str] = field(default_factory=dict)  # former ids, and what they are now

    def __getitem__(self, id_: str) -> Definition:
        return self.definitions[present_name(id_, self.present)]

    def named(self, id_: str) -> Definition | None:
        """The definition of that id, or the one that had it once."""
        return self.definitions.get(present_name(id_, self.present))

    def spec(self, fact: str) -> FactSpec | None:
        """The fact of that name, if there is one."""
        return spec_of(fact, self.systems)

    def fact_names(self) -> list[str]:
        """The names of all facts."""
        return [*FACTS, *(system_fact(system) for system in sorted(self.systems))]


def load_library(folders: Sequence[Path] = (), *, base: Path | None = None) -> Library:
    """What is shipped, and the definitions of these folders. Raises :class:`McdefError` with every problem found."""
    shelves = [shipped() if base is None else read_folder(base, "shipped")]
    shelves += [_folder(folder) for folder in folders]
    crosswalk = crosswalk_of(shelves)
    systems = frozenset(id_ for id_, system in crosswalk.systems.items() if system.academic)
    problems: list[Problem] = []
    found: dict[str, Data] = {}
    for shelf in shelves[:1]:
        found.update({data["id"]: data for data in shelf.definitions.values() if "id" in data})
    for shelf in shelves[1:]:
        problems += _add(shelf, found, systems)
    problems += _rules(shelves, found, systems)
    if problems:
        raise McdefError(*problems)
    rules = rules_from(merged([shelf.inferences for shelf in shelves]), systems)
    origins = {data.get("id"): shelf.origin for shelf in shelves for data in shelf.definitions.values()}
    definitions = {id_: build(data, finder(found), origin=origins[id_]) for id_, data in sorted(found.items())}
    cases = {data["id"]: shelf.cases.get(name, 0) for shelf in shelves for name, data in shelf.definitions.items()}
    present = present_ids(definitions.values())
    return Library(definitions, crosswalk, with_present_names(rules, present), cases, systems, present)


def _folder(folder: Path) -> Shelf:
    if not folder.is_dir():
        raise McdefError(problem("folder-missing", path=display_path(folder)))
    return read_folder(folder, display_path(folder))


def _rules(shelves: Sequence[Shelf], found: Mapping[str, Data], systems: frozenset[str]) -> list[Problem]:
    """What is wrong with the rules that folders add."""
    problems: list[Problem] = []
    before: Data = shelves[0].inferences
    for shelf in shelves[1:]:
        if INFERENCES in shelf.documents:
            from mcdef.definition.check_rules import check_rules, surroundings_of

            problems += check_rules(shelf.documents[INFERENCES], before, surroundings_of(found, systems))
            before = merged([before, shelf.inferences])
    return problems


def _add(shelf: Shelf, found: dict[str, Data], systems: frozenset[str]) -> list[Problem]:
    """Checks the files of a user's folder and takes in those that are definitions."""
    from mcdef.definition.check import Surroundings, check_definition

    together = {**found, **{data["id"]: data for data in shelf.definitions.values() if isinstance(data.get("id"), str)}}
    problems: list[Problem] = []
    shipped_ids = frozenset(found)
    for name, document in shelf.documents.items():
        if name == INFERENCES:
            continue
        wrong = check_definition(document, Surroundings(systems, finder(together)))
        wrong = wrong or tuple(_identity(name, shelf.definitions[name], document, shipped_ids, found))
        problems += wrong
        if not wrong:
            found[shelf.definitions[name]["id"]] = shelf.definitions[name]
    if not problems:  # what refers to a file that is wrong cannot be followed; its own problems come first
        for name, document in shelf.documents.items():
            problems += () if name == INFERENCES else _chained(shelf.definitions[name], document, together)
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


def _chained(data: Data, document: Document, together: Mapping[str, Data]) -> Iterable[Problem]:
    """A circle of inclusions, or a chain that is too long."""
    fault = chain_fault(data, finder(together))
    if fault is not None:
        pointer, clause = fault
        span = document.locate(pointer)
        yield problem("chain-too-long", source=document.source, span=span, pointer=pointer, clause=clause)
