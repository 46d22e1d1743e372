"""``mcdef crosswalk``: the page of a level or an amount of credit."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_runs import ESCAPE, mcdef, problems_of, process, write

VALUE = {
    "type": "object",
    "required": ["is"],
    "properties": {"is": {"enum": ["point", "range", "one_of", "absent", "not_stated", "members"]}},
}
CITED = {
    "evidence": {"enum": ["primary", "issuer-summary", "secondary", "derived", "unverified", None]},
    "sources": {"type": "array", "items": {"type": "string"}},
    "at": {"type": ["string", "null"]},
    "note": {"type": ["string", "null"]},
}


def element(**properties: object) -> dict[str, object]:
    return {
        "type": "object",
        "required": [*properties, *CITED],
        "properties": {**properties, **CITED},
        "additionalProperties": False,
    }


MAYBE = {"anyOf": [VALUE, {"type": "null"}]}
WORD = {"type": ["string", "null"]}
RELATION = {"enum": ["equal", "one_of", "below", "unlevelled", "unmapped", "none", None]}
SCHEMA = {
    "type": "object",
    "required": [
        "schema", "schema_version", "mcdef", "asked", "read_as", "answers", "frameworks", "by_country", "rates",
        "awards", "remarks", "sources",
    ],
    "additionalProperties": False,
    "properties": {
        "schema": {"const": "mcdef-crosswalk"},
        "schema_version": {"const": "1.0"},
        "mcdef": {"type": "string"},
        "asked": {"type": "object", "required": ["text", "country", "on", "to"]},
        "read_as": {"type": "object", "required": ["what"]},
        "answers": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["to", "value", "shown", "decides", "relation", "would_be", "why", "evidence", "routes"],
                "properties": {
                    "to": {"enum": ["eqf", "cycle", "ects", "hours", "contact"]},
                    "value": VALUE,
                    "would_be": MAYBE,
                    "relation": RELATION,
                    "decides": {"type": "boolean"},
                    "routes": {
                        "type": "array",
                        "items": element(
                            value=VALUE, shown=WORD, says=WORD, relation=RELATION, decides={"type": "boolean"}
                        ),
                    },
                },
            },
        },
        "frameworks": {
            "type": "array",
            "items": element(
                framework=WORD, label=WORD, place=WORD, levels={"type": "array"}, relation=RELATION,
                eqf={"type": "array"}, decides={"type": "boolean"},
            ),
        },
        "by_country": {
            "type": "array",
            "items": element(
                country=WORD, per_credit=VALUE, hours=MAYBE, contact=MAYBE, usual=MAYBE, decides={"type": "boolean"}
            ),
        },
        "rates": {
            "type": "array",
            "items": element(to=WORD, value=VALUE, kind=WORD, published={}, takes_part={"type": "boolean"}),
        },
        "awards": {
            "type": "array",
            "items": element(
                award=WORD, kind=WORD, country=WORD, framework=WORD, level=WORD, eqf={}, unit=WORD, size=VALUE,
                compared=WORD,
            ),
        },
        "remarks": {"type": "array", "items": {"type": "string"}},
        "sources": {
            "type": "object",
            "additionalProperties": {"type": "object", "required": ["title", "url", "seen", "checked"]},
        },
    },
}  # fmt: skip
EXAMPLES = [
    ["SCQF 9"],
    ["15 UK credits", "--to", "ects"],
    ["5 ECTS", "--country", "IE", "--to", "hours"],
    ["AQF 8", "--country", "AU"],
    ["5 ECTS"],
    ["NZQCF 8"],
    ["MQF 7", "--country", "MY"],
    ["SCQF 2"],
    ["niveau II", "--country", "FR", "--on", "2015-06-01"],
    ["http://data.europa.eu/snb/qdr/c_6919ed25"],
    ["3 SCH", "--to", "rates"],
    ["bachelor"],
    ["5 ECVET"],
]


GUILD = """\
- id: guild
  title: Guild points
  names: [guild point]
  measures: notional
  hours: [{country: "*", value: 20, source: ects-guide-2015, evidence: primary}]
