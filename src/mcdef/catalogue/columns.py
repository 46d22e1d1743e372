"""The columns that a table can have: the keys of a description, and those of its parts as ``provider.country``."""

from __future__ import annotations

from functools import cache
from typing import Any, Final, TypeAlias, get_args

from mcdef.credential.model import Credential
from mcdef.credential.synonyms import SYNONYMS
from mcdef.documents.suggest import closest
from mcdef.documents.validation import keys_at

Path: TypeAlias = tuple[str, ...]
"""The keys that lead to a part of a description."""

_NO_COLUMNS: Final = frozenset(("judgements", "variants", "custom"))
CUSTOM: Final = "custom"
DATES: Final = frozenset({("issued_on",), ("offered", "from"), ("offered", "until")})
AMOUNTS: Final = frozenset({
    ("workload",), ("workload", "hours"), ("workload", "weeks"), ("workload", "months"),
    ("workload", "hours_per_week"), ("workload", "courses"), ("workload", "hours_per_credit"), ("contact",),
    ("contact", "hours"), ("contact", "lessons"), ("duration",), ("duration", "weeks"), ("duration", "months"),
    ("courses",), ("credits",), ("credits", "value"), ("level",), ("level", "eqf"), ("level", "level"),
    ("share_from_degree_courses",), ("cohorts_completed",),
})  # fmt: skip
COUNTS: Final = frozenset({("share_from_degree_courses",), ("cohorts_completed",)})
"""Amounts of which zero is one: nobody writes it for *not given*."""
LEVELS: Final = frozenset({("level",), ("level", "level")})
TEXT_LISTS: Final = frozenset({
    ("learning_outcomes",), ("learning_outcomes", "items"), ("stacks_into",), ("credits",), ("level",), ("sources",),
})  # fmt: skip
WORD_LISTS: Final = frozenset({
    ("designed_by",), ("approvals",), ("registers",), ("catalogue_links",), ("quality_assurance",), ("complete",),
    ("provider", "type"), ("provider", "authorisations"), ("awarding_body", "type"),
    ("awarding_body", "authorisations"), ("learning", "content"), ("record", "states"), ("record", "except"),
})  # fmt: skip


@cache
def columns() -> tuple[str, ...]:
    """Every heading that is known, the key of a part before the keys within it."""
    found: list[str] = []
    for key in keys_at(Credential, ()):
        if key not in _NO_COLUMNS:
            found.append(key)
            found += (
                [f"{key}.{part}" for part in keys_at(Credential, (key,)) if part != "complete"] if part_of(key) else []
            )
    return tuple(found)


@cache
def part_of(key: str) -> Any:
    """The model of the part under a key, which has a short and a full form; nothing for plain values."""
    field = Credential.model_fields.get(key)
    return None if field is None else _model_in(field.annotation)


def _model_in(annotation: Any) -> Any:
    if hasattr(annotation, "model_fields"):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part)) is not None), None)


def path_of(heading: str) -> Path | None:
    """What a heading means, case and punctuation aside; nothing where no key is called so."""
    if heading.startswith(f"{CUSTOM}.") and len(heading) > len(CUSTOM) + 1:
        return (CUSTOM, heading.removeprefix(f"{CUSTOM}."))
    known = _by_plain().get(_plain(heading))
    return None if known is None else tuple(known.split("."))


def suggestion(heading: str) -> str | None:
    """The column that was probably meant."""
    parts = {column.rpartition(".")[2]: column for column in reversed(columns()) if not column.startswith("sources.")}
    same = next((column for part, column in parts.items() if _plain(part) == _plain(heading)), None)
    found = same or closest(heading, columns(), SYNONYMS)
    if found is not None:
        return found
    last = closest(heading, parts, SYNONYMS)
    return None if last is None else parts[last]


@cache
def _by_plain() -> dict[str, str]:
    return {_plain(column): column for column in columns()}


def _plain(word: str) -> str:
    return "".join(filter(str.isalnum, word.casefold()))
