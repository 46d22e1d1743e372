"""Words of awards: each leads to something, and to one thing in one country."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mcdef.crosswalk.folding import phrase
from mcdef.crosswalk.lint_cites import Data, Fault, Pointer, check_cite
from mcdef.crosswalk.lint_levels import check_relation


def check_word(pointer: Pointer, row: Mapping[str, Any], data: Data) -> Iterator[Fault]:
    """The faults of one row of words."""
    yield from check_cite(pointer, row, data["sources"])
    if row.get("framework") is not None:
        yield from level_known(pointer, row, data, needed=True)
    else:
        yield from check_relation(pointer, row)


def check_words_once(data: Data) -> Iterator[Fault]:
    """Words that an earlier row for the same country has already: only the first would ever be used."""
    seen: dict[tuple[str | None, str], int] = {}
    for index, row in enumerate(data["award-words"]):
        for place, word in enumerate(row["words"] if row is not None else ()):
            key = row.get("country"), phrase(word) + "…" * word.endswith("…")
            if seen.setdefault(key, index) != index:
                yield ("award-words", index, "words", place), "crosswalk-word-twice", {"word": word}


def level_known(pointer: Pointer, row: Mapping[str, Any], data: Data, *, needed: bool) -> Iterator[Fault]:
    """The framework and the level that a row names exist."""
    if row.get("framework") is None:
        return
    levels = {framework["id"]: framework["levels"] for framework in data["frameworks"] if framework is not None}
    level = row.get("level")
    if row["framework"] not in levels:
        missing = {"id": row["framework"], "file": "frameworks.yaml"}
        yield (*pointer, "framework"), "crosswalk-unknown-id", missing
    elif level not in levels[row["framework"]] and (needed or level is not None):
        yield (*pointer, "level"), "crosswalk-unknown-level", {"level": str(level)}
