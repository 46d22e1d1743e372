"""The files that definitions stand in: those shipped, and those of a folder or a path somebody names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mcdef.definition.files import CROSSWALKS, INFERENCES, SCHEMES, is_description
from mcdef.documents.document import Document
from mcdef.documents.files import display_path, read_source
from mcdef.documents.packaged import data_root
from mcdef.documents.problem import McdefError, problem
from mcdef.documents.reader import read_document


def definition_documents(paths: Sequence[Path] = ()) -> list[Document]:
    """The definition files of these paths, or of everything that is shipped. Raises :class:`McdefError`."""
    if not paths:
        return _in_folder(data_root("definitions"), "definitions")
    documents: list[Document] = []
    for path in paths:
        if path.exists() and beside_definitions(path):
            continue
        if path.is_dir():
            documents += _in_folder(path, display_path(path))
        elif path.exists():
            documents.append(_read(path, display_path(path)))
        else:
            raise McdefError(problem("path-missing", path=display_path(path)))
    return documents


def beside_definitions(path: Path) -> bool:
    """Whether a file (or the folder ``crosswalks``) holds crosswalk rows or rules of inference, and no definition."""
    return CROSSWALKS in (path.name, path.parent.name) or path.name in (INFERENCES, SCHEMES)


def _in_folder(folder: Path, shown: str) -> list[Document]:
    named = sorted(path for path in folder.iterdir() if path.suffix in (".yaml", ".yml"))
    found = [_read(path, f"{shown}/{path.name}") for path in named if path.name not in (INFERENCES, SCHEMES)]
    return [document for document in found if not is_description(document.data)]


def _read(path: Path, shown: str) -> Document:
    return read_document(read_source(path, shown))
