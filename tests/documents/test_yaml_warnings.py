from __future__ import annotations

import pytest

from documents.document_helpers import both_parsers, marked, yaml
from mcdef.documents.document import Data
from mcdef.documents.limits import MAX_WARNINGS
from mcdef.documents.place import Pointer


@both_parsers
@pytest.mark.parametrize(
    ("text", "code", "what", "pointer", "data"),
    [
        ("title: #1 course\n", "comment-not-value", "#1 course", ("title",), {"title": None}),
        ("- #1 course\n- x\n", "comment-not-value", "#1 course", (0,), [None, "x"]),
        ("t: Intro to C # and F#\n", "comment-cuts-text", "# and F#", ("t",), {"t": "Intro to C"}),
        ("t: Course #1\r\nb: c\r\n", "comment-cuts-text", "#1", ("t",), {"t": "Course", "b": "c"}),
        ("t: C #\n", "comment-cuts-text", "#", ("t",), {"t": "C"}),
        ("t:\n  u: &more text\n", "unused-anchor", "&more", ("t", "u"), {"t": {"u": "text"}}),
        ("t: &more\n", "unused-anchor", "&more", ("t",), {"t": None}),
        ("&a t: b\n", "unused-anchor", "&a", ("t",), {"t": "b"}),
        ("t: “Data”\n", "smart-quotes", "“Data”", ("t",), {"t": "“Data”"}),
        ("t: „Daten“\n", "smart-quotes", "„Daten“", ("t",), {"t": "„Daten“"}),
        ("t: [« x »]\n", "smart-quotes", "« x »", ("t", 0), {"t": ["« x »"]}),
        ("- x\n  - y\n", "folded-list", "-", (0,), ["x - y"]),
        ("a:\r\n- x\r\n  - y\r\n  - z\r\n", "folded-list", "-", ("a", 0), {"a": ["x - y - z"]}),
    ],
)
def test_what_is_correct_yaml_and_probably_a_mistake(
    c_loader: bool, text: str, code: str, what: str, pointer: Pointer, data: Data
) -> None:
    document = yaml(text, c_loader)
    assert document.data == data
    (warning,) = document.warnings
    assert (warning.severity, warning.code, marked(warning), warning.pointer) == (
        "warning",
        code,
        what,
        pointer,
    )


@both_parsers
@pytest.mark.parametrize(
    "text",
    [
        "id: x      # optional\nworkload: 150 h   # or {hours: 150}\n",
        "level:   # for example EQF 5\ncredits: # TODO\n",
        "credits: 5 # five\n",
        "a: b#c\nd: 'C # and F#'\n",
        "# a\n # b\na: # c\n  b: c\n",
        "a: &x 1\nb: *x\n",
        "a: &unused {b: c}\n",
        "t: “Data” and “AI”\nu: it’s\nv: ’90s music\n",
        "t: a long text\n  that goes on - and on\n",
        "t: one\n  two  # note\nu: three\n  four   # note\n",
        "t: |\n  - a\n  # b\n",
        "- x\n- - y\n",
        "R&D: a&b\nc: d!\n",
    ],
)
def test_honest_files_are_not_warned_about(c_loader: bool, text: str) -> None:
    assert yaml(text, c_loader).warnings == ()


def test_warnings_come_in_the_order_of_the_text() -> None:
    document = yaml("a: &more text\nb: “x”\nc: y # z\n")
    assert [warning.code for warning in document.warnings] == [
        "unused-anchor",
        "smart-quotes",
        "comment-cuts-text",
    ]


def test_the_help_shows_the_line_with_quotes() -> None:
    (warning,) = yaml("title: Intro to C # and F#\n").warnings
    assert warning.help is not None
    assert warning.help.endswith('title: "Intro to C # and F#"')


def test_warnings_are_not_without_end() -> None:
    assert len(yaml("- a #b\n" * (MAX_WARNINGS + 50)).warnings) == MAX_WARNINGS
