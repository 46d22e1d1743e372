"""The file that is built into a wheel says what the YAML files of the checkout say."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from mcdef.definition.files import BUILT, Shelf, build_json, read_folder, shipped
from mcdef.definition.library import Library, load_library

DEFINITIONS = Path(__file__).resolve().parents[2] / "definitions"


@pytest.fixture(scope="module")
def from_yaml() -> Library:
    return load_library(base=DEFINITIONS)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package folder as a wheel lays it out, with the built file and without any YAML that could be read instead."""
    package = tmp_path_factory.mktemp("installed") / "mcdef"
    (package / "definitions").mkdir(parents=True)
    (package / BUILT).write_text(build_json(DEFINITIONS), encoding="utf-8")
    return package


@pytest.fixture
def from_json(installed: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    monkeypatch.setattr("mcdef.documents.packaged._PACKAGE", installed)
    return load_library()


def test_the_definitions_have_the_same_digests(from_yaml: Library, from_json: Library) -> None:
    assert len(from_yaml.definitions) >= 7
    assert {one.id: one.digest for one in from_json.definitions.values()} == {
        one.id: one.digest for one in from_yaml.definitions.values()
    }


def test_the_definitions_are_the_same_values(from_yaml: Library, from_json: Library) -> None:
    assert from_json.definitions == from_yaml.definitions


def test_the_crosswalk_is_the_same(from_yaml: Library, from_json: Library) -> None:
    assert from_yaml.crosswalk.frameworks
    assert from_json.crosswalk == from_yaml.crosswalk
    assert from_json.systems == from_yaml.systems


def test_the_rules_are_the_same(from_yaml: Library, from_json: Library) -> None:
    assert from_yaml.rules.rules
    assert from_json.rules == from_yaml.rules


def test_the_number_of_cases_is_kept_and_the_cases_are_not(from_yaml: Library, from_json: Library) -> None:
    assert all(from_yaml.cases.values())
    assert from_json.cases == from_yaml.cases
    built = json.loads(build_json(DEFINITIONS))
    assert not any({"cases", "case_base"} & data.keys() for data in built["definitions"].values())


def test_the_built_file_is_read_where_there_is_one(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mcdef.documents.packaged._PACKAGE", installed)
    shelf: Shelf = shipped()
    assert not shelf.documents
    assert shelf.crosswalks == read_folder(DEFINITIONS, "shipped").crosswalks


def test_building_twice_gives_the_same_text(tmp_path: Path) -> None:
    copy = shutil.copytree(DEFINITIONS, tmp_path / "definitions")
    assert build_json(copy) == build_json(DEFINITIONS)
