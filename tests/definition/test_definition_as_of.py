"""Two clocks: with a day, what was not in force on it is named and does not run; without one, nothing is dropped."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from facts.describing import described, shipped
from mcdef.definition.build import build
from mcdef.definition.dates import interval
from mcdef.definition.model import Definition
from mcdef.definition.select import Selection, not_in_force
from mcdef.verdict.judge import judge


def run(*names: str, on: date | None) -> tuple[set[str], dict[str, str]]:
    found = judge(described("provider: {country: NL}"), shipped(), Selection(names, as_of=on))
    return {one.definition.id for one in found.results}, {one.id: one.why for one in found.not_run}


def test_in_june_2021_the_consultation_group_s_text_was_in_force_and_the_recommendation_was_not() -> None:
    ran, not_run = run(on=date(2021, 6, 1))
    assert "ec-2020" in ran
    assert "eu-2022" not in ran
    assert "2022-06-16" in not_run["eu-2022"]


def test_in_2023_it_is_the_other_way_round() -> None:
    ran, not_run = run(on=date(2023, 1, 1))
    assert "eu-2022" in ran
    assert "eu-2022" in not_run["ec-2020"]


def test_without_a_day_nothing_is_dropped() -> None:
    ran, not_run = run(on=None)
    assert ran >= {"ec-2020", "eu-2022", "emc-2019", "emc-2021", "emc-2022"}
    assert not_run == {}


def test_a_named_definition_that_was_not_in_force_does_not_run_either() -> None:
    ran, not_run = run("eu-2022", "us-usage", on=date(2021, 6, 1))
    assert (ran, set(not_run)) == ({"us-usage"}, {"eu-2022"})


def dated(**dates: Any) -> Definition:
    return build({"id": "text", "title": "x", "criteria": [], **dates}, {}.get)


SUCCESSOR: Mapping[str, Definition] = {
    "later": build({"id": "later", "title": "x", "criteria": [], "adopted": "2022-06-16"}, {}.get)
}


@pytest.mark.parametrize(
    ("dates", "day", "in_force"),
    [
        ({"adopted": "2021-06-16"}, date(2021, 6, 15), False),
        ({"adopted": "2021-06-16"}, date(2021, 6, 16), True),
        ({"adopted": "2021-06"}, date(2021, 5, 31), False),
        ({"adopted": "2021-06"}, date(2021, 6, 1), True),  # its dates leave it open
        ({"adopted": 2021}, date(2020, 12, 31), False),
        ({"adopted": 2021}, date(2021, 1, 1), True),
        ({"adopted": "2021-06-16", "in_force": "2022-01-01"}, date(2021, 12, 31), False),
        ({"adopted": "2021-06-16", "in_force": "2022-01-01"}, date(2022, 1, 1), True),
        ({"superseded_on": "2022-06-16"}, date(2022, 6, 15), True),
        ({"superseded_on": "2022-06-16"}, date(2022, 6, 17), False),
        ({"superseded_on": 2022}, date(2022, 6, 17), True),
        ({"superseded_on": 2022}, date(2023, 1, 1), False),
        ({"superseded_by": "later"}, date(2022, 6, 15), True),
        ({"superseded_by": "later"}, date(2022, 6, 17), False),
        ({"superseded_by": "nowhere"}, date(2030, 1, 1), True),
        ({}, date(1990, 1, 1), True),
    ],
)
def test_a_definition_is_dropped_only_where_its_dates_leave_no_doubt(
    dates: dict[str, Any], day: date, in_force: bool
) -> None:
    assert (not_in_force(dated(**dates), day, SUCCESSOR) is None) is in_force


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2022-06-16", date(2022, 6, 16), date(2022, 6, 16)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
    ],
)
def test_a_date_is_an_interval_of_days(written: str, first: date, last: date) -> None:
    assert interval(written) == (first, last)


@pytest.mark.parametrize("written", ["2022-13", "2022-02-30", "June 2022", "22", "2022-6-16"])
def test_what_is_no_date_is_none(written: str) -> None:
    assert interval(written) is None
