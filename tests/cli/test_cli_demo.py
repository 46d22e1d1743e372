"""``mcdef demo``: a catalogue, its page, and the next command; ``--open`` shows the page."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from cli_runs import mcdef, process, write


def test_it_writes_twelve_credentials_and_the_page_and_says_what_to_type_next(folder: Path) -> None:
    run = mcdef("demo")

    assert (run.code, run.errors) == (0, "")
    first, second = run.text.splitlines()
    assert "mcdef-demo/audit.html" in first
    assert second.endswith("mcdef check mcdef-demo/catalogue -o html=mcdef-demo/audit.html")
    assert len(list((folder / "mcdef-demo" / "catalogue").glob("*.yaml"))) == 12
    page = (folder / "mcdef-demo" / "audit.html").read_text(encoding="utf-8")
    assert page.count("<details class=cred") == 12


def test_the_next_command_works_and_gives_the_very_page(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert mcdef("demo", "shown").code == 0
    page = folder / "shown" / "audit.html"
    before = page.read_bytes()
    monkeypatch.chdir(folder / "shown")

    assert mcdef("check", "catalogue", "-o", "html=audit.html").code == 0

    assert page.read_bytes() == before


def test_the_page_is_the_same_wherever_it_is_written_and_its_path_is_as_typed(folder: Path) -> None:
    elsewhere = folder / "a" / "b"
    run = mcdef("demo", elsewhere)
    assert f"{elsewhere.as_posix()}/audit.html" in run.text
    assert mcdef("demo", "here").code == 0
    page = (elsewhere / "audit.html").read_bytes()
    assert page == (folder / "here" / "audit.html").read_bytes()
    assert folder.as_posix().encode() not in page


def test_it_writes_over_nothing_that_somebody_changed(folder: Path) -> None:
    assert mcdef("demo").code == mcdef("demo").code == 0
    changed = write(folder, "mcdef-demo/catalogue/ou-cyber-security.yaml", "name: mine\n")

    run = mcdef("demo")

    assert (run.code, run.codes()) == (2, ["file-exists"])
    assert changed.read_text(encoding="utf-8") == "name: mine\n"
    assert mcdef("demo", "--force").code == 0


def test_open_shows_the_page_in_the_browser_that_the_system_names(folder: Path) -> None:
    browser = write(folder, "browser.py", "import sys\nopen('shown.txt', 'w').write(sys.argv[1])\n")

    run = process("demo", "shown", "--open", cwd=folder, env={"BROWSER": f"{sys.executable} {browser} %s"})

    assert (run.code, run.errors) == (0, "")
    assert (folder / "shown.txt").read_text() == (folder / "shown" / "audit.html").as_uri()


def test_without_a_browser_it_says_so_and_the_page_is_there(folder: Path) -> None:
    run = process("demo", "--open", cwd=folder, env={"BROWSER": "no-such-browser", "PATH": "/nowhere", "DISPLAY": ""})

    assert (run.code, run.codes()) == (0, ["no-browser"])
    assert "open mcdef-demo/audit.html yourself" in run.errors
    assert (folder / "mcdef-demo" / "audit.html").is_file()
