"""How the outcome of a criterion is said in a sentence."""

from __future__ import annotations

from typing import Final

from mcdef.messages.text import Text

TEXTS: Final = {
    "leaf-met": Text("{fact}: {value}"),
    "leaf-not-met": Text("{fact}: {value}; asked: {asked}"),
    "leaf-must-not": Text("{fact}: {value}; asked: anything but {asked}"),
    "leaf-not-stated": Text("{fact}: not stated"),
    "leaf-straddles": Text("{fact}: {value}; {outside} lies outside {asked}"),
    "leaf-straddles-words": Text("{fact}: {value}; asked: {asked}"),
    "leaf-vague": Text("{fact}: {value}, between {clear} (clearly inside) and {outside} (clearly outside). {because}"),
    "leaf-vague-straddles": Text("{fact}: {value}; clearly inside is {clear}, clearly outside {outside}. {because}"),
    "leaf-absent": Text("{fact}: none, which is neither inside nor outside the limit"),
    "leaf-members": Text("{fact}: {missing} not among what is listed"),
    "leaf-members-open": Text("{fact}: nothing is said of {members}"),
    "leaf-unmapped": Text("{fact}: unknown, because no comparison of this level with the EQF is published"),
    "leaf-unlevelled": Text("{fact}: unknown, because the official comparison leaves this level unpaired"),
    "leaf-unverified": Text("{fact}: unknown; it would be {would_be} by a row known only from memory"),
    "outcome-own-limit": Text(" (your own limit, {asked}; the text names none)"),
    "outcome-needs-judgement": Text("nobody has judged this yet"),
    "outcome-silence-met": Text("not contradicted: nothing is stated ({because})"),
    "outcome-silence-not-met": Text("nothing says so ({because})"),
    "outcome-judged": Text("judged {outcome} by {by}{on}{because}"),
    "outcome-judged-by-rule": Text("{outcome} by the rule {rule}: {because}"),
}  # fmt: skip
