"""The shape of each crosswalk file, as pydantic models: what a row must have before its content can be looked into.

Loaded only to check files that people write; the rows that are shipped have been checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag, ValidationError
from pydantic_core import PydanticCustomError

from mcdef.credential.countries import CODES, code_for_name
from mcdef.crosswalk import plain
from mcdef.crosswalk.folding import country_code
from mcdef.logic.read_algebra import number_of

ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_WHEN: Final = re.compile(r"\d{4}(-\d\d(-\d\d)?)?\Z")
_LONGEST: Final = 15  # digits of a number; nothing in the field needs more


def _refused(code: str, **params: Any) -> PydanticCustomError:
    return PydanticCustomError(code, "{value}", {"value": "", **params})


def _text(value: Any) -> Any:
    if value == "":
        raise _refused("empty-value")
    if isinstance(value, str | list | tuple | dict):
        return value
    raise _refused("text-needs-quotes", written=str(value).lower() if isinstance(value, bool) else str(value))


def _id(value: Any) -> str:
    if not isinstance(value, str) or not ID.match(value):
        raise _refused("not-an-id", value=value)
    return value


def _country(value: Any) -> str:
    """A code as the rows are looked up by, in capitals and without the variants EL and UK; ``*`` is everywhere."""
    if not isinstance(value, str):
        raise _refused("unknown-country", value=value)
    code = country_code(value)
    if value == "*" or (code == value and code.split("-")[0] in CODES):
        return value
    meant = code if code.split("-")[0] in CODES else code_for_name(value)
    raise _refused("unknown-country", value=value, suggestion=meant)


def _number(value: Any) -> Any:
    found = number_of(value) if len(str(value)) <= _LONGEST else None
    if found is None:
        raise _refused("crosswalk-not-number", value=str(value))
    if found < 0:
        raise _refused("negative-number", value=str(value))
    return value


def _when(value: Any) -> str:
    written = str(value)
    try:
        if not _WHEN.match(written):
            raise ValueError(written)
        plain.last_day(written)
        plain.first_day(written)
    except (ValueError, OverflowError):
        raise _refused("not-a-definition-date", value=written) from None
    return written


def _level(value: Any) -> int:
    """A whole number; whether it is one of the eight is another question."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise _refused("crosswalk-not-eqf", level=str(value))
    return value


def _some(value: Any) -> Any:
    """A list with members."""
    if value in ([], (), {}):
        raise _refused("crosswalk-empty-list")
    return value


def _listed(value: Any) -> Any:
    """One text stands for a list of one."""
    return _some([value] if isinstance(value, str) else value)


Text = Annotated[str, BeforeValidator(_text)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_listed)]
Levels = Annotated[tuple[Annotated[int, BeforeValidator(_level)], ...], BeforeValidator(_some)]
Id = Annotated[str, BeforeValidator(_id)]
Country = Annotated[str, BeforeValidator(_country)]
Countries = Annotated[tuple[Country, ...], BeforeValidator(_listed)]
Number = Annotated[Any, BeforeValidator(_number)]
Top = Annotated[Any, BeforeValidator(lambda value: value if value == "open" else _number(value))]
When = Annotated[str, BeforeValidator(_when)]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Cited(_Shape):
    source: Texts | None = None
    at: Text | None = None
    evidence: Text | None = None
    note: Text | None = None


class _Range(_Shape):
    value: Number | None = None
    min: Number | None = None
    max: Top | None = None


class _Minutes(_Range):
    minutes: Annotated[
        Annotated[Number, Tag("number")] | Annotated[_Range, Tag("range")],
        Discriminator(lambda value: "range" if isinstance(value, Mapping | _Range) else "number"),
    ] = None


Amount = Annotated[
    Annotated[Number, Tag("number")] | Annotated[_Minutes, Tag("range")],
    Discriminator(lambda value: "range" if isinstance(value, Mapping | _Minutes) else "number"),
]


class _Validity(_Shape):
    from_: When | None = Field(None, alias="from")
    to: When | None = None


class _FullName(_Shape):
    name: Text
    country: Countries | None = None
    implies: Countries | None = None


def _form_of_name(value: Any) -> str:
    if not isinstance(value, Mapping):
        return "text"
    return "full" if "name" in value or len(value) != 1 else "here"


Name = Annotated[
    Annotated[Text, Tag("text")] | Annotated[_FullName, Tag("full")] | Annotated[dict[str, Countries], Tag("here")],
    Discriminator(_form_of_name),
]
Names = Annotated[tuple[Name, ...], BeforeValidator(_some)]


