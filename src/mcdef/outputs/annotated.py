"""Back to Excel: a copy of the very table that was checked, with the verdicts, the reason and what to state.

A workbook of Excel is copied as it is, with cells put into it; one in an older or another format is written anew, with
its values and their types and without its looks, which is said. The table itself is never written over.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from mcdef.documents.files import display_path, read_bytes
from mcdef.documents.problem import McdefError, Problem, problem
from mcdef.documents.source import Source, decode
from mcdef.outputs.added_columns import added_to
from mcdef.outputs.annotated_book import annotated_book
from mcdef.outputs.annotated_csv import annotated_csv
from mcdef.outputs.annotated_xlsx import patched_book
from mcdef.outputs.writing import write_atomically
from mcdef.report.model import Report

__all__ = ["annotated_copy"]

_TEXTS: Final = (".csv", ".tsv", ".txt")
_EXCEL: Final = (".xlsx", ".xlsm")


def annotated_copy(path_in: Path, path_out: Path, report: Report, *, shown: str | None = None) -> tuple[Problem, ...]:
    """Writes the copy, and returns what it lost. ``shown`` is the path under which the report names the table.

    Raises :class:`McdefError` where no row of it was checked, and where the copy cannot be written.
    """
    named = shown or display_path(path_in)
    if os.path.realpath(path_in) == os.path.realpath(path_out):
        raise McdefError(problem("copy-over-original", path=named))
    written = path_in.suffix.lower()
    is_text = written in _TEXTS
    suffix = written if is_text or written in _EXCEL else ".xlsx"
    if path_out.suffix.lower() != suffix:
        raise McdefError(problem("copy-needs-suffix", path=named, suffix=suffix))
    added = added_to(named, report)
    if not is_text and not added.by_row:
        raise McdefError(problem("table-not-checked", path=named))
    data = read_bytes(path_in, named)
    if is_text:
        write_atomically(path_out, annotated_csv(decode(data, named), written, added).encode("utf-8"))
        return ()
    patched = patched_book(data, named, added) if written in _EXCEL else None
    if patched is not None:
        write_atomically(path_out, patched)
        return ()
    if suffix != ".xlsx":  # macros cannot be written anew
        raise McdefError(problem("copy-needs-suffix", path=named, suffix=".xlsx"))
    write_atomically(path_out, annotated_book(data, named, added))
    return (problem("copy-values-only", severity="note", source=Source(named, "")),)
