"""Files that a run writes: whole or not at all, and a sentence where one cannot be written."""

from __future__ import annotations

import json
import os
import stat
import threading
from pathlib import Path

import pytest

from cli.cli_runs import problems_of_contract
from mcdef.documents.problem import McdefError, Problem
from mcdef.outputs.registry import FORMATS, render, rendered_text
from mcdef.outputs.writing import Output, outputs_asked, write_atomically, write_outputs
from mcdef.report.findings import Gate
from mcdef.report.schema import report_schema
from outputs.report_runs import FAILS_WHAT_DOES_NOT_COUNT, examples, hostile, mixed

NAMES = "text concise json ndjson sarif junit github github-summary gitlab markdown csv xlsx".split()


def refused(*written: str) -> tuple[Problem, ...]:
    with pytest.raises(McdefError) as raised:
        outputs_asked(written)
    return raised.value.problems


def test_the_formats_are_those_that_were_promised() -> None:
    assert set(NAMES) <= set(FORMATS)
    assert [name for name, one in FORMATS.items() if one.binary] == ["xlsx"]


@pytest.mark.parametrize("name", NAMES)
def test_every_format_takes_every_report(name: str) -> None:
    for report in (examples(), hostile(), mixed()):
        assert render(name, report, FAILS_WHAT_DOES_NOT_COUNT)
        assert render(name, report, Gate(disagreements=True))


@pytest.mark.parametrize("name", [name for name in NAMES if name != "xlsx"])
def test_a_text_goes_to_the_standard_output_too(name: str) -> None:
    assert rendered_text(name, hostile()).encode() == render(name, hostile())


def test_json_is_what_the_schema_describes() -> None:
    from jsonschema import Draft202012Validator

    for report in (examples(), hostile()):
        document = json.loads(render("json", report))
        assert problems_of_contract(document) == []
        assert list(Draft202012Validator(report_schema()).iter_errors(document)) == []
        lines = [json.loads(line) for line in render("ndjson", report).decode().splitlines()]
        assert lines == document["credentials"]


def test_outputs_are_read_as_format_and_path() -> None:
    assert outputs_asked(["json=a.json", "xlsx=out/b=c.xlsx"]) == (
        Output("json", Path("a.json")),
        Output("xlsx", Path("out/b=c.xlsx")),
    )


@pytest.mark.parametrize(
    ("written", "code"),
    [("report.json", "output-names-no-file"), ("json=", "output-names-no-file"), ("=x", "output-names-no-file")],
)
def test_an_output_without_format_or_path_says_how_it_is_written(written: str, code: str) -> None:
    (problem,) = refused(written)
    assert (problem.code, problem.help) == (code, "write FORMAT=PATH: -o xlsx=audit.xlsx")


def test_an_unknown_format_is_corrected_and_every_mistake_is_named() -> None:
    first, second = refused("jsno=a.json", "pdf=b.pdf")
    assert (first.code, second.code) == ("unknown-format", "unknown-format")
    assert "json" in (first.help or "")
    assert "sarif" in (second.help or "")


def test_two_outputs_never_share_a_file(tmp_path: Path) -> None:
    (problem,) = refused(f"json={tmp_path}/a", f"csv={tmp_path}/./a")
    assert problem.code == "output-twice"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (problem,) = refused(f"xlsx={tmp_path}")
    assert problem.code == "output-is-folder"
    assert (problem.help or "").endswith("/report.xlsx")


def test_folders_are_made_on_the_way(tmp_path: Path) -> None:
    write_outputs(hostile(), outputs_asked([f"csv={tmp_path}/new/folder/a.csv", f"sarif={tmp_path}/b.sarif"]))
    assert (tmp_path / "new/folder/a.csv").read_bytes() == render("csv", hostile())
    assert (tmp_path / "b.sarif").read_bytes() == render("sarif", hostile())
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.csv", "b.sarif", "folder", "new"]


def test_a_file_in_the_way_of_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(McdefError) as raised:
        write_atomically(tmp_path / "file" / "a.csv", b"x")
    assert raised.value.problems[0].code == "cannot-write"


def test_a_file_that_excel_holds_open_gets_a_sentence_and_the_others_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, free = tmp_path / "audit.xlsx", tmp_path / "audit.csv"
    held.write_bytes(b"as it was")
    really = os.replace

    def as_on_windows(source: Path, target: Path) -> None:
        if Path(target) == held:
            raise PermissionError(13, "The process cannot access the file because it is being used by another process")
        really(source, target)

    monkeypatch.setattr(os, "replace", as_on_windows)
    with pytest.raises(McdefError) as raised:
        write_outputs(hostile(), [Output("xlsx", held), Output("csv", free)])
    (problem,) = raised.value.problems
    assert problem.code == "file-held-open"
    assert problem.help == "close audit.xlsx (in Excel, for one), and run it again"
    assert held.read_bytes() == b"as it was"
    assert free.exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["audit.csv", "audit.xlsx"]


def test_nothing_is_written_unless_everything_could_be_rendered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(McdefError):
        write_outputs(hostile(), [Output("csv", tmp_path / "a.csv"), Output("xlsx", tmp_path / "a.xlsx")])
    assert list(tmp_path.iterdir()) == []


def test_an_interrupted_writing_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")

    def interrupted(source: Path, target: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="rights and links of POSIX")
def test_rights_of_a_file_stay_and_a_link_stays_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "a.csv", tmp_path / "link.csv"
    path.write_bytes(b"old")
    path.chmod(0o640)
    link.symlink_to(path)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes of POSIX")
def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write_atomically(pipe, b"data")
    reader.join(timeout=10)
    assert read == [b"data"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
