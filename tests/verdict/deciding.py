"""Small made-up definitions, and the verdicts on descriptions under them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from facts.describing import Written, described, shipped
from mcdef.definition.build import build
from mcdef.definition.model import Definition
from mcdef.definition.select import Selection
from mcdef.facts.rules import Rules
from mcdef.logic.truth import Truth
from mcdef.verdict.judge import Judged, judge
from mcdef.verdict.model import CriterionResult, Result, Settling, Verdict

COUNTS, DOES_NOT = Verdict.COUNTS, Verdict.DOES_NOT_COUNT
OPEN, OUT = Verdict.UNDETERMINED, Verdict.OUT_OF_SCOPE
MET, NOT_MET, UNKNOWN = Truth.MET, Truth.NOT_MET, Truth.UNKNOWN
HOURS = {"fact": "workload.hours", "at_least": 100, "at_most": 150}
ASSESSED = {"fact": "assessment.exists", "is": True}
IN_SLOVAKIA = {"fact": "provider.country", "is": "SK"}


def criterion(id_: str, test: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    """A constitutive criterion read in its text, unless said otherwise; without a test it is a pure judgement."""
    usual = {"asks": f"It is {id_}.", "kind": "constitutive", "cite": {"source": "text"}, "evidence": "primary"}
    return {"id": id_, **usual, **({} if test is None else {"test": test}), **more}


def define(*criteria: dict[str, Any], **more: Any) -> Definition:
    """A definition of these criteria."""
    data = {"id": "made-up", "title": "Made up", "sources": {"text": {"title": "A text"}}, "criteria": list(criteria)}
    return build({**data, **more}, {}.get)


def judged(
    definition: Definition,
    written: Written,
    *,
    ignore_scope: bool = False,
    made: Rules | None = None,
    reading: str = "",
) -> Judged:
    library = shipped()
    alone = replace(library, definitions={definition.id: definition}, rules=library.rules if made is None else made)
    name = f"{definition.id}@{reading}" if reading else definition.id
    return judge(described(written), alone, Selection((name,)), ignore_scope=ignore_scope)


def verdict(definition: Definition, written: Written, **more: Any) -> Verdict:
    return result(definition, written, **more).verdict


def result(definition: Definition, written: Written, **more: Any) -> Result:
    (one,) = judged(definition, written, **more).results
    return one


def outcome(definition: Definition, written: Written, id_: str, **more: Any) -> CriterionResult:
    found = result(definition, written, **more).criterion(id_)
    assert found is not None
    return found


def settling(definition: Definition, written: Written, id_: str) -> Settling:
    """What would settle one open criterion."""
    return next(one for one in result(definition, written).would_settle if one.criterion == id_)
