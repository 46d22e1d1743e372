"""Tables as they come from an office: a title above, totals below, words where a mapping would want others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from table_files import csv_file, found_in, mapping_of, places, xlsx_file

HEADS = ["id", "name", "provider", "workload"]
OFFER = ["a", "A", "Uni", "150 h"]


@pytest.mark.parametrize(
    "above", [[["Catalogue 2026"], []], [["Catalogue", "May"], ["as of", "1 May"], [None, "draft"]]]
)
def test_a_title_above_the_headings_is_passed_over(above: list[list[Any]], tmp_path: Path) -> None:
    (found,) = found_in(xlsx_file(tmp_path, [*above, HEADS, OFFER]))
    assert found.id == "a"
    assert found.document.locate(()).cell == f"A{len(above) + 2}"


def test_under_a_mapping_too(tmp_path: Path) -> None:
    mapping = mapping_of("id: Nr\nfacts: {name: Titel, workload: {column: Stunden, unit: hours}}\n")
    rows = [["Angebote der Hochschule"], ["Nr", "Titel", "Stunden"], ["7", "A", "150"]]
    (found,) = found_in(xlsx_file(tmp_path, rows), mapping)
    assert (found.id, found.described is not None) == ("7", True)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_separator_below_a_title_is_found(delimiter: str, tmp_path: Path) -> None:
    (found,) = found_in(csv_file(tmp_path, [["Catalogue 2026"], HEADS, OFFER], delimiter=delimiter))
    assert found.id == "a"


def test_commas_in_a_single_column_separate_nothing(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("notes\nfirst, second\nthird, fourth\n", encoding="utf-8")
    assert [one.document.data for one in found_in(tmp_path / "list.csv")] == [
        {"notes": "first, second"}, {"notes": "third, fourth"}
    ]  # fmt: skip


def test_a_first_row_with_a_known_heading_is_the_row_of_headings(tmp_path: Path) -> None:
    (found,) = found_in(xlsx_file(tmp_path, [["name", "wrkload"], ["name", "workload"], ["A", "150 h"]]))
    assert places(found.problems) == ["list.xlsx:Sheet1!B1 unknown-heading"]


def test_where_no_row_is_one_of_headings_the_first_is_told_of(tmp_path: Path) -> None:
    (found,) = found_in(xlsx_file(tmp_path, [["Titel", "Stunden"], ["A", "150 h"]]))
    assert {one.code for one in found.problems} == {"unknown-heading"}
    assert places(found.problems)[0].startswith("list.xlsx:Sheet1!A1")


@pytest.mark.parametrize(
    "total",
    [
        [None, "Total", None, 300],
        ["Summe", None, None, 300],
        [None, "Gesamt:", None, None],
        ["Sub-total", None, None, 1],
    ],
)
def test_a_row_of_totals_is_no_offer_and_that_is_said(total: list[Any], tmp_path: Path) -> None:
    (found,) = found_in(xlsx_file(tmp_path, [HEADS, OFFER, total]))
    assert found.id == "a"
    assert [one.code for one in found.problems] == ["totals-left-out"]
    assert "A3" in found.problems[0].message or "B3" in found.problems[0].message


@pytest.mark.parametrize(
    "offer",
    [["b", "Total", None, "300 h"], [None, "Total", "Uni", "300 h"], [None, "Total Quality Management", None, "30"]],
)
def test_an_offer_that_is_called_so_is_one(offer: list[Any], tmp_path: Path) -> None:
    assert len(found_in(xlsx_file(tmp_path, [HEADS, OFFER, offer]))) == 2


@pytest.mark.parametrize(
    ("written", "help_"), [("ja", "did you mean `yes`?"), ("nein", "did you mean `no`?"), ("7 %", "write yes or no")]
)
def test_yes_and_no_are_the_words_of_tables(written: str, help_: str, tmp_path: Path) -> None:
    (found,) = found_in(xlsx_file(tmp_path, [["name", "assessment.supervised"], ["A", written]]))
    assert [one.help for one in found.problems] == [help_]
