"""Two reports of one catalogue: which verdicts changed, and whether the credential or the definition did."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from mcdef.definition.former import present_name
from mcdef.policy.grounds import is_unreadable, keyed, name_of
from mcdef.report.model import CredentialReport, FactReport, JudgementReport, Report, ResultReport

READABLE: Final = "readable"
UNREADABLE: Final = "unreadable"
_RANK: Final[Mapping[str, int]] = {
    "counts": 0, "out_of_scope": 0, READABLE: 0, "undetermined": 1, "does_not_count": 2, UNREADABLE: 3,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact that reads otherwise now."""

    fact: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Change:
    """A verdict that changed; without one on a side, the credential or the definition is not in that report.

    ``because`` names what changed with it: ``credential`` (its facts or judgements), ``definition`` (its text),
    ``reading``, ``limits``, ``conversion`` (facts that are converted or concluded, by another version of the program),
    ``program`` (nothing that the reports hold), ``unknown`` (they hold too little: ``--brief``).
    """

    credential: str
    definition: str | None
    before: str | None
    now: str | None
    because: tuple[str, ...] = ()
    facts: tuple[FactChange, ...] = ()
    decided_by: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()  # that are new
    closed: tuple[str, ...] = ()  # gaps that are no longer there

    @property
    def worse(self) -> bool:
        """Whether it is a regression: a worse verdict, a new gap, or no longer readable."""
        if self.gaps:
            return True
        return self.before is not None and self.now is not None and _RANK[self.now] > _RANK[self.before]


@dataclass(frozen=True, slots=True)
class DefinitionChange:
    """A definition whose text is another one now, or that is in one report only."""

    id: str
    before: str | None
    now: str | None


