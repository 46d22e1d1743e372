"""The rows of the crosswalk tables, as plain frozen data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from mcdef.logic.possibilities import Numbers

#: From the strongest to the weakest.
GRADES: Final = ("primary", "issuer-summary", "secondary", "derived", "unverified")
UNVERIFIED: Final = GRADES[-1]


@dataclass(frozen=True, slots=True)
class Source:
    """A text that rows cite, and how much of it was seen."""

    id: str
    title: str
    issuer: str | None
    url: str | None
    published: str | None
    seen: str | None
    checked: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Cite:
    """Where a row comes from."""

    sources: tuple[str, ...]
    at: str | None
    evidence: str
    note: str | None = None

    @property
    def verified(self) -> bool:
        return self.evidence != UNVERIFIED


@dataclass(frozen=True, slots=True)
class Validity:
    """From a first to a last day, either of them open (crosswalk rule 12)."""

    since: date | None = None
    until: date | None = None

    def holds(self, on: date | None) -> bool:
        """Whether it is in force on a day; without a day, whether it is in force still."""
        if on is None:
            return self.until is None
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)

    def overlaps(self, other: Validity) -> bool:
        def before(end: date | None, start: date | None) -> bool:
            return end is not None and start is not None and end < start

        return not before(self.until, other.since) and not before(other.until, self.since)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in use. ``countries``: it means this only there. ``implies``: who writes it is there."""

    text: str
    countries: tuple[str, ...] = ()
    implies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LevelRow:
    """One level of a framework: equal, one_of, below, unlevelled or unmapped; ``bracket`` only explains."""

    relation: str
    eqf: tuple[int, ...]
    bracket: tuple[int, ...]
    cite: Cite


@dataclass(frozen=True, slots=True)
class CycleRow:
    """The cycles of the QF-EHEA that a level may belong to; none at all is an answer."""

    cycles: tuple[str, ...]
    cite: Cite


@dataclass(frozen=True, slots=True)
class Framework:
    """A qualifications framework; ``levels`` rise, and where none is listed any is accepted."""

    id: str
    title: str
    names: tuple[Name, ...]
    country: str | None
    place: str | None
    uri: str | None
    levels: tuple[str, ...]
    valid: Validity
    mapped: bool
    status: str
    to_eqf: Mapping[str, LevelRow]
    to_cycle: Mapping[str, CycleRow]
    anchors: Mapping[str, str]
    cite: Cite | None
    note: str | None

    @property
    def label(self) -> str:
        return self.names[0].text


@dataclass(frozen=True, slots=True)
class AwardWord:
    """Words for a level: a set of EQF levels, or one level of a framework. A word ending in ``…`` is a beginning."""

    words: tuple[str, ...]
    country: str | None
    row: LevelRow
    framework: str | None
    level: str | None


@dataclass(frozen=True, slots=True)
class HoursRow:
    """Hours of one credit where the awarding body is; ``*`` is everywhere."""

    country: str
    hours: Numbers
    typical: Fraction | None
    contact: Numbers | None
    valid: Validity
    cite: Cite

    @property
    def floor(self) -> bool:
        """Whether only the lower end is known, so that the hours say nothing about the credit."""
        return self.hours.extent.high is None


@dataclass(frozen=True, slots=True)
class Measure:
    """A sourced number: the credits, or the hours, of a full-time year."""

    value: Numbers
    cite: Cite


@dataclass(frozen=True, slots=True)
class CreditSystem:
    """What one credit measures: notional, contact, mixed, share (of a year) or none."""

    id: str
    title: str
    names: tuple[Name, ...]
    measures: str
    academic: bool
    hours: tuple[HoursRow, ...]
    year: Measure | None
    hours_per_year: Measure | None
    plausible: Numbers | None
    valid: Validity
    cite: Cite | None
    note: str | None

    @property
    def label(self) -> str:
        return self.names[0].text


@dataclass(frozen=True, slots=True)
class Exchange:
    """A rate that somebody published: one credit of ``source`` is ``rate`` credits of ``target``."""

    source: str
    target: str
    rate: Numbers
    kind: str
    valid: Validity
    cite: Cite


@dataclass(frozen=True, slots=True)
class AwardSize:
    """The usual size of a full award, a degree or a formal qualification, in credits of a system, hours or years."""

    award: str
    kind: str
    country: str | None
    framework: str | None
    level: str | None
    eqf: int | None
    unit: str
    size: Numbers
    cite: Cite
