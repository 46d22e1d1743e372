"""The output blocks of README.md, made by running the program. ``python tests/readme_output.py`` writes them anew."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
_SHOWN_LINES = 24
_BLOCK = re.compile(r"(<!-- (?P<kind>output|example): (?P<what>[^>]+?) -->\n```\w+\n)(?P<body>.*?)(```\n)", re.DOTALL)


def blocks(text: str) -> dict[tuple[str, str], str]:
    """The bodies of the marked blocks by kind and name."""
    return {(found["kind"], found["what"]): found["body"] for found in _BLOCK.finditer(text)}


def rendered(text: str) -> str:
    """The README with its output blocks as the program prints them now."""
    example = blocks(text)["example", "course.yaml"]

    def fill(found: re.Match[str]) -> str:
        if found["kind"] == "example":
            return found.group()
        return found.group(1) + _output(found["what"], example) + found.group(5)

    return _BLOCK.sub(fill, text)


def _output(what: str, example: str) -> str:
    if what == "mistake":
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "course.yaml").write_text(example.replace("level:", "levle:"), encoding="utf-8")
            return run_mcdef(["classify", "course.yaml"], Path(folder)).stderr.strip() + "\n"
    command, *arguments = what.split()
    assert command == "mcdef"
    lines = run_mcdef(arguments, ROOT).stdout.splitlines()
    return "\n".join([*lines[:_SHOWN_LINES], "…"]) + "\n"


def run_mcdef(arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs the program as a user would, in a folder."""
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1"}
    command = [sys.executable, "-m", "mcdef", *arguments]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, encoding="utf-8", env=environment, check=False
    )


if __name__ == "__main__":
    README.write_text(rendered(README.read_text(encoding="utf-8")), encoding="utf-8")
