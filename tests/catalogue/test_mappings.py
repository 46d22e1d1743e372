"""Mapping files: a list is read as it is, and a mistake in the mapping is named at its place in the mapping."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from table_files import csv_file, data_of, found_in, mapping_of, places, xlsx_file

from mcdef.catalogue.mapping import load_mapping
from mcdef.catalogue.mapping_shape import mapping_schema
from mcdef.documents.problem import McdefError
from mcdef.documents.reader import read_document
from mcdef.documents.source import Source
from mcdef.facts.statements import statements_of
from mcdef.logic.possibilities import Numbers


def one(folder: Path, mapping: str, **cells: Any) -> Any:
    """What a mapping makes of one row of a workbook."""
    (found,) = found_in(xlsx_file(folder, [list(cells), list(cells.values())]), mapping)
    return found


def hours(found: Any) -> Any:
    """The workload in hours that a row states."""
    assert found.described is not None, [str(one) for one in found.problems]
    return next((x.value for x in statements_of(found.described.credential) if x.fact == "workload.hours"), None)


WEEKLY = "facts: {workload: {column: Effort, times: Length, unit: hours per week}}"


@pytest.mark.parametrize(
    ("effort", "length", "expected"),
    [
        ("4-6 hours per week", "7 weeks", Numbers.between(28, 42)),
        ("4–6", "7", Numbers.between(28, 42)),
        (3, 5, Numbers.point(15)),
        ("8-10", "10-12 weeks", Numbers.between(80, 120)),
        ("5", "2 months", Numbers.between(40, Fraction(310, 7))),  # a month is 4 to 31/7 weeks
    ],
)  # fmt: skip
def test_weekly_effort_times_weeks_is_a_range(effort: Any, length: Any, expected: Numbers, tmp_path: Path) -> None:
    assert hours(one(tmp_path, WEEKLY, Effort=effort, Length=length)) == expected


@pytest.mark.parametrize(("effort", "length"), [("4-6", None), (None, "7 weeks"), (0, 7), (4, 0)])
def test_a_weekly_effort_alone_is_no_workload(effort: Any, length: Any, tmp_path: Path) -> None:
    assert hours(one(tmp_path, WEEKLY + "\nid: id", id="a", Effort=effort, Length=length)) is None


@pytest.mark.parametrize("effort", ["8 hours/day", "4 sessions", "two evenings"])
def test_an_effort_in_other_units_is_refused_at_its_cell(effort: str, tmp_path: Path) -> None:
    found = one(tmp_path, WEEKLY, Effort=effort, Length="6 weeks")
    assert [problem.place for problem in found.problems] == ["list.xlsx:Sheet1!A2"]


@pytest.mark.parametrize(("length", "code"), [(datetime(2026, 5, 3), "date-for-number"), ("soon", "not-a-quantity")])
def test_what_is_wrong_with_the_weeks_stands_at_the_weeks(length: Any, code: str, tmp_path: Path) -> None:
    assert places(one(tmp_path, WEEKLY, Effort="4-6", Length=length).problems) == [f"list.xlsx:Sheet1!B2 {code}"]


def test_two_columns_are_the_ends_of_a_range(tmp_path: Path) -> None:
    mapping = "facts: {workload: {between: [low, high], times: weeks, unit: hours per week}}"
    assert hours(one(tmp_path, mapping, low=4, high=6, weeks=7)) == Numbers.between(28, 42)
    assert hours(one(tmp_path, mapping, low=4, high=4, weeks=7)) == Numbers.point(28)
    at_least = hours(one(tmp_path, mapping, low=4, high=None, weeks=7))
    assert (at_least.extent.low, at_least.extent.high) == (28, None)
    total = "facts: {workload: {between: [low, high], unit: hours}}"
    assert hours(one(tmp_path, total, low=40, high=72)) == Numbers.between(40, 72)


@pytest.mark.parametrize(
    ("rule", "cell", "expected"),
    [
        ("{column: C, system: ECTS}", 5, "5 ECTS"),
        ("{column: C, system: ECTS}", "5 CATS", "5 CATS"),
        ("{column: C, system: ECTS}", "3-19", "3-19 ECTS"),
        ("{column: C, system: semester hours, called: [hours]}", "3 hours", "3 semester hours"),
        ("{column: C, system: semester hours, called: [hours]}", "1 TO 4 hours", "1 TO 4 semester hours"),
        ("{column: C, system: ECTS, decimal: comma}", "2,5", "2.5 ECTS"),
        ("{column: C, system: ECTS, decimal: comma}", "2,5-7,5 ECTS", "2.5-7.5 ECTS"),
        ("{column: C, system: ECTS, zero: none}", 0, "none"),
        ("{column: C, system: ECTS, zero: none}", "0,0", "none"),
        ("{column: C, system: ECTS, zero: unknown}", 0, None),
        ("{column: C, system: ECTS}", 0, None),
        ("{column: C, values: {ohne: none, offen: null}}", "Ohne", "none"),
        ("{column: C, values: {ohne: none, offen: null}}", "offen", None),
        ("C", 5, "5"),
    ],
)
def test_credits(rule: str, cell: Any, expected: Any, tmp_path: Path) -> None:
    found = one(tmp_path, f"facts: {{name: Title, credits: {rule}}}", Title="A", C=cell)
    assert data_of(found).get("credits") == expected


def test_a_comma_marks_decimals_and_a_point_thousands_or_the_other_way_round(tmp_path: Path) -> None:
    german = "decimal: comma\nfacts: {workload: {column: H, unit: hours}}"
    assert data_of(one(tmp_path, german, H="1.250,5"))["workload"] == "1250.5 h"
    english = "facts: {workload: {column: H, unit: hours, decimal: point}}"
    assert data_of(one(tmp_path, english, H="1,250.5"))["workload"] == "1250.5 h"
    neither = "facts: {workload: {column: H, unit: hours}}"
    assert places(one(tmp_path, neither, H="1,250").problems) == ["list.xlsx:Sheet1!A2 thousands-comma"]


@pytest.mark.parametrize(
    ("rule", "cell", "expected"),
    [
        ("{column: L, framework: FHEQ}", "Level 7", "FHEQ 7"),
        ("{column: L, framework: FHEQ}", 7, "FHEQ 7"),
        ("{column: L, framework: FHEQ}", "SCQF 9", "SCQF 9"),
        ("{column: L, values: {Niveau 6: EQF 6}}", "niveau  6", "EQF 6"),
    ],
)
def test_levels(rule: str, cell: Any, expected: str, tmp_path: Path) -> None:
    assert data_of(one(tmp_path, f"facts: {{level: {rule}}}", L=cell))["level"] == expected


def test_words_of_the_list_mean_words_of_a_description(tmp_path: Path) -> None:
    mapping = """
