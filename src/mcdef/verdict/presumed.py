"""The presumed verdict over cells, by the same steps as :mod:`mcdef.verdict.classify` takes."""

from __future__ import annotations

from mcdef.facts.known import weakest
from mcdef.facts.rules import Rules
from mcdef.verdict.board import Board, Column, Outcomes
from mcdef.verdict.compiled import CODE
from mcdef.verdict.model import Presuming, Verdict
from mcdef.verdict.rule_runs import Ran, RuleRuns


class Presumed:
    """What can be presumed of one description. Several definitions ask for the same presumptions."""

    def __init__(self, rules: Rules, runs: RuleRuns, board: Board, followed: Ran, came: Outcomes, bits: int) -> None:
        self._rules = rules
        self._runs = runs
        self._board = board
        self._followed = followed
        self._came = came
        self._bits = bits
        self._able = runs.able(followed)
        self._known: dict[int, tuple[Ran, int]] = {}
        self._among = -1
        self._all = sum(runs.presumptions.values())

    def of(self, column: Column, verdict: Verdict) -> Presuming | None:
        """The presumed verdict where it differs, with a smallest set of presumptions that gives it."""
        presumed = self._verdict(column, self._all)
        if presumed is verdict:
            return None
        needed = self._all
        for bit in self._runs.presumptions.values():  # in the order of their ids
            ran, _ = self._using(needed)
            if not ran.fired & bit or self._verdict(column, needed & ~bit) is presumed:
                needed &= ~bit
        ran, _ = self._using(needed)
        came, bits = self._changed(column, needed)
        reached = column.result(came, column.rests_on(came, bits))
        by = tuple(id_ for id_, bit in self._runs.presumptions.items() if bit & needed)
        grades = (rule.evidence for rule in self._rules.rules if rule.id in by)
        return Presuming(presumed, by, weakest(reached.evidence, *grades))

    def _using(self, bits: int) -> tuple[Ran, int]:
        """The facts when only these presumptions are used, and the outcomes that rest on what they changed."""
        if bits not in self._known:
            ran = self._runs.presume(self._followed, self._able, bits, self._among)
            if bits == self._all:
                self._among = self._runs.narrows(ran)
            touched = 0
            for place in ran.changed:
                touched |= self._board.resting_on[place]
            for name in ran.judged:
                touched |= self._board.named.get(name, 0)
            self._known[bits] = ran, touched
        return self._known[bits]

    def _verdict(self, column: Column, using: int) -> Verdict:
        _, bits = self._changed(column, using)
        return column.compiled.verdict(bits)[0]

    def _changed(self, column: Column, using: int) -> tuple[Outcomes, int]:
        """The outcomes that decide a definition when some presumptions are used."""
        ran, touched = self._using(using)
        if not touched & column.compiled.mask:
            return self._came, self._bits
        came, bits = dict(self._came), self._bits
        for number in (*column.deciding, *(() if column.scope is None else (column.scope,))):
            if touched >> 2 * number & CODE:
                one = came[number] = self._board.asked[number].came(ran)
                bits = bits & ~(CODE << 2 * number) | one.code << 2 * number
        return came, bits
