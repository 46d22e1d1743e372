"""The columns that a checked table gets: a verdict for each definition, the reason, and what to state.

A row is found by its place: the cell of a sheet, or the line of a text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from mcdef.documents.problem import McdefError, problem
from mcdef.outputs.places import path_of, row_of
from mcdef.outputs.rows import UNREAD, VerdictRow, rows_of
from mcdef.report.model import CredentialReport, Report

MARK: Final = "mcdef: "
"""What the headings of added columns begin with; columns of an earlier copy give way."""

Note = tuple[str, ...]
"""What is added to one row, column by column."""


@dataclass(frozen=True, slots=True)
class Added:
    """The added columns of a file: their headings, and the cells by sheet and row or by line, counted from 1."""

    heads: tuple[str, ...]
    by_row: Mapping[tuple[str, int], Note]
    by_line: Mapping[int, Note]


def added_to(named: str, report: Report) -> Added:
    """What the report adds to a table; raises :class:`McdefError` where none of it was checked."""
    by_row: dict[tuple[str, int], list[CredentialReport]] = {}
    by_line: dict[int, list[CredentialReport]] = {}
    for one in report.credentials:
        if path_of(one.source) != named:
            continue
        row = row_of(one.source)
        if row is not None:
            by_row.setdefault((one.source.sheet if isinstance(one.source.sheet, str) else "", row), []).append(one)
        elif isinstance(one.source.line, int):
            by_line.setdefault(one.source.line, []).append(one)
    every = [*by_row.values(), *by_line.values()]
    if not every:
        raise McdefError(problem("table-not-checked", path=named))
    names = sorted({row.definition for group in every for one in group for row in rows_of(one) if row.definition})
    return Added(
        tuple(f"{MARK}{name}" for name in (*names, "reason", "what to state")),
        {key: _note(group, names) for key, group in by_row.items()},
        {key: _note(group, names) for key, group in by_line.items()},
    )


def first_marked(heads: Sequence[object]) -> int:
    """Where the columns of an earlier copy begin: they are the last ones. The number of columns where there is none."""
    end = len(heads)
    while end and isinstance(head := heads[end - 1], str) and head.startswith(MARK):
        end -= 1
    return end


def _note(credentials: Sequence[CredentialReport], names: Sequence[str]) -> Note:
    """The cells of one row; where it splits into variants, each is named."""
    parts = [list(rows_of(one)) for one in credentials]
    several = len(parts) > 1
    labels = [f"{one.variant or one.name or one.id}: " if several else "" for one in credentials]
    verdicts = ["; ".join(filter(None, map(_verdict_of, parts, [name] * len(parts), labels))) for name in names]
    reasons = [
        f"{label}{row.definition}: {row.reason}" if row.definition else f"{label}{_in_the_sheet(row)}"
        for rows, label in zip(parts, labels, strict=True)
        for row in rows
        if row.reason and row.verdict not in ("counts", "out of scope")
    ]
    to_state = dict.fromkeys(one for rows in parts for row in rows for one in row.what_to_state)
    return (*verdicts, "\n".join(reasons), "\n".join(to_state))


def _in_the_sheet(row: VerdictRow) -> str:
    """Why a row could not be read, with its cells as one says them who looks at the sheet: ``C7``."""
    sheet, _, _ = row.place.rpartition("!")
    return row.reason.replace(f"{sheet}!", "").replace("; ", "\n") if sheet else row.reason


def _verdict_of(rows: Sequence[VerdictRow], name: str, label: str) -> str:
    row = next((row for row in rows if row.definition == name), None)
    if row is None:
        unread = any(row.verdict == UNREAD for row in rows)
        return f"{label}{UNREAD}" if unread else ""
    presumed = f" ({row.presumed}, if presumed)" if row.presumed else ""
    return f"{label}{row.verdict}{presumed}"
