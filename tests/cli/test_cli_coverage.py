"""``mcdef definitions test --coverage``: what no case shows, with lines to paste, for people and for machines."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from cli_runs import ROOT, mcdef, problems_of, process, write

RULE = """\
id: our-rule
title: Our rule
sources: {text: {title: The text, checked: 2026-11-26}}
criteria:
  - id: long
    asks: It takes 100 hours.
    kind: constitutive
    cite: {source: text, at: p. 1}
    evidence: primary
    test: {fact: workload.hours, at_least: 100}
  - id: need
    asks: It answers a need.
    kind: constitutive
    cite: {source: text, at: p. 2}
    evidence: primary
    test: {fact: need.addressed, is: true}
    silence: {met: nobody denies it}
case_base: {name: Course, workload: 120 h}
cases:
  - {name: 99 hours, with: {workload: 99 h}, verdict: does not count, because: [long]}
  - {name: exactly 100 hours, with: {workload: 100 h}, verdict: counts}
  - {name: 120 hours, with: {}, verdict: counts}
  - {name: no need, with: {need: none}, verdict: does not count, because: [need]}
"""
OPEN = "  - {name: only long is open, without: [workload], verdict: undetermined, because: [long]}\n"
EXCUSE = (
    "uncovered:\n"
    "  - {criterion: need, side: open, because: 'silence means met, and all that can be stated settles it'}\n"
)
SCHEMA = {
    "type": "object",
    "required": ["cases", "coverage"],
    "properties": {
        "cases": {"type": "object", "required": ["run", "failed"]},
        "coverage": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["definition", "items", "shown", "missing", "excused", "stale"],
                "properties": {
                    "missing": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["criterion", "side", "readings", "fact", "limit", "message", "cannot", "case"],
                            "properties": {
                                "side": {"enum": ["fails", "open", "below", "on", "above"]},
                                "limit": {"type": ["string", "null"]},
                                "cannot": {"type": ["string", "null"]},
                                "case": {"type": ["object", "null"]},
                            },
                        },
                    }
                },
            },
        },
    },
}


def test_what_is_missing_comes_with_lines_to_paste(folder: Path) -> None:
    write(folder, "own/our-rule.yaml", RULE)
    run = mcdef("definitions", "test", "our-rule", "--coverage", "--definitions", "own")

    assert run.code == 1
    assert run.text.splitlines() == [
        "4 cases of 1 definition: 4 hold, 0 do not",
        "our-rule: 5 of 7 shown, 0 excused",
        "  no case in which `long` alone leaves it undetermined",
        "    add to cases:",
        OPEN.rstrip("\n"),
        "  no case in which `need` alone leaves it undetermined",
        "    nothing can show it; add to uncovered:",
        EXCUSE.splitlines()[1],
        "coverage: 5 of 7 shown, 0 excused, 2 missing",
    ]


def test_the_lines_pasted_make_it_complete(folder: Path) -> None:
    write(folder, "own/our-rule.yaml", RULE + OPEN + EXCUSE)
    run = mcdef("definitions", "test", "our-rule", "--coverage", "--definitions", "own")

    assert run.code == 0
    assert run.text.splitlines() == [
        "5 cases of 1 definition: 5 hold, 0 do not",
        "coverage: 6 of 7 shown, 1 excused, 0 missing",
    ]


def test_a_stale_exception_ends_with_1(folder: Path) -> None:
    write(folder, "own/our-rule.yaml", RULE + OPEN + EXCUSE + "  - {criterion: long, side: fails, because: never}\n")
    run = mcdef("definitions", "test", "our-rule", "--coverage", "--definitions", "own")

    assert run.code == 1
    assert "stale exception: long, fails: a case shows it" in run.text
    assert run.text.endswith("0 missing; 1 stale exception\n")


def test_a_misspelt_exception_is_refused(folder: Path) -> None:
    write(folder, "own/our-rule.yaml", RULE + OPEN + EXCUSE.replace("side: open", "side: opened"))
    run = mcdef("definitions", "test", "our-rule", "--coverage", "--definitions", "own")

    assert run.code == 2
    assert "opened" in run.errors


def test_without_the_option_nothing_is_missing(folder: Path) -> None:
    write(folder, "own/our-rule.yaml", RULE)
    run = mcdef("definitions", "test", "our-rule", "--definitions", "own")

    assert run.code == 0
    assert run.text == "4 cases of 1 definition: 4 hold, 0 do not\n"


def test_the_same_as_json(folder: Path) -> None:
    write(folder, "own/our-rule.yaml", RULE)
    run = mcdef("definitions", "test", "our-rule", "--coverage", "--definitions", "own", "--format", "json")
    (found,) = run.json["coverage"]

    assert run.code == 1
    assert problems_of(run.json, SCHEMA) == []
    assert run.json["cases"] == {"run": 4, "failed": []}
    assert [(one["criterion"], one["side"]) for one in found["missing"]] == [("long", "open"), ("need", "open")]
    assert found["missing"][0]["case"] == yaml.safe_load(OPEN)[0]
    assert found["missing"][1]["cannot"].startswith("silence means met")


def test_a_failing_case_as_json(folder: Path) -> None:
    write(folder, "own/our-rule.yaml", RULE.replace("with: {workload: 100 h}", "with: {workload: 90 h}"))
    run = mcdef("definitions", "test", "our-rule", "--definitions", "own", "--format", "json")

    assert run.code == 1
    assert "coverage" not in run.json
    (failed,) = run.json["cases"]["failed"]
    assert (failed["definition"], failed["name"]) == ("our-rule", "exactly 100 hours")
    assert failed["place"].startswith("own/our-rule.yaml:21:")
    assert failed["why"].startswith("does not count where counts was expected")


def test_an_unknown_format_ends_with_2() -> None:
    assert mcdef("definitions", "test", "emc-2019", "--format", "xml").code == 2


@pytest.mark.parametrize("format_", ["text", "json"])
def test_the_same_bytes_every_time(format_: str, folder: Path) -> None:
    write(folder, "own/our-rule.yaml", RULE)
    runs = [
        process(
            "definitions", "test", "our-rule", "--coverage", "--definitions", "own", "--format", format_,
            cwd=folder, env={"PYTHONHASHSEED": seed},
        )
        for seed in ("0", "7")
    ]  # fmt: skip

    assert {run.code for run in runs} == {1}
    assert runs[0].output == runs[1].output
    assert str(ROOT) not in runs[0].text
