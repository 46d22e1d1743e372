"""What the tests of this folder share: both parsers, and the problem of a text that is refused."""

from __future__ import annotations

import pytest

from mcdef.documents.document import Document
from mcdef.documents.json_reader import read_json
from mcdef.documents.problem import McdefError, Problem
from mcdef.documents.source import Source
from mcdef.documents.yaml_reader import has_c_loader, read_yaml

_no_libyaml = pytest.mark.skipif(not has_c_loader(), reason="PyYAML was built without libyaml")
both_parsers = pytest.mark.parametrize(
    "c_loader", [pytest.param(True, marks=_no_libyaml, id="libyaml"), pytest.param(False, id="pure")]
)


def yaml(text: str, c_loader: bool | None = None) -> Document:
    return read_yaml(Source("course.yaml", text), c_loader=c_loader)


def json(text: str) -> Document:
    return read_json(Source("course.json", text))


def only_problem(error: McdefError) -> Problem:
    assert len(error.problems) == 1
    return error.problems[0]


def refused_yaml(text: str, c_loader: bool | None = None) -> Problem:
    with pytest.raises(McdefError) as caught:
        yaml(text, c_loader)
    return only_problem(caught.value)


def refused_json(text: str) -> Problem:
    with pytest.raises(McdefError) as caught:
        json(text)
    return only_problem(caught.value)


def start_of(problem: Problem) -> str:
    assert problem.span is not None
    return problem.span.start


def marked(problem: Problem) -> str:
    """The characters that a problem points at, on one line."""
    assert problem.span is not None
    assert problem.source is not None
    span = problem.span
    return problem.source.line(span.line)[span.column - 1 : span.end_column - 1]
