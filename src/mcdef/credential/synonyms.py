"""What people call the keys and words of a description, beside their own names."""

from __future__ import annotations

from typing import Final

SYNONYMS: Final = {
    "title": "name", "programme": "name", "program": "name", "course": "name", "credential": "name",
    "institution": "provider", "university": "provider", "school": "provider", "organisation": "provider",
    "organization": "provider", "issuer": "awarding_body", "awarded by": "awarding_body", "awarder": "awarding_body",
    "ects": "credits", "credit": "credits", "credit points": "credits", "points": "credits",
    "hours": "workload", "effort": "workload", "study time": "workload", "volume": "workload", "size": "workload",
    "study load": "workload", "weeks": "duration", "length": "duration", "months": "duration",
    "contact hours": "contact", "teaching hours": "contact", "lessons": "contact",
    "eqf": "level", "nqf": "level", "cycle": "level", "framework level": "level",
    "outcomes": "learning_outcomes", "objectives": "learning_outcomes", "skills": "learning_outcomes",
    "competencies": "learning_outcomes", "competences": "learning_outcomes",
    "exam": "assessment", "examination": "assessment", "evaluation": "assessment", "test": "assessment",
    "qa": "quality_assurance", "quality": "quality_assurance", "accreditation": "quality_assurance",
    "certificate": "record", "badge": "record", "transcript": "record", "document": "record",
    "lang": "language", "mode": "participation", "delivery": "participation", "format": "participation",
    "form of participation": "participation", "entry requirements": "prerequisites",
    "requirements": "prerequisites", "admission": "prerequisites", "audience": "target_group",
    "stackable": "stacks_into", "stackability": "stacks_into", "stacks": "stacks_into",
    "standalone": "stand_alone", "register": "registers", "part of programme": "part_of",
    "date": "issued_on", "issue date": "issued_on", "date of issue": "issued_on", "issued": "issued_on",
    "type of award": "award", "credential type": "award",
    "id check": "identity_verified", "identity": "identity_verified", "identity check": "identity_verified",
    "id verification": "identity_verified", "proctored": "supervised", "grade": "graded", "standards": "criteria",
    "hei": "university", "higher education institution": "university", "vet": "vet_school", "employer": "company",
    "business": "company", "association": "professional_body", "government": "public_body", "nonprofit": "ngo",
    "distance": "online", "remote": "online", "e-learning": "online", "face to face": "onsite", "on campus": "onsite",
    "in person": "onsite", "hybrid": "blended",
}  # fmt: skip
