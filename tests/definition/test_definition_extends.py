"""Building on another definition: a patch of the whole (``extends``), or one clause adopted (``same_as``)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from definition.folders import POLICY, loaded, place_of, refused, signed
from mcdef.definition.build import ChainTooLong, build
from mcdef.definition.model import Definition, Kind

BASE: dict[str, Any] = {
    "id": "base",
    "title": "Base",
    "family": "house",
    "jurisdiction": ["SK"],
    "tags": ["core"],
    "scope": {"fact": "provider.country", "is": "SK"},
    "sources": {"law": {"title": "The law"}},
    "criteria": [
        {"id": "one", "asks": "One.", "kind": "constitutive", "cite": {"source": "law", "at": "§ 1"},
         "evidence": "primary", "test": {"fact": "workload.hours", "at_least": 100}},
        {"id": "two", "asks": "Two.", "kind": "required", "cite": {"source": "law", "at": "§ 2"},
         "evidence": "secondary", "test": {"fact": "stand_alone", "is": True}},
    ],
    "readings": {"loose": {"title": "Loose", "because": "so", "drop": ["two"]}},
    "cases": [{"name": "a", "credential": {}, "verdict": "undetermined"}],
}  # fmt: skip
THREE = {"id": "three", "asks": "Three.", "kind": "constitutive", "cite": {"source": "law"}, "evidence": "primary"}


def built(data: Mapping[str, Any], *others: Mapping[str, Any]) -> Definition:
    return build({"title": "x", **data}, {one["id"]: one for one in (BASE, *others)}.get)


def test_an_extension_changes_drops_and_adds() -> None:
    made = built(
        {
            "id": "more",
            "extends": "base",
            "change": {"one": {"kind": "required", "asks": "One, softly."}},
            "drop": ["two"],
            "add": [THREE],
        }
    )
    assert [(one.id, one.kind) for one in made.default.criteria] == [
        ("one", Kind.REQUIRED),
        ("three", Kind.CONSTITUTIVE),
    ]
    assert made.default.criteria[0].test == built(BASE).default.criteria[0].test


def test_an_extension_keeps_what_it_does_not_say_and_never_tags_readings_and_cases() -> None:
    made = built({"id": "more", "title": "More", "extends": "base"})
    assert (made.title, made.family, made.jurisdiction) == ("More", "house", ("SK",))
    assert made.default.scope == built(BASE).default.scope
    assert set(made.sources) == {"law"}
    assert made.tags == ()
    assert [one.id for one in made.readings] == ["default"]


def test_an_extension_has_a_scope_of_its_own() -> None:
    scope = {"fact": "provider.country", "is": "CZ"}
    assert built({"id": "more", "extends": "base", "scope": scope}).default.scope != built(BASE).default.scope


def test_a_reading_changes_what_the_extension_made() -> None:
    made = built(
        {
            "id": "more",
            "extends": "base",
            "add": [THREE],
            "readings": {"soft": {"title": "Soft", "because": "so", "change": {"three": {"kind": "recommended"}}}},
        }
    )
    soft = made.reading("soft")
    assert soft is not None
    assert [(one.id, one.kind.value) for one in soft.criteria][-1] == ("three", "recommended")


def test_sources_and_facts_are_laid_together() -> None:
    link = {"id": "link", "title": "x", "extends": "base", "facts": {"custom.a": {"type": "bool", "asks": "a"}},
            "sources": {"policy": {"title": "Policy"}}}  # fmt: skip
    made = built({"id": "more", "extends": "link", "facts": {"custom.b": {"type": "bool", "asks": "b"}}}, link)
    assert set(made.facts) == {"custom.a", "custom.b"}
    assert set(made.sources) == {"law", "policy"}


def chain(length: int) -> list[dict[str, Any]]:
    names = ["base", *(f"link-{number}" for number in range(1, length + 1))]
    return [{"id": names[n], "title": "x", "extends": names[n - 1]} for n in range(1, length + 1)]


def test_a_chain_is_three_deep_at_most() -> None:
    links = chain(4)
    assert [one.id for one in built(links[2], *links).default.criteria] == ["one", "two"]
    with pytest.raises(ChainTooLong):
        built(links[3], *links)


def test_a_clause_is_handed_on_three_times_at_most() -> None:
    names = ["base.one", *(f"link-{number}.one" for number in range(1, 4))]
    links = [
        {"id": f"link-{n}", "title": "x", "criteria": [{"id": "one", "same_as": names[n - 1]}]} for n in range(1, 5)
    ]
    assert built(links[2], *links).default.criteria[0].asks == "One."
    with pytest.raises(ChainTooLong):
        built(links[3], *links)


def test_an_adopted_clause_is_the_clause_with_what_is_said_of_its_own() -> None:
    own = {"id": "long", "same_as": "base.one", "cite": {"source": "policy", "at": "p. 1"}, "evidence": "secondary"}
    made = built({"id": "more", "sources": {"policy": {"title": "Policy"}}, "criteria": [own]})
    (clause,) = made.default.criteria
    assert (clause.id, clause.asks, clause.kind, clause.evidence) == ("long", "One.", Kind.CONSTITUTIVE, "secondary")
    assert (clause.cite.source, clause.cite.at) == ("policy", "p. 1")
    assert clause.test == built(BASE).default.criteria[0].test


def test_an_adopted_clause_brings_the_source_it_cites() -> None:
    made = built({"id": "more", "criteria": [{"id": "long", "same_as": "base.one"}]})
    (clause,) = made.default.criteria
    assert clause.cite.at == "§ 1"
    assert made.sources[clause.cite.source].title == "The law"


def test_a_clause_is_adopted_as_its_extension_made_it() -> None:
    link = {"id": "link", "title": "x", "extends": "base", "change": {"one": {"asks": "One, anew."}}}
    made = built({"id": "more", "criteria": [{"id": "long", "same_as": "link.one"}]}, link)
    assert made.default.criteria[0].asks == "One, anew."


def test_a_chain_can_be_followed_in_files(tmp_path: Path) -> None:
    last = """\