empty: [n/a, "-"]
facts:
  name: Titel
  level.eqf: {column: Niveau, values: {Niveau 6: 6}}
  assessment.identity_verified: {column: Id, values: {ja: true, nee: false}, otherwise: unknown}
  participation: {column: Form, values: {Vor Ort: onsite}, otherwise: error}
"""
    found = one(tmp_path, mapping, Titel="A", Niveau="Niveau 6", Id="nee", Form="vor ort")
    assert data_of(found) == {
        "name": "A", "level": {"eqf": 6}, "assessment": {"identity_verified": False}, "participation": "onsite",
    }  # fmt: skip
    assert data_of(one(tmp_path, mapping, Titel="A", Niveau="-", Id="?", Form="N/A")) == {"name": "A"}
    found = one(tmp_path, mapping, Titel="A", Niveau="7", Id="ja", Form="anders")
    assert places(found.problems) == ["list.xlsx:Sheet1!D2 value-not-mapped"]


def test_a_column_may_have_several_names_and_the_first_with_a_value_counts(tmp_path: Path) -> None:
    mapping = "facts: {name: [Title, Titel], workload: {column: [Studyload, TimeInvestment], unit: hours}}"
    found = one(tmp_path, mapping, Titel="A", Studyload=0, TimeInvestment=8)
    assert data_of(found) == {"name": "A", "workload": "8 h"}


def test_constants_are_true_of_every_row_and_stand_in_the_mapping(tmp_path: Path) -> None:
    mapping = (
        "constants:\n  provider.country: NL\n  participation: online\nfacts:\n  name: T\n  participation: {column: F}\n"
    )
    found = one(tmp_path, mapping, T="A", F="onsite")
    assert data_of(found) == {"name": "A", "provider": {"country": "NL"}, "participation": "onsite"}
    source, span = found.document.origin(("provider", "country"))
    assert (source.path, span.start) == ("list.mapping.yaml", "2:21")
    assert found.document.origin(("participation",))[1].start == "Sheet1!B2"


def test_a_system_of_no_credit_and_a_framework_of_no_level_are_not_stated(tmp_path: Path) -> None:
    mapping = "constants: {credits.system: ECTS}\nfacts: {name: T, credits: C}"
    assert data_of(one(tmp_path, mapping, T="A", C=None)) == {"name": "A"}
    assert one(tmp_path, mapping, T="A", C=5).described.credential.credits[0].system == "ECTS"


def test_rows_are_skipped_by_what_a_column_says(tmp_path: Path) -> None:
    rows = [["T", "status"], ["A", "Published"], ["B", "DRAFT"], ["C", "archived"], ["D", None]]
    path = xlsx_file(tmp_path, rows)
    skipping = "rows: {skip_when: {status: [archived, draft]}}\nfacts: {name: T}"
    assert [data_of(one)["name"] for one in found_in(path, skipping)] == ["A", "D"]
    choosing = "rows: {only_when: {status: [published, '']}}\nfacts: {name: T}"
    assert [data_of(one)["name"] for one in found_in(path, choosing)] == ["A", "D"]


SECTIONS = [
    ["Subject", "Number", "Name", "Hours", "Outcome"],
    ["AGRO", 101, "Soils", 3, "Explain soils"],
    ["STAT", 200, "Data", 3, None],
    ["AGRO", 101, "Soils", 3, "Map soils"],
    ["STAT", 200, "Data", 4, None],
]
TOGETHER = (
    "rows: {one_offer: [Subject, Number]}\n"
    "facts: {name: Name, credits: {column: Hours, system: semester hours}, learning_outcomes: {column: Outcome}}"
)


def test_several_rows_of_one_offer_are_one_description(tmp_path: Path) -> None:
    agro, stat = found_in(xlsx_file(tmp_path, SECTIONS), TOGETHER)
    assert (agro.id, stat.id) == ("AGRO 101", "STAT 200")
    assert data_of(agro) == {
        "name": "Soils", "credits": "3 semester hours", "learning_outcomes": ["Explain soils", "Map soils"],
    }  # fmt: skip


def test_what_they_say_differently_is_left_open_with_a_warning(tmp_path: Path) -> None:
    _, stat = found_in(xlsx_file(tmp_path, SECTIONS), TOGETHER)
    assert data_of(stat) == {"name": "Data"}
    (warning,) = stat.problems
    assert (warning.severity, warning.code, warning.place) == ("warning", "rows-disagree", "list.xlsx:Sheet1!D5")
    assert "D3" in warning.message


def test_columns_that_no_rule_names_are_passed_over(tmp_path: Path) -> None:
    rows = [["T", None, "internal"], ["A", "remark", "x"], ["B", None, None, "too far right"]]
    first, second = found_in(xlsx_file(tmp_path, rows), "facts: {name: T}")
    assert data_of(first) == {"name": "A"}
    assert places(second.problems) == ["list.xlsx:Sheet1!D3 value-without-heading"]


MISTAKES = """\
sheets: Courses
header: 0
decimal: komma
rows: {skip_wen: {a: b}}
facts:
  name: {colum: T}
  credits: {column: C, sistem: ECTS, zero: nothing}
