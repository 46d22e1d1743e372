"""Back to Excel: a copy of the table that was checked, with the verdicts beside each row."""

from __future__ import annotations

import csv
import io
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from mcdef.documents.problem import McdefError
from mcdef.outputs.annotated import annotated_copy
from mcdef.report.model import Report
from outputs.report_runs import FORMULA, at_rows, report_on

OFFERS = {
    "1.yaml": "name: Data analysis\nworkload: 99 h\n",
    "2.yaml": "name: Nothing else\n",
    "3.yaml": "nam: A wrong key\n",
}


def checked(path: str, sheet: str | None, first_row: int = 2) -> Report:
    """A report as checking a table gives it: three rows, the last of which cannot be read."""
    return at_rows(report_on(OFFERS, "emc-2019", "eu-2022"), path, sheet, first_row)


def workbook(path: Path) -> None:
    book = openpyxl.Workbook()
    offers = book.active
    offers.title = "Offers"
    for row in (
        ("Catalogue 2026",),
        (),
        ("Title", "Starts", "Hours", "Open"),
        ("Data analysis", date(2026, 9, 1), 99, True),
        (FORMULA, datetime(2026, 9, 1, 8, 30), 37.5, False),
        ("A wrong key", None, "007", None),
    ):
        offers.append(row)
    offers["A5"].data_type = "s"
    book.create_sheet("Notes")["B3"] = "stays"
    book.save(path)


def copied(tmp_path: Path, report: Report, name: str = "list.xlsx") -> Any:
    out = tmp_path / "checked.xlsx"
    annotated_copy(tmp_path / name, out, report, shown="list.xlsx")
    return openpyxl.load_workbook(out)


def test_a_workbook_gets_the_verdicts_beside_its_rows(tmp_path: Path) -> None:
    workbook(tmp_path / "list.xlsx")
    sheet = copied(tmp_path, checked("list.xlsx", "Offers", first_row=4))["Offers"]
    assert [cell.value for cell in sheet[3]] == [
        *("Title", "Starts", "Hours", "Open"),
        *("mcdef: emc-2019", "mcdef: eu-2022", "mcdef: reason", "mcdef: what to state"),
    ]
    assert (sheet["E4"].value, sheet["F4"].value) == ("does not count", "undetermined")
    assert "emc-2019: study-time: workload hours: 99 h" in sheet["G4"].value
    assert "state workload: 150 h" in sheet["H5"].value
    assert (sheet["E6"].value, sheet["F6"].value) == ("could not be read", "could not be read")
    assert sheet["G6"].value.startswith("A6: "), "in the sheet itself a cell needs no path"


def test_what_was_in_the_workbook_is_still_there_with_its_types(tmp_path: Path) -> None:
    workbook(tmp_path / "list.xlsx")
    book = copied(tmp_path, checked("list.xlsx", "Offers", first_row=4))
    sheet = book["Offers"]
    assert sheet["A1"].value == "Catalogue 2026"
    assert sheet["B4"].value == datetime(2026, 9, 1)
    assert sheet["B5"].value == datetime(2026, 9, 1, 8, 30)
    assert (sheet["C4"].value, sheet["C5"].value, sheet["C6"].value) == (99, 37.5, "007")
    assert (sheet["D4"].value, sheet["D5"].value) == (True, False)
    assert (sheet["A5"].value, sheet["A5"].data_type) == (FORMULA, "s")
    assert book.sheetnames == ["Offers", "Notes"]
    assert book["Notes"]["B3"].value == "stays"
    assert book["Notes"].max_column == 2


def test_a_copy_of_a_copy_has_the_columns_once(tmp_path: Path) -> None:
    workbook(tmp_path / "list.xlsx")
    report = checked("list.xlsx", "Offers", first_row=4)
    first = copied(tmp_path, report)
    (tmp_path / "checked.xlsx").rename(tmp_path / "first.xlsx")
    second = copied(tmp_path, report, "first.xlsx")
    assert [[cell.value for cell in row] for row in second["Offers"]] == [
        [cell.value for cell in row] for row in first["Offers"]
    ]


