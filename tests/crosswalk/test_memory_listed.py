"""`docs/crosswalks.md` lists everything that is only from memory, so that readers know what to check first."""

from __future__ import annotations

from pathlib import Path

import pytest

from mcdef.crosswalk.tables import Crosswalk

PAGE = Path(__file__).resolve().parents[2] / "docs" / "crosswalks.md"


@pytest.fixture(scope="module")
def listed() -> str:
    text = PAGE.read_text(encoding="utf-8")
    return " ".join(text[text.index("## From memory") :].split())


def item(listed: str, number: int) -> str:
    start = listed.index(f" {number}. ")
    end = listed.find(f" {number + 1}. ", start)
    return listed[start:end] if end > 0 else listed[start:]


def test_frameworks_paired_from_memory(crosswalk: Crosswalk, listed: str) -> None:
    memory = [
        one
        for one in crosswalk.frameworks.values()
        if one.mapped and not any(row.cite.verified for row in one.to_eqf.values())
    ]
    assert len(memory) == 34
    assert [one.id for one in memory if one.label not in item(listed, 3) or str(one.place) not in item(listed, 3)] == []


def test_single_levels_from_memory(crosswalk: Crosswalk, listed: str) -> None:
    def memory(id_: str) -> list[str]:
        return [level for level, row in crosswalk.frameworks[id_].to_eqf.items() if not row.cite.verified]

    assert (memory("au-aqf"), "AQF 1, 2, 3, 5, 6 and 8" in listed) == (["1", "2", "3", "5", "6", "8"], True)
    assert (memory("ee-estqf"), "EstQF 1 to 5" in listed) == (["1", "2", "3", "4", "5"], True)
    assert (memory("fr-cncp"), "CNCP 1" in listed) == (["1"], True)
    assert (memory("isced"), "ISCED below 6" in listed) == (["0", "1", "2", "3", "4", "5"], True)
    assert (memory("bg-nqf"), "Bulgaria" in item(listed, 3)) == (["1", "2", "3", "4", "5", "6", "7", "8"], True)


def test_cycles_from_memory(crosswalk: Crosswalk, listed: str) -> None:
    memory = {
        one.label: [level for level, row in one.to_cycle.items() if not row.cite.verified]
        for one in crosswalk.frameworks.values()
    }
    assert {label: levels for label, levels in memory.items() if levels} == {
        "RQF": ["4", "5"], "CQFW": ["4", "5"], "FHEQ": ["4", "5"], "SCQF": ["7", "8"], "NFQ": ["6"]
    }  # fmt: skip
    assert "RQF and CQFW 4 and 5, FHEQ 4 and 5, SCQF 7 and 8, NFQ 6" in item(listed, 4)


def test_hours_from_memory(crosswalk: Crosswalk, listed: str) -> None:
    codes = set(item(listed, 5).replace(",", " ").replace(".", " ").split())
    rows = [row.country for row in crosswalk.systems["ects"].hours if not row.cite.verified]
    assert len(rows) == 23
    assert [country for country in rows if country not in codes] == []


def test_credits_from_memory(crosswalk: Crosswalk, listed: str) -> None:
    memory = [one for one in crosswalk.systems.values() if one.hours and not any(r.cite.verified for r in one.hours)]
    assert [one.id for one in memory if one.label not in item(listed, 6)] == []
    years = [one for one in crosswalk.systems.values() if one.year and not one.year.cite.verified]
    assert [one.id for one in years if one not in memory] == ["hk"]
    rates = [(one.source, one.target) for one in crosswalk.exchanges if not one.cite.verified]
    assert rates == [("cqfw", "ects"), ("lv-kp-old", "ects")]
    assert "CQFW to ECTS, and the old Latvian kredītpunkts to ECTS" in item(listed, 7)


def test_sizes_and_words_from_memory(crosswalk: Crosswalk, listed: str) -> None:
    countries = {one.country for one in crosswalk.award_sizes if not one.cite.verified}
    assert countries == {"GB", "GB-SCT", "US", "CA", "NZ", "ZA"}
    for word in ("UK", "Scottish", "US associate", "Canada outside Québec", "New Zealand", "South African"):
        assert word in item(listed, 8)
    words = [row.words[0] for row in crosswalk.award_words if not row.row.cite.verified]
    assert words == ["first professional", "lower division", "postgraduate"]
    assert "first professional, lower division (United States); postgraduate (Australia)" in item(listed, 9)
