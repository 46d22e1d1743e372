"""The shape of each crosswalk file, as pydantic models: what a row must have before its content can be looked into.

Loaded only to check files that people write; the rows that are shipped have been checked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag, ValidationError

from mcdef.crosswalk.shape_values import (
    Countries,
    Country,
    Id,
    Level,
    Levels,
    Number,
    Text,
    Texts,
    Top,
    When,
    some,
)


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
Names = Annotated[tuple[Name, ...], BeforeValidator(some)]


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

    words: Annotated[tuple[Text, ...], BeforeValidator(some)]
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
    eqf: Level | None = None
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
