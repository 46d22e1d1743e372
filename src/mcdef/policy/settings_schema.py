"""The JSON Schema of the settings, for editors: made from the table of settings, by how each value is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from mcdef.policy import values
from mcdef.policy.failing import KINDS, NEVER, WORDS
from mcdef.policy.settings import SPECS
from mcdef.policy.values import FLAGS, Reader

_TEXT: Final = {"type": "string", "pattern": r"\S"}
_TEXTS: Final = {"anyOf": [{"type": "string"}, {"type": "array", "items": _TEXT}]}
_NUMBER: Final = {
    "anyOf": [
        {"type": "number", "minimum": 0},
        {"type": "string", "pattern": r"^[0-9]+(\.[0-9]+|/0*[1-9][0-9]*)?$"},
    ]
}
_FLAG: Final = {"anyOf": [{"type": "boolean"}, {"enum": [*FLAGS, *(int(one) for one in FLAGS if one.isdecimal())]}]}
_DAY: Final = {"type": "string", "pattern": r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"}
_DIGEST: Final = {"type": "string", "pattern": "^[0-9a-f]{64}$"}


def settings_schema(formats: Iterable[str]) -> dict[str, Any]:
    """The schema of ``mcdef.yaml`` and of ``[tool.mcdef]``; ``formats`` are those that can be written."""
    by_reader = _by_reader(list(formats))
    properties = {
        name: {**by_reader[spec.reader], "description": _sentence(spec.about)} for name, spec in SPECS.items()
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:mcdef:settings:1.0",
        "title": "mcdef.yaml",
        "description": "How a catalogue is checked: the settings of mcdef check.",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }


def _by_reader(formats: list[str]) -> Mapping[Reader, dict[str, Any]]:
    return {
        values.text: _TEXT,
        values.texts: _TEXTS,
        values.flag: _FLAG,
        values.day: _DAY,
        values.failing: _failing(),
        values.limits: _mapping(_mapping(_NUMBER)),
        values.digests: _mapping(_DIGEST),
        values.outputs: _outputs(formats),
    }


def _failing() -> dict[str, Any]:
    """``does-not-count:eu-2022`` in three spellings, as a list, with commas, or a mapping in a list."""
    kind = "|".join(word.replace("-", "[-_ ]") for word in (*WORDS, NEVER))
    word = rf"\s*({kind})\s*(:[^,]*)?"
    pair = {
        "type": "object",
        "propertyNames": {"enum": [kind.replace("_", sign) for kind in KINDS for sign in "-_ "]},
        "additionalProperties": {"type": "string"},
        "minProperties": 1,
        "maxProperties": 1,
    }
    one = {"type": "string", "pattern": f"^{word}$"}
    several = {"type": "string", "pattern": f"^({word}(,{word})*)?$"}
    return {"anyOf": [several, {"type": "array", "items": {"anyOf": [one, pair]}}]}


def _outputs(formats: list[str]) -> dict[str, Any]:
    """``FORMAT=PATH``, several of them, or a mapping from format to path."""
    one = rf"\s*({'|'.join(formats)})=[^,]+"
    return {
        "anyOf": [
            {"type": "object", "properties": dict.fromkeys(formats, _TEXT), "additionalProperties": False},
            {"type": "array", "items": {"type": "string", "pattern": f"^{one}$"}},
            {"type": "string", "pattern": f"^({one}(,{one})*)?$"},
        ]
    }


def _mapping(member: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": member}


def _sentence(about: str) -> str:
    return f"{about[:1].upper()}{about[1:]}."
