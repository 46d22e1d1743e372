"""The generated pages on what is missing and on inferences: whole, and their counts are counts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from docs_examples import POLICIES, ROOT, part_of, rendered
from docs_pages import examples_observed
from mcdef.credential.read import read_credential
from mcdef.definition.library import Library
from mcdef.definition.schemes import PARTS, WHATS, Schemes, load_schemes
from mcdef.documents.document import Document
from mcdef.documents.source import Source
from mcdef.facts.establish import establish
from mcdef.facts.rules import Rule, rules_from
from mcdef.facts.support import Fired, Observed, fired, observed
from mcdef.outputs.coverage_page import coverage_page
from mcdef.outputs.inferences_page import inferences_page

NUMBERS = re.compile(r"\| (\d+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$")


@pytest.fixture(scope="module")
def schemes() -> Schemes:
    return load_schemes()


@pytest.fixture(scope="module")
def coverage(library: Library, schemes: Schemes) -> str:
    return coverage_page(library.definitions, schemes)


def plain(markdown: str) -> str:
    return re.sub(r"\\(.)", r"\1", markdown).replace("&amp;", "&")


# --- coverage


def test_every_row_is_there_with_what_was_not_found(coverage: str, schemes: Schemes) -> None:
    seen = plain(coverage)

    for row in schemes.looked_at:
        assert row.looked_for in seen, row.id
        assert f"| {row.name} |" in seen, row.id
    for scheme in schemes.schemes:
        assert f"| {scheme.name}<br>`{scheme.id}` | {scheme.why} |" in seen, scheme.id
    assert [part for part in PARTS if f"## {part}\n" not in coverage] == []
    assert [what for what in WHATS if f"### {what.capitalize()}\n" not in coverage] == []


def test_every_definition_is_there_with_its_grades(coverage: str, library: Library) -> None:
    for definition in library.definitions.values():
        grades = [one.evidence for one in definition.default.criteria if one.constitutive]
        (told,) = re.findall(rf"\[`{definition.id}`\]\(\.\./definitions/{definition.id}\.yaml\)([^<|]*)", coverage)
        counted = sorted(f"{grades.count(grade)} {grade}" for grade in set(grades))
        assert sorted(re.findall(r"\d+ [\w-]+", told.partition(": ")[2])) == counted
        assert ("neighbour" in told) is (definition.role == "neighbour")
        assert ("superseded" in told) is (definition.status == "superseded")


def test_tables_are_tables(coverage: str) -> None:
    for block in re.split(r"\n(?!\|)", coverage):
        widths = {re.sub(r"\\.", "", line).count("|") for line in block.splitlines() if line.startswith("|")}
        assert len(widths) <= 1, block[:200]


def test_the_counts_of_the_introduction_are_counts(coverage: str, library: Library, schemes: Schemes) -> None:
    neighbours = sum(one.role == "neighbour" for one in library.definitions.values())
    total = len(library.definitions)

    assert f"{total - neighbours} definitions and {neighbours} neighbouring categories are encoded." in coverage
    rows = re.findall(r"^\| [\w-]+ \| [^|]+ \| (\d+) \| (\d+) \|$", coverage, re.MULTILINE)
    assert sum(int(weakest) for _, weakest in rows) == total


# --- inferences


def rules(*written: Mapping[str, Any]) -> tuple[Rule, ...]:
    shared = {"because": "So it is.", "cite": {"source": "s"}, "evidence": "derived"}
    return rules_from({"rules": [{"id": f"r{n}", **shared, **one} for n, one in enumerate(written)]}, frozenset()).rules


def seen(library: Library, known: tuple[Rule, ...], **described: Any) -> Observed:
    document = Document(Source("c.yaml", ""), {"name": "C", **described})
    credential = read_credential(document)[0]
    established = establish(credential, library.crosswalk, replace(library.rules, rules=known))
    judged = {one.criterion: one.met for one in credential.credential.judgements}
    return observed("c", established, known, judged)


COURSE_IS_ASSESSED = {
    "strength": "presumed",
    "when": {"fact": "courses.count", "at_least": 1},
    "unless": {"fact": "qa.disclaimed", "is": True},
    "then": [{"fact": "assessment.exists", "is": True}, {"fact": "workload.hours", "at_least": 10}],
}


@pytest.mark.parametrize(
    ("described", "said"),
    [
        ({"courses": 1}, [("silent", "silent")]),
        ({"courses": 1, "assessment": "exam", "workload": "20 h"}, [("stated", "stated")]),
        ({"courses": 1, "assessment": "none", "workload": "5-20 h"}, [("contradicted", "open")]),
        ({"courses": 1, "workload": "5 h"}, [("silent", "contradicted")]),
        ({"courses": 1, "credits": "1 ECTS", "provider": {"name": "P", "country": "AT"}}, [("silent", "stated")]),
        ({"courses": "0-2"}, []),
        ({}, []),
        ({"courses": 1, "quality_assurance": {"disclaimed": True}}, []),
    ],
)
def test_what_a_description_says_of_a_rule(
    described: Mapping[str, Any], said: list[tuple[str, ...]], library: Library
) -> None:
    known = rules(COURSE_IS_ASSESSED)

    found = fired(known[0], [seen(library, known, **described)])

    assert [one.said for one in found] == said


def test_a_rule_may_fire_on_what_another_gives(library: Library) -> None:
    learnt, recorded = {"fact": "learning.required", "is": True}, {"fact": "record.issued", "is": True}
    known = rules(
        {"strength": "presumed", "when": learnt, "then": [recorded]},
        {"strength": "follows", "when": {"fact": "courses.count", "at_least": 2}, "then": [learnt]},
    )

    assert [one.said for one in fired(known[0], [seen(library, known, courses=3)])] == [("silent",)]
    assert fired(known[0], [seen(library, known[:1], courses=3)]) == ()


def test_a_presumption_may_fire_on_a_presumption_and_what_follows_may_not(library: Library) -> None:
    several, learnt = {"fact": "courses.count", "at_least": 2}, {"fact": "learning.required", "is": True}
    then = [{"fact": "record.issued", "is": True}]
    known = rules(
        {"strength": "presumed", "when": several, "then": [learnt]},
        {"strength": "presumed", "when": learnt, "then": then},
        {"strength": "follows", "when": learnt, "then": then},
    )
    description = seen(library, known, courses=3)

    assert [len(fired(rule, [description])) for rule in known] == [1, 1, 0]


def test_what_is_not_there_is_none_of_the_words_that_a_rule_rules_out(library: Library) -> None:
    known = rules(
        {
            "strength": "follows",
            "when": {"fact": "courses.count", "at_least": 1},
            "then": [{"fact": "award.type", "is_not": "degree"}],
        }
    )

    assert [one.said for one in fired(known[0], [seen(library, known, courses=1, award="none")])] == [("stated",)]


@pytest.mark.parametrize(("met", "said"), [(True, "stated"), (False, "contradicted"), (None, "silent")])
def test_a_judgement_speaks_of_a_conclusion_on_a_criterion(met: bool | None, said: str, library: Library) -> None:
    known = rules(
        {
            "strength": "presumed",
            "when": {"fact": "courses.count", "at_least": 1},
            "then": [{"criterion": "unesco-2022.focused", "met": True}],
        }
    )
    judged = [] if met is None else [{"criterion": "unesco-2022.focused", "met": met}]

    assert [one.said for one in fired(known[0], [seen(library, known, courses=1, judgements=judged)])] == [(said,)]


@pytest.mark.parametrize(
    ("said", "whole"),
    [
        (("stated", "stated"), "stated"),
        (("stated", "silent"), "open"),
        (("silent", "silent"), "silent"),
        (("stated", "contradicted"), "contradicted"),
        (("open",), "open"),
    ],
)
def test_several_conclusions_together(said: Any, whole: str) -> None:
    assert Fired("c", said).whole == whole


def test_the_page_tells_every_rule_and_its_counts_add_up(library: Library) -> None:
    descriptions = examples_observed()
    found = {rule.id: fired(rule, descriptions) for rule in library.rules.rules}
    page = inferences_page(library.rules, found, "")

    for rule in library.rules.rules:
        (row,) = re.findall(
            rf"^\| `{rule.id}` \| (\w+) \| ([\w-]+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$",
            page,
            re.MULTILINE,
        )
        assert row[:2] == ("follows" if rule.follows else "presumed", rule.evidence)
        fires, *said = map(int, row[2:])
        assert fires == len(found[rule.id]) == sum(said)
        section = page.partition(f"### `{rule.id}`\n")[2].partition("\n### ")[0].partition("\n## ")[0]
        assert rule.because in plain(section)
        assert f"- evidence: {rule.evidence}" in section
        for line in re.findall(r"^\| .* \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$", section, re.MULTILINE):
            assert sum(map(int, line)) == fires


def test_credit_in_every_system_is_one_line(library: Library) -> None:
    page = inferences_page(library.rules, {rule.id: () for rule in library.rules.rules}, "")
    section = page.partition("### `no-credit-no-number`\n")[2].partition("\n### ")[0]

    assert section.count("\n| credits") == 1
    assert "| credits.\\*: none |" in section


def test_no_page_says_that_an_award_has_a_value_of_its_own(library: Library) -> None:
    """What a trial of the design found by hand of the weakest presumption."""
    rule = library.rules.rule("own-record-own-value")
    assert rule is not None
    found = fired(rule, examples_observed())

    assert len(found) > 40
    assert {one.whole for one in found} == {"silent"}


# --- parts of files in the pages


def test_the_readme_of_the_policies_shows_what_the_program_prints() -> None:
    text = POLICIES.read_text(encoding="utf-8")

    assert rendered(text, ROOT) == text
    assert "counts          example-university" in text


def test_a_part_is_what_stands_in_the_file() -> None:
    size = part_of("definitions/at-2023.yaml, criteria size")

    assert size.startswith("  - id: size\n")
    assert size in (ROOT / "definitions" / "at-2023.yaml").read_text(encoding="utf-8")
    assert size.count("- id:") == 1
    assert part_of("definitions/emc-2019.yaml, readings later-levels").startswith("  later-levels:\n    title: ")
    assert part_of("examples/policies/example-university.yaml, facts").count("\n") == 3
