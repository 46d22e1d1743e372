"""The description of a credential: what a provider states about one offer.

Field names follow the European standard elements (Council Recommendation 2022/C 243/02, Annex I) where those have one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PlainValidator,
    ValidationError,
    WithJsonSchema,
    field_validator,
)

from mcdef.credential.editor_schema import EditorSchema
from mcdef.credential.fields import (
    Day,
    OneOrMany,
    Share,
    Text,
    Truth,
    Whole,
    Words,
    is_none,
    no_blank,
    one_or_many,
    read_text,
    read_words,
    reader,
)
from mcdef.credential.mistake import Mistake
from mcdef.credential.parts import Part, known_words
from mcdef.credential.people import Body, Learning, LearningOutcomes, Need
from mcdef.credential.quality import Assessment, QualityAssurance, Record
from mcdef.credential.quantity import read_quantity, split_quantity
from mcdef.credential.size import Contact, Credit, Duration, Level, Workload
from mcdef.credential.time import UNITS
from mcdef.logic.ranges import Numbers

REGISTERS = ("nzqcf", "ehis", "sk_register", "qvc", "national_qualifications", "fp_register")
APPROVALS = ("annual_programme", "governing_body", "national_authority", "industry_endorsed")
CATALOGUES = ("vocational_catalogue", "qualifications_framework")
DESIGNERS = ("employers", "worker_representatives", "academics", "authority")
CLOSABLE = (
    "assessment", "record", "registers", "quality_assurance", "approvals", "credits", "level", "stacks_into",
    "catalogue_links", "authorisations", "learning",
)  # fmt: skip
_BLOCK = {"enum": list(CLOSABLE)}
_COURSES_SCHEMA = {
    "anyOf": [{"type": "number", "minimum": 0}, {"type": "string", "pattern": "[0-9]"}, {"const": "none"}],
    "examples": ["3-5", "at least 2", "none"],
}
_AWARDS = {
    "degree": "degree", "qualification": "qualification", "listed qualification": "qualification", "other": "other",
    "certificate of the provider": "other", "none": "none",
}  # fmt: skip
_NAMED_ALIKE = re.compile(r"(certificate|zertifikat|certificat|certificado|diploma|cert)\Z", re.IGNORECASE)


def _read_award(value: object) -> str:
    award = _AWARDS.get(value.strip().lower()) if isinstance(value, str) else None
    if award is None:
        if isinstance(value, str) and _NAMED_ALIKE.search(value):
            raise Mistake("award-of-any-kind", value=value)
        raise Mistake("unknown-value", value=value, expected=list(_AWARDS))
    return award


def _read_courses(value: object) -> Numbers:
    if is_none(value):
        return Numbers.point(0)
    if isinstance(value, str):
        numbers, unit, _ = split_quantity(value)
        if UNITS.get(unit.lower()) == "courses":  # "at least 2 courses"
            return numbers
    return value if isinstance(value, Numbers) else read_quantity(value)


_NO_DEGREES = re.compile(
    r"\b(pg ?cert|pg ?dip|certificate|diploma|badge|cert ?he|dip ?he|micro-?credential)\b", re.IGNORECASE
)


def _read_degree(written: str) -> str:
    """The name of a degree: other awards are larger awards too, and no degrees."""
    if _NO_DEGREES.search(written):
        raise Mistake("no-degree", value=written)
    return written


class Larger(Part):
    """A larger award that this one can be combined into."""

    name: Text | None = None
    degree: Annotated[Text, AfterValidator(reader(_read_degree))] | None = None

    @classmethod
    def short(cls, value: object) -> dict[str, Any]:
        return {"name": read_words(value)}


class Recognition(Part):
    """Recognition by industry or academia."""

    stated: Truth | None = None
    statement: Text | None = None

    @classmethod
    def short(cls, value: object) -> dict[str, Any]:
        return {"stated": False} if is_none(value) else {"stated": True, "statement": read_words(value)}


class Offered(Part):
    """From when, until when it is on offer."""

    since: Day | None = Field(None, alias="from")
    until: Day | None = None
    short_forms = ()


class Judgement(Part):
    """A person's recorded decision on one criterion that facts leave open."""

    criterion: Text
    met: Truth
    by: Text | None = None
    on: Day | None = None
    because: Text | None = None
    asks: Text | None = Field(None, description="The wording it answered, so that a later change is noticed.")
    short_forms = ()


class StatedBy(Part):
    """Where the facts of a description come from. It never decides anything."""

    title: Text | None = None
    url: Text | None = None
    seen: Text | None = None
    note: Text | None = None

    @classmethod
    def short(cls, value: object) -> dict[str, Any]:
        return {"title": read_text(value)}


def _read_complete(value: object) -> frozenset[str]:
    if value is True:
        return frozenset(CLOSABLE)
    if value is False:
        return frozenset()
    for index, item in enumerate(one_or_many(value)):
        if item not in CLOSABLE:
            raise Mistake("unknown-value", value=item, expected=list(CLOSABLE), item=index)
    return frozenset(one_or_many(value))


