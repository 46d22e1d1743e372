"""A row whose cells stand one column too far: one problem in the place of several that mean nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from mcdef.catalogue.cell_values import ZeroLeftOpen, read_amounts
from mcdef.catalogue.mapping import misfit
from mcdef.catalogue.plan import Plan, Taking
from mcdef.catalogue.tables import Cell, Key, Table, shown_cell
from mcdef.credential.mistake import Mistake
from mcdef.documents.problem import Problem, problem

_KINDS: Final = frozenset({
    "not-a-quantity", "unknown-value", "not-yes-or-no", "not-a-number", "not-a-workload", "unknown-unit", "not-a-date",
    "unknown-country", "not-a-duration", "not-contact-time", "elapsed-is-no-workload", "text-after-quantity",
    "not-a-whole-number", "value-not-mapped", "framework-unknown", "unknown-framework",
})  # fmt: skip
"""What is said of a value that is of another kind than its column."""
_NAMED: Final = 4
_NO_VALUE: Final = "some words"


def shifted_row(table: Table, plan: Plan, row: int, problems: Sequence[Problem]) -> Problem | None:
    """The one problem of a row in which several cells would fit the column beside them, and not their own."""
    spans = {one.span for one in problems if one.code in _KINDS}
    by_column = {one.columns[0]: one for one in plan.takings if len(one.columns) == 1}
    misfits = [one for column, one in by_column.items() if table.span(row, column) in spans]
    if len(misfits) < 2 or not any(_fit_beside(table, plan, row, misfits, by_column, by) for by in (1, -1)):
        return None
    shown = [_shown(table, row, one) for one in misfits[:_NAMED]]
    cells = ", ".join(shown) + (", …" if len(misfits) > _NAMED else "")
    span = table.span(row, misfits[0].columns[0])
    return problem("row-shifted", source=table.source, span=span, cells=cells)


def _fit_beside(
    table: Table, plan: Plan, row: int, misfits: Sequence[Taking], by_column: Mapping[Key, Taking], by: int
) -> bool:
    """Whether each of these values would fit the column beside its own, and one of them no other kind of column.

    A cell too many is itself the first misfit, and fits nowhere.
    """
    typed = False
    for at, taking in enumerate(misfits):
        column = taking.columns[0]
        beside = by_column.get(column + by) if isinstance(column, int) else None
        if beside is None:
            continue
        if _fits(beside, table.cell(row, column), plan):
            typed = typed or not _fits(beside, _NO_VALUE, plan)
        elif at > 0 or by == 1:
            return False
    return typed


def _fits(taking: Taking, cell: Cell, plan: Plan) -> bool:
    try:
        value = read_amounts([cell], None, taking.path, taking.rule, plan.manner)
    except Mistake:
        return False
    except ZeroLeftOpen:
        return True
    return value is None or misfit(taking.path, value) is None


def _shown(table: Table, row: int, taking: Taking) -> str:
    column = taking.columns[0]
    return f"`{shown_cell(table.cell(row, column))}` under {table.headings.get(column, taking.key)}"
