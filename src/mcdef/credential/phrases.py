"""Comma lists of known phrases: ``summative exam, supervised, identity checked``; ``digital badge, not shareable``.

A phrase that stands in the table says what the table says; the rest of the text is the kind of thing described.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from mcdef.credential.mistake import Mistake

Said = tuple[str, object]

ASSESSMENT: Final[Mapping[str, Said]] = {
    "summative": ("summative", True), "final": ("summative", True), "formative only": ("summative", False),
    "not summative": ("summative", False),
    "supervised": ("supervised", True), "proctored": ("supervised", True), "invigilated": ("supervised", True),
    "unsupervised": ("supervised", False), "not supervised": ("supervised", False),
    "unproctored": ("supervised", False),
    "identity checked": ("identity_verified", True), "identity verified": ("identity_verified", True),
    "id checked": ("identity_verified", True), "id check": ("identity_verified", True),
    "identity check": ("identity_verified", True), "identity not checked": ("identity_verified", False),
    "without identity check": ("identity_verified", False), "no id check": ("identity_verified", False),
    "without id check": ("identity_verified", False), "id not checked": ("identity_verified", False),
    "identity not verified": ("identity_verified", False), "no identity check": ("identity_verified", False),
    "criteria published": ("criteria", "published"), "published criteria": ("criteria", "published"),
    "no criteria": ("criteria", "none"), "criteria not published": ("criteria", "none"),
    "no criteria published": ("criteria", "none"), "no published criteria": ("criteria", "none"),
    "graded": ("graded", True), "ungraded": ("graded", False), "not graded": ("graded", False),
}  # fmt: skip
RECORD: Final[Mapping[str, Said]] = {
    "digital": ("digital", True), "online": ("digital", True), "paper": ("digital", False),
    "not paper": ("digital", True),
    "not digital": ("digital", False), "paper only": ("digital", False),
    "learner-owned": ("owner", "learner"), "owned by the learner": ("owner", "learner"),
    "not learner-owned": ("owner", "other"),
    "shareable": ("shareable", True), "not shareable": ("shareable", False),
    "portable": ("portable", True), "not portable": ("portable", False),
    "verifiable": ("verifiable", True), "not verifiable": ("verifiable", False),
}  # fmt: skip


# What a word like these says must not get lost: it may be the opposite of what would be presumed.
_NEGATION: Final = re.compile(r"\b(not|no|without|never|non|un\w+ed)\b|\?$")


def read_phrases(text: str, table: Mapping[str, Said]) -> dict[str, object]:
    """The keys of the full form that the phrases state; what is no phrase of the table goes under ``type``.

    Raises :class:`Mistake` for phrases that contradict each other.
    """
    said: dict[str, object] = {}
    kinds: list[str] = []
    for piece in re.finditer("[^,]+", text):
        phrase = piece[0].strip()
        try:
            rest = _take_leading(phrase, table, said)
            if rest and _NEGATION.search(rest.lower()):
                known = [one for one in table if one != rest]
                at = len(phrase) - len(rest)
                raise Mistake("not-understood", start=at, length=len(rest), value=rest, expected=known)
        except Mistake as mistake:
            mistake.start = (mistake.start or 0) + piece.start() + len(piece[0]) - len(piece[0].lstrip())
            raise
        if rest:
            kinds.append(rest)
    if kinds:
        said["type"] = ", ".join(kinds)
    return said


def _take_leading(phrase: str, table: Mapping[str, Said], said: dict[str, object]) -> str:
    """Reads off known phrases at the start ("summative exam" is summative, and an exam); returns what is left."""
    rest = phrase
    while rest:
        low = rest.lower()
        known = next((k for k in sorted(table, key=len, reverse=True) if low == k or low.startswith(k + " ")), None)
        if known is None:
            return rest
        key, value = table[known]
        if said.get(key, value) != value:
            start = len(phrase) - len(rest)
            raise Mistake("phrases-disagree", start=start, length=len(known), one=known, key=key)
        said[key] = value
        rest = rest[len(known) :].strip()
    return rest
