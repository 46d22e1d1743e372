"""CSV for Excel: one row a credential and definition, and no text that could be a formula."""

from __future__ import annotations

import csv
import io

import pytest

from mcdef.outputs.csvs import csv_text, harmless
from mcdef.outputs.registry import render
from mcdef.report.findings import NO_POLICY
from mcdef.report.model import Report
from outputs.report_runs import FORMULA, examples, hostile


def rows(report: Report) -> list[dict[str, str]]:
    text = csv_text(report, NO_POLICY)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def test_one_row_a_credential_and_definition() -> None:
    found = [(row["credential"], row["definition"], row["verdict"]) for row in rows(examples())]
    assert found == [
        (credential.id, result.definition, result.verdict.replace("_", " "))
        for credential in examples().credentials
        for result in credential.results
    ]


def test_a_row_says_why_and_what_to_state() -> None:
    (row,) = [one for one in rows(hostile()) if one["credential"] == "markup" and one["definition"] == "emc-2019"]
    assert row["because of"] == "study-time"
    assert "workload hours: 99 h; asked: 100-150 h" in row["reason"]
    (row,) = [one for one in rows(hostile()) if one["credential"] == "markup" and one["definition"] == "eu-2022"]
    assert row["verdict"] == "undetermined"
    assert "state " in row["what to state"]


def test_what_could_not_be_read_has_one_row_that_says_so() -> None:
    (row,) = [one for one in rows(hostile()) if one["credential"] == "broken"]
    assert (row["definition"], row["verdict"]) == ("", "could not be read")
    assert row["reason"].startswith("catalogue/broken.yaml:")


def test_bytes_are_utf_8_with_a_mark_and_lines_end_as_on_windows() -> None:
    data = render("csv", hostile())
    assert data.startswith(b"\xef\xbb\xbfcredential,")
    assert data.endswith(b"\r\n")


def test_no_cell_begins_like_a_formula() -> None:
    for row in rows(hostile()):
        for cell in row.values():
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    named = {row["credential"]: row["name"] for row in rows(hostile())}
    assert named["formula"] == f"'{FORMULA}"


@pytest.mark.parametrize("text", ["=1+1", "+49", "-5", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠x"])
def test_what_a_spreadsheet_takes_for_a_formula_is_made_a_text(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "5 ECTS", "a=b", "e-learning", "'quoted", "ünï", "100 %"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert harmless(text) == text
