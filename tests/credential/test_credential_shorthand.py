"""Shorthand and full form mean the same; and what is left out, none, and unknown never do."""

from __future__ import annotations

from typing import Any

import pytest
from credential_forms import ONE_FORM, SHORT_AND_FULL, shown

from mcdef.credential.model import CLOSABLE, Credential
from mcdef.logic.possibilities import Members


def described(**keys: Any) -> Credential:
    return Credential.model_validate(keys)


@pytest.mark.parametrize(("key", "short", "full"), SHORT_AND_FULL, ids=map(shown, SHORT_AND_FULL))
def test_a_short_form_means_its_full_form(key: str, short: Any, full: Any) -> None:
    read = described(**{key: short})
    assert read == described(**{key: full})
    assert read != Credential()


@pytest.mark.parametrize(("key", "form"), ONE_FORM, ids=map(shown, ONE_FORM))
def test_every_other_form_is_read_too(key: str, form: Any) -> None:
    assert key in described(**{key: form}).model_fields_set


def test_every_key_has_a_form_here() -> None:
    assert {form[0] for form in (*SHORT_AND_FULL, *ONE_FORM)} == set(Credential.model_fields)


def test_the_page_of_the_design() -> None:
    by_hand = described(
        name="Cyber Security Operations",
        provider={"name": "The Open University", "type": "university", "country": "GB"},
        workload="150 h",
        credits="15 CATS",
        level="FHEQ 7",
        courses=1,
        assessment={"type": "summative", "identity_verified": True, "criteria": "published"},
        quality_assurance={"internal": True},
    )
    assert by_hand.provider is not None
    assert by_hand.provider.type == ("university",)
    assert by_hand.assessment is not None
    assert by_hand.assessment.exists is None  # a stated type alone does not say that outcomes are assessed


@pytest.mark.parametrize("key", ["registers", "approvals", "catalogue_links", "designed_by"])
def test_a_list_is_silent_about_the_rest_and_none_closes_it(key: str) -> None:
    assert getattr(described(**{key: "none"}), key) == Members(frozenset(), complete=True)
    assert getattr(described(**{key: []}), key) == Members(frozenset())
    assert getattr(Credential(), key) is None


def test_none_differs_from_silence() -> None:
    for key in ("assessment", "record", "credits", "level", "workload", "learning", "learning_outcomes", "need"):
        assert described(**{key: "none"}) != Credential()


def test_complete_once_is_complete_everywhere() -> None:
    assert described(complete=True).complete == frozenset(CLOSABLE)
    assert described(complete=False).complete == frozenset()


NO = [False, "no", "No", "false"]


@pytest.mark.parametrize("no", NO)
@pytest.mark.parametrize("key", ["assessment", "record", "need", "recognition", "part_of", "stacks_into"])
def test_no_is_not_taken_for_a_kind_of_thing(key: str, no: Any) -> None:
    """`assessment: no` must not read as an assessment of the type "no"."""
    with pytest.raises(ValueError, match="unknown-value"):
        described(**{key: no})


@pytest.mark.parametrize("yes", [True, "yes"])
@pytest.mark.parametrize("key", ["assessment", "record", "need", "recognition", "part_of", "stacks_into"])
def test_yes_says_too_little(key: str, yes: Any) -> None:
    with pytest.raises(ValueError, match="text-expected"):
        described(**{key: yes})


def test_a_description_is_frozen() -> None:
    with pytest.raises(ValueError, match="frozen"):
        described(name="x").name = "y"  # type: ignore[misc]
