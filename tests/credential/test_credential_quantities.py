"""Quantities as people write them, and the numbers they leave open."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdef.credential import time
from mcdef.credential.mistake import Mistake
from mcdef.credential.model import Credential
from mcdef.credential.quantity import read_number, read_quantity, split_quantity
from mcdef.logic.ranges import Numbers

between, points = Numbers.between, Numbers.points
UNDER_15 = between(0, 15, high_open=True)
OVER_15 = between(15, None, low_open=True)

QUANTITIES: list[tuple[Any, Numbers]] = [
    (150, points([150])),
    (Decimal("37.5"), points([Fraction(75, 2)])),
    ("150", points([150])),
    (" 150 ", points([150])),
    ("37.5", points([Fraction(75, 2)])),
    ("80/3", points([Fraction(80, 3)])),
    ("0", points([0])),
    ("40-72", between(40, 72)),
    ("40 - 72", between(40, 72)),
    ("40–72", between(40, 72)),
    ("40 to 72", between(40, 72)),
    ("5-5", points([5])),
    ("3 to under 15", between(3, 15, high_open=True)),
    ("3-less than 15", between(3, 15, high_open=True)),
    ("under 15", UNDER_15),
    ("Less than 15", UNDER_15),
    ("< 15", UNDER_15),
    ("<15", UNDER_15),
    ("at most 15", between(0, 15)),
    ("up to 15", between(0, 15)),
    ("max 15", between(0, 15)),
    ("≤ 15", between(0, 15)),
    ("over 15", OVER_15),
    ("more than 15", OVER_15),
    ("> 15", OVER_15),
    ("at least 2", between(2, None)),
    ("min 2", between(2, None)),
    (">= 2", between(2, None)),
    ("no less than 2", between(2, None)),
    ("2+", between(2, None)),
    ("2 or more", between(2, None)),
    ("~187", between(Fraction("168.3"), Fraction("205.7"))),
    ("about 100", between(90, 110)),
    ("ca. 100", between(90, 110)),
    ("4 or 5", points([4, 5])),
    ("4, 5 or 6", points([4, 5, 6])),
    ("4, 5, or 6", points([4, 5, 6])),
]  # fmt: skip


@pytest.mark.parametrize(("written", "expected"), QUANTITIES)
def test_a_quantity_leaves_these_numbers_open(written: Any, expected: Numbers) -> None:
    assert read_quantity(written) == expected


def test_about_100_hours_do_not_prove_100_hours() -> None:
    assert not read_quantity("about 100").within(between(100, None))


MISTAKES: list[tuple[Any, str]] = [
    ("many", "not-a-quantity"),
    ("-5", "not-a-quantity"),
    ("", "not-a-quantity"),
    ("NaN", "not-a-quantity"),
    ("infinity", "not-a-quantity"),
    (Decimal("NaN"), "not-a-number"),
    (Decimal("Infinity"), "not-a-number"),
    (True, "not-a-number"),
    (None, "not-a-number"),
    (37.5, "not-a-number"),
    ([5], "not-a-number"),
    (-5, "negative-number"),
    (Decimal("-0.5"), "negative-number"),
    ("5 apples", "text-after-quantity"),
    ("1/0", "text-after-quantity"),
    ("1e3", "text-after-quantity"),
    ("1.5.2", "text-after-quantity"),
    ("under 0", "nothing-below-zero"),
    ("72-40", "range-backwards"),
    ("15 to under 15", "range-backwards"),
    ("1,500", "thousands-comma"),
    ("7,5", "decimal-comma"),
    ("1,500-2,000", "thousands-comma"),
    ("1234567890123456", "number-too-long"),
    (10**15, "number-too-long"),
]


@pytest.mark.parametrize(("written", "code"), MISTAKES)
def test_what_is_no_quantity(written: Any, code: str) -> None:
    with pytest.raises(Mistake) as raised:
        read_quantity(written)
    assert raised.value.code == code


def test_a_comma_is_refused_with_both_meanings() -> None:
    with pytest.raises(Mistake) as raised:
        read_quantity("about 1,500")
    mistake = raised.value
    assert (mistake.start, mistake.length) == (6, 5)
    assert mistake.params == {"written": "1,500", "point": "1.500", "plain": "1500"}


@pytest.mark.parametrize("written", ["nan", "inf", "True", "1 000", "-1", "1e3", "", "½"])
def test_a_plain_number_is_digits(written: str) -> None:
    with pytest.raises(Mistake, match="not-a-number"):
        read_number(written)


@given(st.fractions(0, 1000, max_denominator=99))
def test_a_fraction_is_read_exactly(number: Fraction) -> None:
    assert read_number(str(number)) == number
    assert read_quantity(str(number)) == points([number])


@given(st.decimals(0, 10_000, places=2))
def test_a_decimal_is_read_from_its_text(number: Decimal) -> None:
    assert read_number(number) == read_number(str(number)) == Fraction(number)


def test_the_rest_of_a_text_and_where_it_begins() -> None:
    assert split_quantity("3-19  ECTS ") == (between(3, 19), "ECTS", 6)


WORKLOADS = [
    ("10-12 weeks x 4-6 h", {"weeks": between(10, 12), "hours_per_week": between(4, 6)}),
    ("6 months x under 10 h", {"months": points([6]), "hours_per_week": between(0, 10, high_open=True)}),
    ("10 h × 12 weeks", {"weeks": points([12]), "hours_per_week": points([10])}),
    ("12 weeks*10 h/week", {"weeks": points([12]), "hours_per_week": points([10])}),
    ("45 minutes", {"hours": points([Fraction(3, 4)])}),
    ("150 Hours.", {"hours": points([150])}),
]


@pytest.mark.parametrize(("written", "expected"), WORKLOADS)
def test_a_workload_in_words(written: str, expected: dict[str, Numbers]) -> None:
    assert time.read_workload(written) == expected


def test_the_place_of_a_mistake_in_a_product() -> None:
    with pytest.raises(Mistake) as raised:
        time.read_workload("12 weeks x 10 hors")
    assert (raised.value.start, raised.value.length, raised.value.params) == (
        14,
        4,
        {"unit": "hors", "suggestion": "hours"},
    )


@pytest.mark.parametrize("written", [True, "yes", "NaN", -1, Decimal("NaN")])
@pytest.mark.parametrize("key", ["workload", "courses", "cohorts_completed", "share_from_degree_courses"])
def test_no_key_takes_these_for_a_number(key: str, written: Any) -> None:
    with pytest.raises(ValueError, match=r"not-a|negative"):
        Credential.model_validate({key: written})
