"""The workbook, reopened by another program."""

from __future__ import annotations

import io
import sys
import zipfile
from typing import Any

import openpyxl
import pytest

from mcdef.documents.problem import McdefError
from mcdef.outputs import xlsx
from mcdef.outputs.registry import render
from mcdef.outputs.xlsx import Sheet, cell_text, written
from mcdef.report.findings import NO_POLICY, Gate, findings_of
from mcdef.report.model import PresumingReport, Report, ResultReport
from outputs.report_runs import FAILS_WHAT_DOES_NOT_COUNT, FORMULA, examples, hostile


def reopened(report: Report, gate: Gate = NO_POLICY) -> Any:
    return openpyxl.load_workbook(io.BytesIO(render("xlsx", report, gate)))


def table(sheet: Any) -> list[dict[str, Any]]:
    heads, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def test_the_sheets_that_an_officer_expects() -> None:
    assert reopened(examples()).sheetnames == ["summary", "matrix", "findings", "facts to supply", "clauses"]


def test_every_sheet_has_a_filter_and_headings_that_stay() -> None:
    for sheet in reopened(examples()):
        assert sheet.freeze_panes in ("A2", "C2")
        assert sheet.auto_filter.ref.startswith("A1:")


def test_a_formula_in_a_description_is_still_a_text() -> None:
    book = reopened(hostile())
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert [cell for cell in cells if cell.data_type == "f"] == []
    assert {cell.data_type for cell in cells if cell.value == FORMULA} == {"s"}
    assert any(cell.value == FORMULA for cell in book["matrix"]["B"])


def test_texts_are_neither_links_nor_numbers() -> None:
    book = openpyxl.load_workbook(
        io.BytesIO(written([Sheet("x", ("a",), [("https://example.org",), ("007",), ("1e5",)])]))
    )
    assert [(cell.value, cell.data_type, cell.hyperlink) for cell in book["x"]["A"][1:]] == [
        ("https://example.org", "s", None),
        ("007", "s", None),
        ("1e5", "s", None),
    ]


def told_apart(result: ResultReport) -> str:
    """What a cell says: what counts, what is only not contradicted, and what is presumed are three things."""
    if result.verdict == "counts":
        return "~ counts, not contradicted" if result.rests_on.silence else "✓ counts"
    if isinstance(result.presuming, PresumingReport):
        return {"counts": "◇ counts only if presumed", "does_not_count": "◈ does not count if presumed"}[
            result.presuming.verdict
        ]
    return {"does_not_count": "✗ does not count", "undetermined": "? undetermined", "out_of_scope": "– out of scope"}[
        result.verdict
    ]


def test_the_matrix_holds_every_verdict_and_tells_three_kinds_apart() -> None:
    sheet = reopened(examples())["matrix"]
    rows = {row["credential"]: row for row in table(sheet)}
    shown = set()
    for credential in examples().credentials:
        for result in credential.results:
            cell = rows[credential.id][result.definition]
            assert cell == told_apart(result)
            shown.add(cell)
    assert {"✓ counts", "~ counts, not contradicted", "◇ counts only if presumed"} <= shown
    fills = {cell.value: cell.fill.fgColor.rgb for row in sheet.iter_rows() for cell in row if cell.value in shown}
    assert len(set(fills.values())) >= 5


def test_the_summary_adds_up_and_names_each_version() -> None:
    *rows, total = table(reopened(examples())["summary"])
    for verdict in ("counts", "does not count", "undetermined", "out of scope"):
        assert total[verdict] == sum(row[verdict] for row in rows)
        assert total[verdict] == examples().summary[verdict.replace(" ", "_")]
    assert total["of these counts only if presumed"] == examples().summary["presuming"]["counts"]
    silent = sum(one.verdict == "counts" and bool(one.rests_on.silence) for one in results(examples()))
    assert total["of these only not contradicted"] == silent
    digests = {one.id: one.sha256 for one in examples().definitions}
    assert {row["definition"]: row["sha256"] for row in rows} == digests


def results(report: Report) -> list[ResultReport]:
    return [result for one in report.credentials for result in one.results]


def test_every_finding_is_there_with_what_fails() -> None:
    rows = table(reopened(hostile(), FAILS_WHAT_DOES_NOT_COUNT)["findings"])
    assert len(rows) == len(list(findings_of(hostile())))
    assert {row["code"] for row in rows if row["fails"] == "yes"} == {"does-not-count"}


def test_facts_to_supply_are_ranked_and_clauses_are_cited() -> None:
    book = reopened(examples())
    facts = table(book["facts to supply"])
    assert [row["settles alone"] for row in facts] == sorted((row["settles alone"] for row in facts), reverse=True)
    clauses = {row["clause"]: row for row in table(book["clauses"])}
    assert clauses["emc-2019.study-time"]["kind"] == "constitutive"
    assert clauses["emc-2019.study-time"]["source"]


def test_a_description_that_could_not_be_read_is_in_the_matrix() -> None:
    rows = {row["credential"]: row for row in table(reopened(hostile())["matrix"])}
    assert rows["broken"]["emc-2019"] == "! could not be read"


def test_there_is_no_time_of_writing_in_it() -> None:
    with zipfile.ZipFile(io.BytesIO(render("xlsx", hostile()))) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")


def test_what_no_cell_can_hold_is_replaced_or_cut() -> None:
    assert cell_text("a\ud800b\x00c\ufffe") == "a\ufffdb\ufffdc\ufffd"
    assert len(cell_text("x" * 40_000)) == 32_767
    assert cell_text("x" * 40_000).endswith("…")


def test_a_sheet_that_is_full_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 5)
    book = openpyxl.load_workbook(io.BytesIO(written([Sheet("x", ("a",), ((str(at),) for at in range(9)))])))
    *rows, last = [row[0] for row in book["x"].iter_rows(values_only=True)]
    assert rows == ["a", "0", "1", "2"]
    assert "-o csv=" in last


def test_an_empty_report_is_a_workbook_too() -> None:
    assert reopened(Report("0", examples().options, (), (), {}, (), (), examples().summary)).sheetnames


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(McdefError) as raised:
        render("xlsx", hostile())
    assert raised.value.problems[0].help == "run: pip install 'mcdef[excel]'"
