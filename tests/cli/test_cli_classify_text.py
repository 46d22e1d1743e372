"""What ``mcdef classify`` prints for people: nothing that misleads an officer, on every console."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from cli_runs import ESCAPE, EXAMPLES, Run, block, copied, mcdef, problems_of_contract, process, row, write
from cli_texts import CORE, COURSE, HERE, REGION, REGISTER

# --- what would mislead a quality officer


def test_counts_that_rests_on_silence_says_so(folder: Path) -> None:
    """Point 1: nobody showed that a need is served or that the learner owns the record."""
    run = mcdef("classify", *copied(folder, "uantwerp-microcredential"), "-d", "eu-2022")

    reasons = block(run, "eu-2022")
    assert "not contradicted: need, owned-shareable-portable" in " ".join(row_and_next(run, "eu-2022").split())
    assert "  ~ need\n" in reasons
    assert "  ✓ need\n" not in reasons
    assert "found: not contradicted: nothing is stated" in reasons
    assert "not contradicted, but not shown either: need, owned-shareable-portable" in " ".join(reasons.split())


def row_and_next(run: Run, definition: str) -> str:
    """A line of the table with the line that continues it, if one does."""
    text = run.text
    start = text.index(row(run, definition))
    return text[start:].split("\n\n")[0]


def test_a_register_that_is_not_mentioned_is_no_statement(folder: Path) -> None:
    """Point 2: nothing says that it is listed, which is another thing than that it is not listed."""
    write(folder, "own/register-rule.yaml", REGISTER)
    write(folder, "course.yaml", COURSE)

    run = mcdef("classify", "course.yaml", "--definitions", "own", "-d", "register-rule")

    assert "register-rule: does not count" in run.text
    assert "found: nothing says so" in run.text
    assert "listing is a duty" in run.flat


def test_what_fails_by_silence_is_not_called_uncontradicted(folder: Path) -> None:
    write(folder, "own/register-rule.yaml", REGISTER)
    write(folder, "course.yaml", COURSE)

    run = mcdef("classify", "course.yaml", "--definitions", "own", "-d", "register-rule")

    assert "register-rule: does not count" in run.text
    assert "not contradicted" not in run.flat


def test_what_fails_comes_first_then_what_is_open_then_what_counts(folder: Path) -> None:
    """Point 3, the order of definitions."""
    run = mcdef("classify", *copied(folder, "google-data-analytics"))

    found = re.findall(r"^[a-z0-9-]+: (does not count|undetermined|counts)$", run.text, re.MULTILINE)
    assert set(found) == {"does not count", "undetermined", "counts"}
    assert found == sorted(found, key=["does not count", "undetermined", "counts"].index)


def test_what_is_not_shown_comes_before_what_a_person_judges(folder: Path) -> None:
    """Point 3, the order of clauses, with the one or two things to state in the description's own words."""
    run = mcdef("classify", *copied(folder, "uantwerp-microcredential"), "-d", "unesco-2022")

    reasons = block(run, "unesco-2022")
    assert re.findall(r"^  \? (\S+)$", reasons, re.MULTILINE) == ["stand-alone", "focused"]
    assert "stand_alone: true" in reasons
    assert "judgements:" in reasons
    assert "- criterion: unesco-2022.focused\n          met: true" in reasons


def test_undetermined_does_not_look_like_a_defect(folder: Path) -> None:
    """Point 3: lead with what is so, that nothing speaks against it."""
    run = mcdef("classify", *copied(folder, "uantwerp-microcredential"), "-d", "unesco-2022")

    reasons = block(run, "unesco-2022")
    assert "Nothing that is stated speaks against it" in reasons.split("  ? ")[0]


def test_credit_that_is_not_stated_can_be_stated_as_none(folder: Path) -> None:
    """Point 5: the officer expects *no*, and reads that nothing was said and how to say *none*."""
    unstated = "name: Course\nprovider: {name: U, type: university, country: DE}\nworkload: 120 h\n"
    write(folder, "unstated.yaml", unstated)
    write(folder, "none.yaml", unstated + "credits: none\n")

    open_, settled = (mcdef("classify", name, "-d", "emc-2019") for name in ("unstated.yaml", "none.yaml"))

    assert "emc-2019: undetermined" in open_.text
    assert "credits assigned: not stated" in open_.flat
    assert "credits: none" in open_.text
    assert "emc-2019: does not count" in settled.text
    assert "credits assigned: no" in settled.flat


