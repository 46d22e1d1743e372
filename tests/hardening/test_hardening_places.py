"""3,000 descriptions, each broken in one place: the error is reported exactly there, whichever parser reads it."""

from __future__ import annotations

from collections import Counter

import pytest

from documents.document_helpers import both_parsers
from hardening.broken_descriptions import BREAKS, Broken, broken_description, good_description
from mcdef.catalogue.descriptions import descriptions_in
from mcdef.definition.library import Library
from mcdef.documents.excerpt import render_problem
from mcdef.documents.problem import McdefError, Problem
from mcdef.documents.source import decode
from mcdef.documents.yaml_reader import read_yaml
from mcdef.facts.establish import establish

SEEDS = range(3_000)
CHUNKS = 10


def errors_in(broken: Broken, library: Library, c_loader: bool) -> list[Problem]:
    """All errors that a run of `mcdef classify` would report of the file."""
    source = decode(broken.text.encode(), "course.yaml")
    found: list[Problem] = []
    try:
        for one in descriptions_in(read_yaml(source, c_loader=c_loader)):
            found.extend(one.problems)
            if one.described is not None:
                establish(one.described, library.crosswalk, library.rules)
    except McdefError as error:
        found.extend(error.problems)
    return [problem for problem in found if problem.severity == "error"]


def difference(broken: Broken, errors: list[Problem]) -> str | None:
    """What is wrong with what was reported, for people."""
    line, column = broken.place
    wanted = f"{line}:{column} {' or '.join(broken.codes)}"
    if len(errors) == 1:
        (error,) = errors
        if error.span is not None and error.span.start == f"{line}:{column}" and error.code in broken.codes:
            return None
    told = "\n".join(render_problem(error) for error in errors) or "nothing"
    return f"--- {broken.title}: wanted {wanted}, reported:\n{told}\nin\n{broken.text!r}"


@both_parsers
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_the_error_is_reported_exactly_where_it_is(library: Library, chunk: int, c_loader: bool) -> None:
    cases = [broken_description(seed) for seed in SEEDS[chunk::CHUNKS]]
    wrong = [told for case in cases if (told := difference(case, errors_in(case, library, c_loader))) is not None]
    assert not wrong, f"{len(wrong)} of {len(cases)}\n\n" + "\n\n".join(wrong[:3])


@both_parsers
def test_what_is_not_broken_has_no_errors(library: Library, c_loader: bool) -> None:
    for seed in range(500):
        case = good_description(seed)
        assert errors_in(case, library, c_loader) == [], case.text


def test_every_way_to_break_a_description_is_tried_often() -> None:
    counted = Counter(broken_description(seed).title for seed in SEEDS)
    assert set(counted) == set(BREAKS)
    assert min(counted.values()) > 40


def test_the_writer_tries_every_style() -> None:
    texts = [broken_description(seed).text for seed in SEEDS[:500]]
    for what in ("\r\n", "😀", "漢字", "  # ", "{", "[", "\n  ", "'", '"', "catalogue:", "variants:", "- "):
        assert sum(what in text for text in texts) > 20, what
