"""The shape of a definition file, as pydantic models: for refusing a malformed one, and for editors.

Tests and case credentials are looked into by :mod:`mcdef.definition.check`; here they are any mapping.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from mcdef.definition.dates import interval
from mcdef.facts.known import GRADES

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
VERDICTS = ("counts", "does not count", "undetermined", "out of scope")
STATUSES = ("law", "recommendation", "voluntary", "descriptive", "superseded", "draft")


def _read_id(value: Any) -> str:
    if not isinstance(value, str) or not ID.match(value):
        raise PydanticCustomError("not-an-id", "{value}", {"value": value})
    return value


def _read_verdict(value: Any) -> str:
    verdict = value.replace("-", " ").replace("_", " ") if isinstance(value, str) else value
    if verdict not in VERDICTS:
        raise PydanticCustomError("unknown-value", "{value}", {"value": value, "expected": list(VERDICTS)})
    return str(verdict)


def _read_when(value: Any) -> str:
    written = value.isoformat() if isinstance(value, date) else str(value)
    if interval(written) is None:
        raise PydanticCustomError("not-a-definition-date", "{value}", {"value": value})
    return written


Id = Annotated[str, BeforeValidator(_read_id)]
When = Annotated[str, BeforeValidator(_read_when)]
Verdict = Annotated[str, BeforeValidator(_read_verdict)]
Line = Annotated[str, Field(min_length=1)]
Tree = dict[str, Any]
Grade = Literal["primary", "issuer-summary", "secondary", "derived", "unverified"]
assert Grade.__args__ == GRADES  # type: ignore[attr-defined]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class CiteShape(_Shape):
    """Where a source says it."""

    source: Line
    at: Line | None = Field(None, description="The point: article, annex, page.")


class SourceShape(_Shape):
    """A text that the definition rests on."""

    title: Line
    url: Line | None = None
    publisher: Line | None = None
    published: When | None = None
    checked: When | None = Field(None, description="The day a copy was read.")
    note: Line | None = None
    language: Line | None = None
    licence: Line | None = None


class SilenceShape(_Shape):
    """What silence means: ``{met: reason}`` or ``{not_met: reason}``."""

    met: Line | None = None
    not_met: Line | None = None


class CriterionChange(_Shape):
    """What a reading changes of a criterion."""

    asks: Line | None = None
    kind: Literal["constitutive", "required", "recommended"] | None = None
    cite: CiteShape | None = None
    evidence: Grade | None = None
    test: Tree | None = None
    silence: SilenceShape | None = None
    note: Line | None = None


class CriterionShape(CriterionChange):
    """One thing a definition asks: whole, or adopted from another definition with ``same_as``."""

    id: Id
    same_as: Line | None = None


class ReadingShape(_Shape):
    """Another sense of the same text, as a patch."""

    title: Line
    because: Line
    cite: CiteShape | None = None
    scope: Tree | None = None
    change: dict[str, CriterionChange] = {}
    drop: tuple[str, ...] = ()
    add: tuple[CriterionShape, ...] = ()


class FactShape(_Shape):
    """An institution's own fact, that its tests read."""

    type: Literal["bool", "number", "text", "enum", "list", "date"]
    asks: Line


class CaseShape(_Shape):
    """A worked credential and the verdict that the text gives it."""

    name: Line
    credential: Tree | None = None
    with_: Tree | None = Field(None, alias="with")
    without: tuple[str, ...] = ()
    verdict: Verdict
    because: tuple[str, ...] | None = None
    reading: str | None = None
    presuming: Verdict | None = None
    note: Line | None = None


class UncoveredShape(_Shape):
    """What no case can show, and why: the criterion (or ``scope``), and which side of it."""

    criterion: Line
    side: Literal["fails", "open", "below", "on", "above"]
    because: Line
    reading: str | None = Field(None, description="Of this reading alone; default: of every reading.")
    fact: Line | None = Field(None, description="Of the limits on this fact alone.")


class DefinitionShape(_Shape):
    """A definition file."""

    id: Id
    formerly: tuple[Id, ...] = Field((), description="Ids it once had, which stay valid.")
    title: Line
    family: Id | None = None
    issued_by: Line | None = None
    jurisdiction: tuple[Line, ...] = ()
    scope: Tree | None = None
    adopted: When | None = None
    in_force: When | None = None
    superseded_on: When | None = None
    status: Literal["law", "recommendation", "voluntary", "descriptive", "superseded", "draft"] = "voluntary"
    superseded_by: Id | None = None
    role: Literal["definition", "neighbour"] = "definition"
    tags: tuple[Id, ...] = ()
    notes: tuple[Line, ...] = ()
    facts: dict[str, FactShape] = {}
    extends: Id | None = None
    change: dict[str, CriterionChange] = {}
    drop: tuple[str, ...] = ()
    add: tuple[CriterionShape, ...] = ()
    sources: dict[Id, SourceShape] = {}
    criteria: tuple[CriterionShape, ...] = ()
    readings: dict[Id, ReadingShape] = {}
    case_base: Tree | None = None
    cases: tuple[CaseShape, ...] = ()
    uncovered: tuple[UncoveredShape, ...] = ()


def definition_schema() -> dict[str, Any]:
    """The JSON Schema of a definition file. What a test may hold is in :mod:`mcdef.logic.read_algebra`."""
    schema = DefinitionShape.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:mcdef:definition:1.0", **schema}
