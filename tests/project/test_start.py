"""Starting is quick because nothing is loaded before it is needed. Times are in `benchmarks/`; this is their cause."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "trinity-5-ects.yaml"
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "FORCE_COLOR"))}
HEAVY = ("typer", "pydantic", "yaml", "rich", "importlib.metadata")

_IMPORTED = re.compile(r"^import time:[^|]*\|[^|]*\|\s*(?P<module>[\w.]+)$", re.MULTILINE)


def imported(*arguments: str) -> tuple[set[str], str]:
    """The modules that a run of the program imports, those that Python needs to start included, and its output."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "mcdef", *arguments],
        capture_output=True,
        encoding="utf-8",
        check=True,
        env=ENVIRONMENT,
    )
    return {match["module"] for match in _IMPORTED.finditer(done.stderr)}, done.stdout


def test_the_version_is_answered_before_anything_heavy_is_imported() -> None:
    modules, output = imported("--version")
    assert re.fullmatch(r"mcdef \d+\.\d+\.\d+\n", output)
    assert "mcdef.version" in modules
    assert modules.isdisjoint(HEAVY)
    assert not any(name.startswith("mcdef.cli") for name in modules)


def test_help_reads_no_definition_and_needs_no_model() -> None:
    modules, output = imported("--help")
    assert "classify" in output
    assert modules.isdisjoint(("pydantic", "yaml", "rich"))
    assert not any(name.startswith(("mcdef.credential", "mcdef.definition")) for name in modules)


def test_classify_in_a_pipe_does_without_rich() -> None:
    modules, output = imported("classify", str(EXAMPLE))
    assert "eu-2022" in output
    assert "pydantic" in modules
    assert not any(name.split(".")[0] == "rich" for name in modules)


@pytest.mark.parametrize("name", ["typer", "yaml", "pydantic"])
def test_the_package_itself_imports_nothing(name: str) -> None:
    code = f"import sys, mcdef; sys.exit({name!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, env=ENVIRONMENT).returncode == 0


def test_what_explains_a_mistake_is_loaded_for_a_mistake_only() -> None:
    modules, _ = imported("classify", str(EXAMPLE))
    assert "mcdef.documents.yaml_reader" in modules
    assert "mcdef.documents.yaml_mistakes" not in modules


def test_one_description_is_read_without_what_makes_many_quick() -> None:
    modules, _ = imported("classify", str(EXAMPLE))
    assert "mcdef.credential.model" in modules
    assert modules.isdisjoint(("mcdef.credential.quick", "mcdef.documents.plain_json", "mcdef.credential.sections"))
