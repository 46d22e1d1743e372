"""The place of every part, against a writer that knows where it has put it."""

from __future__ import annotations

import json as standard_json
import random
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.document_helpers import both_parsers, json, yaml
from mcdef.documents.document import Data, Document
from mcdef.documents.place import Pointer, Span
from mcdef.documents.source import Source

WORDS = st.sampled_from(
    ["Data", "日本語", "😀 x", "e\u0301te\u0301", "naïve", "a-b", "x y", "C#", "ﬁn", "5 ECTS", "\U0001d4b3"]
)
SCALARS = WORDS | st.integers(0, 999)
KEYS = st.sampled_from(["name", "Größe", "キー", "k 1", "2026", "😀", "on"])
TREES = st.recursive(
    SCALARS,
    lambda child: st.lists(child, min_size=1, max_size=3) | st.dictionaries(KEYS, child, min_size=1, max_size=3),
    max_leaves=12,
)
ROOTS = st.lists(TREES, min_size=1, max_size=3) | st.dictionaries(KEYS, TREES, min_size=1, max_size=4)


@dataclass
class Writer:
    """Writes a tree in changing styles and remembers the offsets of keys and values."""

    chance: random.Random
    newline: str
    strict: bool = False  # JSON
    parts: list[str] = field(default_factory=list)
    length: int = 0
    keys: dict[Pointer, tuple[int, int]] = field(default_factory=dict)
    values: dict[Pointer, tuple[int, int]] = field(default_factory=dict)

    def put(self, text: str) -> tuple[int, int]:
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        return start, self.length

    def end_line(self) -> None:
        if self.chance.random() < 0.2:
            self.put("  # 漢 comment")
        self.put(self.newline)
        if self.chance.random() < 0.1:
            self.put("# 😀 between" + self.newline)

    def blank(self) -> None:
        self.put(self.chance.choice([" ", "  "]))

    def written(self, value: Data) -> str:
        if self.strict:
            return standard_json.dumps(value, ensure_ascii=self.chance.random() < 0.5)
        if isinstance(value, str) and self.chance.random() < 0.4:
            return f'"{value}"' if self.chance.random() < 0.5 else f"'{value}'"
        return str(value)

    def key(self, key: str, pointer: Pointer) -> None:
        self.keys[pointer] = self.put(self.written(key))
        self.put(":")

    def flow(self, value: Data, pointer: Pointer) -> None:
        if not isinstance(value, dict | list):
            self.values[pointer] = self.put(self.written(value))
            return
        start, _ = self.put("{" if isinstance(value, dict) else "[")
        self.values[pointer] = (start, start + 1)
        for number, name in enumerate(value if isinstance(value, dict) else range(len(value))):
            if number:
                self.put(self.chance.choice([", ", " ,  "]))
            if isinstance(value, dict):
                assert isinstance(name, str)
                self.key(name, (*pointer, name))
                self.blank()
                self.flow(value[name], (*pointer, name))
            else:
                assert isinstance(name, int)
                self.flow(value[name], (*pointer, name))
        self.put("}" if isinstance(value, dict) else "]")

    def block(self, value: Data, pointer: Pointer, indent: int) -> None:
        """Begins where the first line's indentation is already written."""
        if not isinstance(value, dict | list):
            raise TypeError(value)
        self.values[pointer] = (self.length, self.length + 1)
        for number, name in enumerate(value if isinstance(value, dict) else range(len(value))):
            if number:
                self.put(" " * indent)
            child: Data
            if isinstance(value, dict):
                assert isinstance(name, str)
                child = value[name]
                self.key(name, (*pointer, name))
            else:
                assert isinstance(name, int)
                child = value[name]
                self.put("-")
            if not isinstance(child, dict | list) or self.chance.random() < 0.3:
                self.blank()
                self.flow(child, (*pointer, name))
                self.end_line()
            elif isinstance(value, list):
                self.put(" ")
                self.block(child, (*pointer, name), indent + 2)
            else:
                self.end_line()
                self.put(" " * (indent + 2))
                self.block(child, (*pointer, name), indent + 2)


def place(text: str, newline: str, start: int, end: int) -> Span:
    """Lines and columns by counting, without the code under test."""
    line = text.count(newline, 0, start) + 1
    column = start - (text.rfind(newline, 0, start) + len(newline) if newline in text[:start] else 0) + 1
    return Span(line, column, line, column + end - start)


def expected_value(tree: Data, writer: Writer, pointer: Pointer) -> tuple[int, int]:
    value = tree
    for part in pointer:
        value = value[part]  # type: ignore[index]
    if not isinstance(value, dict | list):
        return writer.values[pointer]
    if pointer in writer.keys:
        return writer.keys[pointer]
    if isinstance(value, dict):
        return writer.keys[(*pointer, next(iter(value)))]
    return writer.values[pointer]


def check(document: Document, tree: Data, writer: Writer) -> None:
    text = document.source.text
    for pointer in writer.values:
        wanted = place(text, writer.newline, *expected_value(tree, writer, pointer))
        assert document.locate(pointer) == wanted
        assert document.within(pointer[:1]).locate(pointer[1:]) == wanted
    for pointer, span in writer.keys.items():
        assert document.locate(pointer, key=True) == place(text, writer.newline, *span)
        assert document.locate((*pointer, "absent"), missing=True) == place(text, writer.newline, *span)


