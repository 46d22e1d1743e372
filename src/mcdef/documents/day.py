"""A full date as files and options have it: ``2026-09-01``, and nothing else that Python would read as one."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

__all__ = ["full_date"]

_FULL: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def full_date(written: str) -> date | None:
    """The day, or nothing where there is no such day."""
    if not _FULL.fullmatch(written):
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
