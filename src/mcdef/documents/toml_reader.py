"""One table of a TOML file (``[tool.mcdef]``) to a document.

The standard library's reader keeps no places. They are found again by searching the text for each key after the one
before it, so a message points at the right line; what cannot be found is at its table.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date, time
from decimal import Decimal
from typing import Any, Final

from mcdef.documents.document import Data, Document, Node, Places
from mcdef.documents.place import Pointer
from mcdef.documents.problem import McdefError, problem
from mcdef.documents.source import Source

__all__ = ["read_toml"]

_AT: Final = re.compile(r"(.*?) \(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)


def read_toml(source: Source, table: tuple[str, ...]) -> Document | None:
    """The table of that name, or nothing where the file has none. Raises :class:`McdefError` for what is no TOML."""
    try:
        data: Any = tomllib.loads(source.text, parse_float=_number)
    except tomllib.TOMLDecodeError as error:
        raise _no_toml(source, str(error)) from None
    except RecursionError:
        raise McdefError(problem("toml-broken", source=source, reason="it is nested too deep")) from None
    for name in table:
        data = data.get(name) if isinstance(data, dict) else None
    if data is None:
        return None
    start, end = _table(source.text, table)
    plain = _plain(data)
    key = Node(start, end, start, _Finder(source.text, table).extent(plain, (), start, end))
    return Document(source, plain, key, (), ())


def _number(written: str) -> Decimal:
    return Decimal(written.replace("_", ""))


def _plain(data: Any) -> Data:
    """Dates as texts, as the other readers give them."""
    if isinstance(data, dict):
        return {key: _plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_plain(value) for value in data]
    return data.isoformat() if isinstance(data, date | time) else data


def _no_toml(source: Source, text: str) -> McdefError:
    found = _AT.fullmatch(text)
    if found is None or found[2] is None:
        return McdefError(problem("toml-broken", source=source, reason=text if found is None else found[1]))
    at = source.offset(int(found[2]), int(found[3]))
    return McdefError(problem("toml-broken", source=source, span=source.span(at, at + 1), reason=found[1]))


def _header(names: tuple[str, ...]) -> re.Pattern[str]:
    dotted = r"\s*\.\s*".join(_name(name) for name in names)
    return re.compile(rf"^[ \t]*\[\s*{dotted}\s*\]", re.MULTILINE)


def _name(name: str) -> str:
    quoted = re.escape(name)
    return f"(?:\"{quoted}\"|'{quoted}'|{quoted})"


def _table(text: str, table: tuple[str, ...]) -> tuple[int, int]:
    found = _header(table).search(text)
    return (0, min(1, len(text))) if found is None else (found.end() - len(found[0].lstrip()), found.end())


class _Finder:
    """Where the keys of a table stand in a text."""

    def __init__(self, text: str, table: tuple[str, ...]) -> None:
        self.text, self.table = text, table

    def extent(self, data: Data, pointer: Pointer, start: int, end: int) -> Any:
        """The places of the parts of a mapping or list; the end of what has no parts."""
        places: Places = []
        if isinstance(data, dict):
            for key, value in data.items():
                key_start, key_end, at = self._key((*pointer, key), start, end)
                places += [key_start, key_end, at, self.extent(value, (*pointer, key), at, self._line_end(at))]
            return places
        if isinstance(data, list):
            at = start
            for index, value in enumerate(data):
                at = self._member(value, at)
                inner = self.extent(value, (*pointer, index), at, self._line_end(at))
                places += [at, inner]
                at = inner if isinstance(inner, int) else at + 1
            return places
        return self._scalar_end(data, start)

    def _key(self, pointer: Pointer, start: int, end: int) -> tuple[int, int, int]:
        """The key's own places and that of its value: a table of its own, a key of one, or within braces."""
        names = tuple(str(part) for part in pointer)
        header = _header((*self.table, *names)).search(self.text)
        if header is not None:
            begin = header.end() - len(header[0].lstrip())
            return begin, header.end(), header.end()
        written = re.compile(rf"(?:^|[{{,.])[ \t]*({_name(names[-1])})\s*[=.]\s*", re.MULTILINE)
        found = written.search(self.text, max(0, start - 1))  # the point of a dotted key is before it
        return (start, end, end) if found is None else (*found.span(1), found.end())

    def _member(self, value: Data, at: int) -> int:
        if isinstance(value, str):
            found = self.text.find(value, at)
            return at if found < 0 else found
        return at

    def _scalar_end(self, data: Data, start: int) -> int:
        if isinstance(data, str):
            found = self.text.find(data, start)
            if 0 <= found <= start + 3:
                return found + len(data) + (found - start)
        written = re.compile(r"[^\s,\]}#]+").match(self.text, start)
        return start + 1 if written is None else written.end()

    def _line_end(self, at: int) -> int:
        found = self.text.find("\n", at)
        return len(self.text) if found < 0 else found
