"""Known absent and not stated are never the same; ``complete:`` closes what is not named, and nothing else."""

from __future__ import annotations

import pytest

from facts.describing import NO, YES, codes, facts_of, known, listed, point, value, word
from mcdef.logic.possibilities import ABSENT, UNKNOWN, Value

NOTHING_LISTED = listed(complete=True)


@pytest.mark.parametrize(
    ("text", "fact", "absent"),
    [
        ("award: none", "award.type", ABSENT),
        ("provider: {authorisations: none}", "provider.authorisations", NOTHING_LISTED),
        ("workload: none", "workload.hours", ABSENT),
        ("credits: none", "credits.assigned", NO),
        ("level: none", "level.eqf", ABSENT),
        ("level: none", "level.cycle", ABSENT),
        ("level: none", "level.national", ABSENT),
        ("learning_outcomes: false", "learning_outcomes.stated", NO),
        ("assessment: none", "assessment.exists", NO),
        ("assessment: {type: none}", "assessment.type", ABSENT),
        ("quality_assurance: none", "qa.internal", NO),
        ("quality_assurance: none", "qa.external", NO),
        ("quality_assurance: none", "qa.sector_standard", NO),
        ("approvals: none", "qa.approval", NOTHING_LISTED),
        ("record: none", "record.issued", NO),
        ("registers: none", "registers", NOTHING_LISTED),
        ("stacks_into: none", "stacks_into", NOTHING_LISTED),
        ("stacks_into: none", "counts_towards_degree", NO),
        ("custom: {mentor: none}", "custom.mentor", ABSENT),
    ],
)
def test_none_is_known_absence_and_a_missing_key_is_not(text: str, fact: str, absent: Value) -> None:
    assert value(text, fact) == absent
    assert value("name: Silent", fact) is UNKNOWN


@pytest.mark.parametrize("system", ["ects", "uk", "us_semester", "nz", "ects_equivalent"])
def test_credits_none_is_none_in_every_system(system: str) -> None:
    assert value("credits: none", f"credits.{system}") is ABSENT


@pytest.mark.parametrize("written", ["credits: 0 ECTS", "credits: [{system: CATS, value: 0}]"])
def test_zero_credits_are_no_credit(written: str) -> None:
    assert value(written, "credits.assigned") == NO
    assert value(written, "credits.ects") is ABSENT
    assert value(written, "assessment.exists") is UNKNOWN


def test_learning_none_is_an_exam_only() -> None:
    # vocabulary 7: then the volume is undefined, and there are no courses
    facts = facts_of("learning: none")
    assert facts.value("learning.required") == NO
    assert facts.value("workload.hours") is ABSENT
    assert facts.value("courses.count") == point(0)


@pytest.mark.parametrize(
    ("block", "fact", "absent"),
    [
        ("assessment", "assessment.exists", NO),
        ("assessment", "assessment.type", ABSENT),
        ("record", "record.issued", NO),
        ("record", "record.states", NOTHING_LISTED),
        ("registers", "registers", NOTHING_LISTED),
        ("quality_assurance", "qa.external", NO),
        ("approvals", "qa.approval", NOTHING_LISTED),
        ("credits", "credits.assigned", NO),
        ("credits", "credits.ects", ABSENT),
        ("level", "level.eqf", ABSENT),
        ("stacks_into", "stacks_into", NOTHING_LISTED),
        ("stacks_into", "counts_towards_degree", NO),
        ("catalogue_links", "catalogue_links", NOTHING_LISTED),
        ("authorisations", "provider.authorisations", NOTHING_LISTED),
        ("learning", "learning.kind", ABSENT),
    ],
)
def test_a_complete_block_that_says_nothing_is_absent(block: str, fact: str, absent: Value) -> None:
    assert value(f"complete: [{block}]", fact) == absent
    assert value("complete: true", fact) == absent
    others = "registers" if block != "registers" else "level"
    assert value(f"complete: [{others}]", fact) is UNKNOWN


def test_absence_by_completeness_points_to_the_words_that_say_so() -> None:
    origin = known("name: A\ncomplete: [registers]", "registers").origins[0]
    assert (origin.how, origin.pointer) == ("stated", ("complete",))
    origin = known("assessment: {type: exam, complete: true}", "assessment.supervised").origins[0]
    assert (origin.how, origin.pointer) == ("stated", ("assessment", "complete"))


def test_a_complete_block_keeps_what_it_states_and_denies_the_rest() -> None:
    facts = facts_of("quality_assurance: {external: ASIIN, complete: true}")
    assert facts.value("qa.external") == YES
    assert facts.value("qa.internal") == NO
    assert facts.value("qa.disclaimed") == NO


def test_a_complete_list_holds_nothing_but_what_it_names() -> None:
    assert value("registers: [ehis]", "registers") == listed("ehis")
    assert value("registers: [ehis]\ncomplete: [registers]", "registers") == listed("ehis", complete=True)
    text = "provider: {authorisations: [haka], complete: true}"
    assert value(text, "provider.authorisations") == listed("haka", complete=True)
    assert value("provider: {name: A, complete: true}", "provider.authorisations") == NOTHING_LISTED


def test_a_complete_record_closes_its_contents_and_not_its_properties() -> None:
    # FORMATS 1: `complete: true` in record closes `states`
    facts = facts_of("record: {states: [learner, title], complete: true}")
    assert facts.value("record.states") == listed("learner", "title", complete=True)
    assert facts.value("record.shareable") is UNKNOWN
    assert facts.value("record.issued") is UNKNOWN


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("assessment: {type: exam, complete: true}", "assessment.exists"),
        ("record: {states: [learner]}\ncomplete: [record]", "record.issued"),
        ("learning: {content: [taught], complete: true}", "learning.required"),
        ("workload: 40 h\ncomplete: true", "learning.required"),
    ],
)
def test_a_block_with_contents_is_not_denied_by_being_complete(text: str, fact: str) -> None:
    assert value(text, fact) is UNKNOWN
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "fact", "converted"),
    [
        ("level: FHEQ 7\ncomplete: [level]", "level.eqf", point(7)),
        ("level: FHEQ 7\ncomplete: [level]", "level.cycle", word("second")),
        ("level: FHEQ 7\ncomplete: [level]", "level.sector", UNKNOWN),
        ("level: MQF (Malaysia) 7\ncomplete: [level]", "level.eqf", UNKNOWN),
        ("level: MQF (Malaysia) 7\ncomplete: [level]", "level.cycle", UNKNOWN),
        ("credits: 5 ECTS\ncomplete: true", "credits.ects_equivalent", point(5)),
        ("credits: 10 CATS\ncomplete: true", "workload.hours", point(100)),
    ],
)
def test_completeness_does_not_deny_what_a_statement_converts_to(text: str, fact: str, converted: Value) -> None:
    assert value(text, fact) == converted
    assert "conversion-disagrees" not in codes(text)


def test_complete_credits_are_in_the_systems_named() -> None:
    facts = facts_of("credits: 15 CATS\ncomplete: [credits]")
    assert facts.value("credits.uk") == point(15)
    assert facts.value("credits.ects") is ABSENT


@pytest.mark.parametrize("credit", ["assigned", "5"])
def test_complete_credits_of_no_named_system_deny_no_system(credit: str) -> None:
    facts = facts_of(f"credits: {credit}\ncomplete: [credits]")
    assert facts.value("credits.ects") is UNKNOWN
    assert facts.value("credits.ects_equivalent") is UNKNOWN
    assert facts.value("credits.assigned") != NO
