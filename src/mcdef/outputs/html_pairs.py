"""Where definitions disagree: for each two of them how many credentials part them, and on which clause most often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from mcdef.outputs.states import COUNTED, apart, name_of, states_of
from mcdef.report.model import Report

__all__ = ["Pair", "heat", "pairs_of"]

_SETTLED: Final = COUNTED + "n"
_STEPS: Final = (0.25, 0.5, 0.75)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two definitions. ``clause`` is ``definition.criterion``, and parts so many of the credentials."""

    one: str
    other: str
    both: int
    """credentials on which both give a settled verdict"""
    parted: tuple[int, ...]
    """the numbers of those which one counts and the other does not"""
    clause: str | None
    clause_parts: int

    @property
    def heat(self) -> int:
        return heat(len(self.parted), self.both)


def heat(parted: int, both: int) -> int:
    """From 0, nothing parts them, to 4, more than three quarters do."""
    return 0 if not parted else 1 + sum(parted / both > step for step in _STEPS)


def pairs_of(report: Report, names: tuple[str, ...]) -> dict[tuple[str, str], Pair]:
    """Every two definitions, in the order of the names."""
    rows = [(states_of(credential, names), credential) for credential in report.credentials]
    because = [{name_of(result): result.decided_by for result in credential.results} for _, credential in rows]
    letters = [row for row, _ in rows]
    return {
        (names[one], names[other]): _pair((one, other), names, letters, because)
        for one, other in combinations(range(len(names)), 2)
    }


def _pair(
    at: tuple[int, int], names: tuple[str, ...], rows: Sequence[str], because: Sequence[Mapping[str, Sequence[str]]]
) -> Pair:
    one, other = at
    both = sum(row[one] in _SETTLED and row[other] in _SETTLED for row in rows)
    parted = tuple(number for number, row in enumerate(rows) if apart(row[one], row[other]))
    clauses = Counter(
        f"{refusing}.{criterion}"
        for number in parted
        for refusing in (names[one] if rows[number][one] == "n" else names[other],)
        for criterion in because[number].get(refusing, ())
    )
    clause = min(clauses, key=lambda name: (-clauses[name], name), default=None)
    return Pair(names[one], names[other], both, parted, clause, 0 if clause is None else clauses[clause])
