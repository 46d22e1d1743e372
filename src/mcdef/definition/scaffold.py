"""A new definition: a file with comments and cases that hold, whose example clauses are to be replaced."""

from __future__ import annotations

from shlex import quote
from typing import Final

#: Warnings that the linter gives of a new definition, until its author has said where each clause stands and when the
#: text was read; the file names them.
WARNINGS: Final = ("no-pinpoint", "source-unchecked")

_FILE: Final = """\
# A definition for mcdef. It is whole, and its cases hold: replace what is marked with <-, clause by clause.
#   {lint}
# says what is wrong or missing. It warns no-pinpoint until each `cite` has its `at`, and source-unchecked until the
# source has the day on which you read it.
#   {test} --coverage
# runs the cases and says which are missing. docs/writing-a-definition.md goes through all of it.

id: {id}
title: {title}                # <- the name of the text
issued_by: Example Body                # <- who stands behind it
jurisdiction: []                       # <- where it runs unasked: AT, CA-BC, EU, EHEA, world; [] means only when named
adopted: 2026                          # <- 2026-09-01, 2026-09 or 2026
status: draft                          # runs only when named; later: law, recommendation, voluntary, descriptive
sources:
  text:
    title: Example text                # <- the text that you read
    # url: https://www.example.org/    # <- where it can be read
    # checked: 2026-11-26              # <- the day on which you read it
criteria:
  - id: size
    asks: Learning takes 25 to 150 hours.       # <- one thing, in your own words; no sentence is copied
    kind: constitutive                 # failing it means: no micro-credential. required: a gap. recommended: advice
    cite: {{source: text}}               # <- add the article, annex or page: {{source: text, at: section 2(1)}}
    evidence: primary                  # <- primary: you read it there; issuer-summary, secondary, derived, unverified
    test: {{fact: workload.hours, at_least: 25, at_most: 150}}   # mcdef help facts lists the facts
  - id: assessed
    asks: The learner is assessed before it is awarded.      # <-
    kind: constitutive
    cite: {{source: text}}               # <-
    evidence: primary                  # <-
    test: {{fact: assessment.exists, is: true}}
  - id: digital
    asks: It is issued in digital form.         # <-
    kind: required                     # the verdict stands without it
    cite: {{source: text}}               # <-
    evidence: primary                  # <-
    test: {{fact: record.digital, is: true}}
# readings: another sense of the same text, where it can honestly be read in two ways; with its reason.
case_base:                             # what the cases below begin with: something that counts
  name: Data Stewardship
  workload: 60 h
  assessment: {{exists: true}}
  record: digital certificate
cases:                                 # each limit below, on it and above; each clause failing alone, and open alone
  - {{name: a course of 60 hours, with: {{}}, verdict: counts}}
  - {{name: exactly 25 hours, with: {{workload: 25 h}}, verdict: counts}}
  - {{name: 24 hours, with: {{workload: 24 h}}, verdict: does not count, because: [size]}}
  - {{name: exactly 150 hours, with: {{workload: 150 h}}, verdict: counts}}
  - {{name: 151 hours, with: {{workload: 151 h}}, verdict: does not count, because: [size]}}
  - {{name: size not stated, without: [workload], verdict: undetermined, because: [size]}}
  - {{name: attendance only, with: {{assessment: none}}, verdict: does not count, because: [assessed]}}
  - {{name: assessment not stated, without: [assessment], verdict: undetermined, because: [assessed]}}
  - {{name: on paper, with: {{record: {{digital: false}}}}, verdict: counts, note: a gap and never the verdict}}
"""


def scaffold(id_: str, path: str, folder: str | None) -> str:
    """The text of a new definition; the comments say how to check it. Without a folder it is among those shipped."""
    return _FILE.format(
        id=id_,
        title=id_.replace("-", " ").capitalize(),
        lint=lint_command(path),
        test=test_command(id_, folder),
    )


def lint_command(path: str) -> str:
    """How to check the file."""
    return f"mcdef definitions lint {quote(path)}"


def test_command(id_: str, folder: str | None) -> str:
    """How to run its cases."""
    return f"mcdef definitions test {id_}" + (f" --definitions {quote(folder)}" if folder is not None else "")
