"""Inference files of a folder: rules are added, replace nothing, and every mistake has its place."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from definition.folders import POLICY, loaded, place_of, refused, signed
from facts.describing import described, shipped
from mcdef.definition.check_rules import check_rules, surroundings_of
from mcdef.definition.files import plain
from mcdef.definition.files import shipped as shelf
from mcdef.definition.select import Selection
from mcdef.documents.document import Document
from mcdef.documents.source import Source
from mcdef.facts.rules import rules_from
from mcdef.verdict.judge import judge

RULES = """\
sources:
  house: {title: Rules of the house, checked: 2026-11-20}
rules:
  - id: badge-after-exam
    strength: follows
    when: {fact: record.issued, is: true}
    unless: {fact: qa.disclaimed, is: true}
    then:
      - {fact: assessment.exists, is: true}
      - {fact: award.type, is_not: degree}
      - {fact: credits.*, is: none}
      - {fact: workload.hours, at_least: 100, at_most: 150}
      - {fact: contact.hours, at_least: {times: [contact.lessons, "3/4"]}}
      - {criterion: unesco-2022.focused, met: true}
    because: The house says so.
    cite: {source: house, at: section 5}
    evidence: primary
"""


def test_a_folder_adds_a_rule(tmp_path: Path) -> None:
    library = loaded(tmp_path, {"inferences.yaml": RULES, "uni-policy.yaml": POLICY})
    assert library.rules.rule("badge-after-exam") is not None
    (found,) = judge(described("record: badge"), library, Selection(("uni-policy",))).results
    assert found.verdict.words == "counts"


def test_a_rule_may_conclude_on_a_criterion_of_the_folder_and_read_its_facts(tmp_path: Path) -> None:
    rules = RULES.replace("unesco-2022.focused", "uni-policy.long-enough").replace(
        "{fact: record.issued, is: true}", "{fact: custom.employer_signed, is: true}"
    )
    files = {"inferences.yaml": rules, "uni-policy.yaml": POLICY, "uni-signed.yaml": signed("eu-2022")}
    assert loaded(tmp_path, files).rules.rule("badge-after-exam") is not None


def test_what_is_shipped_passes_the_same_check() -> None:
    inferences = shelf().inferences
    around = surroundings_of({one["id"]: one for one in shelf().definitions.values()}, shipped().systems)
    assert check_rules(Document(Source("inferences.yaml", ""), dict(inferences)), {}, around) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "at"),
    [
        ("record.issued", "record.isued", "unknown-fact", "record.isued"),
        ("is: true}\n    unless", "stated: true}\n    unless", "stated-in-rule", "stated"),
        ("is: true}\n    unless", "at_least: 3}\n    unless", "wrong-check", "at_least"),
        ("strength: follows", "strength: certain", "unknown-value", "certain"),
        ("evidence: primary", "evidence: firsthand", "unknown-value", "firsthand"),
        ("source: house, at", "source: home, at", "unknown-source", "home"),
        ("id: badge-after-exam", "id: no-record", "crosswalk-id-twice", "no-record"),
        ("house: {title", "esg-2015: {title", "crosswalk-id-twice", "esg-2015"),
        ("id: badge-after-exam", "id: Badge", "not-an-id", "Badge"),
        ("unesco-2022.focused", "unesco-2022.small", "unknown-clause", "unesco-2022.small"),
        ("met: true", "met: maybe", "conclusion-needs-met", "criterion: unesco"),
        ("assessment.exists, is", "assessment.exist, is", "unknown-fact", "assessment.exist"),
        ("assessment.exists, is: true", "assessment.exists, is: exam", "wrong-check", "is: exam"),
        ("assessment.exists, is: true", "assessment.exists, stated: true", "unknown-key", "stated"),
        ("is_not: degree", "is_not: diploma", "word-of-fact", "diploma"),
        ("award.type, is_not: degree", "title, is_not: degree", "conclusion-needs-options", "degree"),
        ("at_least: 100, at_most: 150", "at_least: 200, at_most: 150", "impossible-range", "fact: workload.hours"),
        ("at_least: 100, at_most: 150", "at_least: 100, is: 150", "conclusion-expected", "fact: workload.hours"),
        ('times: [contact.lessons, "3/4"]', "times: [contact.lessons]", "conclusion-bound", "at_least: {"),
        ('[contact.lessons, "3/4"]', '[contact.lesson, "3/4"]', "unknown-fact", "contact.lesson,"),
        ("    because: The house says so.\n", "", "missing-key", "id: badge"),
        ("because: The house says so.", "because:", "empty-value", "because"),
        ("rules:", "rule:", "unknown-key", "rule:"),
    ],
)
def test_a_mistake_is_named_where_it_stands(tmp_path: Path, old: str, new: str, code: str, at: str) -> None:
    assert old in RULES
    text = RULES.replace(old, new, 1)
    problems = refused(tmp_path, {"inferences.yaml": text})
    assert code in [one.code for one in problems]
    found = next(one for one in problems if one.code == code)
    line = place_of(at, text).partition(":")[0]
    where = str(found.place).split("inferences.yaml:")[1].partition(":")[0]
    assert (where == line) or (code == "missing-key" and where == "4")


def test_rules_that_conclude_nothing(tmp_path: Path) -> None:
    start, end = RULES.index("    then:"), RULES.index("    because:")
    text = RULES[:start] + "    then: []\n" + RULES[end:]
    assert [one.code for one in refused(tmp_path, {"inferences.yaml": text})] == ["crosswalk-empty-list"]


JUNK: list[Any] = [None, -1, 0, "x", "", [], {}, [None], {"a": 1}, True, "none", "1e9", ["a", "b"], {"times": ["a"]}]


def _places(value: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [at, *(place for key, inner in parts for place in _places(inner, (*at, key)))]


def test_no_content_makes_the_check_fail_and_what_passes_can_be_used(tmp_path: Path) -> None:
    from mcdef.documents.files import read_source
    from mcdef.documents.reader import read_document

    path = tmp_path / "inferences.yaml"
    path.write_text(RULES, encoding="utf-8")
    whole: Any = read_document(read_source(path, "inferences.yaml")).data
    systems, files = shipped().systems, shelf()
    around = surroundings_of({one["id"]: one for one in files.definitions.values()}, systems)
    passed = 0
    for at in _places(whole)[1:]:
        for junk in JUNK:
            data = deepcopy(whole)
            inner = data
            for key in at[:-1]:
                inner = inner[key]
            inner[at[-1]] = junk
            if not check_rules(Document(Source("inferences.yaml", ""), data), files.inferences, around):
                rules_from(plain(data), systems)
                passed += 1
    assert passed
