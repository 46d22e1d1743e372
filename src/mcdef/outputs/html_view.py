"""What the audit page shows, before any markup: the answer, the numbers, the matrix, and the sections below them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from mcdef.outputs.columns import Columns, columns_of
from mcdef.outputs.counting import unreadable
from mcdef.outputs.html_answer import answer_of, command_of, decided_of, settling_of, title_of, what_of
from mcdef.outputs.html_clauses import Clauses, clauses_of
from mcdef.outputs.html_credentials import Shown, Told, shown_credential
from mcdef.outputs.html_pairs import Pair, pairs_of
from mcdef.outputs.html_texts import Texts
from mcdef.outputs.places import where
from mcdef.outputs.states import COUNTED, STATES, State, report_name, states_of
from mcdef.outputs.waiting import Waiting, waiting_of
from mcdef.report.findings import Gate
from mcdef.report.model import Report

__all__ = ["Numbers", "Page", "page_of"]

#: More verdicts than this are told by reference, so that the page stays small enough to be mailed.
_MOST_IN_FULL: Final = 3_000


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many verdicts of each kind a definition gave."""

    name: str
    anchor: str
    title: str
    status: str
    adopted: str
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
    settling: str
    decided: str
    columns: Columns
    numbers: tuple[Numbers, ...]
    total: Numbers
    credentials: tuple[Shown, ...]
    pairs: Mapping[tuple[str, str], Pair]
    parting: tuple[Pair, ...]
    waiting: tuple[Waiting, ...]
    clauses: Clauses
    texts: Texts | None
    """what is told once and linked to; nothing where each verdict tells it itself"""
    states: tuple[State, ...]
    problems: tuple[str, ...]
    unread: tuple[tuple[str, str], ...]
    not_run: tuple[tuple[str, str], ...]
    memory: tuple[str, ...]
    command: str
    program: str
    as_of: str

    @property
    def single(self) -> bool:
        """Whether it is about one credential: then there is nothing to compare or to search."""
        return len(self.credentials) == 1

    @property
    def names(self) -> tuple[str, ...]:
        """Every definition, in the order of the page."""
        return self.columns.names

    @property
    def told(self) -> Mapping[str, Told]:
        """The verdicts of the one credential by their definition."""
        return {name: one for one in self.credentials[0].verdicts for name in one.names}

    def also(self, one: Shown) -> Iterator[tuple[str, tuple[str, ...]]]:
        """What the definitions without a column of their own say of a credential: each state with their names."""
        said = list(zip(self.names, one.states, strict=True))[self.columns.own :]
        for letter in STATES:
            names = tuple(name for name, state in said if state == letter)
            if names and letter != "x":
                yield letter, names

    @property
    def anchors(self) -> Mapping[str, str]:
        """See :class:`Clauses`."""
        return self.clauses.anchors


def page_of(report: Report, gate: Gate) -> Page:
    """The page of a report."""
    columns = columns_of(report)
    names = columns.names
    texts = Texts() if sum(len(one.results) for one in report.credentials) > _MOST_IN_FULL else None
    clauses = clauses_of(report, names)
    anchors = clauses.anchors
    rows = [states_of(credential, names) for credential in report.credentials]
    pairs = pairs_of(report, names)
    return Page(
        title=title_of(report),
        what=what_of(report, names),
        answer=answer_of(rows, sum(map(unreadable, report.credentials))),
        settling=settling_of(report),
        decided=decided_of(report, gate),
        columns=columns,
        numbers=tuple(_numbers(report, names, rows)),
        total=_counted("".join(rows), "all"),
        credentials=tuple(
            shown_credential(credential, number, row, anchors, gate, texts)
            for number, (credential, row) in enumerate(zip(report.credentials, rows, strict=True), start=1)
        ),
        pairs=pairs,
        parting=tuple(
            sorted(
                (one for one in pairs.values() if one.parted), key=lambda one: (-len(one.parted), one.one, one.other)
            )
        ),
        waiting=waiting_of(report),
        clauses=clauses,
        texts=texts,
        states=tuple(STATES[letter] for letter in STATES if any(letter in row for row in rows)),
        problems=tuple(f"{where(one.at)}: {one.message}" for one in report.problems),
        unread=tuple((one.id, where(one.source)) for one in report.credentials if unreadable(one)),
        not_run=tuple((one.id, one.why) for one in report.not_run),
        memory=_memory(clauses),
        command=command_of(report),
        program=f"mcdef {report.mcdef}" if report.mcdef else "a version of mcdef that the report does not name",
        as_of=report.options.as_of or "",
    )


def _numbers(report: Report, names: Sequence[str], rows: Sequence[str]) -> Iterator[Numbers]:
    about = {report_name(one): one for one in report.definitions}
    for at, name in enumerate(names):
        column = "".join(row[at] for row in rows)
        one = about.get(name)
        if one is None:
            yield _counted(column, name, f"d{at}")
            continue
        adopted = f"adopted {one.adopted}" if isinstance(one.adopted, str) else ""
        yield _counted(column, name, f"d{at}", one.title, one.status, adopted, one.sha256)


def _counted(
    letters: str, name: str, anchor: str = "", title: str = "", status: str = "", adopted: str = "", digest: str = ""
) -> Numbers:
    of = Counter(letters)
    counts = sum(of[letter] for letter in COUNTED)
    open_ = of["u"] + of["p"] + of["q"]
    return Numbers(name, anchor, title, status, adopted, digest, counts, of["s"], of["n"], open_, of["p"], of["o"])


def _memory(clauses: Clauses) -> tuple[str, ...]:
    """The clauses that would decide and are known from memory only, and so are left out of verdicts."""
    return tuple(
        f"{of.name}.{one.id}"
        for of in clauses.definitions
        for one in of.clauses
        if one.kind == "constitutive" and one.evidence == "unverified"
    )
