"""The presumed verdict stands beside the verdict, only where it differs, with a smallest set of presumptions."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from facts.describing import described, rules, shipped
from facts.offers import Offer, offers
from mcdef.definition.select import Selection
from mcdef.facts.establish import establish
from mcdef.verdict.classify import Case, Presumptions
from mcdef.verdict.decide import decide
from mcdef.verdict.judge import judge
from mcdef.verdict.model import Verdict
from verdict.deciding import COUNTS, DOES_NOT, OPEN, criterion, define, result

ALONE = {"fact": "stand_alone", "is": True}
DIGITAL = {"fact": "record.digital", "is": True}
DEFINED = define(criterion("alone", ALONE), criterion("digital", DIGITAL))


def presumption(id_: str, *then: dict[str, Any], **more: Any) -> dict[str, Any]:
    when = {"fact": "courses.count", "at_least": 1}
    return {"id": id_, "strength": "presumed", "when": when, "then": list(then), **more}


def test_the_presumed_verdict_is_shown_beside_and_is_never_the_verdict() -> None:
    made = rules(presumption("a", ALONE, DIGITAL))
    found = result(DEFINED, "courses: 1", made=made)
    assert found.verdict is OPEN
    assert found.presuming is not None
    assert (found.presuming.verdict, found.presuming.by) == (COUNTS, ("a",))


@pytest.mark.parametrize("text", ["courses: none", "courses: 1\nstand_alone: false", "stand_alone: true"])
def test_it_is_absent_where_it_changes_nothing(text: str) -> None:
    assert result(DEFINED, text, made=rules(presumption("a", ALONE, DIGITAL))).presuming is None


def test_all_that_are_needed_are_named_and_no_other() -> None:
    made = rules(
        presumption("a", ALONE),
        presumption("b", DIGITAL),
        presumption("c", {"fact": "record.portable", "is": True}),
    )
    found = result(DEFINED, "courses: 1", made=made).presuming
    assert found is not None
    assert found.by == ("a", "b")


def test_one_of_two_that_say_the_same_is_enough() -> None:
    made = rules(presumption("a", ALONE, DIGITAL), presumption("b", ALONE, DIGITAL))
    found = result(DEFINED, "courses: 1", made=made).presuming
    assert found is not None
    assert len(found.by) == 1


def test_a_presumption_can_speak_against() -> None:
    made = rules(presumption("a", {"fact": "stand_alone", "is": False}))
    found = result(DEFINED, "courses: 1", made=made).presuming
    assert found is not None
    assert (found.verdict, found.by) == (DOES_NOT, ("a",))


def test_what_follows_from_a_presumption_is_presumed() -> None:
    made = rules(
        presumption("a", DIGITAL),
        {"id": "b", "when": DIGITAL, "then": [ALONE]},
    )
    found = result(DEFINED, "courses: 1", made=made)
    assert (found.verdict, found.rests_on.follows) == (OPEN, ())
    assert found.presuming is not None
    assert (found.presuming.verdict, found.presuming.by) == (COUNTS, ("a",))


def test_it_is_no_surer_than_its_presumptions() -> None:
    made = rules(presumption("a", ALONE, DIGITAL, evidence="unverified"))
    found = result(DEFINED, "courses: 1", made=made).presuming
    assert found is not None
    assert found.evidence == "unverified"


def test_a_presumption_can_judge_a_criterion_that_only_a_person_could() -> None:
    focused = define(criterion("focused"))
    made = rules(presumption("a", {"criterion": "made-up.focused", "met": True}))
    found = result(focused, "courses: 1", made=made)
    assert (found.verdict, found.presuming and found.presuming.verdict) == (OPEN, COUNTS)
    judged = "judgements: [{criterion: made-up.focused, met: false}]"
    assert result(focused, f"courses: 1\n{judged}", made=made).verdict is DOES_NOT


def test_a_university_s_quality_system_is_presumed_to_cover_its_credit() -> None:
    # DESIGN 2.6: undetermined; counts, presuming that the university's quality system covers it
    text = "provider: {type: university}\ncredits: 5 ECTS\nassessment: {criteria: published}"
    (found,) = judge(described(text), shipped(), Selection(("eu-2022",))).results
    assert (found.verdict, found.decided_by) == (OPEN, ("qa",))
    assert found.presuming is not None
    assert (found.presuming.verdict, found.presuming.by) == (COUNTS, ("institution-qa",))


@settings(deadline=None, max_examples=60)
@given(offers())
def test_no_presumption_named_could_be_left_out(offer: Offer) -> None:
    library = shipped()
    judged = judge(described(offer), library, Selection(("core",)))
    case = Case(establish(described(offer), library.crosswalk, library.rules).inferred, {})
    presumptions = Presumptions(case, library.rules)

    def using(found: Any, ids: frozenset[str]) -> Verdict:
        return decide(found.definition, found.reading, presumptions.using(ids), {}).verdict

    for found in judged.results:
        if found.presuming is None:
            assert using(found, presumptions.ids) is found.verdict
            continue
        by = frozenset(found.presuming.by)
        assert found.presuming.verdict is not found.verdict
        assert using(found, by) is found.presuming.verdict
        for id_ in by:
            assert using(found, by - {id_}) is not found.presuming.verdict
