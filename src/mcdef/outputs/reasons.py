"""Why one definition gives its verdict: what was asked, what was found and where, the clause, what would settle it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mcdef.outputs.layout import Line, line, wrapped
from mcdef.outputs.minimal import minimal_lines
from mcdef.outputs.words import Marks, plural, verdict_words
from mcdef.report.model import (
    CredentialReport,
    CriterionReport,
    DefinitionReport,
    MinimalReport,
    Place,
    PresumingReport,
    Report,
    ResultReport,
    SettlingReport,
)

_IN = "  "
_DEEP = "      "
_MOST_PLACES = 3
_MOST_WAYS = 3
_HANGING = "        "
#: What is not met comes first, then what is not shown, then what a person has to judge.
_ORDER = {"not_met": 0, "unknown": 1, "met": 3}


def reasons(
    result: ResultReport, report: Report, credential: CredentialReport, width: int, marks: Marks
) -> Iterator[Line]:
    """The reasons of one verdict on a credential."""
    definition = next(one for one in report.definitions if (one.id, one.reading) == (result.definition, result.reading))
    yield from _head(result, definition, width)
    if isinstance(result.presuming, PresumingReport):
        yield from _presuming(result.presuming, width)
    if isinstance(result.minimal, MinimalReport):
        yield from minimal_lines(result, result.minimal, width)
        return
    if result.decided_by == ("scope",):
        yield from _scope(result, width)
        return
    criteria = () if not isinstance(result.criteria, tuple) else result.criteria
    if result.verdict == "undetermined":
        yield from _open(result, criteria, credential.kind, width)
    deciding = [one for one in criteria if one.id in result.decided_by]
    deciding.sort(key=lambda one: (_ORDER[one.outcome], one.why == "needs_judgement"))
    settling = {one.criterion: one for one in result.would_settle}
    for criterion in deciding:
        yield from _criterion(criterion, settling.get(criterion.id), result, report, credential, width, marks)
    if result.verdict == "undetermined":
        yield from _met(criteria, width)
    yield from _rests_on(result, width)
    yield from _unverified(result, criteria, width)
    yield from _gaps(result, criteria, width)
    yield from _readings(result, width)
    if result.verdict == "counts" and definition.notes:
        yield from wrapped(f"note: {definition.notes[0]}", width, indent=_IN, hanging=_HANGING)


def _head(result: ResultReport, definition: DefinitionReport, width: int) -> Iterator[Line]:
    name = result.definition if result.reading == "default" else f"{result.definition}@{result.reading}"
    head = f"{name}: {verdict_words(result.verdict)}"
    if isinstance(result.presuming, PresumingReport):
        head += f" ({verdict_words(result.presuming.verdict)}, if presumed)"
    yield line((head, f"head {result.verdict}"))
    grade = f"; evidence: {result.evidence}" if result.evidence else ""
    yield from wrapped(f"{definition.title} ({definition.status}{grade})", width, indent=_IN, style="dim")


def _presuming(presuming: PresumingReport, width: int) -> Iterator[Line]:
    rules = ", ".join(presuming.by)
    text = f"would be: {verdict_words(presuming.verdict)}, on {plural(len(presuming.by), 'presumption')} ({rules})"
    if presuming.evidence == "unverified":
        text += ", of which some are known only from memory"
    yield from wrapped(text + ". A presumption is what is normally so; nobody has shown it here.", width, indent=_IN)


def _open(result: ResultReport, criteria: Sequence[CriterionReport], kind: str, width: int) -> Iterator[Line]:
    """What an undetermined verdict begins with: nothing speaks against it, and how much is open."""
    few = plural(len(result.decided_by), "clause is", "clauses are")
    yield from wrapped(f"Nothing that is stated speaks against it; {few} open.", width, indent=_IN)
    straddling = any(one.why == "straddles" for one in criteria if one.id in result.decided_by)
    if kind == "class" and straddling:
        told = (
            "It describes a family of offers: some members may count and some may not. Describe one offer, or tell the "
            "offers apart under `variants:`."
        )
        yield from wrapped(told, width, indent=_IN)


def _scope(result: ResultReport, width: int) -> Iterator[Line]:
    if result.verdict == "out_of_scope":
        yield from wrapped("It does not speak about this credential.", width, indent=_IN)
        return
    facts = sorted({fact for one in result.would_settle for facts in one.met_by for fact in facts})
    yield from wrapped(f"It speaks only of some credentials; not stated: {', '.join(facts)}.", width, indent=_IN)


def _criterion(
    criterion: CriterionReport,
    settling: SettlingReport | None,
    result: ResultReport,
    report: Report,
    credential: CredentialReport,
    width: int,
    marks: Marks,
) -> Iterator[Line]:
    mark = "~" if criterion.why == "silence" and criterion.outcome == "met" else marks.of(criterion.outcome)
    yield line(f"{_IN}{mark} ", (criterion.id, "bold"))
    yield from wrapped(criterion.asks, width, indent=_DEEP)
    yield from wrapped(f"found: {criterion.message}", width, indent=_DEEP, hanging=_HANGING)
    for place, words in _places(criterion):
        yield line((f"{_DEEP}at: {place}", "dim"))
        if words:
            yield from wrapped(words, width, indent=_HANGING, style="dim")
    source = report.sources.get(criterion.cite.source)
    title = source.title if source is not None else criterion.cite.source
    at = f"{criterion.cite.at}; " if criterion.cite.at else ""
    yield from wrapped(f"clause: {at}{title}", width, indent=_DEEP, hanging=_HANGING, style="dim")
    if settling is not None:
        yield from _settle(criterion, settling, result, credential, width)


def _places(criterion: CriterionReport) -> list[tuple[str, str]]:
    """Where the facts that decide stand, and what made them of what stands there; each row or rule once."""
    found: dict[str, str] = {}
    for fact in criterion.facts:
        for place in fact.from_ if fact.decides else ():
            where, words = _place(place)
            if where and (not words or words not in found.values()):
                found.setdefault(where, words)
    return list(found.items())[:_MOST_PLACES]


def _place(place: Place) -> tuple[str, str]:
    if not isinstance(place.path, str):
        return "", ""
    where = place.text
    if place.how == "converted" and isinstance(place.says, str):
        return where, f"converted: {place.says}"
    return where, f"by the rule {place.rule}" if isinstance(place.rule, str) else ""


def _settle(
    criterion: CriterionReport, settling: SettlingReport, result: ResultReport, credential: CredentialReport, width: int
) -> Iterator[Line]:
    """What to state, in the words of the description's own format: YAML, or the columns of a table."""
    if settling.ask == "nothing":
        yield from wrapped("to settle it: nothing that a description can state", width, indent=_DEEP)
        return
    if settling.ask == "judge":
        where = "in a file in YAML, under `judgements:`" if credential.source.in_table else "under `judgements:`"
        yield from wrapped(f"to settle it, a person judges and writes {where}", width, indent=_DEEP)
        yield line(f"{_HANGING}- criterion: {result.definition}.{criterion.id}")
        for rest in ("met: true", "by: …", "because: …"):
            yield line(f"{_HANGING}  {rest}")
        return
    ways = settling.write
    if not ways:
        yield from wrapped("nothing that is still open could make it met", width, indent=_DEEP)
        return
    verb = "to settle it, state more exactly" if settling.ask == "narrow" else "to settle it, state"
    yield line(f"{_DEEP}{verb}" + (" one of" if len(ways) > 1 else ""))
    for way in ways[:_MOST_WAYS]:
        yield from wrapped(way, width, indent=_HANGING, hanging=_HANGING + "  ")
    if len(ways) > _MOST_WAYS:
        yield line(f"{_HANGING}or in {plural(len(ways) - _MOST_WAYS, 'other way')}")


