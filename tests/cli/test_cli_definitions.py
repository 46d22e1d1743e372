"""``mcdef definitions``: list, show, lint, test."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from cli_runs import ESCAPE, ROOT, mcdef, problems_of, process, write
from cli_texts import ALL, CORE, EVERY, POLICY, REGION

GRADES = ["primary", "issuer-summary", "secondary", "derived", "unverified"]
LISTED = {
    "type": "object",
    "required": ["definitions"],
    "properties": {
        "definitions": {
            "type": "array",
            "items": {
                "type": "object",
                "required": [
                    "id", "title", "family", "role", "jurisdiction", "status", "adopted", "superseded_by", "evidence",
                    "criteria", "readings", "cases",
                ],
                "properties": {
                    "id": {"type": "string"},
                    "title": {"type": "string"},
                    "family": {"type": "string"},
                    "role": {"enum": ["definition", "neighbour"]},
                    "jurisdiction": {"type": "array", "items": {"type": "string"}},
                    "status": {"type": "string"},
                    "adopted": {"type": ["string", "null"]},
                    "superseded_by": {"type": ["string", "null"]},
                    "evidence": {
                        "type": "object",
                        "propertyNames": {"enum": GRADES},
                        "additionalProperties": {"type": "integer", "minimum": 1},
                    },
                    "criteria": {"type": "integer", "minimum": 1},
                    "readings": {"type": "array", "items": {"type": "string"}, "minItems": 1},
                    "cases": {"type": "integer", "minimum": 0},
                },
            },
        }
    },
}  # fmt: skip
HOLDING = """\
cases:
  - {name: nothing is known, credential: {name: Course}, verdict: undetermined, because: [scope]}
  - name: assessed in the region
    credential: {name: Course, provider: {name: P, country: US, region: OK}, assessment: exam}
    verdict: counts
"""
FAILING = """\
  - name: not assessed in the region
    credential: {name: Course, provider: {name: P, country: US, region: OK}, assessment: none}
    verdict: counts
