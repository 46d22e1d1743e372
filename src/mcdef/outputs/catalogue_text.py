"""A catalogue for people: how many count, what needs attention, what would settle most, and a counting line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from mcdef.documents.cells import cells
from mcdef.outputs.counting import catalogue_line, unreadable
from mcdef.outputs.layout import BLANK, Line, line, padded, plain, wrapped
from mcdef.outputs.places import where
from mcdef.outputs.text import Look
from mcdef.outputs.words import plural, verdict_words
from mcdef.report.findings import NO_POLICY, Finding, Gate, findings_of, findings_of_credential
from mcdef.report.model import CredentialReport, PresumingReport, Report, ResultReport
from mcdef.report.settling import OpenFact, open_facts

_HEADS: Final[tuple[str, ...]] = ("counts", "does not", "undetermined", "out of scope")
_KEYS: Final = ("counts", "does_not_count", "undetermined", "out_of_scope")
_MOST_FACTS: Final = 5
_IN: Final = "  "


def catalogue_lines(report: Report, look: Look, gate: Gate = NO_POLICY) -> Iterator[Line]:
    """The whole text. ``look.brief`` leaves out what needs attention, and shows the numbers alone."""
    yield from _numbers(report, look)
    for one in report.not_run:
        yield from wrapped(f"not run: {one.id} ({one.why})", look.width, style="dim")
    yield BLANK
    of_files = [one for one in findings_of(report) if not one.credential]
    for finding in of_files:
        yield from _problem(finding, look)
    if of_files:
        yield BLANK
    if not look.brief:
        for credential in report.credentials:
            yield from _credential(credential, look, gate)
    facts = open_facts(report)
    if facts:
        yield from _would_settle(facts, look.width)
        yield BLANK
    yield from wrapped(catalogue_line(report, gate), look.width)


def catalogue_text(report: Report, gate: Gate) -> str:
    """The same for a file: 80 columns, no colour."""
    return plain(catalogue_lines(report, Look(presume=report.options.presume), gate))


def _numbers(report: Report, look: Look) -> Iterator[Line]:
    """A line a definition: how many credentials have which verdict."""
    counted: dict[str, dict[str, int]] = {}
    for credential in report.credentials:
        for result in credential.results:
            of = counted.setdefault(_name(result), dict.fromkeys(_KEYS, 0))
            of[result.verdict] += 1
    if not counted:
        return
    width = max(map(cells, counted))
    heads = _HEADS
    if 2 + width + sum(2 + len(head) for head in heads) > look.width:
        marks = look.marks
        heads = tuple(f"{mark:>4}" for mark in (marks.yes, marks.no, marks.open, marks.none))
    yield line((f"{_IN}{padded('', width)}  {'  '.join(heads)}", "dim"))
    for name, of in sorted(counted.items()):
        numbers = "  ".join(f"{of[key]:>{len(head)}}" for key, head in zip(_KEYS, heads, strict=True))
        yield line(f"{_IN}{padded(name, width)}  {numbers}")


def _credential(credential: CredentialReport, look: Look, gate: Gate) -> Iterator[Line]:
    """What one credential needs; nothing where all is well."""
    findings = list(findings_of_credential(credential, gate))
    if not findings:
        return
    title = credential.name or credential.id
    by = f", {credential.provider}" if credential.provider else ""
    yield from wrapped(f"{title}{by}", look.width, style="bold", whole=False)
    yield line((where(credential.source), "dim"))
    results = {(one.definition, one.reading): one for one in credential.results}
    gaps = [one for one in findings if one.code == "gap"]
    width = max((cells(one.under) for one in findings if one.under), default=0)
    for finding in sorted(findings, key=lambda one: _ORDER.get(one.code, 0)):
        if finding.definition is None:
            yield from _problem(finding, look)
        elif finding.code != "gap":
            key = (finding.definition, finding.reading or "")
            yield from _verdict(finding, results[key], width, look, gate)
    yield from _gaps(gaps, width, look, gate)
    if unreadable(credential):
        yield line(f"{_IN}it was not checked")
    yield BLANK


_ORDER: Final = {"does-not-count": 1, "undetermined": 2, "gap": 3}


def _problem(finding: Finding, look: Look) -> Iterator[Line]:
    style = "does_not_count" if finding.severity == "error" else "undetermined"
    yield from wrapped(f"{finding.severity}[{finding.code}] {finding.message}", look.width, indent=_IN, style=style)
    yield line((f"{_IN}  at: {where(finding.place)}", "dim"))
    if finding.help:
        yield from wrapped(f"help: {finding.help}", look.width, indent=f"{_IN}  ", hanging=f"{_IN}    ")


def _verdict(finding: Finding, result: ResultReport, width: int, look: Look, gate: Gate) -> Iterator[Line]:
    """One line, wrapped: mark, definition, and why."""
    if finding.code == "does-not-count":
        first = finding.reasons[0] if finding.reasons else None
        why = "; ".join(finding.criteria)
        if first is not None and first.found is not None:
            more = f"; also {', '.join(finding.criteria[1:])}" if len(finding.criteria) > 1 else ""
            why = f"{first.criterion}: {first.found}{more}"
    else:
        why = f"open: {', '.join(finding.criteria)}"
    if isinstance(result.presuming, PresumingReport):
        several = plural(len(result.presuming.by), "presumption")
        presumed = verdict_words(result.presuming.verdict)
        why = f"{presumed}, presumed; shown: {why}" if look.presume else f"{why} ({presumed}, with {several})"
    head = f"{_IN}{look.marks.of(result.verdict)} {padded(finding.under or '', width)}  "
    yield from _hanging(head + why + _aside(finding, gate), width, look, result.verdict)


def _gaps(gaps: Sequence[Finding], width: int, look: Look, gate: Gate) -> Iterator[Line]:
    """Required elements that are missing or not shown: in full where they fail, else by definition."""
    quiet = [one for one in gaps if not _aside(one, gate)]
    for finding in gaps:
        if aside := _aside(finding, gate):
            head = f"{_IN}{look.marks.none} {padded(finding.under or '', width)}  "
            text = f"required, missing or not shown: {', '.join(finding.criteria)}{aside}"
            yield from _hanging(head + text, width, look, "")
    if quiet:
        names = ", ".join(f"{one.under} ({len(one.criteria)})" for one in quiet)
        text = f"{_IN}{look.marks.none} required as well, missing or not shown: {names}"
        yield from wrapped(text, look.width, indent=_IN, hanging=f"{_IN}  ")


def _aside(finding: Finding, gate: Gate) -> str:
    because = gate.waived(finding)
    if because is not None:
        return f" [waived: {because}]"
    return " [fails]" if gate.fails(finding) else ""


def _hanging(text: str, width: int, look: Look, style: str) -> Iterator[Line]:
    """A line whose column of names stays, with what follows wrapped beside it."""
    column = len(_IN) + 2 + width + 2
    head, rest = text[:column], text[column:]
    if column > look.width // 2:
        yield line((head, style))
        yield from wrapped(rest, look.width, indent=f"{_IN}    ")
        return
    for number, one in enumerate(wrapped(rest, look.width, indent=" " * column)):
        yield line((head, style), one.text[column:]) if number == 0 else one


def _would_settle(facts: Sequence[OpenFact], width: int) -> Iterator[Line]:
    """The facts that most undetermined verdicts wait for, and how a description states them."""
    yield line(("What would settle most", "bold"))
    for fact in facts[:_MOST_FACTS]:
        of_them = "alone" if fact.alone == fact.verdicts else f"{fact.alone} of them alone"
        alone = f", {of_them}" if fact.alone else ""
        told = f"{fact.name}: helps with {plural(fact.verdicts, 'verdict')}{alone}; write"
        yield from wrapped(told, width, indent=_IN, hanging=f"{_IN}  ")
        yield from wrapped(fact.write, width, indent=f"{_IN}    ", hanging=f"{_IN}      ")
    if len(facts) > _MOST_FACTS:
        more = f"and {len(facts) - _MOST_FACTS} more, which -o xlsx= lists"
        yield from wrapped(more, width, indent=_IN, style="dim")


def _name(result: ResultReport) -> str:
    return result.definition if result.reading == "default" else f"{result.definition}@{result.reading}"
