"""A user's folder adds to what is shipped and replaces none of it (DESIGN 4)."""

from __future__ import annotations

from pathlib import Path

import pytest

from definition.folders import POLICY, loaded, place_of, refused, signed
from facts.describing import described, shipped
from mcdef.definition.library import load_library
from mcdef.definition.select import Selection
from mcdef.documents.problem import McdefError
from mcdef.verdict.judge import judge

OFFER = "workload: 120 h\nassessment: exam, criteria published\nlearning_outcomes: stated\nrecord: badge\n"


def test_a_folder_adds_a_definition(tmp_path: Path) -> None:
    library = loaded(tmp_path, {"uni-policy.yaml": POLICY})
    assert {*library.definitions} == {*shipped().definitions, "uni-policy"}
    assert library.cases["uni-policy"] == 1
    (found,) = judge(described("workload: 120 h"), library, Selection(("uni-policy",))).results
    assert found.verdict.words == "counts"


@pytest.mark.parametrize(
    ("signature", "expected"),
    [
        ("custom: {employer_signed: true}", "counts"),
        ("custom: {employer_signed: false}", "does not count"),
        ("", "undetermined"),
    ],
)
def test_an_institution_s_policy_reads_its_own_facts(tmp_path: Path, signature: str, expected: str) -> None:
    library = loaded(tmp_path, {"uni-signed.yaml": signed("eu-2022")})
    text = f"{OFFER}quality_assurance: internal\n{signature}"
    (found,) = judge(described(text), library, Selection(("uni-signed",))).results
    assert found.verdict.words == expected
    if expected != "counts":
        assert found.decided_by == ("signed",)


def test_a_shipped_id_cannot_be_replaced(tmp_path: Path) -> None:
    text = POLICY.replace("uni-policy", "eu-2022")
    (found,) = refused(tmp_path, {"eu-2022.yaml": text})
    assert (found.code, str(found.span and found.span.start)) == ("shipped-id", place_of("eu-2022", text))
    assert "extends: eu-2022" in str(found.help)


def test_the_id_is_the_name_of_the_file(tmp_path: Path) -> None:
    (found,) = refused(tmp_path, {"policy.yaml": POLICY})
    assert (found.code, "uni-policy.yaml" in str(found.help)) == ("id-is-not-file", True)


def test_an_id_stands_once_in_a_folder(tmp_path: Path) -> None:
    (found,) = refused(tmp_path, {"uni-policy.yaml": POLICY, "uni-policy.yml": POLICY})
    assert found.code == "id-twice"


@pytest.mark.parametrize(
    ("name", "text", "id_"),
    [
        ("crosswalks/credit-systems.yaml", "- {id: ects, title: Another, names: [ECTS], measures: none}", "ects"),
        ("crosswalks/frameworks.yaml", "- {id: eqf, title: Another, to_eqf: unmapped, levels: [1]}", "eqf"),
        ("inferences.yaml", "rules:\n  - {id: no-record, strength: follows}", "no-record"),
    ],
)
def test_no_row_and_no_rule_that_is_shipped_can_be_replaced(tmp_path: Path, name: str, text: str, id_: str) -> None:
    (found,) = refused(tmp_path, {name: text})
    assert (found.code, f"`{id_}`" in found.message) == ("crosswalk-id-twice", True)
    assert f"{name}:" in str(found.place)


def test_a_folder_adds_a_credit_system_that_tests_can_read(tmp_path: Path) -> None:
    system = """\
- id: guild
  title: Guild points
  names: [guild point]
  measures: notional
  hours: [{country: "*", value: 20, source: ects-guide-2015, evidence: primary}]
"""
    text = POLICY.replace("workload.hours, at_least: 100", "credits.guild, at_least: 5")
    library = loaded(tmp_path, {"uni-policy.yaml": text, "crosswalks/credit-systems.yaml": system})
    (found,) = judge(described("credits: 6 guild points"), library, Selection(("uni-policy",))).results
    assert found.verdict.words == "counts"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(McdefError) as raised:
        load_library([tmp_path / "nowhere"])
    assert raised.value.problems[0].code == "folder-missing"


@pytest.mark.parametrize(
    "wrong",
    [
        "id: uni-policy\ntitle: Policy\ncriteria: [a, b]\n",
        POLICY.replace("workload.hours", "workload.houres", 1),
        POLICY.replace("at_most: 150", "at_most: 50"),
    ],
)
def test_a_file_that_builds_on_a_wrong_one_is_not_blamed_for_it(tmp_path: Path, wrong: str) -> None:
    adopting = signed("eu-2022").replace("uni-signed", "uni-adopting").replace(
        "  - id: signed\n", "  - id: signed\n    same_as: uni-policy.long-enough\n"
    )  # fmt: skip
    files = {"uni-policy.yaml": wrong, "uni-signed.yaml": signed("uni-policy"), "uni-adopting.yaml": adopting}
    assert {str(one.place).split("/")[-1].split(":")[0] for one in refused(tmp_path, files)} == {"uni-policy.yaml"}


def test_two_folders_are_read_one_after_the_other(tmp_path: Path) -> None:
    for name, text in (("one", POLICY), ("two", signed("uni-policy"))):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{text.split()[1]}.yaml").write_text(text, encoding="utf-8")
    library = load_library([tmp_path / "one", tmp_path / "two"])
    assert [one.id for one in library["uni-signed"].default.criteria] == ["long-enough", "titled", "signed"]
