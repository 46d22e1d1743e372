"""A definition, or one clause of it, as a page to print and to cite, with its digest and the version encoding it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from mcdef.definition.library import Library
from mcdef.definition.model import DEFAULT, Criterion, Definition, Reading, Source
from mcdef.facts.rules import CriterionConclusion, Rules
from mcdef.logic.algebra import facts_of
from mcdef.outputs.explain import WHAT_KIND_MEANS, Cases, example_cases, shown_case
from mcdef.outputs.pages import address, asked_list, code, escaped, graded, table
from mcdef.version import VERSION

_HEADS: Final = {
    "constitutive": ("What decides", "Failing one of these means that it is no micro-credential in this sense."),
    "required": ("What is required", "Failing one of these is a gap, and the verdict stands."),
    "recommended": ("What is recommended", "This is advice."),
}
_OWN_WORDS: Final = (
    "This page says in mcdef's own words what the text asks. It is neither the text nor a part of it, "
    "and no legal advice."
)


def definition_page(definition: Definition, reading: Reading) -> str:
    """The whole of a definition in one of its readings."""
    name = _name(definition, reading)
    lines = [f"# {code(name)}: {escaped(definition.title)}", "", *_identity(definition, reading), ""]
    lines += [_cited(definition, name), "", _OWN_WORDS, ""]
    if reading.scope is not None:
        lines += ["## Who it speaks about", "", *asked_list(reading.scope), ""]
    for kind, (heading, meaning) in _HEADS.items():
        criteria = [one for one in reading.criteria if one.kind.value == kind]
        if criteria:
            lines += [f"## {heading}", "", meaning, ""]
        for criterion in criteria:
            lines += [f"### {code(criterion.id)}", "", *_clause(criterion, definition), ""]
    lines += [*_readings(definition, reading), *_sources(definition.sources.values())]
    if definition.notes:
        lines += ["## Notes", "", *(f"- {escaped(note)}" for note in definition.notes), ""]
    return "\n".join(lines).rstrip() + "\n"


def criterion_page(definition: Definition, criterion: Criterion, library: Library, cases: Cases) -> str:
    """One clause: what it asks, where it stands, what it reads, how else it is read, a case on each side."""
    name = f"{definition.id}.{criterion.id}"
    lines = [f"# {code(name)}", "", f"of {code(definition.id)}: {escaped(definition.title)}", ""]
    lines += [*_clause(criterion, definition), "", f"It {_meaning(criterion.kind.value)}.", ""]
    if criterion.test is not None:
        specs = [spec for fact in facts_of(criterion.test) if (spec := library.spec(fact)) is not None]
        rows = [(code(spec.name), escaped(spec.meaning), code(spec.written)) for spec in specs]
        if rows:
            lines += ["## Facts read", "", *table(("fact", "meaning", "how a description states it"), rows), ""]
    others = [f"- {told}" for told in (*_elsewhere(definition, criterion), *_concluded(name, library.rules))]
    if others:
        lines += ["## Other readings, and rules", "", *others, ""]
    examples = [f"- a case that {word}: {_case(case)}" for word, case in example_cases(criterion, cases)]
    if examples:
        lines += ["## Cases", "", *examples, ""]
    source = definition.sources.get(criterion.cite.source)
    lines += [*_sources([] if source is None else [source]), _cited(definition, name), "", _OWN_WORDS]
    return "\n".join(lines).rstrip() + "\n"


def _name(definition: Definition, reading: Reading) -> str:
    return definition.id if reading.id == DEFAULT else f"{definition.id}@{reading.id}"


def _identity(definition: Definition, reading: Reading) -> Iterator[str]:
    deciding = graded(one.evidence for one in reading.criteria if one.constitutive)
    superseded = " ".join(filter(None, (definition.superseded_on, definition.superseded_by)))
    rows = {
        "issued by": definition.issued_by,
        "jurisdiction": ", ".join(definition.jurisdiction),
        "status": definition.status + ("" if definition.role == "definition" else f", {definition.role} category"),
        "adopted": definition.adopted,
        "in force": definition.in_force,
        "superseded": superseded,
        "formerly": ", ".join(definition.formerly),
        "tags": ", ".join(definition.tags),
        "reading": _told(reading) if reading.id != DEFAULT else "",
        "evidence of what decides": deciding,
        "digest (SHA-256)": definition.digest,
        "encoded by": f"mcdef {VERSION}",
    }
    return table(("", ""), ((head, escaped(value)) for head, value in rows.items() if value))


def _cited(definition: Definition, name: str) -> str:
    issued = f"{definition.issued_by}, " if definition.issued_by else ""
    dated = f" ({definition.adopted})" if definition.adopted else ""
    what = escaped(f"{issued}{definition.title}{dated}")
    return f"Cite as: {what}, as encoded in mcdef {VERSION}, {code(name)}, sha256 {code(definition.digest)}."


def _meaning(kind: str) -> str:
    return ("" if kind == "constitutive" else "is ") + WHAT_KIND_MEANS[kind]


def _clause(criterion: Criterion, definition: Definition) -> Iterator[str]:
    yield escaped(criterion.asks)
    yield ""
    source = definition.sources.get(criterion.cite.source)
    at = f"{criterion.cite.at}; " if criterion.cite.at else ""
    yield f"- clause: {escaped(at + (source.title if source is not None else criterion.cite.source))}"
    yield f"- evidence: {criterion.evidence}"
    if criterion.test is None:
        yield "- a person judges this; no fact decides it"
    else:
        yield "- met when"
        yield from asked_list(criterion.test, "  ")
    if criterion.silence is not None:
        outcome = criterion.silence.outcome.value.replace("_", " ")
        yield f"- when nothing is stated: {outcome}, because {escaped(criterion.silence.because)}"
    if criterion.note:
        yield f"- note: {escaped(criterion.note)}"


def _told(reading: Reading) -> str:
    return f"{reading.title}. {reading.because or ''}".strip()


def _readings(definition: Definition, reading: Reading) -> Iterator[str]:
    others = [one for one in definition.readings if one is not reading]
    if not others:
        return
    yield from ("## Other readings of the same text", "")
    for one in others:
        changed = ", ".join(code(id_) for id_ in _differing(definition.default, one))
        changes = f" Changes {changed}." if changed else ""
        yield f"- {code(one.id)}: {escaped(_told(one))}{changes}"
    yield ""


def _differing(default: Reading, other: Reading) -> list[str]:
    ids = dict.fromkeys(one.id for one in (*default.criteria, *other.criteria))
    differing = [id_ for id_ in ids if default.criterion(id_) != other.criterion(id_)]
    return [*(["scope"] if default.scope != other.scope else []), *differing]


def _elsewhere(definition: Definition, criterion: Criterion) -> Iterator[str]:
    for reading in definition.readings:
        other = reading.criterion(criterion.id)
        if reading.id != DEFAULT and other != criterion:
            what = "drops it" if other is None else "changes it"
            yield f"{code(reading.id)} {what}: {escaped(_told(reading))}"


def _concluded(name: str, rules: Rules) -> Iterator[str]:
    for rule in rules.rules:
        if any(isinstance(one, CriterionConclusion) and one.criterion == name for one in rule.then):
            yield f"rule {code(rule.id)}: {escaped(rule.because)}"


def _sources(sources: Collection[Source]) -> Iterator[str]:
    if not sources:
        return
    yield from ("## Sources", "")
    for source in sources:
        parts = [source.title, *(str(source.more[key]) for key in ("publisher", "published") if source.more.get(key))]
        read = f"; read {source.checked}" if source.checked else ""
        where = f" {address(source.url)}" if source.url else ""
        note = f" {escaped(str(source.more['note']))}" if source.more.get("note") else ""
        yield f"- {code(source.id)}: {escaped(', '.join(parts))}{read}.{where}{note}"
    yield ""


def _case(case: Mapping[str, Any]) -> str:
    return f"{escaped(str(case['name']))} ({escaped(shown_case(case))})"
