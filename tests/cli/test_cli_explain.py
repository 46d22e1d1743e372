"""``mcdef explain`` and ``mcdef help``: every name that the program uses can be asked about."""

from __future__ import annotations

import pytest
from cli_runs import mcdef

from mcdef.definition.library import Library
from mcdef.logic.algebra import facts_of
from mcdef.messages.catalogue import codes


def test_a_clause_says_all_of_itself() -> None:
    """What it asks, source, pinpoint, grade, facts read, readings, a case that passes and one that fails."""
    run = mcdef("explain", "emc-2019.level")

    assert run.code == 0
    for said in (
        "EQF level 6 or 7",
        "decides",
        "clause: requirements, level; EduOpen",
        "https://demo.eduopen.org/",
        "evidence: primary",
        "met when level.eqf: EQF 6 or 7",
        "facts read level.eqf",
        "reading later-levels changes it",
        "a case that passes",
        "a case that fails: EQF 5 is too low level: EQF 5",
    ):
        assert said in run.flat, said


def test_every_clause_has_a_page_with_its_facts_and_cases(library: Library) -> None:
    for id_ in ("ec-2020", "eu-2022", "emc-2019", "emc-2021", "emc-2022", "us-usage", "unesco-2022"):
        for criterion in library[id_].default.criteria:
            run = mcdef("explain", f"{id_}.{criterion.id}")
            assert run.code == 0
            assert f"evidence: {criterion.evidence}" in run.flat
            assert " ".join(criterion.asks.split()) in run.flat
            assert all(fact in run.flat for fact in (facts_of(criterion.test) if criterion.test else ()))
            if criterion.constitutive:
                assert "a case that fails" in run.flat or "nobody" in run.flat, criterion.id


def test_a_definition_a_reading_a_fact_a_rule_a_framework_and_a_code_have_pages(library: Library) -> None:
    for name in (
        "eu-2022",
        "eu-2022@strict",
        "workload.hours",
        "credits.ects",
        "credit-after-assessment",
        "FHEQ",
        "unknown-key",
    ):
        run = mcdef("explain", name)
        assert (run.code, run.errors) == (0, ""), name
        assert run.text


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("credits", "none = known to carry no credit"),
        ("credits", "credits.via_recognition: credit can be had later"),
        ("record", "record.owned_by_learner: the learner owns it; write record: {owner: learner}"),
        ("kind", "a family of offers"),
        ("complete", "a key of a description"),
    ],
)
def test_a_key_of_a_description_is_explained_by_what_it_states(key: str, said: str) -> None:
    assert said in mcdef("explain", key).flat


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("eu-2202", "eu-2022"),
        ("eu-2022.asessed", "eu-2022.assessed"),
        ("workload.hour", "workload.hours"),
        ("credit", "credits"),
    ],
)
def test_a_name_that_nobody_has_gets_the_nearest(written: str, meant: str) -> None:
    run = mcdef("explain", written)
    assert run.code == 2
    assert f"did you mean `{meant}`?" in run.errors


def test_every_message_code_has_a_page() -> None:
    for code in codes():
        assert mcdef("explain", code).code == 0


@pytest.mark.parametrize("topic", ["exit-codes", "formats", "facts"])
def test_topics(topic: str) -> None:
    run = mcdef("help", topic)
    assert (run.code, run.errors) == (0, "")
    assert len(run.text.splitlines()) > 5


def test_help_on_a_command_is_its_help() -> None:
    assert mcdef("help", "classify").text == mcdef("classify", "--help").text


def test_an_unknown_topic_gets_the_nearest() -> None:
    run = mcdef("help", "exit-code")
    assert run.code == 2
    assert "did you mean `exit-codes`?" in run.errors


def test_no_page_of_a_scheme_is_wider_than_80() -> None:
    from mcdef.definition.schemes import load_schemes

    for row in load_schemes([]).rows():
        run = mcdef("explain", row.id)
        assert run.code == 0, row.id
        wide = [line for line in run.text.splitlines() if len(line) > 80 and "http" not in line]
        assert wide == [], row.id
