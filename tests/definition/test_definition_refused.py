"""A malformed definition is refused at the exact place, with what was probably meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from definition.folders import POLICY, loaded, place_of, refused

HOURS = "{fact: workload.hours, at_least: 100, at_most: 150}"
CITE = "cite: {source: policy, at: p. 1}"
CASE = "{name: 120 hours, credential: {workload: 120 h}, verdict: counts}"
CHANGE = "change: {long-enough: {test: {fact: workload.hours, at_least: 200}}}"

FAULTS: list[tuple[str, str, str, str, str]] = [
    # what is replaced, by what, the code, the words it is told at, and what the help says
    (HOURS, "{fact: workload.houres, at_least: 100}", "unknown-fact", "workload.houres", "workload.hours"),
    (HOURS, "{fact: credits.etcs, at_least: 4}", "unknown-fact", "credits.etcs", "credits.ects"),
    (HOURS, "{fact: custom.signed, is: true}", "unknown-fact", "custom.signed", ""),
    (HOURS, "{all: [{fact: award.tpe, is: other}]}", "unknown-fact", "award.tpe", "award.type"),
    (CITE, "cite: {source: polcy, at: p. 1}", "unknown-source", "polcy", "policy"),
    (CHANGE, "change: {long-enuogh: {kind: required}}", "unknown-criterion", "long-enuogh", "long-enough"),
    (CHANGE, "drop: [tilted]", "unknown-criterion", "tilted", "titled"),
    (CHANGE, "cite: {source: plicy}", "unknown-source", "plicy", "policy"),
    (CHANGE, "change: {titled: {cite: {source: polici}}}", "unknown-source", "polici", "policy"),
    (CASE, CASE[:-1] + ", because: [long-enogh]}", "unknown-criterion", "long-enogh", "long-enough"),
    (CASE, CASE[:-1] + ", reading: longr}", "unknown-reading", "longr", "longer"),
    (CASE, CASE.replace("counts", "count"), "unknown-value", "count}", "counts"),
    (CASE, "{name: nothing, verdict: counts}", "case-needs", "name: nothing", "with"),
    (CASE, "{name: both, credential: {}, with: {}, verdict: counts}", "case-needs", "name: both", "with"),
    (HOURS, "{fact: workload.hours, at_least: 150, at_most: 100}", "impossible-range", "test", "smaller number first"),
    (HOURS, "{fact: workload.hours, at_least: 1, above: 2}", "two-limits", "above", "one of them"),
    (HOURS, "{fact: workload.hours, at_least: many}", "number-expected", "many", "37.5"),
    (HOURS, "{fact: workload.hours, atleast: 100}", "unknown-key", "atleast", "at_least"),
    (HOURS, "{any: {fact: title, is: a}}", "tests-expected", "any", "[{fact"),
    (HOURS, "{at_least: 100}", "check-without-fact", "at_least", "fact"),
    (HOURS, "{fact: workload.hours}", "one-check-expected", "test", "at_least"),
    (HOURS, "{fact: workload.hours, vague: {clear: 3}}", "vague-needs", "vague", "outside"),
    (HOURS, "{fact: title, stated: true}", "stated-decides", "stated", "required or recommended"),
    (HOURS, "{not: {fact: title, stated: true}}", "stated-decides", "stated", "required or recommended"),
    (HOURS, "{fact: provider.name, at_least: 3}", "wrong-check", "at_least", ""),
    (HOURS, "{fact: workload.hours, includes: [a]}", "wrong-check", "includes", ""),
    (HOURS, "{fact: workload.hours, is: true}", "wrong-check", "is: true", ""),
    (HOURS, "{fact: registers, is: true}", "wrong-check", "is: true", ""),
    (HOURS, "{fact: award.type, is: degre}", "word-of-fact", "degre", "degree"),
    (HOURS, "{fact: record.states, includes: [learner, titel]}", "word-of-fact", "includes", "title"),
    (HOURS, "{fact: provider.country, is: UK}", "word-of-fact", "UK", ""),
    ("    kind: constitutive\n", "    kind: constitutional\n", "unknown-value", "constitutional", "constitutive"),
    (f"    {CITE}\n", "", "criterion-incomplete", "long-enough", "cite"),
    (f"    test: {HOURS}\n", "    must: x\n", "unknown-key", "must", "asks"),
    ("title: Policy of", "body: A\ntitle: Policy of", "unknown-key", "body", "issued_by"),
    ("  - id: titled", "  - id: long-enough", "criterion-twice", "long-enough\n    asks: It has", "id of its own"),
    ("  - id: titled", "  - id: Titled It", "not-an-id", "Titled It", "small letters"),
    ("title: Policy of", "adopted: 30 April\ntitle: Policy of", "not-a-definition-date", "30 April", "2022-06-16"),
    (f"test: {HOURS}", "silence: {met: so, not_met: so}", "silence-needs", "silence", "met"),
    ("title: Policy of", "scope: {fact: provider.contry, is: SK}\ntitle: Policy of", "unknown-fact", "provider.contry",
     "provider.country"),
    ("  - id: titled\n", "  - id: titled\n    same_as: eu-2022.asessed\n", "unknown-clause", "eu-2022.asessed",
     "eu-2022.assessed"),
    ("title: Policy of", "drop: [titled]\ntitle: Policy of", "unknown-key", "drop", "extends"),
    ("title: Policy of", "facts: {custom.x: {type: boolean, asks: x}}\ntitle: Policy of", "unknown-value", "boolean",
     "bool"),
    ("title: Policy of", "facts: {signed: {type: bool, asks: x}}\ntitle: Policy of", "unknown-fact", "signed",
     "custom.signed"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "code", "words", "help_"), FAULTS, ids=[f"{f[2]}: {f[3]}" for f in FAULTS])
def test_it_is_refused_at_its_place_with_a_suggestion(
    tmp_path: Path, old: str, new: str, code: str, words: str, help_: str
) -> None:
    assert old in POLICY
    text = POLICY.replace(old, new, 1)
    (found,) = refused(tmp_path, {"uni-policy.yaml": text})
    assert found.code == code
    assert str(found.span and found.span.start) == place_of(words, text)
    assert help_ in f"{found.message} {found.help}"


def test_without_a_fault_it_is_taken(tmp_path: Path) -> None:
    assert loaded(tmp_path, {"uni-policy.yaml": POLICY})["uni-policy"].title == "Policy of a university"


def test_all_problems_are_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = POLICY.replace(HOURS, "{fact: workload.hors, is: 3}").replace("fact: title", "fact: tilte")
    text = text.replace(CITE, "cite: {source: polcy}")
    found = refused(tmp_path, {"uni-policy.yaml": text})
    assert [one.code for one in found] == ["unknown-source", "unknown-fact", "unknown-fact"]
    places = [str(one.span and one.span.start) for one in found]
    assert places == [place_of(words, text) for words in ("polcy", "workload.hors", "tilte")]


def test_a_missing_part_is_told_with_its_name(tmp_path: Path) -> None:
    for key in ("id", "title"):
        text = "".join(line for line in POLICY.splitlines(True) if not line.startswith(f"{key}:"))
        (found,) = refused(tmp_path, {"uni-policy.yaml": text})
        assert (found.code, f"`{key}`" in found.message) == ("missing-key", True)


@pytest.mark.parametrize("text", ["- a\n- b\n", "id: uni-policy\ntitle: Nothing asked\n"])
def test_what_holds_no_definition_is_refused(tmp_path: Path, text: str) -> None:
    (found,) = refused(tmp_path, {"uni-policy.yaml": text})
    assert found.code in ("not-a-definition", "criteria-missing")


@pytest.mark.parametrize("kind", ["required", "recommended"])
def test_a_gap_may_ask_what_is_stated(tmp_path: Path, kind: str) -> None:
    text = POLICY.replace(HOURS, "{fact: language, stated: true}").replace("constitutive", kind)
    assert loaded(tmp_path, {"uni-policy.yaml": text})
