"""GitLab's code quality report: a list of issues, each with a fingerprint of its own."""

from __future__ import annotations

import json
from typing import Any, Final

from mcdef.outputs.fingerprints import fingerprinted
from mcdef.outputs.places import cell_of, line_of, path_of
from mcdef.report.findings import Finding, Gate, findings_of
from mcdef.report.model import Report

_SEVERITY: Final = {"error": "critical", "warning": "minor", "note": "info"}


def gitlab_text(report: Report, gate: Gate) -> str:
    """The whole list. What is waived is left out: the widget knows no such thing."""
    issues = [
        _issue(finding, fingerprint, gate)
        for finding, fingerprint in fingerprinted(findings_of(report, gate))
        if gate.waived(finding) is None
    ]
    return json.dumps(issues, ensure_ascii=False, indent=1) + "\n"


def _issue(finding: Finding, fingerprint: str, gate: Gate) -> dict[str, Any]:
    severity = "major" if gate.fails(finding) and finding.severity != "error" else _SEVERITY[finding.severity]
    cell = f"{cell_of(finding.place)}: " if cell_of(finding.place) else ""
    return {
        "description": f"{cell}{finding.message}",
        "check_name": finding.rules[0] if finding.definition is not None else finding.code,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": path_of(finding.place) or "mcdef", "lines": {"begin": line_of(finding.place)}},
    }
