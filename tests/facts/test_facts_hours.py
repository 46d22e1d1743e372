"""Credit gives hours, hours never give credit; contact bounds from below; what is stated stands (DESIGN 2.5, 2.7)."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facts.describing import codes, facts_of, hours, known, plain, point, problems, value
from mcdef.logic.possibilities import UNKNOWN, Numbers


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("credits: 5 ECTS", 125, 150),
        ("credits: 5 ECTS\nprovider: {country: AT}", 125, 125),
        ("credits: 5 ECTS\nprovider: {country: IE}", 100, 150),
        ("credits: 5 ECTS\nprovider: {country: GB}", 100, 150),
        ("credits: 5 ECTS\nprovider: {country: NL}", 140, 140),
        ("credits: 4-6 ECTS", 100, 180),
        ("credits: 15 CATS", 150, 150),
        ("credits: 12 NZ credits", 120, 120),
        ("credits: 3 Malaysian credits", 120, 120),
    ],
)
def test_assigned_credit_gives_hours(text: str, low: int, high: int) -> None:
    assert value(text, "workload.hours") == hours(low, high)
    assert known(text, "workload.hours").origins[0].how == "converted"


def test_the_awarding_body_s_country_picks_the_row() -> None:
    text = "credits: 5 ECTS\nprovider: {country: IE}\nawarding_body: {country: AT}"
    assert value(text, "workload.hours") == point(125)


def test_the_provider_s_own_hours_per_credit_come_before_any_row() -> None:
    text = "credits: 5 ECTS\nprovider: {country: AT}\nworkload: {hours_per_credit: 30}"
    assert value(text, "workload.hours") == point(150)


def test_a_row_from_memory_does_not_narrow() -> None:
    # Hungary: 30 hours, from memory only; the general row decides (crosswalk rules 13, 14)
    hungary = known("credits: 5 ECTS\nprovider: {country: HU}", "workload.hours")
    assert hungary.value == hours(125, 150)
    assert hungary.would_be == point(150)


@pytest.mark.parametrize(
    ("credit", "floor"), [("3 semester hours", Fraction(225, 2)), ("4 quarter credits", Fraction(100))]
)
def test_a_us_credit_hour_is_a_floor(credit: str, floor: Fraction) -> None:
    assert value(f"credits: {credit}", "workload.hours") == Numbers.between(floor, None)


def test_a_semester_hour_takes_no_part_in_the_way_from_hours_to_ects() -> None:
    # 1.5 (UMAP) to 2 (share of the year, practice) ECTS a semester hour, and no open end
    assert value("credits: 3 semester hours", "credits.ects_equivalent") == Numbers.between(Fraction(9, 2), 6)


QUANTITIES = st.one_of(
    st.integers(1, 3000).map(str),
    st.tuples(st.integers(1, 500), st.integers(0, 500)).map(lambda pair: f"{pair[0]}-{pair[0] + pair[1]}"),
    st.integers(1, 3000).map(lambda number: f"under {number}"),
    st.integers(1, 3000).map(lambda number: f"at least {number}"),
    st.integers(1, 3000).map(lambda number: f"~{number}"),
)


@settings(deadline=None, max_examples=80)
@given(
    QUANTITIES,
    st.sampled_from(["workload: {} h", "contact: {} h", "contact: {} lessons", "workload: 8 weeks x {} h"]),
    st.sampled_from(["GB", "AT", "US", None]),
)
def test_hours_never_give_credit(quantity: str, written: str, country: str | None) -> None:
    text = written.format(quantity) + (f"\nprovider: {{type: university, country: {country}}}" if country else "")
    assert [name for name in facts_of(text) if name.startswith("credits.")] == []


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 400), st.sampled_from(["h", "lessons"]))
def test_contact_bounds_the_workload_from_below_and_does_no_more(amount: int, unit: str) -> None:
    bound = value(f"contact: {amount} {unit}", "workload.hours")
    assert bound == Numbers.between(amount * (Fraction(3, 4) if unit == "lessons" else 1), None)


def test_contact_time_does_not_state_the_workload() -> None:
    facts = facts_of("contact: 20 h")
    assert facts.is_stated("contact.hours")
    assert not facts.is_stated("workload.hours")
    assert facts_of("credits: 5 ECTS").is_stated("workload.hours")


def test_continuing_education_units_are_contact_hours_and_no_credit() -> None:
    facts = facts_of("credits: 2 CEU")
    assert facts.value("contact.hours") == point(20)
    assert facts.value("workload.hours") == hours(20, None)
    assert facts.value("credits.assigned") is UNKNOWN
    assert facts.value("credits.ects_equivalent") is UNKNOWN


def test_stated_hours_beat_hours_from_credit() -> None:
    text = "workload: 120 h\ncredits: 5 ECTS"
    assert value(text, "workload.hours") == point(120)
    assert known(text, "workload.hours").origins[0].how == "stated"
    assert codes(text) == []  # 24 h a credit are within the 20 to 30 in use


def test_a_stated_range_is_not_narrowed_by_a_conversion() -> None:
    assert value("workload: 100-200 h\ncredits: 5 ECTS", "workload.hours") == hours(100, 200)
    assert value("workload: 100-200 h\ncontact: 160 h", "workload.hours") == hours(100, 200)


def test_two_statements_of_the_workload_are_intersected() -> None:
    text = "workload: {hours: 100-130, weeks: 12, hours_per_week: 10-12}"
    assert value(text, "workload.hours") == hours(120, 130)
    assert len(known(text, "workload.hours").origins) == 2
    assert codes(text) == []


def test_two_statements_that_contradict_warn_and_the_more_direct_one_is_used() -> None:
    text = "workload:\n  hours: 100\n  weeks: 10\n  hours_per_week: 20"
    assert value(text, "workload.hours") == point(100)
    (warning,) = problems(text)
    assert (warning.code, warning.severity) == ("statements-disagree", "warning")
    assert warning.place == "offer.yaml:3:10"
    assert "200 h here and 100 h at line 2" in warning.message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("workload: 20 h\ncontact: 30 h", ["contact-above-workload"]),
        ("workload: 20 h\ncontact: 30 lessons", ["contact-above-workload"]),  # 22.5 h at the least
        ("workload: 120 h\ncredits: 16 CEU", ["contact-above-workload"]),
        ("workload: 20 h\ncontact: 26 lessons", []),  # 19.5 h at the least
        ("workload: 20-40 h\ncontact: 30 h", []),
        ("credits: 1 ECTS\ncontact: 20 h", []),
    ],
)
def test_contact_time_above_the_whole_workload_is_a_warning(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        ("workload: 300 h\ncredits: 4 ECTS", "hours-credits-conflict", "75"),
        ("workload: 150 h\ncredits: 15 ECTS", "hours-credits-conflict", "UK credits"),
        ("workload: 35 h\ncredits: 5 ECTS", "hours-credits-conflict", "contact hours"),
        ("workload: 200 h\ncredits: 5 ECTS", "hours-credits-conflict", "another system"),
        ("workload: 95 h\ncredits: 5 ECTS", "hours-credits-near", "19"),
    ],
)
def test_hours_and_credit_that_do_not_fit_are_named_and_both_used(text: str, code: str, says: str) -> None:
    (found,) = problems(text)
    assert found.code == code
    assert found.place == "offer.yaml:2:10"
    assert says in f"{found.message} {found.help}"
    stated = plain(text, "workload.hours")
    assert stated == plain(text.splitlines()[0], "workload.hours")
    assert plain(text, "credits.ects") == plain(text.splitlines()[1], "credits.ects")


@pytest.mark.parametrize("text", ["workload: 100 h\ncredits: 5 ECTS", "workload: 150 h\ncredits: 15 CATS"])
def test_hours_within_what_is_in_use_pass_silently(text: str) -> None:
    assert codes(text) == []
