"""SARIF: what the standard and code scanning ask, and fingerprints that survive lines that move."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import warnings
from pathlib import Path
from typing import Any

import pytest

from mcdef.outputs import sarif
from mcdef.outputs.sarif import sarif_text
from mcdef.report.findings import NO_POLICY, Gate, findings_of
from mcdef.report.model import Report
from outputs.report_runs import (
    EXAMPLES,
    FAILS_WHAT_DOES_NOT_COUNT,
    WAIVES_EMC,
    at_rows,
    examples,
    hostile,
    mixed,
    report_on,
)

POLICY = """<?xml version="1.0" encoding="utf-8"?>
<Properties><Properties Key="SARIF2006.UrisShouldBeReachable.Options">
<Property Key="RuleEnabled" Value="Disabled" />
</Properties></Properties>
"""
"""Without it the validator looks whether the addresses of our sources answer: tests use no network."""


def run_of(report: Report, gate: Gate = NO_POLICY) -> Any:
    log = json.loads(sarif_text(report, gate))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return run


def multitool() -> str | None:
    """Microsoft's validator: named by SARIF_MULTITOOL, or on the path.

    It is the program itself; the wrapper of npm hands the semicolon of ``Sarif;Ghas`` to a shell.
    """
    return os.environ.get("SARIF_MULTITOOL") or shutil.which("Sarif.Multitool")


def _environment() -> dict[str, str]:
    return {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}


def test_microsofts_validator_finds_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command = multitool()
    if command is None:
        reason = "Microsoft's SARIF validator did NOT run: see .ci/run for SARIF_MULTITOOL"
        with warnings.catch_warnings():
            warnings.simplefilter("always")
            warnings.warn(reason, stacklevel=1)
        pytest.skip(reason)
    (tmp_path / "policy.xml").write_text(POLICY, encoding="utf-8")
    logs = {
        "examples.sarif": sarif_text(examples(), Gate(disagreements=True)),
        "hostile.sarif": sarif_text(hostile(), FAILS_WHAT_DOES_NOT_COUNT),
        "waived.sarif": sarif_text(mixed(), WAIVES_EMC),
        "rows.sarif": sarif_text(at_rows(hostile(), "list.xlsx", "Sheet1"), NO_POLICY),
    }
    monkeypatch.setattr(sarif, "MOST_RESULTS", 3)
    logs["cut.sarif"] = sarif_text(mixed(), NO_POLICY)
    for name, text in logs.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    told = tmp_path / "validation.sarif"
    options = ["--rule-kind", "Sarif;Ghas", "--level", "Error;Warning", "--log", "ForceOverwrite"]
    done = subprocess.run(
        [command, "validate", *logs, "-c", "policy.xml", *options, "--output", told.name],
        cwd=tmp_path,
        env=_environment(),
        capture_output=True,
        check=False,
        timeout=300,
    )
    (run,) = json.loads(told.read_text(encoding="utf-8-sig"))["runs"]
    assert run["invocations"][0]["executionSuccessful"], done.stdout.decode("utf-8", "replace")
    results = [(one["ruleId"], one.get("level", "warning"), one["message"]) for one in run["results"]]
    # The only thing missing is an address of the tool's own page.
    assert [one for one in results if one[0] != "SARIF2005"] == []


@pytest.mark.parametrize("report", [examples(), hostile(), mixed()])
def test_every_result_names_a_rule_that_is_described(report: Report) -> None:
    run = run_of(report)
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert "/" not in result["ruleId"]
        assert result["message"]["text"].strip()
    for rule in rules:
        assert rule["shortDescription"]["text"].endswith((".", "?"))
        assert rule["help"]["text"]


def test_rules_are_clauses_and_message_codes() -> None:
    ids = {rule["id"] for rule in run_of(hostile())["tool"]["driver"]["rules"]}
    assert "emc-2019.study-time" in ids
    assert "unknown-key" in ids


def test_a_result_stands_at_the_fact_that_decided() -> None:
    run = run_of(report_on({"a.yaml": "name: X\nworkload: 99 h\n"}, "emc-2019"))
    (result,) = run["results"]
    (location,) = result["locations"]
    assert location["physicalLocation"]["artifactLocation"] == {"uri": "a.yaml"}
    assert location["physicalLocation"]["region"] == {"startLine": 2, "startColumn": 11}
    assert (result["kind"], result["level"]) == ("fail", "warning")


def test_what_is_undetermined_is_open_and_has_no_level() -> None:
    run = run_of(report_on({"a.yaml": "name: X\n"}, "emc-2019"))
    assert {(one["kind"], one["level"]) for one in run["results"] if one["properties"]["code"] == "undetermined"} == {
        ("open", "none")
    }


def test_what_the_policy_fails_is_an_error() -> None:
    report = report_on({"a.yaml": "name: X\n"}, "emc-2019")
    run = run_of(report, Gate(fails=lambda finding: finding.code == "undetermined"))
    assert {(one["kind"], one["level"]) for one in run["results"]} == {("fail", "error")}


def test_what_is_waived_is_suppressed_with_its_reason() -> None:
    run = run_of(mixed(), WAIVES_EMC)
    waived = [one for one in run["results"] if one["properties"].get("definition") == "emc-2019"]
    assert waived
    for result in run["results"]:
        assert ("suppressions" in result) is (result in waived)
    assert waived[0]["suppressions"][0]["justification"] == "board decision 14"


def test_no_two_results_share_a_fingerprint() -> None:
    for report in (examples(), hostile(), at_rows(hostile(), "list.xlsx", "Sheet1")):
        prints = [one["partialFingerprints"]["mcdef/v1"] for one in run_of(report)["results"]]
        assert len(set(prints)) == len(prints)


def test_fingerprints_stay_when_lines_move() -> None:
    text = "name: X\nworkload: 99 h\nlevl: EQF 6\n"
    read = text.replace("levl", "level")
    for one, moved in (
        ({"a.yaml": read}, {"a.yaml": f"# a comment\n\n{read}"}),
        ({"a.yaml": text}, {"a.yaml": f"# a comment\n\n{text}"}),
    ):
        before, after = (run_of(report_on(texts, "emc-2019", "eu-2022"))["results"] for texts in (one, moved))
        assert [r["partialFingerprints"] for r in before] == [r["partialFingerprints"] for r in after]
        assert [r["locations"] for r in before] != [r["locations"] for r in after]


def test_a_verdict_on_another_fact_keeps_its_fingerprint_and_another_clause_does_not() -> None:
    def prints(workload: str) -> set[str]:
        report = report_on({"a.yaml": f"name: X\nworkload: {workload}\nlevel: EQF 5\n"}, "emc-2019")
        return {one["partialFingerprints"]["mcdef/v1"] for one in run_of(report)["results"]}

    assert prints("99 h") == prints("98 h")
    assert prints("99 h") > prints("120 h")


def test_paths_are_addresses_that_are_relative_and_encoded() -> None:
    text = sarif_text(hostile(), NO_POLICY)
    uris = re.findall(r'"uri": "([^"]*)"', text)
    assert "catalogue/unknown,%20100%25.yaml" in uris
    assert not [uri for uri in uris if uri.startswith(("/", "file:")) or " " in uri]
    assert str(EXAMPLES.parent) not in text


def test_a_row_is_named_by_sheet_and_cell() -> None:
    run = run_of(at_rows(report_on({"a.yaml": "name: X\n"}, "emc-2019"), "list.xlsx", "Offers", first_row=7))
    (location,) = run["results"][0]["locations"]
    assert location["logicalLocations"][0]["fullyQualifiedName"] == "Offers!A7"
    assert location["physicalLocation"]["region"]["startLine"] == 7


def test_every_finding_is_a_result() -> None:
    expected = sum(max(len(finding.reasons), 1) for finding in findings_of(examples()))
    assert len(run_of(examples())["results"]) == expected


def test_a_log_that_would_be_refused_keeps_what_is_most_severe_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = run_of(mixed())["results"]
    errors = [one for one in whole if one["level"] == "error"]
    monkeypatch.setattr(sarif, "MOST_RESULTS", len(errors) + 1)
    run = run_of(mixed())
    assert [one for one in run["results"] if one["level"] == "error"] == errors
    assert len(run["results"]) == len(errors) + 1
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert told["message"]["text"].startswith(f"{len(whole) - len(errors) - 1} results are left out")
