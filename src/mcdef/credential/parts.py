"""The parts of a description: who, size, level, assessment, quality, record, structure.

Each part has a full form (its fields) and a short form (what :meth:`Part.short` reads); both mean the same.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    PlainValidator,
    WithJsonSchema,
    field_validator,
    model_validator,
)
from pydantic_core import core_schema

from mcdef.credential import phrases, time
from mcdef.credential.fields import (
    Country,
    OneOrMany,
    Quantity,
    Text,
    Truth,
    as_error,
    is_none,
    no_blank,
    read_text,
    read_words,
    reader,
    truth_in,
    words,
    words_schema,
)
from mcdef.credential.mistake import Mistake
from mcdef.credential.quantity import split_quantity
from mcdef.credential.record_contents import CONTENTS, NAMED_SETS
from mcdef.logic.possibilities import Members

PROVIDER_TYPES = (
    "university", "college", "vet_school", "school", "adult_education", "company", "platform", "professional_body",
    "social_partner", "awarding_organisation", "ngo", "public_body", "standards_body",
)  # fmt: skip
AUTHORISATIONS = (
    "accredited", "degree_awarding", "licensed", "haka", "nl_pilot", "nz_accredited", "sk_consent", "sk_certified",
    "ok_state_system",
)  # fmt: skip
LEARNING_CONTENT = ("taught", "foundation", "internship", "final_project", "research")
_TEXT_SCHEMA: dict[str, Any] = {"type": "string", "minLength": 1}


def known_words(*allowed: str) -> Any:
    """The type of a list of known words, or ``none``."""
    return Annotated[Members, PlainValidator(words(*allowed)), WithJsonSchema(words_schema(*allowed))]


class Part(BaseModel):
    """A part with a short form. Frozen; an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, populate_by_name=True)
    short_forms: ClassVar[tuple[dict[str, Any], ...]] = (_TEXT_SCHEMA,)

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


ProviderType = Literal[
    "university", "college", "vet_school", "school", "adult_education", "company", "platform", "professional_body",
    "social_partner", "awarding_organisation", "ngo", "public_body", "standards_body",
]  # fmt: skip


class Body(Part):
    """A provider or an awarding body. ``university`` means entitled to award degrees, whatever its name."""

    name: Text | None = None
    type: Annotated[tuple[ProviderType, ...], OneOrMany()] | None = Field(
        None, description="Kind of body; a list means one of these."
    )
    country: Country | None = Field(None, description="ISO 3166-1 code, for example GB, NL, US.")
    region: Text | None = Field(None, description="ISO 3166-2, with or without the country: OK, US-OK.")
    authorisations: known_words(*AUTHORISATIONS) | None = None  # type: ignore[valid-type]
    regulated: Truth | None = Field(None, description="A public authority regulates or accredits it.")
    field_authorised: Truth | None = Field(None, description="May run formal study in the same field.")
    complete: Literal[True] | None = None

    @classmethod
    def short(cls, value: object) -> dict[str, Any]:
        return {"name": read_text(value)}


class Learning(Part):
    """The organised learning activity; ``learning: none`` is an exam or recognition of prior learning only."""

    required: Truth | None = None
    kind: Literal["continuing_education", "degree_study", "vocational_formal", "work_training", "other"] | None = None
    content: known_words(*LEARNING_CONTENT) | None = None  # type: ignore[valid-type]
    complete: Literal[True] | None = None
    short_forms = ({"enum": ["required", "none"]},)

    @classmethod
    def short(cls, value: object) -> dict[str, Any]:
        if value == "required" or is_none(value):
            return {"required": value == "required"}
        raise Mistake("unknown-value", value=value, expected=["required", "none"])


class Workload(Part):
    """Total notional effort of a learner, assessment included: hours, or weeks (or months) of a weekly load."""

    hours: Quantity | None = Field(None, description="All hours of learner effort, assessment included.")
    weeks: Quantity | None = None
    months: Quantity | None = Field(None, description="A month counts as 4 to 31/7 weeks.")
    hours_per_week: Quantity | None = None
    courses: Quantity | None = Field(None, description="Multiplies weeks × hours a week.")
    hours_per_credit: Quantity | None = Field(None, description="The provider's own hours for one credit.")
    applicable: Truth | None = Field(None, description="false: no volume of learning is defined (an exam only).")
    short_forms = (
        {"type": "number", "minimum": 0},
        {
            "type": "string",
            "examples": [
                "150 h",
                "40-72 h",
                "~187 h",
                "under 266 h",
                "12 weeks x 10-12 h",
                "6 months x under 10 h",
            ],
        },
    )

    @classmethod
    def short(cls, value: object) -> dict[str, Any]:
        if is_none(value):
            return {"applicable": False}
        return dict(time.read_workload(value)) if isinstance(value, str) else {"hours": value}

    @model_validator(mode="after")
    def _load_has_weeks(self) -> Workload:
        elapsed = self.weeks is not None or self.months is not None
        if elapsed != (self.hours_per_week is not None):
            raise as_error(Mistake("weeks-without-load" if elapsed else "load-without-weeks"))
        if self.weeks is not None and self.months is not None:
            raise as_error(Mistake("weeks-and-months"))
        return self


