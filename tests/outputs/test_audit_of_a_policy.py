"""The audit page of a real run: what a policy fails, what is waived, and places in a workbook."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest

from cli.cli_runs import mcdef, write
from outputs.pages_read import section_of, text_of

SETTINGS = "definitions: [us-usage, eu-2022]\nfail_on: [does-not-count]\nwaivers: waivers.yaml\n"
WAIVERS = (
    "- {credential: waived, definition: us-usage, verdict: does not count, reason: <b>Board</b> decision 2026-14,\n"
    "   approver: Dean, expires: 2027-03-31}\n"
)
SINGLE = "name: {name}\nprovider: {{name: B, type: university, country: IE}}\ncourses: 1\ncredits: 5 ECTS\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def waived(folder: Path) -> str:
    write(folder, "mcdef.yaml", SETTINGS)
    write(folder, "waivers.yaml", WAIVERS)
    for name in ("failing", "waived"):
        write(folder, f"catalogue/{name}.yaml", SINGLE.format(name=name.title()))
    run = mcdef("check", "catalogue", "--today", "2027-01-01", "-o", "html=audit.html")
    assert run.code == 1
    return (folder / "audit.html").read_text(encoding="utf-8")


def test_a_waiver_stands_by_its_verdict_with_reason_approver_and_last_day(waived: str) -> None:
    said = section_of(waived, "Waived")
    assert "us-usage ✗ does not count" in said
    assert "waived: <b>Board</b> decision 2026-14 (approved by Dean, until 2027-03-31)" in said
    assert "fails the policy" not in said
    assert "<b>Board" not in waived


def test_what_fails_the_policy_says_so_and_no_verdict_changes(waived: str) -> None:
    assert "fails the policy: does-not-count" in section_of(waived, "Failing")
    assert re.findall(r"data-v=([a-z]+)", waived) == re.findall(r"data-v=([a-z]+)", waived)[:1] * 2
    answer = text_of(waived.partition('<table id="sums"')[0])
    assert "1 finding fails the policy and 1 is waived by an approved exception; neither changes a verdict." in answer


def test_the_page_is_the_same_whether_or_not_the_waiver_has_an_effect_on_verdicts(folder: Path, waived: str) -> None:
    mcdef("check", "catalogue", "--no-config", "-d", "us-usage", "-d", "eu-2022", "-o", "html=plain.html")
    plain = (folder / "plain.html").read_text(encoding="utf-8")
    assert re.findall(r"data-v=([a-z]+)", plain) == re.findall(r"data-v=([a-z]+)", waived)
    assert "waived" not in text_of(plain).replace("catalogue/waived.yaml", "").replace("Waived", "")


def test_a_mistake_in_a_description_stands_by_its_credential_with_its_place(folder: Path) -> None:
    write(folder, "catalogue/typo.yaml", "name: Typo\nworklaod: 150 h\n")
    write(folder, "catalogue/odd.yaml", "name: Odd\nworkload: 7 h\ncredits: 1 RQF\nprovider: {name: A, country: GB}\n")
    assert mcdef("check", "catalogue", "-d", "core", "-o", "html=audit.html").code == 3
    page = (folder / "audit.html").read_text(encoding="utf-8")
    typo = section_of(page, "typo")
    assert "error catalogue/typo.yaml:2:1: `worklaod`" in typo
    assert "did you mean `workload`?" in typo
    assert "warning catalogue/odd.yaml:3:" in section_of(page, "Odd")
    limits = text_of(page.partition('<h2 id="limits">')[2])
    assert "1 description could not be read: catalogue/typo.yaml" in limits


def test_a_workbook_is_cited_by_sheet_and_cell(folder: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Offers 2026"
    for row in (
        ("id", "name", "provider.name", "provider.type", "provider.country", "courses", "workload"),
        ("x-1", "Series", "A", "company", "US", 3, "150 h"),
        ("x-2", "Single", "B", "university", "IE", 1, "40-72 h"),
    ):
        sheet.append(row)
    book.save(folder / "list.xlsx")

    assert mcdef("check", "list.xlsx", "-d", "emc-2019", "-d", "us-usage", "-o", "html=audit.html").code == 0

    page = (folder / "audit.html").read_text(encoding="utf-8")
    single = section_of(page, "Single")
    assert "list.xlsx:Offers 2026!" in single
    assert "workload hours: 40-72 h Offers 2026!G3" in single
    assert "more-than-one-course : courses count: 1 course; asked: at least 2 courses Offers 2026!F3" in single
    supply = text_of(page.partition('<table id="supply">')[2].partition("</table>")[0])
    assert re.search(r"list\.xlsx:Offers 2026![A-Z]+2", supply)
