"""``mcdef definitions stale``: sources that nobody has read for long, counted from a day that is printed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from author_runs import OLD, mcdef, write

from mcdef.definition.library import Library
from mcdef.definition.schemes import load_schemes
from mcdef.definition.stale import Cited, read_before, sources_beside, without_day

UNDATED = OLD.replace("new-name", "undated").replace("formerly: [old-name, older-name]\n", "").replace(
    ", checked: 2024-02", ""
)  # fmt: skip


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    write(tmp_path, "own/new-name.yaml", OLD)
    write(tmp_path, "own/undated.yaml", UNDATED)
    return tmp_path / "own"


def stale(own: Path, *options: str) -> dict[str, object]:
    run = mcdef("definitions", "stale", "new-name", "undated", "--definitions", own, *options, "-f", "json")
    assert run.code == 0, run.errors
    found: dict[str, object] = run.json
    return {"before": found["before"], "read": [one["where"] for one in run.json["sources"] if one["checked"]]}


@pytest.mark.parametrize(
    ("before", "read"),
    [("2024-02-29", []), ("2024-03-01", ["new-name"]), ("2020-01-01", [])],
)
def test_a_month_is_over_with_its_last_day(before: str, read: list[str], own: Path) -> None:
    assert stale(own, "--before", before) == {"before": before, "read": read}


@pytest.mark.parametrize(
    ("options", "before"),
    [
        (["--today", "2025-03-01"], "2024-03-01"),
        (["--today", "2025-02-28", "--days", "364"], "2024-03-01"),
        (["--today", "2024-03-02", "--days", "1"], "2024-03-01"),
        (["--today", "2024-03-01", "--days", "0"], "2024-03-01"),
    ],
)
def test_days_are_counted_from_today(options: list[str], before: str, own: Path) -> None:
    assert stale(own, *options) == {"before": before, "read": ["new-name"]}


def test_today_is_that_of_the_environment_else_of_the_clock(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1740787200")  # 2025-03-01
    run = mcdef("definitions", "stale", "new-name", "--definitions", own)
    assert "1 read before 2024-03-01 (365 days before 2025-03-01, today by SOURCE_DATE_EPOCH)" in run.flat

    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert "today by the clock)" in mcdef("definitions", "stale", "new-name", "--definitions", own).flat


def test_with_before_no_clock_is_asked(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "no number")

    assert mcdef("definitions", "stale", "--definitions", own, "--before", "2024-03-01").code == 0
    assert "error[not-a-day]" in mcdef("definitions", "stale", "--definitions", own).errors


def test_what_has_no_day_is_told_apart(own: Path) -> None:
    run = mcdef("definitions", "stale", "undated", "--definitions", own, "--before", "2030-01-01")

    assert run.text.startswith("nobody says when\n  undated: policy: Policy\n    https://example.org/policy\n")
    assert run.text.endswith("1 source: 0 read before 2030-01-01 (--before), 1 without a day\n")


def test_the_oldest_comes_first() -> None:
    sources = [
        Cited("b", "s", "S", None, "2024"),
        Cited("a", "s", "S", None, "2024-06-01"),
        Cited("c", "s", "S", None, None),
    ]

    assert [one.where for one in read_before(sources, date(2025, 1, 1))] == ["a", "b"]
    assert [one.where for one in without_day(sources)] == ["c"]


def test_an_old_id_names_its_definition(own: Path) -> None:
    run = mcdef("definitions", "stale", "old-name", "--definitions", own, "--before", "2025-01-01")

    assert "  new-name: policy: Policy" in run.text
    assert "note[renamed-definition]" in run.errors


def test_tables_and_rules_are_asked_too(library: Library) -> None:
    beside = list(sources_beside(library, load_schemes()))

    assert {one.where for one in beside} == {"inferences", "crosswalks", "schemes"}
    everything = mcdef("definitions", "stale", "--before", "2100-01-01", "-f", "json").json
    assert {"eu-2022", "inferences", "crosswalks", "schemes"} <= {one["where"] for one in everything["sources"]}


def test_everything_shipped_that_is_a_text_has_a_day(library: Library) -> None:
    found = mcdef("definitions", "stale", "--before", "2000-01-01", "-f", "json").json["sources"]

    assert [(one["where"], one["id"]) for one in found] == [("inferences", "mcdef-facts")]  # mcdef's own words


@pytest.mark.parametrize(
    "options",
    [
        ["--before", "2024"],
        ["--before", "2024-01-01", "--days", "3"],
        ["--before", "2024-01-01", "--today", "2024-01-01"],
        ["--today", "yesterday"],
        ["--days", "-1"],
        ["--days", "99999999"],
        ["--format", "xml"],
        ["nothing-of-that-name"],
    ],
)
def test_what_cannot_be_asked_ends_with_2(options: list[str]) -> None:
    run = mcdef("definitions", "stale", *options)

    assert (run.code, run.text) == (2, "")
    assert run.errors
