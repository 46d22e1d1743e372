"""YAML to a document, from libyaml's events and a stack of our own.

PyYAML's composer and constructor are never called: they crash on deep nesting, keep the last of two equal
keys, and read dates, ``NO`` and ``1.10`` as something else than was written.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from typing import Any, Final

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from mcdef.documents.blanks import HIDDEN
from mcdef.documents.disguise import find_disguise
from mcdef.documents.document import Data, Document, Extent, Node, Places
from mcdef.documents.limits import MAX_DEPTH, MAX_KEYS, MAX_MEMBERS, MAX_SCALAR
from mcdef.documents.place import Span
from mcdef.documents.problem import McdefError
from mcdef.documents.scalars import NOT_TEXT, core_value
from mcdef.documents.source import Source
from mcdef.documents.tree import Tree
from mcdef.documents.yaml_anchors import Anchors
from mcdef.documents.yaml_silent import (
    check_emptied,
    check_escapes,
    check_key,
    check_text,
    complex_key,
    odd_places,
    property_places,
)

__all__ = ["has_c_loader", "read_yaml"]

_CONTAINERS: Final = frozenset((MappingStartEvent, SequenceStartEvent))
_NAMEABLE: Final = _CONTAINERS | {ScalarEvent}


def has_c_loader() -> bool:
    """Whether PyYAML was built with libyaml."""
    return bool(yaml.__with_libyaml__)


def read_yaml(source: Source, *, c_loader: bool | None = None) -> Document:
    """Read one YAML document; ``c_loader`` chooses the parser, by default the fast one where there is one.

    Raises :class:`McdefError` with the place for what is no YAML, and for what is refused: duplicate keys,
    tags, merge keys, several documents, keys that are no single value, aliases that lead nowhere or to
    themselves, and more than the limits allow.
    """
    fast = has_c_loader() if c_loader is None else c_loader
    loader: Any = None
    tree = Tree(source)
    collecting = gc.isenabled()
    gc.disable()  # nothing here is garbage, and looking for it takes as long as reading
    try:
        loader = (yaml.CSafeLoader if fast else yaml.SafeLoader)(source.text)
        return _build(tree, iter(loader.get_event, None))
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:
        from mcdef.documents.yaml_mistakes import explain  # only a file with a mistake pays for knowing mistakes

        raise McdefError(explain(tree, error, getattr(loader, "index", None))) from None
    finally:
        if loader is not None:
            loader.dispose()
        if collecting:
            gc.enable()


def _build(tree: Tree, events: Iterator[Any]) -> Document:
    # One loop, without a call for an ordinary scalar: a file is nearly nothing else.
    text = tree.source.text
    anchors = Anchors(tree)
    stack = tree.stack
    properties = property_places(text)
    odd = odd_places(text)
    suspect_keys = "<<" in text or any(character in text for character in HIDDEN)
    hashes = "#" in text
    escapes = "\\u" in text or "\\U" in text

    root: list[Data] = []
    mapping: dict[str, Data] | None = None  # the one being filled; where it is None, `items` is
    items: list[Data] = root
    places: Places = []
    root_places = places
    key: str | None = None
    key_start = key_end = 0
    value: Data
    extent: Extent
    for count, event in enumerate(events):
        kind = type(event)
        start: int = event.start_mark.index
        anchor = anchors.name_of(event) if start in properties and kind in _NAMEABLE else None
        if kind is ScalarEvent:
            extent = end = event.end_mark.index
            value = written = event.value
            if len(written) > MAX_SCALAR:
                raise tree.error("text-too-long", start, start + 1, tree.child(key, items), limit=f"{MAX_SCALAR:,}")
            if key is None and mapping is not None:
                if written in mapping:
                    raise tree.duplicate(written, start, end, (mapping, items, places))
                if len(mapping) >= MAX_KEYS:
                    raise tree.error("too-many-keys", start, end, tree.inside(), limit=f"{MAX_KEYS:,}")
                if suspect_keys or not written:
                    check_key(tree, event)
                if anchor is not None:
                    anchors.scalar(anchor, start, end, written, (*tree.inside(), written))
                key, key_start, key_end = written, start, end
                continue
            if event.style:
                if escapes:
                    check_escapes(tree, start, end, written, key, items)
            elif written:
                if written[0] in NOT_TEXT:
                    value = core_value(written)
                if (end in odd or start in odd or start + len(written) != end) and type(value) is str:
                    check_text(tree, start, end, written, key, items)
            else:
                value = None
                if hashes:
                    check_emptied(tree, end, key, items)
            if anchor is not None:
                anchors.scalar(anchor, start, end, value, tree.child(key, items))
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            anchors.closed()
            mapping, items, places = stack.pop()
            continue
        elif kind in _CONTAINERS or kind is AliasEvent:
            if key is None and mapping is not None:
                raise complex_key(tree, start)
            if kind is AliasEvent:
                value, extent = anchors.resolve(event, tree.child(key, items), count)
            else:
                if len(stack) >= MAX_DEPTH:
                    raise tree.error("too-deep", start, start + 1, tree.inside(), limit=MAX_DEPTH)
                value = {} if kind is MappingStartEvent else []
                extent = []
        elif kind is DocumentStartEvent and root:
            raise tree.error("several-documents", start, start + 3)
        else:
            continue
        # A mapping or list is attached before it is filled, so that the tree always knows where it is.
        if mapping is None:
            if len(items) >= MAX_MEMBERS:
                raise tree.error("too-many-members", start, start + 1, tree.inside(), limit=f"{MAX_MEMBERS:,}")
            items.append(value)
            places += (start, extent)
        elif key is not None:
            mapping[key] = value
            places += (key_start, key_end, start, extent)
            key = None
        if kind in _CONTAINERS:
            stack.append((mapping, items, places))
            mapping = value if isinstance(value, dict) else None
            items = value if isinstance(value, list) else []
            places = extent if isinstance(extent, list) else []
            if anchor is not None:
                anchors.opened(anchor, start, value, places)
    anchors.warn_unused()
    return _finish(tree, root, root_places)


def _finish(tree: Tree, root: list[Data], places: Places) -> Document:
    if not root or root[0] is None:
        raise tree.error("empty-document", 0, 0)
    if isinstance(root[0], str) and (disguised := find_disguise(tree.source)):
        raise McdefError(disguised)
    warnings = sorted(tree.warnings, key=lambda warning: warning.span or Span(0, 0, 0, 0))
    return Document(tree.source, root[0], Node(-1, -1, *places), tuple(warnings))
