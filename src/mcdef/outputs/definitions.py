"""Definitions for people and machines: the list, and one definition clause by clause."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from mcdef.definition.filter import deciding_grades, weakest_deciding
from mcdef.definition.model import DEFAULT, Criterion, Definition, Reading
from mcdef.facts.known import GRADES
from mcdef.outputs.layout import BLANK, Line, line, wrapped
from mcdef.outputs.pages import graded
from mcdef.outputs.words import plural

_IN = "  "
_DEEP = "      "


def list_lines(definitions: Sequence[Definition], cases: Mapping[str, int], width: int) -> Iterator[Line]:
    """Two lines a definition: what it is, and how well it was checked."""
    for one in definitions:
        where = ", ".join(one.jurisdiction) or "only when named"
        dates = one.adopted or "undated"
        superseded = f"; superseded by {one.superseded_by}" if one.superseded_by else ""
        role = "" if one.role == "definition" else f", {one.role} category"
        yield line((one.id, "bold"), f"  {where}; {one.status}{role}; {dates}{superseded}")
        yield from wrapped(one.title, width, indent=_IN)
        tags = f"tags {', '.join(one.tags)}; " if one.tags else ""
        counted = (
            f"{plural(len(one.default.criteria), 'criterion', 'criteria')}, "
            f"{plural(len(one.readings) - 1, 'other reading')}, {plural(cases.get(one.id, 0), 'case')}; "
            f"{tags}deciding clauses at least {weakest_deciding(one)} ({graded(deciding_grades(one))})"
        )
        yield from wrapped(counted, width, indent=_IN, style="dim")
    yield line(plural(len(definitions), "definition"))


def list_json(definitions: Sequence[Definition], cases: Mapping[str, int]) -> str:
    """The contract of DESIGN, section 7."""
    listed = [
        {
            "id": one.id,
            "title": one.title,
            "family": one.family,
            "role": one.role,
            "jurisdiction": list(one.jurisdiction),
            "status": one.status,
            "adopted": one.adopted,
            "superseded_by": one.superseded_by,
            "evidence": {
                grade: number
                for grade in GRADES
                if (number := sum(criterion.evidence == grade for criterion in one.default.criteria))
            },
            "criteria": len(one.default.criteria),
            "readings": [reading.id for reading in one.readings],
            "cases": cases.get(one.id, 0),
            "tags": list(one.tags),
            "deciding": dict(Counter(sorted(deciding_grades(one), key=GRADES.index))),
            "weakest": weakest_deciding(one),
            "formerly": list(one.formerly),
        }
        for one in definitions
    ]
    return json.dumps({"definitions": listed}, ensure_ascii=False, indent=1) + "\n"


def show_lines(definition: Definition, reading: Reading, width: int) -> Iterator[Line]:
    """Everything a definition says."""
    name = definition.id if reading.id == DEFAULT else f"{definition.id}@{reading.id}"
    yield from wrapped(f"{name}: {definition.title}", width, hanging=_IN, style="bold")
    facts = [definition.issued_by, ", ".join(definition.jurisdiction), definition.status, definition.adopted or ""]
    yield from wrapped("; ".join(fact for fact in facts if fact), width, indent=_IN)
    if definition.superseded_by:
        yield line(f"{_IN}superseded by {definition.superseded_by}")
    if reading.because:
        yield from wrapped(f"{reading.title}: {reading.because}", width, indent=_IN)
    yield line((f"{_IN}sha256 {definition.digest}", "dim"))
    for kind, heading in (("constitutive", "decides"), ("required", "required"), ("recommended", "recommended")):
        criteria = [one for one in reading.criteria if one.kind.value == kind]
        if criteria:
            yield BLANK
            yield line((heading, "bold"))
        for criterion in criteria:
            yield from _criterion(criterion, definition, width)
    if len(definition.readings) > 1:
        yield BLANK
        yield line(("readings", "bold"))
        for other in definition.readings:
            if other.id != DEFAULT:
                yield from wrapped(
                    f"{other.id}: {other.title}. {other.because or ''}", width, indent=_IN, hanging=_DEEP
                )
    yield from _sources(definition, width)
    if definition.notes:
        yield BLANK
        yield line(("notes", "bold"))
        for note in definition.notes:
            yield from wrapped(f"- {note}", width, indent=_IN, hanging=_IN + "  ")
    yield BLANK


def _criterion(criterion: Criterion, definition: Definition, width: int) -> Iterator[Line]:
    yield line(_IN, (criterion.id, "bold"), (f"  ({criterion.evidence})", "dim"))
    yield from wrapped(criterion.asks, width, indent=_DEEP)
    if criterion.test is None:
        yield line(f"{_DEEP}a person judges this")
    if criterion.silence is not None:
        outcome = criterion.silence.outcome.value.replace("_", " ")
        yield from wrapped(f"silence: {outcome}, because {criterion.silence.because}", width, indent=_DEEP)
    source = definition.sources.get(criterion.cite.source)
    at = f"{criterion.cite.at}; " if criterion.cite.at else ""
    title = source.title if source is not None else criterion.cite.source
    yield from wrapped(f"clause: {at}{title}", width, indent=_DEEP, hanging=_DEEP + "  ", style="dim")
    if criterion.note:
        yield from wrapped(f"note: {criterion.note}", width, indent=_DEEP, hanging=_DEEP + "  ")


def _sources(definition: Definition, width: int) -> Iterator[Line]:
    if not definition.sources:
        return
    yield BLANK
    yield line(("sources", "bold"))
    for source in definition.sources.values():
        checked = f" (read {source.checked})" if source.checked else ""
        yield from wrapped(f"{source.id}: {source.title}{checked}", width, indent=_IN, hanging=_DEEP)
        if source.url:
            yield line((f"{_DEEP}{source.url}", "dim"))
        if note := source.more.get("note"):
            yield from wrapped(str(note), width, indent=_DEEP)
