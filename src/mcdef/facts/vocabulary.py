"""The facts: one table. Every test of every definition reads these names and no others.

``credits.<system>`` exists once for each credit system of the crosswalk, and ``custom.<name>`` for what a definition
declares; both are found by :func:`spec_of`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["number", "integer", "truth", "word", "text", "list", "date"]


@dataclass(frozen=True, slots=True)
class FactSpec:
    """One fact: its type, unit, the words it can be, what it means and how a description states it."""

    name: str
    kind: Kind
    meaning: str
    written: str
    unit: str = ""
    options: tuple[str, ...] = ()
    block: str | None = None  # the block of a description that `complete:` closes


def _truth(name: str, meaning: str, written: str, block: str | None = None) -> FactSpec:
    return FactSpec(name, "truth", meaning, written, block=block)


def _text(name: str, meaning: str, written: str, block: str | None = None) -> FactSpec:
    return FactSpec(name, "text", meaning, written, block=block)


def _number(name: str, meaning: str, written: str, unit: str, block: str | None = None) -> FactSpec:
    return FactSpec(name, "number", meaning, written, unit=unit, block=block)


def _word(name: str, meaning: str, written: str, options: str, block: str | None = None) -> FactSpec:
    return FactSpec(name, "word", meaning, written, options=tuple(options.split()), block=block)


def _list(name: str, meaning: str, written: str, options: str = "", block: str | None = None) -> FactSpec:
    return FactSpec(name, "list", meaning, written, options=tuple(options.split()), block=block)


_PROVIDERS = (
    "university college vet_school school adult_education company platform professional_body social_partner "
    "awarding_organisation ngo public_body standards_body"
)
_AUTHORISATIONS = (
    "accredited degree_awarding licensed haka nl_pilot nz_accredited sk_consent sk_certified ok_state_system suny "
    "hawaii_system digital_fcu"
)
_CONTENTS = (
    "learner title issuer_country awarding_body issue_date learning_outcomes workload credits level assessment_type "
    "participation qa_type prerequisites supervision_identity grade stackability further_information signature number"
)

_TABLE: Final = (
    # What is described
    _word("described.kind", "what the entry is: one offer, a family, one issued record, or no credential at all",
          "kind: offer", "offer class issued infrastructure"),
    _text("title", "name of the credential", "name: Cyber Security Operations"),
    _word("award.type", "a degree; another formal qualification; anything else", "award: other",
          "degree qualification other"),
    _truth("learning.required", "an organised learning activity has to be completed", "learning: required", "learning"),
    _word("learning.kind", "the setting the learning belongs to", "learning: {kind: continuing_education}",
          "continuing_education degree_study vocational_formal work_training other", "learning"),
    _list("learning.content", "what the learning mainly consists of", "learning: {content: [taught]}",
          "taught foundation internship final_project research", "learning"),
    _truth("learning.field_authorised", "the provider may run formal study in the same field",
           "provider: {field_authorised: true}"),
    _truth("single_competency", "covers one competency only", "single_competency: true"),
    # Who
    _text("provider.name", "who runs the learning", "provider: {name: …}"),
    _word("provider.type", "kind of provider; a university may award degrees, whatever its name",
          "provider: {type: university}", _PROVIDERS),
    _word("provider.country", "country of the provider", "provider: {country: NL}", ""),
    _word("provider.region", "region of the provider, ISO 3166-2", "provider: {country: US, region: OK}", ""),
    _list("provider.authorisations", "permissions and memberships the provider holds",
          "provider: {authorisations: [accredited]}", _AUTHORISATIONS, "authorisations"),
    _truth("provider.regulated", "a public authority regulates or accredits the provider",
           "provider: {regulated: true}"),
    _text("awarding_body.name", "who signs the record", "awarding_body: {name: …}"),
    _word("awarding_body.type", "kind of awarding body", "awarding_body: {type: university}", _PROVIDERS),
    _word("awarding_body.country", "country of the issuer", "awarding_body: {country: NL}", ""),
    _list("designed_by", "who designed it", "designed_by: [employers]",
          "employers worker_representatives academics authority"),
    _truth("responsible_professor", "a professor of the university is responsible", "responsible_professor: true"),
    # Size
    _number("workload.hours", "all hours of learner effort, assessment included", "workload: 150 h", "h"),
    _number("contact.hours", "taught or supervised time only; a lower bound of the workload", "contact: 20 h", "h"),
    _number("contact.lessons", "teaching hours as the provider counts them, 45 to 60 minutes", "contact: 30 lessons",
            "lessons"),
    _number("duration.weeks", "elapsed time; never workload", "duration: 9 weeks", "weeks"),
    FactSpec("courses.count", "integer", "separately enrolled and separately assessed units", "courses: 4", "courses"),
    _truth("credits.assigned", "academic credit is awarded on completion by a body entitled to it",
           "credits: 5 ECTS, or credits: none", "credits"),
    _truth("credits.via_recognition", "credit can be had later, by recognition of prior learning",
           "credits: {via_recognition: true}", "credits"),
    _text("credits.recommended", "credit an outside body recommends; it is not awarded",
          "credits: {recommended: 7 ECTS, by: …}", "credits"),
    _number("credits.ects_equivalent", "size of the assigned credit in ECTS, by every published route",
            "credits: 5 ECTS", "ECTS", "credits"),
    # Level
    FactSpec("level.eqf", "integer", "EQF level, stated or by a published mapping", "level: EQF 6", "EQF",
             block="level"),
    _word("level.cycle", "QF-EHEA cycle", "level: {cycle: second}", "short first second third", "level"),
    _text("level.national", "the level as its framework states it", "level: NFQ 9", "level"),
    _word("level.sector", "the part of the system the level belongs to", "level: {sector: higher_education}",
          "school vocational higher_education professional", "level"),
    # Outcomes and purpose
    _truth("learning_outcomes.stated", "learning outcomes are set and told; a topic list is not enough",
           "learning_outcomes: [what a learner can do afterwards]"),
    _truth("need.addressed", "a societal, personal, cultural or labour-market need is named", "need: what it answers"),
    _truth("need.evidence", "evidence of need is documented", "need: {evidence: true}"),
    _truth("need.duplicates_existing", "duplicates learning already quality assured in the system",
           "need: {duplicates_existing: false}"),
    _text("prerequisites", "entry requirements; none is an answer", "prerequisites: none"),
    _text("target_group", "who it is for", "target_group: …"),
    _text("language", "language of instruction", "language: en"),
    _text("further_information", "anything else", "further_information: …"),
    # Assessment
    _truth("assessment.exists", "outcomes are assessed before the award is made",
           "assessment: exam, or assessment: none", "assessment"),
    _text("assessment.type", "kind of assessment", "assessment: {type: exam}", "assessment"),
    _truth("assessment.summative", "a final assessment on which the award depends", "assessment: summative exam",
           "assessment"),
    _truth("assessment.criteria_defined", "criteria or standards of assessment are set and can be seen",
           "assessment: {criteria: published}", "assessment"),
    _truth("assessment.identity_verified", "identity is reliably checked at the point of assessment",
           "assessment: {identity_verified: true}", "assessment"),
    _truth("assessment.supervised", "the assessment is supervised", "assessment: {supervised: true}", "assessment"),
    _truth("assessment.grade", "a grade is given and recorded", "assessment: {graded: true}", "assessment"),
    # Participation and quality
    _word("participation.form", "form of participation", "participation: online", "online onsite blended"),
    _truth("qa.internal", "covered by the provider's own quality system", "quality_assurance: {internal: true}",
           "quality_assurance"),
    _truth("qa.external", "an outside body assures the quality of the provider or the offer",
           "quality_assurance: {external: name of the body}", "quality_assurance"),
    _truth("qa.sector_standard", "follows a named sector standard or agreed framework",
           "quality_assurance: {standard: ISO 17024}", "quality_assurance"),
    _truth("qa.statement_published", "a public statement of quality assurance processes exists",
           "quality_assurance: {statement: true}", "quality_assurance"),
    _truth("qa.disclaimed", "the provider itself calls the offer non-accredited or outside its quality system",
           "quality_assurance: {disclaimed: true}", "quality_assurance"),
    _list("qa.approval", "approvals held by the offer", "approvals: [governing_body]",
          "annual_programme governing_body national_authority industry_endorsed", "approvals"),
    # Record
    _truth("record.issued", "a record or award goes to the learner", "record: certificate, or record: none", "record"),
    _truth("record.digital", "issued in digital form", "record: {digital: true}", "record"),
    _truth("record.owned_by_learner", "the learner owns it", "record: {owner: learner}", "record"),
    _truth("record.shareable", "the learner can pass it on", "record: {shareable: true}", "record"),
    _truth("record.portable", "can be stored where the holder chooses and understood elsewhere",
           "record: {portable: true}", "record"),
    _truth("record.verifiable", "third parties can check it", "record: {verifiable: true}", "record"),
    _list("record.states", "what the issued record says",
          "record: {states: [learner, title]}", _CONTENTS, "record"),
    _number("record.validity_years", "how long it is valid", "record: {valid: 3 years}", "years"),
    _list("registers", "registers in which it is entered", "registers: [nzqcf], or registers: none",
          "nzqcf ehis sk_register qvc national_qualifications fp_register", "registers"),
    _list("catalogue_links", "national catalogues it belongs to", "catalogue_links: none",
          "vocational_catalogue qualifications_framework", "catalogue_links"),
    # Structure
    _truth("stand_alone", "can be taken and awarded by itself, with value of its own", "stand_alone: true"),
    _truth("part_of_programme", "exists as a part of a larger accredited programme", "part_of: none, or its name"),
    _list("stacks_into", "larger awards it can be combined into", "stacks_into: [name of the award]",
          block="stacks_into"),
    _truth("counts_towards_degree", "counts towards at least one degree", "stacks_into: [{degree: name of the degree}]",
           "stacks_into"),
    _number("share_from_degree_courses", "share of the volume taken from degree study",
            "share_from_degree_courses: 50 %", ""),
    _truth("recognition.stated", "industry or academic recognition is stated", "recognition: by whom"),
    # Dates
    FactSpec("issued_on", "date", "date of issue of one record", "issued_on: 2026-05-01"),
    FactSpec("offered_from", "date", "first date on offer", "offered: {from: 2026-05-01}"),
    FactSpec("offered_until", "date", "last date on offer", "offered: {until: 2027-05-01}"),
    _number("cohorts_completed", "cohorts that have finished", "cohorts_completed: 1", "cohorts"),
    _text("review_period", "when it is reviewed", "review: every 3 years"),
)  # fmt: skip

FACTS: Final = {spec.name: spec for spec in _TABLE}
CREDIT_PREFIX: Final = "credits."
CUSTOM_PREFIX: Final = "custom."


def system_fact(system: str) -> str:
    """The fact that holds credit in one system of the crosswalk: ``us-semester`` → ``credits.us_semester``."""
    return CREDIT_PREFIX + system.replace("-", "_")


def credit_spec(system: str) -> FactSpec:
    """The fact for credit assigned in one system."""
    written = "ECTS" if system == "ects" else system
    return _number(system_fact(system), f"credit assigned in {written}", f"credits: 5 {written}", written, "credits")


def spec_of(name: str, systems: frozenset[str] = frozenset()) -> FactSpec | None:
    """The fact of that name, given the credit systems there are; nothing for a name nobody knows."""
    spec = FACTS.get(name)
    if spec is None and name.startswith(CREDIT_PREFIX):
        system = next((s for s in sorted(systems) if system_fact(s) == name), None)
        return credit_spec(system) if system else None
    return spec
