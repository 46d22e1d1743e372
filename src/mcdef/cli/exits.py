"""Exit codes, and what ends the program early (DESIGN, section 6)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum


class Exit(IntEnum):
    """What the process tells its caller."""

    FINE = 0
    FINDINGS = 1
    USAGE = 2
    UNREADABLE = 3
    INTERNAL = 70
    INTERRUPTED = 130


_PRECEDENCE = (Exit.INTERNAL, Exit.USAGE, Exit.UNREADABLE, Exit.FINDINGS)


def worst(codes: Iterable[Exit]) -> Exit:
    """The one code for several things that happened: 70 before 2 before 3 before 1 before 0."""
    happened = set(codes)
    return next((code for code in _PRECEDENCE if code in happened), Exit.FINE)
