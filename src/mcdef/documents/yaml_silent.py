"""Mistakes that are correct YAML and mean something else than their author meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator
from typing import Any, Final

from mcdef.documents.blanks import HIDDEN
from mcdef.documents.document import Data
from mcdef.documents.limits import MAX_COLLECTED
from mcdef.documents.problem import McdefError
from mcdef.documents.tree import Tree
from mcdef.documents.yaml_quotes import in_quotes, quoted_at, value_in_quotes, with_plain_blanks

__all__ = ["check_emptied", "check_escapes", "check_key", "check_text", "complex_key", "odd_places", "property_places"]

_PAIRS: Final = {"“": "”“", "”": "”", "„": "“”", "‟": "”", "‘": "’‘", "’": "’", "‚": "‘’", "«": "»", "»": "«"}
_QUOTES: Final = frozenset("".join(_PAIRS) + "".join(_PAIRS.values()))
_QUOTE: Final = re.compile(f"[{''.join(sorted(_PAIRS))}]")
_COMMENT: Final = re.compile(r"[ \t]+(#(?:[^\r\n\x85\u2028\u2029]*[^\s])?)")
_FOLDED_ITEM: Final = re.compile(rf"[\r\n\x85\u2028\u2029][ \t{HIDDEN}]*(-)(?=[ \t])")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


class _Asked:
    """Places that are too many to be collected: each is looked at when it is asked for."""

    __slots__ = ("_is_one",)

    def __init__(self, is_one: Callable[[int], bool]) -> None:
        self._is_one = is_one

    def __contains__(self, place: object) -> bool:
        return isinstance(place, int) and self._is_one(place)


def property_places(text: str) -> Container[int]:
    """Where a name or a tag may begin. What the text contains nowhere need not be looked for at each scalar."""
    if _many("&!", text):
        return _Asked(lambda place: text[place : place + 1] in ("&", "!"))
    return frozenset(offset for sign in "&!" for offset in _offsets(sign, text))


def odd_places(text: str) -> Container[int]:
    """Where a scalar has to begin or end for :func:`check_text` to be needed: found once, looked up often."""
    if _many(("#", *_PAIRS), text):
        return _Asked(lambda place: text[place : place + 1] in _PAIRS or _comes_before_hash(text, place))
    places = {offset - 1 for offset in _offsets("#", text) if _cuts(text, offset)}
    if any(quote in text for quote in _PAIRS):
        places.update(match.start() for match in _QUOTE.finditer(text))
    return frozenset(places)


def _comes_before_hash(text: str, place: int) -> bool:
    return text[place + 1 : place + 2] == "#" and _cuts(text, place + 1)


def _many(signs: Iterable[str], text: str) -> bool:
    return sum(map(text.count, signs)) > MAX_COLLECTED


def _offsets(sign: str, text: str) -> Iterator[int]:
    return (match.start() for match in re.finditer(re.escape(sign), text))


def _cuts(text: str, hash_: int) -> bool:
    # One blank before `#` is how a title is written; two are how a comment is.
    return hash_ > 1 and text[hash_ - 1] in " \t" and not text[hash_ - 2].isspace()


def check_key(tree: Tree, event: Any) -> None:
    """Refuse a key that is empty, asks for merging, or has characters that cannot be seen."""
    key: str = event.value
    start, end = event.start_mark.index, event.end_mark.index
    if not key:
        raise tree.error("empty-key", start, start + 1, tree.inside())
    if key == "<<" and not event.style:
        raise tree.error("merge-key", start, end, tree.inside())
    for character in key:
        if character in HIDDEN:
            place = tree.source.text.find(character, start)
            indenting = key[0] in HIDDEN
            code = "no-break-indent" if indenting else "hidden-in-key"
            line = tree.source.line(tree.source.span(place, place).line)
            shown = key.strip(HIDDEN + " ")
            corrected = with_plain_blanks(line).rstrip()
            raise tree.error(code, place, place + 1, tree.inside(), key=shown, corrected=corrected)


def complex_key(tree: Tree, start: int) -> McdefError:
    """An exception about a key that is no single text; in ``{{ name }}`` it was meant as text."""
    line = tree.source.line(tree.source.span(start, start).line)
    quoted = value_in_quotes(line)
    if quoted is not None and re.search(r"[\[{]\s*[\[{]", line):
        return tree.error("brace-in-text", start, start + 1, tree.inside(), quoted=quoted)
    return tree.error("complex-key", start, start + 1, tree.inside())


def check_text(tree: Tree, start: int, end: int, value: str, key: str | None, items: list[Data]) -> None:
    """Warn of an unquoted text that a comment cuts, that has typographic quotes, or that swallowed a list."""
    text = tree.source.text
    if tree.warned_enough:
        return
    pointer = tree.child(key, items)
    if (comment := _COMMENT.match(text, end)) and _cuts(text, comment.start(1)):
        quoted = quoted_at(tree.source, start)
        tree.warn("comment-cuts-text", *comment.span(1), pointer, kept=value, quoted=quoted)
    if value[-1] in _PAIRS.get(value[0], "") and len(value) > 1 and _QUOTES.isdisjoint(value[1:-1]):
        inner = in_quotes(value[1:-1].strip())
        line = tree.source.line(tree.source.span(start, end).line).strip()
        tree.warn("smart-quotes", start, end, pointer, value=value, corrected=line.replace(value, inner, 1))
    if item := _FOLDED_ITEM.search(text, start, end):
        tree.warn("folded-list", *item.span(1), pointer, corrected=_unfolded(tree, start, item.start(1)))


def _unfolded(tree: Tree, start: int, dash: int) -> str:
    """The line of a member that was taken for text, in the column of the member above it."""
    above, here = tree.source.span(start, start), tree.source.span(dash, dash)
    column = tree.source.line(above.line)[: above.column - 1].rfind("-")
    return " " * max(column, 0) + tree.source.line(here.line)[here.column - 1 :].rstrip()


def check_emptied(tree: Tree, end: int, key: str | None, items: list[Data]) -> None:
    """Warn of a value that is empty because it begins with ``#``; with a blank after it, it is a comment."""
    comment = _COMMENT.match(tree.source.text, end)
    if comment is None or tree.warned_enough or comment[1][1:2] in ("", " ", "\t", "#"):
        return
    quoted = quoted_at(tree.source, comment.start(1))
    tree.warn("comment-not-value", *comment.span(1), tree.child(key, items), quoted=quoted)


def check_escapes(tree: Tree, start: int, end: int, value: str, key: str | None, items: list[Data]) -> None:
    """Refuse half a character, which only PyYAML's slow parser lets through."""
    if _SURROGATE.search(value):
        raise tree.error("half-character", start, end, tree.child(key, items))
