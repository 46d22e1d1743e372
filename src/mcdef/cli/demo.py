"""``mcdef demo``: a dozen real credentials, checked, and the page about them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

import typer

if TYPE_CHECKING:
    from pathlib import Path

    from mcdef.report.model import Report

#: Of each kind there is: universities, platforms, companies, an attendance course, a degree that is none.
CREDENTIALS: Final = (
    "coursera-deep-learning", "cpd-attendance-fisa", "cs50x-certificate", "eciu-microcredential", "flinders-uc-cyber",
    "gatech-omscs", "google-data-analytics", "microsoft-az104", "mitx-scm-micromasters", "ou-cyber-security",
    "trinity-5-ects", "tudelft-fatigue-edubadge",
)  # fmt: skip


def demo(
    folder: Annotated[
        str, typer.Argument(metavar="[FOLDER]", help="Where to write the catalogue and its page.")
    ] = "mcdef-demo",
    open_: Annotated[bool, typer.Option("--open", help="Show the page in the browser.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over files that are there.")] = False,
) -> None:
    """Write a catalogue of 12 real credentials and its audit page, and say what to type next."""
    import sys
    from pathlib import Path

    from mcdef.cli.writing import write_new
    from mcdef.documents.files import display_path
    from mcdef.documents.packaged import data_root
    from mcdef.messages.catalogue import find_text
    from mcdef.outputs.registry import render
    from mcdef.outputs.streams import write_text
    from mcdef.outputs.writing import write_atomically

    catalogue, page = Path(folder) / "catalogue", Path(folder) / "audit.html"
    examples = data_root("examples")
    for name in CREDENTIALS:
        text = (examples / f"{name}.yaml").read_text(encoding="utf-8")
        write_new(catalogue / f"{name}.yaml", text, force=force or _same(catalogue / f"{name}.yaml", text))
    write_atomically(page, render("html", _report(catalogue)))
    shown = find_text("demo-written").claim
    write_text(shown.format(page=display_path(page), catalogue=display_path(catalogue)) + "\n", sys.stdout)
    if open_:
        import webbrowser

        webbrowser.open(page.resolve().as_uri())


def _same(path: Path, text: str) -> bool:
    """Whether a file is what would be written to it: the demo may be run twice."""
    return path.is_file() and path.read_bytes() == text.encode()


def _report(catalogue: Path) -> Report:
    from mcdef.cli import checking
    from mcdef.policy.apply import library_of
    from mcdef.policy.settings import load_settings

    settings = load_settings(catalogue, environ={}, options={}, config=None, no_config=True)
    asked = checking.asked_of(settings, library_of(settings))
    files = checking.files_of([str(catalogue)], settings)
    return checking.report_of_files(files, settings, asked, None, jobs=1, progress=False)
