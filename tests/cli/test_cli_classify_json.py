"""``mcdef classify --format json`` and ``ndjson``: the contract, and the same bytes for the same input."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_runs import (
    EXAMPLES,
    ROOT,
    Run,
    copied,
    mcdef,
    problems_of,
    problems_of_contract,
    problems_of_credential,
    process,
    row,
    verdicts,
    write,
)
from cli_texts import BROKEN, CORE, COURSE, IN_GERMANY, LIST, POLICY


@pytest.fixture(scope="module")
def every_example() -> Run:
    """All examples under all definitions, as JSON."""
    return mcdef("classify", *sorted(EXAMPLES.glob("*.yaml")), "-d", "all", "--format", "json")


# --- JSON


def test_every_example_is_reported_as_the_contract_says(every_example: Run) -> None:
    assert every_example.code == 0
    assert problems_of_contract(every_example.json) == []


def test_the_schema_that_is_printed_accepts_the_report(every_example: Run) -> None:
    assert problems_of(every_example.json, mcdef("schema", "report").json) == []


def test_the_contract_refuses_what_is_no_report(every_example: Run) -> None:
    assert problems_of_contract({"schema": "mcdef-report"})
    wrong = every_example.json
    wrong["credentials"][0]["results"][0]["verdict"] = "perhaps"
    assert len(problems_of_contract(wrong)) == 1


def test_what_decides_by_verdict(every_example: Run) -> None:
    """Counts: all constitutive criteria; does not count: those not met; undetermined: those unknown."""
    outcomes = {"does_not_count": {"not_met"}, "undetermined": {"unknown"}, "counts": {"met"}}
    seen = set()
    for credential in every_example.json["credentials"]:
        for result in credential["results"]:
            constitutive = [one for one in result["criteria"] if one["kind"] == "constitutive"]
            seen.add(result["verdict"])
            if result["decided_by"] == ["scope"]:
                assert result["verdict"] in ("undetermined", "out_of_scope")
                continue
            wanted = outcomes[result["verdict"]]
            deciding = [one["id"] for one in constitutive if one["outcome"] in wanted]
            assert result["decided_by"] == deciding
    assert seen == {*outcomes, "out_of_scope"}


def test_presuming_stands_only_where_it_differs(every_example: Run) -> None:
    presuming = [
        (result["verdict"], result["presuming"]["verdict"], result["presuming"]["by"])
        for credential in every_example.json["credentials"]
        for result in credential["results"]
        if "presuming" in result
    ]

    assert presuming
    assert all(shown == "undetermined" != presumed and by for shown, presumed, by in presuming)


def test_the_summary_counts_the_results(every_example: Run) -> None:
    results = [result for one in every_example.json["credentials"] for result in one["results"]]
    summary = every_example.json["summary"]

    for verdict in ("counts", "does_not_count", "undetermined", "out_of_scope"):
        assert summary[verdict] == sum(result["verdict"] == verdict for result in results)
    for verdict, number in summary["presuming"].items():
        assert number == sum(result.get("presuming", {}).get("verdict") == verdict for result in results)


def test_every_source_that_is_cited_is_listed(every_example: Run) -> None:
    cited = {
        criterion["cite"]["source"]
        for one in every_example.json["credentials"]
        for result in one["results"]
        for criterion in result["criteria"]
    }

    assert cited <= set(every_example.json["sources"])


def test_results_are_sorted_by_definition(folder: Path) -> None:
    write(folder, "course.yaml", COURSE)

    run = mcdef("classify", "course.yaml", "-d", "us-usage", "-d", "emc", "-d", "ec-2020", "--format", "json")

    assert list(verdicts(run)) == ["ec-2020", "emc-2019", "emc-2021", "emc-2022", "us-usage"]


def test_credentials_are_sorted_by_path(folder: Path) -> None:
    write(folder, "a.yaml", COURSE)
    write(folder, "b.yaml", COURSE)

    run = mcdef("classify", "b.yaml", "a.yaml", "--format", "json")

    assert [one["id"] for one in run.json["credentials"]] == ["a", "b"]


def test_numbers_are_exact_and_places_are_given() -> None:
    """2 ECTS in Finland are a third of 160 hours: no rounding in the report."""
    run = mcdef("classify", EXAMPLES / "ethics-of-ai.yaml", "-d", "emc-2019", "--format", "json")

    criteria = {one["id"]: one for one in run.json["credentials"][0]["results"][0]["criteria"]}
    (hours,) = (fact for fact in criteria["study-time"]["facts"] if fact["fact"] == "workload.hours")
    (place,) = hours["from"]
    assert hours["value"] == {"is": "point", "value": "160/3"}
    assert "53.3" in hours["shown"]
    assert (place["path"], place["how"]) == ("ethics-of-ai.yaml", "converted")
    assert (EXAMPLES / "ethics-of-ai.yaml").read_text().splitlines()[place["line"] - 1].strip() == "credits: 2 ECTS"


def test_an_unreadable_credential_has_no_results_and_its_problems(folder: Path) -> None:
    write(folder, "broken.yaml", BROKEN)
    write(folder, "course.yaml", COURSE)

    run = mcdef("classify", "broken.yaml", "course.yaml", "--format", "json")

    broken, course = run.json["credentials"]
    assert problems_of_contract(run.json) == []
    assert (broken["id"], broken["name"], broken["results"]) == ("broken", None, [])
    assert [problem["code"] for problem in broken["problems"]] == ["unknown-key"]
    assert broken["problems"][0]["at"] == {"path": "broken.yaml", "line": 2, "column": 1, "pointer": "/workloadd"}
    assert course["problems"] == []
    assert len(course["results"]) == len(IN_GERMANY)


def test_ndjson_is_one_line_a_credential_with_the_same_element(folder: Path) -> None:
    write(folder, "list.yaml", LIST)
    arguments = ("classify", "list.yaml", *copied(folder, "ethics-of-ai", "faa-efaw"))

    document, lines = (mcdef(*arguments, "--format", format_) for format_ in ("json", "ndjson"))

    assert lines.code == document.code == 3
    assert lines.lines == document.json["credentials"]
    assert [one["id"] for one in lines.lines] == [
        "ethics-of-ai/1", "ethics-of-ai/2", "faa-efaw", "list#1", "list#2", "third-one",
    ]  # fmt: skip
    assert [problem for one in lines.lines for problem in problems_of_credential(one)] == []
    (unreadable,) = (one for one in lines.lines if not one["results"])
    assert [problem["code"] for problem in unreadable["problems"]] == ["unknown-key"]


def test_a_warning_is_in_the_report_and_on_stderr(folder: Path) -> None:
    run = mcdef("classify", *copied(folder, "faa-efaw"), "--format", "json")

    (credential,) = run.json["credentials"]
    assert run.code == 0
    assert run.codes() == ["hours-credits-conflict"]
    assert [(one["severity"], one["code"]) for one in credential["problems"]] == [("warning", "hours-credits-conflict")]


def test_brief_leaves_the_criteria_out(folder: Path) -> None:
    names = copied(folder, "uantwerp-microcredential", "ou-cyber-security")
    whole, brief = (mcdef("classify", *names, "--format", "json", *option) for option in ([], ["--brief"]))

    expected = whole.json
    for credential in expected["credentials"]:
        for result in credential["results"]:
            del result["criteria"]
    assert brief.json == expected
    assert problems_of_contract(brief.json) == []


def test_brief_text_is_the_table(folder: Path) -> None:
    names = copied(folder, "uantwerp-microcredential")
    whole, brief = (mcdef("classify", *names, *option) for option in ([], ["--brief"]))

    assert "clause:" in whole.text
    assert "clause:" not in brief.text
    assert [row(brief, id_) for id_ in CORE] == [row(whole, id_) for id_ in CORE]


# --- the same input, the same bytes


@pytest.mark.parametrize("format_", ["text", "json", "ndjson"])
def test_the_same_input_gives_the_same_bytes(format_: str) -> None:
    names = ["ou-cyber-security.yaml", "ethics-of-ai.yaml", "faa-efaw.yaml"]
    surroundings = [
        {"PYTHONHASHSEED": "0", "TZ": "UTC", "COLUMNS": "40"},
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "COLUMNS": "200"},
        {"PYTHONHASHSEED": "4711", "TZ": "America/St_Johns", "LANG": "C", "LC_ALL": "C"},
    ]

    runs = [process("classify", *names, "--format", format_, env=env) for env in surroundings]

    assert {run.code for run in runs} == {0}
    assert len({run.output for run in runs}) == 1
    assert len({run.errors for run in runs}) == 1


@pytest.mark.parametrize("format_", ["text", "json", "ndjson"])
def test_no_absolute_path_in_the_output(folder: Path, format_: str) -> None:
    inside = write(folder, "deep/course.yaml", COURSE)
    broken = write(folder, "deep/broken.yaml", BROKEN)
    outside = EXAMPLES / "faa-efaw.yaml"

    run = mcdef("classify", inside, broken, outside, "--format", format_)

    assert run.code == 3
    for somewhere in (str(folder), str(ROOT), str(Path.home())):
        assert somewhere not in run.text
        assert somewhere not in run.errors
    assert "deep/course.yaml" in run.text
    assert "--> deep/broken.yaml:2:1" in run.errors


def test_no_absolute_path_in_the_problems_of_a_definition(folder: Path) -> None:
    write(folder, "course.yaml", COURSE)
    write(folder, "own/odd.yaml", POLICY.replace("our-policy", "odd").replace("extends: eu-2022", "extends: eu-2023"))

    run = mcdef("classify", "course.yaml", "--definitions", folder / "own")

    assert run.code == 2
    assert str(folder) not in run.errors
