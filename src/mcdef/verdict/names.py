"""Names that no test tells apart: one text stands in for all of them, so that what is known of one is known of all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from mcdef.credential.fields import read_text
from mcdef.credential.mistake import Mistake
from mcdef.credential.sections import Section
from mcdef.logic.algebra import IsStated, Leaf

NO_STAND_INS: Final[Mapping[str, str]] = {}
#: By the key of a section: what stands in for the name in it, and the fact that is the name.
STAND_INS: Final = {"name": "\x00name", "provider": "\x00provider", "awarding_body": "\x00awarding_body"}
NAMED: Final = {"name": "title", "provider": "provider.name", "awarding_body": "awarding_body.name"}
#: A name that every message repeats as it is.
_PLAIN: Final = re.compile(r"[^\s\x00-\x1f]+(?: [^\s\x00-\x1f]+)*")
_LONGEST: Final = 120
_BODY: Final = re.compile(
    r'[ \t]*"(provider|awarding_body)"[ \t]*:[ \t]*\{[ \t]*"name"[ \t]*:[ \t]*"([^"\\\x00-\x1f]*)"[ \t]*,(.*)',
    re.DOTALL,
)
_SOMEBODY: Final = "Somebody"


def stand_ins(leaves: Iterable[Leaf]) -> Mapping[str, str]:
    """What stands in for names that these leaves only ask for: none is compared with a word.

    A provider's name is the awarding body's too, where no other is written.
    """
    compared = {leaf.fact for leaf in leaves if not isinstance(leaf.check, IsStated)}
    if NAMED["awarding_body"] in compared:
        compared.add(NAMED["provider"])
    return {key: text for key, text in STAND_INS.items() if NAMED[key] not in compared}


def same_body(written: str) -> tuple[str, str] | None:
    """The key of a body, and the section as any other body with the same rest would have it; or nothing."""
    body = _BODY.fullmatch(written)
    if body is None:
        return None
    key, name, rest = body.groups()
    return (key, f' "{key}":{{"name":"{_SOMEBODY}",{rest}') if is_plain(name) and _is_name(name) else None


def without_name(section: Section, standing_in: Mapping[str, str], *, told: bool) -> Any:
    """What a section says, with the text that stands in for its name, or without a name that is never ``told``."""
    value = section.value
    if section.key in ("provider", "awarding_body") and not told:
        return value.model_copy(update={"name": None})
    stand_in = standing_in.get(section.key)
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
