"""The blank form: a description to fill in, with a comment for every line that is not obvious."""

from __future__ import annotations

from typing import Final

SCHEMA_FILE: Final = "mcdef-credential.schema.json"

_EDITORS: Final = f"""\
# yaml-language-server: $schema={SCHEMA_FILE}
# $schema: {SCHEMA_FILE}
"""
_FORM: Final = """\
# A credential, described for mcdef. What you do not know, leave out: delete the line.
# What does not exist, write as none: `credits: none` and no line at all are two different things.

name:                   # as it is called on the certificate
provider:
  name:
  type:                 # university, college, vet_school, company, platform, professional_body, public_body …
  country:              # two letters: GB, NL, US …
award:                  # degree, qualification (listed or regulated), other

# Size. All hours of a learner's effort, assessment included; a range is fine.
workload:               # 150 h, or 40-72 h, or ~187 h, or 12 weeks x 10-12 h
courses:                # units that are enrolled in and assessed separately: 1, or 3-5
credits:                # 5 ECTS, 15 CATS, 3 semester hours …; none if it carries no credit
level:                  # EQF 6, FHEQ 7, NFQ 9, graduate …; none if it has no level

# Learning and assessment.
learning_outcomes:      # what a learner can do afterwards, one on each line; a list of topics is not enough
  -
assessment:             # summative exam, supervised, identity checked, criteria published; none for attendance only
participation:          # online, onsite or blended

# Quality and record.
quality_assurance:      # [internal, external: name of the agency, standard: ISO 17024]; none
record:                 # digital certificate, learner-owned, shareable, portable; none
registers:              # nzqcf, ehis, qvc, national_qualifications …; none if it is on no register

# Structure.
stand_alone:            # true if it can be taken and awarded by itself
stacks_into:            # larger awards it counts towards: [{degree: MSc X}]; none
"""


def blank_form(*, with_schema: bool) -> str:
    """The text of a new description; with the lines by which editors find the schema beside it."""
    return (_EDITORS if with_schema else "") + _FORM
