"""Rows to descriptions: each row by itself, or several rows of one offer together. One bad row never stops the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from mcdef.catalogue import columns
from mcdef.catalogue.assemble import Disagreement, laid_out
from mcdef.catalogue.cell_values import ZeroLeftOpen, read_amounts, read_weeks, says_zero
from mcdef.catalogue.columns import Path
from mcdef.catalogue.descriptions import Found
from mcdef.catalogue.plan import Plan, Taking
from mcdef.catalogue.row_document import RowDocument
from mcdef.catalogue.shifted import shifted_row
from mcdef.catalogue.tables import Key, Table, shown_cell
from mcdef.catalogue.totals import is_total
from mcdef.credential.mistake import Mistake
from mcdef.credential.read import Described, read_credential
from mcdef.documents.problem import McdefError, Problem, Severity
from mcdef.messages.catalogue import say

_QUALIFIERS: Final = {
    "credits": {("credits", "system"), ("credits", "by")},
    "level": {("level", "framework"), ("level", "sector")},
    "workload": {("workload", "hours_per_credit"), ("workload", "hours_per_week"), ("workload", "courses")},
}
"""Keys that say something only beside others."""


def descriptions_of_rows(table: Table, plan: Plan, stem: str) -> Iterator[Found]:
    """The description of each row, or its problems, in the order of the table."""
    rows = [row for row in table.rows if _is_read(table, plan, row) and not is_total(table, plan, row)]
    for group in _groups(table, plan, rows):
        yield from _described(table, plan, group, stem)


def _is_read(table: Table, plan: Plan, row: int) -> bool:
    if any(_word(table, row, key) in words for key, words in plan.skip.items()):
        return False
    return all(_word(table, row, key) in words for key, words in plan.only.items())


def _word(table: Table, row: int, key: Key) -> str:
    cell = table.cell(row, key)
    return "" if cell is None else shown_cell(cell).casefold()


def _groups(table: Table, plan: Plan, rows: Sequence[int]) -> list[list[int]]:
    """Rows of one offer together, at the place of the first; a row with an empty key column is an offer of its own."""
    if not plan.one_offer:
        return [[row] for row in rows]
    found: dict[object, list[int]] = {}
    for row in rows:
        words = tuple(_word(table, row, key) for key in plan.one_offer)
        found.setdefault(words if any(words) else row, []).append(row)
    return list(found.values())


@dataclass(slots=True)
class _Gathered:
    """What the rows of one offer say, and what is wrong with them."""

    values: dict[Path, Any] = field(default_factory=dict)
    cells: dict[Path, tuple[int, Key]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    left_out: set[Path] = field(default_factory=set)


def _described(table: Table, plan: Plan, group: list[int], stem: str) -> Iterator[Found]:
    id_ = _id(table, plan, group[0], stem)
    gathered = _gathered(table, plan, group)
    document = _document(table, plan, group[0], gathered)
    surplus = _surplus(table, plan, group)
    if surplus is not None:
        yield Found(id_, document, None, (surplus,))
        return
    described: tuple[Described, ...] = ()
    problems = gathered.problems
    try:
        described = read_credential(document)
    except McdefError as error:
        problems = sorted([*problems, *map(_in_cells, error.problems)], key=lambda one: (one.span is None, one.span))
    if problems:
        row = shifted_row(table, plan, group[0], problems) if len(group) == 1 else None
        yield Found(id_, document, None, tuple(problems) if row is None else (row,))
        return
    for one in described:
        yield Found(id_, document, one, (*gathered.notes, *one.notes))


def _in_cells(problem: Problem) -> Problem:
    """In the words of tables, where people write yes and no."""
    if problem.code != "not-yes-or-no":
        return problem
    help_ = (problem.help or "").replace("`true`", "`yes`").replace("`false`", "`no`")
    return replace(problem, help=help_ if "`" in help_ else say("write-yes-or-no")[0])


def _id(table: Table, plan: Plan, row: int, stem: str) -> str:
    """Its id: as written, or by the columns that tell offers apart, or by the number of its row."""
    columns_ = plan.one_offer if plan.id is None else (plan.id,)
    written = [shown_cell(cell) for column in columns_ if (cell := table.cell(row, column)) is not None]
    return " ".join(written) or f"{stem}#{table.number(row)}"


def _surplus(table: Table, plan: Plan, group: list[int]) -> Problem | None:
    """The problem of a row with more cells than headings; under a mapping columns without a heading are passed over."""
    last = max((int(key) for key in table.headings if isinstance(key, int)), default=-1)
    for row in group:
        column = table.surplus(row)
        if column is not None and (plan.every_value_counts or int(column) > last):
            return _problem(table, "value-without-heading", row, column)
    return None


def _gathered(table: Table, plan: Plan, group: list[int]) -> _Gathered:
    gathered = _Gathered()
    for row in group:
        for taking in plan.takings:
            column = _first(table, taking, row)
            try:
                weeks = None
                if taking.times is not None:
                    column, before = taking.times, column
                    weeks = read_weeks(table.cell(row, column), taking.path, taking.rule, plan.manner)
                    column = before
                value = _value(table, plan, taking, row, weeks)
            except Mistake as mistake:
                params: dict[str, Any] = {"key": taking.key, **mistake.params}
                gathered.problems.append(_problem(table, mistake.code, row, column, **params))
            except ZeroLeftOpen:
                heading = table.headings.get(column, taking.key)
                note = _problem(table, "zero-not-stated", row, column, severity="note", heading=heading)
                gathered.notes.append(note)
            else:
                if value is not None:
                    _add(table, gathered, taking, row, value)
    return gathered


def _value(table: Table, plan: Plan, taking: Taking, row: int, weeks: str | None) -> Any:
    columns_ = taking.columns if taking.rule.between is not None else (_first(table, taking, row),)
    cells = [table.cell(row, column) for column in columns_]
    return read_amounts(cells, weeks, taking.path, taking.rule, plan.manner)


def _first(table: Table, taking: Taking, row: int) -> Key:
    """The first column with a value in this row, one that says zero after the others."""
    filled = [column for column in taking.columns if table.cell(row, column) is not None]
    if taking.path in columns.AMOUNTS:
        filled.sort(key=lambda column: says_zero(table.cell(row, column)))
    return filled[0] if filled else taking.columns[0]


def _add(table: Table, gathered: _Gathered, taking: Taking, row: int, value: Any) -> None:
    """Takes a value in; what two rows of one offer say differently is left out, lists aside, which grow."""
    path = taking.path
    if path in gathered.left_out:
        return
    before = gathered.values.get(path)
    if before is None:
        gathered.values[path] = value
        gathered.cells[path] = (row, _first(table, taking, row))
    elif before != value and path in (columns.TEXT_LISTS | columns.WORD_LISTS) - columns.AMOUNTS:
        together = [*_members(before), *_members(value)]
        gathered.values[path] = [one for at, one in enumerate(together) if one not in together[:at]]
    elif before != value:
        at = gathered.cells.pop(path)
        del gathered.values[path]
        gathered.left_out.add(path)
        params: dict[str, Any] = {"key": taking.key, "one": value, "other": before, "place": table.span(*at).nearby}
        gathered.notes.append(_problem(table, "rows-disagree", row, taking.columns[0], severity="warning", **params))


def _members(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _document(table: Table, plan: Plan, row: int, gathered: _Gathered) -> RowDocument:
    constants = {one.path: one for one in plan.constants if one.path not in gathered.values}
    values = _worth_stating({**{path: one.value for path, one in constants.items()}, **gathered.values})
    data = None
    while data is None:
        try:
            data = laid_out(values.items())
        except Disagreement as error:
            gathered.problems.append(_disagreement(table, row, gathered, error.path))
            values.pop(error.path)
    places = {path: one.place for path, one in constants.items()}
    return RowDocument(table.source, data, table=table, row=row, cells=gathered.cells, constants=places, plan=plan)


def _disagreement(table: Table, row: int, gathered: _Gathered, path: Path) -> Problem:
    """What two cells say of one key, or a cell and the mapping."""
    cells, short = gathered.cells, path[:1]
    other = table.span(*cells[short]).nearby if short in cells else "the mapping"
    at = cells.get(path) or cells.get(short) or (row, next(iter(table.headings)))
    return _problem(table, "cells-disagree", *at, key=".".join(path), other=other)


def _worth_stating(values: dict[Path, Any]) -> dict[Path, Any]:
    """Without a credit system of no credit, and a framework of no level: a list has them in every row."""
    kept = dict(values)
    for owner, aside in _QUALIFIERS.items():
        if not any(path[0] == owner and path not in aside for path in values):
            kept = {path: value for path, value in kept.items() if path not in aside}
    return kept


def _problem(
    table: Table, code: str, row: int, column: Key, *, severity: Severity = "error", **params: object
) -> Problem:
    message, help_ = say(code, **params)
    span, pointer = table.span(row, column), table.pointer(row, column)
    return Problem(severity, code, message, help_, table.source, span, pointer)
