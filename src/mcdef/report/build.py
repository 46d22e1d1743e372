"""From verdicts to the report that every output reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest
from typing import Any, Final

from mcdef.credential.read import Described
from mcdef.definition.model import Criterion, Definition, Reading
from mcdef.documents.document import Document
from mcdef.documents.place import Span
from mcdef.documents.problem import Problem
from mcdef.facts.in_cells import cells_to_write
from mcdef.facts.known import Facts, Known, Origin, Pointer
from mcdef.facts.show import shown, way_to_write
from mcdef.logic.algebra import Leaf, Test, facts_of
from mcdef.logic.evaluate import deciding_leaves
from mcdef.report import model
from mcdef.report.jsonable import value_of
from mcdef.verdict.explain import message
from mcdef.verdict.judge import Judged
from mcdef.verdict.minimal import Minimal
from mcdef.verdict.model import CriterionResult, Result, Settling, Verdict
from mcdef.version import VERSION

OF_FILES: Final = frozenset({"sheets-left-out", "totals-left-out"})
"""Problems that are about a file and about none of its descriptions, though they come with the first."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One description of a run: its id, and its verdicts or the problems that kept it from being read."""

    id: str
    path: str
    judged: Judged | None
    problems: tuple[Problem, ...]
    line: int | None = None
    column: int | None = None
    sheet: str | None = None
    cell: str | None = None


def report_of(entries: Sequence[Entry], options: model.OptionsReport, *, brief: bool = False) -> model.Report:
    """The report of a run, sorted by path and within a document by place."""
    entries = sorted(entries, key=lambda entry: entry.path)  # stable: the order of a document stays
    of_files = [problem for entry in entries for problem in entry.problems if problem.code in OF_FILES]
    credentials = tuple(_credential(entry, brief=brief) for entry in entries)
    ran = _definitions(entries)
    return model.Report(
        mcdef=VERSION,
        options=options,
        definitions=tuple(_definition(definition, reading) for definition, reading in ran.values()),
        not_run=_not_run(entries),
        sources=_sources(definition for definition, _ in ran.values()),
        credentials=credentials,
        problems=tuple(problem_report(problem) for problem in of_files),
        summary=summary_of(credentials),
    )


def summary_of(credentials: Iterable[model.CredentialReport]) -> Mapping[str, Any]:
    """How many verdicts of each kind, and how many when presumptions are used."""
    verdicts = [result for credential in credentials for result in credential.results]
    counted = {verdict.value: sum(one.verdict == verdict.value for one in verdicts) for verdict in Verdict}
    presumed: dict[str, int] = {}
    for one in verdicts:
        if isinstance(one.presuming, model.PresumingReport):
            presumed[one.presuming.verdict] = presumed.get(one.presuming.verdict, 0) + 1
    return {**counted, "presuming": presumed}


def _definitions(entries: Iterable[Entry]) -> dict[tuple[str, str], tuple[Definition, Reading]]:
    ran = {
        (result.definition.id, result.reading.id): (result.definition, result.reading)
        for entry in entries
        if entry.judged is not None
        for result in entry.judged.results
    }
    return dict(sorted(ran.items()))


def _definition(definition: Definition, reading: Reading) -> model.DefinitionReport:
    constitutive = [criterion.evidence for criterion in reading.criteria if criterion.constitutive]
    return model.DefinitionReport(
        id=definition.id,
        title=definition.title,
        family=definition.family,
        reading=reading.id,
        status=definition.status,
        sha256=definition.digest,
        evidence=tuple(sorted(set(constitutive))),
        notes=definition.notes,
        url=next((source.url for source in definition.sources.values() if source.url), None),
        adopted=model.OMIT if definition.adopted is None else definition.adopted,
    )


def _not_run(entries: Iterable[Entry]) -> tuple[model.NotRunReport, ...]:
    found = {(one.id, one.why) for entry in entries if entry.judged is not None for one in entry.judged.not_run}
    return tuple(model.NotRunReport(id_, why) for id_, why in sorted(found))


