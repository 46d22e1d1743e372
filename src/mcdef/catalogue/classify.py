"""Descriptions through a library into the entries of a report; one that cannot be used never stops the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from mcdef.catalogue.descriptions import Found
from mcdef.credential.read import read_credential
from mcdef.definition.library import Library
from mcdef.definition.select import Selection
from mcdef.documents.document import Document
from mcdef.documents.problem import McdefError, Problem, problem
from mcdef.facts.establish import establish
from mcdef.report.build import Entry
from mcdef.report.model import OptionsReport
from mcdef.verdict.judge import judge

MOST_UNREADABLE: Final = 1_000
"""Descriptions of one file that cannot be read before the rest of it is left aside."""


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
        place: dict[str, Any] = {"line": span.line, "column": span.column, "sheet": span.sheet, "cell": span.cell}
        if one.described is None:
            yield Entry(one.id, one.path, None, _in_order(*one.problems, *_further(one, library)), **place)
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
            yield Entry(one.id, one.path, None, _in_order(*one.problems, *error.problems), **place)
            continue
        yield Entry(one.id, one.path, judged, one.problems, **place)


def entries_until(found: Iterable[Found], library: Library, asked: Asked) -> Iterator[Entry]:
    """The same for one file. After too many that cannot be read the others are left aside, and the last says so."""
    unread = 0
    for one in found:
        for entry in entries_of([one], library, asked):
            unread += entry.judged is None
            if unread == MOST_UNREADABLE:
                gave_up = problem("gave-up", source=one.document.source, number=f"{MOST_UNREADABLE:,}")
                yield replace(entry, problems=(*entry.problems, gave_up))
                return
            yield entry


def _in_order(*problems: Problem) -> tuple[Problem, ...]:
    """Notes and warnings first, since they may be the reason of what follows; then the errors by their places."""
    once = {(one.code, one.message, one.span, one.pointer): one for one in problems}
    return tuple(sorted(once.values(), key=lambda one: (one.severity == "error", one.span is None, one.span)))


_CHOOSING: Final = frozenset({"provider", "awarding_body", "variants"})


def _further(found: Found, library: Library) -> tuple[Problem, ...]:
    """What else is wrong: levels and credit that cannot be read, in what is left without the keys complained of.

    Not where who offers it is among those: the meaning of a level may depend on the country.
    """
    bad = {key for one in found.problems if one.severity == "error" for key in _keys_of(one, found.document)}
    if not bad or bad & _CHOOSING:
        return ()
    try:
        for described in read_credential(found.document.without(bad)):
            establish(described, library.crosswalk, library.rules)
    except McdefError as error:
        return error.problems
    return ()


def _keys_of(problem: Problem, document: Document) -> Iterator[str]:
    """The key of a description that a problem is about: by its pointer or, in a row of a table, by its cell."""
    if problem.pointer:
        yield from map(str, problem.pointer[len(document.base) :][:1])
    elif isinstance(document.data, dict):
        for key, value in document.data.items():
            within = value if isinstance(value, dict) else ()
            if problem.span in (document.locate((key,)), *(document.locate((key, inner)) for inner in within)):
                yield key
