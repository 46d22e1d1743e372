"""``mcdef template``: a workbook that others can open and fill in, and that is read back."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from cli_runs import mcdef

from mcdef.catalogue.columns import columns, path_of
from mcdef.catalogue.mapping import misfit
from mcdef.messages.template import COLUMNS, EXPLANATIONS_SHEET, SHEET
from mcdef.outputs.template import CHOICES


def written(folder: Path) -> Any:
    assert mcdef("template", "--xlsx", "form.xlsx").code == 0
    return openpyxl.load_workbook(folder / "form.xlsx")


def test_the_headings_are_keys_of_a_description() -> None:
    headings = mcdef("template").text.strip().split(",")
    assert headings == [heading for heading, _, _ in COLUMNS]
    assert set(headings) <= set(columns())


def test_the_headings_have_notes_and_the_first_sheet_is_the_form(folder: Path) -> None:
    book = written(folder)
    assert book.sheetnames == [SHEET, EXPLANATIONS_SHEET]
    cells = next(book[SHEET].iter_rows(max_row=1))
    assert [cell.value for cell in cells] == [heading for heading, _, _ in COLUMNS]
    for cell, (_, says, _) in zip(cells, COLUMNS, strict=True):
        assert cell.comment is not None
        assert says in cell.comment.text


def test_word_facts_have_lists_to_choose_from(folder: Path) -> None:
    sheet = written(folder)[SHEET]
    at = {str(one.sqref): one.formula1 for one in sheet.data_validations.dataValidation}
    letters = {cell.value: cell.column_letter for cell in next(sheet.iter_rows(max_row=1))}
    assert at[f"{letters['participation']}2:{letters['participation']}1001"] == '"online,onsite,blended"'
    assert at[f"{letters['stand_alone']}2:{letters['stand_alone']}1001"] == '"yes,no"'
    assert len(at) == len(CHOICES)


@pytest.mark.parametrize("heading", sorted(CHOICES))
def test_every_word_to_choose_can_stand_there(heading: str) -> None:
    path = path_of(heading)
    assert path is not None
    for word in CHOICES[heading]:
        assert misfit(path, word) is None, word


@pytest.mark.parametrize(("heading", "example"), [(one, example) for one, _, example in COLUMNS if example])
def test_every_example_can_stand_there(heading: str, example: str) -> None:
    path = path_of(heading)
    assert path is not None
    assert misfit(path, [example] if heading == "sources" else example) is None


def test_columns_are_texts_so_that_excel_makes_no_dates(folder: Path) -> None:
    sheet = written(folder)[SHEET]
    assert {dimension.number_format for dimension in sheet.column_dimensions.values()} == {"@"}


def test_the_bytes_are_always_the_same(folder: Path) -> None:
    written(folder)
    assert mcdef("template", "--xlsx", "again.xlsx").code == 0
    assert (folder / "again.xlsx").read_bytes() == (folder / "form.xlsx").read_bytes()


def test_a_form_that_was_filled_in_is_read_back(folder: Path) -> None:
    book = written(folder)
    sheet = book[SHEET]
    letters = {cell.value: cell.column_letter for cell in next(sheet.iter_rows(max_row=1))}
    for heading, _, example in COLUMNS:
        if not heading.startswith("stacks_into"):
            sheet[f"{letters[heading]}2"] = example
    sheet[f"{letters['name']}3"] = "Second"
    sheet[f"{letters['courses']}3"] = "none"
    book.save(folder / "filled.xlsx")
    run = mcdef("classify", "filled.xlsx", "-d", "eu-2022", "--format", "json")
    assert run.code == 0, run.errors
    first, second = run.json["credentials"]
    assert (first["id"], first["name"], first["provider"]) == (
        "cyber-01", "Cyber Security Operations", "The Open University",
    )  # fmt: skip
    assert (second["id"], second["name"]) == ("filled#3", "Second")


def test_a_form_that_is_empty_says_so(folder: Path) -> None:
    written(folder)
    run = mcdef("classify", "form.xlsx")
    assert run.code == 3
    assert run.codes() == ["table-empty"]


def test_nothing_is_written_over_unless_it_is_asked_for(folder: Path) -> None:
    (folder / "form.xlsx").write_bytes(b"mine")
    run = mcdef("template", "--xlsx", "form.xlsx")
    assert (run.code, run.codes()) == (2, ["file-exists"])
    assert (folder / "form.xlsx").read_bytes() == b"mine"
    assert mcdef("template", "--xlsx", "form.xlsx", "--force").code == 0


def test_another_ending_is_refused() -> None:
    run = mcdef("template", "--xlsx", "form.csv")
    assert (run.code, run.codes()) == (2, ["not-an-xlsx-name"])


def test_without_the_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    run = mcdef("template", "--xlsx", "form.xlsx")
    assert run.code == 2
    assert "pip install 'mcdef[excel]'" in run.errors


def test_it_says_what_to_run_next_and_that_runs(folder: Path) -> None:
    told = mcdef("template", "--xlsx", "our offers.xlsx").text
    commands = [shlex.split(line.partition(": mcdef ")[2]) for line in told.splitlines()]
    assert commands == [
        ["check", "our offers.xlsx"],
        ["check", "our offers.xlsx", "--annotate", "our offers-checked.xlsx"],
    ]
    book = openpyxl.load_workbook("our offers.xlsx")
    book["Credentials"].append(["a", "A"])
    book.save("our offers.xlsx")
    assert [mcdef(*command).code for command in commands] == [0, 0]
    assert Path("our offers-checked.xlsx").is_file()
