"""What a name means: a clause, a fact, a rule, a framework or a message, each on one page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mcdef.crosswalk.rows import Framework
from mcdef.crosswalk.tables import Crosswalk
from mcdef.definition.library import Library
from mcdef.definition.model import DEFAULT, Criterion, Definition
from mcdef.facts.rules import CriterionConclusion, FactConclusion, Rule, Rules
from mcdef.facts.show import shown
from mcdef.facts.vocabulary import FACTS, FactSpec
from mcdef.logic.algebra import facts_of
from mcdef.messages.text import Text
from mcdef.outputs.asked import in_words
from mcdef.outputs.layout import BLANK, Line, line, wrapped

_IN = "  "
_DEEP = "    "
_KINDS = {
    "truth": "yes or no",
    "number": "a number or range",
    "integer": "whole numbers",
    "word": "one word",
    "text": "a text",
    "list": "a list",
    "date": "a date",
}
WHAT_KIND_MEANS = {
    "constitutive": "decides: failing it means that it is no micro-credential in this sense",
    "required": "required: failing it is a gap, and the verdict stands",
    "recommended": "recommended: advice",
}
Cases = Sequence[Mapping[str, Any]]


def criterion_lines(
    definition: Definition, criterion: Criterion, library: Library, cases: Cases, width: int
) -> Iterator[Line]:
    """A clause: what it asks, where it stands, what it reads, how else it is read, a case on each side."""
    yield line((f"{definition.id}.{criterion.id}", "bold"))
    yield from wrapped(criterion.asks, width, indent=_IN)
    yield from wrapped(WHAT_KIND_MEANS[criterion.kind.value], width, indent=_IN)
    source = definition.sources.get(criterion.cite.source)
    title = source.title if source is not None else criterion.cite.source
    at = f"{criterion.cite.at}; " if criterion.cite.at else ""
    yield from wrapped(f"clause: {at}{title}", width, indent=_IN, hanging=_DEEP)
    if source is not None and source.url:
        yield line((f"{_DEEP}{source.url}", "dim"))
    yield line(f"{_IN}evidence: {criterion.evidence}")
    yield from _test(criterion, width)
    if criterion.note:
        yield from wrapped(f"note: {criterion.note}", width, indent=_IN, hanging=_DEEP)
    yield from _facts_read(criterion, library, width)
    yield from _elsewhere(definition, criterion, width)
    yield from _rules_on(f"{definition.id}.{criterion.id}", library.rules, width)
    yield from _sides(criterion, cases, width)


def _test(criterion: Criterion, width: int) -> Iterator[Line]:
    if criterion.test is None:
        yield from wrapped("a person judges this; no fact decides it", width, indent=_IN)
        return
    yield line(f"{_IN}met when")
    for text in in_words(criterion.test):
        depth = len(text) - len(text.lstrip())
        yield from wrapped(text.lstrip(), width, indent=_DEEP + " " * depth, hanging=_DEEP + " " * depth + "  ")
    if criterion.silence is not None:
        outcome = criterion.silence.outcome.value.replace("_", " ")
        told = f"when nothing is stated: {outcome}, because {criterion.silence.because}"
        yield from wrapped(told, width, indent=_IN, hanging=_DEEP)


def _facts_read(criterion: Criterion, library: Library, width: int) -> Iterator[Line]:
    if criterion.test is None:
        return
    yield line(f"{_IN}facts read")
    for name in facts_of(criterion.test):
        spec = library.spec(name)
        if spec is not None:
            yield from wrapped(
                f"{name}: {spec.meaning}. Write {spec.written}", width, indent=_DEEP, hanging=_DEEP + "  "
            )


def _elsewhere(definition: Definition, criterion: Criterion, width: int) -> Iterator[Line]:
    for reading in definition.readings:
        other = reading.criterion(criterion.id)
        if reading.id == DEFAULT or other == criterion:
            continue
        what = "drops it" if other is None else "changes it"
        told = f"reading {reading.id} {what}: {reading.title}. {reading.because or ''}"
        yield from wrapped(told, width, indent=_IN, hanging=_DEEP)


def _rules_on(name: str, rules: Rules, width: int) -> Iterator[Line]:
    for rule in rules.rules:
        if any(isinstance(one, CriterionConclusion) and one.criterion == name for one in rule.then):
            yield from wrapped(f"rule {rule.id}: {rule.because}", width, indent=_IN, hanging=_DEEP)


def _sides(criterion: Criterion, cases: Cases, width: int) -> Iterator[Line]:
    for word, case in example_cases(criterion, cases):
        yield from wrapped(f"a case that {word}: {case['name']}", width, indent=_IN, hanging=_DEEP)
        yield from wrapped(shown_case(case), width, indent=_DEEP, hanging=_DEEP + "  ", style="dim")


def example_cases(criterion: Criterion, cases: Cases) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """A case that passes, and one that fails because of this clause alone."""
    passing = next((case for case in cases if case["verdict"] == "counts" and "reading" not in case), None)
    failing = next(
        (
            case
            for case in cases
            if case["verdict"] == "does not count" and list(case.get("because") or ()) == [criterion.id]
        ),
        None,
    )
    for case, word in ((passing, "passes"), (failing, "fails")):
        if case is not None:
            yield word, case


def shown_case(case: Mapping[str, Any]) -> str:
    """What a case describes, on one line."""
    given = case.get("credential") or case.get("with") or {}
    told = "; ".join(f"{key}: {_flow(value)}" for key, value in given.items())
    without = case.get("without")
    left_out = f"without {', '.join(without)}" if without else ""
    return "; ".join(part for part in (told, left_out) if part) or "as the definition's own example states it"


def _flow(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(inner) for inner in value) + "]"
    return "none" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def fact_lines(spec: FactSpec, library: Library, width: int) -> Iterator[Line]:
    """A fact: its meaning, how a description states it, and which clauses read it."""
    yield line((spec.name, "bold"))
    yield from wrapped(spec.meaning, width, indent=_IN)
    unit = f", in {spec.unit}" if spec.unit else ""
    yield line(f"{_IN}{_KINDS[spec.kind]}{unit}")
    if spec.options:
        yield from wrapped(f"one of {', '.join(spec.options)}", width, indent=_IN, hanging=_DEEP)
    yield from wrapped(f"write: {spec.written}", width, indent=_IN, hanging=_DEEP)
    readers = [
        f"{definition.id}.{criterion.id}"
        for definition in library.definitions.values()
        for criterion in definition.default.criteria
        if criterion.test is not None and spec.name in facts_of(criterion.test)
    ]
    if readers:
        yield from wrapped(f"read by {', '.join(readers)}", width, indent=_IN, hanging=_DEEP)
    concluded = [
        rule.id
        for rule in library.rules.rules
        if any(isinstance(one, FactConclusion) and one.fact == spec.name for one in rule.then)
    ]
    if concluded:
        yield from wrapped(f"concluded by the rules {', '.join(concluded)}", width, indent=_IN, hanging=_DEEP)


def key_lines(key: str, about: str, library: Library, width: int) -> Iterator[Line]:
    """A key of a description: what it says, and the facts that it states."""
    yield line((key, "bold"))
    yield from wrapped(f"a key of a description{f': {about}' if about else ''}", width, indent=_IN, hanging=_DEEP)
    for spec in (one for one in FACTS.values() if one.written.startswith(f"{key}:")):
        yield from wrapped(f"{spec.name}: {spec.meaning}; write {spec.written}", width, indent=_IN, hanging=_DEEP)
    systems = len(library.systems)
    if key == "credits":
        text = f"credits.ects and {systems - 1} more: what is awarded in each system; write credits: 15 CATS"
        yield from wrapped(text, width, indent=_IN, hanging=_DEEP)


def rule_lines(rule: Rule, rules: Rules, width: int) -> Iterator[Line]:
    """An inference: what it concludes from what, how strongly, and on whose word."""
    strength = "follows by the meaning of the terms" if rule.follows else "presumed: normally true, can be rebutted"
    yield line((rule.id, "bold"))
    yield from wrapped(rule.because, width, indent=_IN)
    yield line(f"{_IN}{strength}")
    for word, test in (("when", rule.when), ("unless", rule.unless)):
        if test is not None:
            yield line(f"{_IN}{word}")
            for text in in_words(test, _DEEP):
                yield from wrapped(text.lstrip(), width, indent=text[: len(text) - len(text.lstrip())])
    yield line(f"{_IN}then")
    for conclusion in rule.then:
        yield from wrapped(conclusion_words(conclusion), width, indent=_DEEP)
    title = rules.sources.get(rule.source, {}).get("title", rule.source)
    yield from wrapped(f"source: {f'{rule.at}; ' if rule.at else ''}{title}", width, indent=_IN, hanging=_DEEP)
    yield line(f"{_IN}evidence: {rule.evidence}")


def conclusion_words(conclusion: FactConclusion | CriterionConclusion) -> str:
    """What a rule concludes, in words."""
    if isinstance(conclusion, CriterionConclusion):
        return f"{conclusion.criterion} is {'met' if conclusion.met else 'not met'}"
    if conclusion.at_least is not None:
        return f"{conclusion.fact}: at least {conclusion.at_least.factor} × {conclusion.at_least.fact}"
    return f"{conclusion.fact}: {shown(conclusion.fact, conclusion.value)}"


def framework_lines(framework: Framework, crosswalk: Crosswalk, width: int) -> Iterator[Line]:
    """A qualifications framework, and the EQF level of each of its levels."""
    yield line((f"{framework.id}: {framework.title}", "bold"))
    names = ", ".join(dict.fromkeys(name.text for name in framework.names))
    yield from wrapped(
        f"written {names}" + (f"; country {framework.country}" if framework.country else ""), width, indent=_IN
    )
    if not framework.mapped:
        yield from wrapped("No comparison with the EQF is published: its levels are unknown there.", width, indent=_IN)
    for level in framework.levels:
        row = framework.to_eqf.get(level)
        if row is not None:
            eqf = "EQF " + " or ".join(map(str, row.eqf)) if row.eqf else row.relation
            sources = ", ".join(crosswalk.sources[name].title for name in row.cite.sources if name in crosswalk.sources)
            told = f"{level}: {eqf} ({row.cite.evidence}; {sources})"
            yield from wrapped(told, width, indent=_IN, hanging=_DEEP)
    if framework.note:
        yield from wrapped(framework.note, width, indent=_IN)


def message_lines(code: str, text: Text, width: int) -> Iterator[Line]:
    """A message code: what it says, and what to do."""
    yield line((code, "bold"))
    yield from wrapped(text.claim, width, indent=_IN)
    if text.help:
        yield from wrapped(f"help: {text.help}", width, indent=_IN, hanging=_DEEP)
    yield BLANK
