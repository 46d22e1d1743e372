"""Who, and what is learned: bodies, the learning activity, its outcomes, the need it answers."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from mcdef.credential.fields import Country, OneOrMany, Text, Truth, is_none, read_text, read_words, truth_in
from mcdef.credential.mistake import Mistake
from mcdef.credential.parts import TEXT_SCHEMA, Part, known_words

PROVIDER_TYPES = (
    "university", "college", "vet_school", "school", "adult_education", "company", "platform", "professional_body",
    "social_partner", "awarding_organisation", "ngo", "public_body", "standards_body",
)  # fmt: skip
AUTHORISATIONS = (
    "accredited", "degree_awarding", "licensed", "haka", "nl_pilot", "nz_accredited", "sk_consent", "sk_certified",
    "ok_state_system", "suny", "hawaii_system", "digital_fcu",
)  # fmt: skip
LEARNING_CONTENT = ("taught", "foundation", "internship", "final_project", "research")


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


class LearningOutcomes(Part):
    """Learning outcomes that are set and told; a list of topics is not enough."""

    stated: Truth | None = None
    items: tuple[Text, ...] = ()
    short_forms = (
        {"type": "array", "items": TEXT_SCHEMA},
        {"type": "boolean"},
        {"enum": ["stated", "none"]},
        TEXT_SCHEMA,
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
