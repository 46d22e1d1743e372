"""Every fact of the vocabulary can be stated, and arrives with its value and the words it was read from."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from facts.describing import NO, YES, described, facts_of, hours, known, listed, plain, point, value, word, words_at
from mcdef.facts.vocabulary import FACTS
from mcdef.logic.possibilities import ABSENT, UNKNOWN, Choice, Numbers, Value

STATED: list[tuple[str, str, Value, str]] = [
    ("kind: class", "described.kind", word("class"), "class"),
    ("name: Data Literacy", "title", word("Data Literacy"), "Data Literacy"),
    ("award: degree", "award.type", word("degree"), "degree"),
    ("award: listed qualification", "award.type", word("qualification"), "listed qualification"),
    ("award: certificate of the provider", "award.type", word("other"), "certificate of the provider"),
    ("learning: required", "learning.required", YES, "required"),
    ("learning: {required: false}", "learning.required", NO, "false"),
    ("learning: {kind: work_training}", "learning.kind", word("work_training"), "work_training"),
    ("learning: {content: [taught, internship]}", "learning.content", listed("taught", "internship"), "content"),
    ("provider: {field_authorised: true}", "learning.field_authorised", YES, "true"),
    ("single_competency: true", "single_competency", YES, "true"),
    ("provider: The Open University", "provider.name", word("The Open University"), "The Open University"),
    ("provider: {type: company}", "provider.type", word("company"), "company"),
    ("provider: {type: [university, college]}", "provider.type", word("university", "college"), "type"),
    ("provider: {country: NL}", "provider.country", word("NL"), "NL"),
    ("provider: {country: UK}", "provider.country", word("GB"), "UK"),
    ("provider: {country: EL}", "provider.country", word("GR"), "EL"),
    ("provider: {country: US, region: OK}", "provider.region", word("US-OK"), "OK"),
    ("provider: {region: ES-AN}", "provider.region", word("ES-AN"), "ES-AN"),
    ("provider: {authorisations: [haka]}", "provider.authorisations", listed("haka"), "authorisations"),
    ("provider: {regulated: false}", "provider.regulated", NO, "false"),
    ("awarding_body: Board", "awarding_body.name", word("Board"), "Board"),
    ("awarding_body: {type: ngo}", "awarding_body.type", word("ngo"), "ngo"),
    ("awarding_body: {country: IE}", "awarding_body.country", word("IE"), "IE"),
    ("designed_by: [employers]", "designed_by", listed("employers"), "designed_by"),
    ("responsible_professor: true", "responsible_professor", YES, "true"),
    ("workload: 150 h", "workload.hours", point(150), "150 h"),
    ("workload: 40", "workload.hours", point(40), "40"),
    ("workload: {hours: 40-72}", "workload.hours", hours(40, 72), "40-72"),
    ("workload: under 266 h", "workload.hours", hours(0, 266, high_open=True), "under 266 h"),
    ("workload: ~100 h", "workload.hours", hours(90, 110), "~100 h"),
    ("workload: 12 weeks x 10-12 h", "workload.hours", hours(120, 144), "12 weeks x 10-12 h"),
    ("workload: {weeks: 12, hours_per_week: 10-12}", "workload.hours", hours(120, 144), "12"),
    ("workload: 5 courses x 13 weeks x 8 h", "workload.hours", point(520), "5 courses x 13 weeks x 8 h"),
    ("contact: 20 h", "contact.hours", point(20), "20 h"),
    ("contact: {lessons: 30}", "contact.lessons", point(30), "30"),
    ("contact: 30 lessons", "contact.lessons", point(30), "30 lessons"),
    ("duration: 9 weeks", "duration.weeks", point(9), "9 weeks"),
    ("courses: 4", "courses.count", point(4), "4"),
    ("courses: 3-5", "courses.count", Numbers.points([3, 4, 5]), "3-5"),
    ("courses: none", "courses.count", point(0), "none"),
    ("credits: assigned", "credits.assigned", YES, "assigned"),
    ("credits: {assigned: false}", "credits.assigned", NO, "false"),
    ("credits: {via_recognition: true}", "credits.via_recognition", YES, "true"),
    ("credits: {recommended: 7 ECTS, by: FIBAA}", "credits.recommended", word("7 ECTS (FIBAA)"), "7 ECTS"),
    ("credits: 5 ECTS", "credits.ects", point(5), "5 ECTS"),
    ("credits: {system: CATS, value: 10-15}", "credits.uk", hours(10, 15), "10-15"),
    ("credits: [3 semester hours, 6 ECTS]", "credits.us_semester", point(3), "3 semester hours"),
    ("credits: 5 ECTS", "credits.ects_equivalent", point(5), "5 ECTS"),
    ("level: EQF 6", "level.eqf", point(6), "EQF 6"),
    ("level: EQF 6-7", "level.eqf", Numbers.points([6, 7]), "EQF 6-7"),
    ("level: {eqf: 6}", "level.eqf", point(6), "6"),
    ("level: {cycle: second}", "level.cycle", word("second"), "second"),
    ("level: NFQ 9", "level.national", word("NFQ 9"), "NFQ 9"),
    ("level: {framework: NFQ, level: 9}", "level.national", word("NFQ 9"), "9"),
    ("level: {sector: vocational}", "level.sector", word("vocational"), "vocational"),
    ("learning_outcomes: [Plan a day]", "learning_outcomes.stated", YES, "learning_outcomes"),
    ("learning_outcomes: stated", "learning_outcomes.stated", YES, "stated"),
    ("learning_outcomes: none", "learning_outcomes.stated", NO, "none"),
    ("need: Nurses are missing", "need.addressed", YES, "Nurses are missing"),
    ("need: none", "need.addressed", NO, "none"),
    ("need: {evidence: true}", "need.evidence", YES, "true"),
    ("need: {duplicates_existing: false}", "need.duplicates_existing", NO, "false"),
    ("prerequisites: none", "prerequisites", ABSENT, "none"),
    ("target_group: nurses", "target_group", word("nurses"), "nurses"),
    ("language: en", "language", word("en"), "en"),
    ("further_information: a site", "further_information", word("a site"), "a site"),
    ("assessment: exam", "assessment.exists", YES, "exam"),
    ("assessment: none", "assessment.exists", NO, "none"),
    ("assessment: {type: portfolio}", "assessment.type", word("portfolio"), "portfolio"),
    ("assessment: summative exam", "assessment.summative", YES, "summative exam"),
    ("assessment: {criteria: published}", "assessment.criteria_defined", YES, "published"),
    ("assessment: exam, no criteria", "assessment.criteria_defined", NO, "exam, no criteria"),
    ("assessment: {identity_verified: true}", "assessment.identity_verified", YES, "true"),
    ("assessment: exam, unsupervised", "assessment.supervised", NO, "exam, unsupervised"),
    ("assessment: {graded: true}", "assessment.grade", YES, "true"),
    ("participation: blended", "participation.form", word("blended"), "blended"),
    ("quality_assurance: internal", "qa.internal", YES, "internal"),
    ("quality_assurance: {external: ASIIN}", "qa.external", YES, "ASIIN"),
    ("quality_assurance: {standard: ISO 17024}", "qa.sector_standard", YES, "ISO 17024"),
    ("quality_assurance: [statement]", "qa.statement_published", YES, "quality_assurance"),
    ("quality_assurance: disclaimed", "qa.disclaimed", YES, "disclaimed"),
    ("approvals: [governing_body]", "qa.approval", listed("governing_body"), "approvals"),
    ("record: certificate", "record.issued", YES, "certificate"),
    ("record: none", "record.issued", NO, "none"),
    ("record: digital badge", "record.digital", YES, "digital badge"),
    ("record: {owner: other}", "record.owned_by_learner", NO, "other"),
    ("record: badge, learner-owned", "record.owned_by_learner", YES, "badge, learner-owned"),
    ("record: {shareable: true}", "record.shareable", YES, "true"),
    ("record: badge, not portable", "record.portable", NO, "badge, not portable"),
    ("record: {verifiable: true}", "record.verifiable", YES, "true"),
    ("record: {states: [learner, title]}", "record.states", listed("learner", "title"), "states"),
    ("record: {valid: 3 years}", "record.validity_years", point(3), "3 years"),
    ("record: {valid: none}", "record.validity_years", ABSENT, "none"),
    ("registers: [nzqcf]", "registers", listed("nzqcf"), "registers"),
    ("catalogue_links: none", "catalogue_links", listed(complete=True), "none"),
    ("stand_alone: true", "stand_alone", YES, "true"),
    ("part_of: MSc Nursing", "part_of_programme", YES, "MSc Nursing"),
    ("part_of: none", "part_of_programme", NO, "none"),
    ("stacks_into: [CAS Y]", "stacks_into", listed("CAS Y"), "stacks_into"),
    ("stacks_into: [{degree: MSc X}]", "counts_towards_degree", YES, "stacks_into"),
    ("share_from_degree_courses: 50 %", "share_from_degree_courses", Numbers.point(Fraction(1, 2)), "50 %"),
    ("recognition: by industry", "recognition.stated", YES, "by industry"),
    ("issued_on: 2026-05-01", "issued_on", Choice.of(date(2026, 5, 1)), "2026-05-01"),
    ("offered: {from: 2026-05-01}", "offered_from", Choice.of(date(2026, 5, 1)), "2026-05-01"),
    ("offered: {until: 2027-05-01}", "offered_until", Choice.of(date(2027, 5, 1)), "2027-05-01"),
    ("cohorts_completed: 2", "cohorts_completed", point(2), "2"),
    ("review: every 3 years", "review_period", word("every 3 years"), "every 3 years"),
    ("custom: {employer_signed: true}", "custom.employer_signed", YES, "true"),
    ("custom: {mentors: 3}", "custom.mentors", point(3), "3"),
    ("custom: {partners: [A, B]}", "custom.partners", listed("A", "B"), "partners"),
]


@pytest.mark.parametrize(("text", "fact", "expected", "words"), STATED)
def test_a_statement_arrives_with_its_value_and_its_words(text: str, fact: str, expected: Value, words: str) -> None:
    assert value(text, fact) == expected
    assert words_at(text, fact) == words


def test_every_fact_of_the_vocabulary_is_among_them() -> None:
    assert set(FACTS) - {fact for _, fact, _, _ in STATED} == set()


def test_months_are_of_4_to_31_days_over_7_weeks() -> None:
    # vocabulary 7 and crosswalks 2.7: "6 months at under 10 h a week" is under 266 h
    assert value("duration: 4 months", "duration.weeks") == hours(16, None).meet(Numbers.between(0, Fraction(124, 7)))
    most = Numbers.between(0, Fraction(6 * 31 * 10, 7), high_open=True)
    assert value("workload: 6 months x under 10 h", "workload.hours") == most


def test_named_sets_of_record_contents_are_spelled_out() -> None:
    eleven = (
        "learner title issuer_country awarding_body issue_date learning_outcomes workload level assessment_type "
        "participation qa_type"
    ).split()
    text = "record: {states: [annex-i, credits], except: [learner]}"
    assert value("record: {states: [annex-i]}", "record.states") == listed(*eleven)
    assert value(text, "record.states") == listed(*eleven[1:], "credits")
    emc = listed("learning_outcomes", "workload", "level", "credits")
    assert value("record: {states: [emc-transcript]}", "record.states") == emc


def test_one_provider_is_both_bodies() -> None:
    text = "provider: {name: OU, type: university, country: GB}"
    assert value(text, "awarding_body.name") == word("OU")
    assert value(text, "awarding_body.type") == word("university")
    assert known(text, "awarding_body.country").origins[0].pointer == ("provider", "country")


def test_a_written_awarding_body_is_the_only_one() -> None:
    facts = facts_of("provider: {name: Platform, type: platform, country: US}\nawarding_body: {name: University of X}")
    assert facts.value("awarding_body.name") == word("University of X")
    assert facts.value("provider.type") == word("platform")
    assert "awarding_body.type" not in facts
    assert "awarding_body.country" not in facts


def test_the_awarding_body_answers_for_what_the_provider_leaves_open() -> None:
    text = "provider: {name: Centre}\nawarding_body: {name: Board, regulated: true}"
    assert value(text, "provider.regulated") == YES
    assert known(text, "provider.regulated").origins[0].pointer == ("awarding_body", "regulated")
    assert value(text.replace("Centre", "Centre, regulated: false"), "provider.regulated") == NO


def test_a_region_tells_the_country() -> None:
    assert value("provider: {region: US-OK}", "provider.country") == word("US")
    assert plain("provider: {region: OK}", "provider.region") is UNKNOWN


def test_what_is_not_written_is_not_there() -> None:
    facts = facts_of("name: Data Literacy")
    assert set(facts) == {"described.kind", "title"}
    assert facts.value("described.kind") == word("offer")


def test_a_named_type_alone_does_not_say_that_outcomes_are_assessed() -> None:
    assert "assessment.exists" not in facts_of("assessment: {type: exam}")


def test_a_recommendation_and_recognition_are_no_assigned_credit() -> None:
    for text in ("credits: {recommended: 7 ECTS, by: FIBAA}", "credits: {via_recognition: true}"):
        assert not any(name in facts_of(text) for name in ("credits.assigned", "credits.ects", "workload.hours"))


def test_a_variant_is_read_at_its_own_place() -> None:
    text = "name: A\ncourses: 1\nvariants:\n  - {name: with credit, credits: 2 ECTS}"
    made = described(text)
    assert made.locate(("credits", 0, "value")).line == 4
    assert plain(text, "credits.ects") == point(2)
