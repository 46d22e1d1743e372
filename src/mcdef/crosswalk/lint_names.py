"""No name means two things in one country at one time (crosswalk rules 11, 12)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from mcdef.crosswalk import plain
from mcdef.crosswalk.folding import fold, near
from mcdef.crosswalk.lint_cites import Data, Fault, Pointer
from mcdef.crosswalk.rows import Name


def check_names(data: Data, file: str) -> Iterator[Fault]:
    """Names that collide without a country to tell them apart, and replaced scales whose times overlap."""
    bearers: dict[str, list[tuple[int, Name]]] = {}
    for index, row in enumerate(data[file]):
        if row is None:
            continue
        for place, name in enumerate(plain.names(row)):
            if not fold(name.text):
                yield (file, index, "names", place), "crosswalk-name-empty", {"name": name.text}
            bearers.setdefault(fold(name.text), []).append((index, name))
            if name.countries and file == "frameworks" and row.get("place") is None:
                yield (file, index, "names", place), "crosswalk-name-needs-place", {"name": name.text}
        yield from check_valid((file, index), row)
        bearers.setdefault(fold(row["id"]), []).append((index, Name(row["id"])))
    for group in bearers.values():
        for (one, name), (two, other) in combinations(group, 2):
            if one != two and data[file][one]["id"] != data[file][two]["id"]:
                yield from _collision((file, two, "names"), data[file][one], data[file][two], name, other)


def check_times(pointer: Pointer, rows: Sequence[Mapping[str, Any]]) -> Iterator[Fault]:
    """Rows for one country, valid at one time: only the first would ever be used."""
    for index, row in enumerate(rows):
        yield from check_valid((*pointer, index), row)
    for (_, one), (index, two) in combinations(enumerate(rows), 2):
        if one["country"] == two["country"] and plain.validity(one).overlaps(plain.validity(two)):
            yield (*pointer, index), "crosswalk-validity-overlaps", {"other": str(one["country"])}


def check_valid(pointer: Pointer, row: Mapping[str, Any]) -> Iterator[Fault]:
    """A time that ends before it begins."""
    span = plain.validity(row)
    if span.since is not None and span.until is not None and span.until < span.since:
        yield (*pointer, "valid"), "crosswalk-never-valid", {"since": str(span.since), "until": str(span.until)}


def _collision(pointer: Pointer, one: Data, two: Data, name: Name, other: Name) -> Iterator[Fault]:
    apart = name.countries and other.countries
    if apart and not any(near(a, b) for a in name.countries for b in other.countries):
        return
    if not plain.validity(one).overlaps(plain.validity(two)):
        return
    if apart or (one.get("country") is not None and one.get("country") == two.get("country")):
        yield pointer, "crosswalk-validity-overlaps", {"other": str(one["id"])}
    else:
        yield pointer, "crosswalk-name-collides", {"name": other.text, "other": str(one["id"])}
