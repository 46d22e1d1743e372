"""Report values as plain data in the contract's order and names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from mcdef.logic.possibilities import ABSENT, UNKNOWN, Choice, Members, Numbers, Range, Value
from mcdef.report.model import OMIT, Report

_FIRST = ("schema", "schema_version")


def jsonable(value: Any) -> Any:
    """Plain lists, mappings, texts and numbers; fields in the order they are declared."""
    if is_dataclass(value) and not isinstance(value, type):
        named = [(field.name.rstrip("_"), getattr(value, field.name)) for field in fields(value)]
        if isinstance(value, Report):
            named.sort(key=lambda pair: pair[0] not in _FIRST)
        return {name: jsonable(inner) for name, inner in named if inner is not OMIT}
    if isinstance(value, Mapping):
        return {key: jsonable(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [jsonable(inner) for inner in value]
    return value


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
