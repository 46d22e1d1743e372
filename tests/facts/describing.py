"""Descriptions as tests write them, and what is known of each."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from mcdef.credential.read import Described, read_credential
from mcdef.definition.library import Library, load_library
from mcdef.documents.problem import McdefError, Problem
from mcdef.documents.reader import read_document
from mcdef.documents.source import Source
from mcdef.facts.establish import Established, establish
from mcdef.facts.known import Facts, Known
from mcdef.facts.rules import Rules, rules_from
from mcdef.logic.possibilities import Choice, Members, Numbers, Value

Written = str | dict[str, Any]
YES, NO = Choice.of(True), Choice.of(False)
NO_RULES = Rules()


@cache
def shipped() -> Library:
    return load_library()


def described(written: Written) -> Described:
    """The description in a text, or in plain data."""
    text = written if isinstance(written, str) else json.dumps(written)
    return read_credential(read_document(Source("offer.yaml", text)))[0]


def established(written: Written, rules: Rules | None = None) -> Established:
    library = shipped()
    return establish(described(written), library.crosswalk, library.rules if rules is None else rules)


def facts_of(written: Written) -> Facts:
    """What is known by statement, conversion and meaning."""
    return established(written).inferred.facts


def known(written: Written, fact: str) -> Known:
    return facts_of(written)[fact]


def value(written: Written, fact: str) -> Value:
    return facts_of(written).value(fact)


def plain(written: Written, fact: str) -> Value:
    """What is known by statement and conversion alone."""
    return established(written, NO_RULES).inferred.facts.value(fact)


def words_at(written: str, fact: str) -> str:
    """The words of the description that a fact comes from."""
    made = described(written)
    pointer = facts_of(written)[fact].origins[0].pointer
    assert pointer is not None
    span = made.locate(pointer)
    source = made.document.source
    return source.text[source.offset(span.line, span.column) : source.offset(span.end_line, span.end_column)]


def problems(written: Written) -> tuple[Problem, ...]:
    return established(written).problems


def codes(written: Written) -> list[str]:
    return [problem.code for problem in problems(written)]


def refused(written: Written) -> tuple[Problem, ...]:
    """The problems for which a description cannot be used."""
    try:
        established(written)
    except McdefError as error:
        return error.problems
    raise AssertionError("nothing was refused")


def rules(*items: dict[str, Any]) -> Rules:
    """Small made-up rules; what a test does not care about is filled in."""
    usual = {
        "strength": "follows",
        "because": "It is so by the meaning of the words.",
        "cite": {"source": "made-up"},
        "evidence": "derived",
    }
    whole = [{"id": f"rule-{number}", **usual, **item} for number, item in enumerate(items, 1)]
    return rules_from({"rules": whole}, shipped().systems)


def point(number: int) -> Numbers:
    return Numbers.point(number)


def hours(low: int | None, high: int | None, **strict: bool) -> Numbers:
    return Numbers.between(low, high, **strict)


def word(*words: str) -> Choice:
    return Choice.of(*words)


def listed(*members: str, complete: bool = False) -> Members:
    return Members(frozenset(members), complete)
