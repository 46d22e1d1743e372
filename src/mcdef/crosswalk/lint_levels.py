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
    if table == "unmapped" or "source" in row or "evidence" in row:
        yield from check_cite(pointer, row, sources)
    if table is None:
        yield pointer, "crosswalk-no-mapping", {"framework": str(row["id"])}
    elif table != "unmapped":
        yield from _table(at, table, row["levels"], sources)
        for level in row["levels"]:
            if level not in table["rows"]:
                yield (*at, "rows"), "crosswalk-no-row", {"level": level}
        yield from _monotone((*at, "rows"), row["levels"], table)
    if "to_cycle" in row:
        yield from _table((*pointer, "to_cycle"), row["to_cycle"], row["levels"], sources)


def _table(pointer: Pointer, table: Data, levels: list[str], sources: Data) -> Iterator[Fault]:
    for level, entry in table["rows"].items():
        at = (*pointer, "rows", level)
        if level not in levels:
            yield at, "crosswalk-unknown-level", {"level": str(level)}
        yield from check_cite(at, entry if isinstance(entry, Mapping) else {}, sources, table)
        yield from _cycle(at, entry) if pointer[-1] == "to_cycle" else _relation(at, entry)


def _cycle(pointer: Pointer, entry: Any) -> Iterator[Fault]:
    for cycle in plain.texts(entry["cycle"] if isinstance(entry, Mapping) else entry):
        if cycle not in _CYCLES:
            yield pointer, "crosswalk-not-cycle", {"cycle": cycle}


def _relation(pointer: Pointer, entry: Any) -> Iterator[Fault]:
    row = level_row(entry)
    if row.relation not in _RELATIONS or (row.relation in ("equal", "one_of") and not row.eqf):
        yield pointer, "crosswalk-unknown-relation", {"relation": row.relation, "relations": ", ".join(_RELATIONS)}
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
