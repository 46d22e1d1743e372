"""The package works from a wheel, from an sdist and from an editable install, outside the checkout."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from installing import ROOT, Installed, build

from mcdef.definition.library import Library

DATA = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in ("definitions", "examples")
    for path in (ROOT / folder).rglob("*")
    if path.is_file()
)


def names_in(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_has_the_data(wheel: Path) -> None:
    names = names_in(wheel)
    assert {f"mcdef/{path}" for path in DATA} <= names
    assert {"mcdef/definitions/eu-2022.yaml", "mcdef/examples/trinity-5-ects.yaml", "mcdef/library.json"} <= names


def test_the_wheel_has_types_and_licences(wheel: Path) -> None:
    names = names_in(wheel)
    assert "mcdef/py.typed" in names
    licences = {name.partition(".dist-info/licenses/")[2] for name in names if ".dist-info/licenses/" in name}
    assert licences == {"LICENSE", "definitions/LICENSE"}


def test_the_wheel_has_nothing_else(wheel: Path) -> None:
    modules = {path.relative_to(ROOT / "src").as_posix() for path in (ROOT / "src" / "mcdef").rglob("*.py")}
    suffixes = (".yaml", ".html", ".css", ".js")
    beside = {
        path.relative_to(ROOT / "src").as_posix()
        for path in (ROOT / "src" / "mcdef").rglob("*")
        if path.suffix in suffixes
    }
    packaged = {name for name in names_in(wheel) if ".dist-info/" not in name}
    assert beside
    assert packaged == {*modules, *beside, *(f"mcdef/{path}" for path in DATA), "mcdef/py.typed", "mcdef/library.json"}


def test_the_sdist_has_what_the_tests_need(unpacked: Path) -> None:
    for name in (
        "README.md",
        "CITATION.cff",
        "LICENSE",
        "tests/readme_commands.py",
        "benchmarks",
        "action.yml",
        ".pre-commit-hooks.yaml",
        *DATA,
    ):
        assert (unpacked / name).exists(), name
    assert not [path for path in unpacked.rglob("*") if path.name in ("__pycache__", ".venv", ".hypothesis", "dist")]


def test_a_wheel_is_the_same_bytes_wherever_it_is_built(wheel: Path, unpacked: Path, tmp_path: Path) -> None:
    assert build("wheel", unpacked, tmp_path / "again").read_bytes() == wheel.read_bytes()


def test_the_package_is_imported_from_where_it_was_installed(installed: Installed, unpacked: Path) -> None:
    assert not installed.origin().is_relative_to(ROOT)
    assert installed.origin().is_relative_to(installed.environment) or installed.origin().is_relative_to(unpacked)


def test_classify_runs_outside_the_checkout(installed: Installed) -> None:
    example = "from mcdef.documents.packaged import data_root; print(data_root('examples') / 'trinity-5-ects.yaml')"
    path = installed.python("-c", example).strip()
    report = json.loads(installed.python("-m", "mcdef", "classify", path, "--format", "json"))
    (credential,) = report["credentials"]
    assert credential["id"] == "trinity-5-ects"
    assert {result["definition"] for result in credential["results"]} >= {"eu-2022", "emc-2019", "us-usage"}


def test_the_definitions_are_found_outside_the_checkout(installed: Installed, library: Library) -> None:
    listed = json.loads(installed.mcdef("definitions", "list", "--format", "json"))
    ids = {definition["id"] for definition in listed["definitions"]}
    assert ids == set(library.definitions)
    assert all((ROOT / "definitions" / f"{id_}.yaml").is_file() for id_ in ids)


def test_the_cases_of_the_definitions_can_be_run_there(installed: Installed) -> None:
    assert " 0 do not" in installed.mcdef("definitions", "test", "us-usage")
