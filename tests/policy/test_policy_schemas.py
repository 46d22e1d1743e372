"""The schemas of settings and waivers: an editor refuses what reading refuses, and takes what reading takes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from mcdef.definition.library import Library
from mcdef.documents.problem import McdefError
from mcdef.documents.reader import read_document
from mcdef.documents.source import Source
from mcdef.outputs.registry import FORMATS
from mcdef.policy.settings import SPECS
from mcdef.policy.settings_schema import settings_schema
from mcdef.policy.values import Unfit
from mcdef.policy.waivers import read_waivers
from mcdef.policy.waivers_schema import waivers_schema

SETTINGS = settings_schema(FORMATS)
WAIVERS = waivers_schema()
VALUES: list[Any] = [
    "core", "", " ", "a, b", ["core"], [], ["core", ""], ["core", 7], {}, None, 7, 0, 1, -3, Decimal("2.5"), True,
    False, "yes", "on", "maybe", "2026-11-01", "2026-13-01", "2026-1-1", "20261101", "2026-W45-1",
    {"eu-2022.small-volume": {"workload.hours": 250}}, {"eu-2022.small-volume": {"workload.hours": "801/2"}},
    {"eu-2022.small-volume": {"workload.hours": "many"}}, {"eu-2022.small-volume": {"workload.hours": -1}},
    {"eu-2022.small-volume": {"workload.hours": True}}, {"eu-2022.small-volume": {"workload.hours": "3/0"}},
    {"eu-2022": 7}, {"eu-2022": "a" * 64}, {"eu-2022": "a" * 63}, {"eu-2022": None},
    {"sarif": "out.sarif"}, {"sarif": ""}, {"sarif": 7}, ["sarif=out.sarif"], ["sarif"], "sarif=a, json=b", "sarif=",
    "does-not-count", "does not count:eu-2022, gap", ["gap:eu-2022", "undetermined"], [{"gap": "eu-2022"}],
    [{"gap": 7}], [{"gap": "eu-2022", "undetermined": "eu-2022"}], "never",
]  # fmt: skip
#: What reading leaves to a later step, which knows the definitions and the formats.
LATER = {"fail_on", "outputs"}


def takes(schema: dict[str, Any], data: Any) -> bool:
    return not list(Draft202012Validator(schema).iter_errors(data))


def is_read(name: str, value: Any) -> bool:
    try:
        SPECS[name].reader(value)
    except Unfit:
        return False
    return True


def test_they_are_schemas() -> None:
    Draft202012Validator.check_schema(SETTINGS)
    Draft202012Validator.check_schema(WAIVERS)


@pytest.mark.parametrize("name", SPECS)
def test_a_setting_takes_in_an_editor_what_it_takes_when_it_is_read(name: str) -> None:
    for value in VALUES:
        read, taken = is_read(name, value), takes(SETTINGS, {name: value})
        assert read or not taken, value
        assert taken or not read or name in LATER, value


@pytest.mark.parametrize(
    "wrong",
    [
        {"fail-on": ["gap"]}, {"fail_on": "does-not-pass"}, {"fail_on": ["gap:eu-2022", "often"]},
        {"presume": "perhaps"}, {"outputs": {"pdf": "out.pdf"}}, {"outputs": ["pdf=out.pdf"]},
        {"lock": {"eu-2022": "deadbeef"}}, [],
        {"limits": {"eu-2022.small-volume": {"workload.hours": "much"}}},
    ],
)  # fmt: skip
def test_what_is_wrong_in_settings_is_seen_in_the_editor(wrong: Any) -> None:
    assert not takes(SETTINGS, wrong)


def test_every_setting_says_in_the_editor_what_it_is() -> None:
    assert all(one["description"].endswith(".") for one in SETTINGS["properties"].values())


WAIVER = {
    "credential": "cyber-*", "definition": "eu-2022.assessed", "verdict": "does not count", "reason": "is published",
    "approver": "Board", "expires": "2027-03-31",
}  # fmt: skip


def changed(**changes: Any) -> dict[str, Any]:
    made = {**WAIVER, **changes}
    return {key: value for key, value in made.items() if value != "left out"}


@pytest.mark.parametrize(
    "entry",
    [
        WAIVER,
        changed(verdict="does_not_count"), changed(verdict="gap"), changed(verdict="disagree", definition="left out"),
        changed(verdict="disagree"), changed(verdict="fails"), changed(definition="left out"), changed(reason="…"),
        changed(reason="  "), changed(reason=None), changed(approver=7), changed(expires="soon"),
        changed(expires="31.03.2027"), changed(expires="left out"), changed(credential="left out"),
        changed(until="2027-01-01"), "cyber", None,
    ],
)  # fmt: skip
@pytest.mark.parametrize("under", [True, False])
def test_a_waiver_is_taken_in_an_editor_as_it_is_when_it_is_read(entry: Any, under: bool, library: Library) -> None:
    from json import dumps

    data: Any = {"waivers": [entry]} if under else [entry]
    document = read_document(Source("waivers.json", dumps(data)))
    try:
        read_waivers(document, library)
        read = True
    except McdefError:
        read = False
    assert takes(WAIVERS, data) == read


def test_other_keys_beside_the_waivers_are_refused() -> None:
    assert takes(WAIVERS, {"waivers": []})
    assert not takes(WAIVERS, {"waivers": [], "ours": 1})
