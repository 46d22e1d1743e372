"""The JSON contract as values. Additive changes only: others build on these names.

Every class is written out by :func:`mcdef.report.jsonable.jsonable`, field by field; a field that is ``OMIT`` is
left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Final

SCHEMA: Final = "mcdef-report"
SCHEMA_VERSION: Final = "1.0"


class _Omit(Enum):
    OMIT = "omit"

    def __repr__(self) -> str:
        return "OMIT"


OMIT: Final = _Omit.OMIT


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands, and how it came about; what does not apply is left out."""

    path: str | _Omit = OMIT
    line: int | _Omit = OMIT
    column: int | _Omit = OMIT
    sheet: str | _Omit = OMIT
    cell: str | _Omit = OMIT
    pointer: str | _Omit = OMIT
    how: str | _Omit = OMIT
    rule: str | _Omit = OMIT
    says: str | _Omit = OMIT

    @property
    def in_table(self) -> bool:
        """Whether it is a cell of a table, which people fill in and do not write."""
        return isinstance(self.cell, str)

    @property
    def text(self) -> str:
        """The place as a terminal makes it a link: ``path:line:column``, or ``path:Sheet1!C7`` of a workbook."""
        path = self.path if isinstance(self.path, str) else ""
        if isinstance(self.sheet, str):
            return f"{path}:{self.sheet}!{self.cell}"
        return f"{path}:{self.line}:{self.column}" if isinstance(self.line, int) else path


@dataclass(frozen=True, slots=True)
class FactReport:
    """A fact that a criterion read."""

    fact: str
    value: Mapping[str, Any]
    shown: str
    from_: tuple[Place, ...]
    decides: bool = False


@dataclass(frozen=True, slots=True)
class CiteReport:
    """Source and point."""

    source: str
    at: str | None


@dataclass(frozen=True, slots=True)
class JudgementReport:
    """A person's decision."""

    met: bool
    by: str | None
    on: str | None
    because: str | None


@dataclass(frozen=True, slots=True)
class CriterionReport:
    """The outcome of one criterion."""

    id: str
    kind: str
    asks: str
    outcome: str
    why: str | None
    message: str
    facts: tuple[FactReport, ...]
    judgement: JudgementReport | None
    limit: Mapping[str, str] | None
    cite: CiteReport
    evidence: str
    note: str | _Omit | None = OMIT


@dataclass(frozen=True, slots=True)
class RestsOnReport:
    """What a verdict rests on besides statements."""

    silence: tuple[str, ...]
    follows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PresumingReport:
    """The presumed verdict."""

    verdict: str
    by: tuple[str, ...]
    evidence: str | None


@dataclass(frozen=True, slots=True)
class SettlingReport:
    """What would settle one open criterion; ``write`` says it in the words of the file, one text a way.

    Of a row of a table these are its columns.
    """

    criterion: str
    ask: str
    met_by: tuple[tuple[str, ...], ...]
    not_met_by: tuple[tuple[str, ...], ...]
    write: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadingReport:
    """What another reading gives."""

    id: str
    verdict: str
    decided_by: tuple[str, ...]
    title: str


@dataclass(frozen=True, slots=True)
class MinimalReport:
    """Why in as few stated facts as possible: sets that force the verdict, or that would settle it either way."""

    forced_by: tuple[tuple[str, ...], ...]
    to_count: tuple[tuple[str, ...], ...]
    to_fail: tuple[tuple[str, ...], ...]
    cannot_matter: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ResultReport:
    """One verdict."""

    definition: str
    reading: str
    verdict: str
    decided_by: tuple[str, ...]
    evidence: str | None
    rests_on: RestsOnReport
    presuming: PresumingReport | _Omit
    would_settle: tuple[SettlingReport, ...]
    readings: tuple[ReadingReport, ...]
    gaps: tuple[str, ...]
    criteria: tuple[CriterionReport, ...] | _Omit
    if_checked: str | _Omit = OMIT
    minimal: MinimalReport | _Omit = OMIT


@dataclass(frozen=True, slots=True)
class ProblemReport:
    """Something about the description that its author should know."""

    severity: str
    code: str
    message: str
    help: str | None
    at: Place


@dataclass(frozen=True, slots=True)
class CredentialReport:
    """One credential with its verdicts; an unreadable one has none, and its problems."""

    id: str
    name: str | None
    variant: str | None
    provider: str | None
    label: str | None
    source: Place
    results: tuple[ResultReport, ...]
    problems: tuple[ProblemReport, ...]
    kind: str = "offer"


@dataclass(frozen=True, slots=True)
class DefinitionReport:
    """A definition that ran."""

    id: str
    title: str
    family: str
    reading: str
    status: str
    sha256: str
    evidence: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    url: str | _Omit | None = OMIT
    adopted: str | _Omit | None = OMIT


@dataclass(frozen=True, slots=True)
class NotRunReport:
    """A definition that did not run, and why."""

    id: str
    why: str


@dataclass(frozen=True, slots=True)
class OptionsReport:
    """How the program was asked."""

    definitions: tuple[str, ...]
    as_of: str | None
    presume: bool
    limits: Mapping[str, Any] = field(default_factory=dict)
    readings: tuple[str, ...] = ()
    ignore_scope: bool = False


@dataclass(frozen=True, slots=True)
class SourceReport:
    """A source that a criterion cites."""

    title: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Report:
    """The whole document."""

    mcdef: str
    options: OptionsReport
    definitions: tuple[DefinitionReport, ...]
    not_run: tuple[NotRunReport, ...]
    sources: Mapping[str, SourceReport]
    credentials: tuple[CredentialReport, ...]
    problems: tuple[ProblemReport, ...]
    summary: Mapping[str, Any]
    schema: str = SCHEMA
    schema_version: str = SCHEMA_VERSION
