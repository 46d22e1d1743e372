"""The report for people: a verdict for each definition first, then the reasons.

*Does not count* comes first, then what is not shown, then what counts. What is shown, what is only not contradicted
and what is presumed are told apart in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from mcdef.documents.cells import cells
from mcdef.outputs.counting import counting_line, unreadable
from mcdef.outputs.layout import BLANK, Line, line, padded, wrapped
from mcdef.outputs.reasons import reasons
from mcdef.outputs.words import Marks, plural, verdict_words
from mcdef.report.model import OMIT, CredentialReport, PresumingReport, Report, ResultReport

_BEFORE = 22  # columns before the name of a definition, and the two after it
_ORDER = ("does_not_count", "undetermined", "counts", "out_of_scope")


@dataclass(frozen=True, slots=True)
class Look:
    """How the text is set: its width, the marks the stream can take, and what is asked for."""

    width: int = 80
    marks: Marks = field(default_factory=Marks)
    brief: bool = False
    presume: bool = False


def text_lines(report: Report, look: Look) -> Iterator[Line]:
    """The whole report."""
    for credential in report.credentials:
        if unreadable(credential):
            continue
        yield from _credential(credential, report, look)
    for one in report.not_run:
        yield line((f"not run: {one.id} ({one.why})", "dim"))
    if report.credentials:
        yield from wrapped(counting_line(report), look.width)


def _credential(credential: CredentialReport, report: Report, look: Look) -> Iterator[Line]:
    title = credential.name or credential.id
    by = f", {credential.provider}" if credential.provider else ""
    yield from wrapped(f"{title}{by}", look.width, style="bold", whole=False)
    yield line((_place(credential), "dim"))
    yield BLANK
    if credential.results:
        yield from _table(credential.results, look)
    else:
        yield line("  no definition that was asked for ran")
    yield BLANK
    if look.brief:
        return
    for verdict in _ORDER:
        for result in credential.results:
            if result.verdict == verdict:
                yield from reasons(result, report, credential, look.width, look.marks)
                yield BLANK


def _place(credential: CredentialReport) -> str:
    source = credential.source
    if isinstance(source.sheet, str):
        return source.text
    return f"{source.path}" if source.line in (OMIT, 1) else f"{source.path}:{source.line}"


def _table(results: Sequence[ResultReport], look: Look) -> Iterator[Line]:
    """One line a definition: the verdict in words, the definition, and the presumed verdict beside it."""
    width = max(cells(_name(result)) for result in results)
    for result in results:
        first, style, beside = _verdict_cells(result, look, look.width - width - _BEFORE)
        named = f"{padded(_name(result), width)}  {beside}".rstrip()
        yield line("  ", (f"{look.marks.of(style)} {first:<15}", style), f" {named}")
    if look.presume and any(isinstance(result.presuming, PresumingReport) for result in results):
        yield from wrapped("* with presumptions; the verdict without them stands beside it", look.width, indent="  ")


def _verdict_cells(result: ResultReport, look: Look, room: int) -> tuple[str, str, str]:
    """The words in front, their style, and what stands beside the definition's name."""
    presuming = result.presuming
    if not isinstance(presuming, PresumingReport):
        return verdict_words(result.verdict), result.verdict, _decided(result, room)
    presumed = verdict_words(presuming.verdict)
    if look.presume:
        return f"{presumed}*", presuming.verdict, f"shown: {verdict_words(result.verdict)}"
    several = f"{plural(len(presuming.by), 'presumption')}"
    return verdict_words(result.verdict), result.verdict, f"{presumed}, with {several}"


def _name(result: ResultReport) -> str:
    return result.definition if result.reading == "default" else f"{result.definition}@{result.reading}"


def _decided(result: ResultReport, room: int) -> str:
    if result.verdict == "does_not_count":
        return _fitting("", result.decided_by, room)
    if result.verdict == "undetermined":
        return _fitting("open: ", result.decided_by, room)
    if result.rests_on.silence:
        return _fitting("not contradicted: ", result.rests_on.silence, room)
    return ""


def _fitting(head: str, names: Sequence[str], room: int) -> str:
    """As many names as there is room for, and how many more there are."""
    for shown in range(len(names), 0, -1):
        rest = len(names) - shown
        text = head + ", ".join(names[:shown]) + (f" and {rest} more" if rest else "")
        if cells(text) <= room:
            return text
    return f"{head}{plural(len(names), 'clause')}"
