"""Where a description states each fact: the key, and within a block the key in it.

The other direction of :mod:`mcdef.facts.statements`, as a table; a test holds the two together.
"""

from __future__ import annotations

from typing import Final

Place = tuple[str, ...]

_SAME: Final = (
    "single_competency", "designed_by", "responsible_professor", "prerequisites", "target_group", "language",
    "further_information", "registers", "catalogue_links", "stand_alone", "stacks_into", "share_from_degree_courses",
    "issued_on", "cohorts_completed",
    "learning.required", "learning.kind", "learning.content",
    "provider.name", "provider.type", "provider.country", "provider.region", "provider.authorisations",
    "provider.regulated",
    "awarding_body.name", "awarding_body.type", "awarding_body.country",
    "need.addressed", "need.evidence", "need.duplicates_existing",
    "contact.hours", "contact.lessons", "duration.weeks", "workload.hours",
    "level.cycle", "level.sector", "level.eqf",
    "learning_outcomes.stated",
    "assessment.exists", "assessment.type", "assessment.summative", "assessment.identity_verified",
    "assessment.supervised",
    "record.issued", "record.digital", "record.shareable", "record.portable", "record.verifiable", "record.states",
    "credits.assigned", "credits.via_recognition", "credits.recommended",
    "recognition.stated",
)  # fmt: skip
_OTHER: Final[dict[str, Place]] = {
    "described.kind": ("kind",),
    "title": ("name",),
    "award.type": ("award",),
    "learning.field_authorised": ("provider", "field_authorised"),
    "courses.count": ("courses",),
    "participation.form": ("participation",),
    "assessment.criteria_defined": ("assessment", "criteria"),
    "assessment.grade": ("assessment", "graded"),
    "qa.internal": ("quality_assurance", "internal"),
    "qa.external": ("quality_assurance", "external"),
    "qa.sector_standard": ("quality_assurance", "standard"),
    "qa.statement_published": ("quality_assurance", "statement"),
    "qa.disclaimed": ("quality_assurance", "disclaimed"),
    "qa.approval": ("approvals",),
    "record.owned_by_learner": ("record", "owner"),
    "record.validity_years": ("record", "valid"),
    "part_of_programme": ("part_of",),
    "counts_towards_degree": ("stacks_into",),
    "offered_from": ("offered", "from"),
    "offered_until": ("offered", "until"),
    "review_period": ("review",),
}

#: The place of every fact but the numbers of credit, which are told by their system, and the national level.
PLACES: Final[dict[str, Place]] = {name: tuple(name.split(".")) for name in _SAME} | _OTHER

#: What stands for yes and no where a description says neither.
TRUTHS: Final[dict[str, tuple[object, object]]] = {
    "assessment.criteria_defined": ("published", "none"),
    "record.owned_by_learner": ("learner", "other"),
    "part_of_programme": ("a larger programme", "none"),
    "counts_towards_degree": ([{"degree": "a degree"}], "none"),
    "recognition.stated": (True, False),
}
#: Units behind a number in text.
UNITS: Final[dict[str, str]] = {
    "workload.hours": " h",
    "record.validity_years": " years",
}
