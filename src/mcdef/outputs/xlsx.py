"""A workbook for quality officers: summary, matrix, findings, facts to supply, clauses.

Every text stays a text: what begins with ``=`` is no formula. The same report gives the same bytes.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any, Final

from mcdef.documents.problem import McdefError, problem
from mcdef.outputs.columns import columns_of
from mcdef.outputs.counting import catalogue_line
from mcdef.outputs.places import where
from mcdef.outputs.states import COUNTED, STATES, name_of, report_name, states_of
from mcdef.outputs.waiting import waiting_of
from mcdef.outputs.xml_text import xml_text
from mcdef.report.findings import Finding, Gate, findings_of
from mcdef.report.model import CredentialReport, DefinitionReport, Report

Cell = str | int
#: What a sheet and a cell of Excel hold at most.
MOST_ROWS: Final = 1_048_576
MOST_SIGNS: Final = 32_767
_CREATED: Final = datetime(2000, 1, 1)  # any fixed day: a clock would change the bytes
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
#: A state has its shape and its words in the cell; the colour says nothing alone.
_COLOURS: Final = {
    "c": "#C6EFCE",
    "s": "#DDEFEB",
    "p": "#E4E6FA",
    "q": "#E4E6FA",
    "n": "#FFC7CE",
    "u": "#FFEB9C",
    "o": "#EDEDED",
    "e": "#F4B183",
}
_SUMMARY_HEADS: Final = (
    "definition", "counts", "of these only not contradicted", "does not count", "undetermined",
    "of these counts only if presumed", "out of scope", "title", "status", "adopted", "sha256",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with headings; the widths of its columns follow its contents."""

    name: str
    heads: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    frozen_columns: int = 0


def workbook(report: Report, gate: Gate) -> bytes:
    """The whole workbook."""
    return written(
        (
            Sheet("summary", _SUMMARY_HEADS, _summary(report, gate)),
            Sheet("matrix", ("credential", "name", "provider", "place", *columns_of(report).names), _matrix(report), 2),
            Sheet("findings", _FINDING_HEADS, (_finding(one, gate) for one in findings_of(report, gate))),
            Sheet("facts to supply", _FACT_HEADS, _facts(report)),
            Sheet("clauses", _CLAUSE_HEADS, _clauses(report)),
        )
    )


def written(sheets: Iterable[Sheet]) -> bytes:
    """The bytes of a workbook with these sheets."""
    out = io.BytesIO()
    book = new_book(out)
    formats = {STATES[letter].shown: book.add_format({"bg_color": colour}) for letter, colour in _COLOURS.items()}
    heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    for sheet in sheets:
        _write(book.add_worksheet(sheet.name), sheet, heading, formats)
    book.close()
    return out.getvalue()


def new_book(out: io.BytesIO) -> Any:
    """An empty workbook that is written to ``out``; raises :class:`McdefError` where XlsxWriter is not installed."""
    try:
        import xlsxwriter
    except ImportError:
        raise McdefError(problem("extra-missing", extra="excel", library="XlsxWriter")) from None
    book = xlsxwriter.Workbook(out, _OPTIONS)
    book.set_properties({"created": _CREATED, "author": "mcdef"})
    return book


def cell_text(text: str) -> str:
    """A text as a cell can hold it: nothing that XML forbids, and not too long."""
    clean = xml_text(text)
    return clean if len(clean) <= MOST_SIGNS else clean[: MOST_SIGNS - 1] + "…"


