"""Each shipped rule concludes what it says where it applies, and nothing one step beside that."""

from __future__ import annotations

from fractions import Fraction

import pytest

from facts.describing import NO, YES, established, hours, known, shipped, value, word
from mcdef.facts.inference import follow, presume
from mcdef.facts.known import Facts, Known, Origin
from mcdef.logic.possibilities import ABSENT, Choice, Numbers, Value

NO_DEGREE = word("qualification", "other")
UNIVERSITY, COMPANY = "provider: {type: university}", "provider: {type: company}"
GB, AU = "provider: {type: university, country: GB}", "provider: {country: AU}"
NL = "provider: {authorisations: [nl_pilot]}"
FOCUSED = "unesco-2022.focused"

FOLLOWS: list[tuple[str, str, str, Value, str]] = [
    ("infrastructure", "kind: infrastructure", "record.issued", NO, "kind: class"),
    ("infrastructure", "kind: infrastructure", "assessment.exists", NO, "kind: issued"),
    ("infrastructure", "kind: infrastructure", "courses.count", hours(0, 0), "kind: offer"),
    ("too-small-for-a-degree", "workload: 1100 h", "award.type", NO_DEGREE, "workload: 1101 h"),
    ("too-small-for-a-degree", "credits: 44 ECTS", "award.type", NO_DEGREE, "credits: 45 ECTS"),
    ("only-institutions-give-degrees", COMPANY, "award.type", NO_DEGREE, UNIVERSITY),
    ("only-institutions-give-degrees", "awarding_body: {type: [ngo, school]}", "award.type", NO_DEGREE,
     "awarding_body: {type: [ngo, university]}"),
    ("credit-after-assessment", "credits: assigned", "assessment.exists", YES, "credits: {via_recognition: true}"),
    ("credit-after-assessment", "credits: assigned", "assessment.summative", YES, "credits: none"),
    ("credit-after-assessment", "credits: assigned", "record.issued", YES, "credits: {recommended: 5 ECTS}"),
    ("credit-has-outcomes", "credits: 15 CATS", "learning_outcomes.stated", YES, "credits: assigned"),
    ("no-credit-no-number", "credits: none", "credits.nz", ABSENT, "credits: {via_recognition: false}"),
    ("qualification-by-meaning", "award: degree", "assessment.exists", YES, "award: other"),
    ("qualification-by-meaning", "award: qualification", "assessment.criteria_defined", YES, "award: none"),
    ("qualification-by-meaning", "award: qualification", "learning_outcomes.stated", YES, "award: other"),
    ("nz-listing", "registers: [nzqcf]\ncredits: 39 NZ credits", "need.evidence", YES,
     "registers: [nzqcf]\ncredits: 40 NZ credits"),
    ("nz-listing", "registers: [nzqcf]\naward: other", "qa.external", YES, "registers: [ehis]\naward: other"),
    ("institutions-are-regulated", UNIVERSITY, "provider.regulated", YES, "provider: {type: college}"),
    ("institutions-are-regulated", "provider: {authorisations: [accredited]}", "provider.regulated", YES,
     "provider: {authorisations: [licensed]}"),
    ("au-qualification-half-year", f"{AU}\nworkload: 599 h", "award.type", word("other"), f"{AU}\nworkload: 600 h"),
    ("au-qualification-half-year", f"{AU}\nworkload: 599 h", "award.type", word("other"),
     "provider: {country: NZ}\nworkload: 599 h"),
    ("gb-he-qualification-60", f"{GB}\ncredits: 59 CATS", "award.type", word("other"), f"{GB}\ncredits: 60 CATS"),
    ("gb-he-qualification-60", f"{GB}\nworkload: 599 h", "award.type", word("other"),
     "provider: {type: company, country: GB}\nworkload: 599 h"),
    ("course-is-learning", "courses: 1", "learning.required", YES, "courses: none"),
    ("teaching-is-learning", "contact: 20 h", "learning.required", YES, "workload: 20 h"),
    ("teaching-is-learning", "contact: 30 lessons", "learning.required", YES, "duration: 9 weeks"),
    ("kinds-of-assessment", "assessment: {supervised: true}", "assessment.exists", YES,
     "assessment: {supervised: false}"),
    ("kinds-of-assessment", "assessment: {identity_verified: true}", "assessment.exists", YES,
     "assessment: {graded: true}"),
    ("no-assessment", "assessment: none", "assessment.summative", NO, "assessment: exam"),
    ("no-assessment", "assessment: none", "assessment.identity_verified", NO, "name: A"),
    ("no-record", "record: none", "record.states", ABSENT, "record: certificate"),
    ("lessons-bound-contact", "contact: 30 lessons", "contact.hours", Numbers.between(Fraction(45, 2), None),
     "contact: 20 h"),
]  # fmt: skip

