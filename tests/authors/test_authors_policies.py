"""The example of a university's own policy: it is read beside its course, and it holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from author_runs import ROOT, mcdef, write

from mcdef.credential.model import Credential
from mcdef.definition.files import OF_DEFINITIONS, is_description, read_folder
from mcdef.definition.library import load_library
from mcdef.definition.schema import DefinitionShape
from mcdef.documents.problem import McdefError

POLICIES = ROOT / "examples" / "policies"


def keys(model: type[Credential] | type[DefinitionShape]) -> set[str]:
    return {field.alias or name for name, field in model.model_fields.items()}


def test_the_command_of_the_readme_runs() -> None:
    run = mcdef("classify", POLICIES / "course.yaml", "--definitions", POLICIES, "-f", "json")

    assert run.code == 0
    assert run.errors == ""
    verdicts = {one["definition"]: one["verdict"] for one in run.json["credentials"][0]["results"]}
    assert verdicts["example-university"] == "counts"
    assert "example-faculty" not in verdicts  # only when named


def test_own_facts_and_clauses_decide(tmp_path: Path) -> None:
    text = (POLICIES / "course.yaml").read_text(encoding="utf-8")
    course = write(tmp_path, "course.yaml", text.replace("employer_signed: true", "employer_signed: false"))

    run = mcdef(
        "classify", course, "--definitions", POLICIES, "-d", "example-university", "-d", "eu-2022", "-f", "json"
    )

    results = {one["definition"]: one for one in run.json["credentials"][0]["results"]}
    assert results["eu-2022"]["verdict"] == "counts"
    assert results["example-university"]["verdict"] == "does_not_count"
    assert results["example-university"]["decided_by"] == ["employer-signed"]


@pytest.mark.parametrize("id_", ["example-university", "example-faculty"])
def test_the_cases_hold(id_: str) -> None:
    run = mcdef("definitions", "test", id_, "--definitions", POLICIES)

    assert run.code == 0, run.text


def test_the_policy_is_proved_as_a_shipped_definition_is() -> None:
    run = mcdef("definitions", "test", "example-university", "--definitions", POLICIES, "--coverage")

    assert run.code == 0, run.text


def test_lint_finds_no_error_and_passes_over_the_course() -> None:
    run = mcdef("definitions", "lint", POLICIES)

    assert run.code == 0
    assert run.text.startswith("2 files: 0 errors")
    assert "course.yaml" not in run.errors


def test_it_builds_on_what_is_shipped() -> None:
    library = load_library([POLICIES])
    university, faculty = library["example-university"], library["example-faculty"]
    ids = [one.id for one in university.default.criteria]

    assert "annex-grade" not in ids
    assert {"small-volume", "qa", "employer-signed", "no-double", "reviewed"} <= set(ids)
    assert [one.id for one in faculty.default.criteria] == [*ids, "laboratory"]
    assert set(faculty.facts) == {"custom.employer_signed", "custom.review_years", "custom.lab_hours"}


# --- descriptions beside definitions


def test_what_only_a_definition_says() -> None:
    assert keys(DefinitionShape) - keys(Credential) == OF_DEFINITIONS


@pytest.mark.parametrize(
    ("data", "described"),
    [
        ({"name": "Course"}, True),
        ({"provider": {"name": "P"}, "sources": []}, True),
        ({"catalogue": []}, True),
        ({"name": "A policy", "criteria": []}, False),  # `name` for `title`: a slip of an author
        ({"name": "A policy", "extends": "eu-2022"}, False),
        ({"id": "policy"}, False),
        ({}, False),
        ([{"name": "Course"}], False),
        (None, False),
    ],
)
def test_what_a_description_is(data: object, described: bool) -> None:
    assert is_description(data) is described


def test_a_definition_with_a_slip_is_not_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "own/policy.yaml", "id: policy\nname: Our policy\ncriteria: []\n")

    with pytest.raises(McdefError) as caught:
        load_library([tmp_path / "own"])

    assert any("did you mean `title`" in (one.help or "") for one in caught.value.problems)


def test_nothing_shipped_is_passed_over() -> None:
    shelf = read_folder(ROOT / "definitions", "shipped")
    files = {path.name for path in (ROOT / "definitions").glob("*.yaml")}

    assert files - set(shelf.definitions) == {"inferences.yaml", "schemes.yaml"}
