"""How it is assured and shown: assessment, quality assurance, the record."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, PlainValidator, WithJsonSchema

from mcdef.credential import phrases
from mcdef.credential.fields import Text, Truth, is_none, read_text, read_words, reader, truth_in
from mcdef.credential.mistake import Mistake
from mcdef.credential.parts import TEXT_SCHEMA, Part, known_words
from mcdef.credential.record_contents import CONTENTS, NAMED_SETS


class Assessment(Part):
    """How outcomes are assessed; ``assessment: none`` is attendance or completion alone."""

    exists: Truth | None = None
    type: Text | None = None
    summative: Truth | None = Field(None, description="A final assessment on which the award depends.")
    criteria: Literal["published", "none"] | None = None
    identity_verified: Truth | None = Field(None, description="Identity is reliably checked at the assessment.")
    supervised: Truth | None = None
    graded: Truth | None = None
    complete: Literal[True] | None = None
    short_forms = (
        {
            "type": "string",
            "examples": ["none", "summative exam, supervised, identity checked, criteria published"],
        },
    )

    @classmethod
    def short(cls, value: object) -> dict[str, Any]:
        if is_none(value):
            return {"exists": False}
        return {"exists": True, **phrases.read_phrases(read_words(value), phrases.ASSESSMENT)}


def _read_basis(value: object) -> bool | str:
    truth = False if is_none(value) else truth_in(value)
    return read_text(value) if truth is None else truth


_Basis = Annotated[
    bool | str,
    PlainValidator(reader(_read_basis, usual=bool)),
    WithJsonSchema({"anyOf": [{"type": "boolean"}, TEXT_SCHEMA]}),
]


class QualityAssurance(Part):
    """Who assures the quality; each basis is yes, no, or the name of the body or standard."""

    internal: _Basis | None = None
    external: _Basis | None = None
    standard: _Basis | None = None
    statement: _Basis | None = Field(None, description="A public statement of quality assurance processes.")
    disclaimed: Truth | None = Field(None, description="The provider itself calls the offer non-accredited.")
    complete: Literal[True] | None = None
    bases: ClassVar[tuple[str, ...]] = ("internal", "external", "standard", "statement", "disclaimed")
    short_forms = (
        {"enum": ["internal", "external", "standard", "statement", "disclaimed", "none"]},
        {"type": "array", "items": {"anyOf": [TEXT_SCHEMA, {"type": "object"}]}},
    )

    @classmethod
    def short(cls, value: object) -> dict[str, Any]:
        if is_none(value):
            return {"internal": False, "external": False, "standard": False}
        if not isinstance(value, list):
            return cls._basis(value, {})
        said: dict[str, Any] = {}
        for index, item in enumerate(value):
            said.update(cls._basis(item, {"item": index}))
        return said

    @classmethod
    def _basis(cls, item: object, where: dict[str, int]) -> dict[str, Any]:
        if isinstance(item, dict) and all(key in cls.bases for key in item):
            return dict(item)
        if item in cls.bases:
            return {str(item): True}
        written = next(key for key in item if key not in cls.bases) if isinstance(item, dict) else item
        raise Mistake("unknown-value", value=written, expected=list(cls.bases), **where)


class Record(Part):
    """The record that goes to the learner and what it states; ``record: none`` says that none is issued."""

    issued: Truth | None = None
    type: Text | None = None
    digital: Truth | None = None
    owner: Literal["learner", "other"] | None = None
    shareable: Truth | None = None
    portable: Truth | None = None
    verifiable: Truth | None = None
    states: known_words(*CONTENTS, *NAMED_SETS) | None = None  # type: ignore[valid-type]
    leaving_out: known_words(*CONTENTS) | None = Field(None, alias="except")  # type: ignore[valid-type]
    valid: Text | None = Field(None, description='How long it is valid: "3 years", or none for no limit.')
    complete: Literal[True] | None = Field(None, description="What is listed here is all of it.")
    short_forms = ({"type": "string", "examples": ["none", "digital certificate, learner-owned, shareable, portable"]},)

    @classmethod
    def short(cls, value: object) -> dict[str, Any]:
        if is_none(value):
            return {"issued": False}
        return {"issued": True, **phrases.read_phrases(read_words(value), phrases.RECORD)}
