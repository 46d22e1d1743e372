"""The data behind a library: definitions, crosswalks and inferences, as plain data.

An installed package carries them in one JSON file, built with it; a checkout and a user's folder are read from YAML.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from mcdef.documents.document import Document
from mcdef.documents.files import read_source
from mcdef.documents.packaged import data_root
from mcdef.documents.reader import read_document

BUILT: Final = "library.json"
CROSSWALKS: Final = "crosswalks"
INFERENCES: Final = "inferences.yaml"
_SUFFIXES: Final = (".yaml", ".yml")

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Shelf:
    """One folder's data; ``documents`` only where it was read from YAML. ``origin`` is what people know it by."""

    origin: str
    definitions: Mapping[str, Data] = field(default_factory=dict)
    crosswalks: Mapping[str, Any] = field(default_factory=dict)
    inferences: Data = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    cases: Mapping[str, int] = field(default_factory=dict)


def shipped() -> Shelf:
    """What comes with the program: the built file, or in a checkout the folder ``definitions``."""
    folder = data_root("definitions")
    built = folder.parent / BUILT
    if built.is_file():
        data = json.loads(built.read_text(encoding="utf-8"))
        return Shelf("shipped", data["definitions"], data["crosswalks"], data["inferences"], cases=data["cases"])
    return read_folder(folder, "shipped")


def read_folder(folder: Path, origin: str) -> Shelf:
    """A folder of definitions (``*.yaml``), with ``crosswalks/`` and ``inferences.yaml`` if they are there.

    Raises :class:`mcdef.documents.problem.McdefError` for a file that cannot be read as YAML.
    """
    documents = {path.name: _read(path, f"{origin}/{path.name}") for path in _yaml_files(folder)}
    crosswalks = {
        path.stem: _read(path, f"{origin}/{CROSSWALKS}/{path.name}") for path in _yaml_files(folder / CROSSWALKS)
    }
    inferences = documents.pop(INFERENCES, None)
    definitions = {name: _mapping(document) for name, document in documents.items()}
    return Shelf(
        origin,
        definitions,
        {name: plain(document.data) for name, document in crosswalks.items()},
        {} if inferences is None else _mapping(inferences),
        {**documents, **({} if inferences is None else {INFERENCES: inferences})},
        {name: len(data.get("cases") or ()) for name, data in definitions.items()},
    )


def _yaml_files(folder: Path) -> Iterable[Path]:
    if not folder.is_dir():
        return ()
    return sorted(path for path in folder.iterdir() if path.suffix in _SUFFIXES and path.is_file())


def _read(path: Path, display: str) -> Document:
    return read_document(read_source(path, display))


def _mapping(document: Document) -> Data:
    data = plain(document.data)
    return data if isinstance(data, dict) else {}


def plain(data: Any) -> Any:
    """Data with decimals as exact text, so that reading YAML and reading the built JSON give the same."""
    if isinstance(data, dict):
        return {key: plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [plain(value) for value in data]
    return data if isinstance(data, str | int | bool) or data is None else str(data)


def build_json(folder: Path) -> str:
    """The text of the built file for a folder of definitions; cases stay in the YAML files, which are packaged too."""
    shelf = read_folder(folder, "shipped")
    whole = {
        "definitions": {name: _without_cases(data) for name, data in shelf.definitions.items()},
        "crosswalks": shelf.crosswalks,
        "inferences": shelf.inferences,
        "cases": shelf.cases,
    }
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


def _without_cases(data: Data) -> Data:
    return {key: value for key, value in data.items() if key not in ("cases", "case_base")}