def _met(criteria: Sequence[CriterionReport], width: int) -> Iterator[Line]:
    """Of an open verdict: the clauses that are met, by what is stated or what follows from it."""
    met = [one for one in criteria if one.kind == "constitutive" and one.outcome == "met" and one.why != "silence"]
    follows = [
        one.id for one in met if any(place.how == "followed" for f in one.facts if f.decides for place in f.from_)
    ]
    shown = [one.id for one in met if one.id not in follows]
    if shown:
        yield from wrapped(f"met by what is stated: {', '.join(shown)}", width, indent=_IN, hanging=_HANGING)
    if follows:
        told = f"met by what follows from it: {', '.join(follows)}"
        yield from wrapped(told, width, indent=_IN, hanging=_HANGING)


def _rests_on(result: ResultReport, width: int) -> Iterator[Line]:
    silence, follows = result.rests_on.silence, result.rests_on.follows
    if silence and result.verdict in ("counts", "undetermined"):
        text = f"~ not contradicted, but not shown either: {', '.join(silence)}"
        yield from wrapped(text, width, indent=_IN, hanging=_HANGING)
    if follows:
        text = f"what follows, by the rules: {', '.join(follows)}"
        yield from wrapped(text, width, indent=_IN, hanging=_HANGING)


def _unverified(result: ResultReport, criteria: Sequence[CriterionReport], width: int) -> Iterator[Line]:
    left_out = [one for one in criteria if one.kind == "constitutive" and one.evidence == "unverified"]
    if left_out and isinstance(result.if_checked, str):
        names = ", ".join(one.id for one in left_out)
        text = (
            f"known only from memory and left out: {names}; with it the verdict is {verdict_words(result.if_checked)}"
        )
        yield from wrapped(text, width, indent=_IN, hanging=_HANGING)


def _gaps(result: ResultReport, criteria: Sequence[CriterionReport], width: int) -> Iterator[Line]:
    """Required elements: *missing* is known to be absent, *not shown here* is not stated. The verdict stands."""
    if result.verdict not in ("counts", "undetermined"):
        return
    gaps = [one for one in criteria if one.id in result.gaps]
    missing = [one.id for one in gaps if one.outcome == "not_met" and one.why != "not_stated"]
    unseen = [one.id for one in gaps if one.id not in missing]
    if missing:
        yield from wrapped(f"required, missing: {', '.join(missing)}", width, indent=_IN, hanging=_HANGING)
    if unseen:
        yield from wrapped(f"required, not shown here: {', '.join(unseen)}", width, indent=_IN, hanging=_HANGING)


def _readings(result: ResultReport, width: int) -> Iterator[Line]:
    for reading in result.readings:
        if reading.verdict != result.verdict:
            why = f" ({', '.join(reading.decided_by)})" if reading.verdict == "does_not_count" else ""
            text = f"read otherwise, {reading.id}: {verdict_words(reading.verdict)}{why}. {reading.title}"
            yield from wrapped(text, width, indent=_IN, hanging=_HANGING)
