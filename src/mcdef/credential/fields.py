"""The types of single fields: text, yes or no, numbers, dates, countries and lists, each with its JSON schema."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from fractions import Fraction
from typing import Annotated, Any, Final, TypeVar

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, PlainValidator, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from mcdef.credential.countries import code_for_name, country_code
from mcdef.credential.dates import meant_dates
from mcdef.credential.mistake import Mistake
from mcdef.credential.quantity import read_number, read_quantity
from mcdef.credential.synonyms import TRUTHS
from mcdef.documents.suggest import closest
from mcdef.logic.possibilities import Members
from mcdef.logic.ranges import Numbers

T = TypeVar("T")
NONE = "none"
NO_ANSWERS: Final = frozenset(
    (
        "not stated", "unknown", "not known", "unclear", "n/a", "na", "n.a", "tbc", "tbd", "to be confirmed",
        "not given", "not specified", "unspecified", "not applicable", "not available", "keine angabe", "k.a",
        "unbekannt", "inconnu",
    )
)  # fmt: skip
_NONE_OF = re.compile(r"(none|no|without|nothing)\s+\S")  # "no certificate", "none stated on the page"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TRUTHS = {"true": True, "yes": True, "false": False, "no": False}


def as_error(mistake: Mistake) -> PydanticCustomError:
    """The mistake as pydantic wants it; the message is looked up by its code when it is printed."""
    context = {"start": mistake.start, "length": mistake.length, **mistake.params}
    return PydanticCustomError(mistake.code, "{code}", {"code": mistake.code, **context})


def reader(read: Callable[[Any], T], usual: type = str) -> Callable[[Any], T]:
    """A validator from a function that raises :class:`Mistake`; what it reads is usually of that type."""

    def validate(value: Any) -> T:
        if value is None:
            raise as_error(Mistake("empty-value"))
        try:
            return read(value)
        except Mistake as mistake:
            raise as_error(mistake) from None

    validate.__dict__["usual"] = usual
    return validate


def is_none(value: object) -> bool:
    """Whether the word ``none`` is written: known absent."""
    return isinstance(value, str) and value.strip().lower() == NONE


def read_text(value: object) -> str:
    """A text; a number or truth value that was meant as text asks for quotes."""
    if isinstance(value, str):
        if not value.strip():
            raise Mistake("empty-value")
        _refuse_no_answer(value.strip())
        return value.strip()
    if isinstance(value, dict | list):
        raise Mistake("text-expected")
    raise Mistake("text-needs-quotes", written=value)


def _refuse_no_answer(text: str) -> None:
    """*Not stated* and the like are no statement: read as a text they would state that there is something."""
    plain = text.lower().strip(" .!?*")
    if plain in NO_ANSWERS or (not plain and text):
        raise Mistake("no-answer", value=text)
    if text in ("…", "...") or plain in ("…", ""):
        raise Mistake("placeholder", value=text)


def truth_in(value: object) -> bool | None:
    """The yes or no that is written, also in those words, or nothing."""
    if isinstance(value, bool):
        return value
    return _TRUTHS.get(value.strip().lower()) if isinstance(value, str) else None


def read_words(value: object) -> str:
    """A text in a place where *no* means ``none``, and *yes* says too little."""
    truth = truth_in(value)
    if truth is None:
        text = read_text(value)
        if _NONE_OF.match(text.lower()):
            raise Mistake("none-in-words", value=text)
        return text
    if truth:
        raise Mistake("text-expected")
    raise Mistake("unknown-value", value=str(value).strip().lower(), suggestion=NONE)


def read_truth(value: object) -> bool:
    """Yes or no, also in those words."""
    known = truth_in(value)
    if known is None:
        meant = closest(str(value), ("true", "false"), TRUTHS) if isinstance(value, str | int) else None
        raise Mistake("not-yes-or-no", value=value, suggestion=meant)
    return known


def read_date(value: object) -> date:
    """A full date, never a date with a time, a week, an epoch number or a year alone."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str) and _DAY.fullmatch(value.strip()):
        with suppress(ValueError):
            return date.fromisoformat(value.strip())
    meant = [day.isoformat() for day in meant_dates(value)]
    if len(meant) > 1:
        raise Mistake("day-or-month-first", value=value, first=meant[0], other=meant[1])
    year = re.search(r"(?:19|20)\d\d", str(value))
    raise Mistake(
        "not-a-date", value=value, suggestion=meant[0] if meant else None, example=f"{year[0] if year else 2026}-05-01"
    )


