"""The JSON contract: one document, or one line for each credential. The same input gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from mcdef.report.findings import Gate
from mcdef.report.jsonable import jsonable
from mcdef.report.model import CredentialReport, Report


def json_text(report: Report) -> str:
    """One document, indented for people who look."""
    return json.dumps(jsonable(report), ensure_ascii=False, indent=1) + "\n"


def ndjson_lines(report: Report) -> Iterator[str]:
    """One line for each credential, with the same element as in the document."""
    for credential in report.credentials:
        yield compact(jsonable(credential)) + "\n"


def json_report(report: Report, gate: Gate) -> str:
    """The document as the registry asks for it; a policy changes nothing in it."""
    return json_text(report)


def ndjson_report(report: Report, gate: Gate) -> str:
    """The lines as one text."""
    return "".join(ndjson_lines(report))


def verdict_lines(report: Report, gate: Gate) -> str:
    """One line for each credential with nothing but each verdict and what decided it, as a stream of lines has it."""
    return "".join(f"{compact(_verdicts(one))}\n" for one in report.credentials)


def _verdicts(credential: CredentialReport) -> dict[str, Any]:
    place = {
        key: value for key, value in jsonable(credential.source).items() if key in ("path", "line", "sheet", "cell")
    }
    line: dict[str, Any] = {"id": credential.id, "source": place}
    line["results"] = [
        {
            "definition": one.definition,
            "reading": one.reading,
            "verdict": one.verdict,
            "decided_by": list(one.decided_by),
        }
        for one in credential.results
    ]
    return line if credential.results else line | {"problems": jsonable(credential.problems)}


def compact(data: Any) -> str:
    """Without blanks, for machines."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
