"""What the project says about itself beside the code: citation, changelog and dependencies keep up with it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from docs_examples import rendered
from mcdef.definition.library import Library
from mcdef.version import VERSION

ROOT = Path(__file__).resolve().parents[2]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

_ROW = re.compile(r"^\| (?P<package>[\w.-]+) \| [^|]+ \|(?P<bounds>[^|]*)\|", re.MULTILINE)
_REQUIREMENT = re.compile(r"(?P<package>[\w.-]+)(?P<bounds>.*)")


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def required() -> Iterator[tuple[str, str]]:
    """Every package that the project asks for, with its bounds."""
    extras = PROJECT["project"]["optional-dependencies"].values()
    asked = [PROJECT["build-system"]["requires"], PROJECT["project"]["dependencies"], *extras]
    for requirement in (requirement for part in asked for requirement in part):
        match = _REQUIREMENT.fullmatch(requirement)
        assert match is not None, requirement
        if match["package"] != "mcdef":
            yield match["package"], match["bounds"]


def explained() -> set[tuple[str, str]]:
    """Every package on the page about dependencies, with its bounds."""
    rows = _ROW.finditer(text_of("docs/dependencies.md"))
    return {(row["package"], row["bounds"].strip(" `")) for row in rows} - {("package", "bounds")}


def test_every_dependency_is_explained_with_its_bounds_and_no_other() -> None:
    assert set(required()) == explained()


def test_the_citation_names_this_version() -> None:
    citation = yaml.safe_load(text_of("CITATION.cff"))
    assert citation["cff-version"] == "1.2.0"
    assert citation["version"] == VERSION


def test_the_changelog_has_this_version_with_a_section_for_definitions() -> None:
    section = re.search(rf"^## .*{re.escape(VERSION)}.*?(?=^## |\Z)", text_of("CHANGELOG.md"), re.MULTILINE | re.DOTALL)
    assert section is not None
    assert "\n### Definitions\n" in section.group()


def test_the_changelog_names_every_definition_and_rule(library: Library) -> None:
    definitions = text_of("CHANGELOG.md").partition("\n### Definitions\n")[2]
    names = [definition.id for definition in library.definitions.values()]
    names += [rule.id for rule in library.rules.rules]
    assert [name for name in names if f"`{name}`" not in definitions] == []


def test_what_contributing_shows_is_what_the_program_prints() -> None:
    assert rendered(text_of("CONTRIBUTING.md")) == text_of("CONTRIBUTING.md")


def test_the_two_licences_are_those_of_the_metadata() -> None:
    assert PROJECT["project"]["license"] == "MIT AND CC-BY-4.0"
    assert text_of("LICENSE").startswith("MIT License")
    assert "https://creativecommons.org/licenses/by/4.0/legalcode" in text_of("definitions/LICENSE")
