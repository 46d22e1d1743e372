"""Input made to crash, hang or fill the memory; every case has to end soon and with a place."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from documents.document_helpers import both_parsers, json, refused_json, refused_yaml, start_of, yaml
from mcdef.documents.document import Data, Document
from mcdef.documents.excerpt import MAX_LINES, render_problem
from mcdef.documents.json_reader import read_json
from mcdef.documents.limits import MAX_ALIAS_NODES, MAX_DEPTH, MAX_KEYS
from mcdef.documents.problem import McdefError
from mcdef.documents.reader import read_document
from mcdef.documents.source import Source, decode
from mcdef.documents.yaml_reader import read_yaml

SOON = 5.0  # seconds; what is attacked here would take minutes


def laughs(levels: int, width: int) -> str:
    lines = ["a0: &a0 [" + ", ".join(["x"] * width) + "]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * width)}]" for n in range(1, levels)]
    return "\n".join(lines)


@both_parsers
@pytest.mark.parametrize("unit", ["[", "{a: ", "- ", "[{a: "])
def test_deep_nesting_is_refused(c_loader: bool, unit: str) -> None:
    began = time.perf_counter()
    problem = refused_yaml(unit * 100_000, c_loader)
    assert problem.code == "too-deep"
    assert time.perf_counter() - began < SOON


@both_parsers
def test_depth_is_limited_exactly(c_loader: bool) -> None:
    assert yaml("[" * MAX_DEPTH + "]" * MAX_DEPTH, c_loader)
    problem = refused_yaml("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1), c_loader)
    assert (problem.code, start_of(problem)) == ("too-deep", f"1:{MAX_DEPTH + 1}")


@both_parsers
def test_depth_that_aliases_add_counts(c_loader: bool) -> None:
    half = MAX_DEPTH // 2
    fits = f"a: &a {'[' * half}{']' * half}\nb: {'[' * (half - 1)}*a{']' * (half - 1)}\n"
    assert yaml(fits, c_loader)
    deeper = f"a: &a {'[' * half}{']' * half}\nb: {'[' * half}*a{']' * half}\n"
    assert refused_yaml(deeper, c_loader).code == "too-deep"


@both_parsers
def test_a_billion_laughs_are_refused(c_loader: bool) -> None:
    began = time.perf_counter()
    assert refused_yaml(laughs(10, 9), c_loader).code == "alias-expansion"
    assert time.perf_counter() - began < SOON


@both_parsers
def test_aliases_may_add_so_much_and_no_more(c_loader: bool) -> None:
    # A list of 99 texts and itself are 100 nodes, of which one is written at each alias.
    named = "a: &a [" + ", ".join(["x"] * 99) + "]\nb:\n"
    most = MAX_ALIAS_NODES // 99
    assert yaml(named + "- *a\n" * most, c_loader)
    problem = refused_yaml(named + "- *a\n" * (most + 1), c_loader)
    assert (problem.code, start_of(problem)) == ("alias-expansion", f"{2 + most + 1}:3")


@both_parsers
def test_keys_count_as_what_aliases_add(c_loader: bool) -> None:
    named = "a: &a {" + ", ".join(f"k{n}: x" for n in range(100)) + "}\nb:\n"
    most = MAX_ALIAS_NODES // 200
    assert yaml(named + "- *a\n" * most, c_loader)
    assert refused_yaml(named + "- *a\n" * (most + 1), c_loader).code == "alias-expansion"


@both_parsers
def test_a_catalogue_that_shares_its_provider_is_honest(c_loader: bool) -> None:
    first = "- name: x\n  provider: &p {name: Uni, type: university, country: GB}\n"
    other = "- name: y\n  provider: *p\n  level: EQF 6\n  workload: {hours: 100}\n"
    document = yaml(first + other * 2_500, c_loader)
    assert isinstance(document.data, list)
    assert len(document.data) == 2_501


@both_parsers
def test_a_merge_bomb_is_refused(c_loader: bool) -> None:
    lines = ["a0: &a0 {k: v}"] + [f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}" for n in range(1, 40)]
    problem = refused_yaml("\n".join(lines), c_loader)
    assert (problem.code, start_of(problem)) == ("merge-key", "2:10")


@both_parsers
def test_keys_are_limited_exactly(c_loader: bool) -> None:
    assert yaml("".join(f"k{n}: 1\n" for n in range(MAX_KEYS)), c_loader)
    problem = refused_yaml("".join(f"k{n}: 1\n" for n in range(MAX_KEYS + 1)), c_loader)
    assert (problem.code, start_of(problem)) == ("too-many-keys", f"{MAX_KEYS + 1}:1")


def test_literal_nodes_are_not_limited() -> None:
    document = yaml("- [a, b, c, d]\n" * 60_000)
    assert isinstance(document.data, list)
    assert len(document.data) == 60_000


@both_parsers
def test_ten_thousand_digits_stay_text(c_loader: bool) -> None:
    assert yaml(f"a: {'1' * 10_000}\n", c_loader).data == {"a": "1" * 10_000}
    assert yaml("a: 1e1000000\n", c_loader).data == {"a": "1e1000000"}


@pytest.mark.parametrize(
    "text",
    [
        "[" + "“x”, " * 100_000 + "]",
        "[" + ", ".join(f"&a{n} x" for n in range(50_000)) + "]",
        "# x\n[" + "{a: , b: }, " * 30_000 + "]",
        "a" + " #" * 300_000,
        "#" * 1_000_000,
        "a: " + " : " * 300_000,
        "&" * 500_000,
    ],
    ids=["quotes", "anchors", "empty values", "comments", "hashes", "colons", "names"],
)
def test_one_long_line_does_not_take_quadratic_time(text: str) -> None:
    began = time.perf_counter()
    try:
        document = yaml(text)
    except McdefError as error:
        render_problem(error.problems[0])
    else:
        for warning in document.warnings[:5]:
            render_problem(warning)
    assert time.perf_counter() - began < SOON


def test_json_has_the_same_limits() -> None:
    assert json("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    assert refused_json("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)).code == "too-deep"
    assert refused_json("[" * 100_000).code == "too-deep"
    assert refused_json('{"a":' * 100_000).code == "too-deep"
    keys = [f'"k{n}": 1' for n in range(MAX_KEYS + 1)]
    assert json("{" + ", ".join(keys[:-1]) + "}")
    assert refused_json("{" + ", ".join(keys) + "}").code == "too-many-keys"
    assert json("9" * 10_000).data == "9" * 10_000
    assert json("-1E+400").data == "-1E+400"


FRAGMENTS = st.sampled_from(
    [
        *("a", "b: ", "- ", "[", "]", "{", "}", ",", ": ", "#", " #", "&a ", "*a", "!x ", "'", '"', "|", ">"),
        *("<<: ", "? ", "---", "...", "%YAML 1.2", "null", "1.5", "true", "@", "`", "~", "0x1F", "//", "/*"),
        *('"k": ', "NaN", "key: value", "“", "”", "é", "日本", "😀", "\\", "\\u", "\\ud83d", "\\U00110000"),
        *(
            "\n",
            "\n  ",
            "\n    ",
            "\t",
            "\r\n",
            "\r",
            "\u2028",
            "\x85",
            "\u00a0",
            "\ud800",
            "\x00",
            "\x07",
            "\ufeff",
        ),
    ]
)
BROKEN = st.lists(FRAGMENTS, max_size=25).map("".join)


def every_part(data: Data, pointer: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    children: list[tuple[str | int, Data]] = []
    if isinstance(data, dict):
        children = list(data.items())
    elif isinstance(data, list):
        children = list(enumerate(data))
    below = [part for name, child in children for part in every_part(child, (*pointer, name))]
    return [pointer, *below]


def check_places(document: Document) -> None:
    lines = len(document.source.lines)
    for pointer in every_part(document.data):
        for span in (
            document.locate(pointer),
            document.locate(pointer, key=True),
            document.locate((*pointer, "absent"), missing=True),
        ):
            assert 1 <= span.line <= span.end_line <= lines
            assert (span.line, span.column) <= (span.end_line, span.end_column)
        assert document.within(pointer).base == pointer


def check_outcome(text: str, read: object) -> None:
    assert callable(read)
    try:
        document = read()
    except McdefError as error:
        problems = error.problems
    else:
        check_places(document)
        problems = document.warnings
    for problem in problems:
        rendered = render_problem(problem).split("\n")
        assert len(rendered) <= MAX_LINES
        assert not any(ord(character) < 32 for line in rendered for character in line)


@settings(max_examples=400, deadline=None)
@given(BROKEN | st.text(max_size=40))
@example("a: &a b\n*a : c")
@example("- ! [x]")
def test_no_text_crashes_a_reader(text: str) -> None:
    source = Source("x", text)
    check_outcome(text, lambda: read_yaml(source))
    check_outcome(text, lambda: read_yaml(source, c_loader=False))
    check_outcome(text, lambda: read_json(source))


@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=60) | BROKEN.map(lambda text: text.encode("utf-8", "replace")),
    st.sampled_from(["x.json", "x.yaml", "<stdin>"]),
)
def test_no_bytes_crash_reading(data: bytes, path: str) -> None:
    check_outcome("", lambda: read_document(decode(data, path)))


def test_a_damaged_file_never_crashes() -> None:
    text = "- name: 'Data'\n  credits: {system: ects, value: 2.5}\n  level: EQF 6 # x\n  list:\n  - a\n"
    chance = random.Random(7)
    for _ in range(1_500):
        damaged = list(text)
        for _ in range(chance.randint(1, 4)):
            place = chance.randrange(len(damaged))
            damaged[place : place + chance.randint(0, 2)] = chance.choice(list("\t\n :#'\"[]{}-&*!|>%@,x\u00a0"))
        broken = "".join(damaged)
        check_outcome(broken, lambda broken=broken: read_yaml(Source("x", broken)))
