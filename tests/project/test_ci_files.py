"""The files for CI do what they say, as far as that can be run here."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
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
    committed(tmp_path)
    return tmp_path


def committed(folder: Path) -> None:
    """Makes a folder a repository."""
    for arguments in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-qm", "1"],
    ):
        assert run(folder, "git", *arguments).returncode == 0


# --- pre-commit


OFFLINE = {"PIP_NO_INDEX": "1", "PIP_NO_DEPS": "1", "PIP_NO_BUILD_ISOLATION": "0", "PIP_FIND_LINKS": ""}
"""Nothing may be downloaded here: what mcdef needs is seen from the environment of the tests, by PYTHONPATH."""
SEEN = {"PYTHONPATH": sysconfig.get_path("purelib"), "PIP_IGNORE_INSTALLED": "1"}


@pytest.fixture(scope="module")
def mcdef_repository(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """This checkout as a repository that pre-commit can clone, and its revision."""
    folder = tmp_path_factory.mktemp("mcdef") / "repository"
    for name in ("src", "definitions", "examples"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        shutil.copy(ROOT / name, folder)
    committed(folder)
    return folder, run(folder, "git", "rev-parse", "HEAD").stdout.strip()


def pre_commit(
    repository: Path, mcdef: tuple[Path, str], *arguments: str, home: str = "home"
) -> subprocess.CompletedProcess[str]:
    """pre-commit with the configuration that the page shows, which clones mcdef, installs it and runs it."""
    config = (ROOT / "docs" / "ci" / "pre-commit-config.yaml").read_text(encoding="utf-8")
    ours = re.sub(r"https://\S+/mcdef\b", mcdef[0].as_posix(), config).replace("v0.1.0", mcdef[1])
    assert ours.count(mcdef[1]) == 1
    (repository / ".pre-commit-config.yaml").write_text(ours, encoding="utf-8")
    kept = {"HOME": str(mcdef[0].parent / home), "PRE_COMMIT_HOME": str(mcdef[0].parent / home)}
    return run(repository, sys.executable, "-m", "pre_commit", "run", *arguments, env={**kept, **OFFLINE, **SEEN})


def test_the_first_hook_checks_what_a_commit_changes(repository: Path, mcdef_repository: tuple[Path, str]) -> None:
    done = pre_commit(repository, mcdef_repository, "mcdef-check", "--files", "catalogue/series.yaml")
    assert done.returncode == 0, done.stdout

    (repository / "catalogue" / "single.yaml").write_text(SINGLE, encoding="utf-8")
    (repository / "package.json").write_text('{"name": "x", "version": "1", "private": true}', encoding="utf-8")
    (repository / "mcdef.yaml").write_text(SETTINGS + "presume: true\n", encoding="utf-8")
    assert run(repository, "git", "add", ".").returncode == 0
    done = pre_commit(repository, mcdef_repository, "mcdef-check")

    assert done.returncode == 1, done.stdout
    assert "exit code: 1" in done.stdout, "settings and other files are no descriptions that cannot be read"
    assert "does not" in done.stdout
    assert "Series" not in done.stdout, "only what changed is checked"


def test_a_commit_without_descriptions_passes(repository: Path, mcdef_repository: tuple[Path, str]) -> None:
    (repository / "mcdef.yaml").write_text(SETTINGS + "presume: true\n", encoding="utf-8")
    assert run(repository, "git", "add", ".").returncode == 0
    done = pre_commit(repository, mcdef_repository, "mcdef-check")
    assert done.returncode == 0, done.stdout


def test_the_second_hook_checks_everything(repository: Path, mcdef_repository: tuple[Path, str]) -> None:
    (repository / "catalogue" / "single.yaml").write_text(SINGLE, encoding="utf-8")
    assert run(repository, "git", "add", "catalogue").returncode == 0
    before = ("mcdef-check-all", "--hook-stage", "pre-push", "--files", "catalogue/series.yaml")
    done = pre_commit(repository, mcdef_repository, *before)
    assert done.returncode == 1
    assert "single.yaml" in done.stdout


# --- GitHub


@pytest.fixture(scope="module")
def builder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python whose new environments see what mcdef needs, since nothing may be downloaded here."""
    program = tmp_path_factory.mktemp("builder") / "python"
    paths = "\n".join(dict.fromkeys((sysconfig.get_path("purelib"), sysconfig.get_path("platlib"))))
    program.write_text(
        f'#!/bin/sh\n"{sys.executable}" "$@" || exit\n'
        f"for folder in \"$3\"/lib/python*/site-packages; do printf '%s\\n' '{paths}' > \"$folder/zz.pth\"; done\n",
        encoding="utf-8",
    )
    program.chmod(0o755)
    return program


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
def test_the_action_installs_what_it_runs(builder: Path, tmp_path: Path) -> None:
    step = ACTION["runs"]["steps"][0]
    assert step["env"] == {"ACTION_PATH": "${{ github.action_path }}", "ACTION_PYTHON": "${{ inputs.python }}"}
    env = {"ACTION_PATH": str(ROOT), "ACTION_PYTHON": str(builder), "RUNNER_TEMP": str(tmp_path), **OFFLINE}
    done = run(tmp_path, "bash", "-eo", "pipefail", "-c", step["run"], env={**env, "PIP_IGNORE_INSTALLED": "1"})
    assert done.returncode == 0, done.stderr
    program = next(line for line in ACTION["runs"]["steps"][1]["run"].splitlines() if "mcdef/bin/mcdef" in line)
    path = program.split('"')[1].replace("$RUNNER_TEMP", str(tmp_path))
    assert run(tmp_path, path, "--version").stdout.startswith("mcdef ")


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
    assert "unknown-variable" not in done.stderr
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


