"""Every row names a source that exists and a grade; what is from memory is graded so (crosswalk rule 13)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeAlias

from mcdef.crosswalk import plain
from mcdef.crosswalk.rows import GRADES, UNVERIFIED

Pointer: TypeAlias = tuple[str | int, ...]
Fault: TypeAlias = tuple[Pointer, str, dict[str, Any]]
Data: TypeAlias = Mapping[str, Any]

_MEMORY: Final = "memory"


def check_cite(pointer: Pointer, row: Data, sources: Data, outer: Data | None = None) -> Iterator[Fault]:
    """The faults of one row; what it leaves out it takes from the table around it."""
    table = outer or {}
    cited = plain.texts(row.get("source", table.get("source")))
    grade = row.get("evidence", table.get("evidence"))
    if not cited:
        yield pointer, "crosswalk-no-source", {}
    for source in cited:
        if source not in sources:
            yield (*pointer, "source"), "crosswalk-unknown-source", {"source": source}
    if grade is None:
        yield pointer, "crosswalk-no-evidence", {"grades": ", ".join(GRADES)}
    elif grade not in GRADES:
        yield (*pointer, "evidence"), "crosswalk-unknown-grade", {"grade": str(grade), "grades": ", ".join(GRADES)}
    elif _MEMORY in cited and grade != UNVERIFIED:
        yield (*pointer, "evidence"), "crosswalk-memory-decides", {"grade": str(grade)}
