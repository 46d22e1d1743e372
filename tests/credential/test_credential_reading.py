"""A broken description: every problem at once, each at its line and column, with the word that was meant."""

from __future__ import annotations

import pytest
from credential_files import places, problems, read

BROKEN = """\
name: Cyber Security
levle: FHEQ 7
provider:
  name: 2026
  type: univercity
  country: England
workload: about 1,500 h
ECTS: 5
credits: [5 ECTS, 9-3 CATS]
level: true
assessment:
  type: exam
  proctored: true
  summative: perhaps
registers: [nzqcf, ehsi]
quality_assurance:
  - internal
  - extern: ASIIN
issued_on: 1 May 2026
target_group:
duration: 3 fortnights
judgements:
  - {criterion: unesco-2022.focused}
"""


def test_all_problems_are_listed_each_at_its_place() -> None:
    assert places(BROKEN) == [
        ("2:1 unknown-key", "levle"),
        ("4:9 text-needs-quotes", "2026"),
        ("5:9 unknown-value", "univercity"),
        ("6:12 unknown-country", "England"),
        ("7:17 thousands-comma", "1,500"),
        ("8:1 unknown-key", "ECTS"),
        ("9:19 range-backwards", "9-3"),
        ("10:8 yes-says-too-little", "true"),
        ("13:3 unknown-key", "proctored"),
        ("14:14 not-yes-or-no", "perhaps"),
        ("15:20 unknown-value", "ehsi"),
        ("18:5 unknown-value", "extern"),
        ("19:12 not-a-date", "1 May 2026"),
        ("21:13 unknown-unit", "fortnights"),
        ("23:6 missing-key", "criterion"),
    ]


def test_a_message_names_file_line_and_column() -> None:
    first = problems(BROKEN)[0]
    assert str(first) == "course.yaml:2:1: `levle` is not a key that can stand here"
    assert first.help == "did you mean `level`?"


SUGGESTED = [
    ("levle: EQF 6", "level"),
    ("ECTS: 5", "credits"),
    ("Name: x", "name"),
    ("learning-outcomes: [x]", "learning_outcomes"),
    ("hours: 150", "workload"),
    ("institution: x", "provider"),
    ("certificate: digital", "record"),
    ("exam: true", "assessment"),
    ("accreditation: ASIIN", "quality_assurance"),
    ("assessment: {id check: true}", "identity_verified"),
    ("provider: {contry: GB}", "country"),
    ("offered: {form: 2026-01-01}", "from"),
    ("record: {exept: [grade]}", "except"),
    ("credits: [{sytem: ECTS}]", "system"),
    ("provider: {type: HEI}", "university"),
    ("participation: hybrid", "blended"),
    ("kind: infrastrucure", "infrastructure"),
    ("provider: {country: The Netherlands}", "NL"),
    ("assessment: no", "none"),
    ("award: Degree of honour", None),
]


@pytest.mark.parametrize(("line", "meant"), SUGGESTED)
def test_the_word_that_was_meant_is_suggested(line: str, meant: str | None) -> None:
    (problem,) = problems(f"name: x\n{line}\n" if not line.startswith("Name") else line)
    assert problem.help is not None
    if meant is None:
        assert problem.help.startswith("known here: `degree`")
    else:
        assert problem.help == f"did you mean `{meant}`?"


PARTS = [
    ("workload: 12 weeks x 10 hors", "1:25 unknown-unit", "hors"),
    ('workload: "12 weeks x 10 hors"', "1:26 unknown-unit", "hors"),
    ("workload: 12 weeks x ten h", "1:22 not-a-quantity", "ten h"),
    ("credits:\n  - 5 ECTS\n  - many CATS", "3:5 not-a-quantity", "many CATS"),
    ("workload: {hours: 150 h}", "1:23 text-after-quantity", "h"),
    ("workload: {weeks: 12}", "1:1 weeks-without-load", "workload"),
    ("learning_outcomes: [a, 3]", "1:24 text-needs-quotes", "3"),
    ("complete: [record, recrod]", "1:20 unknown-value", "recrod"),
    ("complete: recrod", "1:11 unknown-value", "recrod"),
    ("provider: {type: [university, x]}", "1:31 unknown-value", "x"),
    ("quality_assurance: {external: 5}", "1:31 text-needs-quotes", "5"),
    ("variants: {name: x}", "1:1 list-expected", "variants"),
    ("custom: [x]", "1:1 mapping-expected", "custom"),
]


@pytest.mark.parametrize(("text", "place", "pointed_at"), PARTS)
def test_only_the_part_that_is_wrong_is_pointed_at(text: str, place: str, pointed_at: str) -> None:
    assert places(text) == [(place, pointed_at)]


def test_json_is_read_with_places_too() -> None:
    text = '{"name": "x",\n "levle": "EQF 6",\n "workload": "12 weeks x 10 hors"}'
    assert places(text, "course.json") == [("2:2 unknown-key", '"levle"'), ("3:29 unknown-unit", "hors")]


@pytest.mark.parametrize("text", ["- name: x\n", "just words\n"])
def test_what_is_no_mapping_is_no_description(text: str) -> None:
    assert [problem.code for problem in problems(text)] == ["not-a-description"]


def test_a_good_description_is_read_with_the_places_of_its_parts() -> None:
    (described,) = read("name: x\nprovider:\n  country: UK\ncredits: [5 ECTS, 10 CATS]\n")
    assert described.credential.provider is not None
    assert described.credential.provider.country == "GB"
    assert (described.variant, described.variant_name) == (None, None)
    assert described.locate(("provider", "country")).start == "3:12"
    assert described.locate(("credits", 1, "value")).start == "4:19"


def test_a_line_that_nobody_filled_in_is_not_stated_and_noted_once() -> None:
    (described,) = read("name: X\nlevel:\nprovider:\n  type:\n  country:\nlearning_outcomes:\n  -\n")
    credential = described.credential
    assert (credential.level, credential.provider, credential.learning_outcomes) == (None, None, None)
    (note,) = described.notes
    assert (note.severity, note.place) == ("note", "course.yaml:2:1")
    assert "`level`, `provider.type`, `provider.country`, `learning_outcomes`" in note.message