def test_the_copy_has_the_same_bytes_every_time(tmp_path: Path) -> None:
    workbook(tmp_path / "list.xlsx")
    report = checked("list.xlsx", "Offers", first_row=4)
    for name in ("a.xlsx", "b.xlsx"):
        annotated_copy(tmp_path / "list.xlsx", tmp_path / name, report, shown="list.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


@pytest.mark.parametrize("by_cell", [True, False])
@pytest.mark.parametrize(("separator", "suffix"), [(",", ".csv"), (";", ".csv"), ("\t", ".tsv")])
def test_a_csv_file_keeps_its_separator_and_rows(tmp_path: Path, separator: str, suffix: str, by_cell: bool) -> None:
    path, out = tmp_path / f"list{suffix}", tmp_path / f"checked{suffix}"
    rows = [["Title", "Hours"], ["Data, analysis; more", "99"], ["=cmd"], ["A wrong key", "7,5"]]
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\n").writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8", newline="")
    report = checked(f"list{suffix}", "" if by_cell else None)
    annotated_copy(path, out, report, shown=f"list{suffix}")
    read = list(csv.reader(io.StringIO(out.read_bytes().decode("utf-8-sig"), newline=""), delimiter=separator))
    assert read[0][2:] == ["mcdef: emc-2019", "mcdef: eu-2022", "mcdef: reason", "mcdef: what to state"]
    assert [row[:2] for row in read] == [*rows[:2], ["=cmd", ""], rows[3]]
    assert [row[2] for row in read[1:]] == ["does not count", "undetermined", "could not be read"]
    assert all(len(row) == 6 for row in read)
    assert b"\r\n" not in out.read_bytes()


def test_a_row_that_spans_lines_and_a_declared_separator_are_followed(tmp_path: Path) -> None:
    path, out = tmp_path / "list.csv", tmp_path / "checked.csv"
    path.write_bytes(b'sep=;\r\nTitle;Hours\r\n"Data\r\nanalysis";99\r\nNothing else;\r\n')
    report = report_on({name: OFFERS[name] for name in ("1.yaml", "2.yaml")}, "emc-2019")
    by_line = at_rows(report, "list.csv", None, first_row=3)
    from dataclasses import replace

    second = replace(by_line.credentials[1], source=replace(by_line.credentials[1].source, line=5))
    annotated_copy(path, out, replace(by_line, credentials=(by_line.credentials[0], second)), shown="list.csv")
    text = out.read_bytes().decode("utf-8-sig")
    assert text.startswith("sep=;\r\nTitle;Hours;mcdef: emc-2019;")
    rows = list(csv.reader(io.StringIO(text.removeprefix("sep=;\r\n"), newline=""), delimiter=";"))
    assert [row[0] for row in rows] == ["Title", "Data\r\nanalysis", "Nothing else"]
    assert [row[2] for row in rows[1:]] == ["does not count", "undetermined"]


def test_the_table_itself_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Title\nX\n", encoding="utf-8")
    with pytest.raises(McdefError) as raised:
        annotated_copy(path, tmp_path / "." / "list.csv", checked("list.csv", None), shown="list.csv")
    assert raised.value.problems[0].code == "copy-over-original"
    assert path.read_text(encoding="utf-8") == "Title\nX\n"


@pytest.mark.parametrize(
    ("out", "shown", "code"),
    [("a.pdf", "list.csv", "copy-needs-suffix"), ("a.csv", "other.csv", "table-not-checked")],
)
def test_a_copy_that_makes_no_sense_is_refused(tmp_path: Path, out: str, shown: str, code: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Title\nX\n", encoding="utf-8")
    with pytest.raises(McdefError) as raised:
        annotated_copy(path, tmp_path / out, checked("list.csv", None), shown=shown)
    assert raised.value.problems[0].code == code


def test_a_workbook_of_which_no_row_could_be_checked_gets_no_copy(tmp_path: Path) -> None:
    workbook(tmp_path / "list.xlsx")
    with pytest.raises(McdefError) as raised:
        copied(tmp_path, checked("list.xlsx", None))
    assert raised.value.problems[0].code == "table-not-checked"


def test_each_thing_to_state_is_on_a_line_of_its_own_and_there_once(tmp_path: Path) -> None:
    workbook(tmp_path / "list.xlsx")
    to_state = copied(tmp_path, checked("list.xlsx", "Offers", first_row=4))["Offers"]["H5"].value.split("\n")
    assert len(set(to_state)) == len(to_state) > 3
    assert all(one.startswith(("state ", "a person judges")) for one in to_state)


def test_what_is_no_workbook_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "list.xlsx").write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(McdefError) as raised:
        annotated_copy(tmp_path / "list.xlsx", tmp_path / "a.xlsx", checked("list.xlsx", "S"), shown="list.xlsx")
    assert raised.value.problems[0].code == "file-unreadable"


def test_without_the_extra_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workbook(tmp_path / "list.xlsx")
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(McdefError) as raised:
        copied(tmp_path, checked("list.xlsx", "Offers", first_row=4))
    assert raised.value.problems[0].help == "run: pip install 'mcdef[excel]'"
