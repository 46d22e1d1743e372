"""One verdict of a report in parts, as JSON: each told once for all that it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from mcdef.definition.model import Kind
from mcdef.report import model
from mcdef.report.build import result_report, settling_report
from mcdef.report.faces import to_json
from mcdef.report.jsonable import jsonable
from mcdef.verdict.board import Column, Outcomes
from mcdef.verdict.clauses import Came
from mcdef.verdict.compiled import MET, Compiled
from mcdef.verdict.model import Presuming, Result, Verdict
from mcdef.verdict.settle import settling

#: Ways in which one clause or definition comes out that are kept.
MOST_OUTCOMES: Final = 512


@dataclass(frozen=True, slots=True)
class Told:
    """One verdict in parts: up to what it rests on, what would settle it, and what comes after the criteria."""

    result: Verdict
    verdict: bytes
    settle: bytes
    after: bytes


@dataclass(frozen=True, slots=True)
class ToldColumn:
    """A definition, and what was told of it, by what its verdict rests on; its other readings, by their outcomes."""

    column: Column
    required: tuple[tuple[int, bytes], ...]
    told: dict[tuple[int, ...], Told]
    others: tuple[tuple[Compiled, dict[int, bytes]], ...]

    def settle(self, told: Told, came: Outcomes, bits: int) -> bytes:
        """What would settle it, clause by clause."""
        carried = self.column.carrying(bits)
        if carried.whole:
            return told.settle
        return b",".join([came[number].settled or _settled(came[number]) for number in carried.open])

    def gaps(self, came: Outcomes) -> bytes:
        """What is required and not shown."""
        return b",".join([id_ for number, id_ in self.required if came[number].code != MET])

    def readings(self, bits: int) -> bytes:
        """What the other readings give, for the outcomes in these bits."""
        return b",".join([known.get(bits & other.mask) or _reading(other, bits, known) for other, known in self.others])

    def make_room(self) -> None:
        """Forgets what has become too much."""
        _trim(self.told)
        for _, known in self.others:
            _trim(known)


def _trim(table: dict[Any, Any]) -> None:
    if len(table) > MOST_OUTCOMES:
        table.clear()


def _reading(other: Compiled, bits: int, known: dict[int, bytes]) -> bytes:
    verdict, decided_by = other.verdict(bits)
    report = model.ReadingReport(other.reading.id, verdict.value, decided_by, other.reading.title)
    told = known[bits & other.mask] = to_json(jsonable(report))
    return told


def _settled(came: Came) -> bytes:
    one = came.result
    came.settled = to_json(jsonable(settling_report(settling(one), one.criterion.test)))
    return came.settled


def told_column(column: Column) -> ToldColumn:
    """A column of which nothing was told yet."""
    reading = column.reading
    required = tuple(
        (number, to_json(one.id))
        for number, one in zip(column.shown, reading.criteria, strict=True)
        if one.kind is Kind.REQUIRED
    )
    return ToldColumn(column, required, {}, tuple((other, {}) for other in column.others))


def told_result(result: Result) -> Told:
    """The parts of a verdict, without its gaps, presumptions, other readings and criteria."""
    told = jsonable(result_report(result, None, None))
    settle = to_json(told.pop("would_settle"))[1:-1]
    after = {name: told.pop(name) for name in ("if_checked",) if name in told}
    for name in ("readings", "gaps"):
        del told[name]
    return Told(result.verdict, _inner(told), settle, b"," + _inner(after) if after else b"")


def _inner(mapping: Mapping[str, Any]) -> bytes:
    return to_json(mapping)[1:-1]


def told_presuming(presuming: Presuming | None) -> bytes:
    """What is presumed, where that is another verdict."""
    if presuming is None:
        return b""
    report = model.PresumingReport(presuming.verdict.value, presuming.by, presuming.evidence)
    return b"," + _inner({"presuming": jsonable(report)})
