"""What a run found, one line each: what CI formats list, and what a policy fails.

A description's own problems keep their code and severity. A verdict that does not count is a warning, one that is
undetermined a note, and so are required elements that are missing or not shown. Nothing here decides an exit code.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from mcdef.messages.catalogue import find_text
from mcdef.report.model import CredentialReport, CriterionReport, Place, ProblemReport, Report, ResultReport

__all__ = ["NO_POLICY", "Fails", "Finding", "Gate", "Key", "Reason", "Waived", "findings_of", "findings_of_credential"]

_MOST_REASONS: Final = 3
_MOST_WAYS: Final = 3
_GAPS_COUNT_IN: Final = ("counts", "undetermined")
#: What is not met comes first, then what is not shown, then what a person has to judge.
_ORDER: Final = {"not_met": 0, "unknown": 1, "met": 3}

_NOWHERE: Final = Place()


@dataclass(frozen=True, slots=True)
class Reason:
    """One criterion behind a finding. A brief report says only its name."""

    criterion: str
    asks: str | None
    found: str | None
    place: Place
    located: bool
    ask: str | None = None
    ways: tuple[str, ...] = ()
    in_table: bool = False

    @property
    def text(self) -> str:
        """``study-time: workload hours: 12 h; asked: 100-150 h (the clause: Total study time of …)``."""
        if self.found is None or self.asks is None:
            return self.criterion
        asks = _one_line(self.asks).rstrip(".")
        return _say("finding-reason", criterion=self.criterion, found=_one_line(self.found).rstrip("."), asks=asks)

    @property
    def to_state(self) -> str:
        """What a description would have to state, in its own words; empty where nothing helps."""
        if self.ask == "judge":
            return _say("finding-judge-row" if self.in_table else "finding-judge")
        if not self.ways:
            return ""
        return _say("finding-narrow" if self.ask == "narrow" else "finding-state", ways=_several(self.ways))


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to know. ``reasons`` are empty where it is about a description and no verdict."""

    severity: str
    code: str
    message: str
    place: Place
    credential: str
    name: str
    help: str | None = None
    definition: str | None = None
    reading: str | None = None
    reasons: tuple[Reason, ...] = ()
    unreadable: bool = False
    source: Place = _NOWHERE

    @property
    def key(self) -> Key:
        """What it is about: kind, path and line of the credential, its id, definition and reading."""
        kind = "unreadable" if self.unreadable and self.definition is None else self.code.replace("-", "_")
        path = self.source.path if isinstance(self.source.path, str) else None
        line = self.source.line if isinstance(self.source.line, int) else None
        return (kind, path, line, self.credential, self.definition, self.reading or "default")

    @property
    def criteria(self) -> tuple[str, ...]:
        """The criteria that it is about, without their definition."""
        return tuple(reason.criterion for reason in self.reasons)

    @property
    def under(self) -> str | None:
        """The definition, with its reading where that is another than the text's own: ``eu-2022@strict``."""
        if self.definition is None or self.reading in (None, "default"):
            return self.definition
        return f"{self.definition}@{self.reading}"

    @property
    def rules(self) -> tuple[str, ...]:
        """``definition.criterion`` of each reason, or the message code."""
        return tuple(f"{self.under}.{reason.criterion}" for reason in self.reasons) or (self.under or self.code,)

    @property
    def to_state(self) -> tuple[str, ...]:
        """What would settle it, one text for each criterion that a description can settle."""
        return tuple(dict.fromkeys(reason.to_state for reason in self.reasons if reason.to_state))


#: See :attr:`Finding.key`.
Key: TypeAlias = tuple[str, str | None, int | None, str, str | None, str]
Fails: TypeAlias = Callable[[Finding], bool]
Waived: TypeAlias = Callable[[Finding], str | None]


def _never(finding: Finding) -> bool:
    return False


def _not_waived(finding: Finding) -> str | None:
    return None


@dataclass(frozen=True, slots=True)
class Gate:
    """What the policy says of findings: which of them fail, and why one is waived. Neither changes a verdict.

    With ``disagreements``, that definitions differ about a credential is a finding too.
    """

    fails: Fails = field(default=_never)
    waived: Waived = field(default=_not_waived)
    disagreements: bool = False

    @classmethod
    def of_keys(cls, failing: Collection[Key], waived: Mapping[Key, str], *, disagreements: bool = False) -> Gate:
        """From the keys of what fails, and of what is waived with the reasons; what fails is not waived as a whole."""

        def why(finding: Finding) -> str | None:
            return None if finding.key in failing else waived.get(finding.key)

        return cls(lambda finding: finding.key in failing, why, disagreements)

    def severity(self, finding: Finding) -> str:
        """``error`` for what fails, else the finding's own."""
        return "error" if self.fails(finding) else finding.severity


NO_POLICY: Final = Gate()
"""Nothing fails, and nothing is waived."""


def findings_of(report: Report, gate: Gate = NO_POLICY) -> Iterator[Finding]:
    """Every finding of a run, in the order of the report: the run's own, then each credential's."""
    for problem in report.problems:
        yield _of_problem(problem, problem.at, "", "", unreadable=False)
    for credential in report.credentials:
        yield from findings_of_credential(credential, gate)


