"""Plain data into tests: reads what a file says, and says where it is no test.

Faults are collected, not raised one by one: an author sees all of them at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

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
from mcdef.logic.possibilities import Option
from mcdef.logic.ranges import Numbers, Range

_NUMBER_TEXT = re.compile(r"\d+(\.\d+|/\d+)\Z")  # how a decimal or a fraction is written in a file
_ANY_NUMBER_TEXT = re.compile(r"-?\d+(\.\d+|/\d+)?\Z")  # no exponent, which could stand for an endless number
Pointer = tuple[str | int, ...]
LIMITS: Final = ("at_least", "at_most", "above", "below")
CHECKS: Final = (*LIMITS, "in", "is", "includes", "includes_any", "stated", "vague")
NODES: Final = ("all", "any", "not", "if", "then", "first")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a test, and where: a message code, its parameters, a pointer into the test."""

    code: str
    pointer: Pointer
    params: Mapping[str, object]
    on_key: bool = False


Report = Callable[[Fault], None]


def read_test(data: Any, report: Report, at: Pointer = ()) -> Test | None:
    """The test that the data states; nothing where it states none, and then every fault is reported."""
    if not isinstance(data, Mapping):
        report(Fault("test-expected", at, {"found": data}))
        return None
    if "fact" in data:
        return _leaf(data, report, at)
    keys = [key for key in data if key in NODES]
    for key in data:
        if key not in NODES:
            known = CHECKS if any(k in CHECKS for k in data) else ("fact", *NODES)
            code = "check-without-fact" if key in CHECKS else "unknown-key"
            report(Fault(code, (*at, key), {"key": key, "expected": list(known)}, on_key=True))
    if keys in (["if", "then"], ["then", "if"]):
        return _if(data, report, at)
    if len(keys) != 1 or keys[0] in ("if", "then"):
        if keys or not data:
            report(Fault("one-node-expected", at, {"found": keys}))
        return None
    return _node(keys[0], data[keys[0]], report, (*at, keys[0]))


def _node(key: str, inner: Any, report: Report, at: Pointer) -> Test | None:
    if key == "not":
        test = read_test(inner, report, at)
        return None if test is None else Not(test)
    if not isinstance(inner, list | tuple) or not inner:
        report(Fault("tests-expected", at, {"key": key}))
        return None
    read = [read_test(item, report, (*at, index)) for index, item in enumerate(inner)]
    tests = tuple(test for test in read if test is not None)
    if len(tests) != len(read):
        return None
    return All(tests) if key == "all" else Some(tests) if key == "any" else First(tests)


def _if(data: Mapping[str, Any], report: Report, at: Pointer) -> Test | None:
    condition = read_test(data["if"], report, (*at, "if"))
    then = read_test(data["then"], report, (*at, "then"))
    return None if condition is None or then is None else If(condition, then)


def _leaf(data: Mapping[str, Any], report: Report, at: Pointer) -> Test | None:
    fact = data["fact"]
    if not isinstance(fact, str):
        report(Fault("fact-name-expected", (*at, "fact"), {"found": fact}))
        return None
    unknown = [key for key in data if key != "fact" and key not in CHECKS]
    for key in unknown:
        report(Fault("unknown-key", (*at, key), {"key": key, "expected": ["fact", *CHECKS]}, on_key=True))
    if unknown:
        return None
    asked = [key for key in data if key != "fact"]
    if not asked or (len(asked) > 1 and not all(key in LIMITS for key in asked)):
        report(Fault("one-check-expected", at, {"fact": fact, "found": asked, "expected": list(CHECKS)}))
        return None
    check = _limits(data, report, at) if asked[0] in LIMITS else _check(asked[0], data[asked[0]], report, at)
    return None if check is None else Leaf(fact, check)


def _limits(data: Mapping[str, Any], report: Report, at: Pointer) -> Check | None:
    limits: dict[str, Fraction] = {}
    for key in LIMITS:
        if key in data:
            number = number_of(data[key])
            if number is None:
                report(Fault("number-expected", (*at, key), {"found": data[key]}))
            else:
                limits[key] = number
    if len(limits) != len(data) - 1:
        return None
    for pair in (("at_least", "above"), ("at_most", "below")):
        if all(key in limits for key in pair):
            report(Fault("two-limits", (*at, pair[1]), {"one": pair[0], "other": pair[1]}, on_key=True))
            return None
    low, high = limits.get("at_least", limits.get("above")), limits.get("at_most", limits.get("below"))
    try:
        return Within(Range(low, high, "above" in limits, "below" in limits))
    except ValueError:
        report(Fault("impossible-range", at, {"low": low, "high": high}))
        return None


def _check(key: str, asked: Any, report: Report, at: Pointer) -> Check | None:
    where = (*at, key)
    match key:
        case "stated":
            if asked is not True:
                report(Fault("true-expected", where, {"found": asked}))
                return None
            return IsStated()
        case "is":
            return _one_of([asked], report, where) if asked != "none" else IsNone()
        case "in":
            if not isinstance(asked, list | tuple) or not asked:
                report(Fault("list-expected", where, {"found": asked}))
                return None
            return _one_of(list(asked), report, where)
        case "vague":
            return _vague(asked, report, where)
        case _:
            members = asked if isinstance(asked, list | tuple) else [asked]
            if not members or not all(isinstance(member, str) for member in members):
                report(Fault("words-expected", where, {"found": asked}))
                return None
            return Includes(tuple(members), any=key == "includes_any")


def _one_of(asked: list[Any], report: Report, at: Pointer) -> Check | None:
    if all(isinstance(item, bool | str | date) and not _is_number_text(item) for item in asked):
        options: frozenset[Option] = frozenset(asked)
        return OneOf(options=options)
    numbers = [number_of(item) for item in asked]
    if any(number is None for number in numbers):
        report(Fault("words-or-numbers-expected", at, {"found": asked}))
        return None
    return OneOf(numbers=Numbers.points(number for number in numbers if number is not None))


def _is_number_text(item: object) -> bool:
    return isinstance(item, str) and _NUMBER_TEXT.match(item) is not None


def _vague(asked: Any, report: Report, at: Pointer) -> Check | None:
    if not isinstance(asked, Mapping) or set(asked) != {"clear", "outside", "because"}:
        report(Fault("vague-needs", at, {"expected": ["clear", "outside", "because"]}))
        return None
    if not isinstance(asked["because"], str) or not asked["because"].strip():
        report(Fault("text-expected", (*at, "because"), {"found": asked["because"]}))
        return None
    clear, outside = number_of(asked["clear"]), number_of(asked["outside"])
    if clear is None or outside is None or clear == outside:
        report(Fault("vague-limits", at, {"clear": asked["clear"], "outside": asked["outside"]}))
        return None
    return Vague(clear, outside, asked["because"])


def number_of(value: Any) -> Fraction | None:
    """A number as files write it (an int, a decimal, or a fraction as text such as ``80/3``), exactly, or nothing."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal | Fraction | str):
        return None
    if isinstance(value, str) and not _ANY_NUMBER_TEXT.match(value):
        return None
    try:
        return Fraction(value)
    except (ValueError, ZeroDivisionError, OverflowError):
        return None
