"""Rows of JSON: a list anywhere in the document, columns as paths, and places as pointers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from table_files import SAMPLES, data_of, found_in, places

from mcdef.catalogue.mapping import load_mapping
from mcdef.documents.problem import McdefError


def test_a_catalogue_interface_is_read_by_a_mapping_alone() -> None:
    mapping = load_mapping(str(SAMPLES / "edx-api.mapping.yaml"))
    coastal, health = found_in(SAMPLES / "edx-api.json", mapping)
    assert (coastal.id, health.id) == ("NoordzeeX+CE101x", "ExampleStateX+PH200x")
    assert data_of(coastal) == {
        "participation": "online",
        "name": "Introduction to Coastal Engineering",
        "provider": {"name": "Noordzee University of Technology"},
        "workload": "7 weeks x 4-6 h/week",
        "learning_outcomes": ["Estimate wave loads", "Choose a coastal defence"],
    }
    assert "learning_outcomes" not in data_of(health)


def test_a_value_has_the_pointer_and_the_line_that_lead_to_it() -> None:
    mapping = load_mapping(str(SAMPLES / "edx-api.mapping.yaml"))
    _, health = found_in(SAMPLES / "edx-api.json", mapping)
    assert health.document.pointer(("provider", "name")) == ("results", 1, "owners", 0, "name")
    assert health.document.locate(("provider", "name")).line == 15


def rows(folder: Path, value: object) -> Path:
    path = folder / "list.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("at", "value"),
    [
        ("/*", [{"t": "A"}, {"t": "B"}]),
        ("/data/courses/*", {"data": {"courses": [{"t": "A"}, {"t": "B"}]}}),
        ("/pages/*/items/*", {"pages": [{"items": [{"t": "A"}]}, {"items": [{"t": "B"}]}]}),
    ],
)
def test_rows_stand_where_the_path_says(at: str, value: object, tmp_path: Path) -> None:
    found = found_in(rows(tmp_path, value), f"rows: {at}\nfacts: {{name: t}}")
    assert [data_of(one)["name"] for one in found] == ["A", "B"]


def test_a_star_in_a_column_is_every_member(tmp_path: Path) -> None:
    path = rows(tmp_path, [{"t": "A", "skills": [{"label": "Plan"}, {"label": "Do, check"}]}])
    (found,) = found_in(path, "rows: /*\nfacts: {name: t, learning_outcomes: skills/*/label}")
    assert data_of(found)["learning_outcomes"] == ["Plan", "Do, check"]


def test_a_problem_of_a_value_stands_at_its_place(tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    path.write_text('[\n {"t": "A", "mode": "online"},\n {"t": "B", "mode": "onlin"}\n]\n', encoding="utf-8")
    first, second = found_in(path, "rows: /*\nfacts: {name: t, participation: mode}")
    assert data_of(first)["participation"] == "online"
    assert places(second.problems) == ["list.json:3:21 unknown-value"]
    assert second.problems[0].pointer == (1, "mode")


@pytest.mark.parametrize(
    ("mapping", "place", "code"),
    [
        ("facts: {name: t}", "list.mapping.yaml:1:1", "mapping-no-rows"),
        ("facts: {name: t}\nrows: /results/*", "list.mapping.yaml:2:7", "mapping-rows"),
        ("rows: /*\nfacts: {name: titel}", "list.mapping.yaml:2:15", "column-missing"),
    ],
)
def test_a_mapping_that_does_not_fit_is_refused(mapping: str, place: str, code: str, tmp_path: Path) -> None:
    with pytest.raises(McdefError) as raised:
        found_in(rows(tmp_path, [{"t": "A"}]), mapping)
    assert [(one.place, one.code) for one in raised.value.problems] == [(place, code)]
