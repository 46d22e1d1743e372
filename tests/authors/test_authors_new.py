"""``mcdef definitions new``: what it writes is sound, proved, and says what is still missing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from author_runs import ROOT, mcdef

from mcdef.definition.scaffold import WARNINGS, scaffold
from mcdef.documents.document import Document
from mcdef.documents.reader import read_document
from mcdef.documents.source import Source


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def codes(errors: str) -> set[str]:
    return set(re.findall(r"^\w+\[([a-z-]+)\]", errors, re.MULTILINE))


def test_it_passes_lint_with_the_warnings_that_it_names(folder: Path) -> None:
    mcdef("definitions", "new", "our-policy", "--folder", "ours")

    run = mcdef("definitions", "lint", "ours")

    assert run.code == 0
    assert codes(run.errors) == set(WARNINGS)
    text = (folder / "ours" / "our-policy.yaml").read_text(encoding="utf-8")
    assert all(warning in text for warning in WARNINGS)


def test_the_warnings_go_when_the_comments_are_followed(folder: Path) -> None:
    mcdef("definitions", "new", "our-policy", "--folder", "ours")
    path = folder / "ours" / "our-policy.yaml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("cite: {source: text}", "cite: {source: text, at: section 2(1)}").replace(
        "# checked", "checked"
    )
    path.write_text(text, encoding="utf-8")

    assert mcdef("definitions", "lint", "ours").text == "1 file: 0 errors, 0 warnings\n"


def test_its_cases_hold_and_show_everything(folder: Path) -> None:
    mcdef("definitions", "new", "our-policy", "--folder", "ours")

    run = mcdef("definitions", "test", "our-policy", "--definitions", "ours", "--coverage")

    assert run.code == 0
    assert "9 hold, 0 do not" in run.text
    assert run.text.endswith("0 excused, 0 missing\n")


def test_a_draft_runs_only_when_named(folder: Path) -> None:
    mcdef("definitions", "new", "our-policy", "--folder", "ours")
    (folder / "course.yaml").write_text("name: Course\nworkload: 60 h\nassessment: exam\n", encoding="utf-8")

    usual = mcdef("classify", "course.yaml", "--definitions", "ours", "-f", "json")
    named = mcdef("classify", "course.yaml", "--definitions", "ours", "-d", "our-policy", "-f", "json")

    assert "our-policy" not in usual.text
    (result,) = named.json["credentials"][0]["results"]
    assert (result["verdict"], result["gaps"]) == ("counts", ["digital"])


def test_the_commands_that_it_tells_are_those_that_work(folder: Path) -> None:
    told = mcdef("definitions", "new", "our-policy", "--folder", "my rules").text

    assert "  mcdef definitions lint 'my rules/our-policy.yaml'\n" in told
    assert "  mcdef definitions test our-policy --definitions 'my rules' --coverage\n" in told
    assert mcdef("definitions", "test", "our-policy", "--definitions", "my rules").code == 0


def test_among_the_shipped_ones_no_folder_is_told() -> None:
    text = scaffold("our-policy", "definitions/our-policy.yaml", None)

    assert "mcdef definitions test our-policy --coverage\n" in text


def test_every_line_that_is_an_example_is_marked() -> None:
    lines = scaffold("our-policy", "x/our-policy.yaml", "x").splitlines()
    marked = [line for line in lines if "# <-" in line]

    assert {key for line in marked for key in re.findall(r"(\w+): ", line.partition("# <-")[0])} >= {
        "title", "issued_by", "jurisdiction", "adopted", "url", "checked", "asks", "cite", "evidence",
    }  # fmt: skip
    assert max(map(len, lines)) <= 120


def test_both_readers_read_it_alike() -> None:
    text = scaffold("our-policy", "x/our-policy.yaml", "x")
    document = read_document(Source("our-policy.yaml", text))

    assert isinstance(document, Document)
    assert document.warnings == ()
    assert isinstance(document.data, dict)
    assert list(document.data) == list(yaml.safe_load(text))
    assert document.data["id"] == "our-policy"


@pytest.mark.parametrize(
    ("id_", "said"),
    [
        ("Our Policy", "error[not-an-id]"),
        ("eu-2022", "error[shipped-id]"),
        ("../our-policy", "error[not-an-id]"),
    ],
)
def test_an_id_that_cannot_be_is_refused(id_: str, said: str, folder: Path) -> None:
    run = mcdef("definitions", "new", id_, "--folder", "ours")

    assert (run.code, run.text) == (2, "")
    assert said in run.errors
    assert list(folder.rglob("*")) == []


def test_nothing_is_written_over(folder: Path) -> None:
    mcdef("definitions", "new", "our-policy")
    path = folder / "definitions" / "our-policy.yaml"
    path.write_text("mine\n", encoding="utf-8")

    refused = mcdef("definitions", "new", "our-policy")

    assert refused.code == 2
    assert "error[file-exists]" in refused.errors
    assert path.read_text(encoding="utf-8") == "mine\n"
    assert mcdef("definitions", "new", "our-policy", "--force").code == 0
    assert path.read_text(encoding="utf-8") != "mine\n"


def test_a_folder_that_cannot_be_made_is_told(folder: Path) -> None:
    (folder / "file").write_text("", encoding="utf-8")

    run = mcdef("definitions", "new", "our-policy", "--folder", "file/ours")

    assert run.code == 2
    assert "error[cannot-write]" in run.errors


def test_nothing_of_the_checkout_is_touched() -> None:
    assert not (ROOT / "definitions" / "our-policy.yaml").exists()
