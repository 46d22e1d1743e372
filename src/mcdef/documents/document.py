"""A document that has been read: plain Python data, and the place of each part of it in the text."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, ClassVar, Final, NamedTuple, TypeAlias

from mcdef.documents.place import Pointer, Span
from mcdef.documents.problem import Problem
from mcdef.documents.source import Source

__all__ = ["WHOLE", "Data", "Document", "Extent", "Node", "Places"]

Data: TypeAlias = "dict[str, Data] | list[Data] | str | int | Decimal | bool | None"

# Places are flat lists of offsets in the order of the data, because one object a value is what reading
# would spend its time on. A list has two slots a member (start, extent); a mapping has four a key (key start,
# key end, start, extent). The extent of a scalar is its end, that of a mapping or list its own places.
Places: TypeAlias = list[Any]
Extent: TypeAlias = int | Places

_PROPERTIES: Final = re.compile(r"(?:[&!]\S*\s+)+")


class Node(NamedTuple):
    """The offsets of one value, and of the key it stands under (-1 where it has none)."""

    key_start: int
    key_end: int
    start: int
    extent: Extent


WHOLE: Final = Node(-1, -1, 0, 0)
"""The node of data without places: everything is at the beginning."""


@dataclass(frozen=True, slots=True)
class Document:
    """What a file says, with ``warnings`` about what it may not have meant to say.

    ``data`` holds dictionaries with text keys, lists, text, ``int``, ``Decimal``, ``bool`` and ``None``.
    ``base`` is the pointer from the root of the file when this is one part of it.
    """

    source: Source
    data: Data
    node: Node = field(default=WHOLE, repr=False)
    warnings: tuple[Problem, ...] = ()
    base: Pointer = ()

    is_row: ClassVar[bool] = False
    """Whether people fill in the cells of a row, and write no YAML or JSON."""

    def within(self, prefix: Pointer) -> Document:
        """The part that an exact pointer leads to, as a document with the warnings that lie in it.

        Raises :class:`LookupError` where there is no such part.
        """
        data, node = self.data, self.node
        for part in prefix:
            child = _child(data, node, part)
            if child is None:
                raise LookupError(f"no {part!r} in {self.source.path}")
            data, node = child
        base = self.base + prefix
        inside = tuple(warning for warning in self.warnings if warning.pointer[: len(base)] == base)
        return replace(self, data=data, node=node, warnings=inside, base=base)

    def without(self, keys: Container[str]) -> Document:
        """The same mapping without some of its keys, each of the others at its place."""
        if not isinstance(self.data, dict):
            return self
        kept = [index for index, key in enumerate(self.data) if key not in keys]
        data = {key: value for key, value in self.data.items() if key not in keys}
        extent = self.node.extent
        if isinstance(extent, list):
            extent = [slot for index in kept for slot in extent[4 * index : 4 * index + 4]]
        return replace(self, data=data, node=self.node._replace(extent=extent))

    def locate(self, pointer: Pointer, *, key: bool = False, missing: bool = False) -> Span:
        """The span of what a pointer means, walked as deep as it can be.

        Parts of the pointer that are no child of the value reached are passed over: validators put names of
        their own between. ``key`` asks for the key instead of its value, ``missing`` for the key that owns
        the mapping in which something is missing. A mapping or list is located by its key, and without one
        by its first key or its first character.
        """
        data, node = self._walk(pointer)
        start, extent = node.start, node.extent
        owned = node.key_start >= 0
        if isinstance(extent, int) and extent > start and not ((key or missing) and owned):
            return self._span(start, extent)
        if owned:
            return self.source.span(node.key_start, node.key_end)
        if isinstance(data, dict) and data and isinstance(extent, list):
            return self.source.span(extent[0], extent[1])
        return self.source.span(start, min(start + 1, len(self.source.text)))

    def pointer(self, pointer: Pointer) -> Pointer:
        """The pointer from the root of the file to what a pointer into this document means."""
        return self.base + pointer

    def origin(self, pointer: Pointer) -> tuple[Source, Span]:
        """The text in which the part stands that a pointer means, and where in it."""
        return self.source, self.locate(pointer)

    def cell_to_write(self, keys: tuple[str, ...], text: str) -> str:
        """How a row of a table would state a part; only :attr:`is_row` documents have cells."""
        raise LookupError(f"{self.source.path} has no cells")

    def value_at(self, pointer: Pointer) -> Data:
        """The value that a pointer means, walked as in :meth:`locate`."""
        return self._walk(pointer)[0]

    def locate_part(self, pointer: Pointer, start: int, length: int) -> Span:
        """The span of some characters of a text value; of the whole where it was not written in one piece."""
        data, _ = self._walk(pointer)
        raw, offset = self._written(pointer) or ("", 0)
        quoted = raw[:1] in ("'", '"')
        inner = raw[1:-1] if quoted else raw
        # Escapes, folded lines and blocks have other offsets than their value.
        if start + length > len(inner) or (isinstance(data, str) and inner != data):
            return self.locate(pointer)
        begin = offset + quoted + start
        return self.source.span(begin, begin + length)

    def raw(self, pointer: Pointer) -> str | None:
        """A scalar as it was written, quotes included; ``None`` for a mapping or list."""
        written = self._written(pointer)
        return written[0] if written else None

    def scalar_is_plain(self, pointer: Pointer) -> bool:
        """Whether a scalar was written without quotes (and is no block of text and no alias)."""
        raw = self.raw(pointer)
        return raw is not None and raw[:1] not in ('"', "'", "|", ">", "*")

    def _walk(self, pointer: Pointer) -> tuple[Data, Node]:
        data, node = self.data, self.node
        for part in pointer:
            child = _child(data, node, part)
            if child is not None:
                data, node = child
        return data, node

    def _written(self, pointer: Pointer) -> tuple[str, int] | None:
        _, (_, _, start, extent) = self._walk(pointer)
        if not isinstance(extent, int):
            return None
        raw = self.source.text[start:extent].rstrip()
        properties = _PROPERTIES.match(raw)
        skipped = properties.end() if properties else 0
        return raw[skipped:], start + skipped

    def _span(self, start: int, end: int) -> Span:
        # A block of text ends where the next token begins.
        return self.source.span(start, start + len(self.source.text[start:end].rstrip()))


def _child(data: Data, node: Node, part: str | int) -> tuple[Data, Node] | None:
    extent = node.extent
    if isinstance(data, dict):
        if not isinstance(part, str) or part not in data:
            return None
        if isinstance(extent, int):
            return data[part], node
        slot = 4 * list(data).index(part)
        return data[part], Node(*extent[slot : slot + 4])
    if isinstance(data, list) and isinstance(part, int) and 0 <= part < len(data):
        if isinstance(extent, int):
            return data[part], node
        return data[part], Node(-1, -1, *extent[2 * part : 2 * part + 2])
    return None
