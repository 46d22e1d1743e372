"""One credential as the page shows it: what is stated, and what decided each verdict and would settle it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from mcdef.outputs.html_texts import Texts
from mcdef.outputs.places import cell_of, path_of, where
from mcdef.outputs.states import STATES, name_of, state_of
from mcdef.outputs.words import fact_words, verdict_words
from mcdef.report.findings import Finding, Gate, findings_of_credential
from mcdef.report.model import CredentialReport, CriterionReport, Place, PresumingReport, ResultReport

__all__ = ["Deciding", "Line", "Shown", "Stated", "Told", "shown_credential"]

#: What is not met comes first, then what is open, then what a person judges, then what is met.
_ORDER: Final = {"not_met": 0, "unknown": 1, "met": 3}
_LETTERS: Final = {"met": "c", "not_met": "n", "unknown": "u"}
_MOST_WAYS: Final = 3
_NOTHING: Final = ": not stated"
_IN_THE_HEAD: Final = ("title", "provider.name", "awarding_body.name")
_MOST_PLACES: Final = 3
_MET: Final = "✓ met"
_FOLLOWS: Final = "by rules of what follows"
_BECAUSE: Final = "because of"
_SILENT: Final = "~ not contradicted, not shown"
_PRESUMED: Final = "◇ presumed, not shown"
_UNSEEN: Final = "required, not shown here"
#: How a link to one of them is called, where there are thousands.
_SHORT: Final = {_FOLLOWS: "by rule", _SILENT: "~ not contradicted", _PRESUMED: "◇ presumed", _UNSEEN: "not shown here"}


@dataclass(frozen=True, slots=True)
class Deciding:
    """A clause that decided: its letter, what was found, where it stands, and what would settle it.

    ``anchor`` leads to the clause, or to the text that is told there once for all whom it is about.
    """

    id: str
    anchor: str
    letter: str
    found: str
    places: str
    settle: str


@dataclass(frozen=True, slots=True)
class Line:
    """What else is to know of a verdict: a word for what it is, and the text, or the anchor where it is told once."""

    word: str
    text: str
    anchor: str = ""
    title: str = ""
    more: bool = False
    """whether paper can do without it, as it can without the title"""


@dataclass(frozen=True, slots=True)
class Told:
    """One verdict, of one definition or of several that say it in the same words."""

    names: tuple[str, ...]
    letter: str
    evidence: str
    deciding: tuple[Deciding, ...]
    lines: tuple[Line, ...]


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

    @property
    def by_state(self) -> tuple[tuple[str, tuple[Told, ...]], ...]:
        """The verdicts by their letter, in the order of the states."""
        ranks = {letter: rank for rank, letter in enumerate(STATES)}
        ranked = sorted(self.verdicts, key=lambda told: ranks[told.letter])
        return tuple((letter, tuple(group)) for letter, group in groupby(ranked, key=lambda told: told.letter))


@dataclass(frozen=True, slots=True)
class _Told:
    """What telling a verdict needs: anchors of clauses, what the policy says, and the texts that are told once."""

    anchors: Mapping[str, str]
    path: str | None
    line: int | None
    findings: Sequence[Finding]
    gate: Gate
    texts: Texts | None


def shown_credential(
    credential: CredentialReport, number: int, states: str, anchors: Mapping[str, str], gate: Gate, texts: Texts | None
) -> Shown:
    """A credential with its verdicts. With ``texts``, what several may have in common is told there and linked to."""
    findings = tuple(findings_of_credential(credential))
    line = credential.source.line if isinstance(credential.source.line, int) else None
    by = _Told(anchors, path_of(credential.source), line, findings, gate, texts)
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
        tuple(_stated(credential, by)),
        tuple(_joined(by, [_told(result, by) for result in _in_order(credential, by)])),
        tuple(_problem(one, gate) for one in findings if one.definition is None),
    )


def _problem(one: Finding, gate: Gate) -> tuple[str, str]:
    waived = gate.waived(one)
    parts = (f"{where(one.place)}: {one.message}.", one.help or "", "" if waived is None else f"Waived: {waived}")
    return gate.severity(one), " ".join(filter(None, parts))


def _stated(credential: CredentialReport, by: _Told) -> Iterator[Stated]:
    seen: dict[str, tuple[str, tuple[Place, ...]]] = {}
    for result in credential.results:
        for criterion in result.criteria if isinstance(result.criteria, tuple) else ():
            for fact in criterion.facts:
                places = tuple(place for place in fact.from_ if place.how in ("stated", "converted"))
                if places and fact.fact not in _IN_THE_HEAD:
                    seen.setdefault(fact.fact, (fact.shown, places))
    for name, (told, places) in seen.items():
        if not (name.startswith("awarding_body.") and seen.get(_of_provider(name)) == (told, places)):
            yield Stated(fact_words(name), told, _places(places, by))


def _of_provider(name: str) -> str:
    return name.replace("awarding_body.", "provider.")


def _places(places: Sequence[Place], by: _Told, *, how_only: bool = False) -> str:
    found = dict.fromkeys(filter(None, (_place(place, by, how_only=how_only) for place in places)))
    return "; ".join(list(found)[:_MOST_PLACES]) + ("; …" if len(found) > _MOST_PLACES else "")


def _place(place: Place, by: _Told, *, how_only: bool) -> str:
    """``line 9``, ``Sheet1!C7`` within the credential's own file, else with its path; and how it came about.

    The line that the whole credential is on is in its head already.
    """
    how = f"by the rule {place.rule}" if isinstance(place.rule, str) else ""
    if place.how == "converted":
        how = f"converted: {place.says}" if isinstance(place.says, str) else "converted"
    if place.how == "presumed":
        how = f"presumed {how}".strip()
    at = ""
    if how_only:
        pass
    elif path_of(place) not in (None, by.path):
        at = where(place)
    elif cell := cell_of(place):
        at = cell
    elif isinstance(place.line, int) and place.line != by.line:
        at = f"line {place.line}"
    return ", ".join(filter(None, (at, how)))


def _in_order(credential: CredentialReport, by: _Told) -> list[ResultReport]:
    """The verdicts in the order of the page."""
    ranks = {name: rank for rank, name in enumerate(by.anchors)}
    return sorted(credential.results, key=lambda result: ranks[name_of(result)])


def _joined(by: _Told, verdicts: Sequence[Told]) -> Iterator[Told]:
    """Those that follow one another and say the same are told once; where texts are shared, each is short already."""
    if by.texts is not None:
        yield from verdicts
        return
    for _, group in groupby(verdicts, key=_said):
        first, *more = group
        yield replace(first, names=tuple(name for told in (first, *more) for name in told.names))


def _said(told: Told) -> object:
    return told.letter, told.evidence, tuple(replace(one, anchor="") for one in told.deciding), told.lines


def _told(result: ResultReport, by: _Told) -> Told:
    name = name_of(result)
    criteria = {one.id: one for one in result.criteria} if isinstance(result.criteria, tuple) else {}
    deciding = [criteria[id_] for id_ in result.decided_by if id_ in criteria]
    settled = [one for one in deciding if result.verdict == "counts" or (one.outcome == "met" and len(deciding) > 1)]
    open_ = sorted(
        (one for one in deciding if one not in settled),
        key=lambda one: (_ORDER[one.outcome], one.why == "needs_judgement"),
    )
    about = by.anchors.get(name, "")
    return Told(
        (name,),
        state_of(result),
        result.evidence or "",
        tuple(_deciding(one, result, by) for one in open_),
        (
            *_once(_lines(result, criteria), result.verdict, about, by.texts),
            *_judged(criteria.values()),
            *_policy(result, by),
        ),
    )


def _once(lines: Iterable[Line], verdict: str, about: str, texts: Texts | None) -> Iterator[Line]:
    """The lines, or the anchors of what they say; the page says once for all what is met, and what is out of scope."""
    if texts is None:
        yield from lines
        return
    told: dict[str, list[str]] = {}
    for line in lines:
        if line.word != _MET and not (line.word == _BECAUSE and verdict == "out_of_scope"):
            told.setdefault(line.word, []).append(f"{line.text} ({line.title})" if line.title else line.text)
    for word, parts in told.items():
        yield Line(_SHORT.get(word, word), "", texts.anchor(about, word, "; ".join(parts)))


def _deciding(one: CriterionReport, result: ResultReport, by: _Told) -> Deciding:
    anchor = by.anchors.get(f"{name_of(result)}.{one.id}", "")
    settling = next((settle for settle in result.would_settle if settle.criterion == one.id), None)
    found = _found(one.message)
    if one.why == "needs_judgement":
        found = "for a person to judge"
    settle = ""
    if settling is not None and settling.ask != "judge":
        settle = "; or ".join(settling.write[:_MOST_WAYS]) + ("; or …" if len(settling.write) > _MOST_WAYS else "")
    decisive = [place for fact in one.facts if fact.decides for place in fact.from_]
    letter = _LETTERS[one.outcome]
    if by.texts is None:
        return Deciding(one.id, anchor, letter, found, _places(decisive, by), settle)
    how = _places(decisive, by, how_only=True)
    told = f"{found} ({how})" if how else found
    return Deciding(one.id, by.texts.anchor(anchor, letter, told, settle), letter, "", "", "")


def _found(message: str) -> str:
    """What was found. Facts of which nothing is stated are named in one go, and the only one not at all."""
    parts = message.split("; ")
    names = [part.removesuffix(_NOTHING) for part in parts]
    if any(name == part or ":" in name for name, part in zip(names, parts, strict=True)):
        return message
    return "not stated" if len(names) == 1 else f"not stated: {', '.join(names)}"


def _lines(result: ResultReport, criteria: Mapping[str, CriterionReport]) -> Iterator[Line]:
    """What other credentials may have word for word."""
    if result.decided_by == ("scope",):
        outside = result.verdict == "out_of_scope"
        yield Line(_BECAUSE, "whom it speaks about" if outside else "its scope: it is not known whom it covers")
    if isinstance(result.presuming, PresumingReport):
        grade = ", known from memory only" if result.presuming.evidence == "unverified" else ""
        rules = ", ".join(result.presuming.by)
        yield Line(_PRESUMED, f"{verdict_words(result.presuming.verdict)}, by {rules}{grade}")
    silent = result.rests_on.silence
    if silent and result.verdict in ("counts", "undetermined"):
        yield Line(_SILENT, ", ".join(silent))
    met = [one.id for one in criteria.values() if one.outcome == "met" and one.kind == "constitutive"]
    met = [id_ for id_ in met if id_ not in silent]
    if met:
        yield Line(_MET, ", ".join(met), more=True)
    if result.rests_on.follows:
        yield Line(_FOLLOWS, ", ".join(result.rests_on.follows), more=True)
    if isinstance(result.if_checked, str):
        yield Line("left out, known from memory only", f"with it: {verdict_words(result.if_checked)}")
    if result.gaps and result.verdict in ("counts", "undetermined"):
        yield from _gaps(result, criteria)
    for reading in result.readings:
        if reading.verdict != result.verdict:
            yield Line("read otherwise", f"{reading.id}: {verdict_words(reading.verdict)}", title=reading.title)


def _gaps(result: ResultReport, criteria: Mapping[str, CriterionReport]) -> Iterator[Line]:
    gaps = [criteria[id_] for id_ in result.gaps if id_ in criteria]
    missing = [one.id for one in gaps if one.outcome == "not_met" and one.why != "not_stated"]
    unseen = [id_ for id_ in result.gaps if id_ not in missing]
    if missing:
        yield Line("required, missing", ", ".join(missing))
    if unseen:
        yield Line(_UNSEEN, ", ".join(unseen))


def _judged(criteria: Iterable[CriterionReport]) -> Iterator[Line]:
    for one in criteria:
        judged = one.judgement
        if judged is not None:
            said = ", ".join(filter(None, (judged.by, judged.on, judged.because)))
            yield Line("judged by a person", f"{one.id}: {'met' if judged.met else 'not met'} ({said})")


def _policy(result: ResultReport, by: _Told) -> Iterator[Line]:
    """What the policy says of the verdict: it is waived, or it fails the run."""
    for finding in by.findings:
        if (finding.definition, finding.reading) != (result.definition, result.reading):
            continue
        waived = by.gate.waived(finding)
        if waived is not None:
            yield Line("waived", waived)
        if by.gate.fails(finding):
            yield Line("fails the policy", finding.code)
