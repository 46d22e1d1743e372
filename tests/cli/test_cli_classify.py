"""``mcdef classify``: exit codes, inputs, which definitions run and how, and what presumptions change."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cli_runs import (
    EXAMPLES,
    Run,
    block,
    copied,
    environment,
    mcdef,
    problems_of_contract,
    row,
    verdicts,
    write,
)
from cli_texts import ALL, BROKEN, CATALOGUE, CORE, COURSE, HERE, IN_GERMANY, LIST, POLICY, REGION, SERIES

# --- exit codes


@pytest.mark.parametrize(
    ("courses", "verdict"), [("3", "counts"), ("1", "does_not_count"), ("at least 1", "undetermined")]
)
def test_no_verdict_changes_the_exit_code(folder: Path, courses: str, verdict: str) -> None:
    write(folder, "series.yaml", SERIES.replace("courses: 3", f"courses: {courses}"))

    run = mcdef("classify", "series.yaml", "-d", "us-usage", "--format", "json")

    assert verdicts(run) == {"us-usage": verdict}
    assert run.code == 0
    assert run.errors == ""


@pytest.mark.parametrize(
    ("named", "code"),
    [("nowhere.yaml", "path-missing"), ("*.nothing", "path-missing"), (".", "path-is-folder")],
)
def test_a_path_that_is_no_file_ends_with_2_and_the_rest_is_classified(folder: Path, named: str, code: str) -> None:
    write(folder, "course.yaml", COURSE)

    run = mcdef("classify", named, "course.yaml", "-d", "us-usage", "--format", "json")

    assert run.code == 2
    assert run.codes() == [code]
    assert verdicts(run) == {"us-usage": "does_not_count"}


def test_a_broken_description_ends_with_3_and_the_rest_is_classified(folder: Path) -> None:
    write(folder, "broken.yaml", BROKEN)
    write(folder, "course.yaml", COURSE)

    run = mcdef("classify", "broken.yaml", "course.yaml", "-d", "us-usage")

    assert run.code == 3
    assert run.codes() == ["unknown-key"]
    assert "--> broken.yaml:2:1" in run.errors
    assert "did you mean `workload`?" in run.errors
    assert "✗ does not count  us-usage" in run.text
    assert "1 could not be read" in run.flat


@pytest.mark.parametrize("order", [("broken.yaml", "nowhere.yaml"), ("nowhere.yaml", "broken.yaml")])
def test_a_missing_path_outweighs_a_broken_description(folder: Path, order: tuple[str, str]) -> None:
    write(folder, "broken.yaml", BROKEN)
    write(folder, "course.yaml", COURSE)

    run = mcdef("classify", *order, "course.yaml", "-d", "us-usage", "--brief")

    assert run.code == 2
    assert sorted(run.codes()) == ["path-missing", "unknown-key"]
    assert row(run, "us-usage")


def test_a_file_that_is_no_text_ends_with_3(folder: Path) -> None:
    (folder / "picture.yaml").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    write(folder, "course.yaml", COURSE)

    run = mcdef("classify", "picture.yaml", "course.yaml", "--brief")

    assert run.code == 3
    assert "picture.yaml" in run.errors
    assert "Data literacy" in run.text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "FILE"),
        (["course.yaml", "--bogus"], "--bogus"),
        (["course.yaml", "-d", "eu2022"], "did you mean `eu-2022`?"),
        (["course.yaml", "-d", "eu-2022@strikt"], "did you mean `strict`?"),
        (["course.yaml", "-d", "quite-unlike-anything"], "1edtech-tmc-2024"),
        (["course.yaml", "--reading", "strikt"], "did you mean `strict`?"),
        (["course.yaml", "--format", "jsn"], "did you mean `json`?"),
        (["course.yaml", "--as-of", "2021"], "write year, month and day"),
        (["course.yaml", "--as-of", "2021-02-30"], "`2021-02-30` is not a day"),
        (["course.yaml", "--definitions", "nowhere"], "there is no folder `nowhere`"),
    ],
)
def test_a_wrong_option_ends_with_2_and_says_what_to_write(folder: Path, arguments: list[str], said: str) -> None:
    write(folder, "course.yaml", COURSE)

    run = mcdef("classify", *arguments)

    assert run.code == 2
    assert said in run.errors
    assert run.output == b""


def test_an_unknown_command_ends_with_2() -> None:
    run = mcdef("clasify", "course.yaml")

    assert run.code == 2
    assert "clasify" in run.errors


def fail(*_: object, **__: object) -> Any:
    raise RuntimeError("a wire came loose")


def test_an_internal_error_ends_with_70_and_one_line(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder, "course.yaml", COURSE)
    monkeypatch.setattr("mcdef.verdict.judge.classify", fail)

    run = mcdef("classify", "course.yaml")

    assert run.code == 70
    assert len(run.errors.splitlines()) == 1
    assert "internal error" in run.errors
    assert "a wire came loose" in run.errors
    assert "Traceback" not in run.errors


DEBUG = """\
import sys
import mcdef.verdict.judge
from mcdef.cli.app import run

