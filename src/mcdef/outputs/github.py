"""Annotations of GitHub Actions: workflow commands, at most ten of a kind, the most useful first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from mcdef.outputs.places import cell_of, line_of, path_of
from mcdef.outputs.words import plural
from mcdef.report.findings import Finding, Gate, findings_of
from mcdef.report.model import Report

#: GitHub shows no more of one kind for a step.
MOST: Final = 10
_KINDS: Final = {"error": "error", "warning": "warning", "note": "notice"}


def github_text(report: Report, gate: Gate) -> str:
    """The commands, one a line, and after each kind how many more there are."""
    kinds: dict[str, list[Finding]] = {kind: [] for kind in _KINDS.values()}
    for finding in findings_of(report, gate):
        if gate.waived(finding) is None:
            kinds[_KINDS[gate.severity(finding)]].append(finding)
    return "".join(f"{line}\n" for kind, findings in kinds.items() for line in _kind(kind, findings))


def most_useful(findings: Iterable[Finding]) -> list[Finding]:
    """Files that cannot be read first; then a finding of each credential before a second one of any.

    Within that, one that points at a line comes before one about a whole file, and few reasons before many.
    """
    ranked = sorted(findings, key=_rank)
    turn: Counter[str] = Counter()
    turns = []
    for number, finding in enumerate(ranked):
        key = f"{path_of(finding.place)}\0{finding.credential}"
        turn[key] += 1
        turns.append((not finding.unreadable, turn[key], number))
    return [ranked[number] for _, _, number in sorted(turns)]


def _rank(finding: Finding) -> tuple[bool, bool, bool, int]:
    located = any(reason.located for reason in finding.reasons)
    return (not finding.unreadable, finding.code == "gap", not located, len(finding.reasons))


def _kind(kind: str, findings: Sequence[Finding]) -> Iterator[str]:
    for finding in most_useful(findings)[:MOST]:
        yield command(kind, finding)
    if len(findings) > MOST:
        yield f"{plural(len(findings) - MOST, f'more {kind}', f'more {kind}s')}: -o github-summary= lists every one"


def command(kind: str, finding: Finding) -> str:
    """``::warning file=a.yaml,line=3,col=5,title=…::message``."""
    place = finding.place
    properties = []
    if path := path_of(place):
        properties += [f"file={_property(path)}", f"line={line_of(place)}"]
        if isinstance(place.column, int):
            properties.append(f"col={place.column}")
    title = f"{finding.code} ({finding.under})" if finding.under else finding.code
    properties.append(f"title={_property(title)}")
    cell = f"{cell_of(place)}: " if cell_of(place) else ""
    told = f"{cell}{finding.message}" + "".join(f"\n{one}" for one in finding.to_state)
    return f"::{kind} {','.join(properties)}::{_data(told)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
