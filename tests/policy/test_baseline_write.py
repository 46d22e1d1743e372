"""``mcdef baseline write``: from a saved report to a file that accepts it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.cli_runs import mcdef
from mcdef.documents.source import Source
from mcdef.outputs.jsons import json_text, ndjson_lines
from mcdef.policy.baseline import baseline_of, read_baseline
from mcdef.report.model import Report
from policy.saved import examples


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def report() -> Report:
    made = examples(["cpd-attendance-fisa", "ou-cyber-security"], "core")
    Path("report.json").write_text(json_text(made), encoding="utf-8")
    Path("report.ndjson").write_text("".join(ndjson_lines(made)), encoding="utf-8")
    return made


@pytest.mark.parametrize("name", ["report.json", "report.ndjson"])
def test_the_file_accepts_what_the_report_found(report: Report, name: str) -> None:
    run = mcdef("baseline", "write", name)
    assert run.code == 0
    assert run.text.startswith("mcdef-baseline.json: ")
    text = Path("mcdef-baseline.json").read_text(encoding="utf-8")
    assert read_baseline(Source("b.json", text)) == baseline_of(report)


def test_it_goes_where_the_settings_or_the_option_say(report: Report) -> None:
    Path("mcdef.yaml").write_text("baseline: ours/accepted.json\n", encoding="utf-8")
    assert mcdef("baseline", "write", "report.json").code == 0
    assert Path("ours/accepted.json").is_file()
    assert mcdef("baseline", "write", "report.json", "-o", "b.json").code == 0
    assert Path("b.json").read_bytes() == Path("ours/accepted.json").read_bytes()


def test_one_that_is_there_is_written_over_only_if_asked(report: Report) -> None:
    assert mcdef("baseline", "write", "report.json").code == 0
    again = mcdef("baseline", "write", "report.json")
    assert (again.code, again.codes()) == (2, ["file-exists"])
    assert mcdef("baseline", "write", "report.json", "--force").code == 0


@pytest.mark.parametrize("text", ["", "name: x", "[]"])
def test_what_is_no_report_is_refused(text: str) -> None:
    Path("x.json").write_text(text, encoding="utf-8")
    assert mcdef("baseline", "write", "x.json").code == 2
    assert not Path("mcdef-baseline.json").exists()
