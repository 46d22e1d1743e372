"""Definition files examined: what is wrong with them, and what their authors should know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from mcdef.analysis.crosswalks import examine_tables
from mcdef.analysis.files import definition_documents
from mcdef.analysis.lint import lint
from mcdef.definition.build import ChainTooLong, build
from mcdef.definition.check import Surroundings, check_definition
from mcdef.definition.check_algebra import KnownFacts
from mcdef.definition.files import plain, shipped
from mcdef.definition.former import finder
from mcdef.documents.document import Document
from mcdef.documents.problem import Problem, problem

Data = Mapping[str, Any]


def examine(paths: Sequence[Path] = ()) -> tuple[list[Problem], int]:
    """Errors and warnings of definition files, and how many files there were.

    Raises :class:`mcdef.documents.problem.McdefError` for a file that is no YAML.
    """
    documents = definition_documents(paths)
    known: dict[str, Data] = {data["id"]: data for data in shipped().definitions.values()}
    for document in documents:
        if isinstance(document.data, dict) and isinstance(document.data.get("id"), str):
            known[str(document.data["id"])] = plain(document.data)
    beside = examine_tables(paths, known)
    systems = beside.systems
    around = Surroundings(systems, finder(known))
    problems: list[Problem] = []
    for document in documents:
        problems += document.warnings
        found = check_definition(document, around) or _identity(document)
        problems += found or _lint(document, known, systems)
    return [*problems, *beside.problems], len(documents) + beside.files


def _identity(document: Document) -> list[Problem]:
    assert isinstance(document.data, dict)
    id_, name = str(document.data["id"]), Path(document.source.path)
    if name.stem == id_:
        return []
    span = document.locate(("id",))
    return [problem("id-is-not-file", source=document.source, span=span, pointer=("id",), id=id_, file=name.name)]


def _lint(document: Document, known: Mapping[str, Data], systems: frozenset[str]) -> list[Problem]:
    try:
        definition = build(plain(document.data), finder(known))
    except (ChainTooLong, KeyError) as error:
        span = document.locate(("extends",), key=True)
        return [problem("chain-too-long", source=document.source, span=span, clause=str(error.args[0]))]
    return list(lint(definition, document, KnownFacts(systems, definition.facts).spec))
