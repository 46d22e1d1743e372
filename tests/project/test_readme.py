"""The two commands on a fresh machine: `.ci/run` runs them, this says that they are there to be run."""

from __future__ import annotations

import pytest

from readme_commands import NAMES, README, command, commands


@pytest.mark.parametrize("name", NAMES)
def test_each_command_is_there_and_one_line(name: str) -> None:
    lines = commands(README.read_text(encoding="utf-8")).get(name)
    assert lines is not None, f"README.md has no bash block after <!-- command: {name} -->"
    assert len(lines) == 1, f"the command {name} in README.md has {len(lines)} lines: {lines}"


def test_the_first_command_runs_the_main_job_on_a_shipped_example() -> None:
    *_, file = command("run").split()
    assert "mcdef classify " in command("run")
    assert (README.parent / file).is_file(), f"{file} is not there"


def test_the_second_command_installs_and_runs_the_tests() -> None:
    assert "pip install" in command("test")
    assert "[test]" in command("test")
    assert command("test").endswith("pytest")


def test_a_second_command_of_one_name_is_noticed() -> None:
    block = "<!-- command: run -->\n```bash\ntrue\n```\n"
    assert commands(block) == {"run": ["true"]}
    with pytest.raises(ValueError, match="two commands are named run"):
        commands(block + block)
