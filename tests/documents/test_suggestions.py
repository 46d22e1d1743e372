from __future__ import annotations

import pytest

from mcdef.documents.suggest import closest

KEYS = ("name", "level", "learning_outcomes", "credits", "quality_assurance", "workload", "provider", "ects")
SYNONYMS = {"QA": "quality_assurance", "hours": "workload", "lang": "language"}


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("level", "level"),
        ("levle", "level"),
        ("Level", "level"),
        ("learningOutcomes", "learning_outcomes"),
        ("learning-outcomes", "learning_outcomes"),
        ("learning outcome", "learning_outcomes"),
        ("ECTS", "ects"),
        ("qa", "quality_assurance"),
        ("Hours", "workload"),
        ("lang", None),
        ("zebra", None),
        ("", None),
        ("!!", None),
        ("name" * 1000, None),
    ],
)
def test_the_nearest_known_word(word: str, meant: str | None) -> None:
    assert closest(word, KEYS, SYNONYMS) == meant


def test_no_candidates_and_no_synonyms() -> None:
    assert closest("name", []) is None
    assert closest("qa", KEYS) is None


def test_a_synonym_wins_over_likeness() -> None:
    assert closest("hour", ["hourly", "workload"], {"hour": "workload"}) == "workload"
