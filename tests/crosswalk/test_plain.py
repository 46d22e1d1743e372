"""The small parts of a row: exact numbers, dates of three precisions, names in their forms."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from mcdef.crosswalk import plain
from mcdef.crosswalk.folding import country_code, fold, near, phrase, within
from mcdef.crosswalk.rows import Name, Validity
from mcdef.logic.possibilities import Numbers


@pytest.mark.parametrize(
    ("written", "exact"),
    [(25, "25"), (37.5, "75/2"), (0.1, "1/10"), ("80/3", "80/3"), ("37.5", "75/2"), (Decimal("0.1"), "1/10")],
)
def test_numbers_are_exact(written: object, exact: str) -> None:
    assert plain.number(written) == Fraction(exact)


@pytest.mark.parametrize("written", ["many", True, "1/0", None])
def test_what_is_no_number(written: object) -> None:
    with pytest.raises((ValueError, ZeroDivisionError)):
        plain.number(written)


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        (3, Numbers.point(3)),
        ({"value": 28}, Numbers.point(28)),
        ({"min": 25, "max": 30}, Numbers.between(25, 30)),
        ({"min": 15, "max": "open"}, Numbers.between(15, None)),
        ({"min": 370}, Numbers.between(370, None)),
        ({"value": 20, "minutes": {"min": 45, "max": 60}}, Numbers.between(15, 20)),
    ],
)
def test_ranges(written: object, numbers: Numbers) -> None:
    assert plain.numbers(written) == numbers


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        (2009, date(2009, 1, 1), date(2009, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-12", date(2024, 12, 1), date(2024, 12, 31)),
        ("2019-01-08", date(2019, 1, 8), date(2019, 1, 8)),
        (date(2019, 1, 8), date(2019, 1, 8), date(2019, 1, 8)),
    ],
)
def test_dates(written: object, first: date, last: date) -> None:
    assert (plain.first_day(written), plain.last_day(written)) == (first, last)


def test_validity() -> None:
    old, new = Validity(until=date(2019, 1, 8)), Validity(since=date(2019, 1, 9))
    assert not old.overlaps(new)
    assert old.holds(date(2019, 1, 8))
    assert not new.holds(date(2019, 1, 8))
    assert (old.holds(None), new.holds(None)) == (False, True)
    assert Validity().overlaps(old)


def test_names() -> None:
    row = {"names": ["EQF", {"AQF": "AU"}, {"name": "CFU", "implies": "IT"}, {"LP": ["DE", "AT"]}]}
    assert plain.names(row) == (
        Name("EQF"),
        Name("AQF", ("AU",)),
        Name("CFU", (), ("IT",)),
        Name("LP", ("DE", "AT")),
    )


def test_a_row_inherits_from_its_table() -> None:
    table = {"source": "report", "at": "table 1", "evidence": "primary"}
    assert plain.cite({}, table).at == "table 1"
    own = plain.cite({"source": ["other", "report"], "evidence": "derived"}, table)
    assert (own.sources, own.at, own.evidence) == (("other", "report"), None, "derived")


@pytest.mark.parametrize(("text", "folded"), [("N.F.Q.", "nfq"), ("kredītpunkts", "kreditpunkts"), ("4+", "4+")])
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "words"), [("Master’s-level", "masters level"), ("BAC + 3", "bac+3"), ("Máster", "master")]
)
def test_phrases(text: str, words: str) -> None:
    assert phrase(text) == words


def test_places() -> None:
    assert (country_code("uk"), country_code("el"), country_code("uk-sct")) == ("GB", "GR", "GB-SCT")
    assert within("BE-WAL", "BE")
    assert not within("BE", "BE-WAL")
    assert near("GB", "GB-SCT")
    assert not near("G", "GB")
