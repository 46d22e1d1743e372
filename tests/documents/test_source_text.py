from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.document_helpers import only_problem, start_of
from mcdef.documents import source as source_module
from mcdef.documents.limits import MAX_BYTES, MAX_BYTES_SLOW
from mcdef.documents.place import Span
from mcdef.documents.problem import McdefError, Problem
from mcdef.documents.source import Source, decode


def refused(data: bytes, path: str = "course.yaml") -> Problem:
    with pytest.raises(McdefError) as caught:
        decode(data, path)
    return only_problem(caught.value)


def test_lines_end_where_libyaml_ends_them() -> None:
    source = Source("x", "a\nb\r\nc\rd\x85e\u2028f\u2029g\vh\fi")
    assert source.lines == ("a", "b", "c", "d", "e", "f", "g\vh\fi")
    assert source.line(3) == "c"
    assert source.line(0) == source.line(8) == ""


def test_a_span_counts_code_points_from_one() -> None:
    source = Source("x", "a: 日本\r\n😀: b")
    start = source.text.index("😀")
    assert source.span(start, start + 1) == Span(2, 1, 2, 2)
    assert source.span(3, start) == Span(1, 4, 2, 1)
    assert source.span(len(source.text), len(source.text)) == Span(2, 5, 2, 5)


@given(st.text(alphabet="a日\n\r\x85\u2028"), st.data())
def test_offset_is_the_inverse_of_span(text: str, data: st.DataObject) -> None:
    source = Source("x", text)
    offset = data.draw(st.integers(0, len(text)))
    span = source.span(offset, offset)
    assert source.offset(span.line, span.column) == offset
    assert len(source.lines) >= span.line


def test_a_source_is_its_path_and_text_and_hides_the_text_in_its_repr() -> None:
    source, same = Source("x", "secret"), Source("x", "secret")
    source.span(0, 1)
    assert source == same
    assert "secret" not in repr(source)


def test_utf8_is_read_with_and_without_a_byte_order_mark() -> None:
    assert decode("name: Größe".encode(), "x").text == "name: Größe"
    assert decode("name: Größe".encode("utf-8-sig"), "x").text == "name: Größe"


def test_windows_bytes_are_named_with_line_column_and_character() -> None:
    problem = refused("name: Öl\nort: Zürich\n".encode().replace("ü".encode(), b"\xfc"))
    assert problem.code == "windows-encoding"
    assert start_of(problem) == "2:7"
    assert "ü" in problem.message
    assert "0xFC" in problem.message
    assert problem.help is not None
    assert "UTF-8" in problem.help
    assert problem.source is not None
    assert problem.source.line(2) == "ort: Zürich"


def test_a_byte_that_windows_has_not_either_is_not_guessed() -> None:
    assert refused(b"a: \x81").code == "not-utf-8"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04rest", "excel-not-text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "office-not-text"),
        (b"{\\rtf1\\ansi", "rtf-not-text"),
        (b"%PDF-1.7", "pdf-not-text"),
        ("a: b".encode("utf-16"), "utf-16"),
        ("a: b".encode("utf-16-be"), "utf-16"),
        (b"\xfe\xff" + "a: b".encode("utf-16-be"), "utf-16"),
        (b"name: a\0b and much more text", "nul-character"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, code: str) -> None:
    assert refused(data).code == code


def test_a_nul_character_has_a_place() -> None:
    assert start_of(refused(b"name: some text\nb: \0c")) == "2:4"


def test_the_size_is_limited() -> None:
    assert decode(b"a" * MAX_BYTES, "x.json").path == "x.json"
    problem = refused(b"a" * (MAX_BYTES + 1))
    assert problem.code == "file-too-large"
    assert "16 MB" in problem.message


def test_yaml_without_the_c_loader_has_a_smaller_limit_and_json_has_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(source_module, "_has_c_loader", lambda: False)
    assert decode(b"a" * (MAX_BYTES_SLOW + 1), "x.json")
    assert decode(b"a" * MAX_BYTES_SLOW, "x.yaml")
    problem = refused(b"a" * (MAX_BYTES_SLOW + 1))
    assert problem.code == "file-too-large"
    assert "2 MB" in problem.message
