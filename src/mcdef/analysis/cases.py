"""A definition's own cases: worked credentials, and the verdict that the text gives each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from mcdef.credential.read import read_credential
from mcdef.definition.library import Library
from mcdef.definition.model import DEFAULT
from mcdef.definition.select import Selection
from mcdef.documents.document import Document
from mcdef.documents.place import Pointer, Span
from mcdef.documents.problem import McdefError
from mcdef.verdict.explain import message
from mcdef.verdict.judge import Judged, judge
from mcdef.verdict.model import Result, Verdict


@dataclass(frozen=True, slots=True)
class Worked:
    """A case that was judged, or why its credential cannot be read."""

    definition: str
    case: Mapping[str, Any]
    span: Span
    data: Mapping[str, Any]
    judged: Judged | None
    error: str = ""

    @property
    def name(self) -> str:
        return str(self.case["name"])

    @property
    def reading(self) -> str:
        return str(self.case.get("reading", DEFAULT))

    @property
    def result(self) -> Result | None:
        return None if self.judged is None else self.judged.results[0]


@dataclass(frozen=True, slots=True)
class CaseOutcome:
    """What a case gives, and what it should; ``why`` is empty where they agree."""

    definition: str
    name: str
    span: Span
    found: str
    why: str = ""

    @property
    def passed(self) -> bool:
        return not self.why


def run_cases(document: Document, library: Library) -> Iterator[CaseOutcome]:
    """Every case of a definition file, judged by the library that holds the definition."""
    return (outcome_of_case(worked) for worked in worked_cases(document, library))


def worked_cases(document: Document, library: Library) -> Iterator[Worked]:
    """Every case of a definition file, each judged in its reading."""
    data = document.data
    assert isinstance(data, dict)
    cases = data.get("cases")
    for index, case in enumerate(cases if isinstance(cases, list) else ()):
        if isinstance(case, dict):
            yield _worked(case, ("cases", index), document, library)


def _worked(case: Mapping[str, Any], at: Pointer, document: Document, library: Library) -> Worked:
    data = document.data
    assert isinstance(data, dict)
    id_, span = str(data["id"]), document.locate((*at, "name"))
    selection = Selection((f"{id_}@{case.get('reading', DEFAULT)}",))
    written = credential_of(case, at, document)
    assert isinstance(written.data, dict)
    try:
        judged = judge(read_credential(written)[0], library, selection)
    except McdefError as error:
        return Worked(id_, case, span, written.data, None, str(error))
    return Worked(id_, case, span, written.data, judged)


def outcome_of_case(worked: Worked) -> CaseOutcome:
    """Whether a case gives what it says."""
    result = worked.result
    if result is None or worked.judged is None:
        return CaseOutcome(worked.definition, worked.name, worked.span, "unreadable", worked.error)
    facts = worked.judged.inferred.facts
    reasons = "; ".join(f"{one.id}: {message(one, facts)}" for one in result.criteria if one.id in result.decided_by)
    wrong = "; ".join(_differences(worked.case, result))
    why = f"{wrong} [{reasons}]" if wrong else ""
    return CaseOutcome(worked.definition, worked.name, worked.span, result.verdict.words, why)


def credential_of(case: Mapping[str, Any], at: Pointer, document: Document) -> Document:
    """The credential of the case at a place: its own, or ``case_base`` with and without some parts."""
    if "credential" in case:
        return document.within((*at, "credential"))
    data = document.data
    base = data.get("case_base") if isinstance(data, dict) else None
    left_out = set(case.get("without") or ())
    laid = {key: value for key, value in (base if isinstance(base, dict) else {}).items() if key not in left_out}
    laid.update(case.get("with") or {})
    return Document(document.source, laid)


def _differences(case: Mapping[str, Any], result: Result) -> Iterator[str]:
    wanted = Verdict.of(str(case["verdict"]))
    if result.verdict is not wanted:
        yield f"{result.verdict.words} where {wanted.words} was expected"
    because = case.get("because")
    if because is not None and set(because) != set(result.decided_by):
        yield f"decided by {', '.join(result.decided_by)} where {', '.join(because)} was expected"
    if "presuming" in case:
        presumed = result.presuming.verdict if result.presuming is not None else result.verdict
        expected = Verdict.of(str(case["presuming"]))
        if presumed is not expected:
            yield f"{presumed.words} with presumptions where {expected.words} was expected"
