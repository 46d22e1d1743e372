"""Cells stand for everything that a fact can be: what a test says of any value, it says of one of them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdef.analysis.cells import completions, exhaustive, limits_of, statements
from mcdef.analysis.completions import equivalent, implies, outcomes, weaker
from mcdef.analysis.domain import Domain, domain_of, step
from mcdef.facts.known import NOTHING
from mcdef.facts.vocabulary import FACTS, FactSpec, credit_spec
from mcdef.logic.algebra import Check, Includes, IsNone, Leaf, OneOf, Test, Vague, Within
from mcdef.logic.evaluate import meets
from mcdef.logic.possibilities import ABSENT, Choice, Members, Numbers
from mcdef.logic.ranges import Range
from mcdef.logic.read_algebra import read_test
from mcdef.logic.truth import Truth

HOURS = FACTS["workload.hours"]
EQF = FACTS["level.eqf"]
ECTS = credit_spec("ects")


def read(data: object) -> Test:
    def never(fault: object) -> None:
        raise AssertionError(fault)

    test = read_test(data, never)
    assert test is not None
    return test


def specs(name: str) -> FactSpec | None:
    return ECTS if name == "credits.ects" else FACTS.get(name)


# --- what a fact can be


@pytest.mark.parametrize(
    ("domain", "limit", "below", "above"),
    [
        (Domain(), 100, 99, 101),
        (Domain(), Fraction(29, 2), Fraction(144, 10), Fraction(146, 10)),
        (Domain(), 1, 0, 2),
        (Domain(), Fraction(1, 20), Fraction(1, 40), Fraction(3, 20)),
        (Domain(), 0, None, 1),
        (Domain(low_open=True), 1, Fraction(1, 2), 2),
        (Domain(low_open=True), 0, None, 1),
        (Domain(Fraction(1), Fraction(8), whole=True), 1, None, 2),
        (Domain(Fraction(1), Fraction(8), whole=True), 8, 7, None),
        (Domain(Fraction(1), Fraction(8), whole=True), Fraction(9, 2), 4, 5),
        (Domain(high=Fraction(1)), 1, 0, None),
        (Domain(high=Fraction(1)), Fraction(1, 2), Fraction(2, 5), Fraction(3, 5)),
        (Domain(None), 0, -1, 1),
    ],
)
def test_the_neighbours_of_a_limit(
    domain: Domain, limit: int | Fraction, below: int | Fraction | None, above: int | Fraction | None
) -> None:
    assert (domain.below(Fraction(limit)), domain.above(Fraction(limit))) == (below, above)


def test_steps_are_ones_or_tenths() -> None:
    assert (step(Fraction(15)), step(Fraction(45, 2))) == (1, Fraction(1, 10))


def test_credit_is_never_nothing_and_levels_are_eight() -> None:
    assert not domain_of(ECTS).holds(Fraction(0))
    assert domain_of(HOURS).holds(Fraction(0))
    assert [n for n in range(-1, 12) if domain_of(EQF).holds(Fraction(n))] == list(range(1, 9))


# --- cells

NUMBER_CHECKS = st.one_of(
    st.integers(0, 20).map(lambda n: Within(Range(Fraction(n), None))),
    st.integers(0, 20).map(lambda n: Within(Range(None, Fraction(n), high_open=True))),
    st.tuples(st.integers(0, 9), st.integers(10, 20)).map(lambda p: Vague(Fraction(p[0]), Fraction(p[1]), "why")),
    st.sets(st.integers(0, 20), min_size=1, max_size=5).map(lambda s: OneOf(Numbers.points(s))),
)


@given(st.lists(NUMBER_CHECKS, min_size=1, max_size=4), st.fractions(0, 30, max_denominator=10))
def test_every_number_is_like_one_of_the_cells(checks: list[Check], number: Fraction) -> None:
    said = [meets(check, Numbers.point(number)) for check in checks]
    cells = completions(HOURS, tuple(checks))

    assert said in [[meets(check, cell) for check in checks] for cell in cells]


@given(st.lists(NUMBER_CHECKS, min_size=1, max_size=4), st.integers(1, 8))
def test_every_whole_number_is_too(checks: list[Check], number: int) -> None:
    said = [meets(check, Numbers.point(number)) for check in checks]

    assert said in [[meets(check, cell) for check in checks] for cell in completions(EQF, tuple(checks))]


@given(
    st.lists(NUMBER_CHECKS, min_size=1, max_size=3),
    st.tuples(st.fractions(0, 30, max_denominator=4), st.fractions(0, 30, max_denominator=4)).map(sorted),
)
def test_every_range_is_like_one_of_the_statements(checks: list[Check], ends: list[Fraction]) -> None:
    said = [meets(check, Numbers.between(*ends)) for check in checks]

    assert said in [[meets(check, one.value) for check in checks] for one in statements(HOURS, tuple(checks))]


@given(st.sets(st.sampled_from("abcde")), st.booleans())
def test_every_list_is_like_one_of_the_statements(has: set[str], complete: bool) -> None:
    checks = (Includes(("a", "b")), Includes(("b", "c"), any=True))
    value = Members(frozenset(has), complete)
    said = [meets(check, value) for check in checks]

    assert said in [[meets(check, one.value) for check in checks] for one in statements(FACTS["registers"], checks)]


def test_a_long_list_is_not_claimed_to_be_tried_in_full() -> None:
    assert exhaustive(FACTS["record.states"], (Includes(("a", "b")),))
    assert not exhaustive(FACTS["record.states"], (Includes(tuple("abcdef")),))


def test_of_whole_numbers_in_a_row_only_the_ends_are_limits() -> None:
    checks = (OneOf(Numbers.points([1, 2, 4, 5, 6])),)

    assert limits_of(checks, whole=True) == [1, 2, 4, 6]
    assert limits_of(checks, whole=False) == [1, 2, 4, 5, 6]


def test_absence_is_a_value_where_it_can_be_said() -> None:
    assert ABSENT in completions(HOURS, (IsNone(),))
    assert ABSENT not in completions(FACTS["duration.weeks"], (Within(Range(Fraction(1), None)),))
    assert completions(FACTS["stand_alone"], ()) == (Choice.of(True), Choice.of(False))
    assert statements(FACTS["described.kind"], ())[0] is not NOTHING


# --- trying everything

CONSTANT: list[tuple[object, set[Truth]]] = [
    ({"fact": "workload.hours", "at_least": 0}, {Truth.MET, Truth.NOT_MET}),  # an exam has no volume
    ({"fact": "duration.weeks", "at_least": 0}, {Truth.MET}),
    ({"fact": "level.eqf", "above": 8}, {Truth.NOT_MET}),
    ({"any": [{"fact": "stand_alone", "is": True}, {"not": {"fact": "stand_alone", "is": True}}]}, {Truth.MET}),
    ({"all": [{"fact": "courses.count", "below": 2}, {"fact": "courses.count", "above": 1}]}, {Truth.NOT_MET}),
    ({"fact": "prerequisites", "is": "none"}, {Truth.MET, Truth.NOT_MET}),
    ({"fact": "stacks_into", "is": "none"}, {Truth.MET, Truth.NOT_MET}),
    ({"fact": "title", "stated": True}, {Truth.MET, Truth.NOT_MET}),
]


@pytest.mark.parametrize(("data", "found"), CONSTANT)
def test_what_a_test_can_come_to(data: object, found: set[Truth]) -> None:
    assert outcomes(read(data), specs) == found


def test_a_measure_of_first_may_stay_unknown() -> None:
    measures = {"first": [{"fact": "contact.lessons", "at_least": 25}, {"fact": "contact.hours", "at_least": 20}]}
    other = {"first": [{"fact": "contact.lessons", "at_least": 25}, {"fact": "contact.hours", "at_least": 25}]}

    assert not equivalent(read(measures), read(other), specs)


def test_implication_and_equality() -> None:
    narrow = read({"fact": "workload.hours", "at_least": 100, "at_most": 150})
    wide = read({"fact": "workload.hours", "at_least": 50})
    parts = read({"all": [{"fact": "workload.hours", "at_least": 100}, {"fact": "workload.hours", "at_most": 150}]})

    assert implies(narrow, wide, specs)
    assert not implies(wide, narrow, specs)
    assert equivalent(narrow, parts, specs)
    assert not equivalent(narrow, wide, specs)
    assert not implies(read({"fact": "level.eqf", "above": 8}), wide, specs)  # what is never met implies nothing


def test_what_is_too_much_to_try_is_not_claimed() -> None:
    facts = [fact for fact, spec in FACTS.items() if spec.kind == "truth"][:16]
    many = read({"any": [{"fact": fact, "is": True} for fact in facts]})

    assert outcomes(many, specs) is None
    assert not implies(many, many, specs)


LATER = {"all": [{"fact": "level.eqf", "in": [4, 5]}, {"fact": "credits.ects", "above": 0}]}


@pytest.mark.parametrize(
    ("data", "fact"),
    [
        ({"any": [{"fact": "level.eqf", "in": [6, 7]}, LATER]}, "level.eqf"),
        ({"any": [{"fact": "stand_alone", "is": True}, {"fact": "stand_alone", "is": False}]}, "stand_alone"),
        ({"any": [{"fact": "workload.hours", "at_most": 9}, {"fact": "workload.hours", "above": 9}]}, "workload.hours"),
        ({"fact": "workload.hours", "at_least": 1}, None),
        ({"any": [{"fact": "level.eqf", "in": [6, 7]}, {"fact": "level.eqf", "in": [4, 5, 6, 7]}]}, None),
    ],
)
def test_where_evaluation_by_parts_is_weaker_than_trying_all(data: object, fact: str | None) -> None:
    found = weaker(read(data), specs)

    assert (None if found is None else found.fact) == fact
    assert found is None or found.truth is Truth.MET


def test_the_remedy_for_touching_ranges_works() -> None:
    mended = {
        "any": [
            {"fact": "level.eqf", "in": [6, 7]},
            {"all": [{"fact": "level.eqf", "in": [4, 5, 6, 7]}, {"fact": "credits.ects", "above": 0}]},
        ]
    }

    assert weaker(read(mended), specs) is None


def test_leaves_of_no_known_fact_are_not_tried() -> None:
    assert outcomes(Leaf("custom.unknown", OneOf(options=frozenset({True}))), specs) is None
