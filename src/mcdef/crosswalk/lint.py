"""Static checks of the crosswalk files, before anything is built from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from mcdef.crosswalk.lint_cites import Data, Fault, Pointer, check_cite
from mcdef.crosswalk.lint_levels import check_framework
from mcdef.crosswalk.lint_names import check_names, check_times
from mcdef.crosswalk.lint_numbers import check_numbers

_NO_UNIT_OF_CREDIT: Final = frozenset({"hours", "years"})


def check(data: Data) -> list[Fault]:
    """Everything wrong with the merged files, each as pointer, message code and parameters (crosswalks.md 4.1)."""
    return [
        *_ids_twice(data, "frameworks"),
        *_ids_twice(data, "credit-systems"),
        *_frameworks(data),
        *check_names(data, "frameworks"),
        *_award_words(data),
        *_systems(data),
        *check_names(data, "credit-systems"),
        *_exchanges(data),
        *_award_sizes(data),
    ]


def _rows(data: Data, file: str) -> Iterator[tuple[Pointer, Mapping[str, Any]]]:
    for index, row in enumerate(data[file]):
        yield (file, index), row


def _ids_twice(data: Data, file: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for pointer, row in _rows(data, file):
        if row["id"] in seen:
            yield (*pointer, "id"), "crosswalk-id-twice", {"id": row["id"]}
        seen.add(row["id"])


def _frameworks(data: Data) -> Iterator[Fault]:
    for pointer, row in _rows(data, "frameworks"):
        yield from check_framework(pointer, row, data["sources"])


def _award_words(data: Data) -> Iterator[Fault]:
    for pointer, row in _rows(data, "award-words"):
        yield from check_cite(pointer, row, data["sources"])
        yield from _level_known(pointer, row, data)
        for level in row.get("eqf", ()):
            if level not in range(1, 9):
                yield (*pointer, "eqf"), "crosswalk-not-eqf", {"level": str(level)}


def _systems(data: Data) -> Iterator[Fault]:
    for pointer, row in _rows(data, "credit-systems"):
        measures = [(key, row[key]) for key in ("year", "hours_per_year") if key in row]
        hours = list(enumerate(row.get("hours", ())))
        if not measures and not hours:
            yield from check_cite(pointer, row, data["sources"])
        if "plausible" in row:
            yield from check_numbers((*pointer, "plausible"), row["plausible"])
        for key, measure in measures:
            yield from check_cite((*pointer, key), measure, data["sources"])
            yield from check_numbers((*pointer, key), measure)
        for index, hour in hours:
            at = (*pointer, "hours", index)
            yield from check_cite(at, hour, data["sources"])
            yield from check_numbers(at, hour)
            if "contact" in hour:
                yield from check_numbers((*at, "contact"), hour["contact"])
        yield from check_times((*pointer, "hours"), row.get("hours", ()))


def _exchanges(data: Data) -> Iterator[Fault]:
    systems = {row["id"] for row in data["credit-systems"]}
    for pointer, row in _rows(data, "exchanges"):
        yield from check_cite(pointer, row, data["sources"])
        yield from check_numbers((*pointer, "rate"), row["rate"])
        for end in ("from", "to"):
            if row[end] not in systems:
                yield (*pointer, end), "crosswalk-unknown-id", {"id": row[end], "file": "credit-systems.yaml"}


def _award_sizes(data: Data) -> Iterator[Fault]:
    units = {row["id"] for row in data["credit-systems"]} | _NO_UNIT_OF_CREDIT
    for pointer, row in _rows(data, "award-sizes"):
        yield from check_cite(pointer, row, data["sources"])
        yield from check_numbers((*pointer, "size"), row["size"])
        yield from _level_known(pointer, row, data)
        if row["unit"] not in units:
            yield (*pointer, "unit"), "crosswalk-unknown-id", {"id": row["unit"], "file": "credit-systems.yaml"}


def _level_known(pointer: Pointer, row: Mapping[str, Any], data: Data) -> Iterator[Fault]:
    """The framework and the level that a row names exist."""
    if "framework" not in row:
        return
    levels = {framework["id"]: framework["levels"] for framework in data["frameworks"]}
    if row["framework"] not in levels:
        missing = {"id": row["framework"], "file": "frameworks.yaml"}
        yield (*pointer, "framework"), "crosswalk-unknown-id", missing
    elif row.get("level") not in levels[row["framework"]]:
        yield (*pointer, "level"), "crosswalk-unknown-level", {"level": str(row.get("level"))}