PRESUMED: list[tuple[str, str, str, Value, str]] = [
    ("register-of-qualifications", "registers: [national_qualifications]", "qa.external", YES, "registers: [ehis]"),
    ("own-record-own-value", "record: badge", "stand_alone", YES, "record: badge\npart_of: MSc X"),
    ("institution-qa", f"{UNIVERSITY}\ncredits: 5 ECTS", "qa.internal", YES, f"{COMPANY}\ncredits: 5 ECTS"),
    ("institution-qa", "provider: {type: college}\ncredits: {via_recognition: true}", "qa.external", YES,
     "provider: {type: college}\ncredits: {via_recognition: false}"),
    ("institution-qa", f"{UNIVERSITY}\naward: qualification", "qa.external", YES,
     f"{UNIVERSITY}\naward: qualification\nquality_assurance: disclaimed"),
    ("institution-criteria", f"{UNIVERSITY}\nassessment: exam", "assessment.criteria_defined", YES,
     f"{COMPANY}\nassessment: exam"),
    ("outside-registers", COMPANY, "credits.assigned", NO, f"{COMPANY}\nregisters: [ehis]"),
    ("outside-registers", COMPANY, "award.type", word("other"), UNIVERSITY),
    ("nl-pilot-rules", f"{NL}\nrecord: badge", "credits.ects", hours(3, 30), NL),
    ("nl-pilot-rules", f"{NL}\nrecord: badge", "level.sector", word("higher_education"),
     f"{NL}\nrecord: badge\nquality_assurance: disclaimed"),
    ("nl-pilot-rules", f"{NL}\nrecord: badge", "qa.sector_standard", YES, f"{NL}\nrecord: badge\naward: qualification"),
    ("institution-outcomes", f"{UNIVERSITY}\nassessment: exam", "learning_outcomes.stated", YES,
     f"{UNIVERSITY}\nassessment: none"),
    ("named-assessment-counts", "record: badge\nassessment: {type: exam}", "assessment.exists", YES,
     "record: badge\nassessment: {type: none}"),
    ("no-credit-no-qualification", f"{UNIVERSITY}\ncredits: none", "award.type", word("other"), UNIVERSITY),
    ("a-course-takes-an-hour", "courses: 1-3", "workload.hours", Numbers.between(1, None), "courses: under 3"),
]  # fmt: skip

JUDGED = [
    ("small-is-focused", "courses: 1", True, "courses: 2"),
    ("small-is-focused", "credits: 30 ECTS", True, "credits: 31 ECTS"),
    ("small-is-focused", "workload: 900 h", True, "workload: 901 h"),
    ("small-is-focused", "workload: 200 h", True, "workload: 200 h\naward: qualification"),
    ("short-qualification-is-focused", "award: qualification\nworkload: 150 h", True,
     "award: qualification\nworkload: 151 h"),
    ("degree-is-broad", "award: degree", False, "award: qualification"),
]  # fmt: skip


def presumed(text: str, fact: str) -> Known:
    return presume(established(text).inferred, shipped().rules.rules).facts[fact]


@pytest.mark.parametrize(("rule", "text", "fact", "concluded", "beside"), FOLLOWS)
def test_a_rule_follows_where_it_applies_and_not_beside(
    rule: str, text: str, fact: str, concluded: Value, beside: str
) -> None:
    found = known(text, fact)
    assert found.value == concluded
    assert rule in found.rules
    assert rule not in known(beside, fact).rules


@pytest.mark.parametrize(("rule", "text", "fact", "concluded", "beside"), PRESUMED)
def test_a_presumption_is_made_where_it_applies_and_not_beside(
    rule: str, text: str, fact: str, concluded: Value, beside: str
) -> None:
    found = presumed(text, fact)
    assert found.value == concluded
    assert rule in found.rules
    assert rule not in presumed(beside, fact).rules
    assert rule not in known(text, fact).rules


@pytest.mark.parametrize(("rule", "text", "met", "beside"), JUDGED)
def test_a_presumption_judges_the_focus_where_it_applies_and_not_beside(
    rule: str, text: str, met: bool, beside: str
) -> None:
    rules = shipped().rules.rules
    found = presume(established(text).inferred, rules).judged[FOCUSED]
    assert found.met is met
    assert rule in {origin.rule for origin in found.origins}
    other = presume(established(beside).inferred, rules).judged.get(FOCUSED)
    assert other is None or rule not in {origin.rule for origin in other.origins}
    assert FOCUSED not in established(text).inferred.judged


@pytest.mark.parametrize(("credits", "assigned"), [(hours(3, 5), YES), (hours(0, 5), None)])
def test_a_number_of_credits_is_credit_assigned(credits: Numbers, assigned: Choice | None) -> None:
    facts = Facts({"credits.ects": Known(credits, (Origin("stated", ("credits",)),))})
    found = follow(facts, shipped().rules.rules).facts["credits.assigned"]
    assert ("credit-is-assigned" in found.rules) is (assigned is not None)
    assert assigned is None or found.value == assigned


def test_no_shipped_rule_is_left_out() -> None:
    tested = {row[0] for row in (*FOLLOWS, *PRESUMED, *JUDGED)} | {"credit-is-assigned"}
    assert tested == {rule.id for rule in shipped().rules.rules}


def test_no_shipped_presumption_concludes_an_identity_check_or_what_a_record_states() -> None:
    concluded = {
        part.fact for rule in shipped().rules.rules if not rule.follows for part in rule.then if hasattr(part, "fact")
    }
    assert concluded.isdisjoint({"assessment.identity_verified", "record.states"})


def test_a_us_course_is_small_by_its_size_in_ects_and_not_by_its_open_hours() -> None:
    assert value("credits: 3 semester hours", "award.type") == NO_DEGREE