"""
MISFITS = """\
encoding: latin-47
constants:
  provider.country: Nederland
  Country: NL
facts:
  titel: T
  workload: {column: W, unit: hours per week}
  duration: {column: W, system: ECTS}
  courses: {between: [A, B], column: C}
  credits: {system: ECTS}
  participation: {column: F, values: {x: onlin}}
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("facts: {}", ["1:1 not-a-mapping"]),
        ("[a]", ["1:1 not-a-mapping"]),
        ("facts: {courses: {between: [A]}}\nheader: two", ["1:19 mapping-pair", "2:9 mapping-row-number"]),
        (
            MISTAKES,
            ["1:1 unknown-key", "2:9 mapping-row-number", "3:10 unknown-value", "4:8 unknown-key", "6:10 unknown-key",
             "7:24 unknown-key", "7:44 unknown-value"],
        ),
        (
            MISFITS,
            ["1:11 not-in-encoding", "3:21 mapping-no-fit", "4:3 unknown-heading", "6:3 unknown-heading",
             "7:25 mapping-weekly", "8:25 mapping-unit", "9:13 mapping-columns", "10:3 mapping-column",
             "11:42 mapping-no-fit"],
        ),
    ],
)  # fmt: skip
def test_every_mistake_of_a_mapping_stands_at_its_place(text: str, expected: list[str]) -> None:
    with pytest.raises(McdefError) as raised:
        mapping_of(text, name="m.yaml")
    assert [f"{one.place} {one.code}".removeprefix("m.yaml:") for one in raised.value.problems] == expected


def test_a_column_that_the_table_lacks_is_named_with_the_one_that_is_meant(tmp_path: Path) -> None:
    mapping = "facts:\n  name: {column: [Titel, Name]}\n  credits: {column: ECTS, optional: true}\n"
    with pytest.raises(McdefError) as raised:
        found_in(csv_file(tmp_path, [["Title", "Niveau"], ["A", "6"]]), mapping)
    (problem,) = raised.value.problems
    assert (problem.place, problem.code) == ("list.mapping.yaml:2:10", "column-missing")
    assert problem.message == "list.csv has no column `Titel` or `Name`"
    assert problem.help == "did you mean `Title`?"


@pytest.mark.parametrize(("written", "help_"), [("edubadge", "did you mean `edubadges`?"), ("zzz", "known here: `")])
def test_a_preset_that_is_not_there_is_named_with_the_one_that_is_meant(written: str, help_: str) -> None:
    with pytest.raises(McdefError) as raised:
        load_mapping(written)
    (problem,) = raised.value.problems
    assert problem.code == "unknown-mapping"
    assert (problem.help or "").startswith(help_)


def test_the_schema_takes_what_is_read_and_refuses_what_is_not() -> None:
    schema = Draft202012Validator(mapping_schema())
    facts = "facts: {name: Title, credits: [A, B], level: {column: L, values: {a: 1}}}"
    text = f"header: 3\nrows: /results/*\nid: key\n{facts}"
    assert list(schema.iter_errors(read_document(Source("m.yaml", text)).data)) == []
    for wrong in ("facts: {name: {colum: T}}", "header: x\nfacts: {name: T}", "sheets: a"):
        assert list(schema.iter_errors(read_document(Source("m.yaml", wrong)).data))
