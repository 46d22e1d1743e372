"""The audit page of a thousand credentials under twelve definitions: its size, and how long a filter takes.

The page is made from a seeded catalogue and from the real examples over and over, and driven in Chromium by the driver
of the tests. What a filter takes is told in milliseconds, from the event to the end of the frame that shows it (as many
rows as can be seen) and to the last row, against the time that its readers were promised, and as a ratio to what the
browser needs to open the page in the same run.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from seeded import KINDS, write

HERE = Path(__file__).resolve().parent
DRIVER = HERE.parent / "tests" / "browser" / "drive.js"
EXAMPLES = HERE.parent / "examples"
MOST_BYTES = 3_000_000
MOST_MS = 300
TWELVE = (
    "cedefop", "ec-2020", "emc-2019", "emc-2021", "emc-2022", "eqar", "eu-2022", "nl-pilot", "oecd-2021", "qaa-2022",
    "unesco-2022", "us-usage",
)  # fmt: skip


def pages(folder: Path, size: int) -> dict[str, Path]:
    """The pages by the name of their catalogue, made by the program as people run it."""
    made = {}
    for kind in KINDS:
        catalogue = folder / f"{kind}.ndjson"
        write(catalogue, kind, size)
        made[kind] = _page(catalogue)
    real = sorted(EXAMPLES.glob("*.yaml"))
    for at in range(size):
        target = folder / "real" / f"{at:04}.yaml"
        target.parent.mkdir(exist_ok=True)
        text = real[at % len(real)].read_text(encoding="utf-8")
        target.write_text(re.sub(r"(?m)^id: .*$", rf"\g<0>-{at:04}", text), encoding="utf-8")  # one id twice is told
    made["real, over and over"] = _page(folder / "real")
    return made


def _page(catalogue: Path) -> Path:
    page = catalogue.parent / f"{catalogue.stem}.html"
    asked = [part for name in TWELVE for part in ("-d", name)]
    command = [sys.executable, "-m", "mcdef", "check", catalogue.name, *asked, "-o", f"html={page.name}"]
    done = subprocess.run(command, cwd=catalogue.parent, capture_output=True, check=False)
    if not page.is_file():
        raise SystemExit(done.stderr.decode()[-2000:])
    return page


def driven(page: Path, modules: Path, rounds: int) -> dict:
    """Milliseconds of opening the page, and of each filter: to the frame that shows it, and to its last row."""
    jobs = page.with_suffix(".job.json")
    job = {"name": "it", "page": str(page), "parts": ["pace"], "search": "cyber", "rounds": rounds}
    jobs.write_text(json.dumps([{**job, "looks": [], "ids": []}]), encoding="utf-8")
    command = ["node", str(DRIVER), str(modules), str(shutil.which("chromium")), str(jobs)]
    return json.loads(subprocess.run(command, capture_output=True, check=True).stdout)["it"]


def main() -> None:
    """Prints a table with target and figure."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--size", type=int, default=1000)
    asked.add_argument("--rounds", type=int, default=5)
    asked.add_argument("--modules", default=os.environ.get("AUDIT_NODE_MODULES", HERE.parent / ".ci/node/node_modules"))
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name, page in pages(Path(folder), given.size).items():
            size = page.stat().st_size
            over = "" if size < MOST_BYTES else ", over"
            print(f"\n{name}: {size / 1e6:.2f} MB{over} (target {MOST_BYTES / 1e6:.0f})\n")
            saw = driven(page, Path(given.modules), given.rounds)
            print(f"| opening the page: {saw['load']} ms | shown, median | highest | last row | shown to opening |")
            print("|---|---|---|---|---|")
            for what, each in saw["pace"].items():
                shown, last = (median(one) for one in zip(*each, strict=True))
                over = " over" if shown > MOST_MS else ""
                most = max(first for first, _ in each)
                print(f"| {what} | {shown:.0f} ms{over} | {most:.0f} ms | {last:.0f} ms | {shown / saw['load']:.2f} |")


if __name__ == "__main__":
    main()
