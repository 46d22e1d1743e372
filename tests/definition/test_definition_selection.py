"""Which definitions run: by name, or by where the awarding body is (DESIGN 4)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from facts.describing import described, shipped
from mcdef.definition.build import build
from mcdef.definition.model import Definition
from mcdef.definition.select import Chosen, Selection, choose
from mcdef.documents.problem import McdefError, Problem
from mcdef.verdict.judge import judge

CORE = {"ec-2020", "eu-2022", "emc-2019", "emc-2021", "emc-2022", "us-usage", "unesco-2022"}


def made(id_: str, *places: str, evidence: str = "primary", **more: Any) -> Definition:
    clause = {"id": "one", "asks": "One.", "kind": "constitutive", "cite": {"source": "law"}, "evidence": evidence}
    soft = {"title": "Soft", "because": "so", "change": {"one": {"kind": "required"}}}
    return build(
        {"id": id_, "title": id_, "jurisdiction": places, "criteria": [clause], "readings": {"soft": soft}, **more},
        {}.get,
    )


SHELF = {
    one.id: one
    for one in (
        made("at-law", "AT", family="alpine"),
        made("ch-law", "CH", family="alpine", tags=["law"]),
        made("core-text", tags=["core"]),
        made("draft-at", "AT", evidence="unverified"),
        made("ehea-text", "EHEA"),
        made("eu-text", "EU"),
        made("near-at", "AT", role="neighbour"),
        made("us-ok", "US-OK", tags=["law"]),
        made("us-text", "US"),
        made("world-text", "world"),
    )
}


def names(chosen: Chosen) -> list[str]:
    return [one.id for one, _ in chosen.run]


def selected(*wanted: str, country: str | None = None, region: str | None = None) -> list[str]:
    return names(choose(SHELF, Selection(wanted), country, region))


def not_found(selection: Selection) -> Problem:
    with pytest.raises(McdefError) as raised:
        choose(SHELF, selection, None, None)
    (problem,) = raised.value.problems
    return problem


@pytest.mark.parametrize(
    ("country", "region", "expected"),
    [
        ("AT", None, ["at-law", "core-text", "ehea-text", "eu-text", "world-text"]),
        ("CH", None, ["ch-law", "core-text", "ehea-text", "world-text"]),
        ("US", None, ["core-text", "us-text", "world-text"]),
        ("US", "US-OK", ["core-text", "us-ok", "us-text", "world-text"]),
        ("US", "US-TX", ["core-text", "us-text", "world-text"]),
    ],
)
def test_unnamed_it_is_the_core_and_what_holds_the_country(
    country: str, region: str | None, expected: list[str]
) -> None:
    assert selected(country=country, region=region) == expected


@pytest.mark.parametrize("name", ["near-at", "draft-at"])
def test_neighbours_and_drafts_run_only_when_named(name: str) -> None:
    assert name not in selected(country="AT")
    assert name not in selected("all")
    assert selected(name) == [name]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (["us-ok"], ["us-ok"]),
        (["alpine"], ["at-law", "ch-law"]),
        (["law"], ["ch-law", "us-ok"]),
        (["core"], ["core-text"]),
        (["us-ok", "at-law", "us-ok"], ["at-law", "us-ok"]),
        (["law", "at-law"], ["at-law", "ch-law", "us-ok"]),
        (["all"], [name for name in SHELF if name not in ("near-at", "draft-at")]),
    ],
)
def test_a_name_is_an_id_a_family_a_tag_or_all(wanted: list[str], expected: list[str]) -> None:
    assert selected(*wanted, country="NL") == expected


def test_a_reading_is_named_with_its_definition_or_for_all() -> None:
    def readings(selection: Selection) -> dict[str, str]:
        return {one.id: reading.id for one, reading in choose(SHELF, selection, None, None).run}

    assert readings(Selection(["at-law@soft", "us-ok"])) == {"at-law": "soft", "us-ok": "default"}
    assert readings(Selection(["at-law", "us-ok"], ["us-ok@soft"])) == {"at-law": "default", "us-ok": "soft"}
    assert readings(Selection(["alpine"], ["soft"])) == {"at-law": "soft", "ch-law": "soft"}


@pytest.mark.parametrize(
    ("selection", "code", "meant"),
    [
        (Selection(["at-lwa"]), "unknown-selection", "at-law"),
        (Selection(["alpnie"]), "unknown-selection", "alpine"),
        (Selection(["at-law@sotf"]), "unknown-reading", "soft"),
        (Selection(["at-law"], ["sfot"]), "unknown-reading", "soft"),
        (Selection([], ["at-law@sotf"]), "unknown-reading", "soft"),
    ],
)
def test_a_name_that_nothing_has_suggests_one(selection: Selection, code: str, meant: str) -> None:
    found = not_found(selection)
    assert (found.code, found.severity) == (code, "error")
    assert f"`{meant}`" in str(found.help)


def test_seven_are_the_core_and_run_for_everybody() -> None:
    assert {one.id for one in shipped().definitions.values() if "core" in one.tags} == CORE
    found = judge(described("name: A"), shipped(), Selection())
    assert {one.definition.id for one in found.results} >= CORE


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("provider: {country: AT}", True),
        ("provider: {country: US}\nawarding_body: {country: AT}", True),
        ("provider: {country: AT}\nawarding_body: {country: US}", False),
        ("provider: {country: AT}\nawarding_body: {name: A}", True),
        ("name: A", False),
    ],
)
def test_the_awarding_body_s_country_selects_else_the_provider_s(text: str, runs: bool) -> None:
    library = replace(shipped(), definitions=SHELF)
    found = judge(described(text), library, Selection())
    assert ("at-law" in {one.definition.id for one in found.results}) is runs
