"""What the audit page shows, before any markup: the answer, the numbers, the matrix, and the sections below them."""

from __future__ import annotations

import os.path
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from mcdef.outputs.counting import catalogue_line, unreadable
from mcdef.outputs.html_clauses import Clauses, clauses_of, report_name
from mcdef.outputs.html_credentials import Shown, shown_credential
from mcdef.outputs.html_pairs import Pair, pairs_of
from mcdef.outputs.html_states import COUNTED, STATES, State, apart, name_of, states_of
from mcdef.outputs.places import path_of, where
from mcdef.outputs.waiting import Waiting, waiting_of
from mcdef.outputs.words import plural
from mcdef.report.findings import Gate
from mcdef.report.model import Report

__all__ = ["Numbers", "Page", "page_of"]

#: More verdicts than this are told in short: what the list of clauses says as well is left out.
_MOST_IN_FULL: Final = 4_000
_MOST_PATHS: Final = 3


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many verdicts of each kind a definition gave."""

    name: str
    anchor: str
    title: str
    version: str
    digest: str
    counts: int
    silent: int
    not_: int
    open: int
    presumed: int
    outside: int


@dataclass(frozen=True, slots=True)
class Page:
    """The whole page."""

    title: str
    what: str
    answer: str
    apart: str
    names: tuple[str, ...]
    numbers: tuple[Numbers, ...]
    total: Numbers
    credentials: tuple[Shown, ...]
    pairs: Mapping[tuple[str, str], Pair]
    parting: tuple[Pair, ...]
    anchors: Mapping[str, str]
    waiting: tuple[Waiting, ...]
    clauses: Clauses
    states: tuple[State, ...]
    problems: tuple[str, ...]
    unread: tuple[tuple[str, str], ...]
    not_run: tuple[tuple[str, str], ...]
    memory: tuple[str, ...]
    command: str
    program: str
    as_of: str
    short: bool

    @property
    def single(self) -> bool:
        """Whether it is about one credential: then there is nothing to compare or to search."""
        return len(self.credentials) == 1


def page_of(report: Report, gate: Gate) -> Page:
    """The page of a report."""
    names = tuple(sorted({name_of(result) for one in report.credentials for result in one.results}))
    short = sum(len(one.results) for one in report.credentials) > _MOST_IN_FULL
    clauses = clauses_of(report, names)
    rows = [states_of(credential, names) for credential in report.credentials]
    pairs = pairs_of(report, names)
    return Page(
        title=_title(report),
        what=_what(report, names),
        answer=catalogue_line(report, gate),
        apart=_apart(rows),
        names=names,
        numbers=tuple(_numbers(report, names, rows)),
        total=_counted("all", "", "", "", "", "".join(rows)),
        credentials=tuple(
            shown_credential(credential, number, row, clauses.anchors, gate, short=short)
            for number, (credential, row) in enumerate(zip(report.credentials, rows, strict=True), start=1)
        ),
        pairs=pairs,
        parting=tuple(
            sorted(
                (one for one in pairs.values() if one.parted), key=lambda one: (-len(one.parted), one.one, one.other)
            )
        ),
        anchors=clauses.anchors,
        waiting=waiting_of(report),
        clauses=clauses,
        states=tuple(STATES[letter] for letter in STATES if any(letter in row for row in rows)),
        problems=tuple(f"{where(one.at)}: {one.message}" for one in report.problems),
        unread=tuple((one.id, where(one.source)) for one in report.credentials if unreadable(one)),
        not_run=tuple((one.id, one.why) for one in report.not_run),
        memory=_memory(clauses),
        command=_command(report),
        program=f"mcdef {report.mcdef}" if report.mcdef else "a version of mcdef that the report does not name",
        as_of=report.options.as_of or "",
        short=short,
    )


def _title(report: Report) -> str:
    if len(report.credentials) == 1:
        one = report.credentials[0]
        return f"Is it a micro-credential? {one.name or one.id}"
    return f"Micro-credential audit: {plural(len(report.credentials), 'credential')} in {_folder(report)}"


def _paths(report: Report) -> list[str]:
    return sorted({path for one in report.credentials if (path := path_of(one.source)) is not None})


def _folder(report: Report) -> str:
    """The one file, or the folder that all files are in."""
    paths = _paths(report)
    if len(paths) < 2:
        return paths[0] if paths else "no file"
    try:
        return os.path.commonpath(paths).replace("\\", "/") or "this folder"
    except ValueError:  # absolute and relative ones
        return "several folders"


def _what(report: Report, names: Sequence[str]) -> str:
    paths = _paths(report)
    files = paths[0] if len(paths) == 1 else f"{plural(len(paths), 'file')} in {_folder(report)}"
    dated = f", as in force on {report.options.as_of}" if report.options.as_of else ""
    many = f"{plural(len(report.credentials), 'credential')} described in {files}"
    return f"{many}, under {plural(len(names), 'definition')}{dated}."


def _apart(rows: Sequence[str]) -> str:
    number = sum(any(apart(one, other) for one in row for other in row) for row in rows)
    if len(rows) < 2 or not number:
        return ""
    verb = "counts" if number == 1 else "count"
    return f"{number} of {plural(len(rows), 'credential')} {verb} under one definition and not under another."


def _numbers(report: Report, names: Sequence[str], rows: Sequence[str]) -> Iterator[Numbers]:
    about = {report_name(one): one for one in report.definitions}
    for at, name in enumerate(names):
        column = "".join(row[at] for row in rows)
        one = about.get(name)
        if one is None:
            yield _counted(name, f"d{at}", "", "", "", column)
            continue
        adopted = f"adopted {one.adopted}" if isinstance(one.adopted, str) else ""
        version = ", ".join(filter(None, (one.status, adopted)))
        yield _counted(name, f"d{at}", one.title, version, one.sha256, column)


def _counted(name: str, anchor: str, title: str, version: str, digest: str, letters: str) -> Numbers:
    of = Counter(letters)
    counts = sum(of[letter] for letter in COUNTED)
    open_ = of["u"] + of["p"] + of["q"]
    return Numbers(name, anchor, title, version, digest, counts, of["s"], of["n"], open_, of["p"], of["o"])


def _memory(clauses: Clauses) -> tuple[str, ...]:
    """The clauses that would decide and are known from memory only, and so are left out of verdicts."""
    return tuple(
        f"{of.name}.{one.id}"
        for of in clauses.definitions
        for one in of.clauses
        if one.kind == "constitutive" and one.evidence == "unverified"
    )


def _command(report: Report) -> str:
    """What was typed, as near as the report knows it."""
    options = report.options
    paths = _paths(report)
    parts = ["mcdef check", *(paths if len(paths) <= _MOST_PATHS else [_folder(report)])]
    parts += [f"-d {name}" for name in options.definitions]
    parts += [f"--reading {name}" for name in options.readings]
    parts += [f"--as-of {options.as_of}"] if options.as_of else []
    parts += ["--presume"] if options.presume else []
    parts += ["--ignore-scope"] if options.ignore_scope else []
    return " ".join((*parts, "-o html=audit.html"))