class _LevelRow(_Cited):
    eqf: Levels = ()
    relation: Text | None = None
    bracket: Levels = ()


class _CycleRow(_Cited):
    cycle: Texts


Row = Annotated[
    Annotated[Text, Tag("word")] | Annotated[Levels, Tag("levels")] | Annotated[_LevelRow, Tag("row")],
    Discriminator(lambda value: {list: "levels", tuple: "levels", dict: "row"}.get(type(value), "word")),
]
Cycle = Annotated[
    Annotated[Texts, Tag("words")] | Annotated[_CycleRow, Tag("row")],
    Discriminator(lambda value: "row" if isinstance(value, Mapping) else "words"),
]


class _Table(_Cited):
    status: Literal["current", "frozen", "superseded"] = "current"
    rows: dict[str, Row]


class _Cycles(_Cited):
    rows: dict[str, Cycle]


class _Dated(_Cited):
    valid: _Validity | None = None


class FrameworkShape(_Dated):
    """A row of frameworks.yaml."""

    id: Id
    title: Text
    names: Names
    country: Country | None = None
    place: Text | None = None
    uri: Text | None = None
    levels: tuple[Text, ...]
    anchors: dict[str, Text] = {}
    to_eqf: (
        Annotated[
            Annotated[Literal["unmapped"], Tag("word")] | Annotated[_Table, Tag("table")],
            Discriminator(lambda value: "table" if isinstance(value, Mapping) else "word"),
        ]
        | None
    ) = None
    to_cycle: _Cycles | None = None


class AwardWordShape(_LevelRow):
    """A row of award-words.yaml."""

    words: Annotated[tuple[Text, ...], BeforeValidator(_some)]
    country: Country | None = None
    framework: Text | None = None
    level: Text | None = None


class _Measure(_Cited, _Range):
    relation: Text | None = None


class _Hours(_Dated, _Minutes):
    country: Country
    typical: Number | None = None
    contact: Amount | None = None


class CreditSystemShape(_Dated):
    """A row of credit-systems.yaml."""

    id: Id
    title: Text
    names: Names
    measures: Literal["notional", "contact", "mixed", "share", "none"]
    academic: bool = True
    hours: tuple[_Hours, ...] = ()
    year: _Measure | None = None
    hours_per_year: _Measure | None = None
    plausible: Amount | None = None


class ExchangeShape(_Dated):
    """A row of exchanges.yaml."""

    from_: Text = Field(alias="from")
    to: Text
    rate: Amount
    kind: Literal["official", "official-regional", "practice", "funding-rule"]


class AwardSizeShape(_Cited):
    """A row of award-sizes.yaml."""

    award: Text
    kind: Literal["degree", "qualification"]
    country: Country | None = None
    framework: Text | None = None
    level: Text | None = None
    eqf: Annotated[int, BeforeValidator(_level)] | None = None
    unit: Text
    size: Amount


class SourceShape(_Shape):
    """A source of sources.yaml, under its id."""

    title: Text
    issuer: Text | None = None
    url: Text | None = None
    published: When | None = None
    seen: Literal["full", "copy", "opening", "none"] | None = None
    checked: When | None = None
    note: Text | None = None


class UrisShape(_Cited):
    """The whole of qdr-uris.yaml."""

    prefix: Text
    levels: dict[str, dict[str, Texts]]


#: Files of rows, and the shape of one; sources are rows under their ids.
ROWS: Final[Mapping[str, type[BaseModel]]] = {
    "frameworks": FrameworkShape,
    "award-words": AwardWordShape,
    "credit-systems": CreditSystemShape,
    "exchanges": ExchangeShape,
    "award-sizes": AwardSizeShape,
    "sources": SourceShape,
}
SOURCES: Final = "sources"
URIS: Final = "qdr-uris"


def errors_of(file: str, row: Any) -> list[Any]:
    """Errors for one row as pydantic gives them; nothing where it has its shape."""
    empty = [{"type": "empty-value", "loc": at, "input": None} for at in nothing_in(row)]
    if empty:
        return empty
    try:
        ROWS[file].model_validate(row)
    except ValidationError as error:
        return list(error.errors(include_url=False))
    return []


def nothing_in(value: Any) -> Iterator[tuple[str | int, ...]]:
    """Where nothing is written after a colon or a hyphen."""
    if value is None:
        yield ()
    parts = value.items() if isinstance(value, Mapping) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in parts:
        yield from ((key, *rest) for rest in nothing_in(inner))
