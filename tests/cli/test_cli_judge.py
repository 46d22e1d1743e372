"""``mcdef judge``: a decision is written into the description, and nothing else of it changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_runs import block, mcdef, write

COURSE = """\
# my course
name: T   # the title
provider: {name: X,   type: university, country: IE}

credits: '5 ECTS'   # as on the page
"""
JUDGED = ("unesco-2022.focused", "--met", "--by", "A. Officer", "--because", "one narrow skill", "--on", "2026-09-01")


def test_comments_layout_and_quotes_are_kept(folder: Path) -> None:
    path = write(folder, "course.yaml", COURSE)

    assert mcdef("judge", "course.yaml", *JUDGED).code == 0

    text = path.read_text(encoding="utf-8")
    kept, _, judgement = text.partition("judgements:\n")
    assert kept == COURSE.replace("X,   type", "X, type")  # blanks inside braces are the editor's to set
    assert judgement == (
        "  - criterion: unesco-2022.focused\n"
        "    met: true\n"
        "    by: A. Officer\n"
        "    on: 2026-09-01\n"
        "    because: one narrow skill\n"
        "    asks: The learning achievement is focused.\n"
    )


def test_what_was_decided_is_printed_with_who_and_why(folder: Path) -> None:
    write(folder, "course.yaml", COURSE)
    assert "? focused" in block(mcdef("classify", "course.yaml", "-d", "unesco-2022"), "unesco-2022")

    mcdef("judge", "course.yaml", *JUDGED[:1], "--not-met", *JUDGED[2:])
    reasons = block(mcdef("classify", "course.yaml", "-d", "unesco-2022"), "unesco-2022")

    assert "✗ focused" in reasons
    assert "judged not met by A. Officer" in reasons
    assert "one narrow skill" in reasons


def test_a_later_change_of_the_clause_is_noticed(folder: Path) -> None:
    path = write(folder, "course.yaml", COURSE)
    mcdef("judge", "course.yaml", *JUDGED)
    path.write_text(path.read_text(encoding="utf-8").replace("achievement is focused", "is focused"), encoding="utf-8")

    run = mcdef("classify", "course.yaml", "-d", "unesco-2022")

    assert "answered another wording of the clause" in run.flat + " ".join(run.errors.split())


def test_a_second_decision_on_one_clause_has_to_replace_the_first(folder: Path) -> None:
    path = write(folder, "course.yaml", COURSE)
    mcdef("judge", "course.yaml", *JUDGED)
    before = path.read_text(encoding="utf-8")
    other = ("unesco-2022.focused", "--not-met", "--by", "B", "--because", "broad")

    refused = mcdef("judge", "course.yaml", *other)

    assert (refused.code, refused.codes()) == (2, ["already-judged"])
    assert "course.yaml:7:5" in refused.errors
    assert "judged met by A. Officer" in refused.errors
    assert path.read_text(encoding="utf-8") == before

    assert mcdef("judge", "course.yaml", *other, "--replace").code == 0
    text = path.read_text(encoding="utf-8")
    assert text.count("criterion: unesco-2022.focused") == 1
    assert "by: B" in text
    assert "A. Officer" not in text


def test_two_decisions_written_by_hand_are_refused(folder: Path) -> None:
    """The later one must not win unseen."""
    one = "  - {{criterion: unesco-2022.focused, met: {}, by: A, because: a}}\n"
    write(folder, "course.yaml", f"{COURSE}judgements:\n{one.format('true')}{one.format('false')}")

    run = mcdef("classify", "course.yaml", "-d", "unesco-2022")

    assert (run.code, run.codes()) == (3, ["judged-twice"])
    assert "course.yaml:8:6" in run.errors


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("unesco-2022.focused", "--met"), "judgement-needs"),
        (("unesco-2022.focused", "--by", "A", "--because", "b"), "judgement-needs"),
        (("unesco-2022.focussed", "--met", "--by", "A", "--because", "b"), "unknown-clause"),
        ((*JUDGED[:-1], "2026"), "not-a-day"),
    ],
)
def test_what_is_missing_or_wrong_is_said_and_nothing_is_written(
    folder: Path, arguments: tuple[str, ...], code: str
) -> None:
    path = write(folder, "course.yaml", COURSE)

    run = mcdef("judge", "course.yaml", *arguments)

    assert (run.code, run.codes()) == (2, [code])
    assert path.read_text(encoding="utf-8") == COURSE


def test_which_of_several_descriptions_has_to_be_said(folder: Path) -> None:
    path = write(folder, "both.yaml", "- {id: a, name: A}\n- {id: b, name: B}  # the second\n")

    assert mcdef("judge", "both.yaml", *JUDGED).codes() == ["which-description"]
    assert mcdef("judge", "both.yaml", *JUDGED, "--id", "b").code == 0

    first, second = path.read_text(encoding="utf-8").split("- {id: b", 1)
    assert "unesco" not in first
    assert "unesco-2022.focused" in second
    assert "# the second" in second


def test_json_is_left_to_other_editors(folder: Path) -> None:
    path = write(folder, "course.json", '{"name": "T"}')
    assert mcdef("judge", "course.json", *JUDGED).codes() == ["judge-yaml-only"]
    assert path.read_text(encoding="utf-8") == '{"name": "T"}'
