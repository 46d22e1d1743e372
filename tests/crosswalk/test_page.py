"""What `mcdef crosswalk` puts on its page: reading the question, neighbours, countries, rates, awards, remarks."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mcdef.credential.mistake import Mistake
from mcdef.crosswalk.asked import AskedCredit, Where, read_asked
from mcdef.crosswalk.errors import CrosswalkError
from mcdef.crosswalk.levels import LevelStatement
from mcdef.crosswalk.page import Page, page_of
from mcdef.crosswalk.tables import Crosswalk
from mcdef.documents.problem import problem
from mcdef.logic.possibilities import UNKNOWN, Numbers


def page(
    crosswalk: Crosswalk, text: str, country: str | None = None, to: str | None = None, on: date | None = None
) -> Page:
    where = Where(country, on)
    return page_of(text, read_asked(text, crosswalk, where), crosswalk, where, to)


def refused(crosswalk: Crosswalk, text: str, country: str | None = None, to: str | None = None) -> CrosswalkError:
    with pytest.raises(CrosswalkError) as error:
        page(crosswalk, text, country, to)
    assert problem(error.value.code, **error.value.params).message
    return error.value


def faced(found: Page, decides: bool = True) -> dict[str, str]:
    return {one.framework.id: " ".join(one.levels) for one in found.facing if one.decides is decides}


# Reading the question.


@pytest.mark.parametrize(
    ("text", "country", "read"),
    [
        ("SCQF 9", None, "gb-sct-scqf 9"),
        ("9 SCQF", None, "9 scqf"),
        ("9 SCQF credits", None, "9 scqf"),
        ("6 DQR", None, "de-dqr 6"),
        ("15 UK credits", None, "15 uk"),
        ("CATS 15", None, "15 uk"),
        ("UCTS 3", None, "3 umap-ucts"),
        ("0.125 EFTSL", None, "1/8 au-eftsl"),
        ("3 credits", "GB", "3 uk"),
        ("3 credits", "NZ", "3 nz"),
        ("about 5 ECTS", None, "9/2-11/2 ects"),
        ("under 15 ECTS", None, "0-15 ects"),
        ("3-19 ECTS", None, "3-19 ects"),
        ("EQF 6,7", None, "eqf 6 7"),
        ("EQF 6-7", None, "eqf 6 7"),
        ("bachelor", None, "words bachelor"),
        ("graduate", "US", "words graduate"),
        ("bac+3", "FR", "fr-cncp 6"),
        ("second cycle", None, "qf-ehea second"),
        ("http://data.europa.eu/snb/eqf/6", None, "eqf 6"),
    ],
)
def test_what_is_asked(crosswalk: Crosswalk, text: str, country: str | None, read: str) -> None:
    asked = read_asked(text, crosswalk, Where(country))
    if isinstance(asked, AskedCredit):
        extent = asked.amount.extent
        amount = f"{extent.low}" if asked.amount.is_point else f"{extent.low}-{extent.high}"
        assert f"{amount} {asked.system.id}" == read
    else:
        assert " ".join([asked.framework or "words", *(asked.levels or (str(asked.words),))]) == read


@pytest.mark.parametrize(
    ("text", "country", "code"),
    [
        ("AQF 8", None, "framework-needs-country"),
        ("level 7", "GB", "level-of-which-framework"),
        ("7", None, "level-needs-framework"),
        ("3 credits", None, "credit-needs-country"),
        ("150 h", None, "hours-are-no-credit"),
        ("20 hours", None, "hours-are-no-credit"),
        ("5 ETCS", None, "unknown-credit-system"),
        ("FHEEQ 7", None, "unknown-framework"),
        ("EQF 9", None, "unknown-level"),
        ("mastery", None, "crosswalk-unreadable"),
        ("may lead to a master's", None, "crosswalk-unreadable"),
        ("", None, "crosswalk-unreadable"),
        ("RQF 3 / SCQF 6", None, "several-levels"),
    ],
)
def test_what_cannot_be_read(crosswalk: Crosswalk, text: str, country: str | None, code: str) -> None:
    assert refused(crosswalk, text, country).code == code


def test_an_amount_with_a_decimal_comma_is_a_mistake(crosswalk: Crosswalk) -> None:
    with pytest.raises(Mistake) as mistake:
        page(crosswalk, "1,5 ECTS")
    assert mistake.value.code == "decimal-comma"


# Levels.


def test_a_level_is_told_with_its_relation(crosswalk: Crosswalk) -> None:
    eqf, cycle = page(crosswalk, "SCQF 9").answers
    assert (eqf.to, eqf.conversion.value, cycle.to) == ("eqf", Numbers.point(6), "cycle")
    assert [route.relation for route in eqf.conversion.routes] == ["equal"]


@pytest.mark.parametrize(
    ("text", "country", "relation"),
    [
        ("SCQF 1", None, "below"),
        ("NZQCF 8", None, "unlevelled"),
        ("niveau I", "FR", "one_of"),
        ("DQR 6", None, "equal"),
        ("ISCED 0", None, "unmapped"),
        ("continuing education", None, "unmapped"),
    ],
)
def test_every_relation_is_explicit(crosswalk: Crosswalk, text: str, country: str | None, relation: str) -> None:
    conversion = page(crosswalk, text, country).answers[0].conversion
    assert [route.relation for route in conversion.routes] == [relation]


def test_a_level_faces_several_of_another_framework(crosswalk: Crosswalk) -> None:
    found = page(crosswalk, "SCQF 9")
    there = faced(found)
    assert (there["ie-nfq"], there["gb-fheq"], there["es-meces"], there["nz-nzqcf"]) == ("7 8", "6", "2", "7")
    assert "gb-sct-scqf" not in there
    assert "eqf" not in there
    assert faced(found, decides=False)["au-aqf"] == "8"
    assert {one.evidence for one in found.facing if one.decides} == {"derived"}


def test_from_the_eqf_itself_a_row_keeps_its_grade(crosswalk: Crosswalk) -> None:
    graded = {one.framework.id: one.evidence for one in page(crosswalk, "EQF 6").facing}
    assert (graded["ie-nfq"], graded["gb-fheq"], graded["at-nqr"]) == ("primary", "secondary", "unverified")


def test_a_scale_that_ended_is_faced_by_nothing_now(crosswalk: Crosswalk) -> None:
    assert "fr-1969" not in faced(page(crosswalk, "EQF 6"))
    assert faced(page(crosswalk, "EQF 6", on=date(2015, 1, 1)))["fr-1969"] == "II"


def test_a_step_from_memory_makes_every_neighbour_one(crosswalk: Crosswalk) -> None:
    found = page(crosswalk, "AQF 8", "AU")
    assert found.answers[0].conversion.value is UNKNOWN
    assert faced(found) == {}
    assert faced(found, decides=False)["gb-fheq"] == "6 7"


@pytest.mark.parametrize("text", ["NZQCF 8", "SCQF 1", "QFEmirates 10"])
def test_what_has_no_eqf_level_faces_nothing(crosswalk: Crosswalk, text: str) -> None:
    found = page(crosswalk, text)
    assert (found.eqf, found.facing) == (frozenset(), ())


@pytest.mark.parametrize(
    ("text", "to", "levels", "relation"),
    [
        ("SCQF 9", "NFQ", "7 8", "one_of"),
        ("SCQF 11", "FHEQ", "7", "equal"),
        ("SCQF 9", "MQF (Malaysia)", "", "unmapped"),
        ("SCQF 9", "mt-mqf", "6", "equal"),
        ("RQF Entry 3", "NZQCF", "", "none"),
        ("DQR 4", "EQF", "4", "equal"),
    ],
)
def test_one_framework_alone(crosswalk: Crosswalk, text: str, to: str, levels: str, relation: str) -> None:
    found = page(crosswalk, text, to=to)
    (one,) = found.facing
    assert (" ".join(one.levels), one.relation) == (levels, relation)
    assert [answer.to for answer in found.answers] == ["eqf"]
    assert found.awards == ()


def test_awards_at_a_level(crosswalk: Crosswalk) -> None:
    def awards(text: str, country: str | None = None) -> list[str]:
        return [f"{one.row.country} {one.row.award}" for one in page(crosswalk, text, country).awards]

    assert awards("SCQF 9") == ["None first cycle", "GB-SCT ordinary bachelor"]
    assert awards("EQF 6") == ["None first cycle"]
    assert awards("EQF 6", "IE") == ["None first cycle", "IE ordinary bachelor", "IE honours bachelor"]
    assert awards("MQF 7", "MY")[-1] == "MY master"
    assert awards("EQF 3") == []


@pytest.mark.parametrize(
    ("text", "country", "said"),
    [
        ("AQF 8", "AU", "The same name elsewhere: AQF (Albania)."),
        ("AQF (Australia) 8", None, "The same name elsewhere: AQF (Albania)."),
        ("AQF 8", "AU", "Typical awards at AQF 8: bachelor honours, graduate certificate, graduate diploma."),
        ("SCQF 9", None, "An amount of credit is written the other way round: 9 SCQF credits."),
        ("9 SCQF", None, "A level is written the other way round: SCQF 9."),
        ("MQF 7", "MY", "write MQF 7 (master), if that is it."),
        ("SCQF 9", None, "nobody updates it any more"),
        ("niveau II", "FR", "no longer in use"),
        ("NFQ 8", None, "stages of study 1 to 4"),
        ("QFEmirates 10", None, "never endorsed"),
        ("6 CFU", None, "The name is that of IT, whose row is used."),
        ("15 CATS", None, "A size in ECTS is no ECTS"),
        ("2 CEU", None, "not credit that a body awards"),
        ("5 ECVET", None, "not convertible"),
        ("bachelor", None, "No framework is named."),
    ],
)
def test_what_to_mind(crosswalk: Crosswalk, text: str, country: str | None, said: str) -> None:
    assert said in " ".join(page(crosswalk, text, country).remarks)


def test_no_size_is_no_remark_about_it(crosswalk: Crosswalk) -> None:
    assert "A size in ECTS" not in " ".join(page(crosswalk, "5 ECVET").remarks)
    assert page(crosswalk, "5 ECTS").remarks == ()


# Credit.


def test_credit_is_told_in_ects_hours_and_contact(crosswalk: Crosswalk) -> None:
    answers = {one.to: one.conversion for one in page(crosswalk, "15 UK credits").answers}
    assert answers["ects"].value == Numbers.between(5, Numbers.point(15).divided_by(Numbers.point(2)).extent.low)
    assert answers["hours"].value == Numbers.point(150)
    assert answers["contact"].value is UNKNOWN


def test_hours_by_country(crosswalk: Crosswalk) -> None:
    rows = {one.country: one for one in page(crosswalk, "5 ECTS").countries}
    assert len(rows) == 41
    assert (rows["AT"].hours, rows["NL"].hours) == (Numbers.point(125), Numbers.point(140))
    assert rows["MT"].contact == Numbers.between(25, 125)
    assert [one.country for one in rows.values() if not one.decides][:3] == ["PT", "HU", "SE"]


@pytest.mark.parametrize(
    ("country", "countries"), [("IE", ["IE", "*"]), ("BE-WAL", ["BE-WAL", "BE", "*"]), ("JP", ["*"])]
)
def test_a_country_sees_its_own_row_and_the_general_one(
    crosswalk: Crosswalk, country: str, countries: list[str]
) -> None:
    assert [one.country for one in page(crosswalk, "5 ECTS", country).countries] == countries


def test_rows_of_the_day(crosswalk: Crosswalk) -> None:
    before = [one.country for one in page(crosswalk, "5 ECTS", on=date(2010, 1, 1)).countries]
    assert "KZ" not in before


def test_the_implied_country_is_used_unless_another_is_named(crosswalk: Crosswalk) -> None:
    assert [one.country for one in page(crosswalk, "6 CFU").countries] == ["IT", "*"]
    assert [one.country for one in page(crosswalk, "6 CFU", "MT").countries] == ["MT", "*"]


def test_a_floor_has_a_usual_figure_beside_it(crosswalk: Crosswalk) -> None:
    (row,) = page(crosswalk, "3 SCH").countries
    assert row.usual == Numbers.point(135)


def test_contact_only_credit_has_no_total(crosswalk: Crosswalk) -> None:
    (row,) = page(crosswalk, "2 CEU").countries
    assert (row.hours, row.contact) == (None, Numbers.point(20))


@pytest.mark.parametrize(
    ("text", "to", "values"),
    [
        ("5 ECTS", "uk", ["10", "25/2"]),
        ("5 ECTS", "SCH", ["10/3", "5/2"]),
        ("90 clock hours", "us-semester", ["3"]),
        ("5 ECTS", "RQF", []),
        ("3 UCTS", "CLAR", ["9/2"]),
    ],
)
def test_published_rates(crosswalk: Crosswalk, text: str, to: str, values: list[str]) -> None:
    found = page(crosswalk, text, to=to)
    assert [str(one.value.extent.low) for one in found.rates] == values
    assert (found.answers, found.countries, found.awards) == ((), (), ())


def test_a_rate_for_paying_aid_takes_part_in_nothing(crosswalk: Crosswalk) -> None:
    (rate,) = page(crosswalk, "90 clock hours", to="SCH").rates
    assert (rate.takes_part, rate.exchange.kind) == (False, "funding-rule")


def test_a_credit_of_the_past_is_offered_no_rate(crosswalk: Crosswalk) -> None:
    others = {one.other.id for one in page(crosswalk, "5 ECTS").rates}
    assert "kz-old" not in others
    assert "umap-ucts-old" not in others


@pytest.mark.parametrize(
    ("text", "country", "compared"),
    [
        ("5 ECTS", None, {"smaller"}),
        ("1000 ECTS", None, {"larger"}),
        ("150 UK credits", None, {"smaller", "larger", "as large"}),
        ("60-120 ECTS", None, {"smaller", "open", "as large"}),
    ],
)
def test_awards_beside_an_amount(crosswalk: Crosswalk, text: str, country: str | None, compared: set[str]) -> None:
    assert {one.compared for one in page(crosswalk, text, country).awards} == compared


def test_awards_of_the_country_in_other_units(crosswalk: Crosswalk) -> None:
    units = [(one.row.unit, one.compared) for one in page(crosswalk, "5 ECTS", "IE").awards]
    assert ("ie-fet", None) in units
    assert ("ects", "smaller") in units


# What can be asked for.


@pytest.mark.parametrize(
    ("text", "to", "shown"),
    [
        ("SCQF 9", "eqf", ["eqf"]),
        ("SCQF 9", "cycle", ["cycle"]),
        ("15 CATS", "ects", ["ects"]),
        ("15 CATS", "ECTS", ["ects"]),
        ("15 CATS", "hours", ["hours"]),
        ("15 CATS", "contact", ["contact"]),
        ("15 CATS", "awards", []),
    ],
)
def test_one_answer_alone(crosswalk: Crosswalk, text: str, to: str, shown: list[str]) -> None:
    assert [one.to for one in page(crosswalk, text, to=to).answers] == shown


@pytest.mark.parametrize(
    ("text", "to", "code"),
    [
        ("SCQF 9", "ects", "level-has-no-size"),
        ("SCQF 9", "hours", "level-has-no-size"),
        ("5 ECTS", "eqf", "credit-has-no-level"),
        ("5 ECTS", "frameworks", "credit-has-no-level"),
        ("SCQF 9", "nonsense", "unknown-target"),
        ("5 ECTS", "nonsense", "unknown-target"),
        ("SCQF 9", "AQF", "framework-needs-country"),
        ("5 ECTS", "credit", "credit-needs-country"),
    ],
)
def test_what_cannot_be_asked_for(crosswalk: Crosswalk, text: str, to: str, code: str) -> None:
    assert refused(crosswalk, text, to=to).code == code


def test_every_level_and_every_credit_has_a_page(crosswalk: Crosswalk) -> None:
    """No row of the shipped tables makes a page fail, in text or as JSON."""
    import json

    from mcdef.outputs.crosswalk import page_lines
    from mcdef.outputs.crosswalk_json import page_json

    levels = [f"{one.id} {level}" for one in crosswalk.frameworks.values() for level in one.levels]
    credits = [f"7 {id_}" for id_ in crosswalk.systems]
    for text in (*levels, *credits):
        found = page(crosswalk, text)
        lines = [line.text for line in page_lines(found, crosswalk, 80)]
        assert lines[0] == text
        assert [line for line in lines if len(line) > 80 and "://" not in line] == []
        body: Any = json.loads(page_json(found, crosswalk))
        assert body["asked"]["text"] == text
        assert isinstance(found.asked, LevelStatement | AskedCredit)
