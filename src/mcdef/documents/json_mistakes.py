"""From the place where JSON stops being JSON to what its author or program did."""

from __future__ import annotations

import re
from json import JSONDecodeError
from typing import Final, Literal, TypeAlias

from mcdef.documents.place import Pointer
from mcdef.documents.problem import McdefError
from mcdef.documents.tree import Tree

__all__ = ["Expected", "failed", "failed_number", "failed_string"]

Expected: TypeAlias = Literal["a value", "a key", "a colon", "a comma or the end", "nothing"]

_WORD: Final = re.compile(r"-?[^\W\d][\w-]*")
_NUMBER: Final = re.compile(r"[-+.\d][-+.\w]*(?:,\d+)?")
_WHOLE_AND_COMMA: Final = re.compile(r"\d+,$")
_COMMENT: Final = re.compile(r"//.*|/\*(?s:.*?)\*/|#.*")
_NOT_FINITE: Final = frozenset(("nan", "inf", "infinity"))
_QUOTES: Final = "'‘’“”„`"


def failed(tree: Tree, position: int, expected: Expected, pointer: Pointer) -> McdefError:
    """An exception about the first character that is no JSON."""
    text = tree.source.text
    character = text[position : position + 1]
    if not character:
        return _ended(tree, position, pointer)
    if comment := _COMMENT.match(text, position):
        return tree.error("json-comment", *comment.span(), pointer)
    if character in _QUOTES:
        return tree.error("json-single-quotes", position, position + 1, pointer)
    comma = len(text[:position].rstrip()) - 1
    if character in "]}" and expected in ("a value", "a key") and text[comma] == ",":
        return tree.error("json-trailing-comma", comma, comma + 1, pointer)
    whole = _WHOLE_AND_COMMA.search(text[max(0, position - 20) : position])
    if expected == "a key" and whole and character.isdigit():
        return failed_number(tree, position - len(whole[0]), pointer)
    word = _WORD.match(text, position)
    if word and expected == "a key":
        return tree.error("json-bare-key", *word.span(), pointer, key=word[0])
    if word and expected == "a value":
        code = "json-not-finite" if word[0].lower().lstrip("-") in _NOT_FINITE else "json-word"
        return tree.error(code, *word.span(), pointer, word=word[0])
    if expected == "a value" and _NUMBER.match(text, position):
        return failed_number(tree, position, pointer)
    if expected == "a comma or the end" and (character in '"[{' or character.isalnum()):
        return tree.error("json-comma-missing", position, position + 1, pointer)
    if expected == "nothing":
        return tree.error("json-extra", position, position + 1, pointer)
    return tree.error("json-syntax", position, position + 1, pointer, expected=expected)


def failed_number(tree: Tree, position: int, pointer: Pointer) -> McdefError:
    """An exception about something that begins like a number and is none."""
    match = _NUMBER.match(tree.source.text, position)
    end = match.end() if match else position + 1
    return tree.error("json-number", position, end, pointer, number=tree.source.text[position:end])


def failed_string(tree: Tree, start: int, error: JSONDecodeError, pointer: Pointer) -> McdefError:
    """An exception about a text in quotes that the standard reader refuses."""
    if error.msg.startswith("Unterminated"):
        return tree.error("json-quote-open", start, start + 1, pointer)
    if "control character" in error.msg:
        code = "json-line-break" if tree.source.text[error.pos] in "\n\r\t" else "control-character"
        character = f"U+{ord(tree.source.text[error.pos]):04X}"
        return tree.error(code, error.pos, error.pos + 1, pointer, character=character)
    backslash = tree.source.text.rfind("\\", start, error.pos + 1)
    return tree.error("json-backslash", backslash, backslash + 2, pointer)


def _ended(tree: Tree, position: int, pointer: Pointer) -> McdefError:
    if not tree.stack:
        return tree.error("json-empty", position, position)
    # The newest child of the innermost enclosing list or mapping is the one that is still open.
    start: int = tree.stack[-1][2][-2]
    line = tree.source.span(start, start).line
    return tree.error("json-open", start, start + 1, pointer, bracket=tree.source.text[start], line=line)
