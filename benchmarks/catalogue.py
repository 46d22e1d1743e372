"""A catalogue in NDJSON: verdicts and findings of each description, against validating the same lines alone.

Every figure is a ratio of one run. The lines are taken in blocks; on each block all variants run in turn, one line at
a time, nothing kept, output written to the null device; the tables of mcdef are empty when a round begins. Medians of
the rounds, lowest and highest beside them. Two processes and memory are whole processes, timed and measured apart.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

import orjson
from seeded import KINDS, write
from tables import where_from

BLOCK = 2_000
CORE, ALL = "core", "all"
GATES = {
    ("validate", "orjson"): (5.5, 5.5),
    ("verdicts, core", "validate"): (3.0, 3.0),
    ("verdicts, core", "orjson"): (14.0, 14.0),
    ("verdicts, all", "validate"): (5.2, 5.2),
    ("findings, core", "validate"): (13.0, 9.0),
    ("verdicts, core, two processes", "validate"): (2.0, 2.0),
}
OneLine = Callable[[bytes, int], object]


def _asked(name: str):
    from mcdef.catalogue.classify import Asked
    from mcdef.definition.select import Selection

    return Asked(Selection((name,)))


def _verdicts(name: str) -> OneLine:
    from mcdef.catalogue.verdict_lines import VerdictLines
    from mcdef.definition.library import load_library

    return VerdictLines(load_library(), _asked(name), "catalogue.ndjson").of


def _findings(name: str) -> OneLine:
    from mcdef.catalogue.finding_lines import FindingLines
    from mcdef.definition.library import load_library

    return FindingLines(load_library(), _asked(name), "catalogue.ndjson").of


def _validate() -> OneLine:
    from mcdef.credential.model import Credential

    return lambda line, number: Credential.model_validate_json(line)


VARIANTS: dict[str, Callable[[], OneLine]] = {
    "orjson": lambda: lambda line, number: orjson.loads(line),
    "validate": _validate,
    "verdicts, core": partial(_verdicts, CORE),
    "verdicts, all": partial(_verdicts, ALL),
    "findings, core": partial(_findings, CORE),
}


def one_round(path: Path, wanted: Sequence[str], fewer: int) -> dict[str, float]:
    """Seconds a line, by variant. Findings are made for the first ``fewer`` lines only."""
    made = {name: VARIANTS[name]() for name in wanted}
    taken = dict.fromkeys(wanted, 0.0)
    lines_of = dict.fromkeys(wanted, 0)
    number = 0
    with path.open("rb") as file, open(os.devnull, "wb") as nowhere:
        while block := [line for _ in range(BLOCK) if (line := file.readline())]:
            for name in wanted:
                if name.startswith("findings") and number >= fewer:
                    continue
                of, write_out = made[name], nowhere.write
                writes = name.startswith(("verdicts", "findings"))
                gc.collect()
                began = perf_counter()
                if writes:
                    for at, line in enumerate(block, number + 1):
                        write_out(of(line, at))
                else:
                    for line in block:
                        of(line, 0)
                taken[name] += perf_counter() - began
                lines_of[name] += len(block)
            number += len(block)
    return {name: taken[name] / lines_of[name] for name in wanted}


def print_ratios(kind: str, rounds: Sequence[dict[str, float]], whole: Sequence[dict[str, float]]) -> None:
    print(
        f"\n{kind}: microseconds a line, median: "
        + ", ".join(f"{name} {1e6 * median(one[name] for one in rounds):.1f}" for name in rounds[0])
    )
    print(f"{'':<34} {'x':<9} {'ratio':>7} {'lowest-highest':>16} {'target':>7}")
    rows = [(name, other) for other in ("orjson", "validate") for name in rounds[0] if name != other]
    for name, other in rows:
        if (name, other) != ("orjson", "validate"):
            _row(name, other, [one[name] / one[other] for one in rounds], kind)
    for name in whole[0] if whole else ():
        if name != "validate":
            _row(name, "validate", [one[name] / one["validate"] for one in whole], kind)


def _row(name: str, other: str, ratios: Sequence[float], kind: str) -> None:
    gates = GATES.get((name, other))
    target = None if gates is None else gates[KINDS.index(kind)]
    middle = median(ratios)
    shown = "" if target is None else f"≤ {target:g}" + ("  over" if middle > target else "")
    print(f"{name:<34} {other:<9} {middle:>7.2f} {f'{min(ratios):.2f}-{max(ratios):.2f}':>16} {shown:>7}")


def in_a_process(path: Path, what: str, jobs: int) -> tuple[float, float, float]:
    """Seconds of the work alone, and the peak of the process and of its largest child, in MiB."""
    command = [sys.executable, __file__, "--only", what, "--jobs", str(jobs), "--file", str(path)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    seconds, own, child = json.loads(said)
    return seconds, own, child


def only(path: Path, what: str, jobs: int) -> None:
    """One kind of work in this process; prints how long it took and the peaks of memory."""
    from mcdef.catalogue.stream import Streaming, stream
    from mcdef.definition.library import load_library

    with path.open("rb") as source, open(os.devnull, "wb") as nowhere:
        if what == "validate":
            of = _validate()
            began = perf_counter()
            for line in source:
                of(line, 0)
        else:
            name = ALL if what.endswith("all") else CORE
            wanted = Streaming(load_library, _asked(name), "catalogue.ndjson", findings=what.startswith("findings"))
            began = perf_counter()
            for block in stream(source, wanted, jobs=jobs, block=wanted.block):
                nowhere.write(block)
    seconds = perf_counter() - began
    print(json.dumps([seconds, peak(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024]))


def peak() -> float:
    """The peak of this process, in MiB. What ``getrusage`` says begins with what the process had that started it."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    (line,) = (one for one in status.read_text(encoding="utf-8").splitlines() if one.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def print_memory(folder: Path, sizes: Sequence[int], fewer: int) -> None:
    print(f"\n{'peak of a process, MiB':<34} " + " ".join(f"{size:>9,}" for size in sizes) + "   target")
    for kind in KINDS:
        for what, target in (("validate", ""), ("verdicts, core", "≤ 80"), ("findings, core", "≤ 100")):
            peaks = []
            for size in sizes:
                if what.startswith("findings") and size > fewer:
                    peaks.append("-")
                    continue
                path = folder / f"{kind}-{size}.ndjson"
                if not path.exists():
                    write(path, kind, size)
                peaks.append(f"{in_a_process(path, what, 1)[1]:.0f}")
            print(f"{what + ', ' + kind:<34} " + " ".join(f"{peak:>9}" for peak in peaks) + f"   {target}")


