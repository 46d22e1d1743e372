"""Today, where a command needs one: as given, else of ``SOURCE_DATE_EPOCH``, else of the clock; always printed."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime

from mcdef.cli.options import read_day
from mcdef.documents.problem import McdefError, problem


@dataclass(frozen=True, slots=True)
class Today:
    """A day, and who says that it is today."""

    day: date
    says: str


def today(written: str | None) -> Today:
    """Today. Raises :class:`McdefError` for what is no day."""
    if written is not None:
        return Today(read_day(written), "--today")
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return Today(datetime.now(UTC).date(), "the clock")
    try:
        return Today(datetime.fromtimestamp(int(epoch), UTC).date(), "SOURCE_DATE_EPOCH")
    except (ValueError, OverflowError, OSError):
        raise McdefError(problem("not-a-day", value=f"SOURCE_DATE_EPOCH={epoch}")) from None
