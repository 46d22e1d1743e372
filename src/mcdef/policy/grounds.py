"""The grounds on which a run could fail, as a report holds them, each under a name that stays when lines move.

What outputs list are findings (:mod:`mcdef.report.findings`); a policy knows less of each, and a gap apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from mcdef.definition.model import DEFAULT
from mcdef.messages.catalogue import say
from mcdef.report.model import OMIT, CredentialReport, Report, ResultReport

COUNTS: Final = "counts"
DOES_NOT_COUNT: Final = "does_not_count"
UNDETERMINED: Final = "undetermined"
GAP: Final = "gap"
DISAGREE: Final = "disagree"
UNREADABLE: Final = "unreadable"


@dataclass(frozen=True, slots=True)
class Ground:
    """What a run could fail on: a verdict, a gap, a disagreement or an unreadable description."""

    kind: str
    id: str  # of the credential
    key: str  # the same, with the path where several have that id
    definition: str | None = None
    reading: str = DEFAULT
    criteria: tuple[str, ...] = ()  # that decided the verdict; the one with the gap
    path: str | None = None
    line: int | None = None
    apart: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())  # of a disagreement: who counts it and who does not

    @property
    def name(self) -> str:
        """What is found, within its credential: ``eu-2022``, ``eu-2022@strict``, ``eu-2022.annex-date``."""
        if self.kind == UNREADABLE:
            return "description"
        if self.kind == DISAGREE:
            return "definitions"
        return self.under if self.kind != GAP else f"{self.under}.{self.criteria[0]}"

    @property
    def under(self) -> str:
        """The definition, with its reading where that is not the text's own."""
        return f"{self.definition}" + ("" if self.reading == DEFAULT else f"@{self.reading}")

    @property
    def message(self) -> str:
        """What is found, in a sentence."""
        code = f"found-{self.kind.replace('_', '-')}"
        counts, others = (", ".join(names) for names in self.apart)
        criteria = ", ".join(self.criteria) or "-"
        told = {"definition": self.under, "criteria": criteria, "counts": counts, "others": others}
        return say(code, credential=self.key, **told)[0]


def is_unreadable(credential: CredentialReport) -> bool:
    """Whether a description could not be read."""
    return any(problem.severity == "error" for problem in credential.problems)


def keyed(report: Report) -> dict[str, CredentialReport]:
    """Credentials by their id; where several have one, with the path, and still the same with a number."""
    ids = Counter(credential.id for credential in report.credentials)
    found: dict[str, CredentialReport] = {}
    for credential in report.credentials:
        key = credential.id
        if ids[key] > 1:
            key = f"{key} ({credential.source.path})" if credential.source.path is not OMIT else key
        number, free = 1, key
        while free in found:
            number += 1
            free = f"{key} {number}"
        found[free] = credential
    return found


def grounds_in(report: Report) -> tuple[Ground, ...]:
    """All that a run could fail on, in the order of the report."""
    return tuple(ground for key, credential in keyed(report).items() for ground in grounds_of(key, credential))


def name_of(result: ResultReport) -> str:
    """``eu-2022``, or ``eu-2022@strict`` in another reading than the text's own."""
    return result.definition + ("" if result.reading == DEFAULT else f"@{result.reading}")


def grounds_of(key: str, credential: CredentialReport) -> Iterator[Ground]:
    """What a run could fail on in one credential."""
    place = credential.source
    path = place.path if isinstance(place.path, str) else None
    line = place.line if isinstance(place.line, int) else None
    if is_unreadable(credential):
        yield Ground(UNREADABLE, credential.id, key, path=path, line=line)
        return
    for result in credential.results:
        of = (result.definition, result.reading)
        if result.verdict in (DOES_NOT_COUNT, UNDETERMINED):
            yield Ground(result.verdict, credential.id, key, *of, result.decided_by, path, line)
        for gap in result.gaps:
            yield Ground(GAP, credential.id, key, *of, (gap,), path, line)
    counts, others = (
        tuple(name_of(result) for result in credential.results if result.verdict == verdict)
        for verdict in (COUNTS, DOES_NOT_COUNT)
    )
    if counts and others:  # what is undetermined or out of scope contradicts nobody
        yield Ground(DISAGREE, credential.id, key, path=path, line=line, apart=(counts, others))
