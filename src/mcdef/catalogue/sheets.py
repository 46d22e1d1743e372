"""The sheets of a file: of a workbook, or the one of a CSV or TSV file."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from mcdef.catalogue.delimited import Field, rows_of
from mcdef.catalogue.tables import Cell, Sheet
from mcdef.documents.files import read_bytes
from mcdef.documents.problem import McdefError, Problem, problem
from mcdef.documents.source import Source, decode

_TEXTS: Final = (".csv", ".tsv")
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")


def sheets_in(
    path: Path, display: str, *, encoding: str | None = None, delimiter: str | None = None
) -> tuple[Sheet, ...]:
    """The visible sheets of a file; a CSV or TSV file is one.

    Raises :class:`McdefError` for what is no such file, and where the library for workbooks is not installed.
    """
    if path.name.startswith("~$"):
        raise McdefError(problem("lock-file", source=Source(display, ""), file=path.name.removeprefix("~$")))
    data = read_bytes(path, display)
    if not display.lower().endswith(_TEXTS):
        from mcdef.catalogue.workbooks import sheets_of  # only a workbook pays for it

        return sheets_of(data, display)
    if delimiter is None and display.lower().endswith(".tsv"):
        delimiter = "\t"
    return (_delimited(_text(data, display, encoding), delimiter),)


def _text(data: bytes, display: str, encoding: str | None) -> Source:
    if encoding is None and data.startswith(_UTF_16):  # what Excel writes as "Unicode text"
        encoding = "utf-16"
    if encoding is None:
        return decode(data, display)
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        raise McdefError(problem("not-in-encoding", source=Source(display, ""), encoding=encoding)) from None
    return decode(text.removeprefix("\ufeff").encode(), display)


def _delimited(source: Source, delimiter: str | None) -> Sheet:
    fields: list[list[Field]] = []
    problems: tuple[Problem, ...] = ()
    try:
        fields.extend(rows_of(source, delimiter))
    except McdefError as error:
        problems = error.problems
    cells: list[list[Cell]] = [[one.value.strip() or None for one in row] for row in fields]
    return Sheet(source, None, cells, fields, problems)
