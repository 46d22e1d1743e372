"""The JSON Schema of the report, read off the report's own classes, so that the two cannot drift apart."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from mcdef.report import model

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_PLAIN: Final = {str: "string", int: "integer", bool: "boolean", type(None): "null"}
_VERDICT: Final = {"enum": ["counts", "does_not_count", "undetermined", "out_of_scope"]}
WORDS: Final[Mapping[tuple[str, str], Any]] = {
    ("ResultReport", "verdict"): _VERDICT,
    ("ResultReport", "if_checked"): _VERDICT,
    ("PresumingReport", "verdict"): _VERDICT,
    ("ReadingReport", "verdict"): _VERDICT,
    ("CriterionReport", "outcome"): {"enum": ["met", "not_met", "unknown"]},
    ("CriterionReport", "kind"): {"enum": ["constitutive", "required", "recommended"]},
    ("SettlingReport", "ask"): {"enum": ["state", "narrow", "judge", "assign", "nothing"]},
    ("ProblemReport", "severity"): {"enum": ["error", "warning", "note"]},
    ("Place", "how"): {"enum": ["stated", "converted", "followed", "presumed"]},
    ("FactReport", "value"): {"$ref": "#/$defs/Value"},
    ("Report", "schema"): {"const": model.SCHEMA},
}
_LIMIT: Final = {"type": ["string", "null"]}
_VALUE: Final = {
    "oneOf": [
        {"properties": {"is": {"const": "point"}, "value": {"type": ["string", "boolean"]}}, "required": ["value"]},
        {
            "properties": {"is": {"const": "range"}, "min": _LIMIT, "max": _LIMIT},
            "required": ["min", "max", "min_open", "max_open"],
        },
        {"properties": {"is": {"const": "one_of"}, "values": {"type": "array", "minItems": 2}}, "required": ["values"]},
        {
            "properties": {"is": {"const": "members"}, "has": {"type": "array"}, "complete": {"type": "boolean"}},
            "required": ["has", "complete"],
        },
        {"properties": {"is": {"enum": ["absent", "not_stated"]}}},
    ],
    "type": "object",
    "required": ["is"],
}


def report_schema() -> dict[str, Any]:
    """The schema of the whole document. New fields may come; none of these goes or changes its meaning."""
    definitions: dict[str, Any] = {"Value": _VALUE}
    whole = _of_class(model.Report, definitions)
    return {
        "$schema": _DIALECT,
        "$id": f"urn:mcdef:report:{model.SCHEMA_VERSION}",
        "title": "mcdef report",
        "$ref": whole["$ref"],
        "$defs": definitions,
    }


def _of_class(class_: type, definitions: dict[str, Any]) -> dict[str, Any]:
    name = class_.__name__
    if name not in definitions:
        definitions[name] = {}
        hints = get_type_hints(class_)
        properties: dict[str, Any] = {}
        required: list[str] = []
        for field in fields(class_):
            key = field.name.rstrip("_")
            options = [one for one in _options(hints[field.name]) if one is not type(model.OMIT)]
            properties[key] = WORDS.get((name, key)) or _any_of(options, definitions)
            always = type(model.OMIT) not in _options(hints[field.name])
            if always and (field.default is MISSING or key in ("schema", "schema_version")):
                required.append(key)
        definitions[name] = {
            "type": "object",
            "description": (class_.__doc__ or "").split("\n")[0],
            "properties": properties,
            "required": required,
        }
    return {"$ref": f"#/$defs/{name}"}


def _options(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)


def _any_of(options: list[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    schemas = [_of_type(option, definitions) for option in options]
    return schemas[0] if len(schemas) == 1 else {"anyOf": schemas}


def _of_type(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if hint in _PLAIN:
        return {"type": _PLAIN[hint]}
    if is_dataclass(hint) and isinstance(hint, type):
        return _of_class(hint, definitions)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is tuple:
        return {"type": "array", "items": _any_of(list(_options(arguments[0])), definitions)}
    if origin in (dict, Mapping):
        return {"type": "object", "additionalProperties": _any_of(list(_options(arguments[1])), definitions)}
    return {}
