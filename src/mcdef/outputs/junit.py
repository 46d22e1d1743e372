"""JUnit XML: a suite for each credential, a test for each definition.

A test fails only where the policy says so; it is an error where a description could not be read, and skipped where the
verdict is open or the definition does not speak about the credential. Every test carries its verdict. No times.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from xml.etree import ElementTree as ET

from mcdef.outputs.places import path_of, where
from mcdef.outputs.words import verdict_words
from mcdef.outputs.xml_text import xml_text
from mcdef.report.findings import Finding, Gate, findings_of_credential
from mcdef.report.model import CredentialReport, Report, ResultReport

_COUNTED: Final = ("failure", "error", "skipped")
_PLURALS: Final = {"failure": "failures", "error": "errors", "skipped": "skipped"}


def junit_text(report: Report, gate: Gate) -> str:
    """The whole document."""
    root = ET.Element("testsuites", name="mcdef")
    for credential in report.credentials:
        root.append(_suite(credential, gate))
    _count(root)
    ET.indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(credential: CredentialReport, gate: Gate) -> ET.Element:
    suite = ET.Element("testsuite", name=xml_text(credential.id))
    findings = list(findings_of_credential(credential, gate))
    problems = [one for one in findings if one.definition is None]
    if problems or not credential.results:
        suite.append(_description(credential, problems, gate))
    for result in credential.results:
        mine = [one for one in findings if (one.definition, one.reading) == (result.definition, result.reading)]
        suite.append(_verdict(credential, result, mine, gate))
    _count(suite)
    return suite


def _description(credential: CredentialReport, problems: Sequence[Finding], gate: Gate) -> ET.Element:
    """Whether the description itself could be read, and what there is to say of it."""
    case = _case(credential, "description")
    for problem in problems:
        if problem.severity == "error":
            _add(case, "error", problem, problem.message)
        elif gate.fails(problem):
            _add(case, "failure", problem, problem.message)
    quiet = [one for one in problems if one.severity != "error" and not gate.fails(one)]
    if quiet:
        _output(case, [_line(one) for one in quiet])
    return case


def _verdict(credential: CredentialReport, result: ResultReport, mine: Sequence[Finding], gate: Gate) -> ET.Element:
    name = result.definition if result.reading == "default" else f"{result.definition}@{result.reading}"
    case = _case(credential, name)
    failing = [one for one in mine if gate.fails(one)]
    if failing:
        # One element: a reader that takes the first only would lose the second.
        told = "\n".join(_line(one) for one in failing)
        ET.SubElement(case, "failure", message=xml_text(failing[0].message), type=failing[0].code).text = xml_text(told)
    elif result.verdict == "undetermined":
        ET.SubElement(case, "skipped", message=xml_text(next((one.message for one in mine), "undetermined")))
    elif result.verdict == "out_of_scope":
        ET.SubElement(case, "skipped", message="out of scope: the definition does not speak about this credential")
    waived = [f"waived: {because}" for one in mine if (because := gate.waived(one)) is not None]
    others = [_line(one) for one in mine if one not in failing]
    _output(case, [f"verdict: {verdict_words(result.verdict)}", *others, *waived])
    return case


def _case(credential: CredentialReport, name: str) -> ET.Element:
    case = ET.Element("testcase", classname=xml_text(credential.id), name=xml_text(name))
    if path := path_of(credential.source):
        case.set("file", xml_text(path))
    return case


def _add(case: ET.Element, tag: str, finding: Finding, message: str) -> None:
    ET.SubElement(case, tag, message=xml_text(message), type=finding.code).text = xml_text(_line(finding))


def _output(case: ET.Element, lines: Sequence[str]) -> None:
    ET.SubElement(case, "system-out").text = xml_text("\n".join(lines))


def _line(finding: Finding) -> str:
    to_state = "".join(f"\n  {one}" for one in finding.to_state)
    return f"{where(finding.place)}: {finding.code}: {finding.message}{to_state}"


def _count(element: ET.Element) -> None:
    cases = list(element.iter("testcase"))
    element.set("tests", str(len(cases)))
    for tag in _COUNTED:
        element.set(_PLURALS[tag], str(sum(case.find(tag) is not None for case in cases)))