def test_a_region_that_is_not_stated_takes_one_line_and_no_reasons(folder: Path) -> None:
    """Point 6."""
    write(folder, "own/region-rule.yaml", REGION)
    write(folder, "course.yaml", HERE.format(region="", rest="assessment: none\n"))

    run = mcdef("classify", "course.yaml", "--definitions", "own", "-d", "region-rule")

    reasons = block(run, "region-rule")
    assert "region-rule: undetermined" in reasons
    assert "speaks only of" in reasons
    assert "provider.region" in reasons
    assert "clause:" not in reasons
    assert "assessed" not in reasons
    assert len(reasons.splitlines()) <= 4


def test_out_of_scope_is_no_failure(folder: Path) -> None:
    write(folder, "own/region-rule.yaml", REGION)
    write(folder, "course.yaml", HERE.format(region=", region: TX", rest="assessment: none\n"))

    run = mcdef("classify", "course.yaml", "--definitions", "own", "-d", "region-rule")

    assert row(run, "region-rule").startswith("  – out of scope")
    assert "does not count" not in run.text
    assert "1 out of scope" in run.flat


def test_a_value_on_both_sides_names_the_part_outside(folder: Path) -> None:
    """Points 3 and 7: a family that straddles a limit is told which part of it lies outside."""
    run = mcdef("classify", *copied(folder, "uantwerp-microcredential"), "-d", "emc-2019")

    said = " ".join(block(run, "emc-2019").split())
    assert "75-570 h" in said
    assert "75 to under 100 or over 150 to 570 h lies outside 100-150 h" in said


def test_a_family_of_offers_is_called_one(folder: Path) -> None:
    """Point 7: some members count, some do not; the possibilities are known."""
    run = mcdef("classify", *copied(folder, "uantwerp-microcredential"), "-d", "emc-2019")

    assert re.search(r"family|some (members|of (them|these)) count", run.flat)


def test_evidence_is_told_once_in_the_head_and_not_on_each_row(folder: Path) -> None:
    """Point 9."""
    run = mcdef("classify", *copied(folder, "uantwerp-microcredential"))

    for definition in CORE:
        head, *clauses = re.split(r"^  [✓✗?~] ", block(run, definition), flags=re.MULTILINE)
        assert " ".join(head.split()).count("evidence: ") == 1
        assert clauses
        assert not any("evidence:" in clause or "(secondary)" in clause for clause in clauses)


def test_gaps_do_not_flip_a_verdict_and_are_told_apart(folder: Path) -> None:
    """*Missing* is known to be absent, *not shown here* is not stated."""
    (name,) = copied(folder, "uantwerp-microcredential")
    text = Path(name).read_text(encoding="utf-8")
    closed = text.replace("record: certificate", "record: {issued: true, states: [title], complete: true}")
    write(folder, "closed.yaml", closed)

    open_, missing = (block(mcdef("classify", path, "-d", "eu-2022"), "eu-2022") for path in (name, "closed.yaml"))

    assert "eu-2022: counts" in open_
    assert "eu-2022: counts" in missing
    assert re.search(r"required, not shown here: .*annex-holder", open_)
    assert "required, missing:" not in open_
    assert re.search(r"required, missing: .*annex-holder", missing)


def test_the_strict_reading_of_a_description_is_open_and_fails_nothing(folder: Path) -> None:
    """Point 4: what a record shows cannot be read from a course page, which is no reason to fail the offer."""
    run = mcdef("classify", *copied(folder, "uantwerp-microcredential"), "-d", "eu-2022", "--reading", "strict")

    reasons = block(run, "eu-2022@strict")
    assert row(run, "eu-2022@strict").startswith("  ? undetermined")
    assert "✗" not in reasons
    assert "Nothing that is stated speaks against it" in reasons
    assert "nothing is said of learner" in reasons