def _sources(definitions: Iterable[Definition]) -> Mapping[str, model.SourceReport]:
    """The sources of the definitions that ran. Two definitions may use one short name: then the id tells them apart."""
    found: dict[str, model.SourceReport] = {}
    for definition in definitions:
        for name, source in definition.sources.items():
            found[source_key(definition, name)] = model.SourceReport(source.title, source.url)
    return found


def source_key(definition: Definition, name: str) -> str:
    """The name of a source across definitions: ``eu-2022:oj``."""
    return f"{definition.id}:{name}"


def _credential(entry: Entry, *, brief: bool) -> model.CredentialReport:
    judged = entry.judged
    if judged is None:
        return model.CredentialReport(
            id=entry.id,
            name=None,
            variant=None,
            provider=None,
            label=None,
            source=_source_place(entry),
            results=(),
            problems=_problems(entry.problems),
        )
    described = judged.described
    credential = described.credential
    facts = judged.inferred.facts

    @cache  # many clauses read one fact
    def told(name: str, decides: bool) -> model.FactReport:
        return fact_report(name, facts, described, decides=decides)

    return model.CredentialReport(
        id=entry.id,
        name=credential.name,
        variant=described.variant_name,
        provider=credential.provider.name if credential.provider is not None else None,
        label=None,
        source=_source_place(entry),
        results=tuple(
            result_report(
                result,
                shortest,
                None if brief else tuple(_criterion(one, result, facts, told) for one in result.criteria),
                described.document,
            )
            for result, shortest in zip_longest(judged.results, judged.minimal)
        ),
        problems=_problems((*entry.problems, *judged.problems)),
        kind=credential.kind,
    )


def _problems(problems: Iterable[Problem]) -> tuple[model.ProblemReport, ...]:
    return tuple(problem_report(problem) for problem in problems if problem.code not in OF_FILES)


def _source_place(entry: Entry) -> model.Place:
    return model.Place(
        path=entry.path,
        line=model.OMIT if entry.line is None or entry.sheet is not None else entry.line,
        column=model.OMIT if entry.column is None or entry.sheet is not None else entry.column,
        sheet=model.OMIT if entry.sheet is None else entry.sheet,
        cell=model.OMIT if entry.cell is None else entry.cell,
    )


def _at(span: Span) -> Mapping[str, Any]:
    """The keys of a place: line and column, or sheet and cell; a cell of a CSV file has both."""
    found: dict[str, Any] = {} if span.sheet is not None else {"line": span.line, "column": span.column}
    if span.sheet is not None:
        found["sheet"] = span.sheet
    if span.cell is not None:
        found["cell"] = span.cell
    return found


def problem_report(problem: Problem) -> model.ProblemReport:
    """A problem with its place."""
    place = model.Place(
        path=model.OMIT if problem.source is None else problem.source.path,
        pointer=pointer_text(problem.pointer) if problem.pointer else model.OMIT,
        **({} if problem.span is None else _at(problem.span)),
    )
    return model.ProblemReport(problem.severity, problem.code, problem.message, problem.help, place)


