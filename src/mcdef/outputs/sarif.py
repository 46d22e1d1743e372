"""SARIF 2.1.0, which code scanning reads: a rule for each clause and message code, a result for each reason.

What is undetermined is ``open``, the standard's own word for "not enough is known"; such a result has no level unless
the policy fails it. Fingerprints survive lines that move. There is no path of this machine in it, and no time.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import quote

from mcdef.outputs.fingerprints import Unique, content_of
from mcdef.outputs.places import cell_of, line_of, path_of
from mcdef.report.findings import Finding, Gate, Reason, findings_of
from mcdef.report.model import CriterionReport, DefinitionReport, Place, Report
from mcdef.version import VERSION

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_FINGERPRINT: Final = "mcdef/v1"
#: Code scanning of GitHub takes no log with more of them.
MOST_RESULTS: Final = 25_000
_LEVELS: Final = ("error", "warning", "note", "none")


def sarif_text(report: Report, gate: Gate) -> str:
    """The whole log, one run."""
    rules = _Rules(report)
    unique = Unique()
    results = [
        result
        for finding in findings_of(report, gate)
        for result in _results(finding, gate.severity(finding), gate.waived(finding), rules, unique)
    ]
    driver = {
        "name": "mcdef",
        "version": VERSION,
        "semanticVersion": VERSION,
        "rules": rules.listed,
    }
    kept = _most_severe(results)
    run: dict[str, Any] = {"tool": {"driver": driver}}
    if len(kept) < len(results):
        run["invocations"] = [_left_out(len(results) - len(kept))]
    run |= {"columnKind": "unicodeCodePoints", "results": kept}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _most_severe(results: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """As many results as a log may have, in their order: what is open gives way first."""
    ranked = sorted(range(len(results)), key=lambda at: _LEVELS.index(results[at]["level"]))
    return [results[at] for at in sorted(ranked[:MOST_RESULTS])]


def _left_out(number: int) -> dict[str, Any]:
    text = f"{number} results are left out, the least severe ones, because code scanning takes no more than "
    message = {"text": f"{text}{MOST_RESULTS:,}. -o ndjson= holds every one."}
    return {"executionSuccessful": True, "toolExecutionNotifications": [{"level": "warning", "message": message}]}


def _results(
    finding: Finding, severity: str, waived: str | None, rules: _Rules, unique: Unique
) -> Iterator[dict[str, Any]]:
    """A finding about a verdict is a result for each of its reasons, each at the place of its own fact."""
    for reason in finding.reasons or (None,):
        rule = finding.rules[0] if reason is None else f"{finding.under}.{reason.criterion}"
        place = finding.place if reason is None else reason.place
        result: dict[str, Any] = {
            "ruleId": rule,
            "ruleIndex": rules.index(rule, finding, reason),
            **_kind(finding, severity),
            "message": {"text": _message(finding, reason)},
            "locations": [_location(place, finding)],
            "partialFingerprints": {_FINGERPRINT: unique.of(content_of(finding, (rule,)))},
            "properties": _properties(finding),
        }
        if waived is not None:
            result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": waived}]
        yield result


def _kind(finding: Finding, severity: str) -> dict[str, str]:
    if finding.code == "undetermined" and severity != "error":
        return {"kind": "open", "level": "none"}
    return {"kind": "fail", "level": severity}


def _message(finding: Finding, reason: Reason | None) -> str:
    if reason is None:
        text = finding.message if finding.help is None else f"{finding.message}; {finding.help}"
        return _sentence(text)
    verb = {"does-not-count": "does not count", "gap": "has a gap"}.get(finding.code, "is undetermined")
    to_state = f" To settle it: {reason.to_state}." if reason.to_state else ""
    return _sentence(f"{finding.name} {verb} under {finding.under}: {reason.text}") + to_state


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _location(place: Place, finding: Finding) -> dict[str, Any]:
    region: dict[str, int] = {"startLine": line_of(place)}
    if isinstance(place.column, int):
        region["startColumn"] = place.column
    uri = quote(path_of(place) or "mcdef", safe="/-._~!$&'()*+,;=@")
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}
    cell = cell_of(place)
    pointer = place.pointer if isinstance(place.pointer, str) else ""
    if cell or pointer:
        name = cell or f"{finding.credential}{pointer}"
        location["logicalLocations"] = [{"fullyQualifiedName": name, "kind": "member" if cell else "object"}]
    return location


def _properties(finding: Finding) -> dict[str, Any]:
    found: dict[str, Any] = {"code": finding.code, "credential": finding.credential}
    if finding.definition is not None:
        found |= {"definition": finding.definition, "reading": finding.reading}
    return found


class _Rules:
    """The rules that the results name, in the order in which they come."""

    def __init__(self, report: Report) -> None:
        self.listed: list[dict[str, Any]] = []
        self._report = report
        self._index: dict[str, int] = {}
        self._definitions = {(one.id, one.reading): one for one in report.definitions}
        self._criteria: dict[tuple[str, str, str], CriterionReport] = {
            (result.definition, result.reading, criterion.id): criterion
            for credential in report.credentials
            for result in credential.results
            if isinstance(result.criteria, tuple)
            for criterion in result.criteria
        }

    def index(self, rule: str, finding: Finding, reason: Reason | None) -> int:
        if rule not in self._index:
            self._index[rule] = len(self.listed)
            self.listed.append(self._of(rule, finding, reason))
        return self._index[rule]

    def _of(self, rule: str, finding: Finding, reason: Reason | None) -> dict[str, Any]:
        if finding.definition is None:
            return _code_rule(rule, finding.severity)
        definition = self._definitions.get((finding.definition, finding.reading or ""))
        name = reason.criterion if reason is not None else ""
        criterion = self._criteria.get((finding.definition, finding.reading or "", name))
        return self._clause(rule, finding.definition, definition, criterion)

    def _clause(
        self, rule: str, id_: str, definition: DefinitionReport | None, criterion: CriterionReport | None
    ) -> dict[str, Any]:
        title = id_ if definition is None else definition.title
        asks = "Who the definition speaks about." if criterion is None else _sentence(criterion.asks)
        described: dict[str, Any] = {
            "id": rule,
            **_friendly(rule),
            "shortDescription": {"text": asks},
            "fullDescription": {"text": f"{asks} A clause of {id_} ({title})."},
            "help": {"text": f"{self._cited(criterion)}mcdef explain {rule} says what it reads and how it is cited."},
        }
        url = self._address(definition, criterion)
        if url is not None:
            described["helpUri"] = url
        if criterion is not None:
            described["properties"] = {"tags": [criterion.kind, f"evidence: {criterion.evidence}"]}
        return described

    def _cited(self, criterion: CriterionReport | None) -> str:
        if criterion is None:
            return ""
        source = self._report.sources.get(criterion.cite.source)
        title = criterion.cite.source if source is None else source.title
        return f"{title}, {criterion.cite.at}. " if criterion.cite.at else f"{title}. "

    def _address(self, definition: DefinitionReport | None, criterion: CriterionReport | None) -> str | None:
        source = None if criterion is None else self._report.sources.get(criterion.cite.source)
        url = source.url if source is not None else definition.url if definition is not None else None
        return quote(url, safe="/:?#[]@!$&'()*+,;=%-._~") if isinstance(url, str) and "://" in url else None


def _code_rule(code: str, severity: str) -> dict[str, Any]:
    text = f"What a description says, or how it says it, needs a look: {code}."
    if code == "disagree":
        text = "One definition counts a credential and another does not."
    return {
        "id": code,
        **_friendly(code),
        "shortDescription": {"text": text},
        "fullDescription": {"text": text},
        "help": {"text": f"mcdef explain {code} says what it means and what to write instead."},
        "defaultConfiguration": {"level": severity},
    }


def _friendly(rule: str) -> dict[str, str]:
    """``emc-2019.study-time`` as one word: ``Emc2019StudyTime``; a rule that is one word needs no other name."""
    name = "".join(word[:1].upper() + word[1:] for word in re.split(r"[^A-Za-z0-9]+", rule))
    return {} if name.lower() == rule.lower() else {"name": name}
