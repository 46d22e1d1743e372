r"""JSON to a document with the exact place of every part.

JSON is no YAML to libyaml (``"\ud83d\ude00"``, a tab after a colon), and the standard library's reader keeps
the last of two equal keys and no places.
"""

from __future__ import annotations

import gc
import re
from json import JSONDecodeError
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Final

from mcdef.documents.document import Data, Document, Extent, Node, Places
from mcdef.documents.json_mistakes import failed, failed_number, failed_string
from mcdef.documents.limits import MAX_DEPTH, MAX_KEYS, MAX_MEMBERS, MAX_SCALAR
from mcdef.documents.scalars import number
from mcdef.documents.source import Source
from mcdef.documents.tree import Tree

__all__ = ["read_json"]

_BLANKS: Final = re.compile(r"[ \t\n\r]*")
_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?(?:[eE]([-+]?[0-9]+))?")
_WORD: Final = re.compile(r"(?:true|false|null)\b")
_WORDS: Final[dict[str, bool | None]] = {"true": True, "false": False, "null": None}
_CLOSING: Final = {"{": "}", "[": "]"}
_NUMBER_LIKE: Final = frozenset("0123456789+-._eE")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def read_json(source: Source) -> Document:
    """Read one JSON value.

    Raises :class:`McdefError` with the place for what is no JSON, for duplicate keys, ``NaN`` and infinities,
    halves of characters, and more than the limits allow.
    """
    tree = Tree(source)
    if not source.text.isascii() and (half := _SURROGATE.search(source.text)):
        raise tree.error("json-half-character", half.start(), half.end())
    collecting = gc.isenabled()
    gc.disable()  # as in the YAML reader
    try:
        return _build(source, tree)
    finally:
        if collecting:
            gc.enable()


def _build(source: Source, tree: Tree) -> Document:
    # The same loop as the YAML reader's, with a grammar of our own in place of libyaml's.
    text = source.text
    stack = tree.stack
    root: list[Data] = []
    mapping: dict[str, Data] | None = None  # the one being filled; where it is None, `items` is
    items: list[Data] = root
    places: Places = []
    root_places = places
    key: str | None = None
    key_start = key_end = 0
    value: Data
    extent: Extent
    position = _past_blanks(text, 0)
    while True:
        if mapping is not None:
            if text[position : position + 1] != '"':
                raise failed(tree, position, "a key", tree.inside())
            key_start = position
            key, key_end = _string(tree, position, None, items)
            if key in mapping:
                raise tree.duplicate(key, key_start, key_end, (mapping, items, places))
            if len(mapping) >= MAX_KEYS:
                raise tree.error("too-many-keys", key_start, key_end, tree.inside(), limit=f"{MAX_KEYS:,}")
            position = _past_blanks(text, key_end)
            if text[position : position + 1] != ":":
                raise failed(tree, position, "a colon", tree.child(key, items))
            position = _past_blanks(text, position + 1)
        start = position
        first = text[start : start + 1]
        if first == '"':
            value, extent = _string(tree, start, key, items)
        elif first in _CLOSING:
            if len(stack) >= MAX_DEPTH:
                raise tree.error("too-deep", start, start + 1, tree.child(key, items), limit=MAX_DEPTH)
            value = {} if first == "{" else []
            extent = []
        elif match := _NUMBER.match(text, start):
            extent = match.end()
            if text[extent : extent + 1] in _NUMBER_LIKE:
                raise failed_number(tree, start, tree.child(key, items))
            value = number(match[0], whole=match[1] is None and match[2] is None, exponent=match[2])
        elif match := _WORD.match(text, start):
            value, extent = _WORDS[match[0]], match.end()
        else:
            raise failed(tree, start, "a value", tree.child(key, items))
        if mapping is None:
            if len(items) >= MAX_MEMBERS:
                raise tree.error("too-many-members", start, start + 1, tree.inside(), limit=f"{MAX_MEMBERS:,}")
            items.append(value)
            places += (start, extent)
        elif key is not None:
            mapping[key] = value
            places += (key_start, key_end, start, extent)
            key = None
        if isinstance(extent, int):
            position = _past_blanks(text, extent)
        else:
            stack.append((mapping, items, places))
            mapping = value if isinstance(value, dict) else None
            items = value if isinstance(value, list) else []
            places = extent
            position = _past_blanks(text, start + 1)
            if text[position : position + 1] != _CLOSING[first]:
                continue
        while stack:
            sign = text[position : position + 1]
            if sign == ",":
                position = _past_blanks(text, position + 1)
                break
            if sign != ("]" if mapping is None else "}"):
                raise failed(tree, position, "a comma or the end", tree.inside())
            mapping, items, places = stack.pop()
            position = _past_blanks(text, position + 1)
        else:
            if position < len(text):
                raise failed(tree, position, "nothing", ())
            return Document(source, root[0], Node(-1, -1, *root_places))


def _past_blanks(text: str, position: int) -> int:
    match = _BLANKS.match(text, position)
    return match.end() if match else position


def _string(tree: Tree, start: int, key: str | None, items: list[Data]) -> tuple[str, int]:
    text = tree.source.text
    try:
        value, end = scanstring(text, start + 1, True)
    except JSONDecodeError as error:
        raise failed_string(tree, start, error, tree.child(key, items)) from None
    if len(value) > MAX_SCALAR:
        raise tree.error("text-too-long", start, start + 1, tree.child(key, items), limit=f"{MAX_SCALAR:,}")
    # Escapes make a text shorter than it was written, and only they can bring half a character.
    if end - start - 2 != len(value) and _SURROGATE.search(value):
        raise tree.error("json-half-character", start, end, tree.child(key, items))
    return value, end
