"""The commands that the README promises: each in a fenced block after a comment ``<!-- command: NAME -->``."""

from __future__ import annotations

import re
import sys
from pathlib import Path

README = Path(__file__).resolve().parents[1] / "README.md"
NAMES = ("run", "test")

_COMMAND = re.compile(r"^<!-- command: (?P<name>\w+) -->\n+```bash\n(?P<lines>.*?)^```$", re.MULTILINE | re.DOTALL)


def commands(text: str) -> dict[str, list[str]]:
    """The lines of every command by its name; raises :class:`ValueError` for a name that is there twice."""
    found: dict[str, list[str]] = {}
    for match in _COMMAND.finditer(text):
        if match["name"] in found:
            raise ValueError(f"two commands are named {match['name']}")
        found[match["name"]] = match["lines"].splitlines()
    return found


def command(name: str) -> str:
    """One command of the README, which has to be a single line."""
    (line,) = commands(README.read_text(encoding="utf-8"))[name]
    return line


if __name__ == "__main__":
    print(command(sys.argv[1]))
