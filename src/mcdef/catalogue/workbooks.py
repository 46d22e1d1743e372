"""Workbooks: XLSX, XLS and ODS by python-calamine, which comes with the extra ``excel``."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from mcdef.catalogue.broken_cells import Broken, broken_cells
from mcdef.catalogue.tables import Cell, Failed, Sheet
from mcdef.documents.problem import McdefError, problem
from mcdef.documents.source import Source

_MOST_UNPACKED: Final = 256 * 1024 * 1024
_MOST_CELLS: Final = 5_000_000
"""Of one sheet, empty ones between the first and the last included: the library makes room for each."""
_REFERENCE: Final = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"')
_SHEETS: Final = re.compile(r"xl/worksheets/[^/]+\.xml")
_ENCRYPTED: Final = "E\0n\0c\0r\0y\0p\0t\0e\0d".encode("latin-1")


def sheets_of(data: bytes, display: str) -> tuple[Sheet, ...]:
    """The visible sheets of a workbook. Raises :class:`McdefError` for what cannot be read as one."""
    try:
        import python_calamine as calamine
    except ImportError:
        raise McdefError(problem("extra-missing", extra="excel", library="python-calamine")) from None
    source = Source(display, "")
    broken = _looked_into(data, source)
    try:
        workbook = calamine.CalamineWorkbook.from_filelike(BytesIO(data))
        visible = [one.name for one in workbook.sheets_metadata if one.visible == calamine.SheetVisibleEnum.Visible]
        read = [(name, _rows(workbook.get_sheet_by_name(name))) for name in visible]
    except (calamine.CalamineError, OSError, ValueError) as error:
        protected = _ENCRYPTED in data or "password" in str(error).lower()
        code = "workbook-protected" if protected else "workbook-unreadable"
        raise McdefError(problem(code, source=source)) from None
    return tuple(Sheet(source, name, _cells(rows, broken.get(name, {}))) for name, rows in read)


def _rows(sheet: Any) -> list[list[Any]]:
    """The rows of a sheet; what cells hold that are merged downwards holds for each of their rows that says more."""
    rows: list[list[Any]] = sheet.to_python(skip_empty_area=False)
    for (first, column), (last, _) in sheet.merged_cell_ranges or ():
        for row in rows[first + 1 : last + 1]:
            if column < len(row) and any(cell != "" for cell in row):
                row[column] = rows[first][column]
    return rows


def _cells(rows: list[list[Any]], broken: Broken) -> list[list[Cell]]:
    cells = [[_cell(cell) for cell in row] for row in rows]
    for (row, column), shown in broken.items():
        if row < len(cells) and column < len(cells[row]) and cells[row][column] is None:
            cells[row][column] = Failed(shown)
    return cells


def _cell(value: Any) -> Cell:
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, float):
        # Fifteen digits, as the spreadsheet program itself shows them.
        return int(value) if value.is_integer() and abs(value) < 1e15 else Decimal(format(value, ".15g"))
    if isinstance(value, datetime) and value.time() == time():
        return value.date()
    if value is None or isinstance(value, bool | int | date | time | timedelta):
        return value
    return str(value)


def _looked_into(data: bytes, source: Source) -> dict[str, Broken]:
    """The cells that the library would show empty, by sheet.

    Refuses what takes all memory: a few kilobytes may unpack to gigabytes, and two cells lie a million rows apart.
    """
    if not data.startswith(b"PK"):
        return {}
    try:
        with ZipFile(BytesIO(data)) as archive:
            if sum(one.file_size for one in archive.infolist()) > _MOST_UNPACKED:
                raise McdefError(problem("workbook-too-large", source=source, limit="256 MB unpacked"))
            for one in archive.infolist():
                if _SHEETS.fullmatch(one.filename) and _area(archive.read(one)) > _MOST_CELLS:
                    raise McdefError(problem("workbook-too-large", source=source, limit=f"{_MOST_CELLS:,} cells"))
            return broken_cells(archive)
    except (BadZipFile, OSError, NotImplementedError, RuntimeError):
        raise McdefError(problem("workbook-unreadable", source=source)) from None


def _area(xml: bytes) -> int:
    """The cells from the first to the last of a sheet."""
    width = height = 0
    for letters, digits in _REFERENCE.findall(xml):
        height = max(height, int(digits))
        column = 0
        for letter in letters:
            column = 26 * column + letter - 64
        width = max(width, column)
    return width * height
