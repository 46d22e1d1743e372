"""Descriptions through a library into the entries of a report; one that cannot be used never stops the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from mcdef.catalogue.descriptions import Found
from mcdef.definition.library import Library
from mcdef.definition.select import Selection
from mcdef.documents.problem import McdefError
from mcdef.report.build import Entry
from mcdef.report.model import OptionsReport
from mcdef.verdict.judge import judge


@dataclass(frozen=True, slots=True)
class Asked:
    """How a run was asked for."""

    selection: Selection = field(default_factory=Selection)
    ignore_scope: bool = False
    presume: bool = False
    why_minimal: bool = False
    limits: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # which the library was sharpened by

    def as_report(self) -> OptionsReport:
        day = self.selection.as_of
        return OptionsReport(
            definitions=tuple(self.selection.names),
            as_of=None if day is None else day.isoformat(),
            presume=self.presume,
            limits=self.limits,
            readings=tuple(self.selection.readings),
            ignore_scope=self.ignore_scope,
        )


def entries_of(found: Iterable[Found], library: Library, asked: Asked) -> Iterator[Entry]:
    """The verdicts on each description, or its problems."""
    for one in found:
        span = one.document.locate(())
        place: dict[str, Any] = {"line": span.line, "column": span.column}
        if one.described is None:
            yield Entry(one.id, one.path, None, one.problems, **place)
            continue
        try:
            judged = judge(
                one.described,
                library,
                asked.selection,
                ignore_scope=asked.ignore_scope,
                why_minimal=asked.why_minimal,
            )
        except McdefError as error:
            if any(problem.source is None for problem in error.problems):
                raise  # about the selection, not about this description
            yield Entry(one.id, one.path, None, (*one.problems, *error.problems), **place)
            continue
        yield Entry(one.id, one.path, judged, one.problems, **place)
