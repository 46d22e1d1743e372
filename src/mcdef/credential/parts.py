"""What the parts of a description have in common: a full form, its fields, and a short form; both mean the same."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Final

from pydantic import (
    BaseModel,
    ConfigDict,
    GetJsonSchemaHandler,
    PlainValidator,
    WithJsonSchema,
    field_validator,
    model_validator,
)
from pydantic_core import core_schema

from mcdef.credential.fields import as_error, no_blank, words, words_schema
from mcdef.credential.mistake import Mistake
from mcdef.logic.possibilities import Members

TEXT_SCHEMA: Final[dict[str, Any]] = {"type": "string", "minLength": 1}


def known_words(*allowed: str) -> Any:
    """The type of a list of known words, or ``none``."""
    return Annotated[Members, PlainValidator(words(*allowed)), WithJsonSchema(words_schema(*allowed))]


class Part(BaseModel):
    """A part with a short form. Frozen; an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, populate_by_name=True)
    short_forms: ClassVar[tuple[dict[str, Any], ...]] = (TEXT_SCHEMA,)

    @classmethod
    def short(cls, value: object) -> dict[str, Any]:
        """The full form of a short one. Raises :class:`Mistake` when it is none."""
        raise Mistake("mapping-expected")

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        if isinstance(value, dict | cls):
            return value
        try:
            if value is None:
                raise Mistake("empty-value")
            return cls.short(value)
        except Mistake as mistake:
            raise as_error(mistake) from None

    _no_blank = field_validator("*", mode="before")(no_blank)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        full = handler(schema)
        return {"title": cls.__name__, "anyOf": [full, *cls.short_forms]} if cls.short_forms else full
