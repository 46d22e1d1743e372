"""YAML's names (``&name``) and references to them (``*name``), kept within bounds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from mcdef.documents.document import Data, Extent
from mcdef.documents.limits import MAX_ALIAS_NODES, MAX_DEPTH
from mcdef.documents.place import Pointer
from mcdef.documents.tree import Tree
from mcdef.documents.yaml_quotes import quoted_at

__all__ = ["Anchors"]

_TAG: Final = re.compile(r"!(?:<[^>\s]*>|[^\s,\[\]{}]*)")


@dataclass(slots=True)
class _Named:
    name: str
    start: int
    value: Data
    extent: Extent
    pointer: Pointer
    size: int = 1
    height: int = 0
    used: bool = False


class Anchors:
    """The names given so far. A value that aliases repeat is one object; its size is only counted."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._known: dict[str, _Named] = {}
        self._open: dict[int, _Named] = {}
        self._scalars: list[_Named] = []
        self._added = 0

    def name_of(self, event: Any) -> str | None:
        """The name that an event gives to its value; raises for a tag, which descriptions have no use for."""
        if event.tag is not None:
            text = self._tree.source.text
            begin: int = event.start_mark.index
            if event.anchor is not None and text[begin] == "&":
                begin += 1 + len(event.anchor)
            start = max(begin, text.find("!", begin))
            match = _TAG.match(text, start)
            end = match.end() if match else start + 1
            quoted = quoted_at(self._tree.source, start)
            raise self._tree.error("tag", start, end, self._tree.inside(), tag=text[start:end], quoted=quoted)
        name: str | None = event.anchor
        return name

    def scalar(self, name: str, start: int, end: int, value: Data, pointer: Pointer) -> None:
        """Name a scalar. The name may have been meant as text, so it is remembered until it is used."""
        named = self._known[name] = _Named(name, start, value, end, pointer)
        self._scalars.append(named)

    def opened(self, name: str, start: int, value: Data, extent: Extent) -> None:
        """Name a mapping or list that has just begun; until it ends, nothing may refer to it."""
        self._open[len(self._tree.stack)] = _Named(name, start, value, extent, ())

    def closed(self) -> None:
        """Make a name known when its mapping or list has ended."""
        named = self._open.pop(len(self._tree.stack), None)
        if named is not None:
            named.size, named.height = _measure(named.value)
            self._known[named.name] = named

    def resolve(self, event: Any, pointer: Pointer, literal: int) -> tuple[Data, Extent]:
        """The value a reference means and its extent; ``literal`` is how many events were read so far."""
        name: str = event.anchor
        start, end = event.start_mark.index, event.end_mark.index
        if any(named.name == name for named in self._open.values()):
            raise self._tree.error(
                "self-alias", start, end, pointer, name=name, quoted=quoted_at(self._tree.source, start)
            )
        named = self._known.get(name)
        if named is None:
            raise self._tree.error(
                "undefined-alias", start, end, pointer, name=name, quoted=quoted_at(self._tree.source, start)
            )
        named.used = True
        self._added += named.size - 1
        # A file may be doubled by its aliases: 2,000 courses that share a provider are honest work.
        if self._added > max(MAX_ALIAS_NODES, literal):
            raise self._tree.error("alias-expansion", start, end, pointer, limit=f"{MAX_ALIAS_NODES:,}")
        if len(self._tree.stack) + named.height > MAX_DEPTH:
            raise self._tree.error("too-deep", start, end, pointer, limit=MAX_DEPTH)
        return named.value, end if named.height == 0 else named.extent

    def warn_unused(self) -> None:
        """Warn of names that nothing refers to: in ``title: &more text`` the first word is lost."""
        for named in self._scalars:
            if not named.used and not self._tree.warned_enough:
                end = named.start + 1 + len(named.name)
                quoted = quoted_at(self._tree.source, named.start)
                self._tree.warn("unused-anchor", named.start, end, named.pointer, name=named.name, quoted=quoted)


def _measure(value: Data) -> tuple[int, int]:
    """How many nodes a value has, keys and repeated parts included, and how deep it goes."""
    size, height = 0, 0
    level: list[Data] = [value]
    while level:
        below: list[Data] = []
        for node in level:
            size += 1
            if isinstance(node, dict):
                size += len(node)
                below.extend(node.values())
            elif isinstance(node, list):
                below.extend(node)
        # An empty mapping or list is a level too.
        height += any(isinstance(node, dict | list) for node in level)
        level = below
    return size, height
