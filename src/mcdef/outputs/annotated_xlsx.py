"""The copy of an XLSX workbook: the very same file, with columns at the end of what was checked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from mcdef.catalogue.workbook_parts import sheet_parts, styles_part
from mcdef.outputs.added_columns import Added, first_marked
from mcdef.outputs.annotated_book import SheetRows, heading_row, sheets_of, trimmed
from mcdef.outputs.sheet_xml import NewCell, NewColumns, Unpatchable, style_in, with_columns
from mcdef.outputs.xlsx import cell_text

_STYLES: Final = re.compile(rb"<((?:\w+:)?)cellXfs\b([^>]*)>(.*?)</(?:\w+:)?cellXfs>", re.DOTALL)
_STYLE: Final = re.compile(rb"<(?:\w+:)?xf[\s/>]")
_COUNT: Final = re.compile(rb'\bcount="\d+"')
_WIDE: Final = 60


def patched_book(data: bytes, named: str, added: Added) -> bytes | None:
    """The copy; nothing where the file is not as spreadsheets write it, and has to be written anew.

    Raises :class:`mcdef.documents.problem.McdefError` where the workbook cannot be read.
    """
    read = {sheet.name: sheet for sheet in sheets_of(data, named)}
    wanted = {name for name, _ in added.by_row}
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = {name: part for name, part in sheet_parts(archive) if name in wanted & read.keys()}
            if wanted - parts.keys():
                return None
            changed, style = _with_style(archive)
            for name, part in parts.items():
                changed[part] = _sheet(archive.read(part), read[name], added, style)
            return _repacked(archive, changed)
    except (Unpatchable, BadZipFile, OSError, NotImplementedError, RuntimeError):
        return None


def _sheet(xml: bytes, sheet: SheetRows, added: Added, style: int | None) -> bytes:
    notes = [added.by_row.get((sheet.name, at)) for at in range(1, len(sheet.rows) + 1)]
    head = heading_row(sheet.rows, notes)
    heads = [] if head is None else trimmed(sheet.rows[head])
    end = first_marked(heads)
    earlier = end < len(heads)
    rows = [row[:end] if earlier else row for row in map(trimmed, sheet.rows)]
    first = max(map(len, rows), default=0)
    cells: dict[int, Sequence[NewCell]] = {
        at: [NewCell(cell_text(text), style) for text in note] for at, note in enumerate(notes, 1) if note is not None
    }
    if head is not None:
        looks = style_in(xml, head + 1, end - 1)
        cells[head + 1] = [NewCell(text, looks) for text in added.heads]
    widths = [_WIDE if at >= len(added.heads) - 2 else len(text) + 4 for at, text in enumerate(added.heads)]
    return with_columns(xml, NewColumns(first, cells, widths, end if earlier else None))


def _with_style(archive: ZipFile) -> tuple[dict[str, bytes], int | None]:
    """The styles with one more, and its number: a text, wrapped, at the top of its cell."""
    part = styles_part(archive)
    xml = b"" if part is None else archive.read(part)
    found = _STYLES.search(xml)
    if part is None or found is None:
        return {}, None
    prefix, attributes, inside = found.groups()
    number = len(_STYLE.findall(inside))
    new = (
        b'<%(p)sxf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">'
        b'<%(p)salignment vertical="top" wrapText="1"/></%(p)sxf>'
    ) % {b"p": prefix}
    attributes = _COUNT.sub(b'count="%d"' % (number + 1), attributes)
    whole = b"<%(p)scellXfs%(a)s>%(i)s%(n)s</%(p)scellXfs>"
    made = whole % {b"p": prefix, b"a": attributes, b"i": inside, b"n": new}
    return {part: xml[: found.start()] + made + xml[found.end() :]}, number


def _repacked(archive: ZipFile, changed: dict[str, bytes]) -> bytes:
    """The archive with other contents of some of its files; the others, and their dates, as they are."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as made:
        for one in archive.infolist():
            made.writestr(one, changed.get(one.filename, archive.read(one)) if not one.is_dir() else b"")
    return out.getvalue()