@dataclass(frozen=True, slots=True)
class Diff:
    """What changed between two reports."""

    changes: tuple[Change, ...]
    definitions: tuple[DefinitionChange, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    same: int  # verdicts that stayed
    versions: tuple[str, str]

    @property
    def worse(self) -> tuple[Change, ...]:
        """The regressions."""
        return tuple(change for change in self.changes if change.worse)


def diff_reports(old: Report, new: Report, present: Mapping[str, str] | None = None) -> Diff:
    """What changed. ``present`` leads from ids that definitions once had to those they have now."""
    sides = _Sides(old, new, present or {})
    before, now = keyed(old), keyed(new)
    changes: list[Change] = []
    same = 0
    for key in (*now, *(key for key in before if key not in now)):
        if key in before and key in now:
            found, stayed = sides.credential(key, before[key], now[key])
            changes += found
            same += stayed
    return Diff(
        tuple(changes),
        tuple(sides.definitions()),
        tuple(key for key in now if key not in before),
        tuple(key for key in before if key not in now),
        same,
        (old.mcdef, new.mcdef),
    )


class _Sides:
    """Two reports side by side."""

    def __init__(self, old: Report, new: Report, present: Mapping[str, str]) -> None:
        self.old, self.new, self.present = old, new, present
        self.digests = tuple({self.now(one.id): one.sha256 for one in report.definitions} for report in (old, new))
        self.limits = tuple(_limits(report) for report in (old, new))

    def now(self, name: str) -> str:
        return present_name(name, self.present)

    def definitions(self) -> Iterator[DefinitionChange]:
        before, now = self.digests
        for id_ in sorted(before.keys() | now.keys()):
            if before.get(id_) != now.get(id_):
                yield DefinitionChange(id_, before.get(id_), now.get(id_))

    def credential(self, key: str, before: CredentialReport, now: CredentialReport) -> tuple[list[Change], int]:
        """The changed verdicts of one credential, and how many stayed."""
        if is_unreadable(before) or is_unreadable(now):
            return self._unreadable(key, before, now)
        facts = _changed_facts(before, now)
        changes: list[Change] = []
        same = 0
        for one, other in self._pairs(before, now):
            if one is not None and other is not None and _alike(one, other):
                same += 1
                continue
            changes.append(self._change(key, one, other, facts, (before, now)))
        return changes, same

    def _unreadable(self, key: str, before: CredentialReport, now: CredentialReport) -> tuple[list[Change], int]:
        was, is_ = (UNREADABLE if is_unreadable(one) else READABLE for one in (before, now))
        return ([] if was == is_ else [Change(key, None, was, is_, ("credential",))]), 0

    def _pairs(
        self, before: CredentialReport, now: CredentialReport
    ) -> Iterator[tuple[ResultReport | None, ResultReport | None]]:
        """Results of one definition: in the same reading, else those that are left."""
        left = {self.now(name_of(result)): result for result in before.results}
        alone: list[ResultReport] = []
        for result in now.results:
            partner = left.pop(self.now(name_of(result)), None)
            if partner is None:
                alone.append(result)
            else:
                yield partner, result
        for result in alone:
            name = next((name for name in left if name.partition("@")[0] == self.now(result.definition)), None)
            yield (left.pop(name) if name is not None else None), result
        for result in left.values():
            yield result, None

    def _change(
        self,
        key: str,
        one: ResultReport | None,
        other: ResultReport | None,
        facts: tuple[tuple[FactChange, bool], ...],
        credentials: tuple[CredentialReport, CredentialReport],
    ) -> Change:
        result = other or one
        assert result is not None
        if one is None or other is None:
            verdicts = (None if one is None else one.verdict, None if other is None else other.verdict)
            return Change(key, name_of(result), *verdicts, ("definition",), decided_by=result.decided_by)
        read = _read_facts(one) | _read_facts(other)
        mine = [(change, stated) for change, stated in facts if change.fact in read]
        because = self._because(one, other, mine, credentials)
        return Change(
            key,
            name_of(other),
            one.verdict,
            other.verdict,
            because,
            tuple(change for change, _ in mine),
            other.decided_by,
            tuple(gap for gap in other.gaps if gap not in one.gaps),
            tuple(gap for gap in one.gaps if gap not in other.gaps),
        )

    def _because(
        self,
        one: ResultReport,
        other: ResultReport,
        facts: list[tuple[FactChange, bool]],
        credentials: tuple[CredentialReport, CredentialReport],
    ) -> tuple[str, ...]:
        id_ = self.now(other.definition)
        before, now = (digests.get(id_) for digests in self.digests)
        found: list[str] = []
        same_program = self.old.mcdef == self.new.mcdef or "" in (self.old.mcdef, self.new.mcdef)  # NDJSON says none
        stated = any(is_stated for _, is_stated in facts)
        if stated or (facts and same_program) or _judgements(one) != _judgements(other) or _differ(*credentials):
            found.append("credential")
        if before is not None and now is not None and before != now:
            found.append("definition")
        if one.reading != other.reading:
            found.append("reading")
        if self.limits[0].get(id_) != self.limits[1].get(id_):
            found.append("limits")
        if facts and not stated and not same_program:
            found.append("conversion")
        if found:
            return tuple(found)
        if not isinstance(one.criteria, tuple) or not isinstance(other.criteria, tuple) or None in (before, now):
            return ("unknown",)
        return ("program",)


def _alike(one: ResultReport, other: ResultReport) -> bool:
    return one.verdict == other.verdict and set(one.gaps) == set(other.gaps)


def _differ(before: CredentialReport, now: CredentialReport) -> bool:
    return (before.kind, before.provider) != (now.kind, now.provider)


def _limits(report: Report) -> dict[str, dict[str, Any]]:
    """The reader's own limits by definition."""
    found: dict[str, dict[str, Any]] = {}
    for clause, by_fact in report.options.limits.items():
        found.setdefault(clause.partition(".")[0], {})[clause] = by_fact
    return found


def _facts(credential: CredentialReport) -> dict[str, FactReport]:
    return {
        fact.fact: fact
        for result in credential.results
        if isinstance(result.criteria, tuple)
        for criterion in result.criteria
        for fact in criterion.facts
    }


def _changed_facts(before: CredentialReport, now: CredentialReport) -> tuple[tuple[FactChange, bool], ...]:
    """The facts that read otherwise, each with whether somebody stated it; a fact read on one side only is none."""
    old, new = _facts(before), _facts(now)
    return tuple(
        (FactChange(name, old[name].shown, new[name].shown), _is_stated(old[name]) or _is_stated(new[name]))
        for name in sorted(old.keys() & new.keys())
        if old[name].value != new[name].value
    )


def _is_stated(fact: FactReport) -> bool:
    return any(place.how == "stated" for place in fact.from_)


def _read_facts(result: ResultReport) -> set[str]:
    criteria = result.criteria if isinstance(result.criteria, tuple) else ()
    return {fact.fact for criterion in criteria for fact in criterion.facts}


def _judgements(result: ResultReport) -> dict[str, JudgementReport | None]:
    criteria = result.criteria if isinstance(result.criteria, tuple) else ()
    return {criterion.id: criterion.judgement for criterion in criteria if criterion.judgement is not None}
