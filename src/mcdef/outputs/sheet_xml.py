"""Columns added to the XML of a sheet; everything else of it stays as it is, byte for byte.

A program that reads a workbook and writes it anew drops what it does not know: drawings, the results of formulas, what
a newer Excel wrote. So cells are put into the text where they belong, and nothing is written anew.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any, Final
from xml.parsers import expat

from mcdef.catalogue.tables import column_letters

_SPANS: Final = re.compile(rb'\s+spans="[^"]*"')
_REFERENCE: Final = re.compile(r"([A-Za-z]+)(\d+)")
_ESCAPE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_LIMIT: Final = re.compile(rb'\b(min|max)="(\d+)"')


@dataclass(frozen=True, slots=True)
class NewCell:
    """A text that a row gets, and the number of its style in the workbook, if it has one."""

    text: str
    style: int | None = None


@dataclass(frozen=True, slots=True)
class NewColumns:
    """Columns from ``first`` on (counted from 0): cells by the number of their row (from 1), and how wide each is.

    Cells that stand there already give way; with ``clear`` those of all rows, and of all columns from ``clear`` on.
    """

    first: int
    rows: Mapping[int, Sequence[NewCell]]
    widths: Sequence[int]
    clear: int | None = None


class Unpatchable(Exception):
    """The XML is not as spreadsheets write it."""


def with_columns(xml: bytes, new: NewColumns) -> bytes:
    """The sheet with these columns. Raises :class:`Unpatchable`."""
    scan = _scanned(xml)
    edits = [edit for row in scan.rows for edit in _row_edits(xml, row, new)]
    if new.rows.keys() - {row.number for row in scan.rows}:
        raise Unpatchable("a row is not there")
    edits += _width_edits(xml, scan, new)
    if scan.dimension is not None:
        edits.append(_dimension_edit(xml, *scan.dimension, new))
    parts, at = [], 0
    for start, end, text in sorted(edits):
        parts += [xml[at:start], text]
        at = end
    return b"".join([*parts, xml[at:]])


def style_in(xml: bytes, row: int, column: int) -> int | None:
    """The number of the style that a cell has."""
    for one in _scanned(xml).rows:
        for cell in one.cells:
            if (one.number, cell.column) == (row, column):
                return cell.style
    return None


Edit = tuple[int, int, bytes]
"""What of the text is replaced, from where to where, by what."""


@dataclass(slots=True)
class _Cell:
    column: int
    style: int | None
    start: int
    end: int = 0


@dataclass(slots=True)
class _Row:
    number: int
    start: int
    cells: list[_Cell] = field(default_factory=list)
    close: int = 0
    is_empty: bool = False  # <row …/>


@dataclass(slots=True)
class _Scan:
    """Where everything is that may have to change."""

    rows: list[_Row] = field(default_factory=list)
    prefix: str = ""
    data: int = -1
    columns: list[tuple[int, int]] = field(default_factory=list)
    around: tuple[int, int] | None = None  # all of <cols>
    dimension: tuple[int, int] | None = None


def _scanned(xml: bytes) -> _Scan:
    scan = _Scan()
    reader = _Reader(xml, scan)
    try:
        reader.parser.Parse(xml, True)
    except (expat.ExpatError, ValueError) as error:
        raise Unpatchable(str(error)) from None
    if scan.data < 0 or not xml.lstrip(b"\xef\xbb\xbf").startswith(b"<"):
        raise Unpatchable("no data, or no UTF-8")
    return scan


class _Reader:
    """Follows the parser through the sheet, which says at which byte it is."""

    def __init__(self, xml: bytes, scan: _Scan) -> None:
        self.xml, self.scan = xml, scan
        self.open: list[list[Any]] = []  # local name, where it begins, whether it has something within
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._doctype

    def _doctype(self, *_: Any) -> None:
        raise Unpatchable("a document type")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        at = self.parser.CurrentByteIndex
        prefix, _, local = name.rpartition(":")
        within = self.open[-1][0] if self.open else ""
        if self.open:
            self.open[-1][2] = True
        self.open.append([local, at, False])
        scan = self.scan
        if local == "sheetData":
            scan.data, scan.prefix = at, f"{prefix}:" if prefix else ""
        elif local == "row" and within == "sheetData":
            before = scan.rows[-1].number if scan.rows else 0
            scan.rows.append(_Row(int(attributes.get("r", before + 1)), at))
        elif local == "c" and within == "row":
            cells = scan.rows[-1].cells
            found = _REFERENCE.fullmatch(attributes.get("r", ""))
            column = _column(found[1]) if found else cells[-1].column + 1 if cells else 0
            cells.append(_Cell(column, int(attributes["s"]) if "s" in attributes else None, at))

    def _end(self, name: str) -> None:
        local, start, filled = self.open.pop()
        at = self.parser.CurrentByteIndex
        within = self.open[-1][0] if self.open else ""
        alone = not filled and self.xml[at - 2 : at] == b"/>"
        end = at if alone else self.xml.index(b">", at) + 1
        scan = self.scan
        if local == "row" and within == "sheetData":
            scan.rows[-1].close, scan.rows[-1].is_empty = at, alone
        elif local == "c" and within == "row":
            scan.rows[-1].cells[-1].end = end
        elif local == "col" and within == "cols":
            scan.columns.append((start, end))
        elif local == "cols":
            scan.around = (start, end)
        elif local == "dimension":
            scan.dimension = (start, end)


def _row_edits(xml: bytes, row: _Row, new: NewColumns) -> list[Edit]:
    cells = new.rows.get(row.number)
    last = new.first + len(cells or ()) - 1
    clear = new.clear
    gone = [
        one
        for one in row.cells
        if (clear is not None and one.column >= clear) or (cells is not None and new.first <= one.column <= last)
    ]
    edits = [(one.start, one.end, b"") for one in gone]
    if cells is None:
        return edits
    prefix = xml[row.start + 1 : row.start + 60].split(b"row", 1)[0].decode()
    text = "".join(_cell_xml(one, at, row.number, prefix) for at, one in enumerate(cells, new.first) if one.text)
    head_end = row.close if row.is_empty else xml.index(b">", row.start) + 1
    head = _SPANS.sub(b"", xml[row.start : head_end])
    if row.is_empty:
        return [(row.start, head_end, head[:-2] + b">" + text.encode() + f"</{prefix}row>".encode())]
    later = [one for one in row.cells if one not in gone and one.column > last]
    at = later[0].start if later else row.close
    return [(row.start, head_end, head), *edits, (at, at, text.encode())]


def _cell_xml(cell: NewCell, column: int, row: int, prefix: str) -> str:
    style = "" if cell.style is None else f' s="{cell.style}"'
    text = escape(_ESCAPE.sub("_x005F_", cell.text), quote=False).replace("\r", "&#13;")
    written = f'<{prefix}t xml:space="preserve">{text}</{prefix}t>'
    place = f"{column_letters(column)}{row}"
    return f'<{prefix}c r="{place}"{style} t="inlineStr"><{prefix}is>{written}</{prefix}is></{prefix}c>'


def _width_edits(xml: bytes, scan: _Scan, new: NewColumns) -> list[Edit]:
    """The widths of the new columns; what was said of those columns before is cut away."""
    low, high = new.first + 1, new.first + len(new.widths)
    kept = [piece for start, end in scan.columns for piece in _outside(xml[start:end], low, high)]
    kept += [
        (at, f'<{scan.prefix}col min="{at}" max="{at}" width="{width}" customWidth="1"/>'.encode())
        for at, width in enumerate(new.widths, low)
    ]
    inside = b"".join(text for _, text in sorted(kept))
    whole = f"<{scan.prefix}cols>".encode() + inside + f"</{scan.prefix}cols>".encode()
    return [(scan.data, scan.data, whole)] if scan.around is None else [(*scan.around, whole)]


def _outside(column: bytes, low: int, high: int) -> list[tuple[int, bytes]]:
    """What an element says of columns outside a range, each piece with its first column."""
    said = {name: int(number) for name, number in _LIMIT.findall(column)}
    if said.keys() != {b"min", b"max"}:
        raise Unpatchable("a column without its numbers")
    first, last = said[b"min"], said[b"max"]
    ends = [(first, min(last, low - 1)), (max(first, high + 1), last)]
    return [(one, _between(column, one, other)) for one, other in ends if one <= other]


def _between(column: bytes, first: int, last: int) -> bytes:
    numbers = {b"min": first, b"max": last}
    return _LIMIT.sub(lambda found: b'%s="%d"' % (found[1], numbers[found[1]]), column)


def _dimension_edit(xml: bytes, start: int, end: int, new: NewColumns) -> Edit:
    """The area in use, which the new columns make wider."""
    written = xml[start:end].decode()
    found = _REFERENCE.findall(written.partition('ref="')[2].partition('"')[0])
    if not found:
        return start, end, written.encode()
    (_, first_row), (_, last_row) = found[0], found[-1]
    wide = max(_column(letters) for letters, _ in found)
    last = max(new.first + len(new.widths) - 1, wide if new.clear is None else 0)
    reference = f"{found[0][0]}{first_row}:{column_letters(last)}{last_row}"
    return start, end, re.sub(r'ref="[^"]*"', f'ref="{reference}"', written).encode()


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = 26 * number + ord(letter) - 64
    return number - 1
