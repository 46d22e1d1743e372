"""The presets read lists as they really are, and say of each row no more than the list does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from table_files import SAMPLES, csv_file, data_of, found_in, places

from mcdef.catalogue.mapping import load_mapping, preset_names
from mcdef.facts.statements import statements_of
from mcdef.logic.possibilities import Numbers


def read(preset: str) -> dict[str, Any]:
    return {one.id: one for one in found_in(SAMPLES / f"{preset}.csv", load_mapping(preset))}


def hours(found: Any) -> Numbers | None:
    stated = statements_of(found.described.credential)
    return next((one.value for one in stated if one.fact == "workload.hours"), None)  # type: ignore[return-value]


def test_every_preset_has_a_sample_and_says_what_it_is_for() -> None:
    assert preset_names() == ("edubadges", "mooc-list", "uk-list", "us-catalog")
    for name in preset_names():
        shape = load_mapping(name).shape
        assert shape.title
        assert shape.about
        assert (SAMPLES / f"{name}.csv").is_file()


def test_edubadges_state_credit_or_study_load_level_and_assessment() -> None:
    badges = read("edubadges")
    data = data_of(badges["bc-0101"])
    assert data["credits"] == "5 ECTS"
    assert data["learning_outcomes"] == ["Plant een analyse van zorgdata", "Beoordeelt de kwaliteit van een dataset"]
    assert data["assessment"]["identity_verified"] is True
    assert data["participation"] == "blended"
    assert data_of(badges["bc-0102"])["credits"] == "2.5 ECTS"
    vocational = data_of(badges["bc-0103"])
    assert "credits" not in vocational
    assert (vocational["workload"], vocational["provider"]["type"]) == ("240 h", "vet_school")
    workshop = data_of(badges["bc-0104"])
    assert workshop["workload"] == "8 h"
    assert "exists" not in workshop["assessment"]
    assert badges["bc-0106"].described.credential.level[0].eqf == Numbers.point(6)


def test_the_study_points_of_edubadges_which_have_two_units_are_not_read() -> None:
    assert "Studypoints" not in str(load_mapping("edubadges").shape.facts)


def test_the_badge_that_is_shifted_by_a_column_is_one_error() -> None:
    shifted = read("edubadges")["bc-0105"]
    assert shifted.described is None
    assert places(shifted.problems) == ["edubadges.csv:7:75 row-shifted"]
    assert "`ec` under EQF" in shifted.problems[0].message


@pytest.mark.parametrize(
    ("course", "expected"),
    [
        ("coastal-engineering", Numbers.between(28, 42)),
        ("statistics-public-health", Numbers.between(96, 120)),
        ("writing", Numbers.point(15)),
        ("planned", None),
    ],
)
def test_the_weekly_effort_of_a_mooc_times_its_weeks_is_a_range(course: str, expected: Numbers | None) -> None:
    assert hours(read("mooc-list")[f"https://example.org/course/{course}"]) == expected


def test_hours_a_day_are_no_hours_a_week() -> None:
    found = read("mooc-list")["https://example.org/course/quantum-devices"]
    assert places(found.problems) == ["mooc-list.csv:5:76 not-a-workload"]


def test_the_level_of_a_platform_is_no_level() -> None:
    assert all("level" not in data_of(one) for one in read("mooc-list").values() if one.described)


def test_hours_of_a_catalogue_in_the_united_states_are_credits() -> None:
    courses = read("us-catalog")
    assert list(courses) == ["AGRO 101", "AGRO 290", "STAT 430", "STAT 100", "MUS 115"]
    for course in courses.values():
        assert "workload" not in data_of(course)
    values = {id_: one.described.credential.credits for id_, one in courses.items()}
    assert {id_: one[0].value for id_, one in values.items() if one} == {
        "AGRO 101": Numbers.point(3),
        "AGRO 290": Numbers.between(1, 4),
        "STAT 430": Numbers.points([3, 4]),
    }
    assert {one[0].system for one in values.values() if one} == {"semester hours"}


def test_sections_with_different_credit_leave_it_open() -> None:
    course = read("us-catalog")["MUS 115"]
    assert places(course.problems) == ["us-catalog.csv:9:55 rows-disagree"]


def test_a_list_of_the_united_kingdom_has_credits_without_a_unit_and_levels_without_a_framework() -> None:
    courses = read("uk-list")
    evidence = data_of(courses["NB701"])
    assert (evidence["credits"], evidence["level"], evidence["contact"]) == ("20 CATS", "FHEQ 7", "24 h")
    assert data_of(courses["NB602"])["credits"] == "15 CATS"
    attendance = data_of(courses["NB000"])
    assert attendance["assessment"] == "none"
    assert "credits" not in attendance
    assert "assessment" not in data_of(courses["NB703"])


def test_a_table_of_courses_of_surfs_pilot_is_read_under_its_own_headings(tmp_path: Path) -> None:
    headings = (
        "CourseID;UI-Type;Name;Edubadge;Image;Description;LearningOutcome;Criteria;Language;UI-result;Studypoints;ECTS;"
        "Studyload;TimeInvestment;EQF;Form of participation;ProgrammeID;Type of Assesment;Supervised;Verified identity;"
        "Quality Assurance Name;Quality Assurance Description;Quality Assurance URL"
    ).split(";")
    vocational = ["1BR", "course", "Verf", "Microcredential", "", "x", "y", "z", "nl", "sbu", "120", "", "120", "", "3",
                  "On-site", "", "Theorie & praktijktoets", "Yes", "Yes", "Kwaliteitskader MBO", "", ""]  # fmt: skip
    academic = ["41GM", "course", "Gedrag", "Microcredential", "", "x", "y", "z", "en", "ec", "6", "6", "", "", "7",
                "Blended", "34502", "Exam", "Yes", "Yes", "NVAO", "", ""]  # fmt: skip
    first, second = found_in(csv_file(tmp_path, [headings, vocational, academic]), load_mapping("edubadges"))
    assert (first.id, second.id) == ("1BR", "41GM")
    data = data_of(first)
    assert (data["workload"], data["level"], data["participation"]) == ("120 h", {"eqf": "3"}, "onsite")
    assert data["quality_assurance"] == {"standard": "Kwaliteitskader MBO"}, "a framework is no body outside"
    assert data["assessment"]["exists"] is True
    data = data_of(second)
    assert (data["credits"], data["language"]) == ("6 ECTS", "en")
    assert data["quality_assurance"] == {"external": "NVAO"}


def test_a_list_of_futurelearn_repeats_its_headings(tmp_path: Path) -> None:
    headings = ["accreditation", "category", "duration", "name", "organization", "reviews", "weekly_study"]
    rows = [["False", "Language", "4 weeks", "Dutch", "University of X", "54", "1 hour"], headings,
            ["True", "Law", "2 weeks", "Prisons", "University of Y", "", "4 hours"]]  # fmt: skip
    first, second = found_in(csv_file(tmp_path, [headings, *rows], delimiter=","), load_mapping("mooc-list"))
    assert hours(first) == Numbers.point(4)
    assert hours(second) == Numbers.point(8)
    assert data_of(second)["provider"] == "University of Y"