def fail(*_, **__):
    raise RuntimeError("a wire came loose")

mcdef.verdict.judge.classify = fail
sys.exit(run())
"""


@pytest.mark.parametrize("asked", ["option", "variable"])
def test_debug_shows_the_traceback(folder: Path, asked: str) -> None:
    done = with_debug(folder, asked)

    assert "Traceback (most recent call last)" in done.stderr
    assert "RuntimeError: a wire came loose" in done.stderr


def test_debug_does_not_change_the_exit_code(folder: Path) -> None:
    assert with_debug(folder, "option").returncode == 70


def with_debug(folder: Path, asked: str) -> subprocess.CompletedProcess[str]:
    write(folder, "course.yaml", COURSE)
    option = ["--debug"] if asked == "option" else []
    return subprocess.run(
        [sys.executable, "-c", DEBUG, *option, "classify", "course.yaml"],
        cwd=folder,
        env=environment({} if option else {"MCDEF_DEBUG": "1"}),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_an_interruption_ends_with_130(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> Any:
        raise KeyboardInterrupt

    write(folder, "course.yaml", COURSE)
    monkeypatch.setattr("mcdef.verdict.judge.classify", interrupt)

    assert mcdef("classify", "course.yaml").code == 130


@pytest.mark.parametrize("format_", ["text", "json", "ndjson"])
def test_a_closed_pipe_gives_no_traceback(format_: str) -> None:
    assert "Traceback" not in closed_pipe(format_).errors


@pytest.mark.parametrize("format_", ["text", "json", "ndjson"])
def test_a_closed_pipe_ends_with_0(format_: str) -> None:
    assert closed_pipe(format_).code == 0


def closed_pipe(format_: str) -> Run:
    """A reader that has gone before anything is written, as ``head`` has after its first lines."""
    read, write_end = os.pipe()
    os.close(read)
    with subprocess.Popen(
        [sys.executable, "-m", "mcdef", "classify", "eciu-microcredential.yaml", "--format", format_],
        cwd=EXAMPLES,
        env=environment(),
        stdout=write_end,
        stderr=subprocess.PIPE,
    ) as started:
        os.close(write_end)
        _, errors = started.communicate(timeout=60)
    return Run(started.returncode, b"", errors.decode())


# --- inputs


@pytest.mark.parametrize("given", [COURSE, json.dumps({"name": "Data literacy", "courses": 1})], ids=["yaml", "json"])
def test_standard_input(given: str) -> None:
    run = mcdef("classify", "-", "-d", "us-usage", "--format", "json", given=given)

    (credential,) = run.json["credentials"]
    assert run.code == 0
    assert (credential["id"], credential["source"]["path"]) == ("stdin", "<stdin>")
    assert verdicts(run) == {"us-usage": "does_not_count"}


def test_standard_input_is_named_in_text_and_in_problems() -> None:
    good, bad = (mcdef("classify", "-", "-d", "us-usage", given=given) for given in (COURSE, BROKEN))

    assert "at: <stdin>:3:10" in good.text
    assert "--> <stdin>:2:1" in bad.errors
    assert bad.code == 3


def test_several_files_and_formats_in_one_run(folder: Path) -> None:
    write(folder, "a/course.yaml", COURSE)
    write(folder, "b.json", json.dumps({"name": "Series", "courses": 3}))

    run = mcdef("classify", "a/course.yaml", "b.json", "-", "--format", "json", given="name: Third\n")

    assert [(one["id"], one["source"]["path"]) for one in run.json["credentials"]] == [
        ("stdin", "<stdin>"),
        ("course", "a/course.yaml"),
        ("b", "b.json"),
    ]


def test_a_list_of_descriptions(folder: Path) -> None:
    write(folder, "list.yaml", LIST)

    run = mcdef("classify", "list.yaml", "-d", "us-usage", "--format", "json")

    first, second, third = run.json["credentials"]
    assert run.code == 3
    assert [one["id"] for one in (first, second, third)] == ["list#1", "list#2", "third-one"]
    assert [one["source"]["line"] for one in (first, second, third)] == [1, 3, 5]
    assert second["results"] == []
    assert [problem["at"]["line"] for problem in second["problems"]] == [4]
    assert first["results"][0]["verdict"] == "does_not_count"
    assert third["results"][0]["verdict"] == "undetermined"


def test_a_catalogue_with_variants(folder: Path) -> None:
    write(folder, "spring.yaml", CATALOGUE)

    run = mcdef("classify", "spring.yaml", "-d", "emc-2019", "--format", "json")

    assert [one["id"] for one in run.json["credentials"]] == ["spring#1", "spring#2/1", "spring#2/2"]
    assert [one["results"][0]["verdict"] for one in run.json["credentials"]] == [
        "undetermined",
        "does_not_count",  # 2 ECTS are too few hours
        "does_not_count",  # no credit
    ]
    assert run.json["credentials"][0]["variant"] is None
    assert all("Two" in one["name"] for one in run.json["credentials"][1:])


def test_variants_of_an_example_get_their_own_verdicts() -> None:
    run = mcdef("classify", EXAMPLES / "ethics-of-ai.yaml", "-d", "eu-2022", "--format", "json")

    with_credit, without = run.json["credentials"]
    assert (with_credit["id"], without["id"]) == ("ethics-of-ai/1", "ethics-of-ai/2")
    assert with_credit["results"][0]["presuming"]["verdict"] == "counts"
    assert "presuming" not in without["results"][0]
    assert "with enrolment" in with_credit["variant"]
    assert "without enrolment" in without["variant"]


@pytest.mark.parametrize("given", ["", "# nothing yet\n", "[]", "catalogue: []\n"])
def test_nothing_to_classify_ends_with_3(given: str) -> None:
    run = mcdef("classify", "-", given=given)

    assert run.code == 3
    assert len(run.codes()) == 1


# --- which definitions, which reading, which day


def test_the_core_runs_when_nothing_is_named(folder: Path) -> None:
    write(folder, "course.yaml", COURSE)

    assert list(verdicts(mcdef("classify", "course.yaml", "--format", "json"))) == IN_GERMANY


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("eu-2022", ["eu-2022"]),
        ("eu-2022@strict", ["eu-2022@strict"]),
        ("emc", ["emc-2019", "emc-2021", "emc-2022"]),
        ("eu", ["cedefop", "ec-2020", "eu-2022", "eu-com-2021"]),
        ("core", CORE),
        ("all", ALL),
    ],
)
def test_a_definition_by_id_reading_family_or_tag(folder: Path, name: str, found: list[str]) -> None:
    write(folder, "course.yaml", COURSE)

    run = mcdef("classify", "course.yaml", "-d", name, "--format", "json")

    assert list(verdicts(run)) == found
    assert run.json["options"]["definitions"] == [name]


def test_a_reading_named_with_its_definition_decides(folder: Path) -> None:
    """The certificate of Annex I apart: what counts as written is open where the record has to say it."""
    names = copied(folder, "uantwerp-microcredential")

    default = verdicts(mcdef("classify", *names, "-d", "eu-2022", "--format", "json"))
    strict = verdicts(mcdef("classify", *names, "-d", "eu-2022@strict", "--format", "json"))

    assert default == {"eu-2022": "counts"}
    assert strict == {"eu-2022@strict": "undetermined"}


def test_two_readings_of_one_definition_both_run(folder: Path) -> None:
    write(folder, "course.yaml", COURSE)

    run = mcdef("classify", "course.yaml", "-d", "eu-2022", "-d", "eu-2022@strict", "--format", "json")

    assert set(verdicts(run)) == {"eu-2022", "eu-2022@strict"}


def test_a_reading_is_used_wherever_a_definition_has_it(folder: Path) -> None:
    write(folder, "course.yaml", COURSE)

    everywhere = mcdef("classify", "course.yaml", "--reading", "strict", "--format", "json")
    only_there = mcdef("classify", "course.yaml", "--reading", "eu-2022@strict", "--format", "json")

    assert {id_ for id_ in verdicts(everywhere) if "@" in id_} == {"ec-2020@strict", "eu-2022@strict"}
    assert {id_ for id_ in verdicts(only_there) if "@" in id_} == {"eu-2022@strict"}
    assert len(verdicts(everywhere)) == len(IN_GERMANY)


def test_readings_that_decide_otherwise_are_told(folder: Path) -> None:
    names = copied(folder, "mindlab-pgcert")

    text = mcdef("classify", *names, "-d", "eu-2022")
    (credential,) = mcdef("classify", *names, "-d", "eu-2022", "--format", "json").json["credentials"]

    other = {one["id"]: one["verdict"] for one in credential["results"][0]["readings"]}
    assert credential["results"][0]["verdict"] == "counts"
    assert other["no-qualification"] == "does_not_count"
    assert "read otherwise, no-qualification: does not count" in block(text, "eu-2022")


def test_as_of_a_day_leaves_out_what_was_not_in_force(folder: Path) -> None:
    write(folder, "course.yaml", COURSE)

    run = mcdef("classify", "course.yaml", "-d", "core", "--as-of", "2021-06-01", "--format", "json")

    assert list(verdicts(run)) == ["ec-2020", "emc-2019", "emc-2021", "us-usage"]
    assert [one["id"] for one in run.json["not_run"]] == ["emc-2022", "eu-2022", "unesco-2022"]
    assert run.json["options"]["as_of"] == "2021-06-01"
    assert run.code == 0


def test_as_of_a_day_says_what_did_not_run(folder: Path) -> None:
    write(folder, "course.yaml", COURSE)

    before = mcdef("classify", "course.yaml", "--as-of", "2021-06-01")
    after = mcdef("classify", "course.yaml", "--as-of", "2023-01-01")

    assert "not run: eu-2022 (not yet adopted: 2022-06-16)" in before.text
    assert "not run: ec-2020 (superseded by eu-2022" in after.text


def test_without_a_day_nothing_is_left_out_for_its_date(folder: Path) -> None:
    write(folder, "course.yaml", COURSE)

    run = mcdef("classify", "course.yaml", "--format", "json")

    assert run.json["not_run"] == []
    assert "ec-2020" in verdicts(run)


def test_a_credential_under_which_nothing_ran_is_not_called_unreadable(folder: Path) -> None:
    write(folder, "course.yaml", COURSE)

    run = mcdef("classify", "course.yaml", "-d", "eu-2022", "--as-of", "2021-06-01")

    assert run.code == 0
    assert "not run: eu-2022" in run.text
    assert "could not be read" not in run.flat


# --- presumptions


def test_presume_changes_no_verdict_and_no_exit_code(folder: Path) -> None:
    names = copied(folder, "ou-cyber-security", "lincoln-10credit", "google-data-analytics")
    plain, presuming = (mcdef("classify", *names, "--format", "json", *option) for option in ([], ["--presume"]))

    expected = plain.json
    expected["options"]["presume"] = True
    assert presuming.json == expected
    assert presuming.code == plain.code == 0


def test_presume_puts_the_presumed_verdict_first_with_a_mark(folder: Path) -> None:
    names = copied(folder, "ou-cyber-security")
    plain, presuming = (mcdef("classify", *names, *option) for option in ([], ["--presume"]))

    assert re.match(r"  \? undetermined +eu-2022 +counts, with \d presumptions?", row(plain, "eu-2022"))
    assert re.match(r"  ✓ counts\* +eu-2022 +shown: undetermined", row(presuming, "eu-2022"))
    assert "*" not in row(presuming, "us-usage")
    assert "* with presumptions" in presuming.text
    assert block(presuming, "eu-2022") == block(plain, "eu-2022")
    assert block(plain, "eu-2022").startswith("eu-2022: undetermined (counts, if presumed)\n")


def test_a_presumption_is_called_what_it_is(folder: Path) -> None:
    run = mcdef("classify", *copied(folder, "ou-cyber-security"), "-d", "eu-2022")

    said = " ".join(block(run, "eu-2022").split())
    assert "would be: counts, on" in said
    assert "nobody has shown it here" in said
    assert "known only from memory" in said  # the criteria of assessment: a presumption that was not checked


# --- an institution's own definitions


@pytest.mark.parametrize(
    ("signed", "verdict"),
    [("true", "counts"), ("false", "does_not_count"), (None, "undetermined")],
)
def test_a_folder_of_own_definitions_with_own_facts(folder: Path, signed: str | None, verdict: str) -> None:
    write(folder, "own/our-policy.yaml", POLICY)
    (name,) = copied(folder, "uantwerp-microcredential")
    if signed is not None:
        with Path(name).open("a", encoding="utf-8") as file:
            file.write(f"custom: {{employer_signed: {signed}}}\n")

    run = mcdef("classify", name, "--definitions", "own", "-d", "our-policy", "--format", "json")

    assert verdicts(run) == {"our-policy": verdict}
    assert run.json["credentials"][0]["results"][0]["decided_by"][-1] == "employer"
    assert problems_of_contract(run.json) == []


def test_an_own_fact_is_asked_for_in_the_words_of_a_description(folder: Path) -> None:
    write(folder, "own/our-policy.yaml", POLICY)

    run = mcdef("classify", *copied(folder, "uantwerp-microcredential"), "--definitions", "own", "-d", "our-policy")

    assert "custom: {employer_signed: …}" in run.text
    assert "section 2; Policy of Example University" in run.flat


def test_an_own_definition_runs_beside_those_that_are_shipped(folder: Path) -> None:
    write(folder, "own/our-policy.yaml", POLICY)
    write(folder, "course.yaml", COURSE)

    run = mcdef("classify", "course.yaml", "--definitions", "own", "-d", "all", "--format", "json")

    assert list(verdicts(run)) == sorted([*ALL, "our-policy"])


@pytest.mark.parametrize(
    ("text", "name", "code", "said"),
    [
        (
            POLICY.replace("custom.employer_signed, is", "custom.employer_sined, is"),
            "our-policy",
            "unknown-fact",
            "16:18",
        ),
        (POLICY.replace("extends: eu-2022", "extends: eu-2023"), "our-policy", "unknown-definition", "5:10"),
        (
            POLICY.replace("source: policy, at", "source: polici, at"),
            "our-policy",
            "unknown-source",
            "did you mean `policy`?",
        ),
        (POLICY.replace("id: our-policy", "id: eu-2022"), "eu-2022", "shipped-id", "1:5"),
        (POLICY, "another-name", "id-is-not-file", "1:5"),
    ],
)
def test_a_definition_that_cannot_be_used_ends_with_2(folder: Path, text: str, name: str, code: str, said: str) -> None:
    write(folder, f"own/{name}.yaml", text)
    write(folder, "course.yaml", COURSE)

    run = mcdef("classify", "course.yaml", "--definitions", "own")

    assert run.code == 2
    assert run.codes() == [code]
    assert f"own/{name}.yaml" in run.errors
    assert said in run.errors
    assert run.output == b""


# --- scope


@pytest.mark.parametrize(
    ("region", "verdict", "ignoring"),
    [
        (", region: OK", "does_not_count", "does_not_count"),
        (", region: TX", "out_of_scope", "does_not_count"),
        ("", "undetermined", "does_not_count"),
    ],
)
def test_scope_decides_before_the_criteria_unless_it_is_ignored(
    folder: Path, region: str, verdict: str, ignoring: str
) -> None:
    write(folder, "own/region-rule.yaml", REGION)
    write(folder, "course.yaml", HERE.format(region=region, rest="assessment: none\n"))
    arguments = ("classify", "course.yaml", "--definitions", "own", "-d", "region-rule", "--format", "json")

    run, ignored = mcdef(*arguments), mcdef(*arguments, "--ignore-scope")

    assert verdicts(run) == {"region-rule": verdict}
    assert verdicts(ignored) == {"region-rule": ignoring}
    if verdict != "does_not_count":
        assert run.json["credentials"][0]["results"][0]["decided_by"] == ["scope"]
    assert problems_of_contract(run.json) == []


def test_a_regional_definition_runs_by_itself_only_in_its_region(folder: Path) -> None:
    write(folder, "own/region-rule.yaml", REGION)
    write(folder, "there.yaml", HERE.format(region=", region: OK", rest=""))
    write(folder, "elsewhere.yaml", HERE.format(region="", rest=""))

    there, elsewhere = (
        verdicts(mcdef("classify", name, "--definitions", "own", "--format", "json"))
        for name in ("there.yaml", "elsewhere.yaml")
    )

    assert "region-rule" in there
    assert "region-rule" not in elsewhere


def test_what_cannot_be_read_and_what_cannot_be_understood_are_told_at_once(folder: Path) -> None:
    """A level that no table knows is found when facts are made, which must not wait until the keys are mended."""
    write(folder, "course.yaml", "nmae: X\nlevel: FEHQ 7\nworkload: 150 stunden\ncredits: 5 ETCS\n")

    run = mcdef("classify", "course.yaml")

    assert run.code == 3
    assert run.codes() == ["unknown-key", "unknown-framework", "unknown-unit", "unknown-credit-system"]


def test_where_the_provider_cannot_be_read_its_country_is_not_guessed_from_silence(folder: Path) -> None:
    """A bare level is asked about where no country is known; here the country is only misspelt."""
    write(folder, "course.yaml", "provider: {contry: GB}\nlevel: AQF 8\n")

    assert mcdef("classify", "course.yaml").codes() == ["unknown-key"]
