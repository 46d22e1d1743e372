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
_SHARE: Final = 0.5


@dataclass(frozen=True, slots=True)
class Columns:
    """All names; the first ``own`` have a column each, the rest share one."""

    names: tuple[str, ...]
    own: int

    @property
    def shared(self) -> bool:
        return self.own < len(self.names)


def columns_of(report: Report) -> Columns:
    """Those that speak of most credentials, and settle most, come first where not all have a column of their own."""
    results = [result for one in report.credentials for result in one.results]
    speak = Counter(name_of(result) for result in results if result.verdict != "out_of_scope")
    settled = Counter(name_of(result) for result in results if result.verdict in ("counts", "does_not_count"))
    names = sorted(set(map(name_of, results)), key=lambda name: (-speak[name], -settled[name], name))
    if len(names) <= _MOST:
        return Columns(tuple(sorted(names)), len(names))
    wide = sum(speak[name] >= _SHARE * len(report.credentials) for name in names)
    own = min(max(wide, 1), _MOST_BESIDE_OTHERS)
    return Columns((*sorted(names[:own]), *names[own:]), own)
