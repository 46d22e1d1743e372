"""The fast form of findings writes what the reference writes, byte for byte, and leaves alone what is not sure."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, event, given, settings
from hypothesis import strategies as st

from facts.describing import shipped
from mcdef.catalogue.classify import Asked
from mcdef.catalogue.finding_lines import FindingLines
from mcdef.catalogue.line import default_id
from mcdef.definition.library import Library
from mcdef.definition.select import Selection
from mcdef.documents.files import read_source
from mcdef.documents.reader import read_document
from mcdef.facts.rules import FactConclusion, Rule, Rules
from mcdef.logic.algebra import Leaf, OneOf
from mcdef.logic.ranges import Numbers, Range
from mcdef.report.lines import ReportLines
from mcdef.verdict.fast import SlowError
from verdict.fast_worlds import libraries, line_of, offers

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").rglob("*.yaml"))
PATH = "offers & co.ndjson"
QUICKLY = (Phase.explicit, Phase.reuse, Phase.generate)  # a library takes minutes to shrink
CORE = Selection(("core",))


def alike(library: Library, lines: list[bytes], selection: Selection, **more: bool) -> int:
    """How many lines the fast form took; on each it wrote what the reference writes, the second time too."""
    fast = ReportLines(library, selection, PATH, **more)
    asked = Asked(selection, ignore_scope=more.get("ignore_scope", False))
    reference = FindingLines(library, asked, PATH, brief=more.get("brief", False))
    taken = 0
    for number, line in [*enumerate(lines, 1)] * 2:
        try:
            found = fast.of(line, number, default_id(PATH, number))
        except SlowError:
            continue
        taken += 1
        assert found + b"\n" == reference.slowly(line, number), line
    return taken


@settings(deadline=None, max_examples=100, suppress_health_check=list(HealthCheck), phases=QUICKLY)
@given(libraries(), st.lists(offers(), min_size=1, max_size=6), st.booleans())
def test_on_random_definitions_rules_and_descriptions(library: Library, written: list[Any], ignore_scope: bool) -> None:
    names = Selection(tuple(library.definitions))
    taken = alike(library, [line_of(offer) for offer in written], names, ignore_scope=ignore_scope)
    event(f"taken: {taken / (2 * len(written)):.1f}")


@settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
@given(st.lists(offers(), min_size=1, max_size=5))
def test_on_the_core_definitions(written: list[Any]) -> None:
    alike(shipped(), [line_of(offer) for offer in written], CORE)


@settings(deadline=None, max_examples=10, suppress_health_check=list(HealthCheck))
@given(st.lists(offers(), min_size=1, max_size=3))
def test_on_the_shipped_definitions_that_a_country_chooses(written: list[Any]) -> None:
    alike(shipped(), [line_of(offer) for offer in written], Selection())


def example_lines() -> list[bytes]:
    lines = []
    for path in EXAMPLES:
        data = read_document(read_source(path, path.name)).data
        for one in data if isinstance(data, list) else [data]:
            assert isinstance(one, dict)
            if "issued_by" in one or "rows" in one:  # an institution's policy, a mapping
                continue
            variants = one.pop("variants", [{}])
            one.pop("judgements", None)
            lines += [line_of({**one, **variant}) for variant in variants]
    return lines


def test_on_all_examples() -> None:
    lines = example_lines()
    assert alike(shipped(), lines, CORE) == 2 * len(lines)


def test_on_some_examples_under_all_definitions_and_briefly() -> None:
    assert alike(shipped(), example_lines()[::12], Selection(("all",)), brief=True)


@pytest.mark.parametrize(
    "selection", [Selection(("eu-2022", "ec-2020"), ("strict",)), Selection((), (), date(2021, 6, 1))]
)
def test_in_another_reading_and_on_another_day(selection: Selection) -> None:
    assert alike(shipped(), example_lines()[::9], selection) > 0


def test_what_one_description_closes_stays_open_in_the_next() -> None:
    body = {"provider": {"name": "OU", "country": "GB"}, "record": "certificate"}
    lines = [line_of({**body, "complete": ["authorisations", "record"]}), line_of(body)]
    assert alike(shipped(), lines, Selection(("all",))) == 2 * len(lines)


def test_rules_that_disagree_are_told_even_on_a_fact_that_nothing_reads() -> None:
    issued = Leaf("record.issued", OneOf(options=frozenset({True})))
    hours = (Range(None, Fraction(20)), Range(Fraction(30), None))
    rules = tuple(
        Rule(
            f"r{at}",
            True,
            issued,
            None,
            (FactConclusion("credits.jp", Numbers((range_,))),),
            "So.",
            "s",
            None,
            "primary",
        )
        for at, range_ in enumerate(hours)
    )
    library = replace(shipped(), rules=Rules(rules))
    line = line_of({"name": "Course", "record": {"issued": True}})
    assert alike(library, [line], Selection(("us-usage",))) == 2
    assert b"rule-disagrees" in ReportLines(library, Selection(("us-usage",)), PATH).of(line, 1, "x")


def test_where_parts_of_the_size_do_not_fit_together() -> None:
    lines = [
        line_of({"name": f"Course {hours}", "workload": f"{hours} h", "credits": credits, "contact": contact})
        for hours in (10, 40, 150)
        for credits in ("5 ECTS", "60 CATS", "none", ["5 ECTS", "20 CATS"], "3")
        for contact in ("20 h", "30 lessons")
    ]
    assert alike(shipped(), lines, CORE) == 2 * len(lines)


@pytest.mark.parametrize(
    "name",
    [
        "50 % more", "%b", "\\u0000name", "a  b", " padded ", "x" * 119, "x" * 121, "x" * 300, "Ünïcode 微証明",
        'said "so"', "back\\slash", "tab\tbed", "line\u2028break", "\u0000name", "none", "{}", "provider",
    ],
)  # fmt: skip
def test_a_name_is_told_as_it_is(name: str) -> None:
    line = json.dumps({"name": name, "provider": {"name": name, "country": "NL"}}, ensure_ascii=False).encode()
    other = json.dumps({"name": "Other", "provider": "Somebody", "awarding_body": name}).encode()
    alike(shipped(), [other, line, other], CORE)


@pytest.mark.parametrize("wrap", ["{%s}", " {%s}", "{ %s }\r\n", "{\t%s}\n"])
def test_columns_are_those_of_the_line(wrap: str) -> None:
    inner = '"id" : "x","level":  {"eqf":6} ,"name":"É 微","credits" :["5 ECTS"], "record":\t{"issued":true}'
    assert alike(shipped(), [(wrap % inner).encode()], CORE) in (0, 2)
    assert alike(shipped(), [b"{" + inner.encode() + b"}"], CORE) == 2


def test_tables_that_are_emptied_in_between_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mcdef.verdict.contents.MOST", 5)
    monkeypatch.setattr("mcdef.report.lines._MOST_TEXTS", 7)
    monkeypatch.setattr("mcdef.report.lines.MOST_CELLS", 20)
    monkeypatch.setattr("mcdef.report.told.MOST_OUTCOMES", 2)
    monkeypatch.setattr("mcdef.report.lines._ROOM_EVERY", 2)
    monkeypatch.setattr("mcdef.report.lines.MOST", 3)
    monkeypatch.setattr("mcdef.report.spots.MOST", 2)
    lines = [
        line_of({"workload": f"{hours} h", "credits": f"{hours // 25} ECTS", "provider": {"country": at}})
        for hours in range(25, 200, 25)
        for at in ("IE", "NL", "GB")
    ]
    assert alike(shipped(), lines, CORE) == 2 * len(lines)
