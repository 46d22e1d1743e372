"""Cells of an XLSX workbook whose formula gives an error or was never computed; the library shows them empty."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from zipfile import ZipFile

from mcdef.catalogue.workbook_parts import sheet_parts

_CELL: Final = re.compile(rb"<(?:\w+:)?c\s([^>]*[^>/])>(.*?)</(?:\w+:)?c>", re.DOTALL)
_REFERENCE: Final = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_VALUE: Final = re.compile(rb"<(?:\w+:)?v>([^<]+)</")
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[\s>/]")

Broken = dict[tuple[int, int], str]
"""Row and column, from 0, and what the cell shows: ``#N/A``, or nothing where it was never computed."""


def broken_cells(archive: ZipFile) -> dict[str, Broken]:
    """The broken cells of each sheet, by its name."""
    return {name: found for name, path in sheet_parts(archive) if (found := dict(_broken(archive.read(path))))}


def _broken(xml: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    if b't="e"' not in xml and _FORMULA.search(xml) is None:
        return
    for attributes, content in _CELL.findall(xml):
        at, value = _REFERENCE.search(attributes), _VALUE.search(content)
        failed = b't="e"' in attributes
        if at is None or not (failed or (value is None and b't="str"' not in attributes and _FORMULA.search(content))):
            continue
        column = 0
        for letter in at[1]:
            column = 26 * column + letter - 64
        yield (int(at[2]) - 1, column - 1), value[1].decode("utf-8", "replace") if failed and value else ""
