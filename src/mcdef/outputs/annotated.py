"""Back to Excel: a copy of the very table that was checked, with the verdicts, the reason and what to state.

Values are copied as they are; of a workbook the values and their types, not its colours. The table itself is never
written over.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from mcdef.documents.files import display_path, read_bytes
from mcdef.documents.problem import McdefError, problem
from mcdef.documents.source import decode
from mcdef.outputs.added_columns import added_to
from mcdef.outputs.annotated_book import annotated_book
from mcdef.outputs.annotated_csv import annotated_csv
from mcdef.outputs.writing import write_atomically
from mcdef.report.model import Report

__all__ = ["annotated_copy"]

_TEXTS: Final = (".csv", ".tsv", ".txt")


def annotated_copy(path_in: Path, path_out: Path, report: Report, *, shown: str | None = None) -> None:
    """Writes the copy. ``shown`` is the path under which the report names the table, if it is another.

    Raises :class:`McdefError` where no row of it was checked, and where the copy cannot be written.
    """
    named = shown or display_path(path_in)
    if os.path.realpath(path_in) == os.path.realpath(path_out):
        raise McdefError(problem("copy-over-original", path=named))
    is_text = path_in.suffix.lower() in _TEXTS
    suffix = path_in.suffix.lower() if is_text else ".xlsx"
    if path_out.suffix.lower() != suffix:
        raise McdefError(problem("copy-needs-suffix", path=named, suffix=suffix))
    added = added_to(named, report)
    if not is_text and not added.by_row:
        raise McdefError(problem("table-not-checked", path=named))
    data = read_bytes(path_in, named)
    if is_text:
        write_atomically(path_out, annotated_csv(decode(data, named), path_in.suffix.lower(), added).encode("utf-8"))
    else:
        write_atomically(path_out, annotated_book(data, named, added))
