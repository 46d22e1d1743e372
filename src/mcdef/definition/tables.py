"""The crosswalk rows of several folders as one: what is shipped, and what folders add to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from mcdef.crosswalk.tables import Crosswalk, from_data
from mcdef.definition.files import Shelf, read_tables, shipped_tables
from mcdef.documents.files import display_path
from mcdef.documents.problem import McdefError, Problem, problem

Data = Mapping[str, Any]


def load_crosswalk(folders: Sequence[Path] = ()) -> Crosswalk:
    """The crosswalk that is shipped, with the rows that folders add; no definition is read.

    Raises :class:`McdefError` with every problem found in those rows.
    """
    shelves = [Shelf("shipped", crosswalks=shipped_tables())]
    for folder in folders:
        if not folder.is_dir():
            raise McdefError(problem("folder-missing", path=display_path(folder)))
        documents = read_tables(folder, display_path(folder))
        shelves.append(Shelf(display_path(folder), tables=documents))
    return crosswalk_of(shelves)


def crosswalk_of(shelves: Sequence[Shelf]) -> Crosswalk:
    """The crosswalk of these folders, the first of which is shipped. Raises :class:`McdefError`."""
    data = shelves[0].crosswalks
    problems: list[Problem] = []
    for shelf in shelves[1:]:
        if shelf.tables:
            from mcdef.definition.check_tables import checked_tables

            found, rows = checked_tables(shelf.tables, data)
            problems += found
            data = merged([data, rows])
    if problems:
        raise McdefError(*problems)
    return from_data(data)


def merged(parts: Sequence[Data]) -> Data:
    """Tables of the same name joined: lists one after the other, mappings laid together, the first one winning."""
    joined: dict[str, Any] = {}
    for part in parts:
        for name, table in part.items():
            before = joined.get(name)
            if isinstance(before, list) and isinstance(table, list):
                joined[name] = [*before, *table]
            elif isinstance(before, dict) and isinstance(table, dict):
                joined[name] = {**table, **before}
            else:
                joined.setdefault(name, table)
    return joined
