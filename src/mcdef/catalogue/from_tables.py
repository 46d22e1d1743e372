"""A file of rows to descriptions: CSV, TSV, XLSX, XLS, ODS, or JSON under a mapping that says where its rows are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from mcdef.catalogue.descriptions import TABLES, Found
from mcdef.catalogue.headings import row_of_headings
from mcdef.catalogue.json_rows import JsonTable
from mcdef.catalogue.mapping import Mapping
from mcdef.catalogue.plan import plan_of_headings, plan_of_mapping
from mcdef.catalogue.rows import descriptions_of_rows
from mcdef.catalogue.sheets import sheets_in
from mcdef.catalogue.tables import Sheet, SheetTable, Table
from mcdef.catalogue.totals import totals_left_out
from mcdef.documents.document import Document
from mcdef.documents.files import display_path, read_source
from mcdef.documents.problem import McdefError, Problem, problem
from mcdef.documents.reader import read_document
from mcdef.documents.source import Source
from mcdef.documents.validation import guided
from mcdef.messages.template import EXPLANATIONS_SHEET


def descriptions_of_table(path: Path, mapping: Mapping | None = None, *, display: str | None = None) -> Iterator[Found]:
    """Each row of a table as a description, or its problems; a table that cannot be used is one entry with problems.

    Raises :class:`McdefError` for a mapping that does not fit the table.
    """
    shown = display_path(path) if display is None else display
    stem = PurePosixPath(shown).stem
    try:
        table, notes = _table(path, shown, mapping)
        if mapping is None:
            plan = plan_of_headings(table)
    except McdefError as error:
        if mapping is not None and any(
            one.source is not None and one.source.path == mapping.path for one in error.problems
        ):
            raise
        yield Found(stem, Document(Source(shown, ""), {}), None, error.problems)
        return
    if mapping is not None:
        plan = plan_of_mapping(table, mapping)
    notes = (*notes, *totals_left_out(table, plan))
    count = 0
    for found in descriptions_of_rows(table, plan, stem):
        yield (
            found if count or not notes else Found(found.id, found.document, found.described, (*notes, *found.problems))
        )
        count += 1
    if table.problems:
        yield Found(stem, Document(table.source, {}), None, table.problems)
    elif not count:
        code = "no-description" if table.rows else "table-empty"
        yield Found(stem, Document(table.source, {}), None, (problem(code, source=table.source),))


def _table(path: Path, shown: str, mapping: Mapping | None) -> tuple[Table, tuple[Problem, ...]]:
    if not shown.lower().endswith(TABLES):
        return _json_table(path, shown, mapping), ()
    shape = None if mapping is None else mapping.shape
    sheets = sheets_in(
        path,
        shown,
        encoding=None if shape is None else shape.encoding,
        delimiter=None if shape is None else shape.delimiter,
    )
    header = None if shape is None or shape.header is None else shape.header - 1
    wanted = None if mapping is None else mapping.shape.sheet
    sheet = _sheet(sheets, wanted, mapping, shown)
    if header is None:
        header = row_of_headings(sheet, mapping)
    return SheetTable.of(sheet, header), () if wanted else _left_out(sheets, sheet)


def _json_table(path: Path, shown: str, mapping: Mapping | None) -> JsonTable:
    document = read_document(read_source(path, shown))
    if mapping is None:
        raise McdefError(problem("no-description", source=document.source))
    at = mapping.shape.rows.at
    where = mapping.document
    if at is None:
        span = where.locate(("rows",), key=True)
        raise McdefError(problem("mapping-no-rows", source=where.source, span=span, path=shown))
    table = JsonTable.of(document, at)
    if table is None:
        span = where.locate(("rows", "at"))
        raise McdefError(problem("mapping-rows", source=where.source, span=span, at=at, path=shown))
    return table


def _sheet(sheets: tuple[Sheet, ...], wanted: str | None, mapping: Mapping | None, shown: str) -> Sheet:
    if wanted is None or mapping is None:
        filled = [one for one in sheets if not one.empty and one.name != EXPLANATIONS_SHEET]
        if not filled:
            raise McdefError(problem("table-empty", source=Source(shown, "")))
        return filled[0]
    named = next((one for one in sheets if one.name is None or one.name.casefold() == wanted.casefold()), None)
    if named is not None:
        return named
    params = {"sheet": wanted, "value": wanted, "expected": [one.name for one in sheets]}
    where = mapping.document
    raise McdefError(guided("sheet-missing", params, where, where.locate(("sheet",)), ("sheet",), {}))


def _left_out(sheets: tuple[Sheet, ...], read: Sheet) -> tuple[Problem, ...]:
    others = [one for one in sheets if one is not read and not one.empty and one.name != EXPLANATIONS_SHEET]
    if not others:
        return ()
    names = ", ".join(f"`{one.name}`" for one in others)
    return (problem("sheets-left-out", source=read.source, severity="note", read=read.name, others=names),)
