"""One credential as the page shows it: what is stated, and what decided each verdict and would settle it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from mcdef.outputs.html_states import name_of, state_of
from mcdef.outputs.places import cell_of, path_of, where
from mcdef.outputs.words import verdict_words
from mcdef.report.findings import Finding, Gate, findings_of_credential
from mcdef.report.model import CredentialReport, CriterionReport, Place, PresumingReport, ResultReport

__all__ = ["Deciding", "Shown", "Stated", "Told", "shown_credential"]

#: What is not met comes first, then what is open, then what a person judges, then what is met.
_ORDER: Final = {"not_met": 0, "unknown": 1, "met": 3}
_LETTERS: Final = {"met": "c", "not_met": "n", "unknown": "u"}
_MOST_WAYS: Final = 3
_NOTHING: Final = re.compile(r"[^:;]+: not stated")  # the name of the one fact says nothing that the clause does not
_IN_THE_HEAD: Final = ("title", "provider.name", "awarding_body.name")
_MOST_PLACES: Final = 3


@dataclass(frozen=True, slots=True)
class Deciding:
    """A clause that decided: its letter, what was found, where it stands, and what would settle it."""

    id: str
    anchor: str
    letter: str
    found: str
    places: str
    settle: str


@dataclass(frozen=True, slots=True)
class Told:
    """One verdict. ``lines`` are what else is to know of it: a word for what it is, and the text."""

    name: str
    letter: str
    evidence: str
    deciding: tuple[Deciding, ...]
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact as it was understood, and where it comes from."""

    fact: str
    shown: str
    places: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One credential."""

    number: int
    name: str
    id: str
    provider: str
    about: str
    place: str
    states: str
    stated: tuple[Stated, ...]
    verdicts: tuple[Told, ...]
    problems: tuple[tuple[str, str], ...]


def shown_credential(
    credential: CredentialReport, number: int, states: str, anchors: Mapping[str, str], gate: Gate, *, short: bool
) -> Shown:
    """A credential with its verdicts; a ``short`` one leaves out what the list of clauses says as well."""
    findings = tuple(findings_of_credential(credential))
    path = path_of(credential.source)
    kind = credential.kind if credential.kind != "offer" else ""
    variant = f"variant: {credential.variant}" if credential.variant else ""
    return Shown(
        number,
        credential.name or credential.id,
        credential.id,
        credential.provider or "",
        ", ".join(filter(None, (kind, variant, credential.label or ""))),
        where(credential.source),
        states,
        tuple(_stated(credential, path)),
        tuple(_told(result, anchors, path, findings, gate, short=short) for result in credential.results),
        tuple(_problem(one, gate) for one in findings if one.definition is None),
    )


def _problem(one: Finding, gate: Gate) -> tuple[str, str]:
    waived = gate.waived(one)
    parts = (f"{where(one.place)}: {one.message}.", one.help or "", "" if waived is None else f"Waived: {waived}")
    return gate.severity(one), " ".join(filter(None, parts))


def _stated(credential: CredentialReport, path: str | None) -> Iterator[Stated]:
    seen: dict[str, tuple[str, tuple[Place, ...]]] = {}
    for result in credential.results:
        for criterion in result.criteria if isinstance(result.criteria, tuple) else ():
            for fact in criterion.facts:
                places = tuple(place for place in fact.from_ if place.how in ("stated", "converted"))
                if places and fact.fact not in _IN_THE_HEAD:
                    seen.setdefault(fact.fact, (fact.shown, places))
    for name, (told, places) in seen.items():
        if not (name.startswith("awarding_body.") and seen.get(_of_provider(name)) == (told, places)):
            yield Stated(_plain(name), told, _places(places, path))


def _of_provider(name: str) -> str:
    return name.replace("awarding_body.", "provider.")


def _plain(name: str) -> str:
    return name.replace(".", " ").replace("_", " ")


def _places(places: Sequence[Place], path: str | None) -> str:
    found = dict.fromkeys(filter(None, (_place(place, path) for place in places)))
    return "; ".join(list(found)[:_MOST_PLACES]) + ("; …" if len(found) > _MOST_PLACES else "")


def _place(place: Place, path: str | None) -> str:
    """``line 9``, ``Sheet1!C7`` within the credential's own file, else with its path; and how it came about."""
    how = f"by the rule {place.rule}" if isinstance(place.rule, str) else ""
    if place.how == "converted":
        how = f"converted: {place.says}" if isinstance(place.says, str) else "converted"
    if place.how == "presumed":
        how = f"presumed {how}".strip()
    at = ""
    if path_of(place) not in (None, path):
        at = where(place)
    elif cell := cell_of(place):
        at = cell
    elif isinstance(place.line, int):
        at = f"line {place.line}"
    return ", ".join(filter(None, (at, how)))


