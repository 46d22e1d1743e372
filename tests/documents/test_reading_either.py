from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

import pytest

from documents.document_helpers import only_problem
from mcdef.documents.document import Data
from mcdef.documents.problem import McdefError, Problem
from mcdef.documents.reader import read_document
from mcdef.documents.source import STDIN, Source


def refused(path: str, text: str) -> Problem:
    with pytest.raises(McdefError) as caught:
        read_document(Source(path, text))
    return only_problem(caught.value)


@pytest.mark.parametrize(
    ("path", "text", "data"),
    [
        ("a.json", '{"a":\t"\\ud83d\\ude00"}', {"a": "😀"}),
        ("A.JSON", "[1.5]", [Decimal("1.5")]),
        ("a.jsonld", '{"a":\t1}', {"a": 1}),
        ("a.yaml", "{a: 1, b: [x]}", {"a": 1, "b": ["x"]}),
        ("a.yml", '{"a": 1}', {"a": 1}),
        ("no-ending", "a: b", {"a": "b"}),
        (STDIN, ' \n{"a":\t"\\ud83d\\ude00"}', {"a": "😀"}),
        (STDIN, "{a: 1}", {"a": 1}),
        (STDIN, "[a, b]", ["a", "b"]),
        (STDIN, "a: b", {"a": "b"}),
    ],
)
def test_the_format_is_chosen_by_path_and_for_standard_input_by_content(path: str, text: str, data: Data) -> None:
    assert read_document(Source(path, text)).data == data


def test_a_json_file_is_not_read_as_yaml() -> None:
    assert refused("a.json", "a: 1").code == "json-word"


def test_a_yaml_file_is_not_read_as_json() -> None:
    assert refused("a.yaml", '{"a": "\\ud83d\\ude00"}').code == "half-character"


def test_standard_input_that_is_neither_is_judged_by_what_it_resembles() -> None:
    assert refused(STDIN, '{"a": 1, "a": 2}').code == "duplicate-key"
    assert refused(STDIN, '[{"a": "\\ud83d", "b": [}]').code == "json-half-character"
    assert refused(STDIN, "[a, *b]").code == "undefined-alias"


def test_json_is_read_without_importing_pyyaml() -> None:
    code = (
        "import sys; from mcdef.documents.reader import read_document; "
        "from mcdef.documents.source import Source; "
        "read_document(Source('x.json', '{}')); print([name for name in sys.modules if name.split('.')[0] in "
        "('yaml', 'rich', 'typer', 'pydantic', 'difflib')])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
