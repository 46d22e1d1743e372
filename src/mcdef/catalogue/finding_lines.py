"""Lines of NDJSON to the elements of the report, every finding with its facts and citations, one line each.

The fast form takes nearly all; what it leaves, the reference takes, and both write the same bytes.
"""

from __future__ import annotations

from mcdef.catalogue.classify import Asked
from mcdef.catalogue.line import Line, default_id, reports_of_line
from mcdef.definition.library import Library
from mcdef.report.faces import to_json
from mcdef.report.jsonable import jsonable
from mcdef.report.lines import ReportLines
from mcdef.verdict.fast import SlowError


class FindingLines:
    """Renders what ``mcdef classify --format ndjson`` would."""

    def __init__(self, library: Library, asked: Asked, path: str, *, brief: bool = False) -> None:
        self._library = library
        self._asked = asked
        self._path = path
        self._brief = brief
        self._fast = None if asked.why_minimal else self._report_lines()

    def _report_lines(self) -> ReportLines:
        asked = self._asked
        options = {"ignore_scope": asked.ignore_scope, "brief": self._brief}
        return ReportLines(self._library, asked.selection, self._path, **options)

    def of(self, written: bytes, number: int) -> bytes:
        """The line or lines for the description in a line; nothing for a line that is blank."""
        if self._fast is not None:
            try:
                return self._fast.of(written, number, default_id(self._path, number)) + b"\n"
            except SlowError:
                pass
        return self.slowly(written, number)

    def slowly(self, written: bytes, number: int) -> bytes:
        """The same by the reference."""
        if not written.strip():
            return b""
        line = Line(self._path, number, written)
        reports = reports_of_line(line, self._library, self._asked, brief=self._brief)
        return b"".join(to_json(jsonable(one)) + b"\n" for one in reports)
