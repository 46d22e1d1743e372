"""A row is a description: the same verdict-bearing data as in YAML, and every problem at its cell."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from table_files import csv_file, data_of, found_in, places, xlsx_file

from mcdef.credential.read import read_credential
from mcdef.documents.reader import read_document
from mcdef.documents.source import Source
from mcdef.facts.statements import statements_of


def row(folder: Path, **cells: Any) -> Any:
    """One row of a workbook, from headings (with __ for a point) and cells."""
    headings = [name.replace("__", ".") for name in cells]
    (found,) = found_in(xlsx_file(folder, [headings, list(cells.values())]))
    return found


def said(found: Any) -> dict[str, Any]:
    """The facts that a row states, as it states them."""
    assert found.described is not None, [str(one) for one in found.problems]
    return {one.fact: one.value for one in statements_of(found.described.credential)}


def said_in_yaml(text: str) -> dict[str, Any]:
    (described,) = read_credential(read_document(Source("x.yaml", text)))
    return {one.fact: one.value for one in statements_of(described.credential)}


@pytest.mark.parametrize(
    ("cells", "yaml"),
    [
        ({"name": "A", "provider": "Uni", "provider.country": "NL"}, "{name: A, provider: {name: Uni, country: NL}}"),
        ({"Provider type": "university, college"}, "provider: {type: [university, college]}"),
        ({"workload": "12 weeks x 10-12 h"}, "workload: 12 weeks x 10-12 h"),
        ({"Workload": 125, "workload.hours_per_credit": 25}, "workload: {hours: 125, hours_per_credit: 25}"),
        ({"learning outcomes": "Plan\nDo; Check"}, "learning_outcomes: [Plan, Do, Check]"),
        ({"assessment": "summative exam", "assessment.supervised": "no"}, "assessment: summative exam, unsupervised"),
        ({"record": "certificate", "record.digital": True}, "record: digital certificate"),
        ({"record.states": "annex-i"}, "record: {states: [annex-i]}"),
        ({"quality_assurance": "internal; external: ASIIN"}, "quality_assurance: [internal, external: ASIIN]"),
        ({"registers": "nzqcf; ehis"}, "registers: [nzqcf, ehis]"),
        ({"assessment": "none", "stacks_into": "none"}, "{assessment: none, stacks_into: none}"),
        ({"stacks_into.degree": "MSc X"}, "stacks_into: {degree: MSc X}"),
        ({"courses": "3-5", "stand_alone": "yes"}, "{courses: 3-5, stand_alone: true}"),
        ({"custom.signed": True, "custom.places": 20}, "custom: {signed: true, places: 20}"),
        ({"issued_on": date(2026, 5, 3)}, "issued_on: 2026-05-03"),
        ({"share_from_degree_courses": 0.5}, "share_from_degree_courses: 50 %"),
        ({"cohorts_completed": 0}, "cohorts_completed: 0"),
    ],
)
def test_cells_say_what_the_same_words_say_in_yaml(cells: dict[str, Any], yaml: str, tmp_path: Path) -> None:
    (found,) = found_in(xlsx_file(tmp_path, [list(cells), list(cells.values())]))
    assert said(found) == said_in_yaml(yaml)


@pytest.mark.parametrize("level", [6, "6", "EQF 6", "FHEQ 7; EQF 7"])
def test_levels_are_kept_as_they_are_written(level: Any, tmp_path: Path) -> None:
    given = data_of(row(tmp_path, level=level))["level"]
    assert given == (6 if level == "6" else ["FHEQ 7", "EQF 7"] if ";" in str(level) else level)


def test_empty_cells_are_not_stated(tmp_path: Path) -> None:
    rows = [["name", "provider", "credits", "credits.system", "level.framework"], ["A", "", " ", "ECTS", "FHEQ"]]
    (found,) = found_in(csv_file(tmp_path, rows))
    assert data_of(found) == {"name": "A"}
    assert found.problems == ()


def test_zero_credits_are_unknown_and_a_note_says_so(tmp_path: Path) -> None:
    for index, written in enumerate([0, "0", "0 ECTS", "0.0"]):
        found = row(tmp_path, name=f"A{index}", credits=written)
        assert "credits" not in data_of(found)
        assert [(one.severity, one.code, one.place) for one in found.problems] == [
            ("note", "zero-not-stated", "list.xlsx:Sheet1!B2")
        ]
    assert data_of(row(tmp_path, credits="none"))["credits"] == "none"


def test_credits_without_a_system_stay_without(tmp_path: Path) -> None:
    found = row(tmp_path, credits=5)
    assert found.described.credential.credits[0].system is None
    assert row(tmp_path, credits=5, credits__system="ECTS").described.credential.credits[0].system == "ECTS"


@pytest.mark.parametrize("eaten", [datetime(2026, 5, 3), time(10, 12)])
@pytest.mark.parametrize("heading", ["workload", "courses", "credits", "level", "duration", "contact"])
def test_a_date_that_excel_made_of_a_range_is_an_error_at_its_cell(eaten: Any, heading: str, tmp_path: Path) -> None:
    found = row(tmp_path, name="A", **{heading: eaten})
    assert places(found.problems) == ["list.xlsx:Sheet1!B2 date-for-number"]
    assert "Text" in found.problems[0].help
    assert f"`{heading}`" in found.problems[0].message


@pytest.mark.parametrize(
    "eaten",
    ["03. Mai", "3-May", "May-03", "05. Mrz", "5 mars", "03-mei", "12. Dez", "2026-05-03", "03/05/2026", "3.5.26"],
)
def test_so_is_a_date_that_was_saved_as_csv(eaten: str, tmp_path: Path) -> None:
    (found,) = found_in(csv_file(tmp_path, [["name", "courses"], ["A", eaten]]))
    assert places(found.problems) == ["list.csv:2:3 date-for-number"]


def test_an_amount_is_no_date(tmp_path: Path) -> None:
    for written in ("3-5", "3.5", "4 or 5", "6 months x under 10 h", "12 weeks x 10-12 h"):
        assert row(tmp_path, workload=written if "x" in written else f"{written} h").described is not None


def test_every_problem_of_a_row_stands_at_its_cell(tmp_path: Path) -> None:
    rows = [
        ["name", "provider.country", "workload", "credits", "participation", "stand_alone"],
        ["A", "Germny", "125 h", "5,0 ECTS", "onlin", "maybe"],
    ]
    (found,) = found_in(xlsx_file(tmp_path, rows, sheet="2026 list"))
    assert places(found.problems) == [
        "list.xlsx:2026 list!B2 unknown-country",
        "list.xlsx:2026 list!D2 decimal-comma",
        "list.xlsx:2026 list!E2 unknown-value",
        "list.xlsx:2026 list!F2 not-yes-or-no",
    ]
    (found,) = found_in(csv_file(tmp_path, rows))
    assert places(found.problems) == [
        "list.csv:2:3 unknown-country",
        "list.csv:2:16 decimal-comma",
        "list.csv:2:25 unknown-value",
        "list.csv:2:31 not-yes-or-no",
    ]
    assert [one.span.cell for one in found.problems if one.span] == ["B2", "D2", "E2", "F2"]


def test_the_place_in_a_csv_file_is_that_of_the_text_also_after_line_breaks(tmp_path: Path) -> None:
    rows = [["name", "learning_outcomes", "participation"], ["A", "Plan\nDo", "onlin"], ["B", "", "onlin"]]
    first, second = found_in(csv_file(tmp_path, rows, delimiter=","))
    assert places([*first.problems, *second.problems]) == ["list.csv:3:5 unknown-value", "list.csv:4:4 unknown-value"]
    assert [one.problems[0].span.cell for one in (first, second) if one.problems[0].span] == ["C2", "C3"]
    assert second.id == "list#3"


def test_one_bad_row_never_stops_the_rest(tmp_path: Path) -> None:
    rows = [["name", "participation"], ["A", "online"], ["B", "nowhere"], ["C", "onsite"]]
    assert [one.described is not None for one in found_in(csv_file(tmp_path, rows))] == [True, False, True]


def test_more_cells_than_headings_are_one_error_for_that_row(tmp_path: Path) -> None:
    rows = [["name", "participation"], ["A", "B", "online"], ["C", "onsite"]]
    first, second = found_in(xlsx_file(tmp_path, rows))
    assert places(first.problems) == ["list.xlsx:Sheet1!C2 value-without-heading"]
    assert data_of(second) == {"name": "C", "participation": "onsite"}


HEADINGS = ["name", "provider.type", "provider.country", "workload", "credits", "participation"]


@pytest.mark.parametrize(
    "shifted",
    [
        ["A", "GB", "150 h", "5 ECTS", "online", None],
        ["A", "oops", "university", "GB", "150 h", None],
        ["A", None, "university", "GB", "150 h", "5 ECTS"],
    ],
)
def test_a_shifted_row_is_one_error(shifted: list[Any], tmp_path: Path) -> None:
    rows = [HEADINGS, shifted, ["B", "university", "GB", "150 h", "5 ECTS", "online"]]
    first, second = found_in(xlsx_file(tmp_path, rows))
    assert [one.code for one in first.problems] == ["row-shifted"]
    assert second.described is not None


def test_two_slips_of_the_pen_are_no_shifted_row(tmp_path: Path) -> None:
    rows = [HEADINGS, ["A", "universty", "GB", "150 hh", "5 ECTS", "onlin"]]
    (found,) = found_in(xlsx_file(tmp_path, rows))
    assert [one.code for one in found.problems] == ["unknown-value", "unknown-unit", "unknown-value"]
    assert found.problems[0].help == "did you mean `university`?"


@pytest.mark.parametrize(
    ("heading", "meant"),
    [
        ("Title", "name"), ("Institution", "provider"), ("Country", "provider.country"), ("Hours", "workload.hours"),
        ("EQF", "level.eqf"), ("Lernergebnisse", "learning_outcomes"), ("supervised", "assessment.supervised"),
        ("Workload (h)", "workload"), ("Mode of delivery", "participation"), ("QA", "quality_assurance"),
    ],
)  # fmt: skip
def test_an_unknown_heading_is_an_error_at_its_cell_with_what_is_meant(
    heading: str, meant: str, tmp_path: Path
) -> None:
    (found,) = found_in(xlsx_file(tmp_path, [["notes", heading], ["x", "y"]]))
    assert places(found.problems) == ["list.xlsx:Sheet1!B1 unknown-heading"]
    assert found.problems[0].help == f"did you mean `{meant}`?"


@pytest.mark.parametrize(
    "heading", ["NAME", " name ", "Name", "Provider Country", "provider_country", "Learning outcomes"]
)
def test_case_and_punctuation_of_headings_do_not_matter(heading: str, tmp_path: Path) -> None:
    (found,) = found_in(csv_file(tmp_path, [[heading, "notes"], ["GB", ""]]))
    assert found.described is not None


def test_a_heading_that_stands_twice_is_refused(tmp_path: Path) -> None:
    (found,) = found_in(xlsx_file(tmp_path, [["name", "credits", "Name"], ["A", "5 ECTS", "B"]]))
    assert places(found.problems) == ["list.xlsx:Sheet1!C1 heading-twice"]
    assert "A1" in found.problems[0].message


def test_a_short_form_and_a_key_that_contradict_each_other_are_refused(tmp_path: Path) -> None:
    found = row(tmp_path, assessment="exam, supervised", assessment__supervised="no")
    assert places(found.problems) == ["list.xlsx:Sheet1!B2 cells-disagree"]
    assert "A2" in found.problems[0].message


def test_each_of_several_contradictions_in_a_row_is_told(tmp_path: Path) -> None:
    found = row(
        tmp_path,
        learning_outcomes="Plan", learning_outcomes__items="none", assessment="exam, supervised",
        assessment__supervised="no",
    )  # fmt: skip
    assert places(found.problems) == [
        "list.xlsx:Sheet1!B2 cells-disagree",
        "list.xlsx:Sheet1!D2 cells-disagree",
    ]


def test_what_is_wrong_in_a_list_within_a_cell_stands_at_that_cell(tmp_path: Path) -> None:
    found = row(tmp_path, name="A", registers="nzqcf; ehsi", credits="5 ECTS; five CATS")
    assert places(found.problems) == ["list.xlsx:Sheet1!B2 unknown-value", "list.xlsx:Sheet1!C2 not-a-quantity"]


def test_a_formula_that_fails_is_an_error_and_no_empty_cell(tmp_path: Path) -> None:
    rows = [["name", "credits", "workload"], ["A", "#N/A", "150 h"], ["B", "5 ECTS", "=2*75"], ["C", "5 ECTS", "75"]]
    first, second, third = found_in(xlsx_file(tmp_path, rows, sheet="R&D", Other=[]))
    assert places(first.problems)[-1:] == ["list.xlsx:R&D!B2 formula-failed"]
    assert "#N/A" in first.problems[-1].message
    assert places(second.problems) == ["list.xlsx:R&D!C3 formula-not-computed"]
    assert third.described is not None


def test_a_formula_that_gives_an_empty_text_is_an_empty_cell(tmp_path: Path) -> None:
    path = xlsx_file(tmp_path, [["name", "credits"], ["A", '=IF(A2="","x","")']])
    with ZipFile(path) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    computed = parts[sheet].replace(b'<c r="B2">', b'<c r="B2" t="str">')  # as Excel writes it
    assert computed != parts[sheet]
    with ZipFile(path, "w") as archive:
        for name, content in {**parts, sheet: computed}.items():
            archive.writestr(name, content)
    (found,) = found_in(path)
    assert data_of(found) == {"name": "A"}


@pytest.mark.parametrize(
    ("key", "written", "total"),
    [
        ("credits", "15+15", "30"),
        ("credits", "15 + 15 CATS", "30 CATS"),
        ("credits", "2.5 ECTS + 2.5 ECTS", "5 ECTS"),
        ("workload", "100+50 h", "150 h"),
        ("workload", "10 h + 2 weeks", "one amount"),
        ("courses", "1+1+2", "4"),
    ],
)
def test_a_sum_in_a_cell_is_told_what_it_comes_to(key: str, written: str, total: str, tmp_path: Path) -> None:
    found = row(tmp_path, name="A", **{key: written})
    assert places(found.problems) == ["list.xlsx:Sheet1!B2 sum-in-cell"]
    assert f"write what one offer has: {total}; if" in (found.problems[0].help or "")


def test_at_least_is_no_sum(tmp_path: Path) -> None:
    assert said(row(tmp_path, courses="2+")) == said(row(tmp_path, courses="at least 2"))