"""
MALFORMED = REGION.replace("region-rule", "odd").replace("assessment.exists", "assessment.exist")


# --- list


def test_list_names_every_definition() -> None:
    run = mcdef("definitions", "list")

    assert run.code == 0
    assert [line.split()[0] for line in run.text.splitlines() if line[:1] not in (" ", "")][:-1] == EVERY
    assert run.text.endswith(f"{len(EVERY)} definitions\n")


def test_list_says_where_when_and_how_well_checked() -> None:
    text = mcdef("definitions", "list", "ec-2020").flat

    assert "ec-2020 EU; superseded; 2020-12" in text
    assert "deciding clauses at least secondary" in text
    assert "cases" in text


def test_list_as_json_is_the_contract() -> None:
    run = mcdef("definitions", "list", "--format", "json")

    assert run.code == 0
    assert problems_of(run.json, LISTED) == []
    assert [one["id"] for one in run.json["definitions"]] == EVERY


def test_list_as_json_says_what_the_file_says() -> None:
    (listed,) = mcdef("definitions", "list", "ec-2020", "--format", "json").json["definitions"]
    file = yaml.safe_load((ROOT / "definitions" / "ec-2020.yaml").read_text(encoding="utf-8"))

    grades = [criterion["evidence"] for criterion in file["criteria"]]
    assert listed["superseded_by"] == "eu-2022"
    assert (listed["title"], listed["family"], listed["status"]) == (file["title"], "eu", "superseded")
    assert listed["criteria"] == len(file["criteria"])
    assert listed["readings"] == ["default", *file["readings"]]
    assert listed["cases"] == len(file["cases"])
    assert listed["evidence"] == {grade: grades.count(grade) for grade in GRADES if grade in grades}


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["emc"], ["emc-2019", "emc-2021", "emc-2022"]),
        (["core"], CORE),
        (["all"], ALL),
        (["us-usage", "eu-2022"], ["eu-2022", "us-usage"]),
    ],
)
def test_list_takes_ids_families_and_tags(names: list[str], found: list[str]) -> None:
    run = mcdef("definitions", "list", *names, "--format", "json")

    assert [one["id"] for one in run.json["definitions"]] == found


def test_list_takes_a_folder(folder: Path) -> None:
    write(folder, "own/region-rule.yaml", REGION)
    write(folder, "own/our-policy.yaml", POLICY)

    listed = mcdef("definitions", "list", "--definitions", "own", "--format", "json").json["definitions"]

    by_id = {one["id"]: one for one in listed}
    assert list(by_id) == sorted([*EVERY, "our-policy", "region-rule"])
    assert by_id["our-policy"]["family"] == "eu"
    assert by_id["our-policy"]["criteria"] == by_id["eu-2022"]["criteria"] + 1
    assert by_id["region-rule"]["cases"] == 0


@pytest.mark.parametrize("arguments", [["eu2022"], ["--format", "yaml"], ["--definitions", "nowhere"]])
def test_list_ends_with_2_for_what_is_not_there(arguments: list[str]) -> None:
    run = mcdef("definitions", "list", *arguments)

    assert run.code == 2
    assert run.output == b""
    assert run.errors


# --- show


@pytest.mark.parametrize("id_", CORE)
def test_show_tells_every_clause_with_its_source(id_: str) -> None:
    run = mcdef("definitions", "show", id_)
    file = yaml.safe_load((ROOT / "definitions" / f"{id_}.yaml").read_text(encoding="utf-8"))

    assert run.code == 0
    for criterion in file["criteria"]:
        assert f"\n  {criterion['id']}  (" in run.text
        assert criterion["cite"]["at"] in run.flat
        if "asks" in criterion:
            assert " ".join(criterion["asks"].split()) in run.flat
    for source in file["sources"].values():
        assert " ".join(source["title"].split()) in run.flat
    for reading in file["readings"]:
        assert f"\n  {reading}: " in run.text


def test_show_tells_what_silence_means_and_what_a_person_judges() -> None:
    eu, unesco = (mcdef("definitions", "show", id_).flat for id_ in ("eu-2022", "unesco-2022"))

    assert "silence: met, because a personal need is enough" in eu
    assert "a person judges this" in unesco


def test_show_a_reading() -> None:
    default, later = (mcdef("definitions", "show", name).flat for name in ("emc-2019", "emc-2019@later-levels"))

    assert "emc-2019@later-levels: " in later
    assert "or EQF 4 or 5 with ECTS assigned" in later
    assert "or EQF 4 or 5 with ECTS assigned" not in default


def test_show_an_own_definition_with_what_it_adds(folder: Path) -> None:
    write(folder, "own/our-policy.yaml", POLICY)

    text = mcdef("definitions", "show", "our-policy", "--definitions", "own").flat

    assert "An employer has signed it." in text
    assert "small volume of learning" in text


@pytest.mark.parametrize(
    ("name", "said"), [("eu-2023", "did you mean `eu-2022`?"), ("eu-2022@strikt", "did you mean `strict`?")]
)
def test_show_suggests(name: str, said: str) -> None:
    run = mcdef("definitions", "show", name)

    assert run.code == 2
    assert said in run.errors


def test_show_is_no_wider_than_80() -> None:
    lines = [line for id_ in CORE for line in mcdef("definitions", "show", id_).text.splitlines()]

    assert [line for line in lines if len(line) > 80 and len(line.split()) > 1] == []


# --- lint


#: Warnings about shipped clauses that stay, since the clause asks just that: a person, not the test, has to look at it.
ACCEPTED = [
    ("weaker-than-it-reads", "sk-2024"),  # a list of provider types, and what each of them has to have
    ("weaker-than-it-reads", "sk-2024"),
]


def test_what_is_shipped_has_no_errors_and_no_warnings_but_those_accepted() -> None:
    run = mcdef("definitions", "lint")

    warned = re.findall(r"warning\[([a-z-]+)\].*?--> definitions/([a-z0-9-]+)\.yaml", run.errors, re.DOTALL)
    assert run.code == 0
    assert ": 0 errors, " in run.text
    assert sorted(warned) == sorted(ACCEPTED)


def test_lint_names_place_and_suggestion_and_ends_with_2(folder: Path) -> None:
    write(folder, "own/odd.yaml", MALFORMED)
    write(folder, "own/our-policy.yaml", POLICY)

    run = mcdef("definitions", "lint", "own")

    assert run.code == 2
    assert "unknown-fact" in run.codes()
    line = MALFORMED.splitlines().index("    test: {fact: assessment.exist, is: true}") + 1
    assert f"--> own/odd.yaml:{line}:18" in run.errors
    assert "did you mean `assessment.exists`?" in run.errors
    assert "1 error" in run.text


def test_lint_tells_all_problems_of_a_file(folder: Path) -> None:
    twice = MALFORMED.replace("evidence: primary", "evidence: firsthand").replace(
        "cite: {source: rule", "cit: {source: rule"
    )
    write(folder, "own/odd.yaml", twice)

    run = mcdef("definitions", "lint", "own/odd.yaml")

    assert run.code == 2
    assert len(run.codes()) >= 2


def test_lint_warns_without_an_error(folder: Path) -> None:
    write(folder, "own/region-rule.yaml", REGION)  # it has no cases

    run = mcdef("definitions", "lint", "own")

    assert run.code == 0
    assert run.codes() == ["no-cases", "source-unchecked"]
    assert run.errors.startswith("warning[no-cases]")


def test_lint_of_nothing_there_ends_with_2() -> None:
    run = mcdef("definitions", "lint", "nowhere")

    assert run.code == 2
    assert run.codes() == ["path-missing"]


# --- test


def test_the_cases_that_are_shipped_hold() -> None:
    run = mcdef("definitions", "test")

    total = sum(one["cases"] for one in mcdef("definitions", "list", "--format", "json").json["definitions"])
    assert run.code == 0
    assert run.text == f"{total} cases of {len(EVERY)} definitions: {total} hold, 0 do not\n"


def test_a_failing_case_ends_with_1_and_its_place(folder: Path) -> None:
    text = REGION + HOLDING + FAILING
    write(folder, "own/region-rule.yaml", text)

    run = mcdef("definitions", "test", "region-rule", "--definitions", "own")

    line = text.splitlines().index("  - name: not assessed in the region") + 1
    assert run.code == 1
    assert f"own/region-rule.yaml:{line}:" in run.text
    assert "not assessed in the region: does not count where counts was expected" in run.text
    assert run.text.splitlines()[-1].endswith("2 hold, 1 does not")


def test_cases_of_an_own_definition_hold(folder: Path) -> None:
    write(folder, "own/region-rule.yaml", REGION + HOLDING)

    run = mcdef("definitions", "test", "region-rule", "--definitions", "own")

    assert run.code == 0
    assert run.text.splitlines()[-1].endswith("2 hold, 0 do not")


def test_a_case_with_other_reasons_fails(folder: Path) -> None:
    write(folder, "own/region-rule.yaml", REGION + HOLDING.replace("because: [scope]", "because: [assessed]"))

    run = mcdef("definitions", "test", "region-rule", "--definitions", "own")

    assert run.code == 1
    assert "decided by scope where assessed was expected" in run.text


def test_a_case_of_an_unreadable_credential_fails(folder: Path) -> None:
    write(
        folder, "own/region-rule.yaml", REGION + "cases:\n  - {name: odd, credential: {nam: Course}, verdict: counts}\n"
    )

    run = mcdef("definitions", "test", "region-rule", "--definitions", "own")

    assert run.code == 1
    assert "odd" in run.text
    assert "nam" in run.text


def test_no_absolute_path_in_the_place_of_a_case(folder: Path) -> None:
    write(folder, "own/region-rule.yaml", REGION + HOLDING + FAILING)

    run = mcdef("definitions", "test", "region-rule", "--definitions", folder / "own")

    assert run.code == 1
    assert str(folder) not in run.text


# --- all of them


@pytest.mark.parametrize("command", [["list"], ["show", "eu-2022"], ["lint"], ["test", "us-usage"]])
def test_the_same_bytes_and_no_colour_in_a_pipe(command: list[str], folder: Path) -> None:
    runs = [
        process("definitions", *command, cwd=folder, env=env)
        for env in ({"PYTHONHASHSEED": "0", "TZ": "UTC"}, {"PYTHONHASHSEED": "7", "COLUMNS": "200", "NO_COLOR": "1"})
    ]

    assert {run.code for run in runs} == {0}
    assert runs[0].output == runs[1].output
    assert ESCAPE not in runs[0].text
    assert str(ROOT) not in runs[0].text


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_no_code_page_is_an_obstacle(encoding: str, folder: Path) -> None:
    run = process("definitions", "show", "eu-2022", cwd=folder, env={"PYTHONIOENCODING": encoding})

    assert run.code == 0
    assert "Traceback" not in run.errors
    assert run.output.decode(encoding)
