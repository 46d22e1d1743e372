"""The audit page: complete, the same bytes, nothing from outside, and no text that becomes markup."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from cli.cli_runs import EXAMPLES, mcdef
from mcdef.documents.source import Source
from mcdef.outputs.html import web_address
from mcdef.outputs.registry import render
from mcdef.report.model import Report
from mcdef.report.read import read_report

NAMES = ("ou-cyber-security", "cs50x-certificate", "trinity-5-ects", "gatech-omscs", "mindlab-pgcert")
CORE = ("-d", "core")
HOSTILE = "<script>alert(1)</script>\"' onload=x \u202egpj"


class Tags(HTMLParser):
    """Every tag of a page with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.fixture(scope="module")
def report() -> Report:
    run = mcdef("classify", *(EXAMPLES / f"{name}.yaml" for name in NAMES), *CORE, "--format", "json")
    return read_report(Source("saved.json", run.text))


@pytest.fixture(scope="module")
def page(report: Report) -> str:
    return render("html", report).decode()


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


def test_the_matrix_has_a_cell_for_each_verdict(page: str, report: Report) -> None:
    rows = re.findall(r"data-v=([a-z]+)", page)
    letters = "".join(rows)
    assert len(rows) == len(report.credentials)
    assert len(letters) == sum(len(one.results) for one in report.credentials)
    assert letters.count("n") == report.summary["does_not_count"]


def test_it_asks_for_nothing_outside_itself(page: str) -> None:
    for tag, attributes in Tags(page).found:
        assert tag not in ("link", "img", "iframe", "object", "embed", "base")
        assert "src" not in attributes
        assert "style" not in attributes
        if tag == "a":
            assert re.match(r"#|https?://", attributes["href"] or "")
    (policy,) = (one for tag, one in Tags(page).found if one.get("http-equiv") == "Content-Security-Policy")
    assert (policy["content"] or "").startswith("default-src 'none'; style-src 'sha256-")
    assert "@import" not in page
    assert "url(" not in page


def test_the_same_report_gives_the_same_bytes(page: str, report: Report) -> None:
    assert render("html", report).decode() == page


def test_a_text_never_becomes_markup(report: Report) -> None:
    one = report.credentials[0]
    bad = replace(one, name=HOSTILE, provider=HOSTILE, id=HOSTILE, source=replace(one.source, path=HOSTILE))
    made = render("html", replace(report, credentials=(bad, *report.credentials[1:]))).decode()
    assert [tag for tag, _ in Tags(made).found].count("script") == 1
    assert not any("onload" in attributes for _, attributes in Tags(made).found)
    assert "\u202e" not in made
    assert "&lt;script&gt;" in made


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "JaVaScript:x", "data:text/html,x", "file:///etc/passwd", "//x"]
)
def test_only_addresses_of_the_web_become_links(url: str, report: Report) -> None:
    assert web_address(url) is None
    sources = {key: replace(source, url=url) for key, source in report.sources.items()}
    made = render("html", replace(report, sources=sources)).decode()
    assert all(not (attributes.get("href") or "#").startswith(url) for _, attributes in Tags(made).found)


def test_a_thousand_credentials_under_twelve_definitions_stay_under_three_megabytes(tmp_path: Path) -> None:
    names = sorted(EXAMPLES.glob("*.yaml"))
    run = mcdef("classify", *names, "-d", "all", "--format", "json")
    saved = read_report(Source("saved.json", run.text))
    twelve = sorted({result.definition for one in saved.credentials for result in one.results})[:12]
    each = [
        replace(one, results=tuple(result for result in one.results if result.definition in twelve))
        for one in saved.credentials
    ]
    many = tuple(each[at % len(each)] for at in range(1000))
    made = render("html", replace(saved, credentials=many))
    assert made.count(b"<details class=cred") == 1000
    assert len(made) < 3_000_000


def test_a_saved_report_gives_the_very_page(tmp_path: Path) -> None:
    files = [EXAMPLES / f"{name}.yaml" for name in NAMES]
    run = mcdef("classify", *files, *CORE, "--format", "json", "-o", f"html={tmp_path / 'one.html'}")
    (tmp_path / "saved.json").write_bytes(run.output)
    assert mcdef("report", tmp_path / "saved.json", "-o", f"html={tmp_path / 'two.html'}").code == 0
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()
    assert json.loads(run.output)["summary"]


def test_the_demo_writes_twelve_credentials_and_the_page(tmp_path: Path) -> None:
    run = mcdef("demo", tmp_path / "demo")
    assert run.code == 0
    assert "mcdef check" in run.text
    assert len(list((tmp_path / "demo" / "catalogue").iterdir())) == 12
    assert (tmp_path / "demo" / "audit.html").read_text(encoding="utf-8").count("<details class=cred") == 12
