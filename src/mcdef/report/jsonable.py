"""Report values as plain data in the contract's order and names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from mcdef.logic.possibilities import ABSENT, UNKNOWN, Choice, Members, Numbers, Range, Value
from mcdef.report.model import OMIT, Report

_FIRST = ("schema", "schema_version")


def jsonable(value: Any) -> Any:
    """Plain lists, mappings, texts and numbers; fields in the order they are declared."""
    kind = value.__class__
    if kind is str or value is None:  # most of what there is
        return value
    if kind is not tuple and (named := _named(kind)):
        return {name: jsonable(inner) for attribute, name in named if (inner := getattr(value, attribute)) is not OMIT}
    if isinstance(value, Mapping):
        return {key: jsonable(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [jsonable(inner) for inner in value]
    return value


@cache
def _named(kind: type) -> tuple[tuple[str, str], ...]:
    """The fields of a class of values, and their names in the contract; none for any other class."""
    if not is_dataclass(kind):
        return ()
    named = [(field.name, field.name.rstrip("_")) for field in fields(kind)]
    if kind is Report:
        named.sort(key=lambda pair: pair[1] not in _FIRST)
    return tuple(named)


def value_of(value: Value) -> Mapping[str, Any]:
    """A fact's value as the contract writes it; numbers are exact texts."""
    if value is UNKNOWN:
        return {"is": "not_stated"}
    if value is ABSENT:
        return {"is": "absent"}
    if isinstance(value, Numbers):
        return _numbers(value)
    if isinstance(value, Choice):
        if value.only is not None:
            return {"is": "point", "value": _plain(value.only)}
        return {"is": "one_of", "values": sorted((_plain(option) for option in value.options), key=str)}
    assert isinstance(value, Members)
    return {"is": "members", "has": sorted(value.has), "complete": value.complete}


def _plain(option: Any) -> Any:
    return option if isinstance(option, bool | str) else option.isoformat()


def _numbers(numbers: Numbers) -> Mapping[str, Any]:
    if len(numbers.parts) == 1:
        return _range(numbers.parts[0])
    return {"is": "one_of", "values": [_part(part) for part in numbers.parts]}


def _part(part: Range) -> Any:
    return str(part.low) if part.is_point else _range(part)


def _range(part: Range) -> Mapping[str, Any]:
    if part.is_point:
        return {"is": "point", "value": str(part.low)}
    return {
        "is": "range",
        "min": None if part.low is None else str(part.low),
        "max": None if part.high is None else str(part.high),
        "min_open": part.low_open,
        "max_open": part.high_open,
    }
