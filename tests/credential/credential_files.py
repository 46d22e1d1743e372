"""Descriptions read from a text, and what is pointed at where one is broken."""

from __future__ import annotations

import pytest

from mcdef.credential.read import Described, read_credential
from mcdef.documents.problem import McdefError, Problem
from mcdef.documents.reader import read_document
from mcdef.documents.source import Source


def read(text: str, path: str = "course.yaml") -> tuple[Described, ...]:
    return read_credential(read_document(Source(path, text)))


def problems(text: str, path: str = "course.yaml") -> tuple[Problem, ...]:
    with pytest.raises(McdefError) as raised:
        read(text, path)
    return raised.value.problems


def places(text: str, path: str = "course.yaml") -> list[tuple[str, str]]:
    """What is wrong, and the very characters pointed at, in the order of the document."""
    found = []
    for problem in problems(text, path):
        assert problem.source is not None
        assert problem.span is not None
        span = problem.span
        start, end = (
            problem.source.offset(span.line, span.column),
            problem.source.offset(span.end_line, span.end_column),
        )
        found.append((f"{span.start} {problem.code}", problem.source.text[start:end]))
    return found
