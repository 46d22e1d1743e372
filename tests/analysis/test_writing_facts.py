"""What is written into a description states the fact that was meant: the table of places against the reader."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from mcdef.analysis.blocks import expanded, removed
from mcdef.analysis.places import PLACES
from mcdef.analysis.writing import Writer, number_text
from mcdef.credential.read import read_credential
from mcdef.definition.library import Library
from mcdef.documents.document import Document
from mcdef.documents.problem import McdefError
from mcdef.documents.source import Source
from mcdef.facts.establish import establish
from mcdef.facts.known import Facts
from mcdef.facts.vocabulary import FACTS, FactSpec, system_fact
from mcdef.logic.possibilities import ABSENT, UNKNOWN, Choice, Members, Numbers, Range, Value

BASE: dict[str, Any] = {
    "name": "Course",
    "provider": {"name": "University", "type": "university", "country": "DE"},
    "assessment": "written exam, supervised",
    "record": "digital certificate",
    "quality_assurance": ["internal"],
}
#: Told by a system, made of credit by the crosswalk, or stated only in words of a framework.
ELSEWHERE = {"credits.ects_equivalent", "level.national"}


def facts_of(data: Any, library: Library) -> Facts | None:
    try:
        described = read_credential(Document(Source("test", ""), dict(data)))[0]
        return establish(described, library.crosswalk, library.rules).inferred.facts
    except McdefError:
        return None


def reached(fact: str, value: Value, library: Library, base: Any = None) -> bool:
    """Whether one of the ways to write a value states it."""
    ways = list(Writer(library.crosswalk).ways(BASE if base is None else base, fact, value))
    read = [facts_of(data, library) for data in ways]
    return any(facts is not None and facts.value(fact) == value for facts in read)


def values_of(spec: FactSpec) -> list[Value]:
    match spec.kind:
        case "truth":
            return [Choice.of(True), Choice.of(False)]
        case "number":
            return [Numbers.point(Fraction(1, 2))] if spec.name.startswith("share") else [Numbers.point(3)]
        case "integer":
            return [Numbers.point(4)]
        case "list":
            members = frozenset(spec.options[:2] or ("Larger award",))
            return [Members(members)] + ([Members(members, True)] if spec.block else []) + [Members(frozenset(), True)]
        case "date":
            from datetime import date

            return [Choice.of(date(2026, 5, 1))]
        case _:
            return [Choice.of(word) for word in _words(spec)]


def _words(spec: FactSpec) -> tuple[str, ...]:
    if spec.name.endswith(".country"):
        return ("NL",)
    return ("DE-BY",) if spec.name.endswith(".region") else spec.options or ("some words",)


def test_every_fact_has_its_place() -> None:
    assert set(FACTS) == {*PLACES, *ELSEWHERE}


@pytest.mark.parametrize("fact", PLACES)
def test_a_fact_is_stated_as_it_was_meant(fact: str, library: Library) -> None:
    missed = [value for value in values_of(FACTS[fact]) if not reached(fact, value, library)]

    assert missed == []


@pytest.mark.parametrize("fact", PLACES)
def test_nothing_is_said_any_more_of_what_was_taken_out(fact: str, library: Library) -> None:
    if fact == "described.kind":  # an offer, unless something else is said
        return
    writer = Writer(library.crosswalk)
    stated = next(writer.ways({"name": "Course"}, fact, values_of(FACTS[fact])[0]))
    read = [facts_of(data, library) for data in writer.ways(stated, fact, UNKNOWN)]

    assert any(facts is not None and facts.value(fact) is UNKNOWN for facts in read)


@pytest.mark.parametrize("system", ["ects", "uk", "us-semester", "us-quarter", "nz", "kr"])
def test_credit_is_stated_in_its_system(system: str, library: Library) -> None:
    for value in (Numbers.point(9), Numbers.point(Fraction(9, 2)), Numbers.between(3, 5)):
        assert reached(system_fact(system), value, library)
    assert reached(system_fact(system), ABSENT, library)


def test_credit_keeps_the_unit_of_the_description(library: Library) -> None:
    ways = list(
        Writer(library.crosswalk).ways({"credits": "6 semester hours"}, "credits.us_semester", Numbers.point(9))
    )

    assert ways[0] == {"credits": "9 semester hours"}


def test_the_awarding_body_is_the_provider_or_another_one(library: Library) -> None:
    ways = list(Writer(library.crosswalk).ways(BASE, "awarding_body.type", Choice.of("company")))

    assert [set(data) - set(BASE) for data in ways] == [set(), {"awarding_body"}]
    assert all(
        facts is not None and facts.value("awarding_body.type") == Choice.of("company")
        for facts in (facts_of(data, library) for data in ways)
    )


def test_own_facts_are_written_under_custom(library: Library) -> None:
    assert reached("custom.signed", Choice.of(True), library)
    assert reached("custom.places", Numbers.point(3), library)


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        (Numbers.point(99), "99"),
        (Numbers.point(Fraction(29, 2)), "14.5"),
        (Numbers.point(Fraction(1, 3)), "1/3"),
        (Numbers.between(40, 72), "40-72"),
        (Numbers.between(0, 15, high_open=True), "0-under 15"),
        (Numbers.between(3, None), "at least 3"),
        (Numbers.between(3, None, low_open=True), "over 3"),
        (Numbers.between(None, 3), "at most 3"),
        (Numbers.points([4, 5]), "4 or 5"),
        (Numbers.points([4, 5, 6, 7]), "4-7"),
        (Numbers((Range(Fraction(1), Fraction(2)), Range(Fraction(4), None))), None),
    ],
)
def test_numbers_as_people_write_them(numbers: Numbers, text: str | None) -> None:
    assert number_text(numbers) == text


def test_blocks_in_full_and_without_a_part() -> None:
    assert expanded("credits", "4.5 quarter credits") == {"value": Decimal("4.5"), "system": "quarter credits"}
    assert expanded("level", "FHEQ 7") == {"text": "FHEQ 7"}
    assert removed({"record": "certificate", "name": "x"}, ("record", "issued")) == {
        "record": {"type": "certificate"},
        "name": "x",
    }
    assert removed({"learning": "required"}, ("learning", "required")) == {}
