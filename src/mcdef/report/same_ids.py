"""Ids that several descriptions of a catalogue have: each but the first gets a warning. Their verdicts stay apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from mcdef.messages.catalogue import say
from mcdef.report.model import CredentialReport, Place, ProblemReport, Report


def with_same_ids(report: Report) -> tuple[Report, tuple[ProblemReport, ...]]:
    """The report with a warning at each description whose id another has, and those warnings.

    Only ids that somebody wrote count: two folders may each hold a ``course.yaml``. What says the same twice is one
    offer from two sources, and is noted.
    """
    by_id: dict[str, list[int]] = {}
    for at, credential in enumerate(report.credentials):
        by_id.setdefault(credential.id, []).append(at)
    told: dict[int, ProblemReport] = {}
    for places in by_id.values():
        among = [report.credentials[at] for at in places]
        if len(places) > 1 and not all(map(_is_by_default, among)):
            told |= {at: _told(among[number], among[:number]) for number, at in enumerate(places) if number}
    if not told:
        return report, ()
    credentials = tuple(
        replace(one, problems=(*one.problems, told[at])) if at in told else one
        for at, one in enumerate(report.credentials)
    )
    return replace(report, credentials=credentials), tuple(told[at] for at in sorted(told))


def _is_by_default(credential: CredentialReport) -> bool:
    """Whether an id is that of the file: its name, and a number where it describes several."""
    stem = PurePosixPath(str(credential.source.path)).stem
    return re.fullmatch(rf"{re.escape(stem)}(#\d+)?(/\d+)?", credential.id) is not None


def _told(one: CredentialReport, before: Sequence[CredentialReport]) -> ProblemReport:
    """The warning beside the first that has the id, or the note beside one that says the same."""
    said = list(_says(one))
    alike = next((other for other in before if list(_says(other)) == said), None)
    code = "same-id" if alike is None else "same-id-same-facts"
    message, help_ = say(code, id=one.id, other=_seen_from(one.source, (alike or before[0]).source))
    return ProblemReport("warning" if alike is None else "note", code, message, help_, one.source)


def _seen_from(here: Place, place: Place) -> str:
    """A place, as short as it may be beside another: ``A3``, ``line 7``, or with its path."""
    if (here.path, here.sheet) != (place.path, place.sheet):
        return place.text
    return place.cell if isinstance(place.cell, str) else f"line {place.line}"


def _says(credential: CredentialReport) -> Iterator[Any]:
    """What a description says, as far as a report knows it: its facts that were read, wherever they stand."""
    yield credential.name, credential.provider, credential.kind
    for problem in credential.problems:
        if problem.code not in ("same-id", "same-id-same-facts"):
            yield problem.severity, problem.code, problem.message
    for result in credential.results:
        yield result.definition, result.reading, result.verdict, result.decided_by
        for criterion in result.criteria if isinstance(result.criteria, tuple) else ():
            yield criterion.id, criterion.outcome, [(fact.fact, fact.shown) for fact in criterion.facts]
