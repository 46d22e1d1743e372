"""The JSON Schema of a file of waivers, for editors: made from the keys that the reader takes."""

from __future__ import annotations

import re
from typing import Any, Final

from mcdef.policy.failing import KINDS
from mcdef.policy.grounds import DISAGREE
from mcdef.policy.waivers import ABOUT, KEYS, NOTHING_SAID

_SAYS: Final[dict[str, Any]] = {"type": "string", "pattern": f"[^{re.escape(NOTHING_SAID)}]"}
_DAY: Final = {"type": "string", "pattern": r"^\s*[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])\s*$"}


def waivers_schema() -> dict[str, Any]:
    """The schema: a list of waivers, or such a list under ``waivers:``."""
    several = {"type": "array", "items": {"$ref": "#/$defs/waiver"}}
    under = {"type": "object", "properties": {"waivers": several}, "required": ["waivers"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:mcdef:waivers:1.0",
        "title": "Waivers",
        "description": "Findings that are excused, by whom and until when. A waiver changes no verdict.",
        "anyOf": [several, {**under, "additionalProperties": False}],
        "$defs": {"waiver": _waiver()},
    }


def _waiver() -> dict[str, Any]:
    """Every key is needed, but a waiver that definitions disagree names none of them."""
    own: dict[str, dict[str, Any]] = {"verdict": {"enum": _spellings(*KINDS)}, "expires": _DAY}
    apart = {"properties": {"verdict": {"enum": _spellings(DISAGREE)}}, "required": ["verdict"]}
    return {
        "type": "object",
        "properties": {key: {**own.get(key, _SAYS), "description": about} for key, about in ABOUT.items()},
        "required": [key for key in KEYS if key != "definition"],
        "additionalProperties": False,
        "if": apart,
        "then": {"properties": {"definition": False}},
        "else": {"required": ["definition"]},
    }


def _spellings(*kinds: str) -> list[str]:
    return list(dict.fromkeys(kind.replace("_", sign) for sign in " -_" for kind in kinds))
