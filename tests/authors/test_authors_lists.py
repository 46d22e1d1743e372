"""``mcdef definitions list`` narrowed: by country, status, tag, evidence and role."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from author_runs import mcdef

from mcdef.definition.filter import Filter, concerns
from mcdef.definition.library import Library
from mcdef.definition.model import Definition
from mcdef.facts.known import GRADES, weakest


def listed(*options: str) -> list[str]:
    run = mcdef("definitions", "list", *options, "--format", "json")
    assert run.code == 0, run.errors
    return [one["id"] for one in run.json["definitions"]]


def grade(definition: Definition) -> str | None:
    return weakest(*(one.evidence for one in definition.default.criteria if one.constitutive))


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        (["--status", "law"], lambda one: one.status == "law"),
        (["--tag", "core"], lambda one: "core" in one.tags),
        (["--role", "neighbour"], lambda one: one.role == "neighbour"),
        (["--evidence", "primary"], lambda one: grade(one) == "primary"),
        (["--evidence", "derived", "--evidence", "secondary"], lambda one: grade(one) in ("derived", "secondary")),
        (["--status", "law", "--role", "definition"], lambda one: (one.status, one.role) == ("law", "definition")),
    ],
)
def test_each_option_keeps_what_has_it(
    options: list[str], wanted: Callable[[Definition], bool], library: Library
) -> None:
    expected = [one.id for one in library.definitions.values() if wanted(one)]

    assert expected
    assert len(expected) < len(library.definitions)
    assert listed(*options) == expected


@pytest.mark.parametrize(
    ("place", "inside", "outside"),
    [
        ("AT", ["at-2023", "eu-2022", "emc-2019", "unesco-2022"], ["es-2021", "us-usage"]),
        ("austria", ["at-2023", "eu-2022"], ["es-2021"]),
        ("NO", ["emc-2019", "unesco-2022"], ["eu-2022", "at-2023"]),
        ("UK", ["qaa-2022", "gb-sct-sfc", "uk-lle"], ["eu-2022"]),
        ("GB-SCT", ["qaa-2022", "gb-sct-sfc"], ["uk-lle"]),
        ("US-OK", ["us-ok", "us-usage"], ["us-oh"]),
        ("EU", ["eu-2022"], ["at-2023", "emc-2019"]),
        ("world", ["unesco-2022"], ["eu-2022", "us-usage"]),
    ],
)
def test_a_country_takes_what_speaks_of_it_and_of_its_parts(place: str, inside: list[str], outside: list[str]) -> None:
    found = set(listed("--country", place))

    assert set(inside) <= found
    assert found.isdisjoint(outside)


def test_names_and_options_narrow_together() -> None:
    assert listed("core", "--country", "US") == ["unesco-2022", "us-usage"]
    assert listed("core", "--status", "law") == []


def test_no_option_narrows_nothing(library: Library) -> None:
    assert all(Filter().keeps(one) for one in library.definitions.values())


def test_a_region_is_no_other_country(library: Library) -> None:
    assert not concerns(library["us-ok"], "OK")
    assert concerns(library["us-ok"], "US")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--status", "laws"], "did you mean `law`?"),
        (["--tag", "cores"], "did you mean `core`?"),
        (["--evidence", "primry"], "did you mean `primary`?"),
        (["--role", "neighbor"], "did you mean `neighbour`?"),
        (["--country", "Norwey"], "did you mean `norway`?"),
    ],
)
def test_a_word_that_nothing_has_is_refused(options: list[str], said: str) -> None:
    run = mcdef("definitions", "list", *options)

    assert (run.code, run.text) == (2, "")
    assert said in run.errors


def test_the_text_shows_what_the_json_says() -> None:
    (one,) = mcdef("definitions", "list", "ec-2020", "--format", "json").json["definitions"]
    text = mcdef("definitions", "list", "ec-2020").flat

    assert list(one["deciding"]) == [name for name in GRADES if name in one["deciding"]]
    assert one["weakest"] == list(one["deciding"])[-1]
    deciding = ", ".join(f"{number} {name}" for name, number in one["deciding"].items())
    for told in (*one["jurisdiction"], one["status"], one["adopted"], f"superseded by {one['superseded_by']}",
                 f"{one['criteria']} criteria", f"{one['cases']} cases", f"tags {', '.join(one['tags'])}",
                 f"deciding clauses at least {one['weakest']} ({deciding})"):  # fmt: skip
        assert told in text, told


def test_a_country_shows_what_was_looked_for_there() -> None:
    text = mcdef("definitions", "list", "--country", "NO", "--role", "neighbour").flat

    assert text.startswith("norway: Norway encoded: no definition looked for, and not found: ")
    assert text.endswith("0 definitions")
