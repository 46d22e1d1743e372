"""The audit page: what stands on it, in words and shapes, and its numbers."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from cli.cli_runs import EXAMPLES, mcdef
from mcdef.documents.source import Source
from mcdef.outputs.html_answer import answer_of
from mcdef.report.model import Report
from mcdef.report.read import read_report
from outputs.pages_read import page_of, text_of
from outputs.report_runs import examples, five

NAMES = ("ou-cyber-security", "cs50x-certificate", "trinity-5-ects", "gatech-omscs", "mindlab-pgcert")
CORE = ("-d", "core")


@pytest.fixture(scope="module")
def page(report: Report) -> str:
    return page_of(report)


@pytest.fixture(scope="module")
def report() -> Report:
    return five()


def test_its_numbers_are_those_of_the_report(page: str, report: Report) -> None:
    (total,) = re.findall(r"<tfoot>.*?</tfoot>", page, re.DOTALL)
    counts, silent, not_, open_, presumed, outside = map(int, re.findall(r">(\d+)</td>", total))
    summary = report.summary
    assert (counts, not_, open_, outside) == tuple(
        summary[key] for key in ("counts", "does_not_count", "undetermined", "out_of_scope")
    )
    assert presumed == summary["presuming"]["counts"]
    results = [result for one in report.credentials for result in one.results]
    assert silent == sum(one.verdict == "counts" and bool(one.rests_on.silence) for one in results)


def test_the_first_screen_says_what_was_checked_and_the_answer(page: str, report: Report) -> None:
    first = text_of(page.partition('<ul class="key"')[0])
    summary = report.summary
    assert "5 credentials described in 5 files" in first
    assert f"Of {5 * 7} verdicts on 5 credentials, {summary['counts']} count" in first
    assert f"{summary['does_not_count']} do not count and {summary['undetermined']} are undetermined" in first
    for one in report.definitions:
        assert one.title in first
        assert one.sha256[:12] in first
        assert one.sha256 in page


def test_the_matrix_has_a_cell_for_each_verdict(page: str, report: Report) -> None:
    rows = re.findall(r"data-v=([a-z]+)", page)
    letters = "".join(rows)
    assert len(rows) == len(report.credentials)
    assert len(letters) == sum(len(one.results) for one in report.credentials)
    assert letters.count("n") == report.summary["does_not_count"]


def test_what_counts_what_nobody_contradicts_and_what_is_presumed_have_words_and_a_shape() -> None:
    page = page_of(examples())
    shapes = {"c": "✓", "s": "~", "p": "◇", "q": "◈", "u": "?", "n": "✗", "o": "–", "x": "·"}
    for letter, shown in re.findall(r"<td class=([csnupqox])>([^<\n]*)", page):
        assert re.fullmatch(rf"{re.escape(shapes[letter])} [a-z][a-z, ]+", shown.strip()), shown
    for letter, shown in re.findall(r"<b class=([csnupqo])>([^<\n]*)</b>", page):
        assert re.fullmatch(rf"{re.escape(shapes[letter])}( |&nbsp;)(\d+ )?[a-z][a-z, ]+", shown), shown
    for said in ("~ counts, not contradicted", "◇ counts only if presumed", "◈ does not count if presumed"):
        assert said in page


def test_a_definition_without_a_column_of_its_own_is_still_in_the_matrix() -> None:
    report = examples()
    page = page_of(report)
    rows = re.findall(r"<tr data-v=([a-z]+)>(.*?)\n", page)
    heads = re.findall(r"<th scope=\"col\">(?:<a href=\"#d\d+\">)?([^<]+)", page.partition('<table id="m"')[2])
    names = list(heads[: heads.index("Other definitions") + 1])
    assert len(names) <= 11
    assert len(rows) == len(report.credentials)
    for (letters, row), credential in zip(rows, report.credentials, strict=True):
        for result in credential.results:
            assert result.definition in names or re.search(rf"[ ,]{re.escape(result.definition)}\b", row)
        assert sum(letter != "x" for letter in letters) == len(credential.results)


def test_each_pair_that_disagrees_has_its_criterion_and_every_cell_a_number() -> None:
    page = page_of(examples())
    heat = page.partition('<table class="heat">')[2].partition("</table>")[0]
    cells = re.findall(r"<td class=\"num [a-z0-9]+\">([^<]*)</td>", heat)
    assert len(cells) == len(re.findall(r"<th scope=\"row\">", heat)) ** 2
    assert all(re.fullmatch(r"\d+ of \d+|–", cell) for cell in cells)
    pairs = page.partition('<table id="pairs">')[2].partition("</table>")[0]
    parted = re.findall(r"<th scope=\"row\">([^<]+)</th><td[^>]*>(\d+) of \d+</td><td><a [^>]+>([^<]+)</a>", pairs)
    assert ("emc-2019", "oecd-2021") in {tuple(names.split(", ")) for names, *_ in parted}
    assert [int(number) for _, number, _ in parted] == sorted((int(number) for _, number, _ in parted), reverse=True)
    assert all(clause.partition(".")[0] in names for names, _, clause in parted)


def test_a_saved_report_gives_the_very_page(tmp_path: Path) -> None:
    files = [EXAMPLES / f"{name}.yaml" for name in NAMES]
    run = mcdef("classify", *files, *CORE, "--format", "json", "-o", f"html={tmp_path / 'one.html'}")
    (tmp_path / "saved.json").write_bytes(run.output)
    assert mcdef("report", tmp_path / "saved.json", "-o", f"html={tmp_path / 'two.html'}").code == 0
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()
    assert json.loads(run.output)["summary"]


def test_a_brief_report_and_an_empty_one_have_a_page_too(report: Report) -> None:
    brief = mcdef("classify", EXAMPLES / "trinity-5-ects.yaml", "--brief", "--format", "json").text
    assert "Is it a micro-credential?" in page_of(read_report(Source("saved.json", brief)))
    empty = text_of(page_of(replace(report, credentials=(), definitions=())))
    assert "No credential was found." in empty


def test_one_credential_has_what_decides_on_the_first_sheet() -> None:
    run = mcdef("classify", EXAMPLES / "trinity-5-ects.yaml", "--format", "json")
    page = page_of(read_report(Source("saved.json", run.text)))
    first = page.partition('<h2 id="facts">')[0]
    assert "us-usage" in first
    assert "more-than-one-course" in first
    assert "Of 11 definitions, it counts under 3" in text_of(first)
    assert '<table id="m"' not in page  # nothing to search, nothing to compare


def test_the_contrast_of_every_state_is_enough_in_both_schemes(page: str) -> None:
    (style,) = re.findall(r"(?s)<style>(.*?)</style>", page)
    schemes = [
        dict(re.findall(r"--([a-z0-9]+):(#[0-9a-f]{3,6})", block)) for block in re.findall(r":root\{([^}]*)\}", style)
    ]
    assert len(schemes) == 3
    light, dark, paper = schemes[0], {**schemes[0], **schemes[1]}, {**schemes[0], **schemes[2]}
    pairs = [
        ("fg", "bg"),
        ("mut", "bg"),
        ("mut", "soft"),
        ("link", "bg"),
        ("link", "soft"),
        ("fg", "hit"),
        ("mut", "hit"),
    ]
    pairs += [(ink, f"{ink}b") for ink in ("yes", "sil", "pre", "no", "unk", "na")]
    pairs += [(ink, "bg") for ink in ("yes", "no", "unk")] + [("hf", f"h{step}") for step in (1, 2, 3, 4)]
    for colours in (light, dark, paper):
        assert {pair: ratio for pair in pairs if (ratio := contrast(*(colours[name] for name in pair))) < 4.5} == {}


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2, 1.4.3."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(sign * 2 for sign in colour[1:])
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            ["cs", "nn"],
            "Of 4 verdicts on 2 credentials, 2 count (1 of them only because nothing that is stated contradicts",
        ),
        (
            ["cn", "uo"],
            "1 counts, 1 does not count, 1 is undetermined and 1 is out of scope; definitions disagree about 1 of",
        ),
        (["c", "e"], "Of 1 verdict on 1 credential, 1 counts; no two definitions disagree."),
        (["cpq"], "Of 3 definitions, it counts under 1 and it is undetermined under 2 (1 of them would count if"),
        (["x"], "There is no verdict: no definition ran."),
        ([], "No credential was found."),
    ],
)
def test_the_answer_is_one_sentence(rows: list[str], said: str) -> None:
    answer = answer_of(rows, sum("e" in row for row in rows))
    assert said in answer
    assert answer.count(".") == 1