def read_country(value: object) -> str:
    """The ISO 3166-1 code of a country."""
    written = read_text(value)
    code = country_code(written)
    if code is None:
        raise Mistake("unknown-country", value=written, suggestion=code_for_name(written))
    return code


def read_whole(value: object) -> int:
    """A whole number, not negative."""
    number = read_number(value)
    if number.denominator != 1:
        raise Mistake("not-a-whole-number", value=value)
    return int(number)


def read_share(value: object) -> Fraction:
    """``50 %``, or a number from 0 to 1."""
    if isinstance(value, str) and value.strip().endswith("%"):
        share = read_number(value.strip()[:-1].strip()) / 100
    else:
        share = read_number(value)
    if share > 1:
        raise Mistake("share-above-one", value=value)
    return share


def words(*allowed: str) -> Callable[[Any], Members]:
    """A reader of lists of known words, of one such word, or of ``none``."""

    def read(value: object) -> Members:
        if isinstance(value, Members):
            return value
        if is_none(value):
            return Members(frozenset(), complete=True)
        items: list[Any] = value if isinstance(value, list) else [value]
        for index, item in enumerate(items):
            if not isinstance(item, str) or item not in allowed:
                where = {"item": index} if isinstance(value, list) else {}
                raise Mistake("unknown-value", value=item, expected=list(allowed), **where)
        return Members(frozenset(items))

    return reader(read, usual=list)


def words_schema(*allowed: str) -> dict[str, Any]:
    """The JSON schema of what :func:`words` reads."""
    word = {"type": "string", "enum": list(allowed)}
    return {"anyOf": [{"type": "array", "items": word}, word, {"const": NONE}]}


class OneOrMany:
    """Marks a list whose only member may be written without the brackets."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(one_or_many, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        many = handler(schema)
        return {"anyOf": [many["items"], many]}


def one_or_many(value: Any) -> Any:
    """A list as it is, anything else as the only member of one."""
    return value if isinstance(value, list | tuple) else [value]


def no_blank(value: Any) -> Any:
    """Refuses a key with nothing after it: it says neither that something is absent nor what it is."""
    if value is None:
        raise as_error(Mistake("empty-value"))
    return value


def _pass(kind: type[T], read: Callable[[Any], T]) -> Callable[[Any], T]:
    return reader(lambda value: value if isinstance(value, kind) else read(value), usual=int)


_QUANTITY_SCHEMA = {
    "anyOf": [{"type": "number", "minimum": 0}, {"type": "string", "pattern": "[0-9]"}],
    "examples": ["40-72", "under 15", "at least 2", "~187", "4 or 5"],
}
_TRUTH_SCHEMA = {"anyOf": [{"type": "boolean"}, {"enum": ["yes", "no"]}]}

text_reader: Final = reader(read_text)
Text = Annotated[str, PlainValidator(text_reader), WithJsonSchema({"type": "string", "minLength": 1})]
Words = Annotated[str, PlainValidator(reader(read_words)), WithJsonSchema({"type": "string", "minLength": 1})]
Truth = Annotated[bool, PlainValidator(reader(read_truth, usual=bool)), WithJsonSchema(_TRUTH_SCHEMA)]
Quantity = Annotated[Numbers, PlainValidator(_pass(Numbers, read_quantity)), WithJsonSchema(_QUANTITY_SCHEMA)]
Whole = Annotated[int, PlainValidator(reader(read_whole, usual=int)), WithJsonSchema({"type": "integer", "minimum": 0})]
Share = Annotated[
    Fraction,
    PlainValidator(_pass(Fraction, read_share)),
    WithJsonSchema({"anyOf": [{"type": "number", "minimum": 0, "maximum": 1}, {"type": "string", "pattern": "[0-9]"}]}),
]
Day = Annotated[date, PlainValidator(reader(read_date)), WithJsonSchema({"type": "string", "format": "date"})]
Country = Annotated[
    str,
    PlainValidator(reader(read_country)),
    WithJsonSchema({"type": "string", "pattern": "^[A-Za-z]{2}$", "examples": ["GB", "NL", "US"]}),
]
