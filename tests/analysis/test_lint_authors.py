"""What an author is told of a definition that can be used but should not stay so: one malformed example for each."""

from __future__ import annotations

from pathlib import Path

import pytest
from authored import HEAD, Author, clause, definition

from mcdef.analysis.soundness import examine

HOURS = clause("hours", "{fact: workload.hours, at_least: 100}")
READING = "readings:\n  other:\n    title: Other\n    because: so it may be read\n"
TOUCHING = (
    "{any: [{fact: level.eqf, in: [6, 7]}, {all: [{fact: level.eqf, in: [4, 5]}, {fact: credits.ects, above: 0}]}]}"
)


@pytest.fixture
def author(tmp_path: Path) -> Author:
    return Author(tmp_path)


MALFORMED = {
    "a level that there is not": (
        "never-met", definition(clause("high", "{fact: level.eqf, above: 8}")), "- id: high",
    ),
    "two ends that exclude each other": (
        "never-met",
        definition(clause("odd", "{all: [{fact: courses.count, above: 1}, {fact: courses.count, below: 2}]}")),
        "- id: odd",
    ),
    "both answers will do": (
        "never-fails",
        definition(clause("any", "{any: [{fact: stand_alone, is: true}, {fact: stand_alone, is: false}]}")),
        "- id: any",
    ),
    "a scope that nothing is in": (
        "never-met",
        definition(HOURS, rest="scope: {fact: level.eqf, below: 1}\n"),
        "scope: {fact: level.eqf, below: 1}",
    ),
    "one test twice": (
        "repeats-another",
        definition(HOURS, clause("size", "{fact: workload.hours, at_least: 100}")), "- id: size",
    ),
    "one test in two ways of writing": (
        "repeats-another",
        definition(HOURS, clause("again", "{all: [{fact: workload.hours, at_least: 100}]}")),
        "- id: again",
    ),
    "a duty that a clause asks": (
        "repeats-another",
        definition(clause("duty", "{fact: workload.hours, at_least: 100}", kind="required"), HOURS), "- id: duty",
    ),
    "a weaker clause beside a stronger one": (
        "implied-by-another",
        definition(clause("long", "{fact: workload.hours, at_least: 50}"), HOURS), "- id: long",
    ),
    "ranges that touch": (
        "weaker-than-it-reads", definition(clause("level", TOUCHING)), "- id: level",
    ),
    "measures of one fact": (
        "first-same-fact",
        definition(clause("size", "{first: [{fact: workload.hours, at_least: 9}, {fact: workload.hours, above: 8}]}")),
        "- id: size",
    ),
    "a reading that only words change": (
        "reading-changes-nothing",
        definition(HOURS, rest=READING + "    change: {hours: {asks: Hours.}}\n"), "other:",
    ),
    "a reading that writes the same otherwise": (
        "reading-changes-nothing",
        definition(
            HOURS, rest=READING + "    change: {hours: {test: {all: [{fact: workload.hours, at_least: 100}]}}}\n"
        ),
        "other:",
    ),
    "a reading like another": (
        "reading-repeats-another",
        definition(HOURS, rest=READING + "    drop: [hours]\n    add: [{id: more, asks: it, kind: constitutive, "
                   "cite: {source: text, at: p. 2}, evidence: primary, test: {fact: stand_alone, is: true}}]\n"
                   + READING.replace("readings:\n", "").replace("other", "third")
                   + "    drop: [hours]\n    add: [{id: more, asks: it, kind: constitutive, "
                   "cite: {source: text, at: p. 3}, evidence: primary, test: {fact: stand_alone, is: true}}]\n"),
        "third:",
    ),
    "no pinpoint": (
        "no-pinpoint", definition(HOURS.replace("{source: text, at: p. 1}", "{source: text}")), "- id: hours",
    ),
    "no pinpoint in a reading": (
        "no-pinpoint",
        definition(HOURS, rest=READING + "    change: {hours: {cite: {source: text}, kind: required}}\n"),
        "change: {hours: {cite: {source: text}, kind: required}}",
    ),
    "from memory": (
        "unverified-decides",
        definition(HOURS, clause("memory", "{fact: stand_alone, is: true}", evidence="unverified")),
        "- id: memory",
    ),
    "a source for nothing": (
        "source-unused", definition(HOURS).replace("sources: {text:", "sources: {more: {title: More}, text:"),
        "sources: {more: {title: More}, text: {title: The text, checked: 2026-11-26}}",
    ),
    "a source that nobody read": (
        "source-unchecked", definition(HOURS, head=HEAD.replace(", checked: 2026-11-26", "")),
        "sources: {text: {title: The text}}",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("code", "text", "line"), MALFORMED.values(), ids=MALFORMED)
def test_a_warning_with_its_place(code: str, text: str, line: str, author: Author) -> None:
    assert author.lint(text) == {code: line}


@pytest.mark.parametrize("code", sorted({code for code, _, _ in MALFORMED.values()}))
def test_every_warning_helps(code: str, author: Author) -> None:
    text = next(text for other, text, _ in MALFORMED.values() if other == code)
    problems, _ = examine([author.write(text)])
    (found,) = [one for one in problems if one.code == code]

    assert found.severity == "warning"
    assert found.help


FINE = {
    "nothing odd": definition(HOURS),
    "a duty beside a clause that implies it": definition(
        clause("duty", "{fact: workload.hours, at_least: 50}", kind="required"), HOURS
    ),
    "silence makes the difference": definition(
        clause("long", "{fact: workload.hours, at_least: 50}", "silence: {not_met: it has to be said}"), HOURS
    ),
    "silence can fail it": definition(
        clause("met", "{fact: duration.weeks, at_least: 0}", "silence: {not_met: it has to be said}")
    ),
    "touching ranges that are mended": definition(clause("level", TOUCHING.replace("[4, 5]", "[4, 5, 6, 7]"))),
    "a reading that makes duties decide": definition(
        clause("duty", "{fact: workload.hours, at_least: 50}", kind="required"), HOURS,
        rest=READING + "    change: {duty: {kind: constitutive}}\n",
    ),
    "a reading of another measure": definition(
        clause("size", "{first: [{fact: contact.lessons, at_least: 25}, {fact: contact.hours, at_least: 20}]}"),
        rest=READING + "    change: {size: {test: {first: [{fact: contact.lessons, at_least: 25}, "
        "{fact: contact.hours, at_least: 25}]}}}\n",
    ),
    "a draft from memory": definition(clause("memory", "{fact: stand_alone, is: true}", evidence="unverified"))
    + "status: draft\n",
    "a source that a pinpoint names": definition(HOURS.replace("p. 1", "'p. 1, with blog'")).replace(
        "sources: {text:", "sources: {blog: {title: Blog, checked: 2026-11-26}, text:"
    ),
    "a source that speaks for itself": definition(HOURS).replace(
        "sources: {text:", "sources: {act: {title: Act, checked: 2026-11-26, note: Only its opening was read.}, text:"
    ),
    "a word that no entry requirement is": definition(clause("open", "{fact: prerequisites, is: none}")),
}  # fmt: skip


@pytest.mark.parametrize("text", FINE.values(), ids=FINE)
def test_nothing_is_made_of_what_is_fine(text: str, author: Author) -> None:
    assert author.lint(text) == {}


def test_what_is_inherited_is_warned_of_where_it_is_inherited(author: Author) -> None:
    (author.folder / "base.yaml").write_text(definition(HOURS).replace("id: rule", "id: base"), encoding="utf-8")
    text = (
        "id: rule\ntitle: Ours\nextends: base\n"
        "add:\n  - {id: long, asks: it, kind: constitutive, cite: {source: text, at: p. 2}, evidence: primary, "
        "test: {fact: workload.hours, at_least: 200}}\n"
    )
    author.write(text)
    problems, _ = examine([author.folder])
    found = {one.code: one.span.line for one in problems if one.span is not None and one.code != "no-cases"}

    assert found == {"implied-by-another": text.splitlines().index("extends: base") + 1}
