"""The library for programs: it never prints, and raises one :class:`McdefError` with ``.problems``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from mcdef.credential.model import Credential
from mcdef.credential.read import Described
from mcdef.credential.read import read_credential as read_document_credential
from mcdef.definition.library import Library, load_library
from mcdef.definition.select import Selection
from mcdef.documents.document import Document
from mcdef.documents.files import read_source
from mcdef.documents.reader import read_document
from mcdef.documents.source import Source
from mcdef.verdict.judge import judge
from mcdef.verdict.model import Result

Description = Mapping[str, Any] | str | Path | Credential


def read_credential(description: Description) -> Credential:
    """The credential that a mapping or a file describes. Raises :class:`McdefError`; variants need :func:`classify`."""
    return _described(description).credential


def classify(
    description: Description,
    *,
    definitions: Sequence[str] = (),
    readings: Sequence[str] = (),
    as_of: date | None = None,
    ignore_scope: bool = False,
    library: Library | None = None,
) -> tuple[Result, ...]:
    """The verdicts on one credential: a mapping, the path of a file, or a :class:`Credential`.

    ``definitions`` and ``readings`` are names as the command line takes them. Raises :class:`McdefError`.
    """
    selection = Selection(tuple(definitions), tuple(readings), as_of)
    judged = judge(_described(description), library or load_library(), selection, ignore_scope=ignore_scope)
    return judged.results


def _described(description: Description) -> Described:
    if isinstance(description, Credential):
        return Described(description, Document(Source("<credential>", ""), {}))
    if isinstance(description, str | Path):
        path = Path(description)
        return read_document_credential(read_document(read_source(path, path.name)))[0]
    return read_document_credential(Document(Source("<mapping>", ""), dict(description)))[0]
