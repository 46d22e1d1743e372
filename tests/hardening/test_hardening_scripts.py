"""Text in any script: the caret stands under what is meant, and nothing is wider than the page."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cli.cli_runs import Run, mcdef, row, write
from mcdef.documents.cells import cells, clusters, shown
from mcdef.documents.excerpt import excerpt_lines
from mcdef.documents.problem import Problem
from mcdef.documents.source import Source
from mcdef.outputs.layout import Line, line, padded, plain, wrapped

# The cells by UAX #11 (wide and full-width signs take two, marks none) and UTS #51 (an emoji sequence takes two).
WIDTHS = {
    "Data": 4,
    "Größe": 5,
    "e\u0301te\u0301": 3,  # combining acute
    "a\u0323\u0302\u0301": 1,  # three marks on a letter
    "مقدمة": 5,  # Arabic
    "مُقَدِّمَة": 5,  # Arabic with vowel signs
    "שָׁלוֹם": 4,  # Hebrew with points
    "データ": 6,
    "ﾃﾞｰﾀ": 4,  # half-width katakana with its sound mark
    "か\u3099": 2,  # combining sound mark
    "学位": 4,
    "한국어": 6,
    "\u1112\u1161\u11ab\u1100\u116e\u11a8": 4,  # the same syllables as letters: two blocks
    "भाषा": 4,  # Devanagari; vowel signs that stand beside their letter take a cell
    "हि": 2,
    "ภาษาไทย": 7,
    "กำลัง": 4,  # Thai with marks above and below
    "தமிழ்": 4,
    "😀": 2,
    "👍🏽": 2,  # skin tone
    "👩\u200d🔬": 2,  # joined to one sign
    "👩🏽\u200d🚀": 2,
    "👨\u200d👩\u200d👧\u200d👦": 2,
    "❤": 1,
    "❤\ufe0f": 2,  # shown as an emoji
    "🏳\ufe0f\u200d🌈": 2,
    "🇳🇴": 2,
    "🇳🇴🇩🇪": 4,
    "1\ufe0f\u20e3": 2,  # keycap
    "ＡＢＣ": 6,
    "ABC　": 5,  # ideographic blank
    "½ ° – …": 7,
    "क्\u200dष": 2,  # a joiner between letters joins nothing into an emoji
}
TEXTS = list(WIDTHS)
UNSAFE = {
    "\u202e": "\\u202e",
    "\u2066": "\\u2066",
    "\u2069": "\\u2069",
    "\u200f": "\\u200f",
    "\u061c": "\\u061c",
    "\x1b": "\\x1b",
    "\x07": "\\x07",
    "\x9b": "\\x9b",
    "\x7f": "\\x7f",
    "\u200b": "\\u200b",
    "\ufeff": "\\ufeff",
    "\u00ad": "\\xad",
    "\U000e0041": "\\U000e0041",
    "\ud800": "\\ud800",
}


@pytest.mark.parametrize("text", TEXTS, ids=ascii)
def test_how_wide_a_text_is(text: str) -> None:
    assert cells(text) == WIDTHS[text]
    assert cells(text + text) == 2 * WIDTHS[text]
    assert cells(f"{text} {text}") == 2 * WIDTHS[text] + 1


@given(st.lists(st.sampled_from(TEXTS) | st.text(max_size=5), max_size=6).map("".join))
def test_clusters_are_the_whole_text(text: str) -> None:
    found = list(clusters(text))
    assert "".join(cluster for cluster, _ in found) == text
    assert sum(width for _, width in found) == cells(text)
    for cluster, _ in found[1:]:
        assert unicodedata.category(cluster[0]) not in ("Mn", "Me", "Mc"), "a mark is not parted from its letter"


# --- under the caret


def caret(lines: list[str]) -> tuple[str, int, int]:
    """The line shown, the cells before the caret, and those it takes."""
    number, source = re.match(r" (\d+) \| (.*)", lines[3]).groups()  # type: ignore[union-attr]
    under = lines[4].removeprefix(f" {' ' * len(number)} | ")
    return source, len(under) - len(under.lstrip()), len(under.strip())


@pytest.mark.parametrize("text", TEXTS, ids=ascii)
def test_the_caret_begins_at_the_right_cell(text: str) -> None:
    whole = f"{text}: {text} HERE {text}"
    source = Source("x", whole)
    start = whole.index("HERE")
    problem = Problem("error", "c", "m", None, source, source.span(start, start + 4))
    assert caret(excerpt_lines(problem)) == (whole.rstrip(), 2 * WIDTHS[text] + 3, 4)
    problem = Problem("error", "c", "m", None, source, source.span(0, len(text)))
    assert caret(excerpt_lines(problem)) == (whole.rstrip(), 0, WIDTHS[text])


@pytest.mark.parametrize("text", TEXTS, ids=ascii)
def test_so_it_does_for_a_mistake_in_a_file(tmp_path: Path, text: str) -> None:
    path = write(tmp_path, "course.yaml", f"id: x\nprovider: {{name: '{text} {text}', zqxj: 1}}\n")
    run = mcdef("classify", path)
    before = f"provider: {{name: '{text} {text}', "
    assert f"course.yaml:2:{len(before) + 1}\n" in run.errors
    source, start, width = caret(run.errors.splitlines())
    assert (source, start, width) == (f"{before}zqxj: 1}}", cells(before), 4)


@pytest.mark.parametrize("text", TEXTS, ids=ascii)
def test_a_long_line_is_cut_between_signs(text: str) -> None:
    whole = text * 200 + "HERE" + text * 200
    source = Source("x", whole)
    start = whole.index("HERE")
    shown_line, before, _ = caret(
        excerpt_lines(Problem("error", "c", "m", None, source, source.span(start, start + 4)))
    )
    assert cells(shown_line) <= 160
    assert cells(shown_line[: shown_line.index("HERE")]) == before
    assert unicodedata.category(shown_line[1]) not in ("Mn", "Me")


@pytest.mark.parametrize("sign", UNSAFE, ids=ascii)
def test_what_could_turn_a_line_round_is_spelled_out(sign: str) -> None:
    assert shown(f"a{sign}b") == f"a{UNSAFE[sign]}b"
    assert plain([line(f"a{sign}b"), *wrapped(f"a{sign}b", 80)]) == f"a{UNSAFE[sign]}b\n" * 2


# --- in lines and tables

WORDS = st.sampled_from(TEXTS) | st.sampled_from([*UNSAFE, "x" * 90, "データ" * 40, "a", "of", " ", "\n", "\t"])


@settings(max_examples=300)
@given(st.lists(WORDS, max_size=30).map("".join), st.integers(20, 100), st.integers(0, 8), st.booleans())
def test_no_line_is_wider_than_the_page(text: str, width: int, indent: int, spaced: bool) -> None:
    text = " ".join(text) if spaced else text
    lines = wrapped(text, width, indent=" " * indent, hanging=" " * (indent + 2))
    assert [one.text for one in lines if cells(one.text) > width] == []
    wanted = re.sub(r"[\s\x85]+", "", "".join(shown(part) for part in re.split(r"[ \t\n]", text)))
    assert re.sub(r"\s+", "", "".join(one.text for one in lines)) == wanted


def test_lines_break_at_blanks_and_keep_addresses_whole() -> None:
    address = "https://example.org/" + "x" * 90
    texts = [one.text for one in wrapped(f"one two three {address} four", 20, indent="  ", hanging="    ")]
    assert texts == ["  one two three", f"    {address}", "    four"]
    assert max(cells(one.text) for one in wrapped(address, 40, whole=False)) == 40
    assert wrapped("", 80) == wrapped(" \n ", 80) == []
    assert wrapped("a\n\tb", 80) == [Line((("a b", ""),))]


@pytest.mark.parametrize("encoding", ["ascii", "cp437", "cp1252"])
def test_what_is_spelled_out_stays_in_one_piece(encoding: str) -> None:
    lines = [one.text for one in wrapped("データ" * 30, 40, encoding=encoding)]
    assert all(re.fullmatch(r"(?:\\u[0-9a-f]{4})+", one) for one in lines)
    assert max(map(len, lines)) <= 40


def test_a_column_is_filled_up_by_cells() -> None:
    assert [cells(padded(text, 12)) for text in TEXTS if cells(text) <= 12] == [12] * len(TEXTS)


def classified(folder: Path, name: str, provider: str) -> Run:
    text = (
        f"name: {name}\nprovider: {{name: {provider}, type: university, country: DE}}\ncredits: 5 ECTS\n"
        f"judgements:\n- {{criterion: unesco-2022.focused, met: true, by: {provider}, because: {name}}}\n"
    )
    return mcdef("classify", write(folder, "course.yaml", text))


@pytest.mark.parametrize("text", TEXTS, ids=ascii)
def test_titles_and_providers_never_break_the_report(tmp_path: Path, text: str) -> None:
    simple = classified(tmp_path, "x", "y")
    for name in (f"'{text}'", f"'{text * 60}'", f"'{' '.join([text] * 60)}'"):
        run = classified(tmp_path, name, name)
        assert run.code == 0, run.errors
        assert [one for one in run.text.splitlines() if cells(one) > 80] == []
        head = run.text.partition("course.yaml\n")[0]
        squeezed = re.sub(r"\s+", "", head)
        assert squeezed == re.sub(r"\s+", "", f"{name[1:-1]},{name[1:-1]}")
        for definition in ("unesco-2022", "eu-2022", "us-usage"):
            assert row(run, definition) == row(simple, definition)


ESCAPED = r'"\u202Eevil\u2066 \x1B[2J\x07\x9B31m\u200Fx"'


@pytest.mark.parametrize("options", [[], ["--brief"], ["--why", "minimal"], ["--presume"]], ids=str)
def test_texts_of_a_description_cannot_steer_the_terminal(tmp_path: Path, options: list[str]) -> None:
    text = (
        f"id: {ESCAPED}\nname: {ESCAPED}\nlanguage: {ESCAPED}\n"
        f"provider: {{name: {ESCAPED}, type: university, country: DE}}\ncredits: 5 ECTS\n"
        f"level: {{words: {ESCAPED}}}\n"
        f"judgements:\n- {{criterion: unesco-2022.focused, met: true, by: {ESCAPED}, because: {ESCAPED}}}\n"
        f"variants:\n- {{name: {ESCAPED}}}\n"
    )
    run = mcdef("classify", write(tmp_path, "course.yaml", text), *options)
    assert run.code == 0, run.errors
    for printed in (run.text, run.errors):
        unsafe = {sign for sign in printed if unicodedata.category(sign) in ("Cc", "Cf")} - {"\n"}
        assert unsafe == set()
    assert r"\u202eevil\u2066 \x1b[2J\x07\x9b31m\u200fx" in run.flat
