"""The crosswalk as one object, built from the plain content of its files. :mod:`.lint` checks that content first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from mcdef.crosswalk import plain
from mcdef.crosswalk.folding import fold
from mcdef.crosswalk.rows import (
    AwardSize,
    AwardWord,
    Cite,
    CreditSystem,
    CycleRow,
    Exchange,
    Framework,
    HoursRow,
    LevelRow,
    Measure,
    Name,
    Source,
    Validity,
)
from mcdef.crosswalk.uris import LevelUris, uris_from

__all__ = [
    "AwardSize",
    "AwardWord",
    "Cite",
    "CreditSystem",
    "Crosswalk",
    "CycleRow",
    "Exchange",
    "Framework",
    "HoursRow",
    "LevelRow",
    "LevelUris",
    "Measure",
    "Name",
    "Source",
    "Validity",
    "from_data",
]


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """All rows, and the names by which people write frameworks and credit systems (folded)."""

    sources: Mapping[str, Source]
    frameworks: Mapping[str, Framework]
    award_words: tuple[AwardWord, ...]
    systems: Mapping[str, CreditSystem]
    exchanges: tuple[Exchange, ...]
    award_sizes: tuple[AwardSize, ...]
    framework_names: Mapping[str, tuple[tuple[Name, Framework], ...]]
    system_names: Mapping[str, tuple[tuple[Name, CreditSystem], ...]]
    uris: LevelUris = field(default_factory=LevelUris)


_Named = TypeVar("_Named", Framework, CreditSystem)


def from_data(data: Mapping[str, Any]) -> Crosswalk:
    """The crosswalk of ``{"sources": …, "frameworks": …, "award-words": …, "credit-systems": …, …}``."""
    frameworks = {row["id"]: _framework(row) for row in data["frameworks"]}
    systems = {row["id"]: _system(row) for row in data["credit-systems"]}
    return Crosswalk(
        {id_: _source(id_, row) for id_, row in data["sources"].items()},
        frameworks,
        tuple(_award_word(row) for row in data["award-words"]),
        systems,
        tuple(_exchange(row) for row in data["exchanges"]),
        tuple(_award_size(row) for row in data["award-sizes"]),
        _by_name(frameworks.values()),
        _by_name(systems.values()),
        uris_from(data.get("qdr-uris")),
    )


def _by_name(rows: Iterable[_Named]) -> dict[str, tuple[tuple[Name, _Named], ...]]:
    """Who bears a folded name; an id is a name too, as descriptions in full form write it."""
    index: dict[str, list[tuple[Name, _Named]]] = {}
    for row in rows:
        for name in row.names:
            index.setdefault(fold(name.text), []).append((name, row))
        bearers = index.setdefault(fold(row.id), [])
        if all(bearer is not row for _, bearer in bearers):
            bearers.append((Name(row.id), row))
    return {name: tuple(bearers) for name, bearers in index.items()}


def _source(id_: str, row: Mapping[str, Any]) -> Source:
    rest = (plain.optional(row.get(key)) for key in ("issuer", "url", "published", "seen", "checked", "note"))
    return Source(id_, str(row["title"]), *rest)


def _framework(row: Mapping[str, Any]) -> Framework:
    table = row["to_eqf"]
    mapped = table != "unmapped"
    cycles = row.get("to_cycle") or {"rows": {}}
    return Framework(
        id=row["id"],
        title=row["title"],
        names=plain.names(row),
        country=row.get("country"),
        place=row.get("place"),
        uri=row.get("uri"),
        levels=tuple(row["levels"]),
        valid=plain.validity(row),
        mapped=mapped,
        status=table.get("status", "current") if mapped else "current",
        to_eqf={level: level_row(entry, table) for level, entry in table["rows"].items()} if mapped else {},
        to_cycle={level: _cycle_row(entry, cycles) for level, entry in cycles["rows"].items()},
        anchors=row.get("anchors") or {},
        cite=plain.cite(row) if "source" in row else None,
        note=row.get("note"),
    )


def level_row(entry: Any, table: Mapping[str, Any] | None = None) -> LevelRow:
    """A row in any of its forms: ``[6]``, ``[6, 7]``, ``below``, or a mapping with ``eqf`` or ``relation``."""
    full: Mapping[str, Any] = entry if isinstance(entry, Mapping) else {}
    eqf = tuple(full.get("eqf", ()) if full else entry if isinstance(entry, (list, tuple)) else ())
    usual = "equal" if len(eqf) == 1 else "one_of"
    relation = full.get("relation", usual) if full else usual if eqf else str(entry)
    return LevelRow(relation, eqf, tuple(full.get("bracket", ())), plain.cite(full, table))


def _cycle_row(entry: Any, table: Mapping[str, Any]) -> CycleRow:
    full: Mapping[str, Any] = entry if isinstance(entry, Mapping) else {"cycle": entry}
    cycles = plain.texts(full["cycle"])
    return CycleRow(() if cycles == ("none",) else cycles, plain.cite(full, table))


def _award_word(row: Mapping[str, Any]) -> AwardWord:
    return AwardWord(tuple(row["words"]), row.get("country"), level_row(row), row.get("framework"), row.get("level"))


def _system(row: Mapping[str, Any]) -> CreditSystem:
    return CreditSystem(
        id=row["id"],
        title=row["title"],
        names=plain.names(row),
        measures=row["measures"],
        academic=row.get("academic", True),
        hours=tuple(_hours_row(entry) for entry in row.get("hours", ())),
        year=_measure(row.get("year")),
        hours_per_year=_measure(row.get("hours_per_year")),
        plausible=plain.numbers(row["plausible"]) if "plausible" in row else None,
        valid=plain.validity(row),
        cite=plain.cite(row) if "source" in row else None,
        note=row.get("note"),
    )


def _hours_row(row: Mapping[str, Any]) -> HoursRow:
    return HoursRow(
        row["country"],
        plain.numbers(row),
        plain.number(row["typical"]) if "typical" in row else None,
        plain.numbers(row["contact"]) if "contact" in row else None,
        plain.validity(row),
        plain.cite(row),
    )


def _measure(row: Mapping[str, Any] | None) -> Measure | None:
    return None if row is None else Measure(plain.numbers(row), plain.cite(row))


def _exchange(row: Mapping[str, Any]) -> Exchange:
    rate = plain.numbers(row["rate"])
    return Exchange(row["from"], row["to"], rate, row["kind"], plain.validity(row), plain.cite(row))


def _award_size(row: Mapping[str, Any]) -> AwardSize:
    return AwardSize(
        row["award"],
        row["kind"],
        row.get("country"),
        row.get("framework"),
        row.get("level"),
        row.get("eqf"),
        row["unit"],
        plain.numbers(row["size"]),
        plain.cite(row),
    )
