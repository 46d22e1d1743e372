"""A description on one line of JSON, cut into its sections: each top-level key with what is written under it.

The cut only finds where a section ends. What a section says is read by the same readers as a whole description, once
for each distinct text; a line that cannot be cut, and a section that is refused, are left to those readers altogether.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from json import JSONDecoder
from typing import Any, Final

from mcdef.credential.affirmed import affirmed
from mcdef.credential.fields import read_text
from mcdef.credential.mistake import Mistake
from mcdef.credential.model import Credential, quick_reader
from mcdef.credential.people import LearningOutcomes
from mcdef.credential.read import read_credential
from mcdef.documents.json_reader import read_json
from mcdef.documents.limits import MAX_PARTS
from mcdef.documents.problem import McdefError
from mcdef.documents.source import Source

#: A line with no more characters than this cannot have too many parts, or a text that is too long.
LONGEST: Final = MAX_PARTS
#: What is about more than one section, or makes more than one description of a line.
APART: Final = frozenset({"variants", "judgements"})
KEYS: Final = tuple(Credential.model_fields)

_BLANKS = r"[ \t\n\r]*+"
_STRING = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_OTHER = r'[^"\[\]{}]*+'


def _nested(depth: int) -> str:
    """What stands between two brackets, with so many levels of brackets in it."""
    inner = _STRING if depth == 0 else rf"(?:{_STRING}|[\[{{]{_nested(depth - 1)}[\]}}])"
    return rf"{_OTHER}(?:{inner}{_OTHER})*+"


_SECTION: Final = re.compile(
    rf'{_BLANKS}"[a-z_]++"{_BLANKS}:{_BLANKS}'
    rf'(?:{_STRING}|[\[{{]{_nested(2)}[\]}}]|[^"\[\]{{}},\s]++){_BLANKS}(?:,|}}{_BLANKS}\Z)'
)
_PLAIN_TEXT: Final = re.compile(r'[ \t]*"([a-z_]+)"[ \t]*:[ \t]*"([^"\\\x00-\x1f]*)"[ \t]*[,}]\s*')
_PLAIN_TEXTS: Final = re.compile(
    r'[ \t]*"learning_outcomes"[ \t]*:[ \t]*'
    r'\[[ \t]*("[^"\\\x00-\x1f]*"(?:[ \t]*,[ \t]*"[^"\\\x00-\x1f]*")*)[ \t]*\][ \t]*[,}]\s*'
)
#: Too long for any way of saying that there is no answer, and with a word at either end.
_SURELY: Final = r'"\w[^"\\\x00-\x1f]{20,}[\w)\]]"'
_SURELY_TEXTS: Final = re.compile(
    rf'[ \t]*"learning_outcomes"[ \t]*:[ \t]*\[[ \t]*{_SURELY}(?:[ \t]*,[ \t]*{_SURELY})*+[ \t]*\][ \t]*[,}}]\s*'
)
_TEXTS: Final = frozenset({"id", "name", "notes"})


class CutError(Exception):
    """A line, or a section, that has to be read as a whole."""


@dataclass(frozen=True, slots=True)
class Section:
    """What one section says; ``own`` where nothing but the description's own words is in it."""

    key: str
    value: Any
    own: bool = False


_OUTCOMES_ARE_STATED: Final = Section("learning_outcomes", LearningOutcomes(stated=True, items=("outcome",)), own=True)


def cut(text: str) -> list[str]:
    """The sections of a line, each with the comma or brace after it. Raises :class:`CutError`."""
    if len(text) > LONGEST:
        raise CutError
    sections: list[str] = _SECTION.findall(text, 1)
    if "{" + "".join(sections) != text:
        raise CutError
    return sections


def read_section(written: str) -> Section:
    """What a section says. Raises :class:`CutError` where reading it alone is not enough."""
    quick = _quickly(written)
    if quick is not None:
        return quick
    text = "{" + written.rstrip()[:-1] + "}"
    return _surely(text) or _in_full(text)


def _surely(text: str) -> Section | None:
    """What the quick reader takes, where nothing but the model has anything to say about it."""
    if len(text) > LONGEST:
        return None
    try:
        data = _UNEQUAL_KEYS.decode(text)
        if not isinstance(data, dict) or len(data) != 1 or APART & data.keys() or affirmed(data):
            return None
        credential = quick_reader()(text)
    except (ValueError, RecursionError):
        return None
    (key,) = data
    return Section(key, getattr(credential, key))


def _with_unequal_keys(members: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(members)
    if len(found) < len(members):
        raise ValueError("a key stands there twice")
    return found


_UNEQUAL_KEYS: Final = JSONDecoder(object_pairs_hook=_with_unequal_keys)


def _in_full(text: str) -> Section:
    """What all the readers of a description take, without a word about it."""
    try:
        document = read_json(Source("", text))
        if not isinstance(document.data, dict) or len(document.data) != 1 or APART & document.data.keys():
            raise CutError
        (described,) = read_credential(document)
    except McdefError:
        raise CutError from None
    if described.notes:  # a blank: not stated, and told as such
        raise CutError
    (key,) = document.data
    return Section(key, getattr(described.credential, key))


def _quickly(written: str) -> Section | None:
    """Texts that are each description's own, without the long way."""
    if _SURELY_TEXTS.fullmatch(written) is not None:
        return _OUTCOMES_ARE_STATED
    try:
        if (found := _PLAIN_TEXT.fullmatch(written)) is not None:
            key, text = found.groups()
            return Section(key, read_text(text), own=True) if key in _TEXTS else None
        if (listed := _PLAIN_TEXTS.fullmatch(written)) is not None:
            for text in re.findall(r'"([^"]*)"', listed[1]):
                read_text(text)
            return _OUTCOMES_ARE_STATED
    except Mistake:
        raise CutError from None
    return None
