"""How a run ends: which findings fail it, which are waived or accepted, what is said at the end, and the exit code.

Precedence is that of DESIGN, section 6; what is wrong with the call itself (2) or the program (70) is not known here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from mcdef.documents.problem import Problem
from mcdef.messages.catalogue import say
from mcdef.policy.baseline import Accepted, Baseline
from mcdef.policy.failing import KINDS, Condition, FailOn
from mcdef.policy.grounds import UNREADABLE, Ground, grounds_of, keyed
from mcdef.policy.waivers import SOON, Waiver, waivers_for
from mcdef.report.model import CredentialReport, Report

FINE: Final = 0
FINDINGS: Final = 1
UNREAD: Final = 3
_EVERYTHING: Final[FailOn] = tuple(map(Condition, KINDS))


@dataclass(frozen=True, slots=True)
class Policy:
    """What decides how a run ends.

    ``fail_on`` is nothing where nobody chose: then no verdict fails, and with a baseline everything that is worse than
    it. ``day`` is today, and ``says`` who says so. ``partial``: the run did not look at the whole catalogue.
    """

    fail_on: FailOn | None = None
    waivers: tuple[Waiver, ...] = ()
    baseline: Baseline | None = None
    day: date | None = None
    says: str = ""
    exit_zero: bool = False
    partial: bool = False

    @property
    def effective(self) -> FailOn:
        """What a run fails on in the end."""
        if self.fail_on is not None:
            return self.fail_on
        return () if self.baseline is None else _EVERYTHING


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that would fail the run, and by which waivers it does not."""

    ground: Ground
    by: tuple[Waiver, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of a run; ``problems`` are about waivers, ``told`` are lines to print last."""

    exit_code: int
    failing: tuple[Ground, ...]
    waived: tuple[Waived, ...]
    accepted: tuple[Ground, ...]
    unreadable: tuple[Ground, ...]
    expired: tuple[Waiver, ...]
    unused: tuple[Waiver, ...]
    fixed: tuple[Accepted, ...]
    problems: tuple[Problem, ...]
    told: tuple[str, ...]


def outcome(report: Report, policy: Policy) -> Outcome:
    """How a run with this report ends. A waiver or a baseline never changes the report."""
    tally = Tally(policy)
    for key, credential in keyed(report).items():
        tally.add(credential, key)
    return tally.outcome()


class Tally:
    """How a run ends, counted while it goes on. Without ``keep`` findings are counted only, and memory stays small."""

    def __init__(self, policy: Policy, *, keep: bool = True) -> None:
        self.policy, self.keep = policy, keep
        self.day = policy.day or date.min
        self.numbers: Counter[str] = Counter()
        self.failing: list[Ground] = []
        self.waived: list[Waived] = []
        self.accepted: list[Ground] = []
        self.unreadable: list[Ground] = []
        self.fixed: list[Accepted] = []
        self._seen: set[str] = set()
        self._used: set[int] = set()  # waivers, by their number

    def add(self, credential: CredentialReport, key: str | None = None) -> None:
        """Takes in one credential; ``key`` is its id, unless others have that id too."""
        key = credential.id if key is None else key
        mine = [one for one in enumerate(self.policy.waivers) if one[1].is_for(credential.id, key)]
        for ground in grounds_of(key, credential):
            self._used.update(number for number, waiver in mine if waiver.speaks_of(ground))
            self._add(ground, [waiver for _, waiver in mine])
        baseline = self.policy.baseline
        if baseline is not None:
            if key in baseline.accepted:
                self._seen.add(key)
            self.fixed += baseline.fixed_in(key, credential)

    def _add(self, ground: Ground, waivers: list[Waiver]) -> None:
        baseline = self.policy.baseline
        if ground.kind != UNREADABLE and not any(one.names(ground) for one in self.policy.effective):
            return
        if baseline is not None and baseline.accepts(ground):
            self._note("accepted", self.accepted, ground)
        elif ground.kind == UNREADABLE:
            self._note("unreadable", self.unreadable, ground)
        elif by := waivers_for(ground, waivers, self.day):
            self.numbers["waived"] += 1
            self.waived += [Waived(ground, by)] if self.keep else []
        else:
            self._note("failing", self.failing, ground)

    def _note(self, word: str, kept: list[Ground], ground: Ground) -> None:
        self.numbers[word] += 1
        if self.keep:
            kept.append(ground)

    def outcome(self) -> Outcome:
        """The end, once everything was taken in."""
        policy = self.policy
        expired = tuple(one for one in policy.waivers if one.expired(self.day))
        idle = [one for number, one in enumerate(policy.waivers) if number not in self._used]
        unused = () if policy.partial else tuple(one for one in idle if not one.expired(self.day))
        fixed = list(self.fixed)
        if policy.baseline is not None and not policy.partial:
            fixed += policy.baseline.gone(self._seen)
        numbers = {**self.numbers, "expired": len(expired), "fixed": len(fixed)}
        code = self._code(expired)
        return Outcome(
            FINE if policy.exit_zero else code,
            tuple(self.failing),
            tuple(self.waived),
            tuple(self.accepted),
            tuple(self.unreadable),
            expired,
            unused,
            tuple(fixed),
            tuple(_problems(policy.waivers, expired, unused, self.day)),
            tuple(_lines(numbers, policy, code)),
        )

    def _code(self, expired: tuple[Waiver, ...]) -> int:
        if self.numbers["unreadable"]:
            return UNREAD
        expired_fail = bool(expired) and bool(self.policy.effective)
        return FINDINGS if self.numbers["failing"] or expired_fail else FINE


def _problems(
    waivers: Iterable[Waiver], expired: tuple[Waiver, ...], unused: tuple[Waiver, ...], day: date
) -> Iterator[Problem]:
    for waiver in waivers:
        left = (waiver.expires - day).days
        if waiver in expired:
            yield waiver.told("waiver-expired", "error", expires=waiver.expires.isoformat(), day=day.isoformat())
        elif waiver in unused:
            yield waiver.told("waiver-unused", "warning")
        elif left <= SOON:
            yield waiver.told("waiver-ends-soon", "note", expires=waiver.expires.isoformat(), days=left)


_COUNTED: Final = {
    "waived": ("finding is", "findings are"),
    "expired": ("waiver has", "waivers have"),
    "accepted": ("finding is", "findings are"),
    "fixed": ("finding", "findings"),
    "unreadable": ("description", "descriptions"),
}


def _lines(numbers: dict[str, int], policy: Policy, code: int) -> Iterator[str]:
    """What is said last; the very last line says what fails a run, and how to choose it."""
    if policy.waivers and policy.day is not None:
        yield say("told-day", day=policy.day.isoformat(), says=policy.says)[0]
    for word, (one, more) in _COUNTED.items():
        if number := numbers.get(word, 0):
            yield say(f"told-{word}", number=f"{number} {one if number == 1 else more}")[0]
    if policy.exit_zero and code:
        yield say("told-exit-zero")[0]
    if not policy.effective:
        yield say("told-never")[0]
        return
    words = "worse than the baseline" if policy.fail_on is None else ", ".join(map(str, policy.effective))
    if number := numbers.get("failing", 0):
        yield say("told-fails", number=f"{number} {'finding' if number == 1 else 'findings'}", words=words)[0]
    else:
        yield say("told-nothing-fails", words=words)[0]
