"""The files for CI do what they say, as far as that can be run here."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
SINGLE = "name: Single\nprovider: {name: B, country: IE}\ncourses: 1\n"
SERIES = "name: Series\nprovider: {name: A, country: US}\naward: other\ncourses: 3\nrecord: certificate\n"
SETTINGS = "definitions: [us-usage]\nfail_on: [does-not-count]\n"


def run(folder: Path, *command: str, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    around = {**os.environ, "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}", **(env or {})}
    return subprocess.run(command, cwd=folder, env=around, capture_output=True, text=True, check=False, timeout=120)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a course that counts, settings that let one fail that does not, and mcdef on the path."""
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "mcdef"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m mcdef "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    (tmp_path / "catalogue").mkdir()
    (tmp_path / "catalogue" / "series.yaml").write_text(SERIES, encoding="utf-8")
    (tmp_path / "mcdef.yaml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / ".gitignore").write_text("bin/\nhome/\n", encoding="utf-8")
    for arguments in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-qm", "1"],
    ):
        assert run(tmp_path, "git", *arguments).returncode == 0
    return tmp_path


# --- pre-commit


def pre_commit(repository: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """pre-commit itself, with our hooks as local ones of the system, since nothing may be downloaded here."""
    hooks = [{**hook, "language": "system"} for hook in HOOKS]
    config = {"repos": [{"repo": "local", "hooks": hooks}]}
    (repository / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    home = {"HOME": str(repository / "home"), "PRE_COMMIT_HOME": str(repository / "home")}
    return run(repository, sys.executable, "-m", "pre_commit", "run", *arguments, env=home)


def test_the_first_hook_checks_what_a_commit_changes(repository: Path) -> None:
    assert pre_commit(repository, "mcdef-check", "--files", "catalogue/series.yaml").returncode == 0

    (repository / "catalogue" / "single.yaml").write_text(SINGLE, encoding="utf-8")
    assert run(repository, "git", "add", "catalogue").returncode == 0
    done = pre_commit(repository, "mcdef-check")

    assert done.returncode == 1, done.stdout
    assert "does not" in done.stdout
    assert "Series" not in done.stdout, "only what changed is checked"


def test_the_second_hook_checks_everything(repository: Path) -> None:
    (repository / "catalogue" / "single.yaml").write_text(SINGLE, encoding="utf-8")
    assert run(repository, "git", "add", "catalogue").returncode == 0
    assert pre_commit(repository, "mcdef-check-all", "--files", "catalogue/series.yaml").returncode == 1


# --- GitHub


def check_step(repository: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """The step of the action that checks, as GitHub runs it: each input as a variable, none in the script."""
    step = ACTION["runs"]["steps"][1]
    given = {name: inputs.get(name.replace("-", "_"), one["default"]) for name, one in ACTION["inputs"].items()}
    env = {
        variable: re.sub(r"\$\{\{ inputs\.([a-z-]+) \}\}", lambda found: given[found[1]], text)
        for variable, text in step["env"].items()
    }
    temp = repository / "bin"
    (temp / "mcdef-env" / "bin").mkdir(parents=True, exist_ok=True)
    shutil.copy(temp / "mcdef", temp / "mcdef-env" / "bin" / "mcdef")
    script = step["run"].replace("$RUNNER_TEMP/mcdef/", "$RUNNER_TEMP/mcdef-env/")
    env |= {"RUNNER_TEMP": str(temp), "GITHUB_STEP_SUMMARY": str(repository / "bin" / "summary.md")}
    return run(repository, "bash", "-eo", "pipefail", "-c", script, env=env)


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
def test_the_action_annotates_and_fails_as_its_inputs_say(repository: Path) -> None:
    (repository / "catalogue" / "single.yaml").write_text(SINGLE, encoding="utf-8")

    done = check_step(repository, paths="catalogue/series.yaml\n\ncatalogue/single.yaml\n", sarif="bin/out.sarif")

    assert done.returncode == 1
    assert "::error file=catalogue/single.yaml" in done.stdout
    assert (repository / "bin" / "out.sarif").is_file()
    assert "Single" in (repository / "bin" / "summary.md").read_text(encoding="utf-8")
    assert check_step(repository, paths="catalogue", fail_on="never").returncode == 0


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
def test_no_input_becomes_a_command(repository: Path) -> None:
    check_step(
        repository,
        paths='catalogue"; touch bin/pwned; "\n$(touch bin/pwned)\n`touch bin/pwned`',
        fail_on="$(touch bin/pwned)",
    )
    assert not (repository / "bin" / "pwned").exists()
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step["run"]


# --- the page


@pytest.mark.parametrize("name", ["github.yml", "gitlab.yml"])
def test_snippets_are_yaml(name: str) -> None:
    assert yaml.safe_load((ROOT / "docs" / "ci" / name).read_text(encoding="utf-8"))


def test_the_gitlab_snippet_writes_what_it_collects(repository: Path) -> None:
    job = yaml.safe_load((ROOT / "docs" / "ci" / "gitlab.yml").read_text(encoding="utf-8"))["credentials"]
    command = next(line for line in job["script"] if line.startswith("mcdef"))
    assert run(repository, *command.split()).returncode == 0
    assert all((repository / name).is_file() for name in job["artifacts"]["reports"].values())


def test_the_page_shows_the_files_themselves() -> None:
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    shown = re.findall(r"<!-- file: (docs/ci/\S+) -->\n```\w*\n(.*?)```", page, re.DOTALL)
    assert [name for name, _ in shown] == ["docs/ci/github.yml", "docs/ci/gitlab.yml", "docs/ci/Containerfile"]
    for name, text in shown:
        assert text == (ROOT / name).read_text(encoding="utf-8"), name
