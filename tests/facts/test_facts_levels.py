"""Levels as stated and as mapped: sets stay sets, unlevelled and unmapped stay unknown, unclear names are refused."""

from __future__ import annotations

import pytest

from facts.describing import YES, codes, facts_of, known, point, problems, refused, value, word
from mcdef.logic.possibilities import ABSENT, UNKNOWN, Numbers

SIX_OR_SEVEN = Numbers.points([6, 7])


@pytest.mark.parametrize(
    ("level", "levels"),
    [
        ("FHEQ 7", [7]),
        ("RQF 3", [4]),
        ("RQF 4", [5]),
        ("SCQF 10", [6]),
        ("SCQF 9 or 10", [6]),
        ("NFQ 9", [7]),
        ("NZQCF 7", [6]),
        ("HKQF 5", [6]),
        ("EQF 6-7", [6, 7]),
        ("FHEQ 6-7", [6, 7]),
    ],
)
def test_a_level_maps_by_its_framework_s_row(level: str, levels: list[int]) -> None:
    assert value(f"level: {level}", "level.eqf") == Numbers.points(levels)


@pytest.mark.parametrize("level", ["6", "6-7", "at least 7", "8"])
def test_the_short_form_and_the_full_form_mean_the_same(level: str) -> None:
    full = facts_of(f"level: {{eqf: {level}}}")
    if not level.startswith("at"):
        short = facts_of(f"level: EQF {level}")
        assert full.value("level.cycle") == short.value("level.cycle") is not UNKNOWN
        assert full.value("level.eqf") == short.value("level.eqf")
    else:
        assert full.value("level.eqf") == Numbers.points([7, 8])


def test_there_are_eight_levels_in_either_form() -> None:
    for text in ("level: EQF 12", "level: {eqf: 12}"):
        (error,) = refused(text)
        assert error.code == "unknown-level"
        assert "1, 2, 3, 4, 5, 6, 7, 8" in str(error.help)


def test_an_unlevelled_level_is_unknown_for_that_reason() -> None:
    found = known("level: NZQCF 8", "level.eqf")
    assert (found.value, found.why) == (UNKNOWN, "unlevelled")


def test_an_unmapped_level_is_unknown_for_another_reason() -> None:
    found = known("level: MQF 7\nprovider: {country: MY}", "level.eqf")
    assert (found.value, found.why) == (UNKNOWN, "unmapped")


def test_an_unverified_row_decides_nothing_and_says_what_it_would_be() -> None:
    found = known("level: AQF 8\nprovider: {country: AU}", "level.eqf")
    assert (found.value, found.why, found.would_be) == (UNKNOWN, "unverified", SIX_OR_SEVEN)


def test_a_name_of_two_frameworks_needs_the_country() -> None:
    (error,) = refused("name: A\nlevel: AQF 8")
    assert (error.code, error.place) == ("framework-needs-country", "offer.yaml:2:8")
    assert "`AQF (Australia) 8`" in str(error.help)
    assert "`AQF (Albania) 8`" in str(error.help)
    assert known("level: AQF 8\nprovider: {country: AL}", "level.eqf").would_be == point(8)  # a row from memory


def test_a_bare_level_in_the_united_kingdom_is_refused_with_what_to_write() -> None:
    (error,) = refused("level: level 7\nprovider: {country: GB}")
    assert error.code == "level-of-which-framework"
    for choice in ("FHEQ 7", "RQF 7", "SCQF 7"):
        assert f"`{choice}`" in str(error.help)


def test_all_levels_that_cannot_be_read_are_named_at_once() -> None:
    found = refused("level:\n  - AQF 8\n  - EQF 9")
    assert [error.place for error in found] == ["offer.yaml:2:5", "offer.yaml:3:9"]


def test_levels_of_two_frameworks_that_agree_are_one_level() -> None:
    text = "level: [FHEQ 7, NFQ 9]"
    assert value(text, "level.eqf") == point(7)
    assert value(text, "level.national") == word("FHEQ 7, NFQ 9")
    assert codes(text) == []


def test_levels_of_two_frameworks_that_differ_warn_and_leave_both_open() -> None:
    text = "level: [FHEQ 6, NFQ 9]"
    assert value(text, "level.eqf") == SIX_OR_SEVEN
    assert set(codes(text)) == {"levels-disagree"}


def test_a_stated_eqf_level_stands_against_a_mapping() -> None:
    text = "level:\n  - EQF 6\n  - FHEQ 7"
    assert value(text, "level.eqf") == point(6)
    assert known(text, "level.eqf").origins[0].how == "stated"
    warning = next(problem for problem in problems(text) if problem.code == "conversion-disagrees")
    assert warning.place == "offer.yaml:3:5"


def test_a_stated_set_is_not_narrowed_by_a_mapping() -> None:
    text = "level: [EQF 6-7, FHEQ 7]"
    assert value(text, "level.eqf") == SIX_OR_SEVEN
    assert "conversion-disagrees" not in codes(text)


def test_two_stated_levels_that_contradict_warn_and_the_first_is_used() -> None:
    text = "level:\n  - EQF 6\n  - EQF 7"
    assert value(text, "level.eqf") == point(6)
    warning = next(problem for problem in problems(text) if problem.code == "statements-disagree")
    assert (warning.place, "EQF 6 at line 2" in warning.message) == ("offer.yaml:3:5", True)


def test_the_cycle_comes_with_the_level() -> None:
    assert value("level: EQF 7", "level.cycle") == word("second")
    assert value("level: EQF 3", "level.cycle") is ABSENT
    assert known("level: NFQ 9", "level.cycle").origins[0].how == "converted"


def test_the_level_decides_no_sector_and_no_credit() -> None:
    facts = facts_of("level: EQF 6")
    assert facts.value("level.sector") is UNKNOWN
    assert facts.value("credits.assigned") is UNKNOWN


def test_award_words_give_a_set() -> None:
    assert value("level: graduate\nprovider: {country: US}", "level.eqf") == Numbers.points([7, 8])
    assert value("provider: {country: US}\ncredits: 3 semester hours", "credits.assigned") == YES
