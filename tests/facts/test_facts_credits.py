"""Credit as stated: its system, its size in ECTS by every published route, and several figures for one offer."""

from __future__ import annotations

from fractions import Fraction

import pytest

from facts.describing import YES, codes, facts_of, hours, known, point, problems, refused, value
from mcdef.logic.possibilities import UNKNOWN, Numbers


@pytest.mark.parametrize(
    ("credit", "low", "high"),
    [
        ("5 ECTS", 5, 5),
        ("15 CATS", 5, Fraction(15, 2)),  # 2 : 1, and 150 h at 25 to 30
        ("30 CATS", 10, 15),
        ("40 NZ credits", Fraction(40, 3), 20),
        ("30 semester hours", 45, 60),
        ("8 quarter credits", 8, Fraction(32, 3)),
    ],
)
def test_the_size_in_ects_is_the_hull_of_all_routes(credit: str, low: int | Fraction, high: int | Fraction) -> None:
    assert value(f"credits: {credit}", "credits.ects_equivalent") == Numbers.between(low, high)


def test_a_size_in_ects_is_no_assigned_ects() -> None:
    facts = facts_of("credits: 15 CATS")
    assert facts.value("credits.assigned") == YES
    assert facts.value("credits.ects") is UNKNOWN


def test_credit_without_a_system_stays_without_one() -> None:
    text = "name: A\ncredits: 5"
    assert [name for name in facts_of(text) if name.startswith("credits.")] == []
    assert value(text, "workload.hours") is UNKNOWN
    (warning,) = problems(text)
    assert (warning.code, warning.severity, warning.place) == ("credits-without-system", "warning", "offer.yaml:2:10")


def test_an_unknown_system_is_refused_at_its_place() -> None:
    (error,) = refused("name: A\ncredits: 5 ETCS")
    assert (error.code, error.place) == ("unknown-credit-system", "offer.yaml:2:12")
    assert error.help is not None
    assert "ECTS" in error.help


def test_one_statement_in_three_units_is_no_disagreement() -> None:
    text = "credits: [10-15 CATS, 4-6 ECTS, 2-3 US credits]"
    assert codes(text) == []
    assert value(text, "credits.uk") == hours(10, 15)
    assert value(text, "credits.us_semester") == hours(2, 3)


def test_hours_from_two_systems_are_what_both_leave_open() -> None:
    # crosswalk rule 5: 10 UK credits and 5 ECTS in the UK, [100] and [100, 150]
    text = "credits: [10 CATS, 5 ECTS]\nprovider: {country: GB}"
    assert value(text, "workload.hours") == point(100)
    assert codes(text) == []


def test_hours_from_two_systems_that_do_not_meet_are_the_hull_and_a_warning() -> None:
    text = "credits: [10 CATS, 12 ECTS]"
    assert value(text, "workload.hours") == hours(100, 360)
    assert value(text, "credits.ects_equivalent") == Numbers.between(Fraction(10, 3), 12)
    assert set(codes(text)) == {"credits-disagree"}


def test_two_figures_in_one_system_that_contradict_warn_naming_both_places() -> None:
    text = "credits:\n  - 5 ECTS\n  - 6 ECTS"
    assert value(text, "credits.ects") == point(5)
    warning = next(problem for problem in problems(text) if problem.code == "statements-disagree")
    assert warning.place == "offer.yaml:3:5"
    assert "6 ECTS here and 5 ECTS at line 2" in warning.message


def test_two_figures_in_one_system_that_agree_are_intersected() -> None:
    text = "credits: [4-6 ECTS, at least 5 ECTS]"
    assert value(text, "credits.ects") == hours(5, 6)
    assert "statements-disagree" not in codes(text)


def test_points_of_a_provider_have_no_size_in_ects() -> None:
    found = known("credits: 60 ECVET points", "credits.ects_equivalent")
    assert (found.value, found.why) == (UNKNOWN, "unmapped")


def test_a_conversion_carries_the_grade_of_its_rows() -> None:
    # 2 : 1 is known from a third-party page (crosswalks 2.2: S), ten hours a credit from a university's own (P)
    assert known("credits: 15 CATS", "credits.ects_equivalent").evidence == "secondary"
    assert known("credits: 15 CATS", "workload.hours").evidence == "primary"
    assert known("credits: 15 CATS", "credits.uk").evidence is None
