"""The output formats of a catalogue: name, renderer (loaded when asked for), and what becomes of its text.

A new format is one module and one line here.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Final

from mcdef.report.findings import NO_POLICY, Gate
from mcdef.report.model import Report

__all__ = ["FORMATS", "Format", "render", "rendered_text"]


@dataclass(frozen=True, slots=True)
class Format:
    """One format. A renderer takes a report and a gate, and gives a text; a ``binary`` one gives bytes."""

    name: str
    module: str
    function: str
    suffix: str
    meaning: str
    binary: bool = False


_LISTED: Final = (
    Format("text", "catalogue_text", "catalogue_text", ".txt", "for people: numbers, what needs attention"),
    Format("concise", "concise", "concise_text", ".txt", "one line a finding: path:line:col: CODE message"),
    Format("json", "jsons", "json_report", ".json", "everything, as mcdef schema report describes it"),
    Format("ndjson", "jsons", "ndjson_report", ".ndjson", "the same, one line a credential"),
    Format("verdicts", "jsons", "verdict_lines", ".ndjson", "one line a credential: verdicts and what decided them"),
    Format("sarif", "sarif", "sarif_text", ".sarif", "SARIF 2.1.0, for code scanning"),
    Format("junit", "junit", "junit_text", ".xml", "JUnit XML, for test reports"),
    Format("github", "github", "github_text", ".txt", "annotations of GitHub Actions"),
    Format("github-summary", "catalogue_page", "summary_text", ".md", "the step summary of GitHub Actions"),
    Format("gitlab", "gitlab", "gitlab_text", ".json", "code quality of GitLab"),
    Format("markdown", "catalogue_page", "markdown_text", ".md", "a page in Markdown"),
    Format("html", "html", "html_text", ".html", "the audit page: one file to mail, print and keep"),
    Format("csv", "csvs", "csv_text", ".csv", "one row a credential and definition, safe for Excel"),
    Format("xlsx", "xlsx", "workbook", ".xlsx", "a workbook: summary, matrix, findings, facts, clauses", binary=True),
)

FORMATS: Final = {one.name: one for one in _LISTED}


def render(name: str, report: Report, gate: Gate = NO_POLICY) -> bytes:
    """A report in a format, as the bytes of a file. Raises :class:`KeyError` for a format that there is not."""
    made = _made(FORMATS[name], report, gate)
    return made if isinstance(made, bytes) else made.encode("utf-8", "backslashreplace")


def rendered_text(name: str, report: Report, gate: Gate = NO_POLICY) -> str:
    """The same as a text, for the standard output; raises :class:`KeyError` for a format that is no text."""
    format_ = FORMATS[name]
    if format_.binary:
        raise KeyError(name)
    return str(_made(format_, report, gate))


def _made(format_: Format, report: Report, gate: Gate) -> str | bytes:
    renderer = getattr(import_module(f"mcdef.outputs.{format_.module}"), format_.function)
    made: str | bytes = renderer(report, gate)
    return made
