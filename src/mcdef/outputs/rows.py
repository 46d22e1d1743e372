"""A catalogue as rows, one a credential and definition: what CSV and workbooks hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Final

from mcdef.outputs.places import where
from mcdef.outputs.words import verdict_words
from mcdef.report.findings import Finding, findings_of_credential
from mcdef.report.model import CredentialReport, PresumingReport, Report, ResultReport

UNREAD: Final = "could not be read"


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """One verdict in the words of a table; what does not apply is empty."""

    credential: str
    name: str
    provider: str
    place: str
    definition: str = ""
    verdict: str = ""
    because_of: str = ""
    reason: str = ""
    what_to_state: tuple[str, ...] = ()
    presumed: str = ""
    presuming: str = ""
    required_not_shown: str = ""
    evidence: str = ""


HEADS: Final = tuple(field.name.replace("_", " ") for field in fields(VerdictRow))


def cells_of(row: VerdictRow) -> tuple[str, ...]:
    """The cells in the order of the headings, each on one line."""
    values = (getattr(row, field.name) for field in fields(VerdictRow))
    return tuple(value if isinstance(value, str) else " · ".join(value) for value in values)


def verdict_rows(report: Report) -> Iterator[VerdictRow]:
    """Every row in the order of the report. A description that could not be read has one row, which says why."""
    for credential in report.credentials:
        yield from rows_of(credential)


def rows_of(credential: CredentialReport) -> Iterator[VerdictRow]:
    """The rows of one credential."""
    findings = list(findings_of_credential(credential))
    named = (credential.id, credential.name or "", credential.provider or "", where(credential.source))
    errors = [one for one in findings if one.severity == "error" and one.definition is None]
    if errors:
        told = "; ".join(f"{where(one.place)}: {one.message}" for one in errors)
        helps = tuple(dict.fromkeys(_help(one) for one in errors if one.help))
        yield VerdictRow(*named, verdict=UNREAD, reason=told, what_to_state=helps)
    by_result = {(one.definition, one.reading): one for one in findings if one.code in _VERDICTS}
    for result in credential.results:
        finding = by_result.get((result.definition, result.reading))
        yield _verdict(named, result, finding)


def _help(finding: Finding) -> str:
    """What to do, and in which cell: a row has many."""
    cell = f"{finding.place.cell}: " if finding.place.in_table else ""
    return f"{cell}{finding.help}"


_VERDICTS: Final = ("does-not-count", "undetermined")


def reason_words(result: ResultReport, finding: Finding | None) -> str:
    """Why, in one line: each deciding clause with what was found, or what nothing contradicts."""
    if finding is not None:
        return "; ".join(reason.text for reason in finding.reasons)
    if result.verdict == "out_of_scope":
        return "the definition does not speak about this credential"
    if result.verdict == "counts" and result.rests_on.silence:
        return f"not contradicted, but not shown either: {', '.join(result.rests_on.silence)}"
    return ""


def _verdict(named: tuple[str, str, str, str], result: ResultReport, finding: Finding | None) -> VerdictRow:
    presuming = result.presuming if isinstance(result.presuming, PresumingReport) else None
    return VerdictRow(
        *named,
        definition=result.definition if result.reading == "default" else f"{result.definition}@{result.reading}",
        verdict=verdict_words(result.verdict),
        because_of="" if result.verdict == "counts" else ", ".join(result.decided_by),
        reason=reason_words(result, finding),
        what_to_state=() if finding is None else finding.to_state,
        presumed="" if presuming is None else verdict_words(presuming.verdict),
        presuming="" if presuming is None else ", ".join(presuming.by),
        required_not_shown=", ".join(result.gaps) if result.verdict in ("counts", "undetermined") else "",
        evidence=result.evidence or "",
    )
