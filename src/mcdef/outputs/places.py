"""Where a finding stands, as each kind of output writes it: a line of a text, or a cell of a sheet."""

from __future__ import annotations

import re

from mcdef.report.model import Place


def where(place: Place) -> str:
    """``path:line:column``, or ``path:Sheet1!C7``, with as much as there is of it.

    A cell of a CSV file has both: its line is what an editor opens.
    """
    parts = [path_of(place) or "<run>"]
    if isinstance(place.sheet, str) or not isinstance(place.line, int):
        parts += filter(None, (cell_of(place),))
    else:
        parts.append(str(place.line))
        if isinstance(place.column, int):
            parts.append(str(place.column))
    return ":".join(parts)


def path_of(place: Place) -> str | None:
    """The path, where there is one."""
    return place.path if isinstance(place.path, str) else None


def cell_of(place: Place) -> str:
    """``Sheet1!C7``; the cell alone where a file has no sheets; empty outside tables."""
    sheet = place.sheet if isinstance(place.sheet, str) else ""
    cell = place.cell if isinstance(place.cell, str) else ""
    return f"{sheet}!{cell}" if sheet and cell else sheet or cell


def line_of(place: Place) -> int:
    """The line, or the row of a sheet; the first where nothing more is known. CI systems insist on one."""
    if isinstance(place.line, int):
        return place.line
    return row_of(place) or 1


def row_of(place: Place) -> int | None:
    """The row of a cell such as ``C7``, or of a row that is named by its number."""
    found = re.fullmatch(r"\$?[A-Za-z]*\$?([1-9]\d*)", place.cell) if isinstance(place.cell, str) else None
    return None if found is None else int(found[1])
