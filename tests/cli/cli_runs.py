"""Running the command line: inside this process, which is quick, or as a process of its own."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
ESCAPE = "\x1b"
SCHEMA = json.loads((ROOT / "tests" / "data" / "report.schema.json").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Run:
    """What a run gave: its exit code, its output and what it said beside it."""

    code: int
    output: bytes
    errors: str

    @property
    def text(self) -> str:
        return self.output.decode("utf-8")

    @property
    def flat(self) -> str:
        """The output without line breaks, so that wrapping hides nothing that is looked for."""
        return " ".join(self.text.split())

    @property
    def json(self) -> Any:
        return json.loads(self.output)

    @property
    def lines(self) -> list[Any]:
        """NDJSON: one value for each line."""
        return [json.loads(line) for line in self.text.splitlines()]

    def codes(self) -> list[str]:
        """The message codes of the problems on stderr."""
        return re.findall(r"^(?:error|warning|note)\[([a-z0-9-]+)\]", self.errors, re.MULTILINE)


def mcdef(*arguments: str | Path, given: str | bytes = "") -> Run:
    """The command line inside this process, with pipes for its streams."""
    from mcdef.cli.app import run

    out, err = io.BytesIO(), io.BytesIO()
    stdin = io.TextIOWrapper(io.BytesIO(given.encode() if isinstance(given, str) else given), encoding="utf-8")
    stdout = io.TextIOWrapper(out, encoding="utf-8", newline="")
    stderr = io.TextIOWrapper(err, encoding="utf-8", newline="")
    with (
        mock.patch.object(sys, "argv", ["mcdef", *map(str, arguments)]),
        mock.patch.object(sys, "stdin", stdin),
        mock.patch.object(sys, "stdout", stdout),
        mock.patch.object(sys, "stderr", stderr),
    ):
        code = run()
    stdout.flush()
    stderr.flush()
    return Run(int(code), out.getvalue(), err.getvalue().decode())


def process(
    *arguments: str | Path, cwd: Path = EXAMPLES, given: bytes = b"", env: Mapping[str, str] | None = None
) -> Run:
    """The command line as a process of its own, with nothing of this one's environment that changes output."""
    done = subprocess.run(
        [sys.executable, "-m", "mcdef", *map(str, arguments)],
        cwd=cwd,
        env=environment(env),
        input=given,
        capture_output=True,
        check=False,
        timeout=120,
    )
    return Run(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """This process's environment without what turns colour on or off, and with ``more``."""
    left_out = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "PYTHONIOENCODING", "PYTHONHASHSEED", "MCDEF_DEBUG", "TERM")
    kept = {key: value for key, value in os.environ.items() if key not in left_out}
    return {**kept, "PYTHONUTF8": "0", "PYTHONIOENCODING": "utf-8", **(more or {})}


def write(folder: Path, name: str, text: str) -> Path:
    """A file in a folder, with the folders on the way."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def block(run: Run, definition: str) -> str:
    """The part of a text that gives the reasons for one definition."""
    found = re.search(rf"^{re.escape(definition)}: .*?(?=^$|\Z)", run.text, re.MULTILINE | re.DOTALL)
    assert found is not None, f"no reasons for {definition}"
    return found.group(0)


def row(run: Run, definition: str) -> str:
    """The line of the summary table for one definition."""
    found = re.search(rf"^  \S .* {re.escape(definition)}( .*)?$", run.text, re.MULTILINE)
    assert found is not None, f"no line for {definition}"
    return found.group(0)


def copied(folder: Path, *names: str) -> list[str]:
    """Examples beside the test, so that they are read by a relative path."""
    for name in names:
        shutil.copy(EXAMPLES / f"{name}.yaml", folder)
    return [f"{name}.yaml" for name in names]


def problems_of_contract(document: Any) -> list[str]:
    """What a report has that the contract does not allow."""
    return problems_of(document, SCHEMA)


def problems_of_credential(element: Any) -> list[str]:
    """The same for the element of one credential."""
    return problems_of(element, {"$ref": "#/$defs/credential", "$defs": SCHEMA["$defs"]})


def problems_of(document: Any, schema: Any) -> list[str]:
    Draft202012Validator.check_schema(schema)
    return [
        f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
        for error in Draft202012Validator(schema).iter_errors(document)
    ]


def verdicts(run: Run) -> dict[str, str]:
    """The verdicts of a JSON run of one credential, by definition and reading."""
    (credential,) = run.json["credentials"]
    return {
        one["definition"] + ("" if one["reading"] == "default" else f"@{one['reading']}"): one["verdict"]
        for one in credential["results"]
    }
