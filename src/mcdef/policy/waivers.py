"""Waivers: approved, expiring exceptions in one file. They change an exit code, never a verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fnmatch import fnmatchcase
from typing import Any, Final

from mcdef.definition.former import present_name
from mcdef.definition.library import Library
from mcdef.documents.day import full_date
from mcdef.documents.document import Document
from mcdef.documents.place import Pointer
from mcdef.documents.problem import McdefError, Problem, problem
from mcdef.documents.validation import with_help
from mcdef.policy.failing import KINDS, SYNONYMS, WORDS, kind_of
from mcdef.policy.grounds import DISAGREE, Ground

SOON: Final = 30
"""Days before its expiry from which a waiver is mentioned."""
ABOUT: Final[Mapping[str, str]] = {
    "credential": "The id of a credential, or a glob: cyber-*.",
    "definition": "A definition, or one of its clauses: eu-2022, eu-2022.assessed.",
    "verdict": "What is excused: does not count, undetermined, gap, disagree.",
    "reason": "Why it is excused.",
    "approver": "Who approved it.",
    "expires": "Its last day: 2027-03-31.",
}
"""The keys of an entry, and what each says."""
KEYS: Final = tuple(ABOUT)
NOTHING_SAID: Final = " \t.…-?"
"""Characters that fill in a value which says nothing."""
#: What people write for them.
OTHER_KEYS: Final[Mapping[str, str]] = {
    "id": "credential", "course": "credential", "rule": "definition", "criterion": "definition",
    "clause": "definition", "kind": "verdict", "because": "reason", "why": "reason", "statement": "reason",
    "approved_by": "approver", "by": "approver", "until": "expires", "expiry": "expires", "expired_at": "expires",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Waiver:
    """One exception: for which credentials (an id or a glob), of what, why, who approved it, and its last day."""

    credential: str
    definition: str | None
    criterion: str | None
    verdict: str
    reason: str
    approver: str
    expires: date
    document: Document = field(compare=False, repr=False)
    pointer: Pointer

    def is_for(self, id_: str, key: str) -> bool:
        """Whether it speaks about a credential, by its id or by what tells it apart."""
        return any(name == self.credential or fnmatchcase(name, self.credential) for name in (id_, key))

    def speaks_of(self, ground: Ground) -> bool:
        """Whether it speaks about a finding of its credential, wholly or about one of the clauses that decided it."""
        return (
            self.verdict == ground.kind
            and self.definition in (None, ground.definition)
            and (self.criterion is None or self.criterion in ground.criteria)
        )

    def expired(self, day: date) -> bool:
        """Whether its last day is over."""
        return day > self.expires

    def told(self, code: str, severity: Any, **params: object) -> Problem:
        """A problem with this waiver, at its place."""
        source = self.document.source
        return problem(
            code, severity=severity, source=source, span=self.document.locate(self.pointer), pointer=self.pointer,
            **params,
        )  # fmt: skip


def waivers_for(ground: Ground, waivers: Iterable[Waiver], day: date) -> tuple[Waiver, ...]:
    """The waivers, of those for its credential, by which a finding is waived; none if it is not.

    One of a clause waives a verdict only together with waivers of all other clauses that decided it.
    """
    valid = [one for one in waivers if one.speaks_of(ground) and not one.expired(day)]
    whole = [one for one in valid if one.criterion is None]
    if whole:
        return (whole[0],)
    named = {one.criterion for one in valid}
    return tuple(valid) if ground.criteria and named.issuperset(ground.criteria) else ()


def read_waivers(document: Document, library: Library) -> tuple[Waiver, ...]:
    """The waivers of a file. Raises :class:`McdefError` with everything that is wrong in it."""
    data: Any = [] if document.data is None else document.data
    base: Pointer = ()
    if isinstance(data, dict) and "waivers" in data:
        problems = list(_unknown_keys(document, (), data, ("waivers",)))
        data, base = data["waivers"], ("waivers",)
        data = [] if data is None else data
    else:
        problems = []
    if not isinstance(data, list):
        raise McdefError(problem("not-waivers", source=document.source, span=document.locate(base)))
    found: list[Waiver] = []
    for index, entry in enumerate(data):
        reader = _Entry(document, (*base, index), library)
        waiver = reader.waiver(entry)
        problems += reader.problems
        found += [] if waiver is None else [waiver]
    if problems:
        raise McdefError(*problems)
    return tuple(found)


def _unknown_keys(
    document: Document, at: Pointer, data: Mapping[str, Any], known: tuple[str, ...]
) -> Iterator[Problem]:
    for key in data:
        if key not in known:
            where = (*at, key)
            told = problem("unknown-key", source=document.source, span=document.locate(where, key=True), key=key)
            yield with_help(replace(told, pointer=where), key, list(known), OTHER_KEYS)


class _Entry:
    """One entry, read key by key; what is wrong is collected."""

    def __init__(self, document: Document, at: Pointer, library: Library) -> None:
        self.document, self.at, self.library = document, at, library
        self.problems: list[Problem] = []

    def waiver(self, data: Any) -> Waiver | None:
        if not isinstance(data, dict):
            self.refuse((), problem("mapping-expected"))
            return None
        self.problems += _unknown_keys(self.document, self.at, data, KEYS)
        verdict = self.verdict(self.text(data, "verdict"))
        name = None
        if "definition" in data and verdict == DISAGREE:
            self.refuse(("definition",), problem("waiver-disagree"))
        elif verdict != DISAGREE:
            name = self.name(self.text(data, "definition"))
        credential, reason, approver = (self.text(data, key) for key in ("credential", "reason", "approver"))
        expires = self.day(self.text(data, "expires"))
        if self.problems:
            return None
        definition, dot, criterion = (name or "").partition(".")
        return Waiver(
            credential, definition or None, criterion if dot else None, verdict, reason, approver, expires,
            self.document, self.at,
        )  # fmt: skip

    def text(self, data: Mapping[str, Any], key: str) -> str:
        if key not in data:
            renamed = any(OTHER_KEYS.get(other) == key for other in data)
            if not renamed:
                span = self.document.locate(self.at, missing=True)
                missing = problem("missing-key", source=self.document.source, span=span, key=key)
                self.problems.append(replace(missing, pointer=(*self.at, key)))
            return ""
        written = data[key]
        if written is None or (isinstance(written, str) and not written.strip(NOTHING_SAID)):
            self.refuse((key,), problem("empty-value"))
        elif not isinstance(written, str):
            self.refuse((key,), problem("text-expected"))
        else:
            return written.strip()
        return ""

    def verdict(self, written: str) -> str:
        kind = kind_of(written)
        if written and kind not in KINDS:
            told = problem("waiver-unknown-verdict", value=written)
            self.refuse(("verdict",), with_help(told, written, WORDS, SYNONYMS))
        return kind

    def name(self, written: str) -> str:
        name = present_name(written, self.library.present)
        id_, dot, criterion = name.partition(".")
        definition = self.library.definitions.get(id_)
        if definition is not None and (not dot or any(one.criterion(criterion) for one in definition.readings)):
            return name
        if written:
            known = list(self.library.definitions)
            if dot:
                known = [f"{d.id}.{c.id}" for d in self.library.definitions.values() for c in d.default.criteria]
            told = problem("waiver-unknown-name", value=written)
            self.refuse(("definition",), with_help(told, written, known))
        return name

    def day(self, written: str) -> date:
        found = full_date(written)
        if found is None and written:
            self.refuse(("expires",), problem("not-a-day", value=written))
        return date.min if found is None else found

    def refuse(self, within: Pointer, told: Problem) -> None:
        where = (*self.at, *within)
        span = self.document.locate(where)
        self.problems.append(replace(told, source=self.document.source, span=span, pointer=where))
