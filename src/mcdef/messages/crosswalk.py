"""What is wrong with a level or a credit that somebody wrote, or with a row of the crosswalk tables."""

from __future__ import annotations

from typing import Final

from mcdef.messages.text import Text

TEXTS: Final = {
    # What a description says.
    "unknown-framework": Text("`{written}` is no qualifications framework known here", "{meant}known here: {known}"),
    "framework-needs-country": Text("which framework `{name}` is depends on the country",
                                    "state the provider's country, or write {choices}"),
    "level-of-which-framework": Text("`{level}` is a level of several frameworks there, and they differ",
                                     "write {choices}"),
    "level-needs-framework": Text("`{level}` names no framework", "write {choices}"),
    "level-missing": Text("`{framework}` is named, but no level of it", "its levels: {levels}"),
    "unknown-level": Text("{framework} has no level `{level}`", "its levels: {levels}"),
    "level-scale-changed": Text("`{level}` is no level of the scale in force on {on}, but of the scale after it",
                                "write a level of the scale in force ({levels}), or the EQF level"),
    "several-levels": Text("`{text}` states levels of several frameworks", "write them as a list: [{choices}]"),
    "unknown-credit-system": Text("`{written}` is no credit system known here", "{meant}known here: {known}"),
    "credit-needs-country": Text("what `{name}` is depends on the country",
                                 "state the provider's country, or write {choices}"),
    # What does not fit together; the causes fill `{{cause}}` of hours-credits-conflict.
    "hours-credits-near": Text("{hours} and {credits} make {ratio} hours a credit, just outside {usual}",
                               "check both; each figure is used for what it states"),
    "cause-contact-hours": Text("this looks like contact hours, of which 6 to 12 a credit are usual"),
    "cause-uk-credits": Text("these may be UK credits, of 10 hours each"),
    "cause-other-system": Text("the credits may be those of another system, of 37 to 48 hours each"),
    "cause-unknown": Text("check both"),
    # Rows of the crosswalk tables.
    "crosswalk-no-source": Text("the row names no source", "add `source: …`"),
    "crosswalk-unknown-source": Text("the source `{source}` is not in sources.yaml", "add it there, or correct the id"),
    "crosswalk-no-evidence": Text("the row has no evidence grade", "add `evidence: …`, one of {grades}"),
    "crosswalk-unknown-grade": Text("`{grade}` is no evidence grade", "write one of {grades}"),
    "crosswalk-memory-decides": Text("a row from memory is graded `{grade}`", "grade it unverified, or cite a text"),
    "crosswalk-no-mapping": Text("{framework} does not say how it maps to the EQF",
                                 "add the rows, or `to_eqf: unmapped` where nobody published any"),
    "crosswalk-unknown-relation": Text("`{relation}` is no relation of levels", "write one of {relations}"),
    "crosswalk-unknown-level": Text("`{level}` is not listed under `levels`", "list it, or correct the row"),
    "crosswalk-no-row": Text("level `{level}` has no row", "add it; `{{relation: unmapped}}` where nothing is known"),
    "crosswalk-not-eqf": Text("`{level}` is no EQF level", "write a number from 1 to 8"),
    "crosswalk-not-cycle": Text("`{cycle}` is no cycle", "write short, first, second, third or none"),
    "crosswalk-not-monotone": Text("level `{level}` maps lower than `{below}`, which stands under it",
                                   "check both rows and the order of `levels`"),
    "crosswalk-empty-range": Text("no number is from {low} to {high}", "put the smaller number first"),
    "crosswalk-not-number": Text("`{value}` is no number", 'write 25, 37.5 or "80/3"'),
    "crosswalk-name-collides": Text("`{name}` is a name of {other} too", "let each of them name its country"),
    "crosswalk-name-needs-place": Text("`{name}` is told apart by its country, which has no name here",
                                       "add `place: …`, the country in words"),
    "crosswalk-validity-overlaps": Text("the time of this row overlaps that of {other}",
                                        "let one end before the other begins"),
    "crosswalk-id-twice": Text("the id `{id}` stands here a second time", "use another id"),
    "crosswalk-unknown-id": Text("there is no `{id}` in {file}", "add it there, or correct the id"),
}  # fmt: skip
