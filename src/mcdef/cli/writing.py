"""Files that commands write: never over one that is there unless that is asked for."""

from __future__ import annotations

from pathlib import Path

from mcdef.documents.problem import McdefError, problem


def write_new(path: Path, text: str, *, force: bool = False) -> None:
    """Writes a file, and the folders on the way. Raises :class:`McdefError` where it is there, or cannot be."""
    write_new_bytes(path, text.encode(), force=force)


def write_new_bytes(path: Path, data: bytes, *, force: bool = False) -> None:
    """The same for a file that is no text."""
    if path.exists() and not force:
        raise McdefError(problem("file-exists", path=path.as_posix()))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        raise McdefError(problem("cannot-write", path=path.as_posix(), reason=error.strerror or str(error))) from None
