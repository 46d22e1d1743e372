"""Reports made in this process from the examples, as the command line makes them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from mcdef.catalogue.classify import Asked, entries_of
from mcdef.catalogue.descriptions import descriptions_in
from mcdef.definition.library import Library, load_library
from mcdef.definition.select import Selection
from mcdef.documents.problem import McdefError
from mcdef.documents.reader import read_document
from mcdef.documents.source import Source
from mcdef.report.build import Entry, report_of
from mcdef.report.model import Report

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@cache
def shipped() -> Library:
    return load_library()


def reported(texts: dict[str, str], *names: str, library: Library | None = None, brief: bool = False) -> Report:
    """The report on descriptions, given by path, under the definitions named."""
    asked = Asked(Selection(names))
    entries: list[Entry] = []
    for path, text in texts.items():
        try:
            document = read_document(Source(path, text))
        except McdefError as error:
            entries.append(Entry(Path(path).stem, path, None, error.problems))
            continue
        entries += entries_of(descriptions_in(document), library or shipped(), asked)
    return report_of(entries, asked.as_report(), brief=brief)


def examples(names: Sequence[str] = (), *definitions: str) -> Report:
    """The report on examples, all of them where none is named."""
    paths = [EXAMPLES / f"{name}.yaml" for name in names] or sorted(EXAMPLES.glob("*.yaml"))
    return reported({path.name: path.read_text(encoding="utf-8") for path in paths}, *definitions)
