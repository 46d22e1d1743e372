"""Single values: dates, countries, yes and no, texts, shares, lists of words."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from mcdef.credential import fields
from mcdef.credential.countries import CODES, EHEA, EU, NAMES, covers
from mcdef.credential.mistake import Mistake
from mcdef.credential.record_contents import CONTENTS, NAMED_SETS, members


@pytest.mark.parametrize("written", ["2026-05-01", " 2026-05-01 ", date(2026, 5, 1)])
def test_a_full_date(written: Any) -> None:
    assert fields.read_date(written) == date(2026, 5, 1)


@pytest.mark.parametrize(
    "written",
    [2026, "2026", "2026-05", "20260501", "2026-W18-5", "2026-13-01", "2026-02-29", "1.5.2026", "2026-05-01T10:00",
     "may 2026 ", True, datetime(2026, 5, 1, 10), ["2026-05-01"]],
)  # fmt: skip
def test_anything_else_is_no_date(written: Any) -> None:
    with pytest.raises(Mistake, match="not-a-date"):
        fields.read_date(written)


COUNTRIES = [("GB", "GB"), ("gb", "GB"), (" nl ", "NL"), ("UK", "GB"), ("EL", "GR"), ("GR", "GR"), ("XK", "XK")]


@pytest.mark.parametrize(("written", "code"), COUNTRIES)
def test_a_country_is_its_code(written: str, code: str) -> None:
    assert fields.read_country(written) == code


SUGGESTIONS = [
    ("England", "GB"), ("Scotland", "GB"), ("The Netherlands", "NL"), ("USA", "US"), ("Deutschland", "DE"),
    ("Atlantis", None), ("EN", None), ("ZZ", None),
]  # fmt: skip


@pytest.mark.parametrize(("written", "suggestion"), SUGGESTIONS)
def test_a_name_of_a_country_is_answered_with_its_code(written: str, suggestion: str | None) -> None:
    with pytest.raises(Mistake, match="unknown-country") as raised:
        fields.read_country(written)
    assert raised.value.params == {"value": written, "suggestion": suggestion}


def test_suggested_and_grouped_countries_exist() -> None:
    assert set(NAMES.values()) <= CODES
    assert EHEA <= CODES
    assert len(CODES) == 250  # ISO 3166-1 has 249; Kosovo is XK by convention
    assert (len(EU), len(EHEA)) == (27, 49)


COVERED = [
    ("world", None, None, True), ("EU", "ES", None, True), ("EU", "GB", None, False), ("EHEA", "GB", None, True),
    ("EHEA", None, None, False), ("US", "US", "US-OK", True), ("US-OK", "US", "US-OK", True),
    ("US-OK", "US", None, False), ("US-OK", "US", "US-OH", False), ("ES", "PT", None, False),
]  # fmt: skip


@pytest.mark.parametrize(("jurisdiction", "country", "region", "expected"), COVERED)
def test_what_a_jurisdiction_covers(jurisdiction: str, country: str | None, region: str | None, expected: bool) -> None:
    assert covers(jurisdiction, country, region) is expected


TRUTHS = [(True, True), ("yes", True), ("True", True), (False, False), ("No", False), (" false ", False)]


@pytest.mark.parametrize(("written", "truth"), TRUTHS)
def test_yes_and_no(written: Any, truth: bool) -> None:
    assert fields.read_truth(written) is truth


@pytest.mark.parametrize("written", ["maybe", "none", "", 1, 0, None, []])
def test_neither_yes_nor_no(written: Any) -> None:
    with pytest.raises(Mistake, match="not-yes-or-no"):
        fields.read_truth(written)


TEXTS = [
    (" ", "empty-value", {}),
    (3, "text-needs-quotes", {"written": 3}),
    (Decimal("1.50"), "text-needs-quotes", {"written": Decimal("1.50")}),
    (True, "text-needs-quotes", {"written": True}),
    (["x"], "text-expected", {}),
    ({"x": 1}, "text-expected", {}),
]


@pytest.mark.parametrize(("written", "code", "params"), TEXTS)
def test_what_is_no_text(written: Any, code: str, params: dict[str, Any]) -> None:
    with pytest.raises(Mistake) as raised:
        fields.read_text(written)
    assert (raised.value.code, raised.value.params) == (code, params)


SHARES = [("50 %", Fraction(1, 2)), ("37.5%", Fraction(3, 8)), ("100 %", 1), (1, 1), (Decimal("0.5"), Fraction(1, 2))]


@pytest.mark.parametrize(("written", "share"), SHARES)
def test_a_share(written: Any, share: Fraction) -> None:
    assert fields.read_share(written) == share


@pytest.mark.parametrize("written", [50, "150 %", Decimal("1.01"), "100.5 %"])
def test_no_share_is_more_than_the_whole(written: Any) -> None:
    with pytest.raises(Mistake, match="share-above-one"):
        fields.read_share(written)


@pytest.mark.parametrize(("written", "code"), [(Decimal("1.5"), "not-a-whole-number"), (-1, "negative-number")])
def test_cohorts_are_counted(written: Any, code: str) -> None:
    with pytest.raises(Mistake, match=code):
        fields.read_whole(written)


def test_what_a_record_states_by_named_sets() -> None:
    assert members(("annex-i", "credits"), ("grade", "level")) == {*NAMED_SETS["annex-i"], "credits"} - {"level"}
    assert len(NAMED_SETS["annex-i"]) == 11
    assert all(set(named) <= set(CONTENTS) for named in NAMED_SETS.values())
