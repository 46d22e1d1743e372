"""How much, and how high: workload, contact time, duration, credit, level."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field, PlainValidator, WithJsonSchema, model_validator

from mcdef.credential import time
from mcdef.credential.fields import Quantity, Text, Truth, as_error, is_none, read_text, reader
from mcdef.credential.mistake import Mistake
from mcdef.credential.parts import TEXT_SCHEMA, Part
from mcdef.credential.quantity import split_quantity


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
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            raise Mistake("not-a-duration", written=value)
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
            WithJsonSchema({"anyOf": [TEXT_SCHEMA, {"type": "number", "minimum": 0}]}),
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
