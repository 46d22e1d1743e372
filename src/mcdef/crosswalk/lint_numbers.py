"""Every number of a row is one, and no range runs backwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from mcdef.crosswalk import plain
from mcdef.crosswalk.lint_cites import Fault, Pointer


def check_numbers(pointer: Pointer, value: object) -> Iterator[Fault]:
    """The faults of a number or of ``{value | min, max, typical, minutes}``."""
    if not isinstance(value, Mapping):
        yield from _parsed(pointer, value)[1]
        return
    found: dict[str, Fraction] = {}
    for key in ("value", "min", "max", "typical"):
        if key in value and value[key] != "open":
            number, faults = _parsed((*pointer, key), value[key])
            yield from faults
            if number is not None:
                found[key] = number
    if "min" in found and "max" in found and found["min"] > found["max"]:
        yield pointer, "crosswalk-empty-range", {"low": str(found["min"]), "high": str(found["max"])}
    if "minutes" in value:
        yield from check_numbers((*pointer, "minutes"), value["minutes"])


def _parsed(pointer: Pointer, value: object) -> tuple[Fraction | None, list[Fault]]:
    try:
        return plain.number(value), []
    except (ValueError, ZeroDivisionError):
        return None, [(pointer, "crosswalk-not-number", {"value": str(value)})]
