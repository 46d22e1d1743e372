"""A fact as it is known: its value, where it came from and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from mcdef.logic.possibilities import UNKNOWN, Value

How = Literal["stated", "converted", "followed", "presumed"]
Pointer = tuple[str | int, ...]

#: Evidence grades, strongest first. What rests on several rests on the weakest.
GRADES: Final = ("primary", "issuer-summary", "secondary", "derived", "unverified")


def weakest(*grades: str | None) -> str | None:
    """The weakest of the grades; ``None`` (a statement of the description) weakens nothing."""
    given = [grade for grade in grades if grade is not None]
    return max(given, key=GRADES.index) if given else None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value came from: a place in the description, and the row or rule that made it of that."""

    how: How
    pointer: Pointer | None = None
    rule: str | None = None
    says: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one fact.

    ``would_be`` is what an unverified row would give, which may not decide; ``why`` says why nothing else is known:
    ``unmapped``, ``unlevelled`` or ``unverified``.
    """

    value: Value = UNKNOWN
    origins: tuple[Origin, ...] = ()
    evidence: str | None = None
    would_be: Value | None = None
    why: str | None = None
    note: str | None = None

    @property
    def stated(self) -> bool:
        """Whether the description itself says something about it, absence included."""
        return any(origin.how == "stated" for origin in self.origins)

    @property
    def rules(self) -> tuple[str, ...]:
        return tuple(o.rule for o in self.origins if o.rule is not None and o.how in ("followed", "presumed"))


NOTHING: Final = Known()


@dataclass(frozen=True, slots=True)
class Facts(Mapping[str, Known]):
    """All that is known about one credential; a name that is not there is not stated."""

    known: Mapping[str, Known] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Known:
        return self.known.get(name, NOTHING)

    def __contains__(self, name: object) -> bool:
        return name in self.known

    def __iter__(self) -> Iterator[str]:
        return iter(self.known)

    def __len__(self) -> int:
        return len(self.known)

    def value(self, name: str) -> Value:
        return self[name].value

    def is_stated(self, name: str) -> bool:
        """Whether the description says something about it, by itself or through a conversion.

        Contact time bounds the workload and does no more (DESIGN, 2.5): it is no statement of the workload.
        """
        return any(
            origin.how == "stated" or (origin.how == "converted" and (origin.pointer or ())[:1] != ("contact",))
            for origin in self[name].origins
        )

    def with_fact(self, name: str, known: Known) -> Facts:
        return Facts({**self.known, name: known})
