"""A file that a command names: read under the path that people and machines see."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mcdef.catalogue.descriptions import TABLES, Found, descriptions_in
from mcdef.documents.document import Document
from mcdef.documents.files import display_path, read_source
from mcdef.documents.limits import MAX_BYTES
from mcdef.documents.problem import McdefError, problem
from mcdef.documents.reader import read_document
from mcdef.documents.source import STDIN, Source, decode

FROM_STDIN = "-"
LINES = (".ndjson", ".jsonl")


@dataclass(frozen=True, slots=True)
class Missing:
    """A path that is not there, or is none that can be read as a description."""

    error: McdefError


def read_input(written: str) -> Iterator[Found | Missing]:
    """Every description of a file. One that cannot be read never stops the rest."""
    if written != FROM_STDIN:
        refused = _refused(written)
        if refused is not None:
            yield Missing(refused)
            return
    shown = STDIN if written == FROM_STDIN else display_path(written)
    if written != FROM_STDIN and written.lower().endswith(TABLES):
        from mcdef.catalogue.from_tables import descriptions_of_table

        yield from descriptions_of_table(Path(written), display=shown)
        return
    if shown.lower().endswith(LINES):
        yield from _lines(Path(written), shown)
        return
    try:
        document = _document(written, shown)
    except McdefError as error:
        stem = "stdin" if written == FROM_STDIN else Path(written).stem
        yield Found(stem, Document(Source(shown, ""), {}), None, error.problems)
        return
    yield from descriptions_in(document)


def _lines(path: Path, shown: str) -> Iterator[Found]:
    """NDJSON, a line at a time: a file of any size is never held as a whole."""
    from mcdef.catalogue.line import Line, found_in

    try:
        with path.open("rb") as file:
            for number, written in enumerate(file, 1):
                if written.strip():
                    yield from found_in(Line(shown, number, written))
    except OSError as error:
        told = problem("file-unreadable", source=Source(shown, ""), path=shown, reason=error.strerror or str(error))
        yield Found(path.stem, Document(Source(shown, ""), {}), None, (told,))


def _document(written: str, shown: str) -> Document:
    if written == FROM_STDIN:
        given = b"" if sys.stdin is None else sys.stdin.buffer.read(MAX_BYTES + 1)
        return read_document(decode(given, shown))
    return read_document(read_source(Path(written), shown))


def _refused(written: str) -> McdefError | None:
    path = Path(written)
    try:
        if path.is_dir():
            return McdefError(problem("path-is-folder", path=display_path(written)))
        return None if path.exists() else McdefError(problem("path-missing", path=display_path(written)))
    except OSError:  # a name too long, a folder that may not be entered: reading says it
        return None
