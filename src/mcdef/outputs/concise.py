"""One line a finding, as editors and grep take it: ``path:line:col: CODE message``."""

from __future__ import annotations

from mcdef.documents.cells import shown
from mcdef.outputs.places import where
from mcdef.report.findings import Gate, findings_of
from mcdef.report.model import Report


def concise_text(report: Report, gate: Gate) -> str:
    """Every finding; in a table the sheet and the cell stand where a line would."""
    lines = []
    for finding in findings_of(report, gate):
        because = gate.waived(finding)
        aside = f" [waived: {because}]" if because is not None else " [fails]" if gate.fails(finding) else ""
        lines.append(shown(f"{where(finding.place)}: {finding.code} {finding.message}{aside}") + "\n")
    return "".join(lines)
