"""``mcdef config show``: each setting, its value and where it came from."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.cli_runs import mcdef, write
from mcdef.policy.settings import SPECS


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_each_setting_says_where_it_comes_from(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder, "mcdef.yaml", "definitions: [core]\nlimits: {eu-2022.small-volume: {workload.hours: 250.5}}\n")
    monkeypatch.setenv("MCDEF_FAIL_ON", "gap")
    run = mcdef("config", "show")
    assert run.code == 0
    assert "settings file: mcdef.yaml" in run.text
    for name, value, says in [
        ("definitions", "core", "mcdef.yaml:1"),
        ("limits", "eu-2022.small-volume: workload.hours 250.5", "mcdef.yaml:2"),
        ("fail_on", "gap", "MCDEF_FAIL_ON"),
        ("presume", "no", "default"),
    ]:
        (line,) = [line for line in run.text.splitlines() if line.startswith(f"{name} ")]
        assert line.split(maxsplit=1)[1] == f"{value} ({says})"


def test_machines_get_all_of_it_and_the_variables(folder: Path) -> None:
    write(folder, "mcdef.yaml", "as_of: 2026-01-01\n")
    whole = mcdef("config", "show", "--format", "json").json
    assert list(whole["settings"]) == list(SPECS)
    assert whole["settings"]["as_of"] == {
        "value": "2026-01-01", "from": "file", "at": "mcdef.yaml:1", "variable": "MCDEF_AS_OF",
        "about": SPECS["as_of"].about,
    }  # fmt: skip


def test_settings_that_cannot_be_used_end_with_2(folder: Path) -> None:
    write(folder, "mcdef.yaml", "fail-on: gap\n")
    run = mcdef("config", "show")
    assert run.code == 2
    assert run.codes() == ["unknown-key"]
    assert mcdef("config", "show", "--no-config").code == 0
    assert mcdef("config", "show", "nowhere").code == 2
    assert mcdef("config", "show", "--format", "jsn").code == 2
