"""The verdicts on real credentials against what was expected of them: every difference has its explanation."""

from __future__ import annotations

import pytest

import evaluation
from evaluation import COUNTS, DOES_NOT, OPEN, Expectation, Outcome
from mcdef.catalogue.classify import Asked, entries_of
from mcdef.definition.select import ALL, Selection

NOTES = evaluation.data("differences")


def test_every_difference_is_explained_and_every_explanation_is_of_a_difference() -> None:
    found = {(one.expectation.example, one.expectation.definition) for one in evaluation.differences()}
    explained = set(evaluation.explanations())

    assert found - explained == set(), "differ from what was expected, and nothing says why"
    assert explained - found == set(), "are explained and no longer differ"


def test_explanations_name_a_cause_and_stand_once() -> None:
    keys = [(item["example"], id_) for item in NOTES["differences"] for id_ in item["definitions"]]

    assert {item["cause"] for item in NOTES["differences"]} <= set(evaluation.CAUSES)
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("expected", "says", "differs"),
    [
        (COUNTS, Outcome(OPEN, OPEN, OPEN), True),
        (COUNTS, Outcome(OPEN, OPEN, COUNTS), False),
        (OPEN, Outcome(OPEN, OPEN, COUNTS), False),
        (OPEN, Outcome(OPEN, COUNTS, COUNTS), True),
        (DOES_NOT, Outcome(OPEN, COUNTS, DOES_NOT), True),
        (DOES_NOT, Outcome(OPEN, DOES_NOT, DOES_NOT), False),
    ],
)
def test_what_is_a_difference(expected: str, says: Outcome, differs: bool) -> None:
    assert evaluation.differs(Expectation("example", "eu-2022", expected, None), says) is differs


def test_every_example_has_expectations_and_the_reverse() -> None:
    assert set(evaluation.names()) == set(evaluation.data("expected"))


def test_the_page_is_up_to_date() -> None:
    written = evaluation.PAGE.read_text(encoding="utf-8")

    assert written == evaluation.render(), "run: python tests/evaluation.py --write"


def test_the_other_variant_gets_the_second_verdict() -> None:
    """Where one file holds two offers, the second verdict that was allowed for is the other offer's."""
    expected = [one for one in evaluation.expectations() if one.example == "ethics-of-ai" and one.alt is not None]

    assert expected
    for one in expected:
        assert evaluation.outcome(one.example, one.definition, 2).followed == one.alt


def test_a_file_of_variants_says_which_one_is_meant() -> None:
    several = {name for name in evaluation.names() if len(evaluation.example(name)) > 1}

    assert several == set(NOTES["variants"])


def test_the_counts_of_the_trial_are_explained_where_ours_differ() -> None:
    trial = NOTES["trial"]
    differing = {
        id_
        for id_, before in trial["counts"].items()
        for mode in evaluation.MODES
        if evaluation.counts(id_, mode) != tuple(before[mode])
    }

    assert differing == set(trial["differences"])


@pytest.mark.parametrize("name", evaluation.names())
def test_an_example_is_readable_and_warns_only_as_noted(name: str) -> None:
    asked = Asked(Selection((ALL,)), ignore_scope=True)
    entries = list(entries_of(evaluation.example(name), evaluation.library(), asked))
    problems = [
        problem
        for entry in entries
        for problem in (*entry.problems, *(entry.judged.problems if entry.judged is not None else ()))
    ]

    assert [entry.id for entry in entries if entry.judged is None] == []
    assert [problem.message for problem in problems if problem.severity == "error"] == []
    assert {problem.code for problem in problems} == set(NOTES["warnings"].get(name, ()))
