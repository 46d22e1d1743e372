"""Files on disk to sources: regular files only, measured before they are read."""

from __future__ import annotations

import stat
from pathlib import Path

from mcdef.documents.problem import McdefError, problem
from mcdef.documents.source import Source, check_size, decode

__all__ = ["display_path", "read_bytes", "read_source"]


def display_path(written: str | Path) -> str:
    """A path as messages show it: POSIX, and never absolute, so that output does not name a machine."""
    path = Path(written)
    if not path.is_absolute():
        return path.as_posix()
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.name


def read_source(path: Path, display: str) -> Source:
    """The text of a file under the path that messages show.

    Raises :class:`McdefError` where the file is missing, no regular file, not readable, too large, or no
    UTF-8 text.
    """
    return decode(read_bytes(path, display), display)


def read_bytes(path: Path, display: str) -> bytes:
    """The content of a regular file of an acceptable size; raises :class:`McdefError` otherwise."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            code = "file-is-folder" if stat.S_ISDIR(status.st_mode) else "file-not-regular"
            raise McdefError(problem(code, source=Source(display, ""), path=display))
        check_size(status.st_size, display)
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise McdefError(problem("file-missing", source=Source(display, ""), path=display)) from None
    except PermissionError:
        raise McdefError(problem("file-forbidden", source=Source(display, ""), path=display)) from None
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL character
        reason = getattr(error, "strerror", None) or str(error)
        raise McdefError(problem("file-unreadable", source=Source(display, ""), path=display, reason=reason)) from None
    return data
