"""The examples of ``docs/*.md``: files that are written and commands that are run, one after the other.

``python tests/docs_examples.py`` runs them and writes what the program prints into the pages.
"""

from __future__ import annotations

import re
import shlex
import tempfile
from itertools import takewhile
from pathlib import Path

from readme_output import run_mcdef

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted((ROOT / "docs").glob("*.md"))
POLICIES = ROOT / "examples" / "policies" / "README.md"  # its commands run in the project's folder
_BLOCK = re.compile(
    r"(<!-- (?P<kind>file|run|run and fail|part): (?P<what>[^>]+?) -->\n```\w+\n)(?P<body>.*?)(```\n)", re.DOTALL
)


def rendered(text: str, folder: Path | None = None) -> str:
    """A page with what the program prints now, and with the parts of files as they are now.

    Files named in a page last until its end, unless a folder is given.
    """
    with tempfile.TemporaryDirectory() as name:
        there = folder or Path(name)

        def fill(found: re.Match[str]) -> str:
            if found["kind"] == "file":
                _write(found["what"], found["body"], there)
                return found.group()
            if found["kind"] == "part":
                return found.group(1) + part_of(found["what"]) + found[5]
            return found.group(1) + _run(found["what"], there, fails=found["kind"] == "run and fail") + found[5]

        return _BLOCK.sub(fill, text)


def part_of(what: str) -> str:
    """Lines of a file here: under a key (``definitions/x.yaml, sources``), or a member (``…, criteria size``)."""
    name, _, place = what.partition(", ")
    key, _, member = place.partition(" ")
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    at = lines.index(f"{key}:")
    if member:
        heads = (f"  - id: {member}", f"  {member}:")
        at = next(number for number, line in enumerate(lines) if number > at and line in heads)
    within = " " * (3 if member else 1)
    inner = takewhile(lambda line: not line or line.startswith(within), lines[at + 1 :])
    return "\n".join([lines[at], *inner]).rstrip() + "\n"


def _write(what: str, body: str, folder: Path) -> None:
    name, _, replaced = what.partition(", instead of: ")
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if replaced:
        keys = tuple(f"{key}:" for key in replaced.split(", "))
        kept = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith(keys)]
        body = "\n".join(kept) + "\n" + body
    path.write_text(body, encoding="utf-8")


def _run(command: str, folder: Path, *, fails: bool = False) -> str:
    program, *arguments = shlex.split(command)
    assert program == "mcdef", command
    done = run_mcdef(arguments, folder)
    assert (done.returncode != 0) is fails, f"{command}: {done.stderr}"
    return (done.stderr + done.stdout).strip("\n") + "\n"


if __name__ == "__main__":
    for page in PAGES:
        page.write_text(rendered(page.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    POLICIES.write_text(rendered(POLICIES.read_text(encoding="utf-8"), ROOT), encoding="utf-8", newline="\n")
