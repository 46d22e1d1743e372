from __future__ import annotations

import pytest

from documents.document_helpers import both_parsers, marked, refused_yaml, start_of, yaml
from mcdef.documents.place import Pointer


@both_parsers
@pytest.mark.parametrize(
    ("text", "code", "start", "what"),
    [
        ("a: 1\nb: 2\na: 3\n", "duplicate-key", "3:1", "a"),
        ("a: 1\n'a': 3\n", "duplicate-key", "2:1", "'a'"),
        ("x: {1: a, 1: b}\n", "duplicate-key", "1:11", "1"),
        ("a: !important note\n", "tag", "1:4", "!important"),
        ("a: ! note\n", "tag", "1:4", "!"),
        ("a: !!python/object/apply:os.system [x]\n", "tag", "1:4", "!!python/object/apply:os.system"),
        ("!!map {a: 1}\n", "tag", "1:1", "!!map"),
        ("a: &n !t [x]\n", "tag", "1:7", "!t"),
        ("a: !t &n [x]\n", "tag", "1:4", "!t"),
        ("a: &n # c\n  !t x\n", "tag", "2:3", "!t"),
        ("a: ! [x]\n", "tag", "1:4", "!"),
        ("a: !!str\n  b: 1\n", "tag", "1:4", "!!str"),
        ("a: !<tag:x,1> b\n", "tag", "1:4", "!<tag:x,1>"),
        ("!k a: b\n", "tag", "1:1", "!k"),
        ("a: &x {b: 1}\nc:\n  <<: *x\n", "merge-key", "3:3", "<<"),
        ("a: 1\n---\nb: 2\n", "several-documents", "2:1", "---"),
        ("a: 1\n---\n", "several-documents", "2:1", "---"),
        ("---\n---\n", "several-documents", "2:1", "---"),
        ("? [a]\n: b\n", "complex-key", "1:3", "["),
        ("{a: b}: c\n", "complex-key", "1:1", "{"),
        ("a: &x b\n*x : c\n", "complex-key", "2:1", "*"),
        ("title: {{ name }}\n", "brace-in-text", "1:9", "{"),
        ("{'': 1}", "empty-key", "1:2", "'"),
        ("a: &a [*a]\n", "self-alias", "1:8", "*a"),
        ("&a {b: {c: *a}}\n", "self-alias", "1:12", "*a"),
        ("a: *nobody\n", "undefined-alias", "1:4", "*nobody"),
        ("a: *x\nb: &x 1\n", "undefined-alias", "1:4", "*x"),
        ("", "empty-document", "1:1", ""),
        ("# only this\n", "empty-document", "1:1", ""),
        ("---\n...\n", "empty-document", "1:1", ""),
        ("~\n", "empty-document", "1:1", ""),
        ("\u00a0\u00a0name: x\n", "no-break-indent", "1:1", "\u00a0"),
        ("p:\n\u2007name: x\n", "no-break-indent", "2:1", "\u2007"),
        ("p:\n  \u202fname: x\n", "no-break-indent", "2:3", "\u202f"),
        ("learning\u00a0outcomes: x\n", "hidden-in-key", "1:9", "\u00a0"),
        ("na\u200bme: x\n", "hidden-in-key", "1:3", "\u200b"),
        ("name;provider\nA;B\n", "table-not-yaml", "1:1", "n"),
        ("name\tprovider\nA\tB\n", "table-not-yaml", "1:1", "n"),
        ("name,provider,level\nA,B,C\n", "table-not-yaml", "1:1", "n"),
        ("<!doctype html>\n<p>x\n", "markup-not-yaml", "1:1", "<"),
        ("name:Data\nlevel:5\n", "no-blank-after-colon", "1:1", "name:"),
        ("a: b\x07c\n", "control-character", "1:5", "\x07"),
        ("a: b\x00c\n", "control-character", "1:5", "\x00"),
        ("a: b\ud800c\n", "half-character", "1:5", "\ud800"),
    ],
)
def test_what_is_refused_and_where(c_loader: bool, text: str, code: str, start: str, what: str) -> None:
    problem = refused_yaml(text, c_loader)
    assert (problem.severity, problem.code, start_of(problem), marked(problem)) == (
        "error",
        code,
        start,
        what,
    )


@both_parsers
def test_a_duplicate_key_names_the_first_line(c_loader: bool) -> None:
    problem = refused_yaml("a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\n", c_loader)
    assert problem.pointer == ("b", "c")
    assert "line 3" in problem.message


@both_parsers
@pytest.mark.parametrize(
    ("text", "pointer"),
    [
        ("- a: 1\n- b:\n  - c: *x\n", (1, "b", 0, "c")),
        ("- - - *x\n", (0, 0, 0)),
        ("[a, {b: c}, *x]\n", (2,)),
        ("*x\n", ()),
    ],
)
def test_a_problem_carries_the_pointer_to_its_part(c_loader: bool, text: str, pointer: Pointer) -> None:
    assert refused_yaml(text, c_loader).pointer == pointer


@both_parsers
def test_half_a_character_is_refused_by_both_parsers(c_loader: bool) -> None:
    assert refused_yaml('a: "\\ud83d\\ude00"\n', c_loader).code == "half-character"
    assert refused_yaml('a: "\\ud83d"\n', c_loader).code == "half-character"


@both_parsers
def test_a_quoted_merge_key_and_no_break_spaces_in_values_are_ordinary(c_loader: bool) -> None:
    assert yaml("'<<': x\na: 5\u00a0ECTS\n", c_loader).data == {"<<": "x", "a": "5\u00a0ECTS"}


@both_parsers
def test_lists_of_prose_are_no_tables(c_loader: bool) -> None:
    text = "- a, b, c\n- d, e, f\n"
    assert yaml(text, c_loader).data == ["a, b, c", "d, e, f"]
    assert refused_yaml("- a, b, c\n- d, e, f: g: h\n", c_loader).code == "colon-in-text"
