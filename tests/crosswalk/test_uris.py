"""Levels written as URIs of EU Vocabularies (crosswalks.md, appendix A)."""

from __future__ import annotations

from datetime import date

import pytest

from crosswalk import transcribed
from mcdef.crosswalk.eqf import to_eqf
from mcdef.crosswalk.errors import CrosswalkError
from mcdef.crosswalk.levels import parse_level
from mcdef.crosswalk.tables import Crosswalk
from mcdef.crosswalk.uris import is_level_uri, level_meant
from mcdef.logic.possibilities import UNKNOWN, Numbers

EQF = "http://data.europa.eu/snb/eqf/"
QDR = "http://data.europa.eu/snb/qdr/"


def test_every_concept_of_the_appendix_is_there(crosswalk: Crosswalk) -> None:
    meanings = crosswalk.uris.meanings
    found: dict[str, int] = {}
    for framework, _ in meanings.values():
        found[framework] = found.get(framework, 0) + 1
    assert found == transcribed.CONCEPTS
    assert (len(found), len(meanings)) == (43, 381)


def test_the_list_is_attributed(crosswalk: Crosswalk) -> None:
    cite = crosswalk.uris.cite
    assert cite is not None
    assert (cite.sources, cite.evidence) == (("elm-nqf",), "primary")
    assert "CC BY 4.0" in (crosswalk.sources["elm-nqf"].note or "")


@pytest.mark.parametrize("concept", ["c_341d539b", "c_7ab73420", "c_9ccd261b", "c_778f8030", "c_d6860258"])
def test_every_concept_can_be_read(crosswalk: Crosswalk, concept: str) -> None:
    assert parse_level(QDR + concept, crosswalk).levels


def test_all_of_them_can_be_read(crosswalk: Crosswalk) -> None:
    for concept, (framework, _) in crosswalk.uris.meanings.items():
        statement = parse_level(QDR + concept, crosswalk)
        assert statement.framework == framework
        assert statement.levels


@pytest.mark.parametrize(
    ("uri", "framework", "levels", "eqf"),
    [
        (f"{EQF}6", "eqf", ["6"], [6]),
        (f"{EQF}6/", "eqf", ["6"], [6]),
        (f"{EQF.replace('http', 'https')}8", "eqf", ["8"], [8]),
        (f"{QDR}c_6919ed25", "de-dqr", ["6"], [6]),
        (f"{QDR}c_e2e0f7fc", "gb-sct-scqf", ["9"], [6]),
        (f"{QDR}c_c6ada0f4", "ie-nfq", ["9"], [7]),
        (f"{QDR}c_cdd36a4b", "es-mecu", ["5A", "5B", "5C"], [5]),
        (f"{QDR}c_828fbcc3", "fr-1969", ["I"], [7, 8]),
        (f"{QDR}c_243aefbe", "fr-1969", ["III"], [5]),
    ],
)
def test_what_a_uri_means(crosswalk: Crosswalk, uri: str, framework: str, levels: list[str], eqf: list[int]) -> None:
    statement = parse_level(uri, crosswalk, "JP", date(2024, 5, 1))
    assert (statement.framework, list(statement.levels)) == (framework, levels)
    assert to_eqf(statement, crosswalk).value == Numbers.points(eqf)


def test_several_levels_under_one_concept(crosswalk: Crosswalk) -> None:
    assert parse_level(f"{QDR}c_778f8030", crosswalk).levels == ("Entry 1", "Entry 2")
    assert parse_level(f"{QDR}c_de548626", crosswalk).levels == ("Entry 1", "Entry 2", "Entry 3")
    assert parse_level(f"{QDR}c_d6860258", crosswalk).levels == ("7.1.st", "7.1.sv")


def test_an_eqf_uri_is_a_statement_and_a_national_one_a_conversion(crosswalk: Crosswalk) -> None:
    assert to_eqf(parse_level(f"{EQF}6", crosswalk), crosswalk).routes == ()
    (route,) = to_eqf(parse_level(f"{QDR}c_6919ed25", crosswalk), crosswalk).routes
    assert route.sources == ("qdr-v10", "elm-nqf")
    assert route.says == "DQR 6 = EQF 6"


def test_the_uri_proves_the_level_and_not_its_pairing(crosswalk: Crosswalk) -> None:
    conversion = to_eqf(parse_level(f"{QDR}c_1dcef432", crosswalk), crosswalk)  # NQR 6: paired from memory
    assert (conversion.value, conversion.would_be, conversion.why) == (UNKNOWN, Numbers.point(6), "unverified")


@pytest.mark.parametrize(
    ("uri", "code"),
    [
        (f"{EQF}9", "unknown-level-uri"),
        (f"{EQF}25831c2", "unknown-level-uri"),
        (f"{QDR}c_00000000", "unknown-level-uri"),
        (QDR, "unknown-level-uri"),
        (f"{QDR}c_ef113b94", "level-missing"),
    ],
)
def test_what_is_no_level_is_refused(crosswalk: Crosswalk, uri: str, code: str) -> None:
    with pytest.raises(CrosswalkError) as refused:
        parse_level(uri, crosswalk)
    assert refused.value.code == code


def test_the_uri_of_a_level(crosswalk: Crosswalk) -> None:
    uris = crosswalk.uris
    assert uris.of("eqf", "6") == f"{EQF}6"
    assert uris.of("de-dqr", "6") == f"{QDR}c_6919ed25"
    assert uris.of("fr-1969", "I") is None  # two concepts
    assert uris.of("nz-nzqcf", "8") is None


def test_only_these_two_lists_are_read(crosswalk: Crosswalk) -> None:
    assert not is_level_uri("http://data.europa.eu/snb/isced-f/25831c2")
    assert not is_level_uri("EQF 6")
    with pytest.raises(ValueError):
        level_meant("EQF 6", crosswalk.uris)


def test_the_table_is_turned_around_only_when_a_uri_is_read(data: dict[str, object]) -> None:
    from mcdef.crosswalk.tables import from_data

    fresh = from_data(data)
    parse_level("EQF 6", fresh)
    assert "meanings" not in vars(fresh.uris)
    parse_level(f"{QDR}c_6919ed25", fresh)
    assert "meanings" in vars(fresh.uris)


def test_without_the_table_no_national_uri_is_known(data: dict[str, object]) -> None:
    from mcdef.crosswalk.tables import from_data

    bare = from_data({name: table for name, table in data.items() if name != "qdr-uris"})
    assert parse_level(f"{EQF}6", bare).framework == "eqf"
    with pytest.raises(CrosswalkError):
        parse_level(f"{QDR}c_6919ed25", bare)