"""


# --- text


def test_a_level_with_its_route_source_grade_and_neighbours() -> None:
    run = mcdef("crosswalk", "SCQF 9")

    assert run.code == 0
    assert "EQF level: 6\n  may decide; grade secondary\n  - SCQF 9 = EQF 6; equal, secondary, table 1 [1]" in run.text
    assert "QF-EHEA cycle: first" in run.text
    assert "NFQ 7 or 8              Ireland               one of, derived" in run.text
    assert "only from memory: NLQF 6 (Netherlands)" in run.flat
    assert "ordinary bachelor (degree; GB-SCT, SCQF 9): 360 SCQF; unverified" in run.flat
    assert "[1] QAA, SCQF Partnership, QQI, CCEA, Welsh Government, SQA: Qualifications" in run.text
    assert "      https://docsbay.net/table-1-correspondence" in run.text


def test_credit_with_every_route_and_the_hull() -> None:
    text = mcdef("crosswalk", "15 UK credits", "--to", "ects").flat

    assert "Size in ECTS: 5-7.5 ECTS may decide; grade secondary" in text
    for way in ("7.5 ECTS: 2 CATS = 1 ECTS (official)", "6 ECTS: 1 CATS = 0.4 ECTS (practice)",
                "7.5 ECTS: 120 CATS a year, 60 ECTS a year", "5-6 ECTS: 150 h at 25-30 h a credit"):  # fmt: skip
        assert f"- {way}; " in text
    assert "Workload" not in text


def test_hours_of_the_country_beside_the_general_ones() -> None:
    text = mcdef("crosswalk", "5 ECTS", "--country", "IE", "--to", "hours").text

    assert "Workload: 100-150 h" in text
    assert "  IE            100-150 h      at 20-30 h; primary" in text
    assert "  anywhere else 125-150 h      at 25-30 h; primary" in text


def test_what_is_only_from_memory_says_what_it_would_be() -> None:
    text = mcdef("crosswalk", "AQF 8", "--country", "AU").flat

    assert "EQF level: not known would be 6 or 7, only from memory (unverified); decides nothing" in text
    assert "Levels of other frameworks that would face EQF 6 or 7 the step to the EQF is only from memory" in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["NZQCF 8"], "unlevelled: compared and left unpaired; decides nothing"),
        (["MQF 7", "--country", "MY"], "unmapped: nobody has published a way there; decides nothing"),
        (["SCQF 2"], "EQF level: none, below EQF 1 may decide"),
        (["EQF 6"], "EQF level: 6 as written, nothing is converted"),
        (["5 ECTS", "--country", "HU", "--to", "hours"], "the country's own figure, from memory, would be 150 h"),
        (["3 SCH", "--to", "hours"], "usually 135 h, which decides nothing"),
        (["SCQF 9", "--to", "NFQ"], "NFQ 7 or 8"),
        (["5 ECTS", "--to", "RQF"], "unmapped: nobody has published a rate that we know of"),
        (["5 ECTS", "--to", "uk"], "10 CATS: official, secondary"),
    ],
)
def test_values_that_are_none_or_open(arguments: list[str], said: str) -> None:
    run = mcdef("crosswalk", *arguments)

    assert run.code == 0
    assert said in run.flat


def test_the_day_picks_the_scale() -> None:
    now, then = (mcdef("crosswalk", "UCTS 3", *on).text for on in ([], ["--on", "2010-01-01"]))

    assert "(umap-ucts)" in now
    assert "(umap-ucts-old)" in then


@pytest.mark.parametrize("arguments", EXAMPLES)
def test_no_line_is_wider_than_80_but_an_address(arguments: list[str]) -> None:
    lines = mcdef("crosswalk", *arguments).text.splitlines()

    assert [line for line in lines if len(line) > 80 and "://" not in line] == []


@pytest.mark.parametrize("arguments", EXAMPLES)
def test_every_number_in_brackets_is_a_source(arguments: list[str]) -> None:
    import re

    page, _, sources = mcdef("crosswalk", *arguments).text.partition("\nSources\n")
    assert set(re.findall(r"\[\d+\]", page)) == set(re.findall(r"^  (\[\d+\])", sources, re.MULTILINE))


# --- JSON


@pytest.mark.parametrize("arguments", EXAMPLES)
def test_json_keeps_its_contract_and_names_every_source(arguments: list[str]) -> None:
    run = mcdef("crosswalk", *arguments, "--format", "json")

    assert run.code == 0
    assert problems_of(run.json, SCHEMA) == []
    cited = set(json.dumps({key: value for key, value in run.json.items() if key != "sources"}).split('"'))
    assert set(run.json["sources"]) <= cited


def test_json_says_what_decides() -> None:
    aqf, scqf, nz = (
        mcdef("crosswalk", *arguments, "-f", "json").json["answers"][0]
        for arguments in (["AQF 8", "--country", "AU"], ["SCQF 9"], ["NZQCF 8"])
    )
    assert (aqf["decides"], aqf["why"], aqf["relation"]) == (False, "unverified", "one_of")
    assert aqf["would_be"] == {"is": "one_of", "values": ["6", "7"]}
    assert (scqf["decides"], scqf["relation"], scqf["value"]) == (True, "equal", {"is": "point", "value": "6"})
    assert (nz["decides"], nz["relation"], nz["value"]) == (False, "unlevelled", {"is": "not_stated"})


def test_json_has_the_uri_of_a_level() -> None:
    read = mcdef("crosswalk", "DQR 6", "-f", "json").json["read_as"]
    assert read["uris"] == ["http://data.europa.eu/snb/qdr/c_6919ed25"]


# --- what cannot be read


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["AQF 8"], "framework-needs-country", "add --country with its code, or write `AQF (Albania) 8`"),
        (["level 7", "--country", "GB"], "level-of-which-framework", "`FHEQ 7`"),
        (["7"], "level-needs-framework", "write `EQF 7`"),
        (["3 credits"], "credit-needs-country", "add --country with its code"),
        (["150 h"], "hours-are-no-credit", "5 ECTS"),
        (["rubbish"], "crosswalk-unreadable", "SCQF 9"),
        (["5 ETCS"], "unknown-credit-system", "did you mean `ECTS`?"),
        (["1,5 ECTS"], "decimal-comma", "write a point: 1.5 ECTS"),
        (["SCQF 9", "--country", "Ireland"], "unknown-country", "did you mean `IE`?"),
        (["SCQF 9", "--country", "XX"], "unknown-country", "ISO 3166"),
        (["SCQF 9", "--on", "2020"], "not-a-day", "2022-06-16"),
        (["SCQF 9", "--to", "hours"], "level-has-no-size", "eqf, cycle"),
        (["SCQF 9", "--to", "nowhere"], "unknown-target", "the name of a framework"),
        (["SCQF 9", "-f", "yaml"], "unknown-format", "text, json"),
        (["SCQF 9", "--definitions", "nowhere"], "folder-missing", "check the path"),
        (["http://data.europa.eu/snb/eqf/9"], "unknown-level-uri", "EQF 6"),
    ],
)
def test_what_cannot_be_read_ends_with_2_and_says_what_to_write(arguments: list[str], code: str, said: str) -> None:
    run = mcdef("crosswalk", *arguments)

    assert run.code == 2
    assert run.output == b""
    assert run.codes() == [code]
    assert said in " ".join(run.errors.split())
    assert "-->" not in run.errors


# --- rows of one's own


def test_a_folder_of_one_s_own(folder: Path) -> None:
    write(folder, "ours/crosswalks/credit-systems.yaml", GUILD)
    run = mcdef("crosswalk", "3 guild points", "--definitions", "ours", "--to", "hours")

    assert run.code == 0
    assert "Workload: 60 h" in run.text


def test_a_mistake_in_it_ends_with_2_and_its_place(folder: Path) -> None:
    write(folder, "ours/crosswalks/exchanges.yaml", "- {from: uk, to: etcs, rate: 1/2, kind: practice}\n")
    run = mcdef("crosswalk", "5 ECTS", "--definitions", "ours")

    assert run.code == 2
    assert "--> ours/crosswalks/exchanges.yaml:1:18" in run.errors
    assert set(run.codes()) == {"crosswalk-unknown-id", "crosswalk-no-source", "crosswalk-no-evidence"}


# --- a description may write a level as a URI


def test_a_description_states_its_level_as_a_uri(folder: Path) -> None:
    write(folder, "one.yaml", "name: A\nlevel: http://data.europa.eu/snb/eqf/6\n")
    write(folder, "two.yaml", "name: B\nlevel: http://data.europa.eu/snb/qdr/c_6919ed25\n")
    for name in ("one.yaml", "two.yaml"):
        run = mcdef("classify", name, "-d", "emc-2019", "--format", "json")
        assert run.code == 0, run.errors
        (result,) = run.json["credentials"][0]["results"]
        (level,) = [one for one in result["criteria"] if one["id"] == "level"]
        assert level["outcome"] == "met"
        assert [fact["shown"] for fact in level["facts"] if fact["fact"] == "level.eqf"] == ["EQF 6"]


# --- lint


def test_lint_looks_at_crosswalks_and_rules_of_a_folder(folder: Path) -> None:
    write(folder, "ours/crosswalks/frameworks.yaml",
          '- id: ours\n  title: Ours\n  names: [OURS]\n  levels: ["1", "2"]\n'
          '  to_eqf: {source: memory, evidence: unverified, rows: {"1": [6], "2": [5]}}\n')  # fmt: skip
    write(folder, "ours/inferences.yaml", "rules:\n  - {id: no-record}\n")
    run = mcdef("definitions", "lint", "ours")

    assert run.code == 2
    assert sorted(run.codes()) == ["crosswalk-id-twice", "crosswalk-not-monotone"]
    assert "--> ours/crosswalks/frameworks.yaml:5:67" in run.errors
    assert "--> ours/inferences.yaml:2:10" in run.errors
    assert run.text.startswith("2 files: 2 errors")


@pytest.mark.parametrize("path", ["ours/crosswalks", "ours/crosswalks/exchanges.yaml"])
def test_lint_takes_the_crosswalks_alone(folder: Path, path: str) -> None:
    write(folder, "ours/crosswalks/exchanges.yaml", "- {from: uk, to: etcs, rate: 1/2, kind: practice}\n")
    write(folder, "ours/odd.yaml", "id: odd\n")
    run = mcdef("definitions", "lint", path)

    assert run.code == 2
    assert run.text.startswith("1 file: 3 errors")


def test_lint_of_a_folder_knows_its_own_credit(folder: Path) -> None:
    write(folder, "ours/crosswalks/credit-systems.yaml", GUILD)
    write(folder, "ours/inferences.yaml",
          "sources: {house: {title: Rules}}\nrules:\n  - id: guild-exam\n    strength: presumed\n"
          "    when: {fact: credits.guild, above: 0}\n    then: [{fact: assessment.exists, is: true}]\n"
          "    because: So it is.\n    cite: {source: house, at: p. 1}\n    evidence: primary\n")  # fmt: skip
    run = mcdef("definitions", "lint", "ours")

    assert run.codes() == []
    assert run.text == "2 files: 0 errors, 0 warnings\n"


# --- all of them


def test_the_same_bytes_and_no_colour_in_a_pipe(folder: Path) -> None:
    runs = [
        process("crosswalk", "SCQF 9", cwd=folder, env=env)
        for env in ({"PYTHONHASHSEED": "0", "TZ": "UTC"}, {"PYTHONHASHSEED": "7", "COLUMNS": "200"})
    ]
    assert {run.code for run in runs} == {0}
    assert runs[0].output == runs[1].output
    assert ESCAPE not in runs[0].text


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_no_code_page_is_an_obstacle(encoding: str, folder: Path) -> None:
    run = process("crosswalk", "5 ECTS", cwd=folder, env={"PYTHONIOENCODING": encoding})

    assert run.code == 0
    assert "Traceback" not in run.errors
    assert run.output.decode(encoding)


def test_no_definition_is_read_and_no_model_loaded(folder: Path) -> None:
    import subprocess
    import sys

    from cli_runs import environment

    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "mcdef", "crosswalk", "SCQF 9"],
        cwd=folder, env=environment(), capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    modules = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert modules.isdisjoint({"pydantic", "rich", "mcdef.definition.library", "mcdef.crosswalk.shapes"})
