"""CSV that Excel opens well: UTF-8 with a byte order mark, and no text of a description is taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Final

from mcdef.outputs.rows import HEADS, cells_of, verdict_rows
from mcdef.report.findings import Gate
from mcdef.report.model import Report

BOM: Final = "\ufeff"
#: What spreadsheets take for the beginning of a formula, in full width too; tab and line breaks may hide one.
_FORMULA: Final = tuple("=+-@\t\r\n＝＋－＠")


def csv_text(report: Report, gate: Gate) -> str:
    """One row a credential and definition."""
    return BOM + rows_as_csv((HEADS, *(cells_of(row) for row in verdict_rows(report))))


def rows_as_csv(rows: Iterable[Iterable[str]]) -> str:
    """Rows with commas and the line ends of Windows, each cell made harmless."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return out.getvalue()


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe stands before what could begin one."""
    return f"'{text}" if text.startswith(_FORMULA) else text
