"""The second table of crosswalks.md 4.4: the hull of all routes to ECTS, and four size clauses."""

from __future__ import annotations

from fractions import Fraction

import pytest
from test_fixtures_hours import outcome

from mcdef.crosswalk.ects import ects_equivalent
from mcdef.crosswalk.tables import Crosswalk
from mcdef.logic.possibilities import Numbers

SPAIN = Numbers.between(0, 15, high_open=True)
AUSTRIA = Numbers.between(3, 15)
ESTONIA = Numbers.between(5, 30)
YEAR = Numbers.between(0, 60, high_open=True)

ROWS = [
    pytest.param(15, "uk", (5, Fraction("7.5")), ("met", "met", "met", "met"), id="15 UK"),
    pytest.param(30, "uk", (10, 15), ("unknown", "met", "met", "met"), id="30 UK"),
    # A floor takes no part in the hours route: 4.5 by UMAP, 6 by share of the year.
    pytest.param(3, "us-semester", (Fraction("4.5"), 6), ("met", "met", "unknown", "met"), id="3 SCH"),
    pytest.param(3, "my", (4, Fraction("4.8")), ("met", "met", "not met", "met"), id="3 Malaysian"),
    pytest.param(40, "nz", (Fraction(40, 3), 20), ("unknown", "unknown", "met", "met"), id="40 NZ"),
    pytest.param(30, "hk", (10, 15), ("unknown", "met", "met", "met"), id="30 HK QF"),
    pytest.param(40, "in-ncrf", (40, 60), ("not met", "not met", "not met", "unknown"), id="40 NCrF"),
]


@pytest.mark.parametrize(("amount", "system", "ends", "verdicts"), ROWS)
def test_hull(
    crosswalk: Crosswalk,
    amount: int,
    system: str,
    ends: tuple[int | Fraction, int | Fraction],
    verdicts: tuple[str, ...],
) -> None:
    conversion = ects_equivalent(Numbers.point(amount), system, crosswalk)
    assert conversion.value == Numbers.between(*ends)
    clauses = (SPAIN, AUSTRIA, ESTONIA, YEAR)
    assert tuple(outcome(conversion, clause) for clause in clauses) == verdicts


def values(crosswalk: Crosswalk, amount: int, system: str) -> set[Numbers]:
    routes = ects_equivalent(Numbers.point(amount), system, crosswalk).routes
    return {route.value for route in routes if isinstance(route.value, Numbers)}


def test_routes_of_uk_credit(crosswalk: Crosswalk) -> None:
    assert {Numbers.point(Fraction("7.5")), Numbers.between(5, 6)} <= values(crosswalk, 15, "uk")


def test_routes_of_semester_hours_leave_the_floor_out(crosswalk: Crosswalk) -> None:
    assert values(crosswalk, 3, "us-semester") == {Numbers.point(Fraction("4.5")), Numbers.point(6)}


def test_routes_of_malaysian_credit(crosswalk: Crosswalk) -> None:
    assert values(crosswalk, 3, "my") == {Numbers.point(Fraction("4.5")), Numbers.between(4, Fraction("4.8"))}


def test_routes_of_indian_credit(crosswalk: Crosswalk) -> None:
    assert values(crosswalk, 40, "in-ncrf") == {Numbers.point(60), Numbers.between(40, 48)}


def test_a_year_from_memory_widens_and_does_not_grade(crosswalk: Crosswalk) -> None:
    """30 HK QF: 15 by a year from memory beside 10-12 by hours; what decides on the hull decides on the hours."""
    conversion = ects_equivalent(Numbers.point(30), "hk", crosswalk)
    assert {(route.value, route.evidence) for route in conversion.routes} == {
        (Numbers.point(15), "unverified"),
        (Numbers.between(10, 12), "primary"),
    }
    assert conversion.evidence == "primary"
