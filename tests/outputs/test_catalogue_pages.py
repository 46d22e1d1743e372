"""A catalogue as text and as Markdown: what people read."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from mcdef.documents.cells import cells
from mcdef.outputs.catalogue_page import SUMMARY_BYTES, markdown_text, summary_text
from mcdef.outputs.catalogue_text import catalogue_lines, catalogue_text
from mcdef.outputs.text import Look
from mcdef.report.findings import NO_POLICY, Gate
from outputs.report_runs import (
    FAILS_WHAT_DOES_NOT_COUNT,
    WAIVES_EMC,
    at_rows,
    examples,
    hostile,
    mixed,
    report_on,
)


def flat(text: str) -> str:
    return " ".join(text.split())


def counting_line(text: str) -> str:
    return flat(text.rstrip().rpartition("\n\n")[2])


def test_the_text_ends_with_a_counting_line_in_an_officers_words() -> None:
    summary = examples().summary
    line = counting_line(catalogue_text(examples(), NO_POLICY))
    assert line.startswith(f"{len(examples().credentials)} credentials under ")
    assert (
        f"{summary['counts']} count, {summary['does_not_count']} do not, {summary['undetermined']} undetermined" in line
    )
    assert re.search(r"\(3 facts could settle \d+ of them: [\w.]+, [\w.]+ and [\w.]+\)", line)


def test_the_counting_line_says_what_could_not_be_read_and_what_is_waived() -> None:
    line = counting_line(catalogue_text(mixed(), WAIVES_EMC))
    assert "2 could not be read" in line
    assert re.search(r"; \d+ waived\.$", line)


def test_an_empty_catalogue_and_one_that_nobody_can_read() -> None:
    from dataclasses import replace

    assert counting_line(catalogue_text(replace(examples(), credentials=()), NO_POLICY)) == "No credential was found."
    report = report_on({"a.yaml": "nam: X\n"}, "emc-2019")
    assert counting_line(catalogue_text(report, NO_POLICY)) == "1 credential could not be read."


def test_what_counts_needs_no_line() -> None:
    good = "name: Good\naward: other\nworkload: 20 h\nlearning: required\ncourses: 2\nrecord: certificate\n"
    text = catalogue_text(report_on({"good.yaml": good, "bad.yaml": "name: Bad\n"}, "us-usage"), NO_POLICY)
    assert counting_line(text).startswith("2 credentials under 1 definition: 1 counts, 0 do not, 1 undetermined")
    assert "good.yaml" not in text
    assert "bad.yaml:1:1" in text


def test_a_line_for_each_verdict_that_needs_attention() -> None:
    text = catalogue_text(report_on({"a.yaml": "name: X\nworkload: 99 h\n"}, "emc-2019", "eu-2022"), NO_POLICY)
    assert re.search(r"^  ✗ emc-2019  study-time: workload hours: 99 h; asked: 100-150 h$", text, re.MULTILINE)
    assert re.search(r"^  \? eu-2022   open: ", text, re.MULTILINE)


def test_lines_keep_to_the_width_but_for_what_must_stay_whole() -> None:
    for width in (40, 80, 100):
        for one in catalogue_lines(mixed(), Look(width=width)):
            assert cells(one.text) <= width or re.fullmatch(r"\s*\S*[/:]\S*|\s+at: .*|\S+ \S+:1:1", one.text), one.text


def test_what_fails_and_what_is_waived_is_marked() -> None:
    assert "[fails]" in catalogue_text(examples(), FAILS_WHAT_DOES_NOT_COUNT)
    assert "[waived: board decision 14]" in flat(catalogue_text(mixed(), WAIVES_EMC))
    gaps = Gate(fails=lambda finding: finding.code == "gap")
    assert "[fails]" in catalogue_text(examples(), gaps)


def test_brief_leaves_the_single_credentials_out() -> None:
    text = "".join(one.text + "\n" for one in catalogue_lines(examples(), Look(brief=True)))
    assert "examples/" not in text
    assert counting_line(text) == counting_line(catalogue_text(examples(), NO_POLICY))


def test_a_problem_is_shown_with_its_place_and_its_help() -> None:
    text = catalogue_text(at_rows(report_on({"a.yaml": "nam: X\n"}, "emc-2019"), "list.xlsx", "Offers", 7), NO_POLICY)
    assert "error[unknown-key]" in text
    assert "at: list.xlsx:Offers!A7" in text
    assert "help: " in text


def test_no_text_of_a_description_can_move_a_cursor() -> None:
    assert all(sign not in catalogue_text(hostile(), NO_POLICY) for sign in "\a\x1b\u202e")


def test_markdown_makes_no_markup_of_what_a_description_says() -> None:
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(markdown_text(hostile(), NO_POLICY))
    assert "<script" not in html
    assert "<a " not in html
    assert "<em>" not in html


def test_markdown_tables_have_as_many_cells_as_headings() -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown_text(examples(), NO_POLICY))
    rows = sum(token.type == "tr_open" for token in tokens)
    written = [line for line in markdown_text(examples(), NO_POLICY).split("\n") if line.startswith("|")]
    assert rows == sum(not line.startswith("|---") for line in written)
    for line in written:
        bars = len(re.findall(r"(?<!\\)\|", line)) - 1
        assert bars in (4, 5)


def test_the_summary_is_whole_where_there_is_room() -> None:
    assert len(summary_text(examples(), NO_POLICY).encode()) < SUMMARY_BYTES < 1024 * 1024
    assert "Cut here" not in summary_text(examples(), NO_POLICY)
    assert set(summary_text(examples(), NO_POLICY).split("\n## ")) == set(
        markdown_text(examples(), NO_POLICY).split("\n## ")
    )


def test_the_summary_is_cut_after_whole_sections_and_says_so() -> None:
    whole = {part.rstrip("\n") for part in summary_text(examples(), NO_POLICY).split("\n## ")}
    for limit in (1_000, 5_000, 20_000, 100_000):
        text = summary_text(examples(), NO_POLICY, limit)
        assert len(text.encode()) <= limit
        body, _, cut = text.rpartition("\n**Cut here:** ")
        left_out, of = map(int, re.findall(r"\d+", cut)[:2])
        kept = [part.rstrip("\n") for part in body.split("\n## ")]
        assert set(kept) <= whole or kept == [""]
        assert left_out == of - len([part for part in kept if part])


def test_the_summary_begins_with_what_cannot_be_read() -> None:
    text = summary_text(mixed(), FAILS_WHAT_DOES_NOT_COUNT)
    assert text.index("catalogue/broken.yaml") < text.index("catalogue/markup.yaml")
    assert text.index("catalogue/unknown") < text.index("examples/")
    assert markdown_text(mixed(), NO_POLICY).index("catalogue/broken.yaml") < text.index("examples/")
