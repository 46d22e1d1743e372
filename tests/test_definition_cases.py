"""The worked cases of every definition that is shipped: they hold, and they show what each clause decides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from mcdef.analysis.cases import CaseOutcome, run_cases
from mcdef.analysis.files import definition_documents
from mcdef.credential.read import read_credential
from mcdef.definition.library import Library, load_library
from mcdef.definition.model import DEFAULT, Reading
from mcdef.definition.select import Selection
from mcdef.documents.document import Document
from mcdef.logic.algebra import Check, OneOf, Vague, Within, facts_of, leaves_of
from mcdef.logic.possibilities import ABSENT, Numbers, Value
from mcdef.logic.truth import Truth
from mcdef.verdict.judge import Judged, judge
from mcdef.verdict.model import Result

EXCEPTIONS = yaml.safe_load((Path(__file__).parent / "data" / "case_exceptions.yaml").read_text(encoding="utf-8"))
ALONE = EXCEPTIONS["alone"]
NEVER_ALONE_OPEN = {name for groups in ALONE.values() for group in groups for name in group["criteria"]}
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


@cache
def judged_cases(id_: str, reading: str) -> tuple[Judged, ...]:
    """The cases of a reading, judged."""
    selection = Selection((f"{id_}@{reading}",))
    return tuple(
        judge(read_credential(credential(id_, index))[0], library(), selection)
        for index, case in enumerate(cases_of(id_))
        if case.get("reading", DEFAULT) == reading
    )


def credential(id_: str, index: int) -> Document:
    """The credential of a case: its own, or the base with and without some parts."""
    document, case = DOCUMENTS[id_], cases_of(id_)[index]
    if "credential" in case:
        return document.within(("cases", index, "credential"))
    base = {key: value for key, value in DATA[id_]["case_base"].items() if key not in case.get("without", ())}
    return Document(document.source, {**base, **case.get("with", {})})


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


# --- each clause alone

CLAUSES = [
    (id_, criterion.id) for id_ in DOCUMENTS for criterion in library()[id_].default.criteria if criterion.constitutive
]


@pytest.mark.parametrize("verdict", ["does not count", "undetermined"])
@pytest.mark.parametrize(("id_", "criterion"), CLAUSES)
def test_a_clause_alone_decides(id_: str, criterion: str, verdict: str) -> None:
    """A case in the default reading where nothing but this clause fails, and one where nothing else is open."""
    shown = any(
        case.get("reading", DEFAULT) == DEFAULT
        and case["verdict"] == verdict
        and list(case.get("because", ())) == [criterion]
        for case in cases_of(id_)
    )
    excepted = verdict == "undetermined" and f"{id_}.{criterion}" in NEVER_ALONE_OPEN

    assert shown is not excepted, "the exception is none" if shown else "no case shows it"


def outcome_of(result: Result, criterion: str) -> Truth:
    return next(one.outcome for one in result.criteria if one.id == criterion)


@pytest.mark.parametrize("name", [name for group in ALONE["silence"] for name in group["criteria"]])
def test_a_clause_that_silence_answers_is_never_open(name: str) -> None:
    """It says what silence means, and no case of its definition leaves it open."""
    id_, _, criterion_id = name.partition(".")
    criterion = library()[id_].default.criterion(criterion_id)
    assert criterion is not None
    assert criterion.silence is not None

    outcomes = {outcome_of(judged.results[0], criterion_id) for judged in judged_cases(id_, DEFAULT)}

    assert outcomes == {Truth.MET, Truth.NOT_MET}


@pytest.mark.parametrize(
    ("name", "by", "why"),
    [
        (name, tuple(group["by"]), why)
        for why in ("settled_by", "stated_together")
        for group in ALONE[why]
        for name in group["criteria"]
    ],
)
def test_a_clause_that_others_settle_is_open_only_with_them(name: str, by: tuple[str, ...], why: str) -> None:
    """In no case is it open while they are met, and in one they settle it though the description is silent on it."""
    id_, _, criterion_id = name.partition(".")
    criterion = library()[id_].default.criterion(criterion_id)
    assert criterion is not None
    assert criterion.test is not None
    together = [
        judged
        for judged in judged_cases(id_, DEFAULT)
        if all(outcome_of(judged.results[0], other) is Truth.MET for other in by)
    ]
    stated = why == "stated_together"
    shown = [
        outcome_of(judged.results[0], criterion_id)
        for judged in together
        if stated is any(judged.inferred.facts.is_stated(fact) for fact in facts_of(criterion.test))
    ]

    assert Truth.UNKNOWN not in {outcome_of(judged.results[0], criterion_id) for judged in together}
    assert Truth.MET in shown


# --- both sides of every limit


@dataclass(frozen=True)
class Limit:
    """One end of what a clause allows: what is allowed on one side of a number, and what is not on the other."""

    definition: str
    reading: str
    criterion: str
    fact: str
    number: Fraction
    allowed: Numbers
    refused: Numbers

    @property
    def name(self) -> str:
        return f"{self.definition}@{self.reading}.{self.criterion}: {self.fact} {self.number}"


def least(fact: str, number: Fraction, *, strict: bool = False) -> tuple[str, Fraction, Numbers, Numbers]:
    return (
        fact,
        number,
        Numbers.between(number, None, low_open=strict),
        Numbers.between(None, number, high_open=not strict),
    )


def most(fact: str, number: Fraction, *, strict: bool = False) -> tuple[str, Fraction, Numbers, Numbers]:
    return (
        fact,
        number,
        Numbers.between(None, number, high_open=strict),
        Numbers.between(number, None, low_open=not strict),
    )


def ends(fact: str, check: Check) -> Iterator[tuple[str, Fraction, Numbers, Numbers]]:
    """The ends of one check on a number; of a vague limit, where clear ends and where outside begins."""
    match check:
        case Within(allowed):
            if allowed.low is not None:
                yield least(fact, allowed.low, strict=allowed.low_open)
            if allowed.high is not None:
                yield most(fact, allowed.high, strict=allowed.high_open)
        case OneOf(Numbers() as numbers, _):
            low, high = numbers.extent.low, numbers.extent.high
            assert low is not None
            assert high is not None
            yield least(fact, low)
            yield most(fact, high)
        case Vague(clear, outside, _):
            end = most if clear < outside else least
            yield end(fact, clear)
            yield end(fact, outside, strict=True)


def limits_of(id_: str, reading: Reading) -> Iterator[Limit]:
    """The limits in the constitutive clauses of a reading, leaving out what it shares with the default."""
    default = library()[id_].default
    for criterion in reading.criteria:
        if not criterion.constitutive or criterion.test is None:
            continue
        if reading.id != DEFAULT and default.criterion(criterion.id) == criterion:
            continue
        for leaf in leaves_of(criterion.test):
            for end in ends(leaf.fact, leaf.check):
                yield Limit(id_, reading.id, criterion.id, *end)


LIMITS = {
    limit.name: limit for id_ in DOCUMENTS for reading in library()[id_].readings for limit in limits_of(id_, reading)
}


def lies(value: Value, side: Numbers) -> bool:
    return isinstance(value, Numbers) and value.within(side)


def is_exactly(value: Value, number: Fraction) -> bool:
    return isinstance(value, Numbers) and value.is_point and value.contains(number)


@pytest.mark.parametrize("name", LIMITS)
def test_a_limit_has_cases_on_both_sides(name: str) -> None:
    limit = LIMITS[name]
    judged = judged_cases(limit.definition, limit.reading)
    known = [one.inferred.facts.value(limit.fact) for one in judged]
    # what is known to be absent meets no comparison; that is how "more than nothing" is missed
    beside = [value for value in known if not is_exactly(value, limit.number)]
    refused = any(lies(value, limit.refused) or value is ABSENT for value in beside)
    allowed = any(lies(value, limit.allowed) for value in beside)
    exactly = len(beside) < len(known) or limit.number == 0

    missing = [
        side for side, shown in (("allowed", allowed), ("refused", refused), ("exactly on it", exactly)) if not shown
    ]
    excepted = name in EXCEPTIONS["limits"]
    assert bool(missing) is excepted, f"no case: {', '.join(missing)}" if missing else "the exception is none"


def test_exceptions_are_of_limits_and_clauses_that_there_are() -> None:
    assert set(EXCEPTIONS["limits"]) <= set(LIMITS)
    assert {f"{id_}.{criterion}" for id_, criterion in CLAUSES} >= NEVER_ALONE_OPEN


def test_there_are_limits_to_look_at() -> None:
    found = {limit.fact for limit in LIMITS.values()}

    assert {"workload.hours", "courses.count", "level.eqf", "credits.ects_equivalent", "credits.us_semester"} <= found
