"""The rules of crosswalks.md 4.3 about levels, names and dates."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdef.crosswalk.consistency import levels_together
from mcdef.crosswalk.conversion import BEST_FIT, Conversion
from mcdef.crosswalk.eqf import to_cycle, to_eqf
from mcdef.crosswalk.errors import CrosswalkError
from mcdef.crosswalk.levels import level_in_words, level_of, parse_level
from mcdef.crosswalk.names import system_named
from mcdef.crosswalk.tables import Crosswalk
from mcdef.documents.problem import problem
from mcdef.logic.possibilities import ABSENT, UNKNOWN, Choice, Numbers


def eqf(crosswalk: Crosswalk, text: str, country: str | None = None, on: date | None = None) -> Conversion:
    return to_eqf(parse_level(text, crosswalk, country, on), crosswalk, country, on)


def refused(crosswalk: Crosswalk, text: str, country: str | None = None, on: date | None = None) -> CrosswalkError:
    with pytest.raises(CrosswalkError) as error:
        parse_level(text, crosswalk, country, on)
    assert problem(error.value.code, **error.value.params).message == str(error.value)
    return error.value


# Rule 9: a stated EQF level, then the framework's row, then the words of an award.


def test_a_stated_eqf_level_is_no_conversion(crosswalk: Crosswalk) -> None:
    conversion = eqf(crosswalk, "EQF 6")
    assert conversion == Conversion(Numbers.point(6))


def test_a_row_is_best_fit(crosswalk: Crosswalk) -> None:
    conversion = eqf(crosswalk, "FHEQ 7", "GB")
    assert (conversion.value, conversion.evidence) == (Numbers.point(7), "secondary")
    assert BEST_FIT in (conversion.note or "")
    assert [route.says for route in conversion.routes] == ["FHEQ 7 = EQF 7"]


def test_words_do_not_speak_where_the_framework_does(crosswalk: Crosswalk) -> None:
    assert eqf(crosswalk, "RQF 5 (master's)", "GB").value == Numbers.point(5)
    assert eqf(crosswalk, "NZQCF 8 (bachelor)", "NZ").why == "unlevelled"


def test_unlevelled_and_unmapped_are_unknown_for_different_reasons(crosswalk: Crosswalk) -> None:
    unlevelled, unmapped = eqf(crosswalk, "NZQCF 8", "NZ"), eqf(crosswalk, "MQF 6", "MY")
    assert (unlevelled.why, unmapped.why) == ("unlevelled", "unmapped")
    assert "between EQF 6 and 7" in (unlevelled.note or "")
    assert unlevelled.note != unmapped.note


@pytest.mark.parametrize(
    ("words", "country", "levels"),
    [
        ("Master's degree", None, [7]),
        ("Master of Science", "DE", [7]),
        ("doctoral", "CA", [8]),
        ("undergraduate", "US", [5, 6]),
        ("graduate-level", "US", [7, 8]),
        ("graduate credit", "US", [7, 8]),
        ("upper division", "US", [6]),
        ("associate degree", "US", [5]),
        ("post-baccalaureate certificate", "US", [6, 7]),
        ("foundation degree", "GB", [5]),
        ("postgraduate taught", "GB", [7]),
        ("postgraduate", "DE", [7]),
        ("laurea magistrale", "IT", [7]),
        ("second cycle", None, [7]),
        ("bac+3", "FR", [6]),
        ("niveau bac + 5", "FR", [7]),
        ("MastersDegreeLevel", "US", [7]),
    ],
)
def test_award_words(crosswalk: Crosswalk, words: str, country: str | None, levels: list[int]) -> None:
    assert eqf(crosswalk, words, country).value == Numbers.points(levels)


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("may lead to a master's", "US"),
        ("towards a bachelor", None),
        ("mastery", None),
        ("graduate", "DE"),
        ("bac+3", "DE"),
        ("continuing education", "US"),
        ("advanced", None),
        ("foundation", "GB"),
        ("postgraduate", "ZA"),
        ("recorded in the badge", None),
    ],
)
def test_words_that_are_no_level(crosswalk: Crosswalk, words: str, country: str | None) -> None:
    assert (eqf(crosswalk, words, country).value, eqf(crosswalk, words, country).why) == (UNKNOWN, "unmapped")


def test_postgraduate_in_new_zealand_may_be_the_level_left_unpaired(crosswalk: Crosswalk) -> None:
    assert eqf(crosswalk, "postgraduate", "NZ").why == "unlevelled"


# Rule 8: levels stated in two frameworks.


def test_levels_that_agree(crosswalk: Crosswalk) -> None:
    together, finding = levels_together([eqf(crosswalk, "RQF 3", "GB"), eqf(crosswalk, "SCQF 6", "GB")])
    assert (together.value, finding) == (Numbers.point(4), None)


def test_a_stated_eqf_level_wins(crosswalk: Crosswalk) -> None:
    together, finding = levels_together([eqf(crosswalk, "NFQ 9", "IE"), eqf(crosswalk, "EQF 6")])
    assert together.value == Numbers.point(6)
    assert finding is not None
    assert (finding.code, finding.severity) == ("levels-disagree", "warning")


def test_else_both_are_left_open(crosswalk: Crosswalk) -> None:
    together, finding = levels_together([eqf(crosswalk, "NFQ 9", "IE"), eqf(crosswalk, "RQF 5", "GB")])
    assert together.value == Numbers.points([5, 7])
    assert finding is not None
    assert finding.params == {"one": "7", "other": "5"}


# Rule 10: several levels are a set, a range of levels the set between.


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("EQF 6-7", ["6", "7"]),
        ("EQF 5–7", ["5", "6", "7"]),
        ("EQF 6 to 7", ["6", "7"]),
        ("SCQF 9 or 10", ["9", "10"]),
        ("NFQ Level 8/9", ["8", "9"]),
        ("AQF (Australia) 5, 6 or 7", ["5", "6", "7"]),
        ("MECU 5", ["5A", "5B", "5C"]),
        ("MECU 4C-5B", ["4C", "5A", "5B"]),
        ("HKO 8", ["8.1", "8.2"]),
        ("RQF Entry 1-3", ["Entry 1", "Entry 2", "Entry 3"]),
        ("NCrF 4.5", ["4.5"]),
    ],
)
def test_several_levels(crosswalk: Crosswalk, text: str, levels: list[str]) -> None:
    assert list(parse_level(text, crosswalk).levels) == levels


def test_a_set_of_levels_converts_to_a_set(crosswalk: Crosswalk) -> None:
    assert eqf(crosswalk, "EQF 6-7").value == Numbers.points([6, 7])
    assert eqf(crosswalk, "NFQ 8-9", "IE").value == Numbers.points([6, 7])
    assert eqf(crosswalk, "SCQF 9 or 10", "GB").value == Numbers.point(6)


def test_one_unpaired_level_leaves_the_set_unknown(crosswalk: Crosswalk) -> None:
    assert eqf(crosswalk, "NZQCF 7-9", "NZ").why == "unlevelled"


def test_one_level_from_memory_leaves_the_set_unverified(crosswalk: Crosswalk) -> None:
    conversion = eqf(crosswalk, "AQF 7 or 8", "AU")
    assert (conversion.value, conversion.would_be) == (UNKNOWN, Numbers.points([6, 7]))


# Rule 11: names.


@pytest.mark.parametrize(
    ("text", "country", "framework"),
    [
        ("fheq 7", "GB", "gb-fheq"),
        ("FHEQ level 7", "GB", "gb-fheq"),
        ("Level 7 FHEQ", "GB", "gb-fheq"),
        ("Level 3 (RQF)", "GB", "gb-eng-rqf"),
        ("RQF Entry Level 3", "GB", "gb-eng-rqf"),
        ("QCF 3", "GB", "gb-eng-rqf"),
        ("FQHEIS 10", "GB", "gb-sct-scqf"),
        ("N.F.Q. 9", "IE", "ie-nfq"),
        ("EQF6", None, "eqf"),
        ("EQF-level 6", None, "eqf"),
        ("EQF: 6", None, "eqf"),
        ("DQR-Niveau 6", "DE", "de-dqr"),
        ("RNCP niveau 6", "FR", "fr-cncp"),
        ("niveau RNCP 6", "FR", "fr-cncp"),
        ("niveau 6", "FR", "fr-cncp"),
        ("QF Level 5", "HK", "hk-hkqf"),
        ("QF-EHEA second cycle", None, "qf-ehea"),
        ("MECU nivel 2", "ES", "es-mecu"),
        ("CROQF 7.2", "HR", "hr-hko"),
        ("EstQF 7", "EE", "ee-estqf"),
        ("mt-mqf 6", None, "mt-mqf"),
    ],
)
def test_spellings(crosswalk: Crosswalk, text: str, country: str | None, framework: str) -> None:
    assert parse_level(text, crosswalk, country).framework == framework


@pytest.mark.parametrize(
    ("name", "country", "framework"),
    [
        ("AQF", "AU", "au-aqf"),
        ("AQF", "AL", "al-nqf"),
        ("MQF", "MY", "my-mqf"),
        ("MQF", "MT", "mt-mqf"),
        ("PQF", "PH", "ph-pqf"),
        ("PQF", "PL", "pl-nqf"),
        ("SQF", "SI", "si-sqf"),
        ("SQF", "SA", "sa-sqf"),
        ("SQF", "SC", "sc-nqf"),
        ("TQF", "TR", "tr-nqf"),
        ("TQF", "TH", "th-nqf"),
        ("TQF", "TO", "to-nqf"),
        ("QNQ", "PT", "pt-nqf"),
        ("QNQ", "IT", "it-nqf"),
        ("BQF", "BA", "ba-nqf"),
        ("BQF", "BG", "bg-nqf"),
        ("NQF", "ZA", "za-nqf"),
        ("NQF", "EL", "gr-nqf"),
    ],
)
def test_a_colliding_name_goes_by_the_country(crosswalk: Crosswalk, name: str, country: str, framework: str) -> None:
    assert level_of(name, "5", crosswalk, country).framework == framework


@pytest.mark.parametrize("name", ["AQF", "MQF", "PQF", "SQF", "TQF", "QNQ", "BQF", "NQF"])
@pytest.mark.parametrize("country", [None, "JP"])
def test_a_colliding_name_without_its_country_is_refused(crosswalk: Crosswalk, name: str, country: str | None) -> None:
    assert refused(crosswalk, f"{name} 5", country).code == "framework-needs-country"


def test_the_refusal_says_what_to_write(crosswalk: Crosswalk) -> None:
    help_ = refused(crosswalk, "AQF 8").help or ""
    assert "`AQF (Australia) 8`" in help_
    assert "`AQF (Albania) 8`" in help_


@pytest.mark.parametrize("text", ["AQF (Australia) 8", "AQF 8 (Australia)", "AQF (AU) 8"])
def test_what_to_write_is_understood(crosswalk: Crosswalk, text: str) -> None:
    assert parse_level(text, crosswalk, "DE").framework == "au-aqf"


@pytest.mark.parametrize("text", ["level 7", "7", "Level 6-7"])
def test_a_bare_level_in_the_united_kingdom(crosswalk: Crosswalk, text: str) -> None:
    error = refused(crosswalk, text, "GB")
    assert error.code == "level-of-which-framework"
    assert all(name in (error.help or "") for name in ("FHEQ", "RQF", "SCQF", "CQFW"))


@pytest.mark.parametrize(("text", "country"), [("level 7", None), ("7", "MY"), ("Niveau 6", "DE"), ("level 9", "IE")])
def test_a_bare_level_is_never_eqf(crosswalk: Crosswalk, text: str, country: str | None) -> None:
    assert refused(crosswalk, text, country).code == "level-needs-framework"


def test_a_bare_level_names_the_countrys_framework(crosswalk: Crosswalk) -> None:
    assert refused(crosswalk, "level 9", "IE").help == "write `NFQ 9`"


def test_an_unknown_framework(crosswalk: Crosswalk) -> None:
    error = refused(crosswalk, "FHEEQ 7", "GB")
    assert error.code == "unknown-framework"
    assert "did you mean `FHEQ`?" in (error.help or "")
    assert "RQF" in (error.help or "")


@pytest.mark.parametrize("text", ["FHEQ 3", "FHEQ six", "EQF 9", "EQF 7-5", "SCQF 13", "Level 3 Diploma (RQF)"])
def test_an_unknown_level(crosswalk: Crosswalk, text: str) -> None:
    assert refused(crosswalk, text, "GB").code == "unknown-level"


def test_an_unknown_level_lists_the_known_ones(crosswalk: Crosswalk) -> None:
    assert refused(crosswalk, "FHEQ 3", "GB").help == "its levels: 4, 5, 6, 7, 8"
    assert refused(crosswalk, "FHEQ", "GB").code == "level-missing"


@pytest.mark.parametrize("text", ["RQF 3 / SCQF 6 (EQF 4)", "SCQF 12 (EQF 8)", "FHEQ 7, EQF 7"])
def test_levels_of_several_frameworks_are_several_statements(crosswalk: Crosswalk, text: str) -> None:
    assert refused(crosswalk, text, "GB").code == "several-levels"


@pytest.mark.parametrize(
    ("written", "country", "system", "implies"),
    [
        ("CATS", None, "uk", None),
        ("UK credits", "GB", "uk", None),
        ("ECTS credits", None, "ects", None),
        ("Ects", None, "ects", None),
        ("CFU", None, "ects", "IT"),
        ("EAP", None, "ects", "EE"),
        ("EC", "NL", "ects", None),
        ("studiepunten", "NL", "ects", None),
        ("LP", "DE", "ects", None),
        ("semester hours", None, "us-semester", None),
        ("SemesterHour", None, "us-semester", None),
        ("quarter credits", None, "us-quarter", None),
        ("CEUs", None, "us-ceu", None),
        ("credits", "NZ", "nz", None),
        ("credit", "US", "us-semester", None),
        ("EFTSL", None, "au-eftsl", None),
        ("us-semester", None, "us-semester", None),
        ("us_semester", None, "us-semester", None),
        ("uk", None, "uk", None),
    ],
)
def test_credit_systems_by_name(
    crosswalk: Crosswalk, written: str, country: str | None, system: str, implies: str | None
) -> None:
    named = system_named(written, crosswalk, country)
    assert (named.system.id, named.implies) == (system, implies)


@pytest.mark.parametrize(
    ("written", "country", "code"),
    [
        ("credits", None, "credit-needs-country"),
        ("LP", "ES", "credit-needs-country"),
        ("ECST", None, "unknown-credit-system"),
    ],
)
def test_credit_systems_refused(crosswalk: Crosswalk, written: str, country: str | None, code: str) -> None:
    with pytest.raises(CrosswalkError) as error:
        system_named(written, crosswalk, country)
    assert error.value.code == code
    assert problem(code, **error.value.params).help == error.value.help


# Rule 12: the scale of the day.


@pytest.mark.parametrize(
    ("text", "on", "framework"),
    [
        ("niveau 3", None, "fr-cncp"),
        ("niveau III", None, "fr-1969"),
        ("niveau III", date(2015, 6, 1), "fr-1969"),
        ("niveau III", date(2024, 6, 1), "fr-1969"),
        ("niveau 6", date(2019, 1, 9), "fr-cncp"),
    ],
)
def test_roman_numerals_select_the_old_french_scale(
    crosswalk: Crosswalk, text: str, on: date | None, framework: str
) -> None:
    assert parse_level(text, crosswalk, "FR", on).framework == framework


def test_a_number_before_its_scale_is_ambiguous(crosswalk: Crosswalk) -> None:
    assert refused(crosswalk, "niveau 3", "FR", date(2015, 6, 1)).code == "level-scale-changed"
    assert refused(crosswalk, "NQF 9", "ZA", date(2005, 6, 1)).code == "level-scale-changed"


def test_the_scale_of_the_day(crosswalk: Crosswalk) -> None:
    assert parse_level("NQF 7", crosswalk, "ZA", date(2005, 6, 1)).framework == "za-nqf-old"
    assert parse_level("NQF 7", crosswalk, "ZA", date(2020, 6, 1)).framework == "za-nqf"


def test_an_undated_level_notes_the_other_scale(crosswalk: Crosswalk) -> None:
    assert "eight levels" in (parse_level("NQF 7", crosswalk, "ZA").note or "")
    assert parse_level("niveau 6", crosswalk, "FR").note is None


def test_the_credit_system_of_the_day(crosswalk: Crosswalk) -> None:
    assert system_named("UCTS", crosswalk).system.id == "umap-ucts"
    assert system_named("UCTS", crosswalk, None, date(2010, 6, 1)).system.id == "umap-ucts-old"


# Rule 13: evidence.


def test_rows_from_memory_decide_nothing(crosswalk: Crosswalk) -> None:
    conversion = eqf(crosswalk, "NQR 6", "AT")
    assert (conversion.value, conversion.would_be) == (UNKNOWN, Numbers.point(6))
    assert (conversion.why, conversion.evidence) == ("unverified", "unverified")


def test_the_grade_is_the_weakest_on_the_way(crosswalk: Crosswalk) -> None:
    assert eqf(crosswalk, "DQR 6", "DE").evidence == "primary"
    assert eqf(crosswalk, "bac+3", "FR").evidence == "secondary"
    assert eqf(crosswalk, "EstQF 5", "EE").why == "unverified"
    assert eqf(crosswalk, "EstQF 7", "EE").evidence == "primary"


# Cycles.


@pytest.mark.parametrize(
    ("text", "country", "cycles"),
    [
        ("EQF 5", None, {"short"}),
        ("EQF 6-7", None, {"first", "second"}),
        ("FHEQ 7", "GB", {"second"}),
        ("SCQF 9", "GB", {"first"}),
        ("NFQ 10", "IE", {"third"}),
        ("MECES 2", "ES", {"first"}),
        ("second cycle", None, {"second"}),
        ("QF-EHEA third", None, {"third"}),
    ],
)
def test_cycles(crosswalk: Crosswalk, text: str, country: str | None, cycles: set[str]) -> None:
    conversion = to_cycle(parse_level(text, crosswalk, country), crosswalk, country)
    assert conversion.value == Choice(frozenset(cycles))


@pytest.mark.parametrize(
    ("text", "would_be"),
    [("FHEQ 4", {"short", "first"}), ("SCQF 7", {"short", "first"}), ("FHEQ 5", {"short"}), ("NFQ 6", {"short"})],
)
def test_cycles_from_memory(crosswalk: Crosswalk, text: str, would_be: set[str]) -> None:
    conversion = to_cycle(parse_level(text, crosswalk), crosswalk)
    assert (conversion.value, conversion.would_be) == (UNKNOWN, Choice(frozenset(would_be)))


def test_levels_under_higher_education_have_no_cycle(crosswalk: Crosswalk) -> None:
    assert to_cycle(parse_level("EQF 4", crosswalk), crosswalk).value is ABSENT
    assert to_cycle(parse_level("RQF 3", crosswalk), crosswalk).value is ABSENT
    assert to_cycle(parse_level("EQF 4-5", crosswalk), crosswalk).value is UNKNOWN


@pytest.mark.parametrize(("text", "country"), [("MQF 6", "MY"), ("NZQCF 8", "NZ"), ("graduate", "US")])
def test_no_cycle_where_nothing_is_published(crosswalk: Crosswalk, text: str, country: str) -> None:
    assert to_cycle(parse_level(text, crosswalk, country), crosswalk, country).why == "unmapped"


def test_words_in_full_form(crosswalk: Crosswalk) -> None:
    statement = level_of("MQF", "7", crosswalk, "MY", words="master's")
    assert to_eqf(statement, crosswalk, "MY").value == Numbers.point(7)
    assert to_eqf(level_in_words("bachelor", crosswalk), crosswalk).value == Numbers.point(6)


PIECES = [
    "EQF",
    "niveau",
    "RQF",
    "Entry",
    "level",
    "6",
    "7-5",
    "II",
    "(",
    ")",
    "(AU)",
    "/",
    ",",
    "or",
    "4+",
    "master's",
]
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map(" ".join))


@given(TEXTS, st.sampled_from([None, "GB", "FR", "??"]))
def test_anything_is_read_or_refused(crosswalk: Crosswalk, text: str, country: str | None) -> None:
    statement = None
    with suppress(CrosswalkError):
        statement = parse_level(text, crosswalk, country)
    if statement is not None:
        to_eqf(statement, crosswalk, country)
        to_cycle(statement, crosswalk, country)


def test_every_id_is_a_name_of_its_own(crosswalk: Crosswalk) -> None:
    for id_ in crosswalk.systems:
        assert system_named(id_, crosswalk).system.id == id_
    for id_, framework in crosswalk.frameworks.items():
        assert level_of(id_, (framework.levels or ("1",))[0], crosswalk).framework == id_