class Credential(BaseModel):
    """One description. Every field is optional: what is left out is not stated, ``none`` is known absence."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, title="Credential description")

    id: Text | None = Field(None, description="Your own id of the offer; default: the file's name.")
    name: Text | None = Field(None, description="Name of the credential.")
    kind: Literal["offer", "class", "issued", "infrastructure"] = Field(
        "offer", description="One offer, a family of offers, one issued record, or a format or platform."
    )
    award: Annotated[str, PlainValidator(reader(_read_award)), WithJsonSchema({"enum": list(_AWARDS)})] | None = Field(
        None, description="A degree, another formal qualification, or anything else."
    )
    provider: Body | None = Field(None, description="Who runs the learning, and awards unless awarding_body says so.")
    awarding_body: Body | None = Field(None, description="Who signs the record, if not the provider.")
    designed_by: known_words(*DESIGNERS) | None = None  # type: ignore[valid-type]
    responsible_professor: Truth | None = None
    single_competency: Truth | None = Field(None, description="Covers one competency only.")
    learning: Learning | None = None
    workload: Workload | None = Field(None, description="All hours of learner effort, assessment included.")
    contact: Contact | None = Field(None, description="Taught or supervised time only.")
    duration: Duration | None = Field(None, description="Elapsed time.")
    courses: (
        Annotated[Numbers, PlainValidator(reader(_read_courses, usual=int)), WithJsonSchema(_COURSES_SCHEMA)] | None
    ) = Field(None, description="Separately enrolled and separately assessed units; none is 0.")
    credits: Annotated[tuple[Credit, ...], OneOrMany()] | None = Field(
        None, description="Credit that is awarded, with its system; none = known to carry no credit."
    )
    level: Annotated[tuple[Level, ...], OneOrMany()] | None = Field(
        None, description="Level in a named framework, for example EQF 6 or FHEQ 7; none if it has no level."
    )
    learning_outcomes: LearningOutcomes | None = None
    need: Need | None = None
    prerequisites: Text | None = None
    target_group: Text | None = None
    language: Text | None = None
    further_information: Text | None = None
    assessment: Assessment | None = None
    participation: Literal["online", "onsite", "blended"] | None = None
    quality_assurance: QualityAssurance | None = None
    approvals: known_words(*APPROVALS) | None = None  # type: ignore[valid-type]
    record: Record | None = None
    registers: known_words(*REGISTERS) | None = None  # type: ignore[valid-type]
    catalogue_links: known_words(*CATALOGUES) | None = None  # type: ignore[valid-type]
    stand_alone: Truth | None = Field(None, description="Can be taken and awarded by itself, with value of its own.")
    part_of: Words | None = Field(None, description="The accredited programme it is a part of, or none.")
    stacks_into: Annotated[tuple[Larger, ...], OneOrMany()] | None = Field(
        None, description="Larger awards it can be combined into, or none."
    )
    share_from_degree_courses: Share | None = None
    recognition: Recognition | None = None
    issued_on: Day | None = Field(None, description="Date of issue, of one issued record.")
    offered: Offered | None = None
    cohorts_completed: Whole | None = None
    review: Text | None = None
    complete: (
        Annotated[
            frozenset[str],
            PlainValidator(reader(_read_complete)),
            WithJsonSchema({"anyOf": [{"type": "boolean"}, _BLOCK, {"type": "array", "items": _BLOCK}]}),
        ]
        | None
    ) = Field(None, description="Blocks that are all there is: everything unnamed in them is absent.")
    custom: dict[Text, Any] = Field(default_factory=dict, description="Facts of your own, as definitions declare them.")
    judgements: tuple[Judgement, ...] = ()
    variants: tuple[dict[str, Any], ...] = Field((), description="Named variants, laid over this and classified apart.")
    sources: tuple[StatedBy, ...] = Field((), description="Where the facts come from.")
    notes: Text | None = None

    _no_blank = field_validator("*", mode="before")(no_blank)

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **options: Any) -> Self:
        """A description in JSON. What the quick reader refuses is read by the readers, which say what is wrong.

        Numbers are exact; of two equal keys the last counts.
        """
        if options or cls is not Credential:
            return super().model_validate_json(json_data, **options)
        try:
            return quick_reader()(json_data)  # type: ignore[return-value]
        except ValidationError:
            pass
        return cls.model_validate(_plain(json_data))

    @classmethod
    def model_json_schema(cls, *arguments: Any, **options: Any) -> dict[str, Any]:
        """The JSON Schema for editors: every short form and every full form."""
        return super().model_json_schema(*arguments, **{"schema_generator": EditorSchema, **options})


@cache
def quick_reader() -> Callable[[str | bytes | bytearray], Credential]:
    """A reader of JSON that takes what is surely right, and raises ``ValidationError`` for the rest; built once."""
    from mcdef.credential.quick import quick_reader_of

    return quick_reader_of(Credential.__pydantic_core_schema__)


def _plain(text: str | bytes | bytearray) -> Any:
    from mcdef.documents.plain_json import plain_json

    try:
        return plain_json(text)
    except ValueError as error:
        details = {"type": "json_invalid", "loc": (), "input": text, "ctx": {"error": str(error)}}
    raise ValidationError.from_exception_data("Credential description", [details], input_type="json")  # type: ignore[list-item]


def credential_schema() -> dict[str, Any]:
    """The JSON Schema of a description, for editors. It accepts the short and the full form of each part."""
    schema = Credential.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:mcdef:credential:1.0", **schema}
