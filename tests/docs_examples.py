"""The examples of ``docs/*.md``: files that are written and commands that are run, one after the other.

``python tests/docs_examples.py`` runs them and writes what the program prints into the pages.
"""

from __future__ import annotations

import re
import shlex
import tempfile
from pathlib import Path

from readme_output import run_mcdef

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted((ROOT / "docs").glob("*.md"))
_BLOCK = re.compile(r"(<!-- (?P<kind>file|run): (?P<what>[^>]+?) -->\n```\w+\n)(?P<body>.*?)(```\n)", re.DOTALL)


def rendered(text: str) -> str:
    """A page with what the program prints now. Files named in a page last until its end."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)

        def fill(found: re.Match[str]) -> str:
            if found["kind"] == "file":
                _write(found["what"], found["body"], folder)
                return found.group()
            return found.group(1) + _run(found["what"], folder) + found.group(5)

        return _BLOCK.sub(fill, text)


def _write(what: str, body: str, folder: Path) -> None:
    name, _, replaced = what.partition(", instead of: ")
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if replaced:
        keys = tuple(f"{key}:" for key in replaced.split(", "))
        kept = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith(keys)]
        body = "\n".join(kept) + "\n" + body
    path.write_text(body, encoding="utf-8")


def _run(command: str, folder: Path) -> str:
    program, *arguments = shlex.split(command)
    assert program == "mcdef", command
    done = run_mcdef(arguments, folder)
    assert done.returncode == 0, f"{command}: {done.stderr}"
    return (done.stderr + done.stdout).strip() + "\n"


if __name__ == "__main__":
    for page in PAGES:
        page.write_text(rendered(page.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
