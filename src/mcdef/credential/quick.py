"""Descriptions in JSON, read quickly: what is surely right is read by pydantic's core, with few calls of ours.

The schema of the model is walked, and each reader in Python gives way to a schema of the core that takes less and gives
the same: a text that is surely a statement, a truth value, or what the reader itself made of the same text, number or
list before. What is refused here may still be right: it is then read the long way, which also says what is wrong.
"""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Final

from pydantic_core import SchemaValidator
from pydantic_core import core_schema as core

from mcdef.credential.fields import NO_ANSWERS, no_blank, one_or_many, text_reader
from mcdef.credential.parts import Part
from mcdef.credential.people import LearningOutcomes

Schema = Any
"""A schema of the core: one of many kinds of dictionary."""
Read = Callable[[Any], Any]
ReadJson = Callable[[str | bytes | bytearray], Any]

#: Values that are remembered for each field and kind of value, and the longest of them, in characters.
MOST: Final = 1_024
LONGEST: Final = 500

# No way of saying that there is no answer begins with one of these letters, or is so long.
_FIRST: Final = "".join(
    sign
    for sign in string.ascii_letters + string.digits
    if not any(answer.startswith(sign.lower()) for answer in NO_ANSWERS)
)
_LONG: Final = max(len(answer) for answer in NO_ANSWERS)
_VISIBLE: Final = r"[^\s\p{Z}\p{C}]"
STATEMENT: Final = rf"(?s)\A(?:[{_FIRST}](?:.*{_VISIBLE})?|\w.{{{_LONG},}}[\w)\]][.!?]*)\z"
"""A text that is surely a statement, with nothing around it that would be stripped; in Rust's dialect."""

_NEVER: Final = core.str_schema(min_length=1, max_length=0)
_TRUTH: Final = core.bool_schema(strict=True)
_TEXT: Final = core.str_schema(strict=True)
_KINDS: Final[Mapping[type, Schema]] = {
    str: _TEXT,
    int: core.int_schema(strict=True, ge=0, lt=10**15),
    list: core.tuple_schema([_TEXT], variadic_item_index=0),
}
_SHORT_FORMS: Final = {"string": str, "number": int, "array": list}


def quick_reader_of(schema: Schema) -> ReadJson:
    """A reader of JSON for the model of a schema; it raises ``ValidationError`` for all that is not surely right."""
    quick = _quick(schema, {})
    try:
        return SchemaValidator(quick, _use_prebuilt=False).validate_json
    except TypeError:  # before pydantic 2.13 a part of a model can be read in its own way only
        return SchemaValidator(_NEVER).validate_json


def _quick(schema: Schema, named: dict[str, Schema]) -> Schema:
    """The quick one for a schema; a kind that is not known here is refused."""
    match schema:
        case {"type": "definitions"}:
            return _quick(schema["schema"], {one["ref"]: one for one in schema["definitions"]})
        case {"type": "definition-ref"}:
            return _quick(named[schema["schema_ref"]], named)
        case {"type": "nullable"}:  # only to leave a field out: nothing that is written is null
            return _quick(schema["schema"], named)
        case {"type": "function-before", "function": {"type": "no-info", "function": function}, "schema": inner}:
            return _prepared(function, inner, named)
        case {"type": "function-plain", "function": {"type": "no-info", "function": function}}:
            return _read(function)
        case {"type": "function-after", "function": {"type": "no-info", "function": function}, "schema": inner}:
            return _checked(function, inner, named)
        case {"type": "model"}:
            return _with_short_forms(schema["cls"], _model(schema, named))
        case {"type": "model-fields"}:
            fields = {name: _within(field, named) for name, field in schema["fields"].items()}
            return {**_unnamed(schema), "fields": fields}
        case {"type": "default"}:
            return _within(schema, named)
        case {"type": "tuple", "items_schema": [item], "variadic_item_index": 0}:
            return core.tuple_schema([_quick(item, named)], variadic_item_index=0)
        case {"type": "literal"}:
            return schema
    return _NEVER


