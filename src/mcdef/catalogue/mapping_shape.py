"""The shape of a mapping file, as pydantic models: for refusing a malformed one, and for editors."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, ClassVar, Final, Literal, TypeAlias, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from mcdef.catalogue.columns import columns
from mcdef.credential.fields import OneOrMany, one_or_many

Line = Annotated[str, Field(min_length=1)]
Decimals = Literal["comma", "point"]
Unit = Literal[
    "hours", "hours per week", "minutes", "weeks", "months", "years", "lessons",
]  # fmt: skip
Word: TypeAlias = "str | bool | int | Decimal"
UNITS: tuple[str, ...] = get_args(Unit)


def _texts(value: Any) -> Any:
    """Words that stand in cells: a number or yes is what a cell may hold too."""

    def text(one: Any) -> Any:
        if isinstance(one, bool):
            return "true" if one else "false"
        return str(one) if isinstance(one, int | Decimal) else one

    return tuple(text(one) for one in one_or_many(value))


def _row_number(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise PydanticCustomError("mapping-row-number", "{value}", {"value": value})
    return value


def _pair(value: Any) -> Any:
    if not isinstance(value, list | tuple) or len(value) != 2:
        raise PydanticCustomError("mapping-pair", "{value}", {"value": value})
    return tuple(value)


Names = Annotated[tuple[Line, ...], OneOrMany()]
"""The names a column may have, or several columns of which the first with a value counts."""
_WORD_SCHEMA: Final = {"type": ["string", "number", "boolean"]}
Words = Annotated[
    tuple[str, ...],
    BeforeValidator(_texts),
    WithJsonSchema({"anyOf": [_WORD_SCHEMA, {"type": "array", "items": _WORD_SCHEMA}]}),
]
RowNumber = Annotated[int, BeforeValidator(_row_number), WithJsonSchema({"type": "integer", "minimum": 1})]
Pair = Annotated[tuple[Line, Line], BeforeValidator(_pair)]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    short_key: ClassVar[str | None] = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        return {cls.short_key: value} if cls.short_key is not None and isinstance(value, str | list) else value


class FactRule(_Shape):
    """How one key of a description comes from the columns of the table. Short: only the name of the column."""

    short_key = "column"

    column: Names | None = Field(None, description="The column; or several: the first with a value counts.")
    between: Pair | None = Field(None, description="Two columns: the lowest and the highest amount.")
    times: Names | None = Field(None, description="The column of the weeks (or months) that a weekly load is done for.")
    times_unit: Literal["weeks", "months"] = Field("weeks", description="What a bare number of that column counts.")
    unit: Unit | None = Field(None, description="What a bare number counts.")
    system: Line | None = Field(None, description="The credit system of a bare number: ECTS, semester hours, …")
    framework: Line | None = Field(None, description="The framework of a bare level: EQF, FHEQ, …")
    called: Words = Field((), description="Words after a number that mean this unit or system here.")
    decimal: Decimals | None = Field(None, description="Which sign marks decimals; the other one marks thousands.")
    zero: Literal["unknown", "none", "zero"] = Field("unknown", description="What an amount of 0 means.")
    values: dict[str, Any] = Field({}, description="What each word of the column means; null for not stated.")
    otherwise: Literal["keep", "unknown", "error"] = Field("keep", description="What any other word is.")
    split: Line | None = Field(None, description="The sign between several values in one cell.")
    optional: bool = Field(False, description="The table may lack the column.")


class RowsShape(_Shape):
    """Which rows are read, and which belong together. Short: only where they stand."""

    short_key = "at"

    at: Line | None = Field(None, description="In JSON: the path to the list of rows, for example /results/*.")
    skip_when: dict[str, Words] = Field({}, description="Leaves rows out in which a column has one of these values.")
    only_when: dict[str, Words] = Field({}, description="Reads only rows in which a column has one of these values.")
    one_offer: Names = Field((), description="Columns that are the same in all rows of one offer.")


class MappingShape(_Shape):
    """A mapping file: what the columns of an existing list mean."""

    format: Literal["table"] = "table"
    title: Line | None = None
    about: Line | None = Field(None, description="Which list it is for, and what to look out for.")
    sheet: Line | None = Field(None, description="The sheet of a workbook; default: the first.")
    header: RowNumber | None = Field(None, description="The row of the headings; default: the first that is not empty.")
    encoding: Line | None = Field(None, description="Of a text that is not UTF-8: windows-1252.")
    delimiter: Line | None = Field(None, description="Between fields: a comma, a semicolon, or the word tab.")
    decimal: Decimals | None = Field(None, description="Which sign marks decimals, in all columns.")
    rows: RowsShape = RowsShape()
    empty: Words = Field((), description="Words that mean that nothing is stated: n/a, -.")
    id: Names | None = Field(None, description="The column of the offer's own id.")
    constants: dict[str, Any] = Field({}, description="What is true of every row.")
    facts: dict[str, FactRule] = Field({}, description="A key of a description, and the column it comes from.")


def mapping_schema() -> dict[str, Any]:
    """The JSON Schema of a mapping file, for editors. Reading takes keys in other spellings too."""
    schema = MappingShape.model_json_schema()
    for name, short in (("FactRule", "column"), ("RowsShape", "at")):
        full = schema["$defs"][name]
        schema["$defs"][name] = {"anyOf": [full, _without_null(full["properties"][short])], "title": name}
    for name in ("facts", "constants"):
        schema["properties"][name]["propertyNames"] = {"anyOf": [{"enum": list(columns())}, {"pattern": r"^custom\.."}]}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:mcdef:mapping:1.0", **schema}


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """What the short form is: a text, or a list of texts."""
    text = {"type": "string", "minLength": 1}
    return {"anyOf": [text, {"type": "array", "items": text}]} if "items" in str(schema) else text
