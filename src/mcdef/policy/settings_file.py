"""The file of settings: ``mcdef.yaml``, or the table ``[tool.mcdef]`` of a ``pyproject.toml``."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from mcdef.documents.document import Document
from mcdef.documents.files import read_source
from mcdef.documents.problem import McdefError, problem
from mcdef.documents.reader import read_document
from mcdef.documents.source import Source

NAMES: Final = ("mcdef.yaml", "mcdef.yml", ".mcdef.yaml")
PYPROJECT: Final = "pyproject.toml"
TABLE: Final = ("tool", "mcdef")


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """A file of settings that was read."""

    path: Path
    document: Document
    data: dict[str, Any]


def read_settings_file(start: Path, config: str | None, *, none: bool = False) -> SettingsFile | None:
    """The file named, or the first one found from ``start`` upward. Raises :class:`McdefError`."""
    if none:
        return None
    if config is not None:
        path = Path(config)
        document = _document(path)
        if document is None:
            raise McdefError(problem("no-table", source=read_source(path, shown_path(path)), table=".".join(TABLE)))
        return _file(path, document)
    return find_settings(start)


def find_settings(start: Path) -> SettingsFile | None:
    """The settings file nearest above a checked file or folder; nothing beyond the folder with ``.git``."""
    beginning = start if start.is_dir() else start.parent
    for folder in (beginning.resolve(), *beginning.resolve().parents):
        for name in (*NAMES, PYPROJECT):
            path = folder / name
            if path.is_file() and (document := _document(path)) is not None:
                return _file(path, document)
        if (folder / ".git").exists():
            return None
    return None


def shown_path(path: Path) -> str:
    """A path from where one is, with ``..`` where that leads up: settings often lie above."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:  # on another drive
        return path.name


def _document(path: Path) -> Document | None:
    source = read_source(path, shown_path(path))
    if path.suffix != ".toml":
        return read_or_empty(source)
    from mcdef.documents.toml_reader import read_toml

    return read_toml(source, TABLE if path.name == PYPROJECT else ())


def read_or_empty(source: Source) -> Document:
    """A document; one without data where everything is a comment. Raises :class:`McdefError`."""
    try:
        return read_document(source)
    except McdefError as error:
        if [one.code for one in error.problems] == ["empty-document"]:
            return Document(source, None)
        raise


def _file(path: Path, document: Document) -> SettingsFile:
    data = {} if document.data is None else document.data
    if not isinstance(data, dict):
        raise McdefError(problem("mapping-expected", source=document.source, span=document.locate(())))
    return SettingsFile(path, document, data)