def findings_of_credential(credential: CredentialReport, gate: Gate = NO_POLICY) -> Iterator[Finding]:
    """The findings of one credential: its problems, then verdict by verdict."""
    for finding in _findings(credential, gate):
        yield replace(finding, source=credential.source)


def _findings(credential: CredentialReport, gate: Gate) -> Iterator[Finding]:
    name = _one_line(credential.name or credential.id)
    unreadable = any(problem.severity == "error" for problem in credential.problems)
    for problem in credential.problems:
        place = problem.at if isinstance(problem.at.path, str) else credential.source
        yield _of_problem(problem, place, credential.id, name, unreadable=unreadable)
    for result in credential.results:
        if result.verdict == "does_not_count":
            yield _of_result("warning", "does-not-count", result.decided_by, result, credential)
        elif result.verdict == "undetermined":
            yield _of_result("note", "undetermined", result.decided_by, result, credential)
        if result.gaps and result.verdict in _GAPS_COUNT_IN:
            yield _of_result("note", "gap", result.gaps, result, credential)
    if gate.disagreements:
        yield from _disagreement(credential)


def _disagreement(credential: CredentialReport) -> Iterator[Finding]:
    """That some definitions count it and others do not; what is undetermined contradicts nobody."""
    counts, others = (
        ", ".join(
            result.definition if result.reading == "default" else f"{result.definition}@{result.reading}"
            for result in credential.results
            if result.verdict == verdict
        )
        for verdict in ("counts", "does_not_count")
    )
    if counts and others:
        name = _one_line(credential.name or credential.id)
        text = find_text("disagree")
        message = text.claim.format(name=name, counts=counts, others=others)
        yield Finding("note", "disagree", message, credential.source, credential.id, name, text.help)


def _of_problem(problem: ProblemReport, place: Place, credential: str, name: str, *, unreadable: bool) -> Finding:
    message = _one_line(problem.message)
    help_ = None if problem.help is None else _one_line(problem.help)
    unread = unreadable and problem.severity == "error"  # a note beside what could not be read is a note
    return Finding(problem.severity, problem.code, message, place, credential, name, help_, unreadable=unread)


def _of_result(
    severity: str, code: str, names: Sequence[str], result: ResultReport, credential: CredentialReport
) -> Finding:
    reasons = _reasons(names, result, credential.source)
    finding = Finding(
        severity,
        code,
        "",
        next((reason.place for reason in reasons if reason.located), credential.source),
        credential.id,
        _one_line(credential.name or credential.id),
        definition=result.definition,
        reading=result.reading,
        reasons=reasons,
    )
    return _told(finding)


def _told(finding: Finding) -> Finding:
    shown = [reason.text for reason in finding.reasons[:_MOST_REASONS]]
    if len(finding.reasons) > _MOST_REASONS:
        shown.append(_say("finding-more", number=len(finding.reasons) - _MOST_REASONS))
    text = find_text(finding.code)
    message = text.claim.format(name=finding.name, definition=finding.under, reasons="; ".join(shown))
    help_ = None if text.help is None else text.help.format(definition=finding.under)
    return replace(finding, message=message, help=help_)


def _reasons(names: Sequence[str], result: ResultReport, source: Place) -> tuple[Reason, ...]:
    settling = {one.criterion: one for one in result.would_settle}
    criteria = {one.id: one for one in result.criteria} if isinstance(result.criteria, tuple) else {}
    ordered = sorted(names, key=lambda name: _rank(criteria.get(name)))
    found = []
    for name in ordered:
        criterion = criteria.get(name)
        own = None if criterion is None else _decided_at(criterion)
        settle = settling.get(name)
        asks, message = (None, None) if criterion is None else (criterion.asks, criterion.message)
        if name == "scope":
            message = asks = _say("finding-scope")
        found.append(
            Reason(
                name,
                asks,
                message,
                own or source,
                own is not None,
                None if settle is None else settle.ask,
                () if settle is None else settle.write,
                source.in_table,
            )
        )
    return tuple(found)


def _rank(criterion: CriterionReport | None) -> tuple[int, bool]:
    return (1, False) if criterion is None else (_ORDER[criterion.outcome], criterion.why == "needs_judgement")


def _decided_at(criterion: CriterionReport) -> Place | None:
    """Where the fact stands that decided; a place that states it before one that it was converted from."""
    places = [place for fact in criterion.facts if fact.decides for place in fact.from_ if isinstance(place.path, str)]
    places.sort(key=lambda place: place.how != "stated")
    return places[0] if places else None


def _several(ways: Sequence[str]) -> str:
    more = [_say("finding-more", number=len(ways) - _MOST_WAYS)] if len(ways) > _MOST_WAYS else []
    return "; or ".join((*map(_one_line, ways[:_MOST_WAYS]), *more))


def _say(code: str, **params: object) -> str:
    # Not shortened, as the messages of problems are: a clause is read to its end.
    return find_text(code).claim.format(**params)


def _one_line(text: str) -> str:
    return " ".join(text.split())
