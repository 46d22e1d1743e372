"""Names that no test tells apart: one text stands in for all of them, so that what is known of one is known of all."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from mcdef.credential.fields import read_text
from mcdef.credential.mistake import Mistake
from mcdef.credential.sections import Section

NO_STAND_INS: Final[Mapping[str, str]] = {}
#: A name that every message repeats as it is.
_PLAIN: Final = re.compile(r"[^\s\x00-\x1f]+(?: [^\s\x00-\x1f]+)*")
_LONGEST: Final = 120
_BODY: Final = re.compile(
    r'[ \t]*"(provider|awarding_body)"[ \t]*:[ \t]*\{[ \t]*"name"[ \t]*:[ \t]*"([^"\\\x00-\x1f]*)"[ \t]*,(.*)',
    re.DOTALL,
)
_SOMEBODY: Final = "Somebody"


def same_body(written: str) -> tuple[str, str] | None:
    """The key of a body, and the section as any other body with the same rest would have it; or nothing."""
    body = _BODY.fullmatch(written)
    if body is None:
        return None
    key, name, rest = body.groups()
    return (key, f' "{key}":{{"name":"{_SOMEBODY}",{rest}') if is_plain(name) and _is_name(name) else None


def without_name(section: Section, stand_ins: Mapping[str, str], *, told: bool) -> Any:
    """What a section says, with the text that stands in for its name, or without a name that is never ``told``."""
    value = section.value
    if section.key in ("provider", "awarding_body") and not told:
        return value.model_copy(update={"name": None})
    stand_in = stand_ins.get(section.key)
    if stand_in is not None:
        name = value if isinstance(value, str) else value.name
        if name is not None and is_plain(name):
            return stand_in if isinstance(value, str) else value.model_copy(update={"name": stand_in})
    return value


def _is_name(name: str) -> bool:
    """Whether a text is read as one: *not stated* is none."""
    try:
        return read_text(name) == name
    except Mistake:
        return False


def is_plain(name: str) -> bool:
    """Whether messages repeat a name as it is."""
    return len(name) <= _LONGEST and _PLAIN.fullmatch(name) is not None
