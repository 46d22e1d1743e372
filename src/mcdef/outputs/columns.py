"""In which order page and workbook show definitions, and which have a column of the page's matrix to themselves."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from mcdef.outputs.states import name_of
from mcdef.report.model import Report

__all__ = ["Columns", "columns_of"]

#: As many columns of words as fit on a screen and across a sheet of A4.
_MOST: Final = 12
_MOST_BESIDE_OTHERS: Final = 9
_SHARE: Final = 0.25


@dataclass(frozen=True, slots=True)
class Columns:
    """All names, those that say most first; the first ``own`` have a column each, the rest share one."""

    names: tuple[str, ...]
    own: int

    @property
    def shared(self) -> bool:
        return self.own < len(self.names)


def columns_of(report: Report) -> Columns:
    """Where there are too many definitions, those that speak of few of the credentials share a column."""
    ran = {name_of(result) for one in report.credentials for result in one.results}
    speak = Counter(
        name_of(result) for one in report.credentials for result in one.results if result.verdict != "out_of_scope"
    )
    names = tuple(sorted(ran, key=lambda name: (-speak[name], name)))
    if len(names) <= _MOST:
        return Columns(names, len(names))
    wide = sum(speak[name] >= _SHARE * len(report.credentials) for name in names)
    return Columns(names, min(max(wide, 1), _MOST_BESIDE_OTHERS))
