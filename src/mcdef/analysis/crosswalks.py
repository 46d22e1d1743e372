"""Crosswalk and inference files examined, those that are shipped and those of a folder of definitions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from mcdef.analysis.files import beside_definitions
from mcdef.definition.check_rules import check_rules, surroundings_of
from mcdef.definition.check_tables import checked_tables
from mcdef.definition.files import CROSSWALKS, INFERENCES, plain, read_tables, shipped
from mcdef.definition.schema import DefinitionShape
from mcdef.definition.tables import merged
from mcdef.documents.document import Document
from mcdef.documents.files import display_path, read_source
from mcdef.documents.packaged import data_root
from mcdef.documents.problem import Problem
from mcdef.documents.reader import read_document

Data = Mapping[str, Any]


@dataclass(slots=True)
class Examined:
    """What is wrong with crosswalk and inference files, how many there were, and the credit systems with theirs."""

    problems: list[Problem] = field(default_factory=list)
    files: int = 0
    systems: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder of definitions, and which files of it are asked for; all of them where none is named."""

    path: Path
    shown: str
    only: frozenset[str] = frozenset()

    def asked(self, document: Document) -> bool:
        return not self.only or document.source.path in self.only


def examine_tables(paths: Sequence[Path], definitions: Mapping[str, Data]) -> Examined:
    """The crosswalk and inference files beside the definitions of these paths, or all that are shipped.

    ``definitions`` are those that rules may conclude on. Raises :class:`McdefError` for a file that is no YAML.
    """
    own = data_root("definitions")
    folders = _folders(paths) if paths else [_Folder(own, "definitions")]
    before = shipped()
    tables: Data = before.crosswalks
    rules: Data = before.inferences
    found = Examined(systems=_systems(tables))
    for folder in folders:
        whole = folder.path.resolve() == own.resolve()
        tables = _tables(folder, {} if whole else tables, found)
        rules = _rules(folder, {} if whole else rules, definitions, found)
    return found


def _folders(paths: Iterable[Path]) -> list[_Folder]:
    """The folders of these paths, each once; a crosswalk or inference file by itself is looked at within its folder."""
    whole = [path for path in paths if path.is_dir() and path.name != CROSSWALKS]
    files = [file for path in paths for file in (sorted(path.iterdir()) if path.name == CROSSWALKS else [path])]
    single: dict[Path, set[Path]] = {}
    for path in files:
        if path.is_file() and beside_definitions(path):
            folder = path.parent.parent if path.parent.name == CROSSWALKS else path.parent
            single.setdefault(folder, set()).add(path)
    named = [_Folder(path, display_path(path)) for path in whole]
    for folder, own in single.items():
        if folder not in whole:
            named.append(_Folder(folder, display_path(folder), frozenset(map(display_path, own))))
    return named


def _tables(folder: _Folder, base: Data, found: Examined) -> Data:
    documents = read_tables(folder.path, folder.shown)
    problems, rows = checked_tables(documents, base)
    _note(folder, documents.values(), problems, found)
    together = merged([base, rows])
    found.systems |= _systems(together)
    return together


def _rules(folder: _Folder, base: Data, definitions: Mapping[str, Data], found: Examined) -> Data:
    path = folder.path / INFERENCES
    if not path.is_file():
        return base
    document = read_document(read_source(path, f"{folder.shown}/{INFERENCES}"))
    sound = {id_: data for id_, data in definitions.items() if _is_sound(data)}
    problems = check_rules(document, base, surroundings_of(sound, found.systems))
    _note(folder, [document], problems, found)
    return base if problems else merged([base, plain(document.data)])


def _note(folder: _Folder, documents: Iterable[Document], problems: Iterable[Problem], found: Examined) -> None:
    asked = [document for document in documents if folder.asked(document)]
    paths = {document.source.path for document in asked}
    found.files += len(asked)
    found.problems += [warning for document in asked for warning in document.warnings]
    found.problems += [one for one in problems if one.source is not None and one.source.path in paths]


def _systems(tables: Data) -> frozenset[str]:
    rows = tables.get("credit-systems", ())
    return frozenset(str(row["id"]) for row in rows if row.get("academic", True))


def _is_sound(data: Data) -> bool:
    try:
        DefinitionShape.model_validate(data)
    except ValidationError:
        return False
    return True
