"""``mcdef demo``: a dozen real credentials, checked, and the page about them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

import typer

if TYPE_CHECKING:
    from collections.abc import Mapping
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
    from mcdef.documents.packaged import data_root
    from mcdef.messages.catalogue import find_text
    from mcdef.outputs.registry import render
    from mcdef.outputs.streams import write_text
    from mcdef.outputs.writing import write_atomically

    catalogue, page = Path(folder) / "catalogue", Path(folder) / "audit.html"
    examples = data_root("examples")
    texts = {f"{name}.yaml": (examples / f"{name}.yaml").read_text(encoding="utf-8") for name in CREDENTIALS}
    for name, text in texts.items():
        write_new(catalogue / name, text, force=force or _same(catalogue / name, text))
    write_atomically(page, render("html", _report(texts)))
    # As it was typed, even where that is no path from here: it is to be found, and typed once more.
    told = {"page": page.as_posix(), "catalogue": catalogue.as_posix()}
    write_text(find_text("demo-written").claim.format(**told) + "\n", sys.stdout)
    if open_:
        _open(page)


def _open(page: Path) -> None:
    """Shows the page in the browser that the system names, or says that there is none."""
    import webbrowser

    from mcdef.cli.problems import show_problems
    from mcdef.documents.problem import problem

    if not webbrowser.open(page.resolve().as_uri()):
        show_problems([problem("no-browser", severity="note", page=page.as_posix())])


def _same(path: Path, text: str) -> bool:
    """Whether a file is what would be written to it: the demo may be run twice."""
    return path.is_file() and path.read_bytes() == text.encode()


def _report(texts: Mapping[str, str]) -> Report:
    """What ``mcdef check catalogue`` gives in the folder of the demo, wherever that is."""
    from mcdef.catalogue.classify import Asked, entries_of
    from mcdef.catalogue.descriptions import descriptions_in
    from mcdef.definition.library import load_library
    from mcdef.definition.select import Selection
    from mcdef.documents.reader import read_document
    from mcdef.documents.source import Source
    from mcdef.report.build import report_of

    library, asked = load_library(), Asked(Selection(()))
    sources = [Source(f"catalogue/{name}", text) for name, text in texts.items()]
    entries = [entry for one in sources for entry in entries_of(descriptions_in(read_document(one)), library, asked)]
    return report_of(entries, asked.as_report())
