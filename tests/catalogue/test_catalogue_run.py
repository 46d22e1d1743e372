"""A catalogue checked file by file gives what one run over all of it gives, in one process or in several."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mcdef.catalogue.classify import Asked, entries_of
from mcdef.catalogue.descriptions import Found
from mcdef.catalogue.find import Located, find
from mcdef.catalogue.run import Work, checked
from mcdef.cli.inputs import Missing, read_input
from mcdef.definition.library import load_library
from mcdef.definition.select import Selection
from mcdef.report.build import report_of
from mcdef.report.merge import merged
from mcdef.report.model import Report

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
ASKED = Asked(Selection(("eu-2022", "us-usage", "emc")))


def read(located: Located) -> Iterator[Found]:
    for one in read_input(str(located.path)):
        assert not isinstance(one, Missing)
        yield one


WORK = Work(load_library, read, ASKED)


def run(files: tuple[Located, ...], jobs: int) -> Report:
    reports = [one.report for one in checked(files, WORK, jobs=jobs) if one.report is not None]
    return merged(reports, ASKED.as_report())


@pytest.fixture(scope="module")
def files() -> tuple[Located, ...]:
    return find([str(EXAMPLES / f"{name}*.yaml") for name in "aeimu"])


@pytest.mark.parametrize("jobs", [1, 2])
def test_reports_of_files_make_the_report_of_all(files: tuple[Located, ...], jobs: int) -> None:
    library = load_library()
    entries = [entry for one in files for entry in entries_of(read(one), library, ASKED)]
    assert len(entries) > 10
    assert run(files, jobs) == report_of(entries, ASKED.as_report())


def test_other_files_in_a_folder_are_passed_over_and_broken_ones_are_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in {
        "course.yaml": "name: A\ncredits: 5 ECTS\n",
        "typing.yaml": "nmae: A\nworkload: 5 h\n",
        "broken.yaml": "name: [A\n",
        "several.yaml": "catalogue:\n  - name: A\n  - bogus: 1\n",
        "services.yaml": "services: {web: {image: x}}\n",
        "rule.yaml": "id: rule\ntitle: R\ncriteria: []\n",
        "package.json": '{"private": true, "scripts": {}}',
        "schema.json": '{"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "x"}',
        "list.json": "[1, 2]",
        "action.yml": "name: Check\ninputs: {}\nruns: {using: composite}\n",
        "composer.json": '{"name": "a/b", "version": "1", "require": {}, "scripts": {}}',
        "named.yaml": "name: A\nwokrload: 5 h\n",
    }.items():
        Path(name).write_text(text, encoding="utf-8")

    done = {one.located.path.name: one for one in checked(find(["."]), WORK)}

    assert {name for name, one in done.items() if one.report is None} == {
        "services.yaml", "rule.yaml", "package.json", "schema.json", "list.json", "action.yml",
        "composer.json",
    }  # fmt: skip
    assert {name: one.unreadable for name, one in done.items() if one.unreadable} == {
        "typing.yaml": 1, "broken.yaml": 1, "several.yaml": 1, "named.yaml": 1
    }  # fmt: skip
    assert done["typing.yaml"].problems[0][0].code == "unknown-key"


def test_a_file_that_is_named_is_always_a_description(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("services.yaml").write_text("services: {web: {image: x}}\n", encoding="utf-8")
    (one,) = checked(find(["services.yaml"]), WORK)
    assert one.unreadable == 1