def _write(page: Any, sheet: Sheet, heading: Any, formats: dict[str, Any]) -> None:
    widths = [len(head) for head in sheet.heads]
    for column, head in enumerate(sheet.heads):
        page.write_string(0, column, cell_text(head), heading)
    rows = iter(sheet.rows)
    last = 0
    for last, row in enumerate(islice(rows, MOST_ROWS - 2), start=1):
        for column, cell in enumerate(row):
            widths[column] = max(widths[column], len(str(cell)))
            if isinstance(cell, int):
                page.write_number(last, column, cell)
            elif cell:
                page.write_string(last, column, cell_text(cell), formats.get(cell))
    if next(rows, None) is not None:
        last += 1
        page.write_string(last, 0, "A sheet holds no more rows; -o csv= and -o ndjson= hold every one.")
    for column, width in enumerate(widths):
        page.set_column(column, column, min(max(width + 2, 10), 60))
    page.freeze_panes(1, sheet.frozen_columns)
    page.autofilter(0, 0, max(last, 1), len(sheet.heads) - 1)


def _summary(report: Report, gate: Gate) -> Iterable[Sequence[Cell]]:
    names = columns_of(report).names
    rows = [states_of(one, names) for one in report.credentials]
    about = {report_name(one): one for one in report.definitions}
    for at, name in enumerate(names):
        yield (name, *_counted("".join(row[at] for row in rows)), *_version(about.get(name)))
    yield ("all", *_counted("".join(rows)), catalogue_line(report, gate), "", "", "")


def _counted(letters: str) -> Iterable[int]:
    of = Counter(letters)
    counts, open_ = sum(of[letter] for letter in COUNTED), of["u"] + of["p"] + of["q"]
    return counts, of["s"], of["n"], open_, of["p"], of["o"]


def _version(one: DefinitionReport | None) -> Sequence[str]:
    if one is None:
        return "", "", "", ""
    return one.title, one.status, one.adopted if isinstance(one.adopted, str) else "", one.sha256


def _matrix(report: Report) -> Iterable[Sequence[Cell]]:
    names = columns_of(report).names
    for credential in report.credentials:
        yield (*_about(credential), *(STATES[letter].shown for letter in states_of(credential, names)))


def _about(credential: CredentialReport) -> tuple[str, str, str, str]:
    return (credential.id, credential.name or "", credential.provider or "", where(credential.source))


_FINDING_HEADS: Final = (
    "severity", "code", "credential", "name", "definition", "criteria", "finding", "what to state", "place", "fails",
    "waived",
)  # fmt: skip


def _finding(finding: Finding, gate: Gate) -> Sequence[Cell]:
    return (
        finding.severity,
        finding.code,
        finding.credential,
        finding.name,
        finding.under or "",
        ", ".join(finding.criteria),
        "; ".join(reason.text for reason in finding.reasons) or finding.message,
        " · ".join(finding.to_state) or (finding.help or "" if finding.definition is None else ""),
        where(finding.place),
        "yes" if gate.fails(finding) else "",
        gate.waived(finding) or "",
    )


_FACT_HEADS: Final = (
    "fact", "helps to settle verdicts", "settles alone", "asked of credentials", "how to write it", "where"
)  # fmt: skip


def _facts(report: Report) -> Iterable[Sequence[Cell]]:
    for waiting in waiting_of(report):
        one = waiting.fact
        places = "; ".join(where(place) for _, place in waiting.places)
        yield (one.name, one.verdicts, one.alone, one.credentials, one.write, places)


_CLAUSE_HEADS: Final = (
    "clause", "kind", "asks", "source", "at", "address", "evidence", "met", "not met", "unknown"
)  # fmt: skip


def _clauses(report: Report) -> Iterable[Sequence[Cell]]:
    outcomes: dict[str, dict[str, int]] = {}
    about: dict[str, tuple[str, ...]] = {}
    for credential in report.credentials:
        for result in credential.results:
            for one in result.criteria if isinstance(result.criteria, tuple) else ():
                name = f"{name_of(result)}.{one.id}"
                outcomes.setdefault(name, dict.fromkeys(("met", "not_met", "unknown"), 0))[one.outcome] += 1
                if name not in about:
                    source = report.sources.get(one.cite.source)
                    title, url = (one.cite.source, None) if source is None else (source.title, source.url)
                    about[name] = (one.kind, one.asks, title, one.cite.at or "", url or "", one.evidence)
    for name in sorted(about):
        yield (name, *about[name], *outcomes[name].values())
