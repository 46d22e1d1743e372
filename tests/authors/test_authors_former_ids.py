"""Old ids stay valid: in ``-d``, ``--reading``, ``explain``, ``extends``, rules and judgements, with a note."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from author_runs import OLD, mcdef, write

import mcdef as package
from mcdef.credential.model import Credential
from mcdef.definition.library import Library, load_library
from mcdef.documents.problem import McdefError, Problem

JUDGED = "name: Course\nworkload: 120 h\njudgements: [{criterion: %s.fitting, met: true}]\n"
NOTE = "note[renamed-definition]: `old-name"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    write(tmp_path, "own/new-name.yaml", OLD)
    return tmp_path / "own"


def renamed(folder: Path, files: Mapping[str, str]) -> tuple[Problem, ...]:
    for name, text in files.items():
        write(folder, f"bad/{name}", text)
    with pytest.raises(McdefError) as caught:
        load_library([folder / "bad"])
    return caught.value.problems


@pytest.mark.parametrize("name", ["old-name", "older-name", "new-name"])
@pytest.mark.parametrize("command", [["definitions", "show"], ["definitions", "list"], ["explain"]])
def test_an_old_id_is_as_good_as_the_new_one(command: list[str], name: str, own: Path) -> None:
    run = mcdef(*command, name, "--definitions", own)

    assert run.code == 0
    assert run.text == mcdef(*command, "new-name", "--definitions", own).text
    assert ("note[renamed-definition]" in run.errors) is (name != "new-name")


def test_the_note_names_the_new_id(own: Path) -> None:
    run = mcdef("explain", "old-name.long", "--definitions", own)

    assert run.text.startswith("new-name.long\n")
    assert "`old-name.long` is called `new-name.long` now" in run.errors
    assert mcdef("explain", "old-name@short", "--definitions", own).text.startswith("new-name@short: ")


def test_classify_by_an_old_id_and_in_its_reading(own: Path, tmp_path: Path) -> None:
    course = write(tmp_path, "course.yaml", "name: Course\nworkload: 60 h\n")

    plain = mcdef("classify", course, "--definitions", own, "-d", "old-name", "-f", "json")
    at = mcdef("classify", course, "--definitions", own, "-d", "old-name@short", "-f", "json")
    reading = mcdef(
        "classify", course, "--definitions", own, "-d", "new-name", "--reading", "older-name@short", "-f", "json"
    )

    found = [one.json["credentials"][0]["results"][0] for one in (plain, at, reading)]
    assert [(one["definition"], one["reading"], one["verdict"]) for one in found] == [
        ("new-name", "default", "does_not_count"),
        ("new-name", "short", "undetermined"),
        ("new-name", "short", "undetermined"),
    ]
    assert all("note[renamed-definition]" in one.errors for one in (plain, at, reading))


def test_a_plain_reading_is_no_old_id(own: Path, tmp_path: Path) -> None:
    course = write(tmp_path, "course.yaml", "name: Course\n")

    run = mcdef("classify", course, "--definitions", own, "-d", "new-name", "--reading", "short")

    assert run.code == 0
    assert "renamed" not in run.errors


@pytest.mark.parametrize("name", ["old-name", "new-name"])
def test_a_judgement_under_an_old_id_settles(name: str, own: Path, tmp_path: Path) -> None:
    course = write(tmp_path, "course.yaml", JUDGED % name)

    run = mcdef("classify", course, "--definitions", own, "-d", "new-name", "-f", "json")

    (credential,) = run.json["credentials"]
    assert credential["results"][0]["verdict"] == "counts"
    notes = [(one["code"], one["severity"], one["at"]["line"]) for one in credential["problems"]]
    assert notes == ([("renamed-definition", "note", 3)] if name == "old-name" else [])


def test_judge_writes_the_new_id(own: Path, tmp_path: Path) -> None:
    pytest.importorskip("ruamel.yaml")
    course = write(tmp_path, "course.yaml", "name: Course\nworkload: 120 h\n")

    run = mcdef("judge", course, "old-name.fitting", "--met", "--by", "Board", "--because", "so", "--definitions", own)

    assert run.code == 0
    assert NOTE in run.errors
    assert "criterion: new-name.fitting" in course.read_text(encoding="utf-8")


def test_a_credential_of_a_program_may_carry_an_old_judgement(own: Path) -> None:
    library = load_library([own])
    described = Credential.model_validate(
        {"name": "Course", "workload": {"hours": 120}, "judgements": [{"criterion": "old-name.fitting", "met": True}]}
    )

    (result,) = package.classify(described, definitions=["old-name"], library=library)

    assert (result.definition.id, result.verdict.value) == ("new-name", "counts")


def test_definitions_build_on_an_old_id(own: Path) -> None:
    write(own, "ours.yaml", "id: ours\ntitle: Ours\nextends: old-name\n")
    adopting = OLD.replace("new-name", "theirs").replace("formerly: [old-name, older-name]\n", "")
    clause = adopting.index("criteria:")
    write(own, "theirs.yaml", adopting[:clause] + "criteria:\n  - {id: long, same_as: older-name.long}\n")

    library = load_library([own])

    assert [one.id for one in library["ours"].default.criteria] == ["long", "fitting"]
    assert library["ours"].formerly == ()
    assert library["theirs"].default.criteria[0].asks == "It takes a hundred hours."
    assert library["old-name"] is library["new-name"] is library.named("older-name")
    assert mcdef("definitions", "lint", own).code == 0


def test_a_rule_may_conclude_on_an_old_id(own: Path, tmp_path: Path) -> None:
    rule = """\
