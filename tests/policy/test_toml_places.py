"""The table of a TOML file, with places found again in the text."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest

from mcdef.documents.document import Document
from mcdef.documents.problem import McdefError
from mcdef.documents.source import Source
from mcdef.documents.toml_reader import read_toml

TABLE = ("tool", "mcdef")


def toml(text: str) -> Document:
    document = read_toml(Source("pyproject.toml", text), TABLE)
    assert document is not None
    return document


def pointers(data: Any, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield at
    parts = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for part, value in parts:
        yield from pointers(value, (*at, part))


def test_a_file_without_the_table() -> None:
    for text in ("", "[tool]\n", "[tool.other]\nx = 1\n", "mcdef = 1\n"):
        assert read_toml(Source("pyproject.toml", text), TABLE) is None


def test_keys_of_other_tables_are_not_taken_for_ours() -> None:
    text = "[tool.other]\npresume = 1\n\n[tool.mcdef]  # ours\n# presume = 0\npresume = true\n[x]\npresume = 2\n"
    assert toml(text).locate(("presume",), key=True).start == "6:1"


@pytest.mark.parametrize(
    ("text", "pointer", "place"),
    [
        ("[tool.mcdef]\nlock = {a = 'x', b = 'yy'}\n", ("lock", "b"), "2:22"),
        ("[tool.mcdef]\nlock.a = 'x'\nlock.b = 'yy'\n", ("lock", "b"), "3:10"),
        ("[tool.mcdef.lock]\n\"a\" = 'x'\n'b' = 'yy'\n", ("lock", "b"), "3:7"),
        ("[tool]\nmcdef.lock.b = 'yy'\n", ("lock", "b"), "2:16"),
        ("[tool.mcdef]\nfail_on = [\n  'gap',\n  'never',\n]\n", ("fail_on", 1), "4:4"),
    ],
)
def test_values_are_found_however_they_are_written(text: str, pointer: tuple[str | int, ...], place: str) -> None:
    assert toml(text).locate(pointer).start == place


def test_a_mistake_in_the_file_has_its_place() -> None:
    for text, place in (("[tool.mcdef]\na = \n", "2:5"), ("a = 1\na = 2\n", "2:6"), ("a = [1,\n", None)):
        with pytest.raises(McdefError) as refused:
            toml(text)
        (told,) = refused.value.problems
        assert told.code == "toml-broken"
        assert (told.span.start if told.span else None) == place


def test_every_key_is_found_on_its_line() -> None:
    rng = random.Random(6)
    for _ in range(300):
        names = rng.sample(["presume", "lock", "as_of", "limits", "a-b", "x.y", "q q"], rng.randint(1, 7))
        lines = ["[project]", "lock = 1", "", "[tool.mcdef]"]
        wanted: dict[str, int] = {}
        for name in names:
            lines += rng.choice([[], ["# a comment"], [""]])
            quoted = name if name.replace("-", "").replace("_", "").isalpha() else f'"{name}"'
            lines.append(
                f"{quoted} = " + rng.choice(["true", "1", '"text # no comment"', "[1, 2]", "{k = 'v'}", "2.5"])
            )
            wanted[name] = len(lines)
        document = toml("\n".join(lines) + "\n")
        assert {name: document.locate((name,), key=True).line for name in names} == wanted
        for pointer in pointers(document.data):
            assert document.locate(pointer).line <= len(lines) + 1


def test_any_text_is_read_or_refused() -> None:
    rng = random.Random(7)
    pieces = [
        "[tool.mcdef]\n",
        "a",
        "=",
        " ",
        "'x'",
        '"',
        "{",
        "}",
        "[",
        "]",
        ",",
        "\n",
        "1",
        "#",
        ".",
        "2026-01-01",
        "é",
    ]
    for _ in range(3000):
        text = "[tool.mcdef]\n" + "".join(rng.choices(pieces, k=rng.randint(0, 12)))
        try:
            document = read_toml(Source("pyproject.toml", text), TABLE)
        except McdefError:
            continue
        assert document is not None
        for pointer in pointers(document.data):
            document.locate(pointer)
            document.locate(pointer, key=True)
