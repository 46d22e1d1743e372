"""A definition as a value: identity, sources, scope, criteria, readings. Frozen; made by :mod:`definition.read`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Final

from mcdef.logic.algebra import Test
from mcdef.logic.truth import Truth

DEFAULT = "default"
#: What a file says of its own cases: it proves the definition and is no part of it.
OF_CASES: Final = ("cases", "case_base", "uncovered")


class Kind(Enum):
    """What failing a criterion means: no micro-credential, a gap, or nothing but advice."""

    CONSTITUTIVE = "constitutive"
    REQUIRED = "required"
    RECOMMENDED = "recommended"


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a source says it: the source's id in the file, and the point (article, annex, page)."""

    source: str
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A text that a definition rests on, and the day a copy of it was read."""

    id: str
    title: str
    url: str | None = None
    checked: str | None = None
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Silence:
    """What it means that nothing is stated, and why (DESIGN, 2.4)."""

    outcome: Truth
    because: str


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing a definition asks, in our words. Without a test it is a pure judgement."""

    id: str
    asks: str
    kind: Kind
    cite: Citation
    evidence: str
    test: Test | None = None
    silence: Silence | None = None
    note: str | None = None
    limits: tuple[tuple[str, str], ...] = ()  # a reader's own, where the text is vague: fact, exact number

    @property
    def constitutive(self) -> bool:
        return self.kind is Kind.CONSTITUTIVE


@dataclass(frozen=True, slots=True)
class Reading:
    """One sense of the text: its criteria and scope in full. The file's body is the reading ``default``."""

    id: str
    title: str
    criteria: tuple[Criterion, ...]
    scope: Test | None = None
    because: str | None = None
    cite: Citation | None = None

    def criterion(self, id_: str) -> Criterion | None:
        return next((c for c in self.criteria if c.id == id_), None)


@dataclass(frozen=True, slots=True)
class Definition:
    """One definition with all its readings, the first of them ``default``."""

    id: str
    title: str
    family: str
    issued_by: str
    jurisdiction: tuple[str, ...]
    status: str
    sources: Mapping[str, Source]
    readings: tuple[Reading, ...]
    adopted: str | None = None
    in_force: str | None = None
    superseded_on: str | None = None
    superseded_by: str | None = None
    role: str = "definition"
    tags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    facts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    formerly: tuple[str, ...] = ()
    digest: str = ""
    origin: str = ""

    @property
    def default(self) -> Reading:
        return self.readings[0]

    def reading(self, id_: str) -> Reading | None:
        return next((reading for reading in self.readings if reading.id == id_), None)

    @property
    def draft(self) -> bool:
        """Whether no checked clause decides: such a definition runs only when it is named."""
        return self.status == "draft" or not any(
            c.constitutive and c.evidence != "unverified" for c in self.default.criteria
        )
