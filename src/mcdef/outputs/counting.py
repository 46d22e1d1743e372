"""The counting line at the end of a run, in an officer's words, and the facts that would settle most."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mcdef.messages.show import both
from mcdef.outputs.words import plural
from mcdef.report.findings import Finding, Gate, findings_of
from mcdef.report.model import CredentialReport, Report
from mcdef.report.settling import shortlist


def unreadable(credential: CredentialReport) -> bool:
    """Whether a description could not be read; one under which nothing ran could."""
    return any(problem.severity == "error" for problem in credential.problems)


def counting_line(report: Report, *, settling: str = "", waived: int = 0) -> str:
    """``53 credentials under 7 definitions: 116 count, 75 do not, …``."""
    ran = len({(result.definition, result.reading) for one in report.credentials for result in one.results})
    summary = report.summary
    unread = sum(unreadable(credential) for credential in report.credentials)
    if unread == len(report.credentials):
        return f"{plural(unread, 'credential')} could not be read."
    counted = (
        f"{plural(len(report.credentials), 'credential')} under {plural(ran, 'definition')}: "
        f"{_count(summary['counts'], 'counts', 'count')}, {_count(summary['does_not_count'], 'does not', 'do not')}, "
        f"{summary['undetermined']} undetermined{settling}"
    )
    if summary["out_of_scope"]:
        counted += f", {summary['out_of_scope']} out of scope"
    presumed = summary["presuming"].get("counts", 0)
    if presumed:
        counted += f"; {presumed} of the undetermined would count with presumptions"
    if unread:
        counted += f"; {unread} could not be read"
    if waived:
        counted += f"; {waived} waived"
    return counted + "."


def catalogue_line(report: Report, gate: Gate) -> str:
    """The counting line of a whole catalogue: which facts would settle most, and how much is waived."""
    if not report.credentials:
        return "No credential was found."
    return counting_line(report, settling=settling_words(report), waived=waived_in(findings_of(report, gate), gate))


def settling_words(report: Report) -> str:
    """`` (3 facts could settle 54 of them: …)``; empty where no few facts settle anything."""
    few = shortlist(report)
    if not few.verdicts:
        return ""
    return f" ({kinds_of(few.names)} could settle {few.verdicts} of them: {both(few.names)})"


def kinds_of(names: Sequence[str]) -> str:
    """``2 facts and 1 judgement``: how many of each kind would have to be stated."""
    judged = sum(name.startswith("judgement ") for name in names)
    kinds = [plural(len(names) - judged, "fact")] if judged < len(names) else []
    return both([*kinds, *([plural(judged, "judgement")] if judged else [])])


def waived_in(findings: Iterable[Finding], gate: Gate) -> int:
    """How many findings are waived."""
    return sum(gate.waived(finding) is not None for finding in findings)


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
