"""The JSON contract: one document, or one line for each credential. The same input gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from mcdef.report.findings import Gate
from mcdef.report.jsonable import jsonable
from mcdef.report.model import Report


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


def compact(data: Any) -> str:
    """Without blanks, for machines."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
