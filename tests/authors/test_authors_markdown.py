"""A definition or a clause as a page in Markdown: whole, citable, and no text of it is markup."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from author_runs import OLD, mcdef, write

from mcdef.definition.library import Library
from mcdef.outputs.pages import address, code, escaped, table
from mcdef.version import VERSION

HOSTILE = OLD.replace(
    "asks: It takes a hundred hours.",
    'asks: "<script>alert(1)</script> | `x` **bold** [link](javascript:alert(1)) ~~gone~~ a_b _c_ \\x1b[31m &amp;"',
).replace('url: "https://example.org/policy"', 'url: "javascript:alert(1)"')


def page(*arguments: str | Path) -> str:
    run = mcdef("explain", *arguments, "--format", "markdown")
    assert run.code == 0, run.errors
    return run.text


def plain(markdown: str) -> str:
    """What a reader sees of a text: escapes undone."""
    return re.sub(r"\\(.)", r"\1", markdown).replace("&amp;", "&")


def test_every_definition_says_all_of_itself(library: Library) -> None:
    for definition in library.definitions.values():
        text = page(definition.id)
        seen = plain(text)
        assert text.startswith(f"# `{definition.id}`: ")
        for criterion in definition.default.criteria:
            assert f"\n### `{criterion.id}`\n" in text
            assert " ".join(criterion.asks.split()) in seen
        for source in definition.sources.values():
            assert f"- `{source.id}`: " in text
        for reading in definition.readings[1:]:
            assert f"- `{reading.id}`: " in text
        for note in definition.notes:
            assert f"- {' '.join(note.split())}" in seen


def test_it_can_be_cited(library: Library) -> None:
    definition = library["emc-2019"]

    assert (
        "Cite as: European MOOC Consortium, Common Microcredential Framework (2019-04-30), as encoded in "
        f"mcdef {VERSION}, `emc-2019`, sha256 `{definition.digest}`."
    ) in page("emc-2019")
    assert f"`emc-2019.level`, sha256 `{definition.digest}`" in page("emc-2019.level")


def test_clauses_stand_under_what_failing_them_means() -> None:
    text = page("eu-2022")
    heads = [text.index(head) for head in ("## What decides", "### `qa`", "## What is required", "### `annex-holder`",
                                           "## What is recommended", "### `annex-grade`")]  # fmt: skip

    assert heads == sorted(heads)
    assert "## Who it speaks about" not in text
    assert "## Who it speaks about\n\n- provider.country: AT\n" in page("at-2023")


def test_a_reading_is_a_page_of_its_own() -> None:
    text = page("emc-2019@later-levels")

    assert text.startswith("# `emc-2019@later-levels`: ")
    assert "| reading | Levels as in the later texts. FutureLearn's pages" in text
    assert "or EQF 4 or 5 with ECTS assigned" in text
    assert "- `default`: as written. Changes" not in text
    assert "`later-levels`: Levels as in the later texts" in page("emc-2019")
    assert " Changes `level`." in page("emc-2019")


def test_a_clause_has_its_facts_readings_rules_and_cases() -> None:
    level, focused = page("emc-2019.level"), page("unesco-2022.focused")

    assert "It decides: failing it means that it is no micro-credential in this sense." in level
    assert "| `level.eqf` |" in level
    assert "- `later-levels` changes it: " in level
    assert "- a case that fails: " in level
    assert "- a person judges this; no fact decides it" in focused
    assert "- rule `small-is-focused`: " in focused


def test_no_text_of_a_definition_is_markup(tmp_path: Path) -> None:
    write(tmp_path, "own/new-name.yaml", HOSTILE)

    for name in ("new-name", "new-name.long"):
        text = page(name, "--definitions", tmp_path / "own")
        assert "<script" not in re.sub(r"\\.", "", text)
        assert "\x1b" not in text
        assert "](javascript" not in re.sub(r"\\.", "", text)
        assert "<javascript" not in text
        assert "\\*\\*bold\\*\\*" in text
        assert "&amp;amp;" in text


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("a_b and _c_", "a_b and \\_c\\_"),
        ("# no heading", "\\# no heading"),
        ("- no list", "\\- no list"),
        ("1. no list", "1\\. no list"),
        ("100 hours", "100 hours"),
        ("two\n\n  lines", "two lines"),
        ("a | b", "a \\| b"),
        ("R&D", "R&amp;D"),
    ],
)
def test_signs_of_markdown_are_only_signs(written: str, expected: str) -> None:
    assert escaped(written) == expected


def test_names_and_addresses() -> None:
    assert code("a.b") == "`a.b`"
    assert code("a`b") == "a\\`b"
    assert address("https://example.org/a?b=c") == "<https://example.org/a?b=c>"
    assert address("https://example.org/<b>") == "https://example.org/\\<b\\>"
    assert list(table(("a", "b"), [("1", "2")])) == ["| a | b |", "|---|---|", "| 1 | 2 |"]


@pytest.mark.parametrize("name", ["workload.hours", "institution-qa", "EQF", "unknown-key", "my-equals"])
def test_what_is_no_definition_has_no_page(name: str) -> None:
    run = mcdef("explain", name, "--format", "markdown")

    assert (run.code, run.text) == (2, "")
    assert "error[no-page-of]" in run.errors


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["eu-2022", "--format", "markdwn"], "did you mean `markdown`?"),
        (["eu-2022.qaa", "--format", "markdown"], "did you mean `eu-2022.qa`?"),
        (["eu-2023", "--format", "markdown"], "did you mean `eu-2022`?"),
        (["eu-2022@strikt", "--format", "markdown"], "did you mean `strict`?"),
    ],
)
def test_a_name_that_nobody_has_is_told(arguments: list[str], said: str) -> None:
    run = mcdef("explain", *arguments)

    assert run.code == 2
    assert said in run.errors
