"""``docs/coverage.md``: what is encoded and how well it was checked, what was looked for and not found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from mcdef.definition.filter import deciding_grades, weakest_deciding
from mcdef.definition.model import Definition
from mcdef.definition.schemes import PARTS, WHATS, LookedAt, Row, Scheme, Schemes
from mcdef.facts.known import GRADES
from mcdef.outputs.pages import address, code, escaped, graded, link, table
from mcdef.outputs.words import plural

_GRADES: Final = {
    "primary": "the text itself was read, or the issuer's own page",
    "issuer-summary": "the issuer's own summary was read, the text was not",
    "secondary": "somebody else's copy or account was read",
    "derived": "it follows from what was read, and no text says it",
    "unverified": "it is from memory; such a clause is shown and never decides",
}
_WHATS: Final = {
    "definition": "A definition of its own stands behind the name; mcdef runs it.",
    "reading": "A known sense of another text; mcdef runs it as a reading.",
    "crosswalk row": "It levels or counts what others define; mcdef converts by it.",
    "carrier of records": "It transports or lists what others define; it never decides a verdict.",
    "nothing testable": "The name says nothing that could be met or missed, or its text was not seen.",
}
Definitions = Mapping[str, Definition]


def coverage_page(definitions: Definitions, schemes: Schemes) -> str:
    """The page, below its heading."""
    lines = [*_introduction(definitions, schemes), "", *_grades(definitions), ""]
    for part in PARTS:
        rows = [row for row in schemes.looked_at if row.part == part]
        if rows:
            lines += [f"## {part}", "", *_part(rows, definitions, schemes), ""]
    lines += ["## Carriers, registers and schemes", ""]
    lines += ["`mcdef explain` answers for each of these names: `mcdef explain my-equals`.", ""]
    for what in WHATS:
        found = [row for row in schemes.schemes if row.is_ == what]
        if found:
            lines += [f"### {what.capitalize()}", "", _WHATS[what], "", *_schemes(found, schemes), ""]
    return "\n".join(lines).rstrip() + "\n"


def _introduction(definitions: Definitions, schemes: Schemes) -> Iterator[str]:
    neighbours = sum(one.role == "neighbour" for one in definitions.values())
    countries = sum(bool(row.codes) and row.part != "European bodies" for row in schemes.looked_at)
    encoded = plural(len(definitions) - neighbours, "definition")
    beside = plural(neighbours, "neighbouring category", "neighbouring categories")
    bodies = len(schemes.looked_at) - countries
    yield (
        f"{encoded} and {beside} are encoded. {countries} countries and territories and {bodies} bodies "
        f"were searched by {schemes.checked}, in archived copies of public pages and gazettes."
    )
    yield ""
    yield (
        "Each row says what is encoded, how the clauses that decide are known, and what was looked for and not found. "
        "A country or body without a row was not looked at. That nothing was found is no proof that there is nothing."
    )


def _grades(definitions: Definitions) -> Iterator[str]:
    by_weakest = Counter(map(weakest_deciding, definitions.values()))
    clauses = Counter(grade for one in definitions.values() for grade in deciding_grades(one))
    rows = [(grade, _GRADES[grade], str(clauses[grade]), str(by_weakest[grade])) for grade in GRADES]
    yield from table(("grade", "means that", "deciding clauses", "definitions whose weakest it is"), rows)


def _part(rows: Sequence[LookedAt], definitions: Definitions, schemes: Schemes) -> Iterator[str]:
    where = "country" if rows[0].codes and rows[0].part != "European bodies" else "body"
    heads = (where, "encoded, and how its deciding clauses are known", "looked for, and not found", "seen")
    return table(
        heads,
        (
            (
                escaped(row.name),
                "<br>".join(_encoded(definitions[id_]) for id_ in row.definitions) or "–",
                escaped(row.looked_for),
                _seen(row, schemes),
            )
            for row in rows
        ),
    )


def _encoded(definition: Definition) -> str:
    marks = [definition.status] if definition.status in ("superseded", "draft") else []
    marks += [] if definition.role == "definition" else [definition.role]
    noted = f" ({', '.join(marks)})" if marks else ""
    name = link(code(definition.id), f"../definitions/{definition.id}.yaml")
    return f"{name}{noted}: {graded(deciding_grades(definition))}"


def _schemes(rows: Sequence[Scheme], schemes: Schemes) -> Iterator[str]:
    return table(
        ("name", "why", "in mcdef", "seen"),
        (
            (
                f"{escaped(row.name)}<br>{code(row.id)}",
                escaped(row.why),
                ", ".join(map(code, row.see)) or "–",
                _seen(row, schemes),
            )
            for row in rows
        ),
    )


def _seen(row: Row, schemes: Schemes) -> str:
    """The texts behind a finding, each with its day where that is not the day of the search."""
    told = []
    for source in row.sources:
        day = f", {source.checked}" if source.checked not in (None, schemes.checked) else ""
        where = f" {address(source.url)}" if source.url else ""
        told.append(f"{escaped(source.title)}{day}{where}")
    grade = "" if row.evidence is None else f"{row.evidence}: " if told else row.evidence
    return grade + "; ".join(told) if told or grade else "–"
