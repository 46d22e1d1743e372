"""The rules of crosswalks.md 4.3 about credit, one by one."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from mcdef.crosswalk.consistency import credits_together, implied_hours_per_credit
from mcdef.crosswalk.conversion import Conversion, stated, weakest
from mcdef.crosswalk.credits import contact_from_credits, hours_from_credits
from mcdef.crosswalk.ects import ects_equivalent
from mcdef.crosswalk.errors import CrosswalkError
from mcdef.crosswalk.shown import shown
from mcdef.crosswalk.tables import Crosswalk
from mcdef.documents.problem import problem
from mcdef.logic.possibilities import UNKNOWN, Numbers


def point(number: int | str) -> Numbers:
    return Numbers.point(Fraction(number))


# Rule 1: exact numbers; an open end is open; what is shown rounds outward.


def test_a_third_stays_a_third(crosswalk: Crosswalk) -> None:
    assert hours_from_credits(point(1), "ects", crosswalk, "FI").value == point("80/3")


def test_an_open_end_is_no_number(crosswalk: Crosswalk) -> None:
    value = hours_from_credits(point(3), "us-semester", crosswalk).value
    assert isinstance(value, Numbers)
    assert value.extent.high is None


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        (Numbers.between(Fraction(40, 3), Fraction(47, 3)), "13.3-15.7"),
        (Numbers.between(100, 150), "100-150"),
        (point("37.5"), "37.5"),
        (point("80/3"), "about 26.67"),
        (Numbers.between(Fraction(225, 2), None), "at least 112.5"),
        (Numbers.between(0, 15, high_open=True), "under 15"),
        (Numbers.points([4, 5]), "4 or 5"),
    ],
)
def test_shown_values_round_outward(numbers: Numbers, text: str) -> None:
    assert shown(numbers) == text


# Rule 2: end by end; a count may itself be a range.


def test_a_range_of_credits_times_a_range_of_hours(crosswalk: Crosswalk) -> None:
    assert hours_from_credits(Numbers.between(4, 6), "ects", crosswalk).value == Numbers.between(100, 180)


def test_alternatives_stay_alternatives(crosswalk: Crosswalk) -> None:
    value = hours_from_credits(Numbers.points([4, 5]), "ects", crosswalk, "AT").value
    assert value == Numbers.points([100, 125])


# Rule 4: the provider's own figure, then the country's row, then the general one; contact bounds from below.


def test_the_providers_own_figure_comes_first(crosswalk: Crosswalk) -> None:
    conversion = hours_from_credits(point(5), "ects", crosswalk, "NL", own_hours_per_credit=point(30))
    assert conversion.value == point(150)
    assert "provider's own" in conversion.routes[0].says


def test_then_the_country_then_the_general_row(crosswalk: Crosswalk) -> None:
    assert hours_from_credits(point(5), "ects", crosswalk, "NL").value == point(140)
    assert hours_from_credits(point(5), "ects", crosswalk, "JP").value == Numbers.between(125, 150)


def test_variants_of_country_codes(crosswalk: Crosswalk) -> None:
    of_uk, of_gb = (hours_from_credits(point(5), "ects", crosswalk, code) for code in ("uk", "GB"))
    assert of_uk == of_gb


def test_contact_stays_a_lower_bound_even_by_the_own_figure(crosswalk: Crosswalk) -> None:
    conversion = hours_from_credits(point(2), "us-ceu", crosswalk, own_hours_per_credit=point(12))
    assert conversion.value == Numbers.between(24, None)


def test_an_own_figure_helps_where_no_row_does(crosswalk: Crosswalk) -> None:
    assert hours_from_credits(point(3), "provider-unit", crosswalk).why == "unmapped"
    assert hours_from_credits(point(3), "provider-unit", crosswalk, own_hours_per_credit=point(8)).value == point(24)


# Rule 5: several derived values.


def test_two_values_are_intersected(crosswalk: Crosswalk) -> None:
    """10 UK credits / 5 ECTS of a UK body: 100 and 100-150 hours make 100 hours."""
    both = [
        hours_from_credits(point(10), "uk", crosswalk, "GB"),
        hours_from_credits(point(5), "ects", crosswalk, "GB"),
    ]
    together, finding = credits_together(both)
    assert (together.value, finding) == (point(100), None)
    assert together.evidence == "derived"


def test_values_that_do_not_meet_leave_all_between_and_warn(crosswalk: Crosswalk) -> None:
    both = [
        hours_from_credits(point(15), "uk", crosswalk, "GB"),
        hours_from_credits(point(7), "ects", crosswalk, "DE"),
    ]
    together, finding = credits_together(both)
    assert together.value == Numbers.between(150, 210)
    assert finding is not None
    assert (finding.severity, finding.code) == ("warning", "credits-disagree")


def test_one_known_value_stands(crosswalk: Crosswalk) -> None:
    both = [
        hours_from_credits(point(3), "ecvet", crosswalk),
        hours_from_credits(point(5), "ects", crosswalk, "AT"),
    ]
    assert credits_together(both)[0].value == point(125)
    assert credits_together(both[:1])[0].why == "unmapped"


# Rule 6: the hull of all routes.


def test_stated_ects_are_no_conversion(crosswalk: Crosswalk) -> None:
    assert ects_equivalent(point(5), "ects", crosswalk) == stated(point(5))


def test_a_year_given_as_a_range_widens(crosswalk: Crosswalk) -> None:
    """3 Colombian credits: 60/36 and 60/30 of a year, 144 h by 25-30."""
    assert ects_equivalent(point(3), "co", crosswalk).value == Numbers.between(Fraction("4.8"), 6)


def test_a_funding_rule_is_no_exchange(crosswalk: Crosswalk) -> None:
    kinds = {(exchange.source, exchange.kind) for exchange in crosswalk.exchanges}
    assert ("us-clock", "funding-rule") in kinds
    assert ects_equivalent(point(90), "us-clock", crosswalk).why == "unmapped"


# Rule 7: never hours to credit, contact to total, recommendation to credit, one provider's points to another's.


@pytest.mark.parametrize(
    "system", ["us-ceu", "us-clock", "gb-glh", "gb-tqt", "us-pdh", "us-ace", "au-points", "ecvet", "provider-unit"]
)
def test_no_ects_from_what_is_no_sized_credit(crosswalk: Crosswalk, system: str) -> None:
    conversion = ects_equivalent(point(10), system, crosswalk)
    assert (conversion.value, conversion.why) == (UNKNOWN, "unmapped")


@pytest.mark.parametrize("system", ["us-ace", "au-points", "ecvet", "ca", "provider-unit"])
def test_no_hours_where_nobody_published_any(crosswalk: Crosswalk, system: str) -> None:
    assert hours_from_credits(point(10), system, crosswalk).why == "unmapped"


@pytest.mark.parametrize(
    ("amount", "system", "country", "contact"),
    [
        (2, "us-ceu", None, point(20)),
        (90, "us-clock", "US", Numbers.between(75, 90)),
        (5, "ects", "MT", Numbers.between(25, 125)),
        (3, "umap-ucts", None, Numbers.between(39, 48)),
        (4, "ects", "SK", Numbers.between(75, 100)),
    ],
)
def test_contact_hours(crosswalk: Crosswalk, amount: int, system: str, country: str | None, contact: Numbers) -> None:
    assert contact_from_credits(point(amount), system, crosswalk, country).value == contact


def test_no_contact_hours_from_notional_credit(crosswalk: Crosswalk) -> None:
    assert contact_from_credits(point(5), "ects", crosswalk, "DE").why == "unmapped"


def test_contact_hours_from_memory_decide_nothing(crosswalk: Crosswalk) -> None:
    conversion = contact_from_credits(point(10), "us-cpe", crosswalk)
    assert (conversion.value, conversion.would_be, conversion.why) == (UNKNOWN, point(10), "unverified")


# Rule 8: hours against credit.


@pytest.mark.parametrize(
    ("hours", "credits", "code", "causes"),
    [
        (125, 5, None, ()),
        (100, 5, None, ()),  # 20 h: Ireland, United Kingdom
        (95, 5, "hours-credits-near", ()),  # 19
        (165, 5, "hours-credits-near", ()),  # 33
        (300, 4, "hours-credits-conflict", ("cause-other-system",)),  # 75
        (140, 4, "hours-credits-conflict", ("cause-other-system",)),  # 35
        (50, 5, "hours-credits-conflict", ("cause-uk-credits", "cause-contact-hours")),  # 10
        (30, 5, "hours-credits-conflict", ("cause-contact-hours",)),  # 6
        (75, 5, "hours-credits-conflict", ("cause-contact-hours",)),  # 15
        (85, 5, "hours-credits-conflict", ()),  # 17
    ],
)
def test_implied_hours_per_credit(
    crosswalk: Crosswalk, hours: int, credits: int, code: str | None, causes: tuple[str, ...]
) -> None:
    finding = implied_hours_per_credit(point(hours), point(credits), "ects", crosswalk)
    assert (finding and finding.code) == code
    assert (finding.causes if finding else ()) == causes


def test_ranges_that_may_agree_are_silent(crosswalk: Crosswalk) -> None:
    hours = Numbers.between(40, 120)
    assert implied_hours_per_credit(hours, point(4), "ects", crosswalk) is None


@pytest.mark.parametrize(("hours", "code"), [(200, None), (150, None), (30, "hours-credits-conflict")])
def test_a_floor_has_no_upper_end(crosswalk: Crosswalk, hours: int, code: str | None) -> None:
    finding = implied_hours_per_credit(point(hours), point(3), "us-semester", crosswalk)
    assert (finding and finding.code) == code


def test_zero_credits_and_contact_units_imply_nothing(crosswalk: Crosswalk) -> None:
    assert implied_hours_per_credit(point(100), Numbers.between(0, 5), "ects", crosswalk) is None
    assert implied_hours_per_credit(point(100), point(2), "us-ceu", crosswalk) is None


def test_findings_fill_their_message(crosswalk: Crosswalk) -> None:
    for hours in (300, 95):
        finding = implied_hours_per_credit(point(hours), point(5), "ects", crosswalk)
        assert finding is not None
        assert problem(finding.code, **finding.params).message


# Rule 12: the row that is valid on the day.


def test_a_row_before_its_time_is_passed_over(crosswalk: Crosswalk) -> None:
    before = hours_from_credits(point(5), "ects", crosswalk, "KZ", date(2015, 6, 1))
    after = hours_from_credits(point(5), "ects", crosswalk, "KZ", date(2020, 6, 1))
    assert "KZ" not in before.routes[0].says
    assert "KZ" in after.routes[0].says


# Rule 13: the weakest grade.


def test_the_weakest_grade_counts(crosswalk: Crosswalk) -> None:
    assert weakest(["primary", "derived", "secondary"]) == "derived"
    assert ects_equivalent(point(15), "uk", crosswalk).evidence == "secondary"
    assert hours_from_credits(point(15), "uk", crosswalk).evidence == "primary"


@pytest.mark.parametrize(
    ("system", "would_be"), [("cqfw", point(100)), ("vn", point(500)), ("cames", Numbers.between(200, 250))]
)
def test_a_system_from_memory_decides_nothing(crosswalk: Crosswalk, system: str, would_be: Numbers) -> None:
    conversion = hours_from_credits(point(10), system, crosswalk)
    assert (conversion.value, conversion.would_be, conversion.why) == (UNKNOWN, would_be, "unverified")
    assert ects_equivalent(point(10), system, crosswalk).why == "unverified"


# Rule 14: a national row from memory only shows.


@pytest.mark.parametrize(
    ("country", "would_be"), [("HU", point(150)), ("PT", Numbers.between(125, 140)), ("SE", point("400/3"))]
)
def test_a_national_row_from_memory_decides_nothing(crosswalk: Crosswalk, country: str, would_be: Numbers) -> None:
    conversion = hours_from_credits(point(5), "ects", crosswalk, country)
    assert (conversion.value, conversion.would_be) == (Numbers.between(125, 150), would_be)
    assert (conversion.why, conversion.evidence) == ("unverified", "primary")


def test_a_national_row_from_memory_that_says_the_same(crosswalk: Crosswalk) -> None:
    conversion = hours_from_credits(point(5), "ects", crosswalk, "PL")
    assert (conversion.value, conversion.would_be) == (Numbers.between(125, 150), None)
    assert (conversion.why, conversion.evidence) == (None, "primary")


# Rule 15: the way is told.


@pytest.mark.parametrize(
    ("conversion", "says"),
    [
        (("hours", 5, "ects", "IE"), ["5 ECTS, each 20-30 h (IE)"]),
        (("hours", 3, "us-semester", "US"), ["3 SCH, each at least 37.5 h (usually 45 h)"]),
        (("hours", 2, "us-ceu", None), ["2 CEU, each 10 h of contact: a lower bound"]),
        (
            ("ects", 40, "nz", "NZ"),
            ["120 NZ credit a year, 60 ECTS a year", "400 h at 25-30 h a credit"],
        ),
    ],
)
def test_routes_in_words(crosswalk: Crosswalk, conversion: tuple[str, int, str, str | None], says: list[str]) -> None:
    kind, amount, system, country = conversion
    function = hours_from_credits if kind == "hours" else ects_equivalent
    result: Conversion = function(point(amount), system, crosswalk, country)
    assert [route.says for route in result.routes] == says
    assert all(route.sources for route in result.routes)


def test_two_uk_credits_are_one_ects(crosswalk: Crosswalk) -> None:
    routes = ects_equivalent(point(15), "uk", crosswalk).routes
    assert "2 CATS = 1 ECTS (official)" in [route.says for route in routes]


def test_an_unknown_system_id_is_refused(crosswalk: Crosswalk) -> None:
    with pytest.raises(CrosswalkError) as refused:
        hours_from_credits(point(5), "etcs", crosswalk)
    assert refused.value.code == "unknown-credit-system"
    assert "did you mean `ECTS`" in (refused.value.help or "")
