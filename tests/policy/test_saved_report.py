"""A saved report comes back as it went out; what is no report is refused with its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mcdef.documents.problem import McdefError
from mcdef.documents.source import Source
from mcdef.outputs.jsons import json_text, ndjson_lines
from mcdef.report.jsonable import jsonable
from mcdef.report.model import Report
from mcdef.report.read import read_report
from policy.saved import EXAMPLES, examples, reported

NAMES = sorted(path.stem for path in EXAMPLES.glob("*.yaml"))


@pytest.fixture(scope="module")
def every() -> Report:
    return examples((), "all")


def test_a_report_on_all_examples_under_all_definitions_comes_back_exactly(every: Report) -> None:
    assert len(every.credentials) >= len(NAMES)
    text = json_text(every)
    back = read_report(Source("report.json", text))
    assert back == every
    assert json_text(back) == text


@pytest.mark.parametrize("name", ["report.ndjson", "report.jsonl", "report.json", "report"])
def test_ndjson_gives_the_same_credentials_and_summary(every: Report, name: str) -> None:
    back = read_report(Source(name, "".join(ndjson_lines(every))))
    assert back.credentials == every.credentials
    assert back.summary == every.summary


def test_ndjson_of_one_credential_is_known_without_its_ending() -> None:
    report = examples(["ou-cyber-security"])
    assert read_report(Source("x.json", "".join(ndjson_lines(report)))).credentials == report.credentials


@pytest.mark.parametrize("brief", [True, False])
def test_unreadable_descriptions_and_brief_reports_come_back_too(brief: bool) -> None:
    texts = {"a.yaml": "name: [", "b.yaml": "name: B\nprovidr: X", "c.yaml": "name: C\ncredits: 5 ECTS\nkind: class"}
    report = reported(texts, brief=brief)
    assert [bool(one.results) for one in report.credentials] == [False, False, True]
    assert read_report(Source("r.json", json_text(report))) == report


def test_keys_of_a_later_version_are_passed_over_and_those_of_an_earlier_one_may_be_missing() -> None:
    report = examples(["ou-cyber-security"])
    data = jsonable(report)
    later = json.loads(json.dumps(data).replace('"how":', '"certainty": 1, "how":'))
    later.update(schema_version="1.17", moon="full")
    later["credentials"][0]["results"][0]["colour"] = {"a": []}
    assert read_report(Source("r.json", json.dumps(later))).credentials == report.credentials
    del data["options"]["readings"], data["definitions"][0]["notes"], data["credentials"][0]["kind"]
    assert read_report(Source("r.json", json.dumps(data))).definitions[0].notes == ()


BROKEN = [
    ("", "report-no-json"),
    ("{", "report-no-json"),
    ("[1]", "not-a-report"),
    ('{"schema": "mcdef-coverage", "schema_version": "1.0"}', "not-a-report"),
    ('{"schema": "mcdef-report", "schema_version": "2.0"}', "report-version"),
    ('{"schema": "mcdef-report"}', "report-version"),
    ('{"schema": "mcdef-report", "schema_version": "1.0"}', "report-broken"),
    ("[" * 100_000, "report-too-deep"),
]


@pytest.mark.parametrize(("text", "code"), BROKEN)
def test_what_is_no_report_is_refused(text: str, code: str) -> None:
    with pytest.raises(McdefError) as refused:
        read_report(Source("r.json", text))
    (problem,) = refused.value.problems
    assert problem.code == code
    assert problem.place is not None
    assert problem.place.startswith("r.json")


@pytest.mark.parametrize(
    ("old", "new", "pointer"),
    [
        ('"verdict": "counts"', '"verdict": "maybe"', "/verdict"),
        ('"gaps": [', '"gaps": 3, "was": [', "/gaps"),
        ('"presume": false', '"presume": "no"', "/options/presume"),
        ('"line": 1', '"line": true', "/line"),
    ],
)
def test_a_report_that_was_changed_names_the_part(old: str, new: str, pointer: str) -> None:
    text = json_text(examples(["ou-cyber-security", "trinity-5-ects"], "all"))
    assert old in text
    with pytest.raises(McdefError, match=pointer):
        read_report(Source("r.json", text.replace(old, new, 1)))


def test_a_broken_line_of_ndjson_is_named() -> None:
    lines = list(ndjson_lines(examples(["ou-cyber-security", "trinity-5-ects"])))
    with pytest.raises(McdefError) as refused:
        read_report(Source("r.ndjson", lines[0] + lines[1][:200] + "\n"))
    assert refused.value.problems[0].span is not None
    assert refused.value.problems[0].span.line == 2
    with pytest.raises(McdefError, match="line 2"):
        read_report(Source("r.ndjson", lines[0] + '{"id": "x"}\n'))


def test_the_examples_are_where_this_test_looks() -> None:
    assert Path(EXAMPLES, "ou-cyber-security.yaml").is_file()
