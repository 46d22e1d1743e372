"""A definition's own cases: worked credentials, and the verdict that the text gives each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from mcdef.credential.read import read_credential
from mcdef.definition.library import Library
from mcdef.definition.select import Selection
from mcdef.documents.document import Document
from mcdef.documents.place import Pointer, Span
from mcdef.documents.problem import McdefError
from mcdef.verdict.explain import message
from mcdef.verdict.judge import judge
from mcdef.verdict.model import Result, Verdict


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
    data = document.data
    assert isinstance(data, dict)
    cases = data.get("cases")
    for index, case in enumerate(cases if isinstance(cases, list) else ()):
        if isinstance(case, dict):
            yield _run(case, ("cases", index), document, library)


def _run(case: Mapping[str, Any], at: Pointer, document: Document, library: Library) -> CaseOutcome:
    data = document.data
    assert isinstance(data, dict)
    id_ = str(data["id"])
    name, span = str(case["name"]), document.locate((*at, "name"))
    selection = Selection((f"{id_}@{case.get('reading', 'default')}",))
    try:
        described = read_credential(_credential(case, at, document))[0]
        judged = judge(described, library, selection)
    except McdefError as error:
        return CaseOutcome(id_, name, span, "unreadable", str(error))
    result = judged.results[0]
    reasons = "; ".join(
        f"{one.id}: {message(one, judged.inferred.facts)}" for one in result.criteria if one.id in result.decided_by
    )
    wrong = [text for text in _differences(case, result) if text]
    return CaseOutcome(id_, name, span, result.verdict.words, f"{'; '.join(wrong)} [{reasons}]" if wrong else "")


def _credential(case: Mapping[str, Any], at: Pointer, document: Document) -> Document:
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
