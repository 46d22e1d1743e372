"""Running the command line inside this process, and files that authors write."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

ROOT = Path(__file__).resolve().parents[2]
OLD = """\
id: new-name
formerly: [old-name, older-name]
title: A policy that was renamed
sources:
  policy: {title: Policy, url: "https://example.org/policy", checked: 2024-02}
criteria:
  - id: long
    asks: It takes a hundred hours.
    kind: constitutive
    cite: {source: policy, at: section 1}
    evidence: primary
    test: {fact: workload.hours, at_least: 100}
  - id: fitting
    asks: It fits.
    kind: constitutive
    cite: {source: policy, at: section 2}
    evidence: secondary
readings:
  short:
    title: Fewer hours
    because: So it may be read.
    change: {long: {test: {fact: workload.hours, at_least: 50}}}
"""


@dataclass(frozen=True)
class Run:
    """What a run gave."""

    code: int
    text: str
    errors: str

    @property
    def flat(self) -> str:
        """The output without line breaks, so that wrapping hides nothing that is looked for."""
        return " ".join(self.text.split())

    @property
    def json(self) -> Any:
        return json.loads(self.text)


def mcdef(*arguments: str | Path) -> Run:
    """The command line inside this process, with pipes for its streams."""
    from mcdef.cli.app import run

    out, err = io.BytesIO(), io.BytesIO()
    stdout = io.TextIOWrapper(out, encoding="utf-8", newline="")
    stderr = io.TextIOWrapper(err, encoding="utf-8", newline="")
    with (
        mock.patch.object(sys, "argv", ["mcdef", *map(str, arguments)]),
        mock.patch.object(sys, "stdout", stdout),
        mock.patch.object(sys, "stderr", stderr),
    ):
        code = run()
    stdout.flush()
    stderr.flush()
    return Run(int(code), out.getvalue().decode(), err.getvalue().decode())


def write(folder: Path, name: str, text: str) -> Path:
    """A file in a folder, with the folders on the way."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
