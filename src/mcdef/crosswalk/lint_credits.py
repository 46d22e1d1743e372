"""Credit systems, the rates between them, and the sizes of awards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from mcdef.crosswalk.lint_cites import Data, Fault, Pointer, check_cite
from mcdef.crosswalk.lint_names import check_times
from mcdef.crosswalk.lint_numbers import check_numbers, check_positive
from mcdef.crosswalk.lint_words import level_known

_NO_UNIT_OF_CREDIT: Final = frozenset({"hours", "years"})


def check_system(pointer: Pointer, row: Mapping[str, Any], sources: Data) -> Iterator[Fault]:
    """The faults of one credit system, names apart."""
    measures = [(key, row[key]) for key in ("year", "hours_per_year") if row.get(key) is not None]
    hours = list(enumerate(row.get("hours", ())))
    if not measures and not hours:
        yield from check_cite(pointer, row, sources)
    if row.get("plausible") is not None:
        yield from check_numbers((*pointer, "plausible"), row["plausible"])
    for key, measure in measures:
        yield from check_cite((*pointer, key), measure, sources)
        yield from check_positive((*pointer, key), measure)
    for index, hour in hours:
        at = (*pointer, "hours", index)
        yield from check_cite(at, hour, sources)
        yield from check_numbers(at, hour)
        if hour.get("contact") is not None:
            yield from check_numbers((*at, "contact"), hour["contact"])
    yield from check_times((*pointer, "hours"), row.get("hours", ()))


def check_exchange(pointer: Pointer, row: Mapping[str, Any], data: Data) -> Iterator[Fault]:
    """The faults of one published rate."""
    yield from check_cite(pointer, row, data["sources"])
    yield from check_positive((*pointer, "rate"), row["rate"])
    systems = _systems(data)
    for end in ("from", "to"):
        if row[end] not in systems:
            yield (*pointer, end), "crosswalk-unknown-id", {"id": row[end], "file": "credit-systems.yaml"}
    if row["from"] == row["to"]:
        yield (*pointer, "to"), "crosswalk-rate-to-itself", {"id": row["to"]}


def check_size(pointer: Pointer, row: Mapping[str, Any], data: Data) -> Iterator[Fault]:
    """The faults of one award's size."""
    yield from check_cite(pointer, row, data["sources"])
    yield from check_numbers((*pointer, "size"), row["size"])
    yield from level_known(pointer, row, data, needed=False)
    if row.get("eqf") is not None and row["eqf"] not in range(1, 9):
        yield (*pointer, "eqf"), "crosswalk-not-eqf", {"level": str(row["eqf"])}
    if row["unit"] not in _systems(data) | _NO_UNIT_OF_CREDIT:
        yield (*pointer, "unit"), "crosswalk-unknown-id", {"id": row["unit"], "file": "credit-systems.yaml"}


def _systems(data: Data) -> set[str]:
    return {row["id"] for row in data["credit-systems"] if row is not None}
