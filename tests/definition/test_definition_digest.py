"""The digest covers all that decides, in its resolved form, and nothing that does not (DESIGN 4)."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from definition.folders import POLICY, loaded, signed
from mcdef.definition.build import build

BASE: dict[str, Any] = {
    "id": "base",
    "title": "Base",
    "sources": {"law": {"title": "The law"}},
    "criteria": [
        {"id": "one", "asks": "One.", "kind": "constitutive", "cite": {"source": "law"}, "evidence": "primary",
         "test": {"fact": "workload.hours", "at_least": 100}},
    ],
    "readings": {"loose": {"title": "Loose", "because": "so", "change": {"one": {"kind": "required"}}}},
    "cases": [{"name": "a", "credential": {}, "verdict": "undetermined"}],
}  # fmt: skip
EXTENSION = {"id": "more", "title": "More", "extends": "base"}
ADOPTING = {"id": "more", "title": "More", "criteria": [{"id": "long", "same_as": "base.one"}]}


def digest(data: dict[str, Any], base: dict[str, Any] = BASE) -> str:
    return build(data, {"base": base, data["id"]: data}.get).digest


def test_it_is_a_sha_256() -> None:
    assert len(digest(BASE)) == 64
    assert int(digest(BASE), 16) > 0


def changed(**more: Any) -> dict[str, Any]:
    return {**deepcopy(BASE), **more}


HARDER = changed()
HARDER["criteria"][0]["test"]["at_least"] = 101


@pytest.mark.parametrize(
    "other",
    [
        HARDER,
        changed(scope={"fact": "provider.country", "is": "SK"}),
        changed(readings={}),
        changed(title="Bases"),
        changed(sources={"law": {"title": "Another law"}}),
    ],
)
def test_it_changes_with_what_is_said(other: dict[str, Any]) -> None:
    assert digest(other) != digest(BASE)


def test_it_does_not_change_with_the_cases_or_the_order_of_keys() -> None:
    assert digest(changed(cases=[])) == digest(BASE)
    assert digest(changed(case_base={"courses": 1})) == digest(BASE)
    assert digest(dict(reversed(list(BASE.items())))) == digest(BASE)


@pytest.mark.parametrize("data", [EXTENSION, ADOPTING])
def test_it_changes_with_what_is_built_upon(data: dict[str, Any]) -> None:
    assert digest(data, HARDER) != digest(data)
    assert digest(data, changed(cases=[])) == digest(data)


def test_it_does_not_change_with_a_clause_that_was_not_adopted() -> None:
    more = changed()
    more["criteria"].append({**more["criteria"][0], "id": "two"})
    assert digest(ADOPTING, more) == digest(ADOPTING)


def test_a_folder_s_definition_has_the_digest_of_its_whole(tmp_path: Path) -> None:
    files = {"uni-policy.yaml": POLICY, "uni-signed.yaml": signed("uni-policy")}
    one = loaded(tmp_path, files)["uni-signed"].digest
    assert loaded(tmp_path, files)["uni-signed"].digest == one
    files["uni-policy.yaml"] = POLICY.replace("at_most: 150", "at_most: 151")
    assert loaded(tmp_path, files)["uni-signed"].digest != one
