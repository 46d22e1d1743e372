"""The law: narrowing what is known never changes a truth that was settled."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from logic_worlds import Facts, asked, hours, leaves, narrowed, points, stated_leaves, thorough, trees, worlds

from mcdef.logic.algebra import Test
from mcdef.logic.evaluate import evaluate
from mcdef.logic.possibilities import Members, Value, narrows
from mcdef.logic.truth import Truth


def sharpened(data: st.DataObject, before: Facts) -> Facts:
    after = Facts({name: data.draw(narrowed(name, value), name) for name, value in before.items()})
    assert all(narrows(after[name], before[name]) for name in before)
    return after


@thorough
@given(trees(leaves), worlds, st.data())
def test_a_settled_truth_stays(test: Test, before: Facts, data: st.DataObject) -> None:
    settled = evaluate(test, before).truth
    assume(settled.known)
    assert evaluate(test, sharpened(data, before)).truth is settled


@thorough
@given(leaves, worlds, st.data())
def test_a_settled_leaf_stays(leaf: Test, before: Facts, data: st.DataObject) -> None:
    settled = evaluate(leaf, before).truth
    assume(settled.known)
    assert evaluate(leaf, sharpened(data, before)).truth is settled


CLOSING: list[tuple[dict[str, object], Value, Value, Truth, Truth]] = [
    ({"includes": ["grade"]}, Members(frozenset()), Members(frozenset(), True), Truth.UNKNOWN, Truth.NOT_MET),
    ({"includes": ["grade"]}, Members(frozenset({"grade"})), Members(frozenset({"grade"}), True), Truth.MET, Truth.MET),
    ({"at_most": 30}, hours(20, 40), points(20), Truth.UNKNOWN, Truth.MET),
    ({"at_most": 30}, hours(31, 40), points(40), Truth.NOT_MET, Truth.NOT_MET),
]


@pytest.mark.parametrize(("check", "before", "after", "was", "then"), CLOSING)
def test_narrowing_settles_and_does_not_unsettle(
    check: dict[str, object], before: Value, after: Value, was: Truth, then: Truth
) -> None:
    leaf = asked({"fact": "f", **check})
    assert narrows(after, before)
    assert evaluate(leaf, Facts(f=before)).truth is was
    assert evaluate(leaf, Facts(f=after)).truth is then


def test_why_stated_and_first_are_left_out_of_the_law() -> None:
    unstated = asked({"not": {"fact": "level", "stated": True}})
    assert evaluate(unstated, Facts()).truth is Truth.MET
    assert evaluate(unstated, Facts(level=points(6))).truth is Truth.NOT_MET

    sizes = asked({"first": [{"fact": "credits", "at_most": 30}, {"fact": "hours", "at_most": 750}]})
    assert evaluate(sizes, Facts(hours=points(900))).truth is Truth.NOT_MET
    assert evaluate(sizes, Facts(hours=points(900), credits=points(30))).truth is Truth.MET


@thorough
@given(trees(leaves | stated_leaves, first=True), worlds)
def test_what_is_known_alone_decides(test: Test, known: Facts) -> None:
    """The same facts give the same outcome, whatever else is known."""
    more = Facts({**known, "another.fact": points(1)})
    assert evaluate(test, more) == evaluate(test, known)
