"""Lines of NDJSON to lines of verdicts: for each description its id, its place, and what decides each definition.

The fast form decides nearly all; what it leaves, the reference decides, and both are written alike. A line that cannot
be read has no results, and its problems as every report has them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from mcdef.catalogue.classify import Asked
from mcdef.catalogue.line import Line, default_id, reports_of_line
from mcdef.definition.library import Library
from mcdef.report.jsonable import jsonable
from mcdef.verdict.compiled import Compiled
from mcdef.verdict.fast import Decided, FastForm, Plan, SlowError

_MOST_RENDERED: Final = 2_048


class VerdictLines:
    """Renders verdicts, each distinct one once."""

    def __init__(self, library: Library, asked: Asked, path: str) -> None:
        self._library = library
        self._asked = asked
        self._path = path
        self._form = FastForm(library, asked.selection, ignore_scope=asked.ignore_scope)
        self._before_number = b',"source":{"path":' + _json(path) + b',"line":'

    def of(self, written: bytes, number: int) -> bytes:
        """The line or lines for the description in a line; nothing for a line that is blank."""
        try:
            decided = self._form.verdicts(written)
        except SlowError:
            return b"" if not written.strip() else self._slowly(written, number)
        results = told(decided.plan, decided.outcomes)
        id_ = self._id(decided, number)
        return b'{"id":%b%b%d},"results":[%b]}\n' % (id_, self._before_number, number, results)

    def _id(self, decided: Decided, number: int) -> bytes:
        section = decided.id_section
        if section is None:
            return _json(default_id(self._path, number))
        _, _, value = section.partition(":")
        value = value.rstrip()[:-1].strip()
        if "\\" in value or value[1:2].isspace() or value[-2:-1].isspace():
            return _json(json.loads(value).strip())
        return value.encode()

    def _slowly(self, written: bytes, number: int) -> bytes:
        made = []
        for report in reports_of_line(Line(self._path, number, written), self._library, self._asked, brief=True):
            line: dict[str, Any] = {"id": report.id, "source": {"path": self._path, "line": number}}
            line["results"] = [
                {"definition": one.definition, "reading": one.reading, "verdict": one.verdict}
                | {"decided_by": list(one.decided_by)}
                for one in report.results
            ]
            if not report.results:
                line["problems"] = jsonable(report.problems)
            made.append(_json(line) + b"\n")
        return b"".join(made)


def told(plan: Plan, outcomes: int) -> bytes:
    """The verdicts that these outcomes give, and what decides each."""
    results = []
    for one, mask, known in plan.rendered:
        key = outcomes & mask
        results.append(known.get(key) or _rendered(one, key, known))
    return b",".join(results)


def _rendered(one: Compiled, outcomes: int, known: dict[int, bytes]) -> bytes:
    verdict, decided_by = one.verdict(outcomes)
    result = {"definition": one.definition.id, "reading": one.reading.id, "verdict": verdict.value}
    if len(known) >= _MOST_RENDERED:
        known.clear()
    known[outcomes] = _json(result | {"decided_by": list(decided_by)})
    return known[outcomes]


def _json(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def verdict_lines(lines: Iterable[bytes], library: Library, asked: Asked, path: str, first: int = 1) -> Iterator[bytes]:
    """A line of verdicts for each description, in their order."""
    render = VerdictLines(library, asked, path)
    for number, written in enumerate(lines, first):
        made = render.of(written, number)
        if made:
            yield made
