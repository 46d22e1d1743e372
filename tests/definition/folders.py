"""Folders of definitions, as somebody would write them, read beside what is shipped."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from mcdef.definition.library import Library, load_library
from mcdef.documents.problem import McdefError, Problem

POLICY = """\
id: uni-policy
title: Policy of a university
sources:
  policy: {title: Policy 7}
criteria:
  - id: long-enough
    asks: It takes 100 to 150 hours.
    kind: constitutive
    cite: {source: policy, at: p. 1}
    evidence: primary
    test: {fact: workload.hours, at_least: 100, at_most: 150}
  - id: titled
    asks: It has a title.
    kind: required
    cite: {source: policy, at: p. 2}
    evidence: primary
    test: {fact: title, stated: true}
readings:
  longer:
    title: Longer
    because: So it may be read.
    change: {long-enough: {test: {fact: workload.hours, at_least: 200}}}
cases:
  - {name: 120 hours, credential: {workload: 120 h}, verdict: counts}
"""
SIGNED = """\
id: uni-signed
title: Policy with a signature
extends: {base}
sources: {{policy: {{title: Policy 7}}}}
facts: {{custom.employer_signed: {{type: bool, asks: whether an employer has signed it}}}}
add:
  - id: signed
    asks: An employer has signed it.
    kind: constitutive
    cite: {{source: policy, at: p. 3}}
    evidence: primary
    test: {{fact: custom.employer_signed, is: true}}
"""


def signed(base: str) -> str:
    """A policy that adds a criterion on a fact of its own to another definition."""
    return SIGNED.format(base=base)


def loaded(folder: Path, files: Mapping[str, str]) -> Library:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load_library([folder])


def refused(folder: Path, files: Mapping[str, str]) -> tuple[Problem, ...]:
    """The problems for which a folder cannot be used."""
    try:
        loaded(folder, files)
    except McdefError as error:
        return error.problems
    raise AssertionError("nothing was refused")


def place_of(words: str, text: str, count: int = 1) -> str:
    """Line and column of the words in a text, at their first or a later place."""
    start = -1
    for _ in range(count):
        start = text.index(words, start + 1)
    return f"{text.count(chr(10), 0, start) + 1}:{start - text.rfind(chr(10), 0, start)}"
