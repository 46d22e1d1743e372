"""The worked cases of every definition that is shipped hold.

What they show is measured by tests/analysis: test_coverage.py and test_mutations.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest

from mcdef.analysis.cases import CaseOutcome, run_cases
from mcdef.analysis.files import definition_documents
from mcdef.definition.library import Library, load_library
from mcdef.definition.model import DEFAULT
from mcdef.documents.document import Document

DATA: dict[str, Any] = {}
DOCUMENTS: dict[str, Document] = {}
for _document in definition_documents():
    assert isinstance(_document.data, dict)
    DATA[str(_document.data["id"])] = _document.data
    DOCUMENTS[str(_document.data["id"])] = _document


@cache
def library() -> Library:
    return load_library()


def cases_of(id_: str) -> list[Mapping[str, Any]]:
    cases: list[Mapping[str, Any]] = DATA[id_]["cases"]
    return cases


@cache
def outcomes(id_: str) -> tuple[CaseOutcome, ...]:
    return tuple(run_cases(DOCUMENTS[id_], library()))


EVERY_CASE = [
    pytest.param(id_, index, id=f"{id_}: {case['name']}")
    for id_ in DOCUMENTS
    for index, case in enumerate(cases_of(id_))
]


@pytest.mark.parametrize(("id_", "index"), EVERY_CASE)
def test_a_case_holds(id_: str, index: int) -> None:
    outcome = outcomes(id_)[index]

    assert outcome.passed, outcome.why


@pytest.mark.parametrize("id_", DOCUMENTS)
def test_the_names_of_cases_differ(id_: str) -> None:
    names = [case["name"] for case in cases_of(id_)]

    assert sorted({name for name in names if names.count(name) > 1}) == []


@pytest.mark.parametrize("id_", DOCUMENTS)
def test_every_reading_has_a_case(id_: str) -> None:
    readings = {reading.id for reading in library()[id_].readings}

    assert {case.get("reading", DEFAULT) for case in cases_of(id_)} == readings


def test_every_definition_has_its_file_and_its_cases() -> None:
    assert set(DOCUMENTS) == set(library().definitions)
    assert {id_: len(cases_of(id_)) for id_ in DOCUMENTS} == dict(library().cases)
