"""The list of levels at the end of crosswalks.md 4.4."""

from __future__ import annotations

import pytest

from mcdef.crosswalk.eqf import to_eqf
from mcdef.crosswalk.errors import CrosswalkError
from mcdef.crosswalk.levels import level_of, parse_level
from mcdef.crosswalk.tables import Crosswalk
from mcdef.logic.possibilities import ABSENT, UNKNOWN, Numbers, Value

VERIFIED = [
    ("RQF 3", "GB", [4]),
    ("RQF 4", "GB", [5]),
    ("SCQF 7", "GB", [5]),
    ("SCQF 10", "GB", [6]),
    ("NFQ 9", "IE", [7]),
    ("NFQ 2", "IE", [1]),
    ("NZQCF 7", "NZ", [6]),
    ("MECES 2", "ES", [6]),
    ("MECU 2", "ES", [2]),
    ("MECU 5B", "ES", [5]),
    ("CNCP 6", "FR", [6]),
    ("niveau II", "FR", [6]),
    ("niveau I", "FR", [7, 8]),
    ("HKQF 5", "HK", [6]),
    ("graduate", "US", [7, 8]),
    ("MQF 7 (master's)", "MY", [7]),
    ("NHEQF 5.5 (bachelor)", "IN", [6]),
]
FROM_MEMORY = [
    ("AQF 8", "AU", [6, 7]),
    ("AQF 8", "AL", [8]),
    ("NLQF 4+", "NL", [4]),
    ("HKO 8.1", "HR", [7, 8]),
    ("lower division", "US", [5, 6]),
]
WITHOUT = [
    ("NZQCF 8", "NZ", "unlevelled"),
    ("MQF 7", "MY", "unmapped"),
    ("NHEQF 5.5", "IN", "unmapped"),
    ("NQF 10", "AE", "unmapped"),
]


def points(levels: list[int]) -> Value:
    return Numbers.points(levels)


@pytest.mark.parametrize(("text", "country", "eqf"), VERIFIED)
def test_verified(crosswalk: Crosswalk, text: str, country: str, eqf: list[int]) -> None:
    conversion = to_eqf(parse_level(text, crosswalk, country), crosswalk, country)
    assert (conversion.value, conversion.why) == (points(eqf), None)


@pytest.mark.parametrize(("text", "country", "eqf"), FROM_MEMORY)
def test_from_memory(crosswalk: Crosswalk, text: str, country: str, eqf: list[int]) -> None:
    conversion = to_eqf(parse_level(text, crosswalk, country), crosswalk, country)
    assert (conversion.value, conversion.would_be, conversion.why) == (UNKNOWN, points(eqf), "unverified")


@pytest.mark.parametrize(("text", "country", "why"), WITHOUT)
def test_without_a_level(crosswalk: Crosswalk, text: str, country: str, why: str) -> None:
    conversion = to_eqf(parse_level(text, crosswalk, country), crosswalk, country)
    assert (conversion.value, conversion.would_be, conversion.why) == (UNKNOWN, None, why)


def test_below_the_scale_is_a_known_absence(crosswalk: Crosswalk) -> None:
    conversion = to_eqf(parse_level("SCQF 2", crosswalk, "GB"), crosswalk, "GB")
    assert (conversion.value, conversion.why) == (ABSENT, None)
    assert "below EQF 1" in (conversion.note or "")


@pytest.mark.parametrize(("text", "country"), [("AQF 8", None), ("level 7", "GB"), ("10", "AE")])
def test_refused(crosswalk: Crosswalk, text: str, country: str | None) -> None:
    with pytest.raises(CrosswalkError):
        parse_level(text, crosswalk, country)


def test_level_of_the_emirates_by_framework(crosswalk: Crosswalk) -> None:
    statement = level_of("QFEmirates", "10", crosswalk, "AE")
    assert to_eqf(statement, crosswalk, "AE").why == "unmapped"


def test_words_make_a_mapped_level_derived(crosswalk: Crosswalk) -> None:
    assert to_eqf(parse_level("MQF 7 (master's)", crosswalk, "MY"), crosswalk, "MY").evidence == "derived"
