"""``--changed-since``: which files changed since a git revision, what is not committed yet included."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path

from mcdef.documents.files import display_path
from mcdef.documents.problem import McdefError, problem


def changed_since(revision: str, folder: Path) -> frozenset[Path]:
    """The files of the repository around a folder that changed since the revision, as resolved paths.

    On a branch that has left the revision's, only what the branch itself changed counts. Raises :class:`McdefError`
    where git is missing, the folder is in no repository, or git does not know the revision.
    """
    top = _git(folder, "rev-parse", "--show-toplevel")
    if top is None:
        raise McdefError(problem("git-no-repository", path=display_path(folder)))
    root = Path(top.rstrip("\n"))
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        raise McdefError(problem("git-no-revision", value=revision))
    base = (_git(root, "merge-base", commit.strip(), "HEAD") or commit).strip()
    tracked = _git(root, "diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", base, "--")
    untracked = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    if tracked is None or untracked is None:
        raise McdefError(problem("git-failed", reason="git diff and git ls-files"))
    names = [name for name in (tracked + untracked).split("\0") if name]
    return frozenset((root / name).resolve() for name in names)


def to_check(files: Iterable[Path], changed: frozenset[Path], deciding: Iterable[Path]) -> tuple[Path, ...]:
    """Which of the files to check: those that changed; all of them where something changed that decides about all.

    ``deciding`` names files, and folders with all that is in them: settings, definitions, waivers, a baseline.
    """
    if decides(changed, deciding):
        return tuple(files)
    return tuple(path for path in files if path.resolve() in changed)


def decides(changed: frozenset[Path], deciding: Iterable[Path]) -> bool:
    """Whether one of these files, or a file in one of these folders, changed."""
    wanted = {path.resolve() for path in deciding}
    return any(path in wanted or not wanted.isdisjoint(path.parents) for path in changed)


def _git(folder: Path, *arguments: str) -> str | None:
    """What git prints, or nothing where it fails."""
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments],
            capture_output=True,
            encoding="utf-8",
            errors="surrogateescape",
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except FileNotFoundError:
        raise McdefError(problem("git-missing")) from None
    except OSError as error:
        raise McdefError(problem("git-failed", reason=error.strerror or str(error))) from None
    return done.stdout if done.returncode == 0 else None
