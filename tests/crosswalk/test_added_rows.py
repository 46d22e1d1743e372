"""Rows that a folder adds to the shipped ones: they are used, they replace nothing, and every mistake has its place."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from mcdef.crosswalk.asked import Where, read_asked
from mcdef.crosswalk.ects import ects_equivalent
from mcdef.crosswalk.eqf import to_eqf
from mcdef.crosswalk.errors import CrosswalkError
from mcdef.crosswalk.levels import parse_level
from mcdef.crosswalk.page import page_of
from mcdef.crosswalk.tables import Crosswalk, from_data
from mcdef.definition.check_tables import checked_tables
from mcdef.definition.files import shipped_tables
from mcdef.definition.library import load_library
from mcdef.definition.tables import load_crosswalk, merged
from mcdef.documents.document import Document
from mcdef.documents.problem import McdefError, Problem
from mcdef.documents.source import Source
from mcdef.logic.possibilities import Numbers
from mcdef.outputs.crosswalk import page_lines
from mcdef.outputs.crosswalk_json import page_json

SOURCES = "rules-2026: {title: Rules on points, issuer: A guild, seen: full, checked: 2026-11-20}\n"
FRAMEWORK = """\
- id: guild-levels
  title: Levels of a guild
  names: [Guild level]
  levels: ["1", "2", "3"]
  to_eqf: {source: rules-2026, at: p. 3, evidence: primary,
    rows: {"1": [4], "2": [5, 6], "3": {relation: unlevelled, bracket: [6, 7]}}}
"""
SYSTEM = """\
- id: guild
  title: Guild points
  names: [guild point]
  measures: notional
  hours:
    - {country: "*", value: 20, source: rules-2026, at: p. 5, evidence: primary}