def _prepared(prepare: Read, schema: Schema, named: dict[str, Schema]) -> Schema:
    """What is looked at before it is read: whether it is null, which nothing here is, and whether it is a list."""
    if prepare is no_blank:
        return _quick(schema, named)
    if prepare is one_or_many and schema["type"] == "tuple":
        many = _quick(schema, named)
        return _either(_then(_alone, many["items_schema"][0]), many)
    return _NEVER


def _checked(check: Read, schema: Schema, named: dict[str, Schema]) -> Schema:
    """What is checked after it was read."""
    match schema:
        case {"type": "function-plain", "function": {"type": "no-info", "function": function}}:
            return _remembered(lambda value: check(function(value)), str)
        case {"type": "model"}:
            return _with_short_forms(schema["cls"], _then(check, _model(schema, named)))
    return _NEVER


def _within(schema: Schema, named: dict[str, Schema]) -> Schema:
    return {**_unnamed(schema), "schema": _quick(schema["schema"], named)}


def _unnamed(schema: Schema) -> Schema:
    return {key: value for key, value in schema.items() if key != "ref"}


def _model(schema: Schema, named: dict[str, Schema]) -> Schema:
    """The full form of a model."""
    match schema["schema"]:
        case {"type": "function-before", "function": {"function": function}, "schema": fields}:
            return {**_unnamed(schema), "schema": _quick(fields, named)} if _is_part(function) else _NEVER
        case {"type": "model-fields"}:
            return _within(schema, named)
    return _NEVER


def _is_part(function: object) -> bool:
    """Whether it is what tells short forms from full ones."""
    return getattr(function, "__func__", None) is Part._read.__func__


def _with_short_forms(model: Any, full: Schema) -> Schema:
    """The full form of a part, and each short one by what its own reader made of it before."""
    if not issubclass(model, Part):
        return full
    kinds = {_SHORT_FORMS.get(form.get("type", "string")) for form in model.short_forms}
    forms = [full]
    if model is LearningOutcomes:  # a list is each description's own: what `short` says of it, for the core to make
        items = core.tuple_schema([_read(text_reader)], variadic_item_index=0)
        forms = [{**full, "schema": _then(_stated, items)}, full]
        kinds -= {list}
    read = model.__pydantic_validator__.validate_python
    return _either(*forms, *(_remembered(read, kind) for kind in _KINDS if kind in kinds))


def _stated(items: tuple[str, ...]) -> tuple[dict[str, Any], None, set[str]]:
    """The fields of learning outcomes from a list, what is over, and which fields are set."""
    return {"stated": bool(items), "items": items}, None, {"stated", "items"}


def _read(reader: Read) -> Schema:
    """What a reader of one field reads: the usual kind of value first."""
    if reader is text_reader:
        return _either(core.str_schema(strict=True, pattern=STATEMENT), _remembered(reader, str))
    usual = getattr(reader, "usual", str)
    if usual is bool:
        return _either(_TRUTH, _remembered(reader, str))
    return _either(*(_remembered(reader, kind) for kind in sorted(_KINDS, key=lambda kind: kind is not usual)))


def _remembered(read: Read, kind: type) -> Schema:
    """One kind of value, of which each is read once; what cannot be read is refused each time."""

    @lru_cache(maxsize=MOST)
    def once(value: Any) -> Any:
        if kind is not int and len(value) > LONGEST:
            raise ValueError
        if kind is list:
            if sum(map(len, value)) > LONGEST:
                raise ValueError
            value = list(value)
        return read(value)

    return _then(once, _KINDS[kind])


def _then(function: Read, schema: Schema) -> Schema:
    return core.no_info_after_validator_function(function, schema)


def _either(*schemas: Schema) -> Schema:
    return core.union_schema(list(schemas), mode="left_to_right") if len(schemas) > 1 else schemas[0]


def _alone(value: Any) -> tuple[Any]:
    return (value,)
