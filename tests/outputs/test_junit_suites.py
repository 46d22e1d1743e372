"""JUnit, read back by another program."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

import junitparser
import pytest

from mcdef.outputs.junit import junit_text
from mcdef.report.findings import NO_POLICY, Gate
from mcdef.report.model import Report
from outputs.report_runs import FAILS_WHAT_DOES_NOT_COUNT, WAIVES_EMC, examples, hostile, mixed


def parsed(report: Report, gate: Gate = NO_POLICY) -> Any:
    return junitparser.JUnitXml.fromstring(junit_text(report, gate).encode("utf-8"))


def results(case: Any) -> list[str]:
    return [type(one).__name__ for one in case.result]


@pytest.mark.parametrize("report", [examples(), hostile(), mixed()])
def test_another_program_reads_it_and_counts_the_same(report: Report) -> None:
    for gate in (NO_POLICY, FAILS_WHAT_DOES_NOT_COUNT, WAIVES_EMC):
        suites = parsed(report, gate)
        said = (suites.tests, suites.failures, suites.errors, suites.skipped)
        suites.update_statistics()
        assert (suites.tests, suites.failures, suites.errors, suites.skipped) == said


def test_a_suite_for_each_credential_and_a_test_for_each_definition() -> None:
    suites = list(parsed(examples()))
    assert [suite.name for suite in suites] == [credential.id for credential in examples().credentials]
    for suite, credential in zip(suites, examples().credentials, strict=True):
        names = [case.name for case in suite if case.name != "description"]
        assert names == [result.definition for result in credential.results]


def test_nothing_fails_unless_the_policy_says_so() -> None:
    suites = parsed(examples())
    assert (suites.failures, suites.errors) == (0, 0)
    summary = examples().summary
    assert suites.skipped == summary["undetermined"] + summary["out_of_scope"]
    assert parsed(examples(), FAILS_WHAT_DOES_NOT_COUNT).failures == summary["does_not_count"]


def test_a_failure_says_what_was_asked_and_found() -> None:
    failures = [one for suite in parsed(mixed(), FAILS_WHAT_DOES_NOT_COUNT) for case in suite for one in case.result]
    told = [one.message for one in failures if isinstance(one, junitparser.Failure)]
    assert any("workload hours: 99 h; asked: 100-150 h" in message for message in told)


def test_a_description_that_cannot_be_read_is_an_error() -> None:
    errors = {suite.name: suite.errors for suite in parsed(hostile())}
    assert errors["broken"] == 1
    assert errors["unknown, 100%"] == 1
    assert errors["trinity-5-ects"] == 0


def test_what_xml_forbids_is_replaced() -> None:
    text = junit_text(hostile(), NO_POLICY)
    assert "\a" not in text
    assert "\x1b" not in text
    assert "bell \ufffd escape \ufffd" in text
    ET.fromstring(text)


def test_a_waiver_is_told() -> None:
    assert "waived: board decision 14" in junit_text(mixed(), WAIVES_EMC)


def test_there_is_no_time_in_it() -> None:
    text = junit_text(examples(), NO_POLICY)
    assert "time" not in {name for element in ET.fromstring(text).iter() for name in element.attrib}
