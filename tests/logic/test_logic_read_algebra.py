"""Plain data into tests, and each fault with its place."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from logic_worlds import asked, leaves, points, stated_leaves, thorough, trees, written

from mcdef.logic.algebra import (
    All,
    Check,
    First,
    If,
    Includes,
    IsNone,
    IsStated,
    Leaf,
    Not,
    OneOf,
    Some,
    Test,
    Vague,
    Within,
)
from mcdef.logic.possibilities import Range
from mcdef.logic.read_algebra import CHECKS, NODES, Fault, Pointer, number_of, read_test

VAGUE = {"clear": 30, "outside": 60, "because": "no number in the text"}


def words(*options: Any) -> OneOf:
    return OneOf(options=frozenset(options))


READ: list[tuple[dict[str, Any], Check]] = [
    ({"at_least": 100}, Within(Range(Fraction(100), None))),
    ({"at_least": 100, "at_most": 150}, Within(Range(Fraction(100), Fraction(150)))),
    ({"above": "80/3"}, Within(Range(Fraction(80, 3), None, low_open=True))),
    ({"below": Decimal("37.5")}, Within(Range(None, Fraction(75, 2), high_open=True))),
    ({"above": 3, "at_most": 15}, Within(Range(Fraction(3), Fraction(15), low_open=True))),
    ({"in": [6, 7]}, OneOf(points(6, 7))),
    ({"in": ["80/3", "7.5", 1]}, OneOf(points(Fraction(80, 3), Fraction(15, 2), 1))),
    ({"in": ["university", "college"]}, words("university", "college")),
    ({"in": ["university", "3"]}, words("university", "3")),
    ({"is": "university"}, words("university")),
    ({"is": True}, words(True)),
    ({"is": date(2026, 5, 1)}, words(date(2026, 5, 1))),
    ({"is": 7}, OneOf(points(7))),
    ({"is": "1/2"}, OneOf(points(Fraction(1, 2)))),
    ({"is": "none"}, IsNone()),
    ({"includes": ["level", "grade"]}, Includes(("level", "grade"))),
    ({"includes": "level"}, Includes(("level",))),
    ({"includes_any": ["level"]}, Includes(("level",), any=True)),
    ({"stated": True}, IsStated()),
    ({"vague": VAGUE}, Vague(Fraction(30), Fraction(60), "no number in the text")),
]


@pytest.mark.parametrize(("written_check", "check"), READ)
def test_a_leaf_is_read(written_check: dict[str, Any], check: Check) -> None:
    assert asked({"fact": "f", **written_check}) == Leaf("f", check)


A, B = {"fact": "a", "is": True}, {"fact": "b", "is": True}
LEAF_A, LEAF_B = Leaf("a", words(True)), Leaf("b", words(True))
COMBINED: list[tuple[dict[str, Any], Test]] = [
    ({"all": [A, B]}, All((LEAF_A, LEAF_B))),
    ({"any": [A]}, Some((LEAF_A,))),
    ({"first": [B, A]}, First((LEAF_B, LEAF_A))),
    ({"not": A}, Not(LEAF_A)),
    ({"if": A, "then": B}, If(LEAF_A, LEAF_B)),
    ({"then": B, "if": A}, If(LEAF_A, LEAF_B)),
    ({"not": {"all": [A, {"any": [B]}]}}, Not(All((LEAF_A, Some((LEAF_B,)))))),
]


@pytest.mark.parametrize(("data", "test"), COMBINED)
def test_a_node_is_read(data: dict[str, Any], test: Test) -> None:
    assert asked(data) == test


@thorough
@given(trees(leaves | stated_leaves, first=True))
def test_what_is_written_reads_back(test: Test) -> None:
    assert asked(written(test)) == test


FAULTS: list[tuple[Any, str, Pointer]] = [
    ("workload.hours", "test-expected", ()),
    (None, "test-expected", ()),
    ({"all": [A, 3]}, "test-expected", ("all", 1)),
    ({"not": [A]}, "test-expected", ("not",)),
    ({}, "one-node-expected", ()),
    ({"all": [A], "any": [B]}, "one-node-expected", ()),
    ({"if": A}, "one-node-expected", ()),
    ({"then": A}, "one-node-expected", ()),
    ({"if": A, "then": B, "all": [A]}, "one-node-expected", ()),
    ({"every": [A]}, "unknown-key", ("every",)),
    ({"all": [A], "because": "x"}, "unknown-key", ("because",)),
    ({"at_least": 3}, "check-without-fact", ("at_least",)),
    ({"all": A}, "tests-expected", ("all",)),
    ({"any": []}, "tests-expected", ("any",)),
    ({"first": [{"if": A, "then": {"all": []}}]}, "tests-expected", ("first", 0, "then", "all")),
    ({"fact": 3, "is": True}, "fact-name-expected", ("fact",)),
    ({"fact": "f", "at_lest": 3}, "unknown-key", ("at_lest",)),
    ({"fact": "f", "not": A}, "unknown-key", ("not",)),
    ({"fact": "f"}, "one-check-expected", ()),
    ({"fact": "f", "at_least": 3, "is": 4}, "one-check-expected", ()),
    ({"fact": "f", "in": [1], "is": 1}, "one-check-expected", ()),
    ({"fact": "f", "at_least": "many"}, "number-expected", ("at_least",)),
    ({"fact": "f", "at_most": True}, "number-expected", ("at_most",)),
    ({"fact": "f", "below": None}, "number-expected", ("below",)),
    ({"fact": "f", "at_least": 3, "above": 3}, "two-limits", ("above",)),
    ({"fact": "f", "below": 3, "at_most": 3}, "two-limits", ("below",)),
    ({"fact": "f", "at_least": 150, "at_most": 100}, "impossible-range", ()),
    ({"fact": "f", "above": 3, "at_most": 3}, "impossible-range", ()),
    ({"fact": "f", "stated": False}, "true-expected", ("stated",)),
    ({"fact": "f", "stated": "yes"}, "true-expected", ("stated",)),
    ({"fact": "f", "in": 3}, "list-expected", ("in",)),
    ({"fact": "f", "in": []}, "list-expected", ("in",)),
    ({"fact": "f", "in": [3, "many"]}, "words-or-numbers-expected", ("in",)),
    ({"fact": "f", "in": ["80/3", "many"]}, "words-or-numbers-expected", ("in",)),
    ({"fact": "f", "in": [True, 3]}, "words-or-numbers-expected", ("in",)),
    ({"fact": "f", "is": None}, "words-or-numbers-expected", ("is",)),
    ({"fact": "f", "is": ["a"]}, "words-or-numbers-expected", ("is",)),
    ({"fact": "f", "includes": []}, "words-expected", ("includes",)),
    ({"fact": "f", "includes_any": ["a", 3]}, "words-expected", ("includes_any",)),
    ({"fact": "f", "vague": 30}, "vague-needs", ("vague",)),
    ({"fact": "f", "vague": {"clear": 30, "outside": 60}}, "vague-needs", ("vague",)),
    ({"fact": "f", "vague": {**VAGUE, "doubt": 40}}, "vague-needs", ("vague",)),
    ({"fact": "f", "vague": {**VAGUE, "because": None}}, "text-expected", ("vague", "because")),
    ({"fact": "f", "vague": {**VAGUE, "clear": "few"}}, "vague-limits", ("vague",)),
    ({"fact": "f", "vague": {**VAGUE, "clear": 60}}, "vague-limits", ("vague",)),
]


@pytest.mark.parametrize(("data", "code", "pointer"), FAULTS)
def test_a_fault_says_what_and_where(data: Any, code: str, pointer: Pointer) -> None:
    faults: list[Fault] = []
    read_test(data, faults.append, ("criteria", 0, "test"))
    assert [(fault.code, fault.pointer) for fault in faults] == [(code, ("criteria", 0, "test", *pointer))]


def test_all_faults_are_reported_at_once() -> None:
    data = {"all": [{"fact": "f", "at_lest": 1, "at_mots": 2}, {"fact": "f", "at_least": "x", "at_most": "y"}, "z"]}
    faults: list[Fault] = []
    assert read_test(data, faults.append) is None
    assert [fault.pointer for fault in faults] == [
        ("all", 0, "at_lest"), ("all", 0, "at_mots"), ("all", 1, "at_least"), ("all", 1, "at_most"), ("all", 2),
    ]  # fmt: skip


SUGGESTED = [
    ({"every": [A]}, ["fact", *NODES]),
    ({"at_least": 3, "facts": "f"}, list(CHECKS)),
    ({"fact": "f", "at_lest": 3}, ["fact", *CHECKS]),
]


@pytest.mark.parametrize(("data", "expected"), SUGGESTED)
def test_an_unknown_key_comes_with_the_known_ones(data: Any, expected: list[str]) -> None:
    faults: list[Fault] = []
    read_test(data, faults.append)
    assert faults[-1].params["expected"] == expected
    assert faults[-1].on_key


NUMBERS = [
    (3, Fraction(3)),
    (Decimal("37.5"), Fraction(75, 2)),
    ("80/3", Fraction(80, 3)),
    ("37.5", Fraction(75, 2)),
    ("12", Fraction(12)),
    ("-2", Fraction(-2)),
    (Fraction(1, 3), Fraction(1, 3)),
]


@pytest.mark.parametrize(("value", "expected"), NUMBERS)
def test_a_number_is_read_exactly(value: Any, expected: Fraction) -> None:
    assert number_of(value) == expected


@pytest.mark.parametrize(
    "value",
    [True, None, 3.5, "many", "", "1/0", "80 / 3", " 3 ", "1_000", "1,5", "1e9", "1e999999999", "nan", "inf", [3],
     Decimal("NaN"), Decimal("Infinity")],
)  # fmt: skip
def test_anything_else_is_no_number(value: Any) -> None:
    assert number_of(value) is None
