from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdef.documents.cells import cells, shown
from mcdef.documents.excerpt import MAX_CELLS, MAX_LINES, excerpt_lines, excerpt_parts, render_problem
from mcdef.documents.place import Span
from mcdef.documents.problem import Problem
from mcdef.documents.source import Source


def at(line: str, start: int, end: int, **more: str) -> Problem:
    source = Source("course.yaml", line)
    return Problem("error", "some-code", "a claim", more.get("help"), source, source.span(start, end))


def test_the_whole_of_an_excerpt() -> None:
    source = Source("course.yaml", "name: x\n" * 7 + "  levle: EQF 6\n")
    problem = Problem(
        "error",
        "unknown-key",
        "`levle` is not a key of a credential description",
        "did you mean `level`?",
        source,
        Span(8, 3, 8, 8),
    )
    assert render_problem(problem) == (
        "error[unknown-key]: `levle` is not a key of a credential description\n"
        "  --> course.yaml:8:3\n"
        "   |\n"
        " 8 |   levle: EQF 6\n"
        "   |   ^^^^^\n"
        "   = help: did you mean `level`?"
    )


def test_the_margin_grows_with_the_line_number_and_help_is_aligned() -> None:
    source = Source("x", "a\n" * 120)
    problem = Problem("warning", "c", "m", "first\nsecond", source, Span(101, 1, 101, 2))
    assert excerpt_lines(problem)[1:] == [
        "    --> x:101:1",
        "     |",
        " 101 | a",
        "     | ^",
        "     = help: first",
        "             second",
    ]


def test_without_a_span_or_a_source_less_is_shown() -> None:
    assert excerpt_lines(Problem("note", "c", "m", None, Source("x", "text"))) == ["note[c]: m", "  --> x"]
    assert excerpt_lines(Problem("note", "c", "m", "h")) == ["note[c]: m", "   = help: h"]
    assert excerpt_lines(Problem("error", "c", "m", None, Source("x", ""), Span(1, 1, 1, 1))) == [
        "error[c]: m",
        "  --> x:1:1",
    ]


@pytest.mark.parametrize(
    ("line", "start", "end", "source", "caret"),
    [
        ("a: xyz", 3, 6, "a: xyz", "   ^^^"),
        ("日本: x", 4, 5, "日本: x", "      ^"),
        ("a: 日本", 3, 5, "a: 日本", "   ^^^^"),
        ("e\u0301te\u0301: x", 7, 8, "e\u0301te\u0301: x", "     ^"),
        ("a: e\u0301", 3, 5, "a: e\u0301", "   ^"),
        ("\ta:\tb", 4, 5, "    a:    b", "          ^"),
        ("😀 x", 2, 3, "😀 x", "   ^"),
        ("👩\u200d🔬 x", 4, 5, "👩\u200d🔬 x", "   ^"),  # one sign, two cells
        ("a\u202eb: c", 2, 3, "a\\u202eb: c", "       ^"),
        ("a\x1b[0m: c", 1, 2, "a\\x1b[0m: c", " ^^^^"),
        ("ab", 2, 2, "ab", "  ^"),
        ("ab: ", 3, 3, "ab:", "   ^"),
    ],
)
def test_the_caret_stands_under_what_is_meant(line: str, start: int, end: int, source: str, caret: str) -> None:
    _, _, _, shown_line, carets = excerpt_lines(at(line, start, end))
    assert shown_line == f" 1 | {source}"
    assert carets == f"   | {caret}"


def test_a_span_of_many_lines_is_underlined_to_the_end_of_its_first() -> None:
    assert excerpt_lines(at("a: one\n  two\n", 3, 12))[-1] == "   |    ^^^"


@pytest.mark.parametrize("filler", ["x", "日", "e\u0301", "\t", "\x1b"])
@pytest.mark.parametrize(("before", "after"), [(0, 500), (500, 0), (500, 500), (70, 200), (200, 5)])
def test_long_lines_are_cut_around_the_caret(filler: str, before: int, after: int) -> None:
    line = filler * before + "HERE" + filler * after
    start = line.index("HERE")
    _, _, _, source, caret = excerpt_lines(at(line, start, start + 4))
    text = source.removeprefix(" 1 | ")
    assert cells(text) <= MAX_CELLS
    assert caret.endswith("^^^^")
    column = len(caret) - 4 - len("   | ")
    position = text.index("HERE")
    assert cells(text[:position]) == column
    assert text.startswith("…") == (before >= 70)
    assert not text.startswith("…\u0301")
    assert text.endswith("…") == (after >= 200)


def test_a_marked_part_wider_than_the_line_is_cut_too() -> None:
    lines = excerpt_lines(at("a: " + "x" * 400, 3, 403))
    assert cells(lines[3].removeprefix(" 1 | ")) <= MAX_CELLS
    assert lines[3].endswith("x…")
    assert len(lines[4]) <= len(lines[3])


def test_messages_and_paths_are_made_safe_and_help_is_limited() -> None:
    source = Source("a\x1b[31m.yaml", "x")
    problem = Problem("error", "c", "evil \u202e\x07", "\n".join("h" * 30), source, Span(1, 1, 1, 2))
    text = render_problem(problem)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "evil \\u202e\\x07" in text
    assert len(text.splitlines()) == MAX_LINES


def test_the_pieces_say_what_they_are() -> None:
    roles = [tuple(piece.role for piece in line) for line in excerpt_parts(at("ab", 0, 1, help="h"))]
    assert roles == [
        ("severity", "message"),
        ("frame", "place"),
        ("frame",),
        ("frame", "source"),
        ("frame", "caret"),
        ("frame", "help"),
    ]


@given(st.text())
def test_what_is_shown_cannot_move_the_cursor(text: str) -> None:
    out = shown(text)
    assert not any(ord(character) < 32 or 0x7F <= ord(character) < 0xA0 for character in out)
    assert not set(out) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029\u200e\u200f\ufeff")
    assert cells(out) >= 0
