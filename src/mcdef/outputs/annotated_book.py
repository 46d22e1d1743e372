"""The copy of a workbook: every sheet with its values and their types, with columns at the end of what was checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from mcdef.documents.problem import McdefError, problem
from mcdef.documents.source import Source
from mcdef.outputs.added_columns import Added, Note, first_marked
from mcdef.outputs.xlsx import cell_text, new_book


@dataclass(frozen=True, slots=True)
class SheetRows:
    """A sheet as it is read: the values of its cells."""

    name: str
    hidden: bool
    rows: Sequence[Sequence[Any]]


def annotated_book(data: bytes, named: str, added: Added) -> bytes:
    """The copy. Raises :class:`McdefError` where the extra is not installed or the workbook cannot be read."""
    out = BytesIO()
    book = new_book(out)
    for sheet in sheets_of(data, named):
        page = book.add_worksheet(sheet.name)
        if sheet.hidden:
            page.hide()
        _write(page, sheet, added, _Styles(book))
    book.close()
    return out.getvalue()


class _Styles:
    """How dates look, and headings; what is added may have several lines."""

    def __init__(self, book: Any) -> None:
        self.heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self.added = book.add_format({"text_wrap": True, "valign": "top"})
        self.date = book.add_format({"num_format": "yyyy-mm-dd"})
        self.moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        self.time = book.add_format({"num_format": "hh:mm:ss"})
        self.span = book.add_format({"num_format": "[h]:mm:ss"})


def sheets_of(data: bytes, named: str) -> list[SheetRows]:
    """Every sheet. Raises :class:`McdefError` where it cannot be read."""
    try:
        import python_calamine as calamine
    except ImportError:
        raise McdefError(problem("extra-missing", extra="excel", library="python-calamine")) from None
    try:
        book = calamine.CalamineWorkbook.from_filelike(BytesIO(data))
        return [
            SheetRows(
                one.name,
                one.visible != calamine.SheetVisibleEnum.Visible,
                book.get_sheet_by_name(one.name).to_python(skip_empty_area=False),
            )
            for one in book.sheets_metadata
            if one.typ == calamine.SheetTypeEnum.WorkSheet
        ]
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise McdefError(problem("file-unreadable", source=Source(named, ""), path=named, reason=str(error))) from None


def _write(page: Any, sheet: SheetRows, added: Added, styles: _Styles) -> None:
    notes = [added.by_row.get((sheet.name, at)) for at in range(1, len(sheet.rows) + 1)]
    head = heading_row(sheet.rows, notes)
    end = None if head is None else first_marked(trimmed(sheet.rows[head]))
    rows = [list(trimmed(row))[:end] for row in sheet.rows]
    width = max(map(len, rows), default=0)
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            _cell(page, at, column, value, styles, styles.heading if at == head else None)
        new = added.heads if at == head else notes[at]
        for column, text in enumerate(new or (), start=width):
            if text:
                page.write_string(at, column, cell_text(text), styles.heading if at == head else styles.added)
    _widths(page, rows, width, added if any(notes) else None)
    if head is not None:
        page.freeze_panes(head + 1, 0)
        page.autofilter(head, 0, max(len(rows) - 1, head + 1), width + len(added.heads) - 1)


def heading_row(rows: Sequence[Sequence[Any]], notes: Sequence[Note | None]) -> int | None:
    """The row of headings: the last one with anything in it before the first that was checked."""
    first = next((at for at, note in enumerate(notes) if note is not None), 0)
    return next((at for at in range(first - 1, -1, -1) if trimmed(rows[at])), None)


def trimmed(row: Sequence[Any]) -> Sequence[Any]:
    """A row without the empty cells at its end."""
    end = len(row)
    while end and row[end - 1] == "":
        end -= 1
    return row[:end]


def _cell(page: Any, at: int, column: int, value: Any, styles: _Styles, style: Any) -> None:
    """A value as its own type: a text stays a text, whatever it begins with."""
    match value:
        case "":
            return
        case bool():
            page.write_boolean(at, column, value, style)
        case int() | float():
            page.write_number(at, column, value, style)
        case datetime():
            page.write_datetime(at, column, value, styles.moment if value.time() != time() else styles.date)
        case date():
            page.write_datetime(at, column, value, styles.date)
        case time():
            page.write_datetime(at, column, value, styles.time)
        case timedelta():
            page.write_datetime(at, column, value, styles.span)
        case _:
            page.write_string(at, column, cell_text(str(value)), style)


def _widths(page: Any, rows: Sequence[Sequence[Any]], width: int, added: Added | None) -> None:
    for column in range(width):
        longest = max((len(str(row[column])) for row in rows if column < len(row)), default=0)
        page.set_column(column, column, min(max(longest + 2, 9), 50))
    if added is not None:
        for column, head in enumerate(added.heads, start=width):
            page.set_column(column, column, 60 if column >= width + len(added.heads) - 2 else len(head) + 4)
