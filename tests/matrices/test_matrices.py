"""Credentials worked out by hand under many definitions: every cell agrees, or somebody has said why it does not."""

from __future__ import annotations

import pytest
from matrix import MARKS, NAMES, Cell, differences, expected, library, matrix, says

CELLS = [(name, cell) for name in NAMES for cell in expected(name)]
FOUND = {(name, cell): one.found for name in NAMES for one in differences(name) for cell in one.cells}


@pytest.mark.parametrize(("name", "cell"), CELLS, ids=[f"{name}-{cell[0]}-{cell[1]}" for name, cell in CELLS])
def test_a_cell_is_as_worked_out_or_differs_as_explained(name: str, cell: Cell) -> None:
    """An explanation that is not needed any more is found out too: it has to say what the program says."""
    assert says(name, cell) == FOUND.get((name, cell), expected(name)[cell])


@pytest.mark.parametrize("name", NAMES)
def test_differences_are_of_cells_that_there_are_and_stand_once(name: str) -> None:
    cells = [cell for one in differences(name) for cell in one.cells]

    assert set(cells) <= set(expected(name))
    assert len(cells) == len(set(cells))
    assert all(one.because.strip() for one in differences(name))


@pytest.mark.parametrize("name", NAMES)
def test_a_difference_is_one(name: str) -> None:
    stale = [cell for one in differences(name) for cell in one.cells if one.found == expected(name)[cell]]

    assert stale == []


@pytest.mark.parametrize(("name", "size"), [("europe", (14, 26)), ("world", (12, 16))])
def test_the_matrices_are_whole(name: str, size: tuple[int, int]) -> None:
    credentials, definitions = size

    assert [str(key) for key in matrix(name)["credentials"]] == [str(key) for key in matrix(name)["columns"]]
    assert len(matrix(name)["credentials"]) == credentials
    assert len(matrix(name)["expected"]) == definitions
    assert set(expected(name).values()) == set(MARKS.values())


@pytest.mark.parametrize("name", NAMES)
def test_what_is_added_for_one_definition_is_for_a_definition_of_the_matrix(name: str) -> None:
    data = matrix(name)
    keys = {key for part in ("criteria", "local", "offered_in") for key in data.get(part, {})}

    assert keys <= set(data["expected"])
    assert {id_.partition("@")[0] for id_ in data["expected"]} <= set(library().definitions)
