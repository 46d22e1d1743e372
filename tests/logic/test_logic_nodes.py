"""How tests combine: all, any, not, if/then and first; and which leaves made an outcome what it is."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from logic_worlds import Facts, asked, hours, leaves, points, stated_leaves, thorough, trees, worlds

from mcdef.logic import truth as kleene
from mcdef.logic.algebra import All, If, Leaf, Not, OneOf, Some, Test, facts_of, leaves_of, parts_of
from mcdef.logic.evaluate import Finding, deciding_leaves, evaluate
from mcdef.logic.possibilities import ABSENT, Choice, Value
from mcdef.logic.truth import Truth

M, N, U = Truth.MET, Truth.NOT_MET, Truth.UNKNOWN
VALUES = {M: Choice.of(True), N: Choice.of(False), U: Choice.of(True, False)}


def yes(fact: str) -> dict[str, Any]:
    return {"fact": fact, "is": True}


def facts(**truths: Truth) -> Facts:
    return Facts({name: VALUES[truth] for name, truth in truths.items()})


@pytest.mark.parametrize("a", Truth)
@pytest.mark.parametrize("b", Truth)
def test_nodes_are_kleenes(a: Truth, b: Truth) -> None:
    known = facts(a=a, b=b)
    both = [yes("a"), yes("b")]
    assert evaluate(asked({"all": both}), known).truth is kleene.every((a, b))
    assert evaluate(asked({"any": both}), known).truth is kleene.some((a, b))
    assert evaluate(asked({"not": yes("a")}), known).truth is kleene.negate(a)
    assert evaluate(asked({"if": yes("a"), "then": yes("b")}), known).truth is kleene.implies(a, b)


def test_a_finding_mirrors_its_test() -> None:
    finding = evaluate(asked({"all": [yes("a"), {"not": yes("b")}]}), facts(a=M, b=M))
    assert [part.truth for part in finding.parts] == [M, N]
    assert finding.parts[1].parts[0].test == asked(yes("b"))
    assert finding.parts[0].parts == ()


FIRST = {
    "first": [
        {"fact": "credits.ects", "at_most": 30},
        {"fact": "workload.hours", "at_most": 750},
    ]
}
MEASURES: list[tuple[str, Facts, Truth]] = [
    ("the first known decides", Facts({"credits.ects": points(20), "workload.hours": points(900)}), M),
    ("also against the second", Facts({"credits.ects": points(40), "workload.hours": points(9)}), N),
    ("also where it straddles", Facts({"credits.ects": hours(20, 40), "workload.hours": points(9)}), U),
    ("an unknown one is skipped", Facts({"workload.hours": points(900)}), N),
    ("an absent one is skipped", Facts({"credits.ects": ABSENT, "workload.hours": points(9)}), M),
    ("nothing known", Facts(), U),
    ("one absent, one unknown", Facts({"credits.ects": ABSENT}), U),
    ("all absent: no comparison is met", Facts({"credits.ects": ABSENT, "workload.hours": ABSENT}), N),
]


@pytest.mark.parametrize(("known", "expected"), [case[1:] for case in MEASURES], ids=[case[0] for case in MEASURES])
def test_the_first_measure_that_is_known_decides(known: Facts, expected: Truth) -> None:
    assert evaluate(asked(FIRST), known).truth is expected


def test_a_measure_of_several_facts_is_known_when_all_of_them_are() -> None:
    several = {"first": [{"all": [yes("a"), yes("b")]}, yes("c")]}
    assert evaluate(asked(several), facts(a=N, c=M)).truth is M
    assert evaluate(asked(several), facts(a=N, b=M, c=M)).truth is N


def test_where_all_measures_are_absent_a_clause_that_allows_none_is_met() -> None:
    allowed = {"first": [{"fact": "a", "at_most": 3}, {"fact": "b", "is": "none"}]}
    assert evaluate(asked(allowed), Facts(a=ABSENT, b=ABSENT)).truth is M
    assert evaluate(asked(allowed), Facts(b=ABSENT)).truth is U


def deciding(finding: Finding) -> list[str]:
    return [leaf.test.fact for leaf in deciding_leaves(finding) if isinstance(leaf.test, Leaf)]


REASONS: list[tuple[dict[str, Any], Facts, list[str]]] = [
    ({"all": [yes("a"), yes("b")]}, facts(a=M, b=N), ["b"]),
    ({"all": [yes("a"), yes("b")]}, facts(a=M, b=M), ["a", "b"]),
    ({"all": [yes("a"), yes("b")]}, facts(a=U, b=M), ["a"]),
    ({"any": [yes("a"), yes("b")]}, facts(a=M, b=N), ["a"]),
    ({"not": {"any": [yes("a"), yes("b")]}}, facts(a=N, b=N), ["a", "b"]),
    ({"if": yes("a"), "then": yes("b")}, facts(a=N, b=U), ["a"]),
    ({"if": yes("a"), "then": yes("b")}, facts(a=U, b=M), ["b"]),
    ({"if": yes("a"), "then": yes("b")}, facts(a=M, b=N), ["a", "b"]),
    ({"if": yes("a"), "then": yes("b")}, facts(a=U, b=N), ["a"]),
    ({"if": yes("a"), "then": yes("b")}, facts(a=M, b=U), ["b"]),
    (FIRST, Facts({"workload.hours": points(9)}), ["workload.hours"]),
    (FIRST, Facts(), ["credits.ects", "workload.hours"]),
    (yes("a"), facts(a=M), ["a"]),
]


@pytest.mark.parametrize(("test", "known", "expected"), REASONS)
def test_the_leaves_that_decided(test: dict[str, Any], known: Facts, expected: list[str]) -> None:
    assert deciding(evaluate(asked(test), known)) == expected


def numbered(test: Test) -> Test:
    """The same test with a fact of its own for each leaf."""
    names = iter(range(100))

    def renamed(part: Test) -> Test:
        match part:
            case All(tests):
                return All(tuple(map(renamed, tests)))
            case Some(tests):
                return Some(tuple(map(renamed, tests)))
            case Not(inner):
                return Not(renamed(inner))
            case If(condition, then):
                return If(renamed(condition), renamed(then))
        return Leaf(f"fact{next(names)}", OneOf(options=frozenset((True,))))

    return renamed(test)


@thorough
@given(trees(leaves).map(numbered), st.data())
def test_a_settled_outcome_needs_no_other_leaf(test: Test, data: st.DataObject) -> None:
    def drawn() -> Value:
        return data.draw(st.sampled_from(list(VALUES.values())))

    known = Facts({name: drawn() for name in facts_of(test)})
    finding = evaluate(test, known)
    assume(finding.truth.known)
    needed = deciding(finding)
    others = Facts({name: known[name] if name in needed else drawn() for name in known})
    assert evaluate(test, others).truth is finding.truth


@thorough
@given(trees(leaves), worlds)
def test_an_open_outcome_names_leaves_that_are_open(test: Test, known: Facts) -> None:
    finding = evaluate(test, known)
    assume(not finding.truth.known)
    named = list(deciding_leaves(finding))
    assert named
    assert all(leaf.truth is U for leaf in named)


@thorough
@given(trees(leaves | stated_leaves, first=True))
def test_leaves_and_facts_come_in_the_order_they_are_written(test: Test) -> None:
    found = list(leaves_of(test))
    assert list(facts_of(test)) == list(dict.fromkeys(leaf.fact for leaf in found))
    assert (
        len(found) == 1
        if isinstance(test, Leaf)
        else len(found) == sum(len(list(leaves_of(p))) for p in parts_of(test))
    )
