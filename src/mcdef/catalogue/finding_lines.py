"""Lines of NDJSON to the elements of the report, every finding with its facts and citations, one line each."""

from __future__ import annotations

import json

from mcdef.catalogue.classify import Asked
from mcdef.catalogue.line import Line, reports_of_line
from mcdef.definition.library import Library
from mcdef.report.jsonable import jsonable


class FindingLines:
    """Renders what ``mcdef classify --format ndjson`` would."""

    def __init__(self, library: Library, asked: Asked, path: str, *, brief: bool = False) -> None:
        self._library = library
        self._asked = asked
        self._path = path
        self._brief = brief

    def of(self, written: bytes, number: int) -> bytes:
        """The line or lines for the description in a line; nothing for a line that is blank."""
        if not written.strip():
            return b""
        line = Line(self._path, number, written)
        reports = reports_of_line(line, self._library, self._asked, brief=self._brief)
        made = (json.dumps(jsonable(one), ensure_ascii=False, separators=(",", ":")) for one in reports)
        return "".join(f"{one}\n" for one in made).encode()
