from __future__ import annotations

import pytest

from documents.document_helpers import both_parsers, refused_yaml, start_of
from mcdef.documents.source import Source
from mcdef.documents.yaml_line_rules import Stop, judge
from mcdef.documents.yaml_quotes import quoted_at


@both_parsers
@pytest.mark.parametrize(
    ("text", "code", "start"),
    [
        ("a:\n\tb: c\n", "tab-indent", "2:1"),
        ("a:\n  b: c\n  \td: e\n", "tab-indent", "3:3"),
        ("- a\n\u00a0\u00a0b: c\n- d\n", "no-break-indent", "2:1"),
        ("title: Data: an introduction\n", "colon-in-text", "1:12"),
        ('title: "Data" literacy\n', "partly-quoted", "1:8"),
        ("title: 'it's'\n", "partly-quoted", "1:8"),
        ("a: @home\n", "sign-first", "1:4"),
        ("a: `x`\n", "sign-first", "1:4"),
        ("a: %50\n", "sign-first", "1:4"),
        ("a: & more\n", "sign-first", "1:4"),
        ("a: [Pilot] Data\n", "sign-first", "1:4"),
        ("a: {{x}} y\n", "brace-in-text", "1:5"),
        ("a: > text\n", "sign-first", "1:4"),
        ("a: ] x\n", "sign-first", "1:4"),
        ("a: [x, @y, z]\n", "sign-first", "1:8"),
        ("a: - b\n", "list-beside-key", "1:4"),
        ("title:Data\nb: c\n", "no-blank-after-colon", "1:1"),
        ("b: c\ntitle:Data\n", "no-blank-after-colon", "2:1"),
        ("a: b\nsome words\nc: d\n", "no-colon", "2:1"),
        ("name: Foo\n   level: 5\n", "indentation", "2:4"),
        ("- a\nb: c\n", "indentation", "2:1"),
        ("a: b\n- c\n", "indentation", "2:1"),
        ("a: |\n  x\n y\n", "indentation", "3:2"),
        ("a:\n  : x\n", "empty-key", "2:3"),
        ("a: 'open\nb: c\n", "quote-open", "1:4"),
        ('a:\n- "open\n', "quote-open", "2:3"),
        ("a: [1, 2\nb: c\n", "bracket-open", "1:4"),
        ("a: {b: c\nd: e\n", "bracket-open", "1:4"),
        ('a: "C:\\Users"\n', "backslash", "1:7"),
        ('a: "x\\y"\n', "backslash", "1:6"),
    ],
)
def test_a_mistake_is_named_and_placed(c_loader: bool, text: str, code: str, start: str) -> None:
    problem = refused_yaml(text, c_loader)
    assert (problem.code, start_of(problem)) == (code, start)
    assert problem.help


@both_parsers
@pytest.mark.parametrize(
    ("text", "corrected"),
    [
        ("title: Data: an introduction\n", 'title: "Data: an introduction"'),
        ("a:\n  - title: Data: an introduction  # note\n", '- title: "Data: an introduction"  # note'),
        ("- Analyse data: methods: tools\n", '- "Analyse data: methods: tools"'),
        ('title: "Data" literacy\n', "title: '\"Data\" literacy'"),
        ("title: 'it's'\n", 'title: "it\'s"'),
        ("title: @home\n", 'title: "@home"'),
        ("title: [Pilot] Data\n", 'title: "[Pilot] Data"'),
        ("title: *important note\n", 'title: "*important note"'),
        ("title: !important note\n", 'title: "!important note"'),
        ("x: [a, *b c, d]\n", 'x: [a, "*b c", d]'),
        ("x: [a, @b c, d]\n", 'x: [a, "@b c", d]'),
    ],
)
def test_the_corrected_line_is_shown(c_loader: bool, text: str, corrected: str) -> None:
    problem = refused_yaml(text, c_loader)
    assert problem.help is not None
    assert problem.help.splitlines()[-1] == corrected


def test_tabs_are_named_where_only_the_slow_parser_minds_them() -> None:
    problem = refused_yaml("a:\t\n", c_loader=False)
    assert (problem.code, start_of(problem)) == ("tab-between", "1:3")


def test_no_mistake_is_seen_in_an_honest_line_or_a_very_long_one() -> None:
    assert judge("title: Data", Stop(3)) is None
    assert judge("title: @" + "x" * 3000, Stop(7)) is None
    assert judge("title: @x", Stop(7)) is not None


def test_quotes_are_those_that_need_no_escapes() -> None:
    assert quoted_at(Source("x", "a: it's\n"), 3) == 'a: "it\'s"'
    assert quoted_at(Source("x", "a: 3\" and it's\n"), 3) == "a: '3\" and it''s'"
