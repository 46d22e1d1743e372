"""The data against the lists that were written out from crosswalks.md by hand: nothing is missing, nothing is more."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest

from crosswalk import transcribed
from mcdef.crosswalk.names import scales_named
from mcdef.crosswalk.rows import LevelRow
from mcdef.crosswalk.tables import Crosswalk
from mcdef.logic.possibilities import Numbers

EVERY_FRAMEWORK = " ".join(transcribed.FRAMEWORKS.values()).split()


def spelled(numbers: Numbers) -> str:
    """``25``, ``25-30``, ``25-`` without an upper end."""
    extent = numbers.extent
    low, high = str(extent.low or Fraction(0)), "" if extent.high is None else str(extent.high)
    return low if numbers.is_point else f"{low}-{high}"


def row_spelled(row: LevelRow) -> str:
    return {"below": "b", "unlevelled": "u", "unmapped": "-"}.get(row.relation) or "/".join(map(str, row.eqf))


def test_every_framework_is_there(crosswalk: Crosswalk) -> None:
    assert len(EVERY_FRAMEWORK) == len(set(EVERY_FRAMEWORK)) == 83
    assert set(crosswalk.frameworks) == set(EVERY_FRAMEWORK)


def test_every_framework_is_mapped_or_said_to_be_unmapped(crosswalk: Crosswalk) -> None:
    mapped = {*transcribed.ONE_TO_ONE.split(), *transcribed.MAPPINGS}
    assert mapped | set(transcribed.UNMAPPED) == set(EVERY_FRAMEWORK)
    assert {id_ for id_, one in crosswalk.frameworks.items() if one.mapped} == mapped


@pytest.mark.parametrize("id_", transcribed.ONE_TO_ONE.split())
def test_levels_that_are_the_eqf_s_own(crosswalk: Crosswalk, id_: str) -> None:
    rows = {level: row_spelled(row) for level, row in crosswalk.frameworks[id_].to_eqf.items()}
    assert rows == {str(level): str(level) for level in range(1, 9)}


@pytest.mark.parametrize(("id_", "rows"), transcribed.MAPPINGS.items())
def test_every_other_mapping(crosswalk: Crosswalk, id_: str, rows: str) -> None:
    framework = crosswalk.frameworks[id_]
    found = [f"{level.replace(' ', '_')}={row_spelled(framework.to_eqf[level])}" for level in framework.levels]
    assert " ".join(found) == rows


@pytest.mark.parametrize(("id_", "count"), transcribed.UNMAPPED.items())
def test_levels_of_what_nobody_compared(crosswalk: Crosswalk, id_: str, count: int) -> None:
    framework = crosswalk.frameworks[id_]
    assert (len(framework.levels), framework.mapped) == (count, False)
    assert framework.cite is not None


def test_what_was_seen_is_graded_so(crosswalk: Crosswalk) -> None:
    seen = {id_ for id_, one in crosswalk.frameworks.items() if any(row.cite.verified for row in one.to_eqf.values())}
    assert seen == set(transcribed.CHECKED.split())


@pytest.mark.parametrize(("name", "there"), transcribed.COLLISIONS.items())
def test_colliding_names_go_by_the_country(crosswalk: Crosswalk, name: str, there: dict[str, str]) -> None:
    assert {country: scales_named(name, crosswalk, country)[0].id for country in there} == there


@pytest.mark.parametrize(("name", "id_"), transcribed.UNIQUE.items())
def test_names_that_only_one_bears(crosswalk: Crosswalk, name: str, id_: str) -> None:
    if name == "RNCP niveau":
        name = "niveau RNCP"
    assert scales_named(name, crosswalk)[0].id == id_


@pytest.mark.parametrize(
    ("id_", "since", "until"),
    [
        ("fr-1969", None, "2019-01-08"),
        ("fr-cncp", "2019-01-09", None),
        ("za-nqf-old", None, "2008-12-31"),
        ("za-nqf", "2009-01-01", None),
        ("gb-eng-nqf-old", None, "2003-12-31"),
        ("gb-eng-rqf", "2004-01-01", None),
        ("nz-nzqcf", "2010-01-01", None),
        ("es-mecu", "2022-01-01", None),
        ("eqf", "2008-01-01", None),
        ("in-nheqf-draft", None, "2022-12-31"),
        ("in-ncrf", "2023-01-01", None),
        ("in-nsqf-old", None, "2022-12-31"),
        ("in-nsqf", "2023-01-01", None),
    ],
)
def test_scales_that_changed(crosswalk: Crosswalk, id_: str, since: str | None, until: str | None) -> None:
    valid = crosswalk.frameworks[id_].valid
    assert (valid.since and str(valid.since), valid.until and str(valid.until)) == (since, until)


def test_credits_that_changed(crosswalk: Crosswalk) -> None:
    assert str(crosswalk.systems["kz-old"].valid.until) == "2017-12-31"
    assert str(crosswalk.systems["umap-ucts-old"].valid.until) == "2012-12-31"
    dated = [(row.valid.since, row.valid.until) for row in crosswalk.exchanges if row.kind == "funding-rule"]
    assert [str(since or until) for since, until in dated] == ["2021-07-01"] * 2 + ["2021-06-30"] * 2


def test_hours_of_an_ects_credit_in_every_country(crosswalk: Crosswalk) -> None:
    rows = crosswalk.systems["ects"].hours
    found = {row.country: f"{spelled(row.hours)}{'' if row.cite.verified else '*'}" for row in rows}
    assert len(rows) == len(found) == 41
    assert found == transcribed.ECTS_HOURS


def test_every_credit_system(crosswalk: Crosswalk) -> None:
    found = {}
    for id_, system in crosswalk.systems.items():
        hours = [f"{spelled(row.hours)}{'' if row.cite.verified else '*'}" for row in system.hours]
        if id_ not in ("ects", "us-clock", "cn", "tw", "kr", "ph", "th"):
            found[id_] = " ".join([system.measures, *hours])
    timed = ("us-clock", "cn", "tw", "kr", "ph", "th")  # class hours, whose length is a range of its own
    assert found == {id_: text for id_, text in transcribed.SYSTEMS.items() if id_ not in timed}
    assert all(crosswalk.systems[id_].measures == "contact" for id_ in timed)
    assert len(crosswalk.systems) == 65


def test_every_year(crosswalk: Crosswalk) -> None:
    found = {id_: spelled(one.year.value) for id_, one in crosswalk.systems.items() if one.year is not None}
    assert found == transcribed.YEARS


def test_every_published_rate(crosswalk: Crosswalk) -> None:
    found = [f"{one.source} {one.target} {spelled(one.rate)} {one.kind}" for one in crosswalk.exchanges]
    assert found == list(transcribed.EXCHANGES)


def test_every_award_size(crosswalk: Crosswalk) -> None:
    found: dict[str, list[str]] = {}
    for row in crosswalk.award_sizes:
        found.setdefault(row.country or "everywhere", []).append(f"{row.kind[0]}{spelled(row.size)}")
    assert {country: " ".join(sizes) for country, sizes in found.items()} == transcribed.AWARDS
    assert len(crosswalk.award_sizes) == 86


def test_every_row_has_a_source_and_a_grade(crosswalk: Crosswalk) -> None:
    cites = [row.cite for one in crosswalk.frameworks.values() for row in one.to_eqf.values()]
    cites += [row.cite for one in crosswalk.systems.values() for row in one.hours]
    cites += [row.cite for row in (*crosswalk.exchanges, *crosswalk.award_sizes)]
    cites += [row.row.cite for row in crosswalk.award_words]
    assert all(cite.sources and set(cite.sources) <= set(crosswalk.sources) for cite in cites)
    assert set(Counter(cite.evidence for cite in cites)) == {
        "primary", "issuer-summary", "secondary", "derived", "unverified"
    }  # fmt: skip
