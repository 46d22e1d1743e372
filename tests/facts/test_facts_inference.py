"""How rules run: to a fixed point in any order, never over a statement, and presumptions apart (DESIGN 2.6, 2.7)."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facts.describing import (
    NO,
    NO_RULES,
    YES,
    established,
    facts_of,
    hours,
    known,
    problems,
    rules,
    shipped,
    value,
    word,
)
from facts.offers import Offer, offers
from mcdef.facts.inference import Inferred, follow, presume
from mcdef.facts.known import Facts
from mcdef.facts.rules import Rule, Rules
from mcdef.logic.possibilities import UNKNOWN

thorough = settings(deadline=None, max_examples=150)
SHIPPED = shipped().rules.rules


def presumed(written: str | Offer, made: Rules | None = None) -> Inferred:
    return presume(established(written, made).inferred, SHIPPED if made is None else made.rules)


def both_passes(facts: Facts, made: list[Rule]) -> tuple[Inferred, Inferred]:
    inferred = follow(facts, made)
    return inferred, presume(inferred, made)


@thorough
@given(offers(), st.randoms(use_true_random=False))
def test_the_order_of_the_rules_never_matters(offer: Offer, dice: random.Random) -> None:
    facts = established(offer, NO_RULES).inferred.facts
    shuffled = list(SHIPPED)
    dice.shuffle(shuffled)
    assert both_passes(facts, shuffled) == both_passes(facts, list(SHIPPED))


@thorough
@given(offers())
def test_a_rule_never_overrides_a_statement(offer: Offer) -> None:
    stated = established(offer, NO_RULES).inferred.facts
    followed = facts_of(offer)
    for name in stated:
        if stated[name].stated:
            assert followed[name] == stated[name]


@thorough
@given(offers())
def test_a_presumption_narrows_no_statement_and_no_conversion(offer: Offer) -> None:
    before = facts_of(offer)
    after = presumed(offer).facts
    for name in before:
        if {origin.how for origin in before[name].origins} & {"stated", "converted"} and before.value(name) != UNKNOWN:
            assert after[name] == before[name]


@thorough
@given(offers())
def test_nothing_presumed_is_among_the_facts_that_decide(offer: Offer) -> None:
    inferred = established(offer).inferred
    assert not any(origin.how == "presumed" for name in inferred.facts for origin in inferred.facts[name].origins)
    assert inferred.judged == {}


def test_a_statement_against_a_rule_is_a_warning_at_the_statement() -> None:
    text = "name: A\nassessment: none\ncredits: 2 ECTS"
    assert value(text, "assessment.exists") == NO
    warning = next(problem for problem in problems(text) if problem.message.startswith("assessment.exists"))
    assert (warning.code, warning.severity, warning.place) == ("rule-disagrees", "warning", "offer.yaml:2:13")
    assert "credit-after-assessment" in str(warning.help)


def test_two_rules_that_contradict_are_neither_used_and_the_reader_is_told() -> None:
    # a format awards nothing; a qualification is documented: one of the two statements is wrong
    text = "name: A\nkind: infrastructure\naward: qualification"
    assert value(text, "record.issued") is UNKNOWN
    warning = next(problem for problem in problems(text) if problem.message.startswith("record.issued"))
    assert (warning.code, warning.severity) == ("rule-disagrees", "warning")
    assert warning.place in ("offer.yaml:2:7", "offer.yaml:3:8")


@pytest.mark.parametrize("text", ["award: none\nworkload: 40 h", "award: none\nprovider: {type: company}"])
def test_what_is_absent_does_not_contradict_what_is_ruled_out(text: str) -> None:
    assert problems(text) == ()


def test_a_rule_speaks_only_where_its_condition_is_met() -> None:
    made = rules({"when": {"fact": "workload.hours", "at_most": 100}, "then": [{"fact": "stand_alone", "is": True}]})
    for hours_, concluded in (("100 h", YES), ("101 h", UNKNOWN), ("90-110 h", UNKNOWN)):
        assert established(f"workload: {hours_}", made).inferred.facts.value("stand_alone") == concluded


def test_unless_rebuts_only_when_it_is_met() -> None:
    made = rules(
        {
            "when": {"fact": "courses.count", "at_least": 1},
            "unless": {"fact": "workload.hours", "above": 100},
            "then": [{"fact": "stand_alone", "is": True}],
        }
    )
    for more, concluded in (("", YES), ("workload: 90-110 h", YES), ("workload: 101 h", UNKNOWN)):
        assert established(f"courses: 1\n{more}", made).inferred.facts.value("stand_alone") == concluded


def test_what_follows_from_what_follows_carries_both_rules_and_the_weakest_grade() -> None:
    found = known("name: A\nkind: infrastructure", "credits.ects")
    assert set(found.rules) == {"no-credit-no-number", "infrastructure"}
    assert found.evidence == "derived"
    first, second = (
        {"when": {"fact": "courses.count", "at_least": 1}, "then": [{"fact": "stand_alone", "is": True}],
         "evidence": "secondary"},
        {"when": {"fact": "stand_alone", "is": True}, "then": [{"fact": "record.digital", "is": True}],
         "evidence": "primary"},
    )  # fmt: skip
    chained = established("courses: 1", rules(first, second)).inferred.facts["record.digital"]
    assert chained.evidence == "secondary"
    assert [origin.pointer for origin in chained.origins if origin.rule == "rule-1"] == [("courses",)]


def test_of_two_rules_that_say_the_same_it_rests_on_the_surer() -> None:
    when = {"when": {"fact": "courses.count", "at_least": 1}, "then": [{"fact": "stand_alone", "is": True}]}
    made = rules({**when, "evidence": "derived"}, {**when, "evidence": "primary"})
    found = established("courses: 1", made).inferred.facts["stand_alone"]
    assert (found.rules, found.evidence) == (("rule-2",), "primary")


def test_it_rests_on_no_rule_that_adds_nothing() -> None:
    # a UK offer of 15 credits: that it is no qualification says already that it is no degree
    found = known("provider: {type: university, country: GB}\ncredits: 15 CATS", "award.type")
    assert set(found.rules) == {"gb-he-qualification-60"}
    assert set(known("credits: 5 ECTS", "assessment.exists").rules) == {"credit-after-assessment"}
    when = {"when": {"fact": "courses.count", "at_least": 1}}
    wide = {**when, "then": [{"fact": "award.type", "is_not": "degree"}], "evidence": "primary"}
    made = rules(wide, {**when, "then": [{"fact": "award.type", "is": "other"}]})
    assert established("courses: 1", made).inferred.facts["award.type"].rules == ("rule-2",)


def test_a_conclusion_rests_on_the_words_that_met_its_condition() -> None:
    origin = known("name: A\ncredits: assigned", "assessment.exists").origins[0]
    assert (origin.how, origin.pointer, origin.rule) == (
        "followed", ("credits", 0, "assigned"), "credit-after-assessment",
    )  # fmt: skip


def test_ruling_out_leaves_the_other_words_open() -> None:
    made = rules(
        {
            "when": {"fact": "courses.count", "at_least": 1},
            "then": [{"fact": "award.type", "is_not": "degree"}, {"fact": "award.type", "is_not": "qualification"}],
        }
    )
    assert established("courses: 1", made).inferred.facts.value("award.type") == word("other")


def test_a_bound_follows_from_another_fact() -> None:
    bound = {"fact": "contact.hours", "at_least": {"times": ["contact.lessons", "1/2"]}}
    made = rules({"when": {"fact": "contact.lessons", "above": 0}, "then": [bound]})
    assert established("contact: 30-40 lessons", made).inferred.facts.value("contact.hours") == hours(15, None)


def test_a_rule_from_memory_that_follows_is_only_a_presumption() -> None:
    rule = {
        "when": {"fact": "courses.count", "at_least": 1},
        "then": [{"fact": "stand_alone", "is": True}],
        "evidence": "unverified",
    }
    assert established("courses: 1", rules(rule)).inferred.facts.value("stand_alone") is UNKNOWN
    found = presumed("courses: 1", rules(rule)).facts["stand_alone"]
    assert (found.value, found.origins[0].how, found.evidence) == (YES, "presumed", "unverified")


def test_a_presumption_may_narrow_what_follows() -> None:
    # vocabulary 2: it may narrow derived alternatives
    text = "provider: {type: company}"
    assert value(text, "award.type") == word("qualification", "other")
    assert presumed(text).facts.value("award.type") == word("other")


def test_no_presumption_switches_another_off() -> None:
    unless = {"fact": "part_of_programme", "is": True}
    made = rules(
        {"strength": "presumed", "when": {"fact": "courses.count", "at_least": 1},
         "then": [{"fact": "part_of_programme", "is": True}]},
        {"strength": "presumed", "when": {"fact": "courses.count", "at_least": 1}, "unless": unless,
         "then": [{"fact": "stand_alone", "is": True}]},
    )  # fmt: skip
    facts = presumed("courses: 1", made).facts
    assert (facts.value("part_of_programme"), facts.value("stand_alone")) == (YES, YES)


def test_presumptions_that_contradict_each_other_are_not_used() -> None:
    when = {"strength": "presumed", "when": {"fact": "courses.count", "at_least": 1}}
    made = rules(
        {**when, "then": [{"fact": "stand_alone", "is": True}, {"criterion": "a.b", "met": True}]},
        {**when, "then": [{"fact": "stand_alone", "is": False}, {"criterion": "a.b", "met": False}]},
    )
    found = presumed("courses: 1", made)
    assert found.facts.value("stand_alone") is UNKNOWN
    assert found.judged == {}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("provider: {type: university}\ncredits: 5 ECTS\ncomplete: [quality_assurance]", "qa.internal"),
        ("record: badge\nassessment: {type: exam}\nstand_alone: false", "stand_alone"),
        ("provider: {type: university}\nassessment: exam\ncomplete: [assessment]", "assessment.criteria_defined"),
        ("provider: {type: company}\naward: qualification\ncomplete: [registers]", "award.type"),
    ],
)
def test_nothing_is_presumed_where_something_is_stated_or_said_to_be_absent(text: str, fact: str) -> None:
    assert presumed(text).facts[fact] == known(text, fact)
    assert known(text, fact).stated


def test_a_converted_number_is_not_presumed_narrower() -> None:
    text = "provider: {type: university, authorisations: [nl_pilot]}\nrecord: badge\ncredits: 15-90 CATS"
    assert presumed(text).facts.value("credits.ects_equivalent") == value(text, "credits.ects_equivalent")