def pointer_text(pointer: Pointer) -> str:
    """RFC 6901: ``/credits/0``."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in pointer)


def result_report(
    result: Result,
    shortest: Minimal | None,
    criteria: tuple[model.CriterionReport, ...] | None,
    document: Document | None = None,
) -> model.ResultReport:
    """One verdict; without criteria where a report is brief."""
    presuming = result.presuming
    return model.ResultReport(
        definition=result.definition.id,
        reading=result.reading.id,
        verdict=result.verdict.value,
        decided_by=result.decided_by,
        evidence=result.evidence,
        rests_on=model.RestsOnReport(result.rests_on.silence, result.rests_on.follows),
        presuming=model.OMIT
        if presuming is None
        else model.PresumingReport(presuming.verdict.value, presuming.by, presuming.evidence),
        would_settle=tuple(_settling(one, result, document) for one in result.would_settle),
        readings=tuple(
            model.ReadingReport(one.id, one.verdict.value, one.decided_by, one.title) for one in result.readings
        ),
        gaps=result.gaps,
        criteria=model.OMIT if criteria is None else criteria,
        if_checked=model.OMIT if result.if_checked is None else result.if_checked.value,
        minimal=model.OMIT
        if shortest is None
        else model.MinimalReport(shortest.forced_by, shortest.to_count, shortest.to_fail, shortest.cannot_matter),
    )


def _settling(one: Settling, result: Result, document: Document | None) -> model.SettlingReport:
    criterion = result.reading.criterion(one.criterion)
    return settling_report(one, result.reading.scope if criterion is None else criterion.test, document)


def settling_report(one: Settling, test: Test | None, document: Document | None = None) -> model.SettlingReport:
    """What would settle an open test, and what to write for it."""
    ways = tuple(_way(facts, test, document) for facts in one.met_by if facts)
    return model.SettlingReport(one.criterion, one.ask, one.met_by, one.not_met_by, ways)


def _way(facts: Sequence[str], test: Test | None, document: Document | None) -> str:
    """What to write: as cells of a row where that is what people fill in, else as a description has it."""
    if document is None or not document.is_row:
        return way_to_write(facts, test)
    return "; and ".join(document.cell_to_write(keys, text) for keys, text in cells_to_write(facts, test))


def _criterion(
    one: CriterionResult, result: Result, facts: Facts, told: Callable[[str, bool], model.FactReport]
) -> model.CriterionReport:
    decisive = decisive_facts(one)
    read = tuple(told(name, name in decisive) for name in facts_read(one.criterion))
    return criterion_report(one, result.definition, message(one, facts), read)


def facts_read(criterion: Criterion) -> tuple[str, ...]:
    """The facts that a criterion reads, in the order in which a report lists them."""
    return () if criterion.test is None else facts_of(criterion.test)


def criterion_report(
    one: CriterionResult, definition: Definition, said: str, facts: tuple[model.FactReport, ...]
) -> model.CriterionReport:
    """A criterion with its outcome, what is said of it, and the facts that it read."""
    criterion, judgement = one.criterion, one.judgement
    return model.CriterionReport(
        id=criterion.id,
        kind=criterion.kind.value,
        asks=criterion.asks,
        outcome=one.outcome.value,
        why=one.why,
        message=said,
        facts=facts,
        judgement=None
        if judgement is None
        else model.JudgementReport(
            judgement.met,
            judgement.by,
            judgement.on.isoformat() if judgement.on else None,
            judgement.because,
        ),
        limit=dict(criterion.limits) or None,
        cite=model.CiteReport(source_key(definition, criterion.cite.source), criterion.cite.at),
        evidence=criterion.evidence,
        note=model.OMIT if criterion.note is None else criterion.note,
    )


def decisive_facts(one: CriterionResult) -> frozenset[str]:
    """The facts that made the outcome what it is."""
    if one.finding is None:
        return frozenset()
    return frozenset(leaf.test.fact for leaf in deciding_leaves(one.finding) if isinstance(leaf.test, Leaf))


def fact_report(name: str, facts: Facts, described: Described, *, decides: bool = False) -> model.FactReport:
    """A fact with its value, and the places it comes from."""

    def place(pointer: Pointer) -> model.Place:
        origin = described.origin(pointer)
        source, span = described.document.origin(origin)
        whole = described.document.pointer(origin)
        return model.Place(path=source.path, pointer=pointer_text(whole) if whole else model.OMIT, **_at(span))

    return fact_at(name, facts[name], place, decides=decides)


def fact_at(name: str, known: Known, place: Callable[[Pointer], model.Place], *, decides: bool) -> model.FactReport:
    """A fact with its value; ``place`` finds what a pointer into the description means."""
    places = tuple(dict.fromkeys(_origin(origin, place) for origin in known.origins))
    return model.FactReport(name, value_of(known.value), shown(name, known.value), places, decides)


def _origin(origin: Origin, place: Callable[[Pointer], model.Place]) -> model.Place:
    return replace(
        model.Place() if origin.pointer is None else place(origin.pointer),
        how=origin.how,
        rule=model.OMIT if origin.rule is None else origin.rule,
        says=model.OMIT if origin.says is None else origin.says,
    )