@settings(max_examples=250, deadline=None)
@given(ROOTS, st.integers(0, 10**6), st.sampled_from(["\n", "\r\n", "\r"]))
def test_every_part_of_a_yaml_file_is_where_it_was_written(tree: Data, seed: int, newline: str) -> None:
    writer = Writer(random.Random(seed), newline)
    writer.put("# 日 first" + newline if seed % 3 == 0 else "")
    writer.block(tree, (), 0)
    text = "".join(writer.parts)
    for c_loader in (None, False):
        document = yaml(text, c_loader)
        assert document.data == tree
        assert document.warnings == ()
        check(document, tree, writer)


@settings(max_examples=150, deadline=None)
@given(ROOTS, st.integers(0, 10**6))
def test_every_part_of_a_json_file_is_where_it_was_written(tree: Data, seed: int) -> None:
    writer = Writer(random.Random(seed), "\n", strict=True)
    writer.put(random.Random(seed).choice(["", "\n\n", "\t "]))
    writer.flow(tree, ())
    document = json("".join(writer.parts))
    assert document.data == tree
    check(document, tree, writer)


@both_parsers
def test_parts_that_are_no_child_are_passed_over(c_loader: bool) -> None:
    document = yaml("workload:\n  weeks: 12\n  hours: x\nlist: [{a: 1}]\n", c_loader)
    assert document.locate(("workload", "<weekly>", "hours")) == Span(3, 10, 3, 11)
    assert document.locate(("list", 0, "Model", "a", "[key]"), key=True) == Span(4, 9, 4, 10)
    assert document.locate(("list", 7, "a")) == Span(4, 1, 4, 5)
    assert document.locate(("list", -1, "a")) == Span(4, 1, 4, 5)
    assert document.locate(("nothing", "here")) == Span(1, 1, 1, 9)


@both_parsers
def test_a_missing_key_is_looked_for_at_the_owner(c_loader: bool) -> None:
    document = yaml("a: {b: 1}\nc:\n- d: 1\n  e: 2\nf:\n", c_loader)
    assert document.locate(("a", "x"), missing=True) == Span(1, 1, 1, 2)
    assert document.locate(("c", 0, "x"), missing=True) == Span(3, 3, 3, 4)
    assert document.locate(("x",), missing=True) == Span(1, 1, 1, 2)
    assert document.locate(("f", "x"), missing=True) == Span(5, 1, 5, 2)


@both_parsers
def test_an_empty_value_is_located_by_its_key(c_loader: bool) -> None:
    document = yaml("a:   # nothing\nb:\n- \n", c_loader)
    assert document.locate(("a",)) == Span(1, 1, 1, 2)
    assert document.locate(("b", 0)).line == 3


@both_parsers
def test_what_an_alias_repeats_is_at_the_alias_and_its_parts_where_they_were_written(c_loader: bool) -> None:
    document = yaml("a: &p {name: x}\nb: [*p]\nc: &s y\nd: *s\n", c_loader)
    assert document.locate(("b", 0, "name")) == Span(1, 14, 1, 15)
    assert document.locate(("d",)) == Span(4, 4, 4, 6)
    assert document.raw(("d",)) == "*s"
    assert document.raw(("c",)) == "y"


@both_parsers
def test_a_block_of_text_ends_with_its_last_character(c_loader: bool) -> None:
    document = yaml("a: |\n  one\n  two\n\n\nb: c\n", c_loader)
    assert document.locate(("a",)) == Span(1, 4, 3, 6)


@both_parsers
def test_some_characters_of_a_text_can_be_located(c_loader: bool) -> None:
    document = yaml("a: 12 weeks x 10 hh\nb: 'x yy'\nc: 'it''s yy'\nd: two\n  lines\ne: {f: 1.50}\n", c_loader)
    assert document.locate_part(("a",), 14, 2) == Span(1, 18, 1, 20)
    assert document.locate_part(("a",), 15, 2) == document.locate(("a",))
    assert document.locate_part(("b",), 2, 2) == Span(2, 7, 2, 9)
    assert document.locate_part(("c",), 5, 2) == document.locate(("c",))
    assert document.locate_part(("d",), 0, 3) == document.locate(("d",))
    assert document.locate_part(("e",), 0, 3) == document.locate(("e",))
    assert document.locate_part(("e", "f"), 2, 2) == Span(6, 10, 6, 12)


@both_parsers
def test_how_a_scalar_was_written_can_be_asked(c_loader: bool) -> None:
    document = yaml("a: 1.10\nb: '1.10'\nc: |\n  x\nd: {}\ne:\nf: &n text\n", c_loader)
    assert document.raw(("a",)) == "1.10"
    assert document.raw(("b",)) == "'1.10'"
    assert document.raw(("d",)) is None
    assert document.raw(("f",)) == "text"
    plain = [name for name in "abcdef" if document.scalar_is_plain((name,))]
    assert plain == ["a", "e", "f"]


def test_a_part_of_a_document_keeps_its_warnings_and_its_pointer() -> None:
    document = yaml("- a: x\n- b: {c: “x”}\n- d: &more text\n")
    part = document.within((1,)).within(("b",))
    assert part.base == (1, "b")
    assert part.data == {"c": "“x”"}
    assert [warning.code for warning in part.warnings] == ["smart-quotes"]
    assert document.within((0,)).warnings == ()
    with pytest.raises(LookupError):
        document.within((1, "c"))


def test_data_without_a_text_is_all_at_the_beginning() -> None:
    document = Document(Source("<dict>", ""), {"a": [{"b": 1}]})
    assert document.locate(("a", 0, "b")) == Span(1, 1, 1, 1)
    assert document.locate(("a", 0, "x"), missing=True) == Span(1, 1, 1, 1)
    assert document.within(("a", 0)).data == {"b": 1}
    assert document.locate_part(("a", 0, "b"), 0, 1) == Span(1, 1, 1, 1)