sources: {ours: {title: Our rules, checked: 2026-11-26}}
rules:
  - id: courses-fit
    strength: follows
    when: {fact: courses.count, at_least: 1}
    then: [{criterion: old-name.fitting, met: true}]
    because: It is always so here.
    cite: {source: ours, at: rule 1}
    evidence: primary
"""
    write(own, "inferences.yaml", rule)
    course = write(tmp_path, "course.yaml", "name: Course\nworkload: 120 h\ncourses: 2\n")

    run = mcdef("classify", course, "--definitions", own, "-d", "new-name", "-f", "json")

    assert run.json["credentials"][0]["results"][0]["verdict"] == "counts"


def test_the_digest_does_not_change_with_an_old_id(own: Path, tmp_path: Path) -> None:
    write(tmp_path, "without/new-name.yaml", OLD.replace("formerly: [old-name, older-name]\n", ""))

    assert load_library([own])["new-name"].digest == load_library([tmp_path / "without"])["new-name"].digest


@pytest.mark.parametrize("old", ["eu-2022", "new-name"])
def test_an_old_id_that_is_taken_is_refused(old: str, tmp_path: Path) -> None:
    (problem,) = renamed(tmp_path, {"new-name.yaml": OLD.replace("[old-name, older-name]", f"[{old}]")})

    assert problem.code == "former-id-taken"
    assert problem.span is not None
    assert problem.span.line == 2


def test_two_definitions_cannot_have_had_one_id(tmp_path: Path) -> None:
    problems = renamed(tmp_path, {"new-name.yaml": OLD, "other.yaml": OLD.replace("id: new-name", "id: other", 1)})

    assert {one.code for one in problems} == {"former-id-taken"}


def test_no_shipped_definition_has_a_former_id_that_is_taken(library: Library) -> None:
    former = [old for one in library.definitions.values() for old in one.formerly]

    assert len(former) == len(set(former))
    assert set(former).isdisjoint(library.definitions)


def test_an_id_is_one_definition_though_others_are_of_that_family(own: Path) -> None:
    write(own, "child.yaml", "id: child\ntitle: Child\nextends: new-name\nfamily: new-name\n")
    library = load_library([own])

    assert library["child"].family == "new-name"
    run = mcdef("definitions", "list", "new-name", "--definitions", own, "--format", "json")
    assert [one["id"] for one in run.json["definitions"]] == ["new-name"]
