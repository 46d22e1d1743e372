"""What is wrong with a description of a credential, in the words of the person who wrote it."""

from __future__ import annotations

from typing import Final

from mcdef.messages.text import Text

TEXTS: Final = {
    "unknown-country": Text("`{value}` is not a country code",
                            "write the two letters of ISO 3166: GB, NL, US, …"),
    "not-a-quantity": Text("`{value}` does not begin with a quantity",
                           "write for example 150, 40-72, under 15, at least 2, ~187 or 4 or 5"),
    "text-after-quantity": Text("`{rest}` is not expected after the number", "leave it out, or check the key"),
    "nothing-below-zero": Text("nothing is under zero", "write none if there is none"),
    "range-backwards": Text("the range runs from {low} down to {high}", "write the smaller number first"),
    "unknown-unit": Text("`{unit}` is no unit that is known here",
                         "write h (hours), weeks, months or courses; for example 12 weeks x 10-12 h"),
    "not-a-workload": Text("`{written}` is not a workload",
                           "write all hours of effort (150 h), or weeks times hours a week (12 weeks x 10-12 h)"),
    "elapsed-is-no-workload": Text("`{written}` says how long it takes, not how much work it is",
                                   "write duration: {written}, and workload as weeks x hours a week if you know it"),
    "days-are-no-hours": Text("`{written}`: a day may be 6, 7 or 8 hours", "write the hours"),
    "contact-is-no-workload": Text("`{written}` are lessons, which are only the taught part",
                                   "write contact: {written}, and the workload in hours if you know it"),
    "load-without-weeks": Text("hours a week, but no weeks", "write for example 12 weeks x 10 h"),
    "weeks-without-load": Text("weeks or months, but no hours a week", "write for example 12 weeks x 10 h"),
    "weeks-and-months": Text("both weeks and months are given", "keep the one that the offer states"),
    "not-contact-time": Text("`{written}` is not contact time", "write for example 20 h or 30 lessons"),
    "not-a-duration": Text("`{written}` is not a duration", "write for example 9 weeks, 4 months or 1 year"),
    "not-one-quantity": Text("`{written}` holds more than one quantity", "write one quantity with its unit"),
    "level-expected": Text("a level is expected here", "write framework and level: EQF 6, FHEQ 7; or none"),
    "blank": Text("nothing is written after {keys}: taken as not stated",
                  "write the value, or none if there is none; or remove the line"),
    "not-a-description": Text("this is not a description of a credential",
                              "a description has lines of the form `key: value`; `mcdef classify` reads one, a list "
                              "of them, or a list under `catalogue:`"),
    "variant-without-name": Text("a variant needs a name", "add `name: …` to tell it from the others"),
    "nested-variants": Text("a variant cannot have variants of its own", "list all variants side by side"),
    "credits-without-system": Text("{credits} credits of no named system",
                                   "write the system, for example 5 ECTS or 15 CATS; without it the number says "
                                   "nothing"),
    "statements-disagree": Text("{fact}: {one} here and {other} at {place} cannot both be true",
                                "correct one of the two; the first is used"),
    "conversion-disagrees": Text("{fact}: {stated} is stated, but {says} gives {converted}",
                                 "check both; what is stated is used"),
    "credits-disagree": Text("{fact}: the credits stated give {one} and {other}, which do not meet",
                             "check the credits; everything between the two is left open"),
    "levels-disagree": Text("the levels stated lead to {one} and to {other}",
                            "check the levels; a stated EQF level is used, else both are left open"),
    "rule-disagrees": Text("{fact}: {stated} is stated, but {because}",
                           "one of the two is wrong; what is stated is used (rule {rule})"),
    "contact-above-workload": Text("contact time of {contact} is more than the whole workload of {workload}",
                                   "contact time is a part of the workload: check both"),
    "hours-credits-conflict": Text("{hours} and {credits} make {ratio} hours a credit, outside the {low}-{high} in use",
                                   "{cause}; each figure is used for what it states"),
    "judgement-without-effect": Text("the judgement on {criterion} changes nothing: the facts already settle it",
                                     "remove it, or correct the facts"),
    "judgement-of-other-wording": Text("the judgement on {criterion} answered another wording of the clause",
                                       "read `mcdef explain {criterion}` and judge again"),
    "judgement-unknown": Text("the judgement names `{criterion}`, which no definition loaded here has",
                              "write definition.criterion, for example unesco-2022.focused"),
    "same-id": Text("`{id}` stands at {other} too, with other facts", "give each offer an id of its own"),
}  # fmt: skip