def test_what_a_generous_definition_leaves_out_is_noted_on_its_verdict(folder: Path) -> None:
    """Point 8: a long certificate counts under us-usage, since the phrase compares the kind of award and no size."""
    write(
        folder,
        "certificate.yaml",
        "name: C\ncourses: 15\naward: other\nrecord: certificate\ncredits: 45 semester hours\n",
    )

    reasons = block(mcdef("classify", "certificate.yaml", "-d", "us-usage"), "us-usage")

    assert "us-usage: counts" in reasons
    assert "note: Consequence of the literal words: a certificate of 45 semester hours" in " ".join(reasons.split())
    assert re.search(r"read otherwise, below-certificate: does not count", " ".join(reasons.split()))


def test_what_kind_of_body_a_provider_is_is_asked_and_not_guessed(folder: Path) -> None:
    """Point 10: the name of a provider says nothing of its kind."""
    write(
        folder,
        "course.yaml",
        "name: T\nprovider: {name: Example Institute of Technology, country: IE}\ncredits: 5 ECTS\n",
    )

    reasons = block(mcdef("classify", "course.yaml", "-d", "emc-2019"), "emc-2019")

    assert "? university" in reasons
    assert "provider type: not stated" in reasons
    assert "provider: {type: university}" in reasons


# --- on every console


def without_escapes(text: str) -> str:
    return re.sub(rf"{ESCAPE}\[[0-9;]*m", "", text)


@pytest.mark.parametrize("env", [{}, {"NO_COLOR": "1"}, {"FORCE_COLOR": "0"}, {"NO_COLOR": "1", "TERM": "xterm"}])
def test_a_pipe_gets_no_colour(env: dict[str, str]) -> None:
    run = process("classify", "ou-cyber-security.yaml", env=env)

    assert ESCAPE not in run.text
    assert ESCAPE not in run.errors


def test_colour_can_be_forced_and_carries_nothing_alone() -> None:
    plain = process("classify", "ou-cyber-security.yaml")
    coloured = process("classify", "ou-cyber-security.yaml", env={"FORCE_COLOR": "1"})

    assert ESCAPE in coloured.text
    assert coloured.code == 0
    assert [line.rstrip() for line in without_escapes(coloured.text).splitlines()] == plain.text.splitlines()


def test_forced_colour_leaves_json_alone() -> None:
    run = process("classify", "ou-cyber-security.yaml", "--format", "json", env={"FORCE_COLOR": "1"})

    assert ESCAPE not in run.text
    assert problems_of_contract(run.json) == []


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437", "latin-1"])
def test_no_code_page_is_an_obstacle(encoding: str) -> None:
    names = sorted(path.name for path in EXAMPLES.glob("*.yaml"))

    run = process("classify", *names, "nowhere.yaml", env={"PYTHONIOENCODING": encoding})

    assert run.code == 2
    assert "Traceback" not in run.errors
    text = run.output.decode(encoding)
    assert "does not count" in text
    assert "✓" not in text
    assert "+ counts" in text
    assert "x does not count" in text


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_machine_formats_are_utf_8_on_every_code_page(encoding: str) -> None:
    run = process("classify", "miriadax-superacion.yaml", "--format", "json", env={"PYTHONIOENCODING": encoding})

    assert run.code == 0
    assert run.json["credentials"][0]["name"] == "Certificado de superación (Miríadax MOOC)"


def unbreakable(line: str) -> bool:
    """One place or address that cannot be broken."""
    return len(line.removeprefix("      at: ").split()) == 1


@pytest.mark.parametrize("options", [[], ["--presume"], ["--reading", "strict"], ["--reading", "institutional"]])
def test_no_line_is_wider_than_80(options: list[str]) -> None:
    names = sorted(EXAMPLES.glob("*.yaml"))

    run = mcdef("classify", *names, "-d", "all", *options)

    assert [line for line in run.text.splitlines() if len(line) > 80 and not unbreakable(line)] == []


@pytest.mark.parametrize("columns", ["20", "200"])
def test_a_pipe_is_80_wide_whatever_the_terminal_says(columns: str) -> None:
    plain = process("classify", "ou-cyber-security.yaml")

    assert process("classify", "ou-cyber-security.yaml", env={"COLUMNS": columns}).output == plain.output


def test_text_has_no_blanks_at_the_end_of_lines(folder: Path) -> None:
    run = mcdef("classify", *copied(folder, "ou-cyber-security", "faa-efaw"))

    assert [line for line in run.text.splitlines() if line != line.rstrip()] == []
    assert run.text.endswith("\n")
    assert b"\r" not in run.output