# --- the container


def instructions() -> list[tuple[str, str]]:
    """Each instruction of the recipe with what follows it; comments left out."""
    lines = (ROOT / "docs" / "ci" / "Containerfile").read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    found = [line.split(" ", 1) for line in lines if line.strip() and not line.startswith("#")]
    return [(name, rest) for name, rest in found]


def test_the_recipe_has_the_instructions_of_a_container_and_a_user_of_its_own() -> None:
    names = [name for name, _ in instructions()]
    assert set(names) <= {"FROM", "COPY", "RUN", "USER", "WORKDIR", "ENTRYPOINT"}
    assert names[0] == "FROM"
    assert names[-1] == "ENTRYPOINT"
    (user,) = [rest for name, rest in instructions() if name == "USER"]
    assert any(f"useradd --create-home {user}" in rest for name, rest in instructions() if name == "RUN")


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
def test_the_lines_of_the_recipe_run_and_end_in_a_program_that_checks(
    builder: Path, repository: Path, tmp_path: Path
) -> None:
    """Without a container: its folders are made here, and a user of its own is not."""
    root = repository / "bin"
    assert run(repository, str(builder), "-m", "venv", str(root / "python")).returncode == 0
    (root / "useradd").write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    (root / "pip").write_text(f'#!/bin/sh\nexec "{root}/python/bin/pip" "$@"\n', encoding="utf-8")
    for name in ("useradd", "pip"):
        (root / name).chmod(0o755)
    for name, rest in instructions():
        if name == "RUN":
            here = rest.replace("/src", str(ROOT)).replace("/wheels", str(root / "wheels"))
            env = {**OFFLINE, "PIP_IGNORE_INSTALLED": "1", "PIP_NO_WARN_SCRIPT_LOCATION": "1"}
            done = run(repository, "bash", "-ec", here, env=env)
            assert done.returncode == 0, done.stderr
    (entry,) = (json.loads(rest) for name, rest in instructions() if name == "ENTRYPOINT")
    assert entry == ["mcdef"]
    comment = (ROOT / "docs" / "ci" / "Containerfile").read_text(encoding="utf-8").splitlines()[1]
    arguments = comment.rpartition(" mcdef ")[2].replace("/catalogue", "catalogue").split()
    done = run(repository, str(root / "python" / "bin" / entry[0]), *arguments)
    assert done.returncode == 0, done.stderr
    assert "us-usage" in done.stdout


# --- the page


@pytest.mark.parametrize("name", ["github.yml", "gitlab.yml", "pre-commit-config.yaml"])
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
    files = ("pre-commit-config.yaml", "github.yml", "gitlab.yml", "Containerfile")
    assert [name for name, _ in shown] == [f"docs/ci/{name}" for name in files]
    for name, text in shown:
        assert text == (ROOT / name).read_text(encoding="utf-8"), name
