"""One line of NDJSON as the reference takes it: read with every place, judged, and reported with its problems."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from mcdef.catalogue.classify import Asked, entries_of
from mcdef.catalogue.descriptions import Found, read_under
from mcdef.definition.library import Library
from mcdef.documents.document import Document
from mcdef.documents.json_reader import read_json
from mcdef.documents.problem import McdefError
from mcdef.documents.source import STDIN, Source, decode
from mcdef.report.build import Entry, report_of
from mcdef.report.model import CredentialReport

BREAK = b"\r\n"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file, counted from 1, under the path that people see."""

    path: str
    number: int
    written: bytes

    @property
    def default_id(self) -> str:
        """The id of a description that has none of its own."""
        return default_id(self.path, self.number)


def default_id(path: str, number: int) -> str:
    """``catalogue#12`` for the twelfth line of ``catalogue.ndjson``."""
    return f"{'stdin' if path == STDIN else PurePosixPath(path).stem}#{number}"


def found_in(line: Line) -> Iterator[Found]:
    """The description in a line, its variants apart; or the problems that keep it from being read."""
    try:
        document = read_json(decode(line.written.rstrip(BREAK), line.path, line.number))
    except McdefError as error:
        nothing = Document(Source(line.path, "", line.number), {})
        yield Found(line.default_id, nothing, None, error.problems)
        return
    yield from read_under(document, line.default_id)


def entries_of_line(line: Line, library: Library, asked: Asked) -> Iterator[Entry]:
    """The verdicts on the description in a line, or its problems."""
    yield from entries_of(found_in(line), library, asked)


def reports_of_line(line: Line, library: Library, asked: Asked, *, brief: bool = False) -> tuple[CredentialReport, ...]:
    """The elements of the report for a line."""
    return report_of(list(entries_of_line(line, library, asked)), asked.as_report(), brief=brief).credentials
