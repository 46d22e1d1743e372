"""``mcdef new`` and ``mcdef schema``: a form with a line for each thing, and what editors check it by."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from cli_runs import mcdef
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]


def test_the_form_begins_with_the_schema_line_and_the_schema_lies_beside_it(folder: Path) -> None:
    assert mcdef("new", "course.yaml").code == 0

    first, *_ = (folder / "course.yaml").read_text(encoding="utf-8").splitlines()
    schema = first.removeprefix("# yaml-language-server: $schema=")
    assert first != schema
    Draft202012Validator.check_schema(json.loads((folder / schema).read_text(encoding="utf-8")))


def test_a_form_with_nothing_filled_in_states_nothing(folder: Path) -> None:
    mcdef("new", "course.yaml")
    run = mcdef("classify", "course.yaml", "-d", "us-usage", "--format", "json")

    assert (run.code, run.codes()) == (0, ["blank"])
    assert run.json["credentials"][0]["results"][0]["verdict"] == "undetermined"


@pytest.mark.parametrize("key", ["credits", "level", "registers", "assessment", "quality_assurance", "record"])
def test_none_is_offered_as_an_answer(key: str) -> None:
    """Point 5 of what misleads: no line and *none* are two things, and the form says so where it matters."""
    (line,) = [line for line in mcdef("new", "-").text.splitlines() if line.startswith(f"{key}:")]
    assert "none" in line


def test_every_line_has_a_comment_and_is_a_key_of_the_schema() -> None:
    text = mcdef("new", "-").text
    schema = mcdef("schema", "credential").json
    assert set(yaml.safe_load(text)) <= set(schema["properties"])
    unexplained = [line for line in text.splitlines() if line and not line.startswith((" ", "#")) and "#" not in line]
    assert unexplained == ["provider:"]  # its lines are explained one by one


def test_a_file_that_is_there_is_not_written_over(folder: Path) -> None:
    (folder / "course.yaml").write_text("name: mine\n", encoding="utf-8")

    assert mcdef("new", "course.yaml").codes() == ["file-exists"]
    assert (folder / "course.yaml").read_text(encoding="utf-8") == "name: mine\n"
    assert mcdef("new", "course.yaml", "--force").code == 0
    assert "as it is called" in (folder / "course.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("what", ["credential", "definition", "report", "settings", "mapping", "waivers"])
def test_schemas_are_schemas(what: str) -> None:
    Draft202012Validator.check_schema(mcdef("schema", what).json)
