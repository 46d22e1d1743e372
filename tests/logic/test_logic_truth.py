"""Kleene's tables in full, and that they say what every completion of the unknowns says."""

from __future__ import annotations

from itertools import product

import pytest

from mcdef.logic import truth as kleene
from mcdef.logic.truth import Truth

M, N, U = Truth.MET, Truth.NOT_MET, Truth.UNKNOWN


@pytest.mark.parametrize(("value", "expected"), [(M, N), (N, M), (U, U)])
def test_not(value: Truth, expected: Truth) -> None:
    assert kleene.negate(value) is expected


TABLES = [
    # a, b: both, either, if a then b
    (M, M, M, M, M),
    (M, N, N, M, N),
    (M, U, U, M, U),
    (N, M, N, M, M),
    (N, N, N, N, M),
    (N, U, N, U, M),
    (U, M, U, M, M),
    (U, N, N, U, U),
    (U, U, U, U, U),
]


@pytest.mark.parametrize(("a", "b", "both", "either", "implied"), TABLES)
def test_tables_of_two(a: Truth, b: Truth, both: Truth, either: Truth, implied: Truth) -> None:
    assert kleene.every((a, b)) is both
    assert kleene.some((a, b)) is either
    assert kleene.implies(a, b) is implied


def test_of_nothing_every_one_is_met_and_none_is() -> None:
    assert kleene.every(()) is M
    assert kleene.some(()) is N


@pytest.mark.parametrize("values", list(product(Truth, repeat=3)))
def test_an_unknown_matters_only_where_it_could_change_the_result(values: tuple[Truth, ...]) -> None:
    completions = list(product(*((M, N) if value is U else (value,) for value in values)))
    for combine, plain in ((kleene.every, all), (kleene.some, any)):
        results = {kleene.of(plain(value is M for value in completed)) for completed in completions}
        assert combine(values) is (results.pop() if len(results) == 1 else U)


@pytest.mark.parametrize(("value", "known"), [(M, True), (N, True), (U, False)])
def test_only_unknown_is_not_known(value: Truth, known: bool) -> None:
    assert value.known is known


@pytest.mark.parametrize(("condition", "expected"), [(True, M), (False, N)])
def test_what_is_known_is_met_or_not(condition: bool, expected: Truth) -> None:
    assert kleene.of(condition) is expected