def _told(
    result: ResultReport,
    anchors: Mapping[str, str],
    path: str | None,
    findings: Sequence[Finding],
    gate: Gate,
    *,
    short: bool,
) -> Told:
    name = name_of(result)
    criteria = {one.id: one for one in result.criteria} if isinstance(result.criteria, tuple) else {}
    deciding = [criteria[id_] for id_ in result.decided_by if id_ in criteria]
    settled = [one for one in deciding if result.verdict == "counts" or (one.outcome == "met" and len(deciding) > 1)]
    open_ = sorted(
        (one for one in deciding if one not in settled),
        key=lambda one: (_ORDER[one.outcome], one.why == "needs_judgement"),
    )
    mine = [one for one in findings if (one.definition, one.reading) == (result.definition, result.reading)]
    return Told(
        name,
        state_of(result),
        result.evidence or "",
        tuple(_deciding(one, result, anchors.get(f"{name}.{one.id}", ""), path, short=short) for one in open_),
        tuple(_lines(result, criteria, mine, gate, short=short)),
    )


def _deciding(one: CriterionReport, result: ResultReport, anchor: str, path: str | None, *, short: bool) -> Deciding:
    if short:
        return Deciding(one.id, anchor, _LETTERS[one.outcome], "", "", "")
    decisive = [place for fact in one.facts if fact.decides for place in fact.from_]
    settling = next((settle for settle in result.would_settle if settle.criterion == one.id), None)
    found = "not stated" if _NOTHING.fullmatch(one.message) else one.message
    if one.why == "needs_judgement":
        found = "a person has to judge it, and nobody has"
    settle = ""
    if settling is not None and settling.ask != "judge":
        settle = "; or ".join(settling.write[:_MOST_WAYS]) + ("; or …" if len(settling.write) > _MOST_WAYS else "")
    return Deciding(one.id, anchor, _LETTERS[one.outcome], found, _places(decisive, path), settle)


def _lines(
    result: ResultReport,
    criteria: Mapping[str, CriterionReport],
    findings: Sequence[Finding],
    gate: Gate,
    *,
    short: bool,
) -> Iterator[tuple[str, str]]:
    if result.decided_by == ("scope",):
        yield (
            "because",
            "whom it speaks about" if result.verdict == "out_of_scope" else "it is not known whom it covers",
        )
    yield from _presumed(result)
    silent = result.rests_on.silence
    follows = result.rests_on.follows
    if silent and result.verdict in ("counts", "undetermined"):
        yield "~ not contradicted, not shown", ", ".join(silent)
    if not short:
        met = [one.id for one in criteria.values() if one.outcome == "met" and one.kind == "constitutive"]
        met = [id_ for id_ in met if id_ not in silent]
        if met:
            yield "✓ met", ", ".join(met)
        if follows:
            yield "by rules of what follows", ", ".join(follows)
    yield from _judged(criteria.values())
    if isinstance(result.if_checked, str):
        yield "left out, known from memory only", f"with it: {verdict_words(result.if_checked)}"
    if result.gaps and result.verdict in ("counts", "undetermined"):
        yield from _gaps(result, criteria)
    for reading in result.readings:
        if reading.verdict != result.verdict:
            title = "" if short else f" ({reading.title})"
            yield "read otherwise", f"{reading.id}: {verdict_words(reading.verdict)}{title}"
    for finding in findings:
        waived = gate.waived(finding)
        if waived is not None:
            yield "waived", waived
        if gate.fails(finding):
            yield "fails the policy", finding.code


def _presumed(result: ResultReport) -> Iterator[tuple[str, str]]:
    if isinstance(result.presuming, PresumingReport):
        grade = ", known from memory only" if result.presuming.evidence == "unverified" else ""
        rules = ", ".join(result.presuming.by)
        yield "◇ presumed, not shown", f"{verdict_words(result.presuming.verdict)}, by {rules}{grade}"


def _judged(criteria: Iterable[CriterionReport]) -> Iterator[tuple[str, str]]:
    for one in criteria:
        judged = one.judgement
        if judged is not None:
            said = ", ".join(filter(None, (judged.by, judged.on, judged.because)))
            yield "judged by a person", f"{one.id}: {'met' if judged.met else 'not met'} ({said})"


def _gaps(result: ResultReport, criteria: Mapping[str, CriterionReport]) -> Iterator[tuple[str, str]]:
    gaps = [criteria[id_] for id_ in result.gaps if id_ in criteria]
    missing = [one.id for one in gaps if one.outcome == "not_met" and one.why != "not_stated"]
    unseen = [id_ for id_ in result.gaps if id_ not in missing]
    if missing:
        yield "required, missing", ", ".join(missing)
    if unseen:
        yield "required, not shown here", ", ".join(unseen)
