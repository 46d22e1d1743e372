"""Where in a line of JSON the part stands that a pointer means: the place of its section, and the column within it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from mcdef.documents.document import Document
from mcdef.documents.json_reader import read_json
from mcdef.documents.source import Source
from mcdef.facts.known import Pointer

MOST: Final = 2_048
_KEY: Final = re.compile(r'([ \t]*)"[a-z_]+"[ \t]*:[ \t]*')
_OF_ITS_KEY: Final = ("{", "[")


def alone(section: str) -> str:
    """A section, as a description with nothing else."""
    return "{" + section.rstrip()[:-1] + "}"


class Spots:
    """The columns of pointers within sections, each found once for each distinct text."""

    def __init__(self) -> None:
        self._columns: dict[str, dict[Pointer, int]] = {}
        self._open: dict[str, Document] = {}

    def close(self) -> None:
        """Lets go of what only the last line needed."""
        self._open.clear()
        if len(self._columns) > MOST:
            self._columns.clear()

    def column(self, section: str, pointer: Pointer) -> int:
        """Where the part stands in the text of its section, from 0."""
        if len(pointer) == 1:
            return _of_section(section)
        columns = self._columns.setdefault(section, {})
        column = columns.get(pointer)
        if column is None:
            column = columns[pointer] = self._document(section).locate(pointer).column - 2
        return column

    def first(self, sections: Sequence[str]) -> int:
        """Where the first key of a line stands: there a pointer to nothing that is written leads."""
        return 1 + (_first_key(sections[0]) if sections else 0)

    def _document(self, section: str) -> Document:
        document = self._open.get(section)
        if document is None:
            document = self._open[section] = read_json(Source("", alone(section)))
        return document


def _of_section(section: str) -> int:
    """A mapping or list is where its key is, anything else where it begins itself."""
    found = _KEY.match(section)
    assert found is not None
    return found.end(1) if section.startswith(_OF_ITS_KEY, found.end()) else found.end()


def _first_key(section: str) -> int:
    found = _KEY.match(section)
    assert found is not None
    return found.end(1)


class Line(dict[Pointer, bytes]):
    """The places of one line, as JSON has them: line and column of each pointer.

    ``sections`` are the texts of its sections by their keys, and where each begins.
    """

    def __init__(self, number: int, sections: dict[str, tuple[str, int]], first: int, spots: Spots) -> None:
        super().__init__()
        self._number = b"%d" % number
        self._sections = sections
        self._first = first
        self._spots = spots

    def __missing__(self, pointer: Pointer) -> bytes:
        section = self._sections.get(str(pointer[0])) if pointer else None
        column = self._first if section is None else section[1] + self._spots.column(section[0], pointer)
        place = self[pointer] = b'%b,"column":%d' % (self._number, column + 1)
        return place
