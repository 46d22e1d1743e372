"""A hostile file through the command line in a process of its own, with the time and memory that it took.

``python tests/hardening/hostile_runs.py`` prints the figures of every file.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

LAUNCHER: Final = Path(__file__).with_name("hostile_launcher.py")
PROGRAM: Final = "from mcdef.__main__ import main; main()"
WITHOUT_C_LOADER: Final = "import yaml; yaml.__with_libyaml__ = False; del yaml.CSafeLoader; " + PROGRAM
PATIENCE: Final = 120  # seconds until a run is given up, on a busy machine


@dataclass(frozen=True)
class Taken:
    """What a run gave: exit code, all that it printed, CPU seconds and peak memory."""

    code: int
    text: str
    seconds: float
    mebibytes: float

    @property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    def __str__(self) -> str:
        start = "\n".join(line[:160] for line in self.lines[:15])
        figures = f"{self.seconds:.2f} s of CPU, {self.mebibytes:.0f} MiB, {len(self.lines)} lines"
        return f"exit {self.code}, {figures}\n{start}"


def run(folder: Path, name: str, content: bytes, *, c_loader: bool = True) -> Taken:
    """Classifies a file of that name and content."""
    (folder / name).write_bytes(content)
    program = PROGRAM if c_loader else WITHOUT_C_LOADER
    command = [sys.executable, "-c", program, "classify", name]
    environment = {key: value for key, value in os.environ.items() if key not in ("FORCE_COLOR", "MCDEF_DEBUG")}
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(LAUNCHER), "printed", *command],
        cwd=folder,
        env=environment,
        capture_output=True,
        check=True,
        timeout=PATIENCE,
    )
    code, seconds, mebibytes = json.loads(done.stdout)
    return Taken(code, (folder / "printed").read_bytes().decode("utf-8"), seconds, mebibytes)


def main() -> None:
    from hostile_files import FILES

    for c_loader in (True, False):
        print("with the C loader" if c_loader else "without the C loader")
        for title, hostile in FILES.items():
            if c_loader or hostile.slowly:
                with tempfile.TemporaryDirectory() as folder:
                    taken = run(Path(folder), hostile.name, hostile.make(), c_loader=c_loader)
                figures = (
                    f"{taken.seconds:5.2f} s {taken.mebibytes:5.0f} MiB {len(taken.lines):4} lines, exit {taken.code}"
                )
                print(f"  {title:32} {figures}", flush=True)


if __name__ == "__main__":
    main()
