"""A framework's rows: each level has one, they name EQF levels, and a higher level never maps lower."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from mcdef.crosswalk import plain
from mcdef.crosswalk.lint_cites import Data, Fault, Pointer, check_cite
from mcdef.crosswalk.rows import LevelRow
from mcdef.crosswalk.tables import level_row

_RELATIONS: Final = ("equal", "one_of", "below", "unlevelled", "unmapped")
_CYCLES: Final = ("short", "first", "second", "third", "none")


def check_framework(pointer: Pointer, row: Data, sources: Data) -> Iterator[Fault]:
    """The faults of one framework, names and times apart."""
    table = row.get("to_eqf")
    at = (*pointer, "to_eqf")
    if table == "unmapped" or row.get("source") is not None or row.get("evidence") is not None:
        yield from check_cite(pointer, row, sources)
    if table is None:
        yield pointer, "crosswalk-no-mapping", {"framework": str(row["id"])}
    elif table != "unmapped":
        yield from _table(at, table, row["levels"], sources)
        for level in row["levels"]:
            if level not in table["rows"]:
                yield (*at, "rows"), "crosswalk-no-row", {"level": level}
        yield from _monotone((*at, "rows"), row["levels"], table)
    for level in row.get("anchors") or ():
        if level not in row["levels"]:
            yield (*pointer, "anchors", level), "crosswalk-unknown-level", {"level": level}
    if row.get("to_cycle") is not None:
        yield from _table((*pointer, "to_cycle"), row["to_cycle"], row["levels"], sources)


def _table(pointer: Pointer, table: Data, levels: list[str], sources: Data) -> Iterator[Fault]:
    for level, entry in table["rows"].items():
        at = (*pointer, "rows", level)
        if level not in levels:
            yield at, "crosswalk-unknown-level", {"level": str(level)}
        yield from check_cite(at, entry if isinstance(entry, Mapping) else {}, sources, table)
        yield from _cycle(at, entry) if pointer[-1] == "to_cycle" else check_relation(at, entry)


def _cycle(pointer: Pointer, entry: Any) -> Iterator[Fault]:
    for cycle in plain.texts(entry["cycle"] if isinstance(entry, Mapping) else entry):
        if cycle not in _CYCLES:
            yield pointer, "crosswalk-not-cycle", {"cycle": cycle}


def check_relation(pointer: Pointer, entry: Any) -> Iterator[Fault]:
    """The relation that a row states or implies is one, and its EQF levels fit it."""
    row = level_row(entry)
    wanted = {"equal": range(1, 2), "one_of": range(2, 9)}.get(row.relation, range(1))
    if row.relation not in _RELATIONS or (row.relation in ("equal", "one_of") and not row.eqf):
        yield pointer, "crosswalk-unknown-relation", {"relation": row.relation, "relations": ", ".join(_RELATIONS)}
    elif len(set(row.eqf)) not in wanted:
        levels = ", ".join(map(str, row.eqf))
        yield pointer, "crosswalk-relation-differs", {"relation": row.relation, "levels": levels}
    for level in (*row.eqf, *row.bracket):
        if level not in range(1, 9):
            yield pointer, "crosswalk-not-eqf", {"level": str(level)}


def _monotone(pointer: Pointer, levels: list[str], table: Data) -> Iterator[Fault]:
    """Crosswalks.md 1.0: as a check on the tables, never to invent values."""
    under: tuple[str, tuple[int, int]] | None = None
    for level in levels:
        if level not in table["rows"] or (span := _span(level_row(table["rows"][level]))) is None:
            continue
        if under is not None and (span[0] < under[1][0] or span[1] < under[1][1]):
            yield (*pointer, level), "crosswalk-not-monotone", {"level": level, "below": under[0]}
        under = level, span


def _span(row: LevelRow) -> tuple[int, int] | None:
    if row.relation == "below":
        return 0, 0
    return (min(row.eqf), max(row.eqf)) if row.eqf else None
