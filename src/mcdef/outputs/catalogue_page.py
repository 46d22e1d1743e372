"""A catalogue as Markdown: a page of its own, and the step summary of GitHub, which has a limit of size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from mcdef.outputs.counting import catalogue_line
from mcdef.outputs.pages import code, escaped, table
from mcdef.outputs.places import where
from mcdef.outputs.words import plural, verdict_words
from mcdef.report.findings import Finding, Gate, findings_of, findings_of_credential
from mcdef.report.model import CredentialReport, PresumingReport, Report, ResultReport
from mcdef.report.settling import open_facts

#: GitHub refuses a summary over 1 MiB; other steps' text may stand before ours.
SUMMARY_BYTES: Final = 1_000_000
_MOST_FACTS: Final = 20
_KEYS: Final = ("counts", "does_not_count", "undetermined", "out_of_scope")


def markdown_text(report: Report, gate: Gate) -> str:
    """The whole page."""
    return "\n".join(_sections(report, gate))


def summary_text(report: Report, gate: Gate, limit: int = SUMMARY_BYTES) -> str:
    """The same, cut after a whole section where it would be too large; what needs attention comes first."""
    sections = list(_sections(report, gate, attention_first=True))
    sizes = [len(section.encode("utf-8", "backslashreplace")) + 1 for section in sections]
    if sum(sizes) <= limit:
        return "\n".join(sections)
    kept, used = 0, len(_cut(len(sections), len(sections)).encode()) + 1
    while kept < len(sections) and used + sizes[kept] <= limit:
        used += sizes[kept]
        kept += 1
    return "\n".join((*sections[:kept], _cut(len(sections) - kept, len(sections))))


def _cut(left_out: int, of: int) -> str:
    return (
        f"**Cut here:** {left_out} of {plural(of, 'section')} are left out, because a summary may not be larger. "
        "`-o markdown=` and `-o xlsx=` hold everything.\n"
    )


def _sections(report: Report, gate: Gate, *, attention_first: bool = False) -> Iterator[str]:
    yield f"# Under which definitions do these credentials count?\n\n{escaped(catalogue_line(report, gate))}\n"
    numbers = list(_numbers(report))
    if numbers:
        yield _section("By definition", table(("definition", *map(verdict_words, _KEYS)), numbers))
    of_files = [one for one in findings_of(report, gate) if not one.credential]
    if of_files:
        yield "\n".join(map(_problem, of_files)) + "\n"
    facts = open_facts(report)
    if facts:
        rows = [(_cell(one.name), str(one.verdicts), str(one.alone), _cell(one.write)) for one in facts[:_MOST_FACTS]]
        heads = ("fact", "undetermined verdicts it helps to settle", "alone", "write in the description")
        yield _section("What would settle most", table(heads, rows))
    parts = [(list(findings_of_credential(one, gate)), one) for one in report.credentials]
    if attention_first:
        parts.sort(key=lambda part: _urgency(part[0], gate))  # stable: the order of the report stays
    for findings, credential in parts:
        yield _credential(credential, findings, gate)


def _urgency(findings: Sequence[Finding], gate: Gate) -> int:
    """What could not be read, then what fails, then what does not count, then the rest."""
    if any(one.unreadable for one in findings):
        return 0
    if any(gate.fails(one) for one in findings):
        return 1
    return 2 if any(one.code == "does-not-count" for one in findings) else 3


def _section(title: str, lines: Iterator[str]) -> str:
    return f"## {title}\n\n" + "\n".join(lines) + "\n"


def _numbers(report: Report) -> Iterator[Sequence[str]]:
    counted: dict[str, dict[str, int]] = {}
    for credential in report.credentials:
        for result in credential.results:
            counted.setdefault(_name(result), dict.fromkeys(_KEYS, 0))[result.verdict] += 1
    for name, of in sorted(counted.items()):
        yield (_cell(name), *(str(of[key]) for key in _KEYS))


def _credential(credential: CredentialReport, findings: Sequence[Finding], gate: Gate) -> str:
    by = f", {credential.provider}" if credential.provider else ""
    lines = [f"## {escaped(f'{credential.name or credential.id}{by}')}", "", code(where(credential.source)), ""]
    problems = [one for one in findings if one.definition is None]
    lines += map(_problem, problems)
    if problems:
        lines.append("")
    if credential.results:
        rows = [_row(result, findings, gate) for result in credential.results]
        lines += [*table(("definition", "verdict", "because", "to settle it"), rows), ""]
    return "\n".join(lines)


def _problem(problem: Finding) -> str:
    said = [escaped(one) for one in (problem.message, problem.help) if one]
    told = " ".join(one if one.endswith((".", "?", "!")) else f"{one}." for one in said)
    return f"- **{problem.severity}** {code(where(problem.place))}: {told}"


def _row(result: ResultReport, findings: Sequence[Finding], gate: Gate) -> Sequence[str]:
    mine = [one for one in findings if (one.definition, one.reading) == (result.definition, result.reading)]
    told = next((one for one in mine if one.code != "gap"), None)
    because = [escaped(reason.text) for reason in (told.reasons if told is not None else ())]
    because += [
        f"required, missing or not shown: {', '.join(map(code, one.criteria))}" for one in mine if one is not told
    ]
    if result.verdict == "counts" and result.rests_on.silence:
        because.append(f"not contradicted, not shown: {', '.join(map(code, result.rests_on.silence))}")
    because += [f"waived: {escaped(why)}" for one in mine if (why := gate.waived(one)) is not None]
    verdict = f"**{verdict_words(result.verdict)}**"
    if isinstance(result.presuming, PresumingReport):
        verdict += f"; {verdict_words(result.presuming.verdict)}, if presumed"
    if any(gate.fails(one) for one in mine):
        verdict += "; fails"
    settle = [_cell(one) for one in (told.to_state if told is not None else ())]
    return (_cell(_name(result)), verdict, "<br>".join(because), "<br>".join(settle))


def _cell(text: str) -> str:
    """A name as code within a table, where a bar would begin the next cell all the same."""
    made = code(text)
    return made.replace("|", "\\|") if made.startswith("`") else made


def _name(result: ResultReport) -> str:
    return result.definition if result.reading == "default" else f"{result.definition}@{result.reading}"
