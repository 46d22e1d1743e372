"""The descriptions in a document: one, a list of them, or a list under ``catalogue:``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from mcdef.credential.read import LIST_KEY, Described, read_credential
from mcdef.documents.document import Document
from mcdef.documents.problem import McdefError, Problem, problem
from mcdef.documents.source import STDIN

TABLES: Final = (".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods")
"""How the names of files end that are read as tables."""


@dataclass(frozen=True, slots=True)
class Found:
    """A description of a file under its id: read, or with the problems that kept it from being read."""

    id: str
    document: Document
    described: Described | None
    problems: tuple[Problem, ...] = ()

    @property
    def path(self) -> str:
        return self.document.source.path


def descriptions_in(document: Document) -> Iterator[Found]:
    """Each description of a document, variants apart. One that cannot be read never stops the rest."""
    stem = PurePosixPath(document.source.path).stem if document.source.path != STDIN else "stdin"
    prefix, count = _list_in(document)
    if count is None:
        yield from read_under(document, stem)
        return
    if count == 0:
        yield Found(stem, document, None, (problem("no-description", source=document.source),))
    for index in range(count):
        yield from read_under(document.within((*prefix, index)), f"{stem}#{index + 1}")


def _list_in(document: Document) -> tuple[tuple[str, ...], int | None]:
    data = document.data
    if isinstance(data, list):
        return (), len(data)
    listed = data.get(LIST_KEY) if isinstance(data, dict) else None
    return ((LIST_KEY,), len(listed)) if isinstance(listed, list) else ((), None)


def read_under(document: Document, default: str) -> Iterator[Found]:
    """A description, variants apart, under its own id or, without one, under the default."""
    written = document.data.get("id") if isinstance(document.data, dict) else None
    id_ = written.strip() if isinstance(written, str) and written.strip() else default
    try:
        described = read_credential(document)
    except McdefError as error:
        yield Found(id_, document, None, (*document.warnings, *error.problems))
        return
    for one in described:
        number = "" if one.variant is None else f"/{one.variant + 1}"
        yield Found(f"{id_}{number}", document, one, (*document.warnings, *one.notes))