id: uni-last
title: Last
extends: uni-signed
change: {signed: {test: {fact: custom.employer_signed, is: false}}, titled: {test: {fact: language, stated: true}}}
drop: [long-enough]
"""
    library = loaded(
        tmp_path, {"uni-policy.yaml": POLICY, "uni-signed.yaml": signed("uni-policy"), "uni-last.yaml": last}
    )
    assert [one.id for one in library["uni-last"].default.criteria] == ["titled", "signed"]


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        (signed("eu-2032"), "unknown-definition", "eu-2032"),
        (signed("eu-2022").replace("add:", "drop: [asessed]\nadd:"), "unknown-criterion", "asessed"),
        (signed("eu-2022").replace("add:", "change: {asessd: {kind: required}}\nadd:"), "unknown-criterion", "asessd"),
        (signed("eu-2022").replace("add:", "criteria:"), "unknown-key", "criteria"),
        (signed("uni-signed"), "chain-too-long", "uni-signed\nsources"),
        (signed("eu-2022").replace("add:", "change: {annex-title: {kind: constitutive}}\nadd:"), "stated-decides",
         "constitutive}"),
        (POLICY.replace("uni-policy", "uni-signed").replace("  - id: titled\n    asks: It has a title.\n",
                                                            "  - id: titled\n    same_as: eu-2022.nothing\n"),
         "unknown-clause", "eu-2022.nothing"),
    ],
)  # fmt: skip
def test_a_wrong_inclusion_is_refused_at_its_place(tmp_path: Path, text: str, code: str, words: str) -> None:
    (found,) = refused(tmp_path, {"uni-signed.yaml": text})
    assert (found.code, str(found.span and found.span.start)) == (code, place_of(words, text))


def test_an_adopted_clause_that_asks_what_is_stated_cannot_be_made_to_decide(tmp_path: Path) -> None:
    text = "id: uni-a\ntitle: A\ncriteria:\n  - {id: titled, same_as: eu-2022.annex-title, kind: constitutive}\n"
    (found,) = refused(tmp_path, {"uni-a.yaml": text})
    assert (found.code, str(found.span and found.span.start)) == ("stated-decides", place_of("constitutive", text))
    assert loaded(tmp_path, {"uni-a.yaml": text.replace(", kind: constitutive", "")})


def test_a_circle_is_refused_where_it_is_written(tmp_path: Path) -> None:
    one = "id: uni-a\ntitle: A\ncriteria:\n  - {id: x, same_as: uni-b.x}\n"
    other = one.replace("uni-a", "uni-c").replace("uni-b", "uni-a").replace("uni-c", "uni-b")
    found = refused(tmp_path, {"uni-a.yaml": one, "uni-b.yaml": other})
    assert [(problem.code, str(problem.span and problem.span.start)) for problem in found] == [
        ("chain-too-long", place_of("uni-b.x", one)),
        ("chain-too-long", place_of("uni-a.x", other)),
    ]