"""
EXCHANGE = "- {from: guild, to: ects, rate: 4/5, kind: practice, source: rules-2026, evidence: primary}\n"


def written(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / "crosswalks" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def added(folder: Path, files: dict[str, str]) -> Crosswalk:
    return load_crosswalk([written(folder, files)])


def refused(folder: Path, files: dict[str, str]) -> tuple[Problem, ...]:
    with pytest.raises(McdefError) as error:
        load_library([written(folder, files)])
    return error.value.problems


def test_a_folder_adds_frameworks_credits_and_rates(tmp_path: Path) -> None:
    files = {
        "sources.yaml": SOURCES,
        "frameworks.yaml": FRAMEWORK,
        "credit-systems.yaml": SYSTEM,
        "exchanges.yaml": EXCHANGE,
    }
    crosswalk = added(tmp_path, files)
    assert to_eqf(parse_level("Guild level 1", crosswalk), crosswalk).value == Numbers.point(4)
    assert to_eqf(parse_level("Guild level 3", crosswalk), crosswalk).why == "unlevelled"
    assert ects_equivalent(Numbers.point(5), "guild", crosswalk).value == Numbers.between(
        Numbers.point(10).divided_by(Numbers.point(3)).extent.low, 4
    )
    assert len(crosswalk.frameworks) == len(load_crosswalk().frameworks) + 1


def test_a_row_may_cite_what_is_shipped(tmp_path: Path) -> None:
    files = {"credit-systems.yaml": SYSTEM.replace("rules-2026", "ects-guide-2015")}
    assert "guild" in added(tmp_path, files).systems


def test_two_folders_add_one_after_the_other(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    written(one, {"sources.yaml": SOURCES, "credit-systems.yaml": SYSTEM})
    written(two, {"exchanges.yaml": EXCHANGE})
    assert load_crosswalk([one, two]).exchanges[-1].source == "guild"
    with pytest.raises(McdefError) as error:
        load_crosswalk([one, one])
    assert {problem.code for problem in error.value.problems} == {"crosswalk-id-twice"}


@pytest.mark.parametrize(
    ("files", "code", "place"),
    [
        ({"credit-systems.yaml": SYSTEM.replace("id: guild", "id: ects")}, "crosswalk-id-twice", "1:7"),
        ({"sources.yaml": SOURCES.replace("rules-2026", "memory")}, "crosswalk-id-twice", "1:1"),
        ({"credit-systems.yaml": SYSTEM}, "crosswalk-unknown-source", "6:41"),
        ({"credit-systems.yaml": SYSTEM.replace("measures", "measure")}, "unknown-key", "4:3"),
        ({"credit-systems.yaml": SYSTEM.replace("notional", "total")}, "unknown-value", "4:13"),
        ({"credit-systems.yaml": SYSTEM.replace("[guild point]", "guild point")}, "list-expected", "3:10"),
        ({"credit-systems.yaml": SYSTEM.replace("value: 20", "value: many")}, "crosswalk-not-number", "6:29"),
        ({"credit-systems.yaml": SYSTEM.replace("value: 20", "value: -20")}, "negative-number", "6:29"),
        ({"credit-systems.yaml": SYSTEM.replace('"*"', "UK")}, "unknown-country", "6:17"),
        ({"credit-systems.yaml": SYSTEM.replace('"*"', "Germany")}, "unknown-country", "6:17"),
        ({"credit-systems.yaml": SYSTEM.replace("id: guild", "id: Guild")}, "not-an-id", "1:7"),
        ({"credit-systems.yaml": SYSTEM.replace("id: guild", "id: assigned")}, "crosswalk-id-is-fact", "1:7"),
        ({"credit-systems.yaml": SYSTEM.replace("title: Guild points", "title: 7")}, "text-needs-quotes", "2:10"),
        ({"credit-systems.yaml": SYSTEM.replace(" Guild points", "")}, "empty-value", "2:3"),
        ({"credit-systems.yaml": "guild: {title: Guild points}\n"}, "crosswalk-rows-expected", "1:1"),
        ({"sources.yaml": "- {id: rules-2026}\n"}, "crosswalk-sources-expected", "1:1"),
        ({"sources.yaml": SOURCES.replace("checked: 2026-11-20", "checked: soon")}, "not-a-definition-date", "1:76"),
        ({"frameworks.yaml": FRAMEWORK.replace('"1": [4]', '"1": [7]')}, "crosswalk-not-monotone", "6:22"),
        ({"frameworks.yaml": FRAMEWORK.replace("[5, 6]", "[5, 9]")}, "crosswalk-not-eqf", "6:22"),
        ({"frameworks.yaml": FRAMEWORK.replace("[Guild level]", "[AQF]")}, "crosswalk-name-collides", "3:3"),
        ({"frameworks.yaml": FRAMEWORK.replace("evidence: primary,", "")}, "crosswalk-no-evidence", "6:12"),
        ({"frameworks.yaml": FRAMEWORK.replace("primary", "firsthand")}, "crosswalk-unknown-grade", "6:12"),
        ({"frameworks.yaml": FRAMEWORK.replace('"3"]', '"3", "4"]')}, "crosswalk-no-row", "6:5"),
        ({"frameworks.yaml": FRAMEWORK.replace('"2": [5, 6]', '"4": [5, 6]')}, "crosswalk-unknown-level", "6:22"),
        ({"framework.yaml": FRAMEWORK}, "crosswalk-unknown-file", "1:1"),
        ({"qdr-uris.yaml": "prefix: x\n"}, "crosswalk-unknown-file", "1:1"),
    ],
)
def test_a_mistake_is_named_where_it_stands(tmp_path: Path, files: dict[str, str], code: str, place: str) -> None:
    if code != "crosswalk-unknown-source" and "sources.yaml" not in files:
        files = {**files, "sources.yaml": SOURCES}
    problems = refused(tmp_path, files)
    found = [one for one in problems if one.code == code]
    assert found, [(one.code, str(one.place)) for one in problems]
    assert str(found[0].place).split("/crosswalks/")[1].partition(":")[2] == place
    assert found[0].help or code in ("unknown-key", "crosswalk-unknown-file")


def test_the_closest_word_is_offered(tmp_path: Path) -> None:
    files = {"sources.yaml": SOURCES, "credit-systems.yaml": SYSTEM.replace("measures", "measure")}
    helps = {one.code: one.help for one in refused(tmp_path, files)}
    assert helps["unknown-key"] == "did you mean `measures`?"
    (one,) = refused(tmp_path / "other", {"framework.yaml": FRAMEWORK}) if (tmp_path / "other").mkdir() is None else ()
    assert one.help == "did you mean `frameworks`?"


def test_all_mistakes_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    files = {
        "credit-systems.yaml": SYSTEM.replace("notional", "total"),
        "frameworks.yaml": FRAMEWORK.replace("[5, 6]", "[5, 9]"),
        "exchanges.yaml": EXCHANGE.replace("4/5", "0"),
        "sources.yaml": SOURCES,
    }
    found = [one.code for one in refused(tmp_path, files)]
    assert found == ["unknown-value", "crosswalk-not-positive", "crosswalk-not-eqf"]


def test_a_file_with_two_endings_is_refused(tmp_path: Path) -> None:
    (one,) = refused(tmp_path, {"sources.yaml": SOURCES, "sources.yml": SOURCES})
    assert one.code == "crosswalk-file-twice"


def test_an_award_word_of_a_framework_nobody_compared_leads_nowhere(tmp_path: Path) -> None:
    words = "- {words: [guild master], framework: my-mqf, level: '7', source: rules-2026, evidence: primary}\n"
    crosswalk = added(tmp_path, {"sources.yaml": SOURCES, "award-words.yaml": words})
    assert to_eqf(parse_level("guild master", crosswalk), crosswalk).why == "unmapped"


# Whatever stands in a row: a problem, or rows that can be used.

WHOLE: dict[str, list[Any]] = {
    "frameworks": [
        {
            "id": "zz-f", "title": "Z", "names": ["ZZF", {"ZZQ": "DE"}, {"name": "ZZR", "implies": "DE"}],
            "country": "DE", "place": "Germany", "levels": ["1", "2"], "valid": {"from": "2001"},
            "to_eqf": {
                "source": "memory", "evidence": "unverified",
                "rows": {"1": [6], "2": {"relation": "unlevelled", "bracket": [6, 7]}},
            },
            "to_cycle": {"source": "memory", "evidence": "unverified", "rows": {"1": {"cycle": ["first"]}}},
        }
    ],
    "credit-systems": [
        {
            "id": "zz-c", "title": "Z", "names": ["ZZC"], "measures": "notional", "plausible": {"min": 20, "max": 30},
            "year": {"value": 60, "source": "memory", "evidence": "unverified"},
            "hours": [
                {
                    "country": "*", "min": 20, "max": 30, "typical": 25, "source": "memory", "evidence": "unverified",
                    "contact": {"min": 1, "max": 2, "minutes": 45}, "valid": {"from": "2001-02"},
                }
            ],
        }
    ],
    "exchanges": [
        {"from": "zz-c", "to": "ects", "rate": "1/2", "kind": "practice", "source": "memory", "evidence": "unverified"}
    ],
    "award-sizes": [
        {
            "award": "zz", "kind": "degree", "framework": "zz-f", "level": "1", "unit": "zz-c",
            "size": {"min": 1, "max": 3}, "source": "memory", "evidence": "unverified",
        }
    ],
    "award-words": [{"words": ["zz"], "country": "DE", "eqf": [6], "source": "memory", "evidence": "unverified"}],
}  # fmt: skip
JUNK: list[Any] = [None, -1, 0, 9, "x", "", [], {}, [None], {"a": 1}, True, "1e99999999", "2019-13", ["a", "b"]]
ABSENT = object()


def small_base() -> dict[str, Any]:
    """The shipped tables cut down to what every page needs, so that checking them over and over is quick."""
    kept = {"frameworks": ("eqf", "qf-ehea"), "credit-systems": ("ects",)}
    tables: dict[str, Any] = {"sources": shipped_tables()["sources"]}
    for name in WHOLE:
        tables[name] = [row for row in shipped_tables()[name] if row.get("id") in kept.get(name, ())]
    return tables


def places(value: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [at, *(place for key, inner in parts for place in places(inner, (*at, key)))]


def changed(rows: Any, at: tuple[Any, ...], junk: Any) -> Any:
    if not at:
        return [] if junk is ABSENT else junk
    whole = deepcopy(rows)
    inner = whole
    for key in at[:-1]:
        inner = inner[key]
    if junk is ABSENT:
        del inner[at[-1]]
    else:
        inner[at[-1]] = junk
    return whole


@pytest.mark.parametrize("file", WHOLE)
def test_no_content_of_a_row_makes_anything_fail(file: str) -> None:
    base = small_base()
    accepted = 0
    for at in places(WHOLE[file]):
        for junk in (*JUNK, ABSENT):
            tables = {**WHOLE, file: changed(WHOLE[file], at, junk)}
            documents = {name: Document(Source(f"own/{name}.yaml", ""), rows) for name, rows in tables.items()}
            problems, rows = checked_tables(documents, base)
            if problems:
                assert rows == {}
                assert all(one.message and one.source is not None for one in problems)
                continue
            accepted += 1
            _used(from_data(merged([base, rows])))
    assert accepted


def _used(crosswalk: Crosswalk) -> None:
    for text in ("ZZF 1", "zz-f 2", "3 ZZC", "zz", "5 ECTS"):
        for where in (Where(), Where("DE", date(2000, 1, 1))):
            try:
                page = page_of(text, read_asked(text, crosswalk, where), crosswalk, where)
            except CrosswalkError:
                continue
            assert list(page_lines(page, crosswalk, 80))
            assert page_json(page, crosswalk)
