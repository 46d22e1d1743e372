"""Every number of a row is one, is said once, and no range runs backwards."""

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
    given = [key for key in ("value", "min", "max", "typical") if value.get(key) is not None]
    for key in given:
        if value[key] != "open":
            number, faults = _parsed((*pointer, key), value[key])
            yield from faults
            if number is not None:
                found[key] = number
    if "value" in given and ("min" in given or "max" in given):
        yield (*pointer, "value"), "crosswalk-two-figures", {}
    elif not {"value", "min", "max"} & set(given):
        yield pointer, "crosswalk-no-figure", {}
    elif "min" in found and "max" in found and found["min"] > found["max"]:
        yield pointer, "crosswalk-empty-range", {"low": str(found["min"]), "high": str(found["max"])}
    elif "typical" in found and not _within(found["typical"], found):
        yield (*pointer, "typical"), "crosswalk-not-typical", {"value": str(found["typical"])}
    if value.get("minutes") is not None:
        yield from check_positive((*pointer, "minutes"), value["minutes"])


def check_positive(pointer: Pointer, value: object) -> Iterator[Fault]:
    """The same for what is divided by, which is never zero."""
    faults = list(check_numbers(pointer, value))
    yield from faults
    if not faults and (plain.numbers(value).extent.low or 0) <= 0:
        yield pointer, "crosswalk-not-positive", {}


def _within(number: Fraction, limits: Mapping[str, Fraction]) -> bool:
    low, high = limits.get("value", limits.get("min", number)), limits.get("value", limits.get("max", number))
    return low <= number <= high


def _parsed(pointer: Pointer, value: object) -> tuple[Fraction | None, list[Fault]]:
    try:
        return plain.number(value), []
    except (ValueError, ZeroDivisionError):
        return None, [(pointer, "crosswalk-not-number", {"value": str(value)})]
