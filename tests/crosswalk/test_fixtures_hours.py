"""The first table of crosswalks.md 4.4: what is stated, the hours, and the EMC clause (100 to 150 hours)."""

from __future__ import annotations

from fractions import Fraction

import pytest

from mcdef.crosswalk.conversion import Conversion
from mcdef.crosswalk.credits import hours_from_credits
from mcdef.crosswalk.tables import Crosswalk
from mcdef.logic.possibilities import Numbers

CLAUSE = Numbers.between(100, 150)


def outcome(conversion: Conversion, clause: Numbers) -> str:
    value = conversion.value
    assert isinstance(value, Numbers)
    if value.within(clause):
        return "met"
    return "not met" if value.meet(clause) is None else "unknown"


def hours(low: int | Fraction, high: int | Fraction | None = None, *, open_end: bool = False) -> Numbers:
    return Numbers.between(low, None if open_end else low if high is None else high)


ROWS = [
    pytest.param("4", "ects", None, hours(100, 120), "met", id="4 ECTS, general"),
    pytest.param("4", "ects", "ES", hours(100, 120), "met", id="4 ECTS, Spain"),
    pytest.param("4", "ects", "DE", hours(100, 120), "met", id="4 ECTS, Germany"),
    pytest.param("5", "ects", None, hours(125, 150), "met", id="5 ECTS"),
    pytest.param("6", "ects", None, hours(150, 180), "unknown", id="6 ECTS"),
    pytest.param("6", "ects", "AT", hours(150), "met", id="6 ECTS, Austria"),
    pytest.param("3", "ects", None, hours(75, 90), "not met", id="3 ECTS"),
    pytest.param("4", "ects", "IE", hours(80, 120), "unknown", id="4 ECTS, Ireland"),
    pytest.param("5", "ects", "IE", hours(100, 150), "met", id="5 ECTS, Ireland"),
    pytest.param("5", "ects", "GB", hours(100, 150), "met", id="5 ECTS, UK"),
    pytest.param("4", "ects", "FI", hours(Fraction(320, 3)), "met", id="4 ECTS, Finland"),
    pytest.param("15", "uk", "GB", hours(150), "met", id="15 UK credits"),
    pytest.param("20", "uk", "GB", hours(200), "not met", id="20 UK credits"),
    pytest.param("3", "us-semester", "US", hours(Fraction("112.5"), open_end=True), "unknown", id="3 SCH"),
    pytest.param("2", "us-semester", "US", hours(75, open_end=True), "unknown", id="2 SCH"),
    pytest.param("4", "us-quarter", "US", hours(100, open_end=True), "unknown", id="4 quarter credits"),
    pytest.param("3", "my", "MY", hours(120), "met", id="3 Malaysian credits"),
    pytest.param("5", "in-ncrf", "IN", hours(150), "met", id="5 NCrF credits"),
    pytest.param("3", "jp", "JP", hours(135), "met", id="3 Japanese credits"),
    pytest.param("3", "umap-ucts", None, hours(114, 144), "met", id="3 UCTS"),
    pytest.param("12", "nz", "NZ", hours(120), "met", id="12 NZ credits"),
    pytest.param("0.125", "au-eftsl", "AU", hours(150), "met", id="0.125 EFTSL"),
    pytest.param("2", "us-ceu", "US", hours(20, open_end=True), "unknown", id="2 CEU"),
    pytest.param("16", "us-ceu", "US", hours(160, open_end=True), "not met", id="16 CEU"),
]


@pytest.mark.parametrize(("amount", "system", "country", "expected", "verdict"), ROWS)
def test_hours(
    crosswalk: Crosswalk, amount: str, system: str, country: str | None, expected: Numbers, verdict: str
) -> None:
    conversion = hours_from_credits(Numbers.point(Fraction(amount)), system, crosswalk, country)
    assert conversion.value == expected
    assert outcome(conversion, CLAUSE) == verdict
    assert conversion.why is None


def test_weeks_times_hours() -> None:
    """10-12 weeks x 10-15 h needs no table: 100-180 h, unknown."""
    assert Numbers.between(10, 12).times(Numbers.between(10, 15)) == hours(100, 180)


@pytest.mark.parametrize(("amount", "typical"), [(3, 45), (2, 45)])
def test_semester_hours_show_what_is_typical(crosswalk: Crosswalk, amount: int, typical: int) -> None:
    conversion = hours_from_credits(Numbers.point(amount), "us-semester", crosswalk, "US")
    assert f"usually {typical}" in conversion.routes[0].says


def test_share_of_a_year_is_graded_derived(crosswalk: Crosswalk) -> None:
    conversion = hours_from_credits(Numbers.point(Fraction("0.125")), "au-eftsl", crosswalk, "AU")
    assert conversion.evidence == "derived"
    assert "by convention" in conversion.routes[0].says
