"""What the workbook to fill in says about its columns."""

from __future__ import annotations

from typing import Final

SHEET: Final = "Credentials"
EXPLANATIONS_SHEET: Final = "What to write"

RULES: Final = (
    "One credential on each row of the sheet “Credentials”. The headings stay as they are; columns that you do not "
    "need may be deleted.",
    "What you do not know, leave empty. What does not exist, write as none: an empty cell and none are two things.",
    "Cells have the format “Text”, so that Excel does not make a date of 3-5. Keep it, and paste values only.",
    "Write 2.5 with a point. A range is 40-72; also: under 15, at least 30, ~187, 4 or 5.",
    "Several entries in one cell: each on a line of its own (Alt+Enter), or with ; between them.",
    "Then run: mcdef check FILE.xlsx --annotate FILE-checked.xlsx",
)
HEADINGS: Final = ("Heading", "What to write", "For example")

#: Heading, what to write, an example.
COLUMNS: Final[tuple[tuple[str, str, str], ...]] = (
    ("id", "Your own id of the offer.", "cyber-01"),
    ("name", "The name of the credential, as on the certificate.", "Cyber Security Operations"),
    ("kind", "offer: one offer; class: a family of offers; issued: one issued record. Empty: offer.", "offer"),
    ("award", "A degree; a qualification that a national framework lists; other: the provider's own.", "other"),
    ("provider", "Who runs the learning, and awards unless awarding_body says otherwise.", "The Open University"),
    ("provider.type", "university: entitled to award degrees, whatever its name. Several: one of these.", "university"),
    ("provider.country", "Two letters of ISO 3166.", "GB"),
    ("provider.region", "The code of ISO 3166-2, where a region has rules of its own.", "US-OK"),
    ("provider.regulated", "Whether a public authority regulates or accredits it.", "yes"),
    ("awarding_body", "Who signs the record, if that is not the provider.", "Trinity College Dublin"),
    ("awarding_body.type", "As provider.type.", "university"),
    ("awarding_body.country", "As provider.country.", "IE"),
    (
        "workload",
        "All hours of a learner's effort, assessment included; or weeks x hours a week.",
        "12 weeks x 10-12 h",
    ),
    ("contact", "Taught or supervised time only, in hours or lessons.", "20 h"),
    ("duration", "How long it takes, in weeks, months or years. No workload.", "9 weeks"),
    ("courses", "Units that are enrolled in and assessed separately.", "3-5"),
    ("credits", "Credit that is awarded, with its system; none if it carries no credit.", "5 ECTS"),
    ("level", "The level with its framework; none if it has no level.", "EQF 6"),
    ("learning_outcomes", "What a learner can do afterwards. A list of topics is not enough.", "Plan an analysis"),
    ("need", "Which need of society, the labour market or persons it answers.", "Shortage of security staff"),
    ("prerequisites", "What has to be known or done before.", "none"),
    ("target_group", "For whom it is.", "nurses"),
    ("language", "The language of instruction.", "en"),
    ("assessment", "How outcomes are assessed; none for attendance only.", "summative exam, supervised"),
    ("assessment.criteria", "Whether the criteria of assessment are published.", "published"),
    ("assessment.identity_verified", "Whether identity is reliably checked at the assessment.", "yes"),
    ("assessment.supervised", "Whether the assessment is supervised.", "yes"),
    ("participation", "How learners take part.", "blended"),
    ("quality_assurance", "Who assures the quality: internal, external, standard, disclaimed or none.", "internal"),
    ("quality_assurance.external", "The body of external quality assurance, or yes or no.", "ASIIN"),
    ("approvals", "Who has approved it.", "governing_body"),
    ("record", "The record that the learner gets, or none.", "certificate"),
    ("record.digital", "Whether the record is digital.", "yes"),
    ("record.owner", "Whose the record is.", "learner"),
    ("record.shareable", "Whether the learner can share it.", "yes"),
    ("record.portable", "Whether the learner can take it elsewhere.", "yes"),
    ("record.verifiable", "Whether others can check that it is genuine.", "yes"),
    ("record.states", "What the record states; annex-i stands for the eleven mandatory elements.", "annex-i"),
    ("registers", "Public registers that list it, or none.", "national_qualifications"),
    ("stand_alone", "Whether it can be taken and awarded by itself.", "yes"),
    ("part_of", "The programme it is a part of, or none.", "BSc Computing"),
    ("stacks_into", "Larger awards that it counts towards, or none.", "PgCert Security"),
    ("stacks_into.degree", "A degree that it counts towards.", "MSc Security"),
    ("recognition", "Recognition by employers or academia, or none.", "accepted by three employers"),
    ("further_information", "Where learners read more.", "prospectus 2026, page 12"),
    ("sources", "Where these facts come from. Decides nothing.", "https://example.org/cyber"),
    ("notes", "Anything else. Decides nothing.", ""),
)
