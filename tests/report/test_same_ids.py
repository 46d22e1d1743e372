"""An id that several descriptions have is told at each but the first, with both places; verdicts stay apart."""

from __future__ import annotations

from mcdef.report.model import Report
from mcdef.report.same_ids import with_same_ids
from outputs.report_runs import report_on


def told(texts: dict[str, str]) -> tuple[Report, list[tuple[str, str, str]]]:
    """The report, and of each repeated id: code, place, and what is said."""
    report, problems = with_same_ids(report_on(texts, "us-usage"))
    return report, [(one.code, one.at.text, one.message) for one in problems]


SERIES = "name: Series\ncourses: 3\n"
SINGLE = "name: Single\ncourses: 1\n"


def test_the_same_id_with_other_facts_is_a_warning_and_both_are_judged() -> None:
    report, problems = told({"a.yaml": f"id: x\n{SERIES}", "b.yaml": f"id: x\n{SINGLE}"})
    assert problems == [
        ("same-id", "b.yaml:1:1", "the id `x` stands at a.yaml:1:1 too, with other facts; each is judged by itself")
    ]
    assert [[one.verdict for one in credential.results] for credential in report.credentials] == [
        ["undetermined"],
        ["does_not_count"],
    ]
    assert [[one.severity for one in credential.problems] for credential in report.credentials] == [[], ["warning"]]


def test_the_same_id_with_the_same_facts_is_a_note_beside_the_one_that_says_the_same() -> None:
    one = f"id: x\n{SERIES}"
    _, problems = told({"a.yaml": f"id: x\n{SINGLE}", "b.yaml": one, "c.yaml": one})
    assert [(code, place) for code, place, _ in problems] == [
        ("same-id", "b.yaml:1:1"),
        ("same-id-same-facts", "c.yaml:1:1"),
    ]
    assert "stands at b.yaml:1:1 too" in problems[1][2]


def test_within_a_file_the_other_place_is_short() -> None:
    _, problems = told({"a.yaml": "- {id: x, name: A}\n- {id: y, name: B}\n- {id: x, name: C}\n"})
    assert [(code, place[:9]) for code, place, _ in problems] == [("same-id", "a.yaml:3:")]
    assert "stands at line 1 too" in problems[0][2]


def test_names_of_files_are_no_ids_that_somebody_wrote() -> None:
    several = "[{courses: 1}, {courses: 2}]"
    _, problems = told({"a/course.yaml": SERIES, "b/course.yaml": SINGLE, "c/course.yaml": several})
    assert problems == []


def test_ids_of_their_own_and_variants_are_left_alone() -> None:
    _, problems = told(
        {"a.yaml": "id: x\nvariants: [{name: A, courses: 1}, {name: B, courses: 2}]\n", "b.yaml": SINGLE}
    )
    assert problems == []
