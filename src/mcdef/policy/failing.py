"""``--fail-on``: which findings fail a run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from mcdef.definition.former import present_name
from mcdef.definition.library import Library
from mcdef.documents.problem import McdefError, Problem, problem
from mcdef.documents.validation import with_help
from mcdef.policy.grounds import DISAGREE, DOES_NOT_COUNT, GAP, UNDETERMINED, Ground

NEVER: Final = "never"
KINDS: Final = (DOES_NOT_COUNT, UNDETERMINED, GAP, DISAGREE)
WORDS: Final = tuple(kind.replace("_", "-") for kind in KINDS)
#: What people write for them.
SYNONYMS: Final[Mapping[str, str]] = {
    "unknown": "undetermined", "cannot-tell": "undetermined", "open": "undetermined", "not-shown": "undetermined",
    "not-counts": "does-not-count", "fails": "does-not-count", "no": "does-not-count", "missing": "gap",
    "gaps": "gap", "differ": "disagree", "disagreement": "disagree", "none": "never", "nothing": "never",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that fails a run: a kind of finding, under any definition or under one, in any reading or in one."""

    kind: str
    definition: str | None = None
    reading: str | None = None

    def names(self, ground: Ground) -> bool:
        """Whether a ground is one of these."""
        return (
            self.kind == ground.kind
            and self.definition in (None, ground.definition)
            and self.reading in (None, ground.reading)
        )

    def __str__(self) -> str:
        at = "" if self.reading is None else f"@{self.reading}"
        return self.kind.replace("_", "-") + ("" if self.definition is None else f":{self.definition}{at}")


FailOn = tuple[Condition, ...]
"""What a run fails on; nothing means that no verdict fails it."""


def kind_of(written: str) -> str:
    """One spelling of three: ``does not count``, ``does-not-count`` and ``does_not_count`` are one word."""
    return "_".join(written.lower().replace("-", " ").replace("_", " ").split())


def parse_fail_on(words: Sequence[str], library: Library) -> FailOn:
    """What is asked for. Raises :class:`McdefError` for a word or an id that is not known."""
    problems = [told for _, told in fail_on_problems(words, library)]
    if problems:
        raise McdefError(*problems)
    parts = [word.partition(":") for word in words]
    conditions = [_condition(kind_of(kind), name.strip(), library) for kind, _, name in parts if kind_of(kind) != NEVER]
    return tuple(dict.fromkeys(conditions))


def fail_on_problems(words: Sequence[str], library: Library) -> Iterator[tuple[int, Problem]]:
    """What is wrong with the words, each with the number of the word."""
    for at, word in enumerate(words):
        kind, colon, name = (part.strip() for part in word.partition(":"))
        if kind_of(kind) not in (*KINDS, NEVER):
            yield at, with_help(problem("unknown-fail-on", value=kind), kind, [*WORDS, NEVER], SYNONYMS)
        elif colon and kind_of(kind) in (DISAGREE, NEVER):
            yield at, problem("fail-on-no-id", value=word, word=kind)
        elif colon and not _is_known(name, library):
            yield at, with_help(problem("fail-on-unknown-id", value=name), name, _names(library))
        elif kind_of(kind) == NEVER and len(words) > 1:
            yield at, problem("fail-on-never")


def failing(grounds: Iterable[Ground], fail_on: FailOn) -> tuple[Ground, ...]:
    """Those of the grounds that a run fails on."""
    return tuple(one for one in grounds if any(condition.names(one) for condition in fail_on))


def _condition(kind: str, name: str, library: Library) -> Condition:
    if not name:
        return Condition(kind)
    id_, at, reading = present_name(name, library.present).partition("@")
    return Condition(kind, id_, reading if at else None)


def _is_known(name: str, library: Library) -> bool:
    id_, at, reading = name.partition("@")
    definition = library.named(id_)
    return definition is not None and (not at or definition.reading(reading) is not None)


def _names(library: Library) -> list[str]:
    readings = [f"{one.id}@{reading.id}" for one in library.definitions.values() for reading in one.readings[1:]]
    return [*library.definitions, *readings]
