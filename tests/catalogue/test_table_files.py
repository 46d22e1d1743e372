"""Files of every kind give the same rows, and what is no such file is refused with what to do."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from table_files import ROOT, csv_file, data_of, found_in, mapping_of, ods_file, places, xlsx_file

from mcdef.catalogue.sheets import sheets_in
from mcdef.catalogue.tables import column_letters
from mcdef.documents.problem import McdefError

ROWS = [
    ["name", "provider", "provider.country", "workload", "credits"],
    ["Data Literacy", "Universität Süd", "DE", 125, "5 ECTS"],
    ["Cyber", "The Open University", "GB", "40-72 h", "15 CATS"],
]
EXPECTED = [
    {"name": "Data Literacy", "provider": {"name": "Universität Süd", "country": "DE"}, "workload": "125",
     "credits": "5 ECTS"},
    {"name": "Cyber", "provider": {"name": "The Open University", "country": "GB"}, "workload": "40-72 h",
     "credits": "15 CATS"},
]  # fmt: skip


def utf_16(folder: Path, rows: Any) -> Path:
    return csv_file(folder, rows, delimiter="\t", encoding="utf-16")


def with_mark(folder: Path, rows: Any) -> Path:
    return csv_file(folder, rows, encoding="utf-8-sig")


def tsv(folder: Path, rows: Any) -> Path:
    return csv_file(folder, rows, name="list.tsv", delimiter="\t")


def macros(folder: Path, rows: Any) -> Path:
    return xlsx_file(folder, rows, name="list.xlsm")


@pytest.mark.parametrize("write", [csv_file, with_mark, utf_16, tsv, xlsx_file, macros, ods_file])
def test_every_kind_of_file_gives_the_same(write: Callable[[Path, Any], Path], tmp_path: Path) -> None:
    assert [data_of(one) for one in found_in(write(tmp_path, ROWS))] == EXPECTED


def test_an_old_workbook_gives_the_same(tmp_path: Path) -> None:
    path = Path(shutil.copy(ROOT / "tests" / "data" / "tables" / "list.xls", tmp_path))
    assert [data_of(one) for one in found_in(path)] == EXPECTED


def test_a_row_without_an_id_has_the_number_that_people_see(tmp_path: Path) -> None:
    assert [one.id for one in found_in(csv_file(tmp_path, ROWS))] == ["list#2", "list#3"]
    assert [one.id for one in found_in(csv_file(tmp_path, [["id", "name"], ["x-1", "A"], ["", "B"]]))] == [
        "x-1",
        "list#3",
    ]


def test_rows_and_columns_above_and_beside_the_table_move_no_cell(tmp_path: Path) -> None:
    rows = [[], [None, None], [None, "name", "participation"], [], [None, "A", "onlin"]]
    (found,) = found_in(xlsx_file(tmp_path, rows))
    assert places(found.problems) == ["list.xlsx:Sheet1!C5 unknown-value"]


@pytest.mark.parametrize(
    ("index", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")]
)
def test_columns_are_named_as_in_a_spreadsheet(index: int, name: str) -> None:
    assert column_letters(index) == name


def test_a_text_that_windows_wrote_is_read_when_asked(tmp_path: Path) -> None:
    path = csv_file(tmp_path, [["name"], ["Café"]], encoding="cp1252")
    (refused,) = found_in(path)
    assert places(refused.problems) == ["list.csv:2:4 windows-encoding"]
    (read,) = found_in(path, "encoding: windows-1252\nfacts: {name: name}")
    assert data_of(read) == {"name": "Café"}


def test_other_sheets_are_named_and_a_mapping_chooses_one(tmp_path: Path) -> None:
    path = xlsx_file(tmp_path, ROWS, sheet="2026", Old=[["name"], ["Older"]])
    first, _ = found_in(path)
    assert [one.code for one in first.problems] == ["sheets-left-out"]
    assert "`Old`" in first.problems[0].message
    (older,) = found_in(path, "sheet: old\nfacts: {name: name}")
    assert data_of(older) == {"name": "Older"}


def test_hidden_sheets_are_not_read(tmp_path: Path) -> None:
    path = xlsx_file(tmp_path, [["not for you"]], sheet="Hidden", Shown=[["name"], ["A"]])
    workbook = openpyxl.load_workbook(path)
    workbook["Hidden"].sheet_state = "hidden"
    workbook.active = 1
    workbook.save(path)
    (found,) = found_in(path)
    assert data_of(found) == {"name": "A"}


def test_a_sheet_that_is_not_there_is_the_mappings_mistake(tmp_path: Path) -> None:
    with pytest.raises(McdefError) as raised:
        found_in(xlsx_file(tmp_path, ROWS, sheet="Courses"), "facts: {name: name}\nsheet: Course")
    (problem,) = raised.value.problems
    assert (problem.place, problem.code) == ("list.mapping.yaml:2:8", "sheet-missing")
    assert problem.help == "did you mean `Courses`?"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("list.xlsx", b"PK\x03\x04 and nothing more", "workbook-unreadable"),
        ("list.xls", b"hello", "workbook-unreadable"),
        (
            "list.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "workbook-protected",
        ),
        ("~$list.xlsx", b"\x05Anna", "lock-file"),
        ("list.csv", b"PK\x03\x04", "excel-not-text"),
        ("list.csv", b"", "table-empty"),
        ("list.csv", b"name;credits\n", "table-empty"),
    ],
)
def test_what_is_no_table_is_refused(name: str, content: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    (found,) = found_in(path)
    assert found.described is None
    assert [one.code for one in found.problems] == [code]


def test_two_cells_a_million_rows_apart_take_no_memory(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet["A1"], sheet["XFD1048576"] = "name", "x"
    workbook.save(tmp_path / "wide.xlsx")
    (found,) = found_in(tmp_path / "wide.xlsx")
    assert [one.code for one in found.problems] == ["workbook-too-large"]


def test_without_the_library_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = xlsx_file(tmp_path, ROWS)
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    (found,) = found_in(path)
    assert [one.help for one in found.problems] == ["run: pip install 'mcdef[excel]'"]
    assert [data_of(one) for one in found_in(csv_file(tmp_path, ROWS))] == EXPECTED


def test_numbers_are_what_the_cell_shows(tmp_path: Path) -> None:
    rows = [["name", "workload", "custom.share", "custom.on"], [2024, 0.1 + 0.2, 0.5, datetime(2026, 5, 3)]]
    (sheet,) = sheets_in(xlsx_file(tmp_path, rows), "list.xlsx")
    assert [str(cell) for cell in sheet.cells[1]] == ["2024", "0.3", "0.5", "2026-05-03"]
    (found,) = found_in(tmp_path / "list.xlsx")
    assert data_of(found)["name"] == "2024"


def test_rows_before_a_broken_quote_are_read(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text('name;participation\nA;online\n"B;online\nC;online\n', encoding="utf-8")
    first, rest = found_in(path)
    assert data_of(first) == {"name": "A", "participation": "online"}
    assert places(rest.problems) == ["list.csv:3:1 quote-never-closed"]


def test_a_mapping_names_the_row_of_headings(tmp_path: Path) -> None:
    rows = [["Courses of 2026"], ["as of May"], ["Title", "ECTS"], ["A", 5]]
    (found,) = found_in(
        xlsx_file(tmp_path, rows), "header: 3\nfacts: {name: Title, credits: {column: ECTS, system: ECTS}}"
    )
    assert data_of(found) == {"name": "A", "credits": "5 ECTS"}
    assert mapping_of("header: 3\nfacts: {name: Title}").shape.header == 3


def test_a_cell_that_is_merged_downwards_holds_for_all_its_rows(tmp_path: Path) -> None:
    rows = [["Courses of 2026"], ["provider", "name"], ["Uni", "A"], [None, "B"], [None, None], ["Other", "C"]]
    path = xlsx_file(tmp_path, rows)
    book = openpyxl.load_workbook(path)
    for merged in ("A1:B1", "A3:A5"):
        book["Sheet1"].merge_cells(merged)
    book.save(path)
    found = found_in(path, "header: 2\nfacts: {provider: provider, name: name}")
    assert [(one.id, data_of(one)) for one in found] == [
        ("list#3", {"provider": "Uni", "name": "A"}),
        ("list#4", {"provider": "Uni", "name": "B"}),
        ("list#6", {"provider": "Other", "name": "C"}),
    ]
