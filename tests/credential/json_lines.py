"""Descriptions as lines of JSON, and lines that were broken at random; the same seed breaks them in the same way."""

from __future__ import annotations

import importlib.util
import json
import random
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from mcdef.credential.model import Credential
from mcdef.documents.files import read_source
from mcdef.documents.reader import read_document

ROOT = Path(__file__).resolve().parents[2]
KINDS = ("mixed", "clustered")


class Raw(str):
    """JSON as it stands, for what Python's own values cannot say."""

    __slots__ = ()


def written(value: Any) -> str:
    """Data as JSON, numbers as they are."""
    if isinstance(value, Raw):
        return str(value)
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)}: {written(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(written, value)) + "]"
    return json.dumps(value, ensure_ascii=isinstance(value, str) and len(value) % 2 == 0)


def told(value: Any) -> Any:
    """All that a value says, down to which fields are set and of what type each is: ``1`` is not ``True``."""
    if isinstance(value, BaseModel):
        fields = {name: told(field) for name, field in value.__dict__.items()}
        return type(value), value.model_fields_set, value.model_extra, fields
    if isinstance(value, tuple | list):
        return type(value), [told(item) for item in value]
    if isinstance(value, dict):
        return type(value), {key: told(item) for key, item in value.items()}
    return type(value), value


@cache
def seeded(kind: str, size: int) -> tuple[dict[str, Any], ...]:
    """Descriptions of a seeded catalogue, as the benchmarks make them."""
    spec = importlib.util.spec_from_file_location("seeded", ROOT / "benchmarks" / "seeded.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return tuple(module.descriptions(kind, size))


@cache
def shipped() -> tuple[dict[str, Any], ...]:
    """Every example, and every description in a worked case of a definition."""
    found = [read_document(read_source(path, path.name)).data for path in sorted((ROOT / "examples").glob("*.yaml"))]
    for path in sorted((ROOT / "definitions").glob("*.yaml")):
        data = read_document(read_source(path, path.name)).data
        cases = data.get("cases") if isinstance(data, dict) else None
        assert isinstance(data, dict)
        found.append(data.get("case_base"))
        for case in cases if isinstance(cases, list) else ():
            found.extend(case.get(key) for key in ("credential", "with"))
    return tuple(one for one in found if isinstance(one, dict))


# Values that look like others, or are no values at all.
ODD: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 7, 10**14, 10**15, 10**16, Raw("1" + "0" * 320), Raw("7.5"), Raw("7.500"), Raw("1.0"),
    Raw("-0"), Raw("0.5"), Raw("1e3"), Raw("1e999999999"), Raw("NaN"), Raw("-Infinity"), Raw("01"), Raw('"\\ud83d"'),
    "", " ", "none", " None ", "no", "yes", " YES\t", "True", "false", "n/a", "N/A.", "unknown", "Not stated!",
    "…", "...",
    "?", "!!", "*", "n.a", "na", "\u212a.a.", "tbc ", "to be confirmed......", "not specified................ ",
    "not specified and then more of it", "keine angabe .", "inconnu\x1f", "\x1finconnu", "x", "exam\x1f",
    "\x1cexam", "exam\u2003",
    "\u00a0exam", "exam\u200b", "exam\u0000", "exam\n", "exam!", "(exam)", "٣ h", "１５０ h", "150 h", " 150 h ",
    "150h", "40-72",
    "72-40", "under 266", "about 1,000", "5,5 ECTS", "1.000 h", "9" * 15, "9" * 16, "9" * 600, "a" * 501,
    "word " * 150,
    "12 weeks x 10-12 h", "12 weeks", "10 h per week", "5 ECTS", "ECTS", "assigned", "EQF 6", "6", "graduate", "GB",
    "gb", "uk", "Germany", "2026-05-01", "2026-02-30", "01/02/2026", "50 %", "150 %", "0.5", "3 courses",
    "nzqcf", "internal",
    "certificate", "degree", "listed qualification", "other", "online", "required", "stated", "record", "published",
    "no certificate", "without supervision", "digital badge, not shareable", "digital, paper", "PGCert",
    "MSc Data", "offer",
    [], {}, [None], [""], ["none"], [True], [1], [["x"]], ["nzqcf"], ["nzqcf", "ehis"], ["nzqcf", "x"],
    ["internal", "external"],
    ["record", "level"], ["a", "b"], ["n/a"], ["Plan it", " "], ["5 ECTS", "15 CATS"], ["word"] * 400, [[[[[["x"]]]]]],
    {"name": "x"}, {"name": None}, {"hours": 10}, {"hours": Raw("10.5")}, {"hours": "10.5"}, {"weeks": 3},
    {"weeks": 3, "months": 2, "hours_per_week": 5}, {"value": 5, "system": "ECTS"}, {"system": "n/a"},
    {"degree": "PGCert"},
    {"degree": "MSc"}, {"issued": "yes"}, {"type": ["college", "school"]}, {"type": "college"}, {"complete": True},
    {"complete": False}, {"complete": 1}, {"from": "2026-05-01"}, {"since": "2026-05-01"}, {"except": ["level"]},
    {"states": "annex-i", "except": "level"}, {"states": ["annex-i"], "leaving_out": ["level"]},
    {"stated": True, "items": []},
    {"criterion": "a", "met": True}, [{"criterion": "a", "met": "yes"}, {"criterion": "a", "met": False}],
    Raw('{"name": "x", "name": "y"}'), Raw('{"value": 5, "value": 6}'), Raw('{"hours": null, "hours": 6}'),
    Raw('[{"degree": "MSc", "degree": "LLM"}]'), Raw('{"n\\u0061me": "x"}'), Raw("[1,]"), Raw("{}{}"), Raw("tru"),
)  # fmt: skip
_AROUND = (
    "",
    " ",
    "\t",
    "\n",
    "\x1f",
    "\u00a0",
    "\u2028",
    "\u200b",
    ".",
    "!",
    "*",
    "?",
    "…",
    "\x00",
    "٣",
    "\u0307",
    "-",
)


def broken(size: int, seed: int, changes: int) -> Iterator[dict[str, Any]]:
    """Descriptions with so many changes each, from shipped and seeded ones."""
    chance = random.Random(seed)
    sources = [*shipped(), *seeded("mixed", 60), *seeded("clustered", 60)]
    for _ in range(size):
        data: Any = chance.choice(sources)
        for _ in range(changes):
            data = _changed(data, chance)
        yield data


def _changed(value: Any, chance: random.Random) -> Any:
    """The same data, with one change somewhere in it."""
    if isinstance(value, dict) and not isinstance(value, Raw):
        return _changed_mapping(value, chance)
    if isinstance(value, list) and value and chance.random() < 0.7:
        at = chance.randrange(len(value))
        return [*value[:at], _changed(value[at], chance), *value[at + 1 :]]
    if isinstance(value, str) and not isinstance(value, Raw) and chance.random() < 0.5:
        return _changed_text(value, chance)
    return chance.choice(
        (chance.choice(ODD), chance.choice(ODD), chance.choice(ODD), [value], [value, value], str(value))
    )


def _changed_text(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return chance.choice(
        (
            chance.choice(_AROUND) + text + chance.choice(_AROUND),
            text[:at] + chance.choice(_AROUND) + text[at:],
            text.upper(),
            text.lower(),
            text[:at],
            text * 40,
        )
    )


def _changed_mapping(value: dict[str, Any], chance: random.Random) -> Any:
    way = chance.random()
    keys = list(value)
    if not keys or way < 0.08:
        key = chance.choice((*Credential.model_fields, "name", "Name", "x", "value", "states", "except"))
        return {**value, key: chance.choice(ODD)}
    key = chance.choice(keys)
    if way < 0.14:
        other = chance.choice((key + "s", key.upper(), " " + key, key[:-1], ""))
        return {(other if one == key else one): item for one, item in value.items()}
    if way < 0.2:  # a key that stands there twice
        again = chance.choice((value[key], chance.choice(ODD)))
        return Raw(f"{written(value)[:-1]}, {json.dumps(key)}: {written(again)}}}")
    return {**value, key: _changed(value[key], chance)}
