"""How long the program takes to start: whole processes, as ratios in one run.

Each command is run in turn with the process it is compared with, so that what else the machine does falls on both, and
the medians are divided. Run it with the Python of an environment into which a wheel was installed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from tables import print_table, where_from

Command = list[str]


class Comparison(NamedTuple):
    """A command, the process it is measured against, and the largest ratio of their medians."""

    title: str
    target: float
    command: Command
    against: Command


ONLY_IMPORTS = (
    "import typer, yaml, pydantic, rich.table\n"
    "from mcdef.credential.model import Credential\n"
    "Credential.model_rebuild()\n"
)


def comparisons() -> list[Comparison]:
    """What is measured, and against what."""
    import mcdef
    from mcdef.documents.packaged import data_root

    mcdef_command = str(Path(sysconfig.get_path("scripts")) / "mcdef")
    nothing = [sys.executable, "-c", "pass"]
    example = str(data_root("examples") / "trinity-5-ects.yaml")
    assert mcdef.__file__
    return [
        Comparison("mcdef --version : python -c pass", 3, [mcdef_command, "--version"], nothing),
        Comparison("mcdef --help : python -c pass", 7, [mcdef_command, "--help"], nothing),
        *(
            Comparison(
                f"mcdef classify FILE -d {names} : its imports",
                1.6,
                [mcdef_command, "classify", example, "-d", names],
                [sys.executable, "-c", ONLY_IMPORTS],
            )
            for names in ("core", "all")
        ),
    ]


def milliseconds(command: Command, folder: str) -> float:
    """How long one process takes, from its start to its end."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    started = perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True, cwd=folder, env=environment)
    return (perf_counter() - started) * 1000


def measure(comparison: Comparison, runs: int, folder: str) -> tuple[float, float]:
    """The medians of the command and of what it is compared with, run in turn; a first run of each is not counted."""
    pair = (comparison.command, comparison.against)
    times: tuple[list[float], list[float]] = ([], [])
    for run in range(runs + 1):
        for command, taken in zip(pair, times, strict=True):
            took = milliseconds(command, folder)
            if run:
                taken.append(took)
    return median(times[0]), median(times[1])


def main() -> None:
    """Measures and prints; it asserts nothing."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=21, help="runs of each process (default: 21)")
    runs: int = options.parse_args().runs
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for comparison in comparisons():
            ours, theirs = measure(comparison, runs, folder)
            rows.append((comparison.title, f"{ours:.0f} ms", f"{theirs:.0f} ms", ours / theirs, comparison.target))
    print(f"{where_from()}; medians of {runs}")
    print_table(rows)


if __name__ == "__main__":
    main()
