"""Outcomes of criteria and verdicts of definitions, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from mcdef.definition.model import Criterion, Definition, Reading
from mcdef.facts.known import Origin
from mcdef.logic.evaluate import Finding
from mcdef.logic.truth import Truth

SCOPE = "scope"


class Verdict(Enum):
    """Of one definition on one credential."""

    COUNTS = "counts"
    DOES_NOT_COUNT = "does_not_count"
    UNDETERMINED = "undetermined"
    OUT_OF_SCOPE = "out_of_scope"

    @property
    def words(self) -> str:
        return self.value.replace("_", " ")

    @classmethod
    def of(cls, written: str) -> Verdict:
        """From any spelling: with blanks, hyphens or underscores."""
        return cls(written.strip().lower().replace(" ", "_").replace("-", "_"))


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's recorded decision on ``definition.criterion``."""

    criterion: str
    met: bool
    by: str | None = None
    on: date | None = None
    because: str | None = None
    asks: str | None = None
    index: int = 0


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """The outcome of one criterion and how it came about."""

    criterion: Criterion
    outcome: Truth
    why: str | None = None
    finding: Finding | None = None
    judgement: Judgement | None = None
    judged_by: tuple[Origin, ...] = ()
    follows: tuple[str, ...] = ()
    evidence: str | None = None
    idle_judgement: Judgement | None = None

    @property
    def id(self) -> str:
        return self.criterion.id

    @property
    def by_silence(self) -> bool:
        return self.why == "silence"


@dataclass(frozen=True, slots=True)
class RestsOn:
    """What a verdict rests on besides what is stated: criteria settled by silence, and rules that follow."""

    silence: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Presuming:
    """The verdict when presumptions are used, and the smallest set of them that gives it."""

    verdict: Verdict
    by: tuple[str, ...]
    evidence: str | None


@dataclass(frozen=True, slots=True)
class Settling:
    """What would settle one open criterion: alternatives, each a set of facts."""

    criterion: str
    ask: str
    met_by: tuple[tuple[str, ...], ...]
    not_met_by: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ReadingResult:
    """What another reading of the same text gives."""

    id: str
    title: str
    verdict: Verdict
    decided_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """The verdict of one definition, in one reading, on one credential."""

    definition: Definition
    reading: Reading
    verdict: Verdict
    decided_by: tuple[str, ...]
    criteria: tuple[CriterionResult, ...]
    scope: Finding | None
    evidence: str | None
    rests_on: RestsOn
    presuming: Presuming | None = None
    would_settle: tuple[Settling, ...] = ()
    readings: tuple[ReadingResult, ...] = ()
    gaps: tuple[str, ...] = ()
    if_checked: Verdict | None = None

    def criterion(self, id_: str) -> CriterionResult | None:
        return next((result for result in self.criteria if result.id == id_), None)
