"""Variants: laid over their description, classified apart, each with its own name and places."""

from __future__ import annotations

import pytest
from credential_files import places, problems, read

from mcdef.credential.model import Credential

TWO = """\
name: Ethics of AI
provider: {name: Helsinki, type: university}
credits: none
workload: 50 h
variants:
  - name: with enrolment
    credits: 2 ECTS
    provider: {name: Open University of Helsinki}
  - name: without
"""


def test_each_variant_is_the_description_with_its_own_keys_laid_over() -> None:
    with_enrolment, without = (described.credential for described in read(TWO))
    assert with_enrolment == Credential.model_validate(
        {
            "name": "Ethics of AI (with enrolment)",
            "provider": {"name": "Open University of Helsinki"},  # a key replaces the whole key
            "credits": "2 ECTS",
            "workload": "50 h",
        }
    )
    assert without == Credential.model_validate(
        {
            "name": "Ethics of AI (without)",
            "provider": {"name": "Helsinki", "type": "university"},
            "credits": "none",
            "workload": "50 h",
        }
    )


def test_a_variant_has_a_name_of_its_own() -> None:
    assert [(d.variant, d.variant_name) for d in read(TWO)] == [
        (0, "with enrolment"),
        (1, "without"),
    ]
    assert [d.variant_name for d in read("variants: [{name: a}]")] == ["a"]


def test_a_place_leads_to_where_the_words_stand() -> None:
    with_enrolment, without = read(TWO)
    assert with_enrolment.locate(("credits", 0)).start == "7:14"
    assert without.locate(("credits", 0)).start == "3:10"
    assert with_enrolment.locate(("workload",)).start == without.locate(("workload",)).start == "4:11"
    assert with_enrolment.origin(("credits", 0)) == ("variants", 0, "credits", 0)
    assert without.origin(("credits", 0)) == ("credits", 0)


BROKEN = """\
name: x
registers: [ehsi]
variants:
  - {name: a, workload: 12 weeks x 10 hors, levle: EQF 6}
  - {name: b, credits: [5 ECTS, many], provider: {country: England}}
  - {workload: 3 h}
  - {name: c, variants: [{name: d}]}
  - just words
  - {name: e, need: [x]}
foo: 1
"""


def test_problems_are_found_inside_each_variant_and_once_in_what_they_share() -> None:
    assert places(BROKEN) == [
        ("2:13 unknown-value", "ehsi"),
        ("4:39 unknown-unit", "hors"),
        ("4:45 unknown-key", "levle"),
        ("5:33 not-a-quantity", "many"),
        ("5:60 unknown-country", "England"),
        ("6:6 variant-without-name", "workload"),
        ("7:6 nested-variants", "name"),
        ("8:5 mapping-expected", "just words"),
        ("9:15 text-expected", "need"),
        ("10:1 unknown-key", "foo"),
    ]


def test_a_problem_in_a_variant_points_into_it() -> None:
    assert [problem.pointer for problem in problems(BROKEN)][:4] == [
        ("registers", 0),
        ("variants", 0, "workload"),
        ("variants", 0, "levle"),
        ("variants", 1, "credits", 1),
    ]


@pytest.mark.parametrize("text", ["name: x\n", "name: x\nvariants: []\n"])
def test_without_variants_there_is_one_description(text: str) -> None:
    (described,) = read(text)
    assert described.variant is None
    assert described.credential.name == "x"


def test_a_blank_line_of_a_variant_is_not_stated_and_noted() -> None:
    (described,) = read("name: x\nneed: nurses\nvariants:\n  - {name: a, need: , level: }\n")
    assert described.credential.need == Credential.model_validate({"need": "nurses"}).need
    assert described.credential.level is None
    assert described.locate(("need",)).start == "2:7"
    (note,) = described.notes
    assert note.place == "course.yaml:4:15"
    assert "`variants.0.need`, `variants.0.level`" in note.message
