"""The data behind a library: definitions, crosswalks and inferences, as plain data.

An installed package carries them in one JSON file, built with it; a checkout and a user's folder are read from YAML.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

from mcdef.definition.model import OF_CASES
from mcdef.documents.document import Document
from mcdef.documents.files import read_source
from mcdef.documents.packaged import data_root
from mcdef.documents.problem import McdefError, problem
from mcdef.documents.reader import read_document
from mcdef.documents.source import Source

BUILT: Final = "library.json"
CROSSWALKS: Final = "crosswalks"
INFERENCES: Final = "inferences.yaml"
SCHEMES: Final = "schemes.yaml"  # read where it is asked for (definition.schemes), not at the start
_SUFFIXES: Final = (".yaml", ".yml")
#: What only a definition file says. One that names a credential and says none of it describes a credential.
OF_DEFINITIONS: Final = frozenset(
    "add adopted case_base cases change criteria drop extends facts family formerly in_force issued_by jurisdiction "
    "readings role scope status superseded_by superseded_on tags title uncovered".split()
)
_OF_DESCRIPTIONS: Final = frozenset({"name", "provider", "catalogue"})

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
    tables: Mapping[str, Document] = field(default_factory=dict)  # the files behind ``crosswalks``


def shipped() -> Shelf:
    """What comes with the program: the built file, or in a checkout the folder ``definitions``."""
    return _shelf_in(data_root("definitions"))


@cache
def _shelf_in(folder: Path) -> Shelf:
    """Read once: what is shipped stays the same while the program runs."""
    built = folder.parent / BUILT
    if built.is_file():
        data = json.loads(built.read_text(encoding="utf-8"))
        return Shelf("shipped", data["definitions"], data["crosswalks"], data["inferences"], cases=data["cases"])
    return read_folder(folder, "shipped")


def read_folder(folder: Path, origin: str) -> Shelf:
    """A folder of definitions (``*.yaml``), with ``crosswalks/`` and ``inferences.yaml`` if they are there.

    Descriptions of credentials may stand beside them and are passed over.
    Raises :class:`mcdef.documents.problem.McdefError` for a file that cannot be read as YAML.
    """
    read = {path.name: _read(path, f"{origin}/{path.name}") for path in _yaml_files(folder) if path.name != SCHEMES}
    documents = {name: document for name, document in read.items() if not is_description(document.data)}
    tables = read_tables(folder, origin)
    inferences = documents.pop(INFERENCES, None)
    definitions = {name: _mapping(document) for name, document in documents.items()}
    return Shelf(
        origin,
        definitions,
        {name: plain(document.data) for name, document in tables.items()},
        {} if inferences is None else _mapping(inferences),
        {**documents, **({} if inferences is None else {INFERENCES: inferences})},
        {name: len(data.get("cases") or ()) for name, data in definitions.items()},
        tables,
    )


def read_tables(folder: Path, origin: str) -> dict[str, Document]:
    """The crosswalk files of a folder of definitions, by stem. Raises :class:`McdefError` as :func:`read_folder`."""
    tables: dict[str, Document] = {}
    for path in _yaml_files(folder / CROSSWALKS):
        shown = f"{origin}/{CROSSWALKS}/{path.name}"
        if path.stem in tables:
            raise McdefError(problem("crosswalk-file-twice", source=Source(shown, ""), file=path.stem))
        tables[path.stem] = _read(path, shown)
    return tables


def shipped_tables() -> Mapping[str, Any]:
    """The crosswalks that come with the program, without its definitions."""
    folder = data_root("definitions")
    if (folder.parent / BUILT).is_file():
        return shipped().crosswalks
    return {name: plain(document.data) for name, document in read_tables(folder, "shipped").items()}


def is_description(data: object) -> bool:
    """Whether the data of a file in a folder of definitions is a credential's description, and no definition."""
    return isinstance(data, dict) and bool(data.keys() & _OF_DESCRIPTIONS) and not data.keys() & OF_DEFINITIONS


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
    return {key: value for key, value in data.items() if key not in OF_CASES}
