from __future__ import annotations

import gc
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.document_helpers import both_parsers, yaml
from mcdef.documents.document import Data
from mcdef.documents.scalars import core_value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("text", "text"),
        ("NO", "NO"),
        ("yes", "yes"),
        ("on", "on"),
        ("2026-02-30", "2026-02-30"),
        ("12:30", "12:30"),
        (".nan", ".nan"),
        (".inf", ".inf"),
        ("-.inf", "-.inf"),
        ("null", None),
        ("Null", None),
        ("NULL", None),
        ("~", None),
        ("nULL", "nULL"),
        ("true", True),
        ("False", False),
        ("TRUE", True),
        ("tRUE", "tRUE"),
        ("12", 12),
        ("-12", -12),
        ("+12", 12),
        ("007", 7),
        ("0o17", 15),
        ("0x1F", 31),
        ("1_000", "1_000"),
        ("1,5", "1,5"),
        ("1.10", Decimal("1.10")),
        (".5", Decimal("0.5")),
        ("5.", Decimal(5)),
        ("-2.5e-3", Decimal("-0.0025")),
        ("1e3", Decimal(1000)),
        ("1e999999999", "1e999999999"),
        ("1e-999999999", "1e-999999999"),
        ("9" * 299, int("9" * 299)),
        ("9" * 300, "9" * 300),
        ("1." + "0" * 300, "1." + "0" * 300),
        ("0x" + "f" * 298, "0x" + "f" * 298),
        ("٣", "٣"),
        (".", "."),
        ("-", "-"),
        ("+", "+"),
        ("1e", "1e"),
    ],
)
def test_plain_scalars_are_those_of_yaml_1_2(written: str, value: Data) -> None:
    found = core_value(written)
    assert found == value
    assert type(found) is type(value)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3) | st.integers())
def test_numbers_are_exact(number: Decimal | int) -> None:
    assert core_value(str(number)) == number


@both_parsers
def test_no_float_is_made(c_loader: bool) -> None:
    assert repr(yaml("a: [0.1, 1e2, 3]", c_loader).data) == "{'a': [Decimal('0.1'), Decimal('1E+2'), 3]}"


@both_parsers
def test_quoted_scalars_and_blocks_are_text(c_loader: bool) -> None:
    text = "a: '1'\nb: \"true\"\nc: |\n  2\nd: >-\n  3\n  4\ne: ''\nf: \"\\u00e9\"\n"
    assert yaml(text, c_loader).data == {"a": "1", "b": "true", "c": "2\n", "d": "3 4", "e": "", "f": "é"}


@both_parsers
def test_a_key_keeps_its_text(c_loader: bool) -> None:
    text = "2026: a\nnull: b\n1.10: c\ntrue: d\n'q': e\n? long\n: f\n"
    assert yaml(text, c_loader).data == {
        "2026": "a",
        "null": "b",
        "1.10": "c",
        "true": "d",
        "q": "e",
        "long": "f",
    }


@both_parsers
def test_empty_values_are_none_and_nesting_is_kept(c_loader: bool) -> None:
    text = "a:\nb:\n- \n- [x, {c: d}]\n- - 1\n  - 2\n- {}\n- []\n"
    assert yaml(text, c_loader).data == {"a": None, "b": [None, ["x", {"c": "d"}], [1, 2], {}, []]}


@both_parsers
def test_aliases_stand_for_what_they_name(c_loader: bool) -> None:
    text = "a: &p {name: x, n: 1.5}\nb: *p\nc: &s word\nd: *s\n&k e: *k\n"
    document = yaml(text, c_loader)
    assert document.data == {
        "a": {"name": "x", "n": Decimal("1.5")},
        "b": {"name": "x", "n": Decimal("1.5")},
        "c": "word",
        "d": "word",
        "e": "e",
    }
    assert document.warnings == ()


@both_parsers
def test_a_name_given_again_means_the_newer_value(c_loader: bool) -> None:
    assert yaml("a: &x 1\nb: *x\nc: &x 2\nd: *x\n", c_loader).data == {"a": 1, "b": 1, "c": 2, "d": 2}


@both_parsers
def test_a_root_may_be_a_list_or_a_scalar(c_loader: bool) -> None:
    assert yaml("- a\n- b: 1\n", c_loader).data == ["a", {"b": 1}]
    assert yaml("only text\n", c_loader).data == "only text"
    assert yaml("%YAML 1.2\n---\na: 1\n...\n", c_loader).data == {"a": 1}


def test_the_garbage_collector_is_left_as_it_was() -> None:
    assert gc.isenabled()
    yaml("a: 1")
    assert gc.isenabled()
    gc.disable()
    try:
        yaml("a: 1")
        assert not gc.isenabled()
    finally:
        gc.enable()