def main() -> None:
    """Measures and prints; it asserts nothing."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=5, help="rounds (default: 5)")
    options.add_argument("--descriptions", type=int, default=100_000, help="how many a catalogue (default: 100000)")
    options.add_argument("--fewer", type=int, default=2_000, help="how many for findings (default: 2000)")
    options.add_argument("--memory", type=int, nargs="*", default=[10_000, 1_000_000], help="sizes for peaks of memory")
    options.add_argument("--only", help=argparse.SUPPRESS)
    options.add_argument("--jobs", type=int, default=1, help=argparse.SUPPRESS)
    options.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    asked = options.parse_args()
    if asked.only:
        only(asked.file, asked.only, asked.jobs)
        return
    print(f"{where_from()}; {asked.descriptions:,} descriptions a catalogue; medians of {asked.runs}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind in KINDS:
            path = folder / f"{kind}-{asked.descriptions}.ndjson"
            write(path, kind, asked.descriptions)
            rounds = [one_round(path, list(VARIANTS), asked.fewer) for _ in range(asked.runs)]
            two = "verdicts, core, two processes"
            whole = [
                {"validate": in_a_process(path, "validate", 1)[0], two: in_a_process(path, "verdicts, core", 2)[0]}
                for _ in range(asked.runs)
            ]
            print_ratios(kind, rounds, whole)
        print_memory(folder, asked.memory, max(asked.fewer, min(asked.memory, default=0)))


if __name__ == "__main__":
    main()
