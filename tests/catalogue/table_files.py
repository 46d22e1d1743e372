"""Tables for tests: written as CSV by the standard library, as workbooks by other programs than ours, and read."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import openpyxl

from mcdef.catalogue.descriptions import Found
from mcdef.catalogue.from_tables import descriptions_of_table
from mcdef.catalogue.mapping import Mapping, read_mapping
from mcdef.documents.problem import Problem
from mcdef.documents.reader import read_document
from mcdef.documents.source import Source

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "examples" / "tables"
Rows = Sequence[Sequence[Any]]


def csv_file(
    folder: Path, rows: Rows, *, name: str = "list.csv", delimiter: str = ";", encoding: str = "utf-8"
) -> Path:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    path = folder / name
    path.write_bytes(out.getvalue().encode(encoding))
    return path


def xlsx_file(folder: Path, rows: Rows, *, name: str = "list.xlsx", sheet: str = "Sheet1", **others: Rows) -> Path:
    """A workbook as another program writes it: its first sheet, and others by their names."""
    workbook = openpyxl.Workbook()
    first = workbook.active
    assert first is not None
    first.title = sheet
    for row in rows:
        first.append(list(row))
    for title, content in others.items():
        other = workbook.create_sheet(title)
        for row in content:
            other.append(list(row))
    workbook.save(folder / name)
    return folder / name


def ods_file(folder: Path, rows: Rows, *, name: str = "list.ods", sheet: str = "Sheet1") -> Path:
    """An OpenDocument spreadsheet of the parts that the standard asks for; every cell is a text or a number."""
    space = "urn:oasis:names:tc:opendocument:xmlns"
    body = "".join("<table:table-row>" + "".join(map(_ods_cell, row)) + "</table:table-row>" for row in rows)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{space}:office:1.0"'
        f' xmlns:table="{space}:table:1.0" xmlns:text="{space}:text:1.0" office:version="1.3"><office:body>'
        f'<office:spreadsheet><table:table table:name="{sheet}">{body}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="{space}:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    with zipfile.ZipFile(folder / name, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return folder / name


def _ods_cell(value: Any) -> str:
    if value is None:
        return "<table:table-cell/>"
    kind = (
        f'office:value-type="float" office:value="{value}"'
        if isinstance(value, int | float)
        else 'office:value-type="string"'
    )
    return f"<table:table-cell {kind}><text:p>{escape(str(value))}</text:p></table:table-cell>"


def mapping_of(text: str, *, name: str = "list.mapping.yaml") -> Mapping:
    return read_mapping(read_document(Source(name, text)))


def found_in(path: Path, mapping: Mapping | str | None = None) -> list[Found]:
    """What a table gives, under the bare name of the file."""
    read = mapping_of(mapping) if isinstance(mapping, str) else mapping
    return list(descriptions_of_table(path, read, display=path.name))


def data_of(found: Found) -> Any:
    """What a row says, as the data of a description."""
    assert found.described is not None, [str(one) for one in found.problems]
    return found.document.data


def places(problems: Sequence[Problem]) -> list[str]:
    """Each problem as its place and its code."""
    return [f"{one.place} {one.code}" for one in problems]
