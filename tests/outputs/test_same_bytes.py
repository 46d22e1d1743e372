"""The same catalogue gives the same bytes in every format, wherever and whenever it is checked."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from mcdef.documents.yaml_reader import has_c_loader
from mcdef.outputs.registry import FORMATS
from outputs.report_runs import EXAMPLES, HOSTILE, SOME
from yaml_loaders import without_libyaml

ROOT = EXAMPLES.parent

_RUN = """
import hashlib, json, sys
from mcdef.catalogue.classify import Asked, entries_of
from mcdef.cli.inputs import read_input
from mcdef.documents.yaml_reader import has_c_loader
from mcdef.definition.library import load_library
from mcdef.definition.select import Selection
from mcdef.outputs.registry import FORMATS, render
from mcdef.report.build import report_of
from mcdef.report.findings import Gate

library, asked = load_library(), Asked(Selection(("core",)))
found = [one for path in sys.argv[1:] for one in read_input(path)]
report = report_of(list(entries_of(found, library, asked)), asked.as_report())
gate = Gate(lambda one: one.code == "does-not-count", lambda one: "waived" if one.definition == "eu-2022" else None)
def digest(name, gate):
    return hashlib.sha256(render(name, report, gate)).hexdigest()

print(json.dumps({name: [digest(name, one) for one in (Gate(), gate)] for name in FORMATS}))
print(has_c_loader())
"""


def digests(folder: Path, *, backwards: bool, libyaml: bool, **environment: str) -> dict[str, list[str]]:
    """The digests of every format, from a process of its own in a folder of its own, with libyaml or without it."""
    for path, text in HOSTILE.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    for name in SOME:
        shutil.copy(EXAMPLES / f"{name}.yaml", folder / "catalogue")
    paths = sorted(path.relative_to(folder).as_posix() for path in (folder / "catalogue").iterdir())
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "LC_", "LANG", "TZ"))}
    around = {**kept, "PYTHONPATH": str(ROOT / "src"), **environment}
    done = subprocess.run(
        [sys.executable, "-c", _RUN, *(reversed(paths) if backwards else paths)],
        cwd=folder,
        env=around if libyaml else without_libyaml(folder.parent, around),
        capture_output=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    printed, loader = done.stdout.splitlines()
    assert loader.decode() == str(libyaml and has_c_loader())
    found: dict[str, list[str]] = json.loads(printed)
    return found


def test_every_format_has_the_same_bytes_under_another_seed_zone_folder_order_and_loader(
    tmp_path: Path,
) -> None:
    here, there = tmp_path / "here", tmp_path / "there" / "deeper ünï"
    around = {"PYTHONHASHSEED": "1", "TZ": "UTC", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
    first = digests(here, backwards=False, libyaml=True, **around)
    second = digests(
        there,
        backwards=True,
        libyaml=False,
        PYTHONHASHSEED="4711",
        TZ="Pacific/Auckland",
        LANG="de_DE.UTF-8",
        LC_ALL="de_DE.UTF-8",
        COLUMNS="133",
        FORCE_COLOR="1",
    )
    assert first == second
    assert first.keys() == FORMATS.keys()
    assert {"html", "xlsx", "sarif", "csv"} <= first.keys()
