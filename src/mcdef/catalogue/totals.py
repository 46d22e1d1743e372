"""Rows of totals: below a list they are usual, and describe no offer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mcdef.catalogue.plan import Plan
from mcdef.catalogue.tables import Cell, Table
from mcdef.documents.problem import Problem, problem

_WORDS: Final = frozenset(
    "total totals sum subtotal overall average summe gesamt gesamtsumme zwischensumme insgesamt durchschnitt somme "
    "mittelwert moyenne totaal totale subtotaal gemiddelde suma promedio media somma celkem součet razem summa totalt "
    "yhteensä összesen skupaj ukupno kokku".split()
)


def is_total(table: Table, plan: Plan, row: int) -> bool:
    """Whether a row says *total* and holds nothing else but numbers: no id, no provider, no other words."""
    if plan.id is not None and _is_text(table.cell(row, plan.id)) and not _says_total(table.cell(row, plan.id)):
        return False
    cells = [cell for column in table.headings if (cell := table.cell(row, column)) is not None]
    words = [cell for cell in cells if _is_text(cell)]
    return len(words) == 1 and _says_total(words[0])


def totals_left_out(table: Table, plan: Plan) -> Iterator[Problem]:
    """The note on the rows of totals of a table."""
    rows = [row for row in table.rows if is_total(table, plan, row)]
    if rows:
        cells = ", ".join(table.span(row).nearby for row in rows)
        told = "a row" if len(rows) == 1 else f"{len(rows)} rows"
        span = table.span(rows[0])
        yield problem("totals-left-out", source=table.source, span=span, severity="note", rows=told, cells=cells)


def _is_text(cell: Cell) -> bool:
    """Whether a cell holds words; a number that a CSV file has as a text is none."""
    return isinstance(cell, str) and any(character.isalpha() for character in cell)


def _says_total(cell: Cell) -> bool:
    words = "".join(one if one.isalpha() else " " for one in str(cell)).casefold().split()
    return bool(words) and len(words) <= 2 and (words[0] in _WORDS or "".join(words) in _WORDS)
