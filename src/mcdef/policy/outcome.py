"""How a run ends: which findings fail it, which are waived or accepted, what is said at the end, and the exit code.

Precedence is that of DESIGN, section 6; what is wrong with the call itself (2) or the program (70) is not known here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from mcdef.documents.problem import Problem
from mcdef.messages.catalogue import say
from mcdef.policy.baseline import Accepted, Baseline, split_by
from mcdef.policy.failing import KINDS, Condition, FailOn, failing
from mcdef.policy.findings import UNREADABLE, Finding, findings_in
from mcdef.policy.waivers import SOON, Waiver, waivers_for
from mcdef.report.model import Report

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

    finding: Finding
    by: tuple[Waiver, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of a run; ``problems`` are about waivers, ``told`` are lines to print last."""

    exit_code: int
    failing: tuple[Finding, ...]
    waived: tuple[Waived, ...] = ()
    accepted: tuple[Finding, ...] = ()
    unreadable: tuple[Finding, ...] = ()
    expired: tuple[Waiver, ...] = ()
    unused: tuple[Waiver, ...] = ()
    fixed: tuple[Accepted, ...] = ()
    problems: tuple[Problem, ...] = ()
    told: tuple[str, ...] = ()


def outcome(report: Report, policy: Policy) -> Outcome:
    """How a run with this report ends. A waiver or a baseline never changes the report."""
    every = findings_in(report)
    day = policy.day or date.min
    new, accepted = split_by(policy.baseline, every)
    unreadable = tuple(one for one in new if one.kind == UNREADABLE)
    named = failing(new, policy.effective)
    by_finding = {finding: waivers_for(finding, policy.waivers, day) for finding in named}
    waived = tuple(Waived(finding, by) for finding, by in by_finding.items() if by)
    fails = tuple(finding for finding, by in by_finding.items() if not by)
    expired = tuple(one for one in policy.waivers if one.expired(day))
    unused = tuple(
        one
        for one in policy.waivers
        if not one.expired(day) and not policy.partial and not any(one.concerns(finding) for finding in every)
    )
    fixed = () if policy.baseline is None else policy.baseline.fixed(report, partial=policy.partial)
    expired_fail = bool(expired) and bool(policy.effective)
    code = UNREAD if unreadable else FINDINGS if fails or expired_fail else FINE
    ended = Outcome(
        FINE if policy.exit_zero else code,
        fails,
        waived,
        tuple(one for one in accepted if one.kind == UNREADABLE or failing([one], policy.effective)),
        unreadable,
        expired,
        unused,
        fixed,
        tuple(_problems(policy.waivers, expired, unused, day)),
    )
    return _with_lines(ended, policy, code)


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


def _with_lines(ended: Outcome, policy: Policy, code: int) -> Outcome:
    return replace(ended, told=tuple(_lines(ended, policy, code)))


def _lines(ended: Outcome, policy: Policy, code: int) -> Iterator[str]:
    """What is said last; the very last line says what fails a run, and how to choose it."""
    if policy.waivers and policy.day is not None:
        yield say("told-day", day=policy.day.isoformat(), says=policy.says)[0]
    if ended.waived:
        yield say("told-waived", number=_count(len(ended.waived), "finding is", "findings are"))[0]
    if ended.expired:
        yield say("told-expired", number=_count(len(ended.expired), "waiver has", "waivers have"))[0]
    if ended.accepted:
        yield say("told-accepted", number=_count(len(ended.accepted), "finding is", "findings are"))[0]
    if ended.fixed:
        yield say("told-fixed", number=_count(len(ended.fixed), "finding", "findings"))[0]
    if ended.unreadable:
        yield say("told-unreadable", number=_count(len(ended.unreadable), "description", "descriptions"))[0]
    if policy.exit_zero and code:
        yield say("told-exit-zero")[0]
    if not policy.effective:
        yield say("told-never")[0]
        return
    words = "worse than the baseline" if policy.fail_on is None else ", ".join(map(str, policy.effective))
    if ended.failing:
        yield say("told-fails", number=_count(len(ended.failing), "finding", "findings"), words=words)[0]
    else:
        yield say("told-nothing-fails", words=words)[0]


def _count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"
