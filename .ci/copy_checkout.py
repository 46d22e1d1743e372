"""Copies what is in version control to a new folder; without git, the folder but for its caches."""

import shutil
import subprocess
import sys
from pathlib import Path

CACHES = (".git", "venv", ".venv*", "__pycache__", ".*_cache", ".hypothesis", "*.egg-info", "build", "dist")


def listed(*options: str) -> list[str]:
    """The files that git lists; none where there is no git or no repository."""
    try:
        done = subprocess.run(["git", "ls-files", "-z", *options], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return []
    return [name for name in done.stdout.decode("utf-8", "surrogateescape").split("\0") if name]


def copy(target: Path) -> None:
    """Copies the checkout in the working folder."""
    tracked = listed()
    if not tracked:
        shutil.copytree(".", target, ignore=shutil.ignore_patterns(*CACHES))
        return
    for name in tracked:
        if Path(name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(name, target / name)
    left_out = listed("--others", "--exclude-standard")
    if left_out:
        print("\nNot in version control, and so not in what follows:", *left_out, sep="\n  ")


if __name__ == "__main__":
    copy(Path(sys.argv[1]))
