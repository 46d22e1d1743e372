"""Where the data that comes with the program lies: in the installed package, or beside ``src``."""

from __future__ import annotations

from pathlib import Path

from mcdef.documents.problem import McdefError, problem

__all__ = ["data_root"]

# A plain path, not importlib.resources: wheels are installed unzipped, and start-up is a feature.
_PACKAGE = Path(__file__).resolve().parents[1]


def data_root(name: str) -> Path:
    """The folder of ``definitions`` or ``examples``; raises :class:`McdefError` where it is missing."""
    for folder in _candidates(_PACKAGE, name):
        if folder.is_dir():
            return folder
    raise McdefError(problem("data-missing", name=name))


def _candidates(package: Path, name: str) -> tuple[Path, ...]:
    installed = package / name
    # Only in a checkout: beside an installed package, `examples` would be a stranger's folder.
    return (installed, package.parents[1] / name) if package.parent.name == "src" else (installed,)