class Contact(Part):
    """Taught or supervised time only: a lower bound of the workload."""

    hours: Quantity | None = None
    lessons: Quantity | None = Field(None, description="Teaching hours of 45 to 60 minutes.")
    short_forms = ({"type": "string", "examples": ["20 h", "30 lessons"]}, {"type": "number", "minimum": 0})

    @classmethod
    def short(cls, value: object) -> dict[str, Any]:
        return dict(time.read_contact(value)) if isinstance(value, str) else {"hours": value}


class Duration(Part):
    """Elapsed time; never workload."""

    weeks: Quantity | None = None
    months: Quantity | None = None
    short_forms = ({"type": "string", "examples": ["9 weeks", "4 months", "1 year"]},)

    @classmethod
    def short(cls, value: object) -> dict[str, Any]:
        return dict(time.read_duration(read_text(value)))


class Credit(Part):
    """Credit in one system. ``credits: none`` is known absence: none is assigned, and none can be had later."""

    system: Text | None = Field(None, description="ECTS, CATS, SCQF, semester hours, NZ credits, …")
    value: Quantity | None = None
    assigned: Truth | None = Field(None, description="Credit is awarded by a body entitled to it.")
    via_recognition: Truth | None = Field(None, description="Can be had later, by recognition of prior learning.")
    recommended: Text | None = Field(None, description="Credit that another body recommends; it is not awarded.")
    by: Text | None = None
    short_forms = ({"type": "string", "examples": ["5 ECTS", "15 CATS", "3-19 ECTS", "none", "assigned"]},)

    @classmethod
    def short(cls, value: object) -> dict[str, Any]:
        if is_none(value):  # no credit at once, and none later either
            return {"assigned": False, "via_recognition": False}
        if not isinstance(value, str):
            return {"value": value}
        if value.strip().lower() == "assigned":
            return {"assigned": True}
        numbers, system, _ = split_quantity(value)
        return {"value": numbers, "system": system or None} if system else {"value": numbers}


def _read_level(value: object) -> str:
    return str(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else read_text(value)


class Level(Part):
    """A level in a named framework, or in words; ``applicable: false`` is ``level: none``."""

    eqf: Quantity | None = None
    cycle: Literal["short", "first", "second", "third"] | None = None
    framework: Text | None = None
    level: (
        Annotated[
            str,
            PlainValidator(reader(_read_level)),
            WithJsonSchema({"anyOf": [_TEXT_SCHEMA, {"type": "number", "minimum": 0}]}),
        ]
        | None
    ) = Field(None, description="The level as the framework writes it, for example 7 or 5B.")
    sector: Literal["school", "vocational", "higher_education", "professional"] | None = None
    words: Text | None = Field(None, description="Award words such as graduate or lower division.")
    text: Text | None = Field(None, description="Framework and level as written: FHEQ 7.")
    applicable: Truth | None = None
    short_forms = ({"type": "string", "examples": ["EQF 6", "EQF 6-7", "FHEQ 7", "NFQ 9", "graduate", "none"]},)

    @classmethod
    def short(cls, value: object) -> dict[str, Any]:
        if is_none(value):
            return {"applicable": False}
        if isinstance(value, str):
            return {"text": value}
        if isinstance(value, list | bool):
            raise Mistake("level-expected")
        return {"text": f"level {value}"}


class LearningOutcomes(Part):
    """Learning outcomes that are set and told; a list of topics is not enough."""

    stated: Truth | None = None
    items: tuple[Text, ...] = ()
    short_forms = (
        {"type": "array", "items": _TEXT_SCHEMA},
        {"type": "boolean"},
        {"enum": ["stated", "none"]},
        _TEXT_SCHEMA,
    )

    @classmethod
    def short(cls, value: object) -> dict[str, Any]:
        truth = False if is_none(value) else truth_in(value)
        if truth is not None:
            return {"stated": truth}
        if isinstance(value, list):
            return {"stated": bool(value), "items": value}
        if isinstance(value, str) and value.strip().lower() == "stated":
            return {"stated": True}
        return {"stated": True, "items": [value]}


class Need(Part):
    """The need it answers: societal, personal, cultural or of the labour market."""

    addressed: Truth | None = None
    evidence: Truth | None = Field(None, description="Evidence of need is documented.")
    duplicates_existing: Truth | None = None
    statement: Text | None = None

    @classmethod
    def short(cls, value: object) -> dict[str, Any]:
        return {"addressed": False} if is_none(value) else {"addressed": True, "statement": read_words(value)}


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
    PlainValidator(reader(_read_basis)),
    WithJsonSchema({"anyOf": [{"type": "boolean"}, _TEXT_SCHEMA]}),
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
        {"type": "array", "items": {"anyOf": [_TEXT_SCHEMA, {"type": "object"}]}},
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
