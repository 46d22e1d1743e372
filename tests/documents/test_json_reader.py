from __future__ import annotations

import json as standard_json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.document_helpers import json, marked, refused_json, start_of
from mcdef.documents.place import Span

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**18), 10**18) | st.text(st.characters(exclude_categories=["Cs"])),
    lambda child: st.lists(child, max_size=4) | st.dictionaries(st.text('abé"\\\n', max_size=4), child, max_size=4),
    max_leaves=20,
)


@given(VALUES, st.sampled_from([None, 0, 2]), st.booleans())
def test_what_the_standard_library_writes_is_read(value: object, indent: int | None, ascii_only: bool) -> None:
    assert json(standard_json.dumps(value, indent=indent, ensure_ascii=ascii_only)).data == value


def test_numbers_are_exact() -> None:
    data = json('{"a": 0.1, "b": -1.50e2, "c": 7, "d": -0, "e": 1E5}').data
    assert data == {"a": Decimal("0.1"), "b": Decimal(-150), "c": 7, "d": 0, "e": Decimal(100_000)}
    assert isinstance(data, dict)
    assert [type(value) for value in data.values()] == [Decimal, Decimal, int, int, Decimal]


def test_what_yaml_readers_trip_over() -> None:
    assert json('{"a":\t"\\ud83d\\ude00"}').data == {"a": "😀"}
    assert json('{"a": "C:\\\\Users # x", "b": "\\u0041\\/"}').data == {"a": "C:\\Users # x", "b": "A/"}
    assert json('{"<<": 1, "": {}}').data == {"<<": 1, "": {}}
    assert json(' \n"just text"\r\n').data == "just text"


def test_places_are_exact() -> None:
    document = json('{\r\n\t"naïve": ["\\ud83d\\ude00", 1.5],\r\n\t"b" : {"c": true}}')
    assert document.locate(("naïve",)) == Span(2, 2, 2, 9)
    assert document.locate(("naïve", 0)) == Span(2, 12, 2, 26)
    assert document.locate(("naïve", 1)) == Span(2, 28, 2, 31)
    assert document.locate(("b", "c")) == Span(3, 14, 3, 18)
    assert document.locate(("b", "c"), key=True) == Span(3, 9, 3, 12)
    assert document.scalar_is_plain(("naïve", 1))
    assert not document.scalar_is_plain(("naïve", 0))


@pytest.mark.parametrize(
    ("text", "code", "start", "what"),
    [
        ("", "json-empty", "1:1", ""),
        ("  \n", "json-empty", "2:1", ""),
        ('{"a": 1,}', "json-trailing-comma", "1:8", ","),
        ('{"a": [1, 2,\n  ]}', "json-trailing-comma", "1:12", ","),
        ("{'a': 1}", "json-single-quotes", "1:2", "'"),
        ('{"a": “x”}', "json-single-quotes", "1:7", "“"),
        ('{"a": 1 // note\n}', "json-comment", "1:9", "// note"),
        ('{"a": /* x */ 1}', "json-comment", "1:7", "/* x */"),
        ('# x\n{"a": 1}', "json-comment", "1:1", "# x"),
        ('{"a": NaN}', "json-not-finite", "1:7", "NaN"),
        ('{"a": -Infinity}', "json-not-finite", "1:7", "-Infinity"),
        ('{"a": True}', "json-word", "1:7", "True"),
        ('{"a": nullable}', "json-word", "1:7", "nullable"),
        ('{"a": undefined}', "json-word", "1:7", "undefined"),
        ("{name: 1}", "json-bare-key", "1:2", "name"),
        ('{"a": 01}', "json-number", "1:7", "01"),
        ('{"a": 3,5}', "json-number", "1:7", "3,5"),
        ('{"a": .5}', "json-number", "1:7", ".5"),
        ('{"a": 5.}', "json-number", "1:7", "5."),
        ('{"a": +5}', "json-number", "1:7", "+5"),
        ('{"a": 1e}', "json-number", "1:7", "1e"),
        ('{"a": 1 "b": 2}', "json-comma-missing", "1:9", '"'),
        ("[1 2]", "json-comma-missing", "1:4", "2"),
        ('{"a" 1}', "json-syntax", "1:6", "1"),
        ('{"a": }', "json-syntax", "1:7", "}"),
        ("[1}", "json-syntax", "1:3", "}"),
        ("{}{}", "json-extra", "1:3", "{"),
        ('{"a": 1}\n{"a": 2}\n', "json-extra", "2:1", "{"),
        ('{"a": [1, 2', "json-open", "1:7", "["),
        ('{"a": 1', "json-open", "1:1", "{"),
        ('{"a": 1,', "json-open", "1:1", "{"),
        ('{"a', "json-quote-open", "1:2", '"'),
        ('{"a": "x\ny"}', "json-line-break", "1:9", ""),
        ('{"a": "x\ty"}', "json-line-break", "1:9", "\t"),
        ('{"a": "x\x01y"}', "control-character", "1:9", "\x01"),
        ('{"a": "\\x"}', "json-backslash", "1:8", "\\x"),
        ('{"a": "ab\\u12"}', "json-backslash", "1:10", "\\u"),
        ('{"a": "\\ud83d"}', "json-half-character", "1:7", '"\\ud83d"'),
        ('{"a\\udc00": 1}', "json-half-character", "1:2", '"a\\udc00"'),
        ('{"a": "\ud83d"}', "json-half-character", "1:8", "\ud83d"),
    ],
)
def test_what_is_refused_and_where(text: str, code: str, start: str, what: str) -> None:
    problem = refused_json(text)
    assert (problem.code, start_of(problem), marked(problem)) == (code, start, what)


def test_a_duplicate_key_names_the_first() -> None:
    problem = refused_json('[{},\n{"a": 1,\n "b": {"a": 0},\n "\\u0061": 2}]')
    assert (problem.code, start_of(problem), marked(problem)) == ("duplicate-key", "4:2", '"\\u0061"')
    assert "line 2" in problem.message
    assert problem.pointer == (1, "a")


def test_a_problem_carries_the_pointer_to_its_part() -> None:
    assert refused_json('{"a": [0, {"b": NaN}]}').pointer == ("a", 1, "b")
    assert refused_json('{"a": [0, "\\x"]}').pointer == ("a", 1)
