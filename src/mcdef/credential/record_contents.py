"""What an issued record can state, and the named sets of it that definitions speak of."""

from __future__ import annotations

from typing import Final

CONTENTS: Final = (
    "learner", "title", "issuer_country", "awarding_body", "issue_date", "learning_outcomes", "workload", "credits",
    "level", "assessment_type", "participation", "qa_type", "prerequisites", "supervision_identity", "grade",
    "stackability", "further_information", "signature", "number",
)  # fmt: skip

#: Council Recommendation 2022/C 243/02, Annex I; EMC framework, transcript clause; Slovak Decree 405/2024.
NAMED_SETS: Final = {
    "annex-i": (
        "learner", "title", "issuer_country", "awarding_body", "issue_date", "learning_outcomes", "workload", "level",
        "assessment_type", "participation", "qa_type",
    ),
    "emc-transcript": ("learning_outcomes", "workload", "level", "credits"),
    "sk-certificate": (
        "learner", "title", "issuer_country", "awarding_body", "issue_date", "learning_outcomes", "workload",
        "credits", "level", "qa_type", "signature", "number",
    ),
}  # fmt: skip


def members(written: tuple[str, ...], leaving_out: tuple[str, ...] = ()) -> frozenset[str]:
    """The contents named, sets spelled out, without those left out."""
    named = {member for word in written for member in NAMED_SETS.get(word, (word,))}
    return frozenset(named - set(leaving_out))
