"""CSV: the fields are those of the standard library, each at its place, whichever the separator."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdef.catalogue.delimited import rows_of, separator
from mcdef.documents.problem import McdefError
from mcdef.documents.source import Source

_TEXT = st.text(st.sampled_from('ab ;,\t"\n\r5é😀'), max_size=6)
_ROWS = st.lists(st.lists(_TEXT, min_size=2, max_size=4), min_size=1, max_size=5)


@given(rows=_ROWS, delimiter=st.sampled_from([";", ",", "\t"]))
def test_fields_are_those_that_were_written(rows: list[list[str]], delimiter: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    text = out.getvalue()
    read = list(rows_of(Source("list.csv", text), delimiter))
    expected = [row if any(field.strip() for field in row) else [] for row in rows]
    assert [[field.value for field in row] for row in read] == expected
    for field in (field for row in read for field in row):
        written = text[field.start : field.end]
        assert written == field.value or written == '"' + field.value.replace('"', '""') + '"'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name;credits\nA;2,5\nB;3,5\n", ";"),
        ("name,credits\nA,2.5\n", ","),
        ("name\tcredits\nA, B\t2,5\n", "\t"),
        ('"a;b",credits\n"x;y",5\n', ","),
        ("name\nA\n", ";"),
        ("name\nA; B\n", "\t"),
        ('name;participation\nA;"open\n', ";"),
        ('id\n"internal; external: X";\nnone\n', ";"),
        ("name;credits;level\nA, with a comma;5;6\n", ";"),
    ],
)
def test_the_separator_is_found(text: str, expected: str) -> None:
    assert separator(text) == expected


def test_the_line_by_which_excel_is_told_the_separator_is_no_row() -> None:
    (row,) = rows_of(Source("list.csv", "sep=;\nA;B"))
    assert [field.value for field in row] == ["A", "B"]


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ('a,b\n1,2\n"open,3\n4,5\n', "quote-never-closed", "list.csv:3:1"),
        ('a,b\n"x"y,2\n', "text-after-quote", "list.csv:2:4"),
    ],
)
def test_a_quote_out_of_place_is_refused_where_it_stands(text: str, code: str, place: str) -> None:
    with pytest.raises(McdefError) as raised:
        list(rows_of(Source("list.csv", text), ","))
    (problem,) = raised.value.problems
    assert (problem.code, problem.place) == (code, place)
