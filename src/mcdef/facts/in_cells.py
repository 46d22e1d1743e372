"""How a row of a table states facts: which columns, named by the keys of a description, and what their cells hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

from mcdef.facts.show import written_ways
from mcdef.logic.algebra import Test

CellWritten: TypeAlias = tuple[tuple[str, ...], str]
"""The keys that lead to a part of a description, and the text that its cell would hold."""

_KEY: Final = re.compile(r"(?P<key>\w+): (?P<value>.*)", re.DOTALL)
_OTHERWISE: Final = re.compile(r", or (?=\w+: )")
_PAIR: Final = re.compile(r"(?:^|, )(?P<key>\w+): ")
_WORDS: Final = {"true": "yes", "false": "no"}


def cells_to_write(facts: Iterable[str], test: Test | None) -> tuple[CellWritten, ...]:
    """The cells that state these facts together, as :func:`mcdef.facts.show.way_to_write` says it of a file."""
    return tuple(dict.fromkeys(cell for written in written_ways(facts, test) for cell in _cells(written)))


def _cells(written: str) -> Iterator[CellWritten]:
    """The cells of ``assessment: exam, or assessment: none``, ``provider: {country: US, region: OK}`` and the like."""
    found = [_KEY.fullmatch(one) for one in _OTHERWISE.split(written)]
    parts = [one for one in found if one is not None]
    key, value = parts[0]["key"], parts[0]["value"]
    inner = value.removeprefix("[").removesuffix("]")
    if inner.startswith("{"):
        for name, text in _pairs(inner.strip("{}")):
            yield (key, name), _cell(text)
        return
    yield (key,), ", or ".join(_cell(one["value"]) for one in parts)


def _pairs(inner: str) -> Iterator[tuple[str, str]]:
    at = list(_PAIR.finditer(inner))
    ends = [one.start() for one in at[1:]] + [len(inner)]
    for one, end in zip(at, ends, strict=True):
        yield one["key"], inner[one.end() : end]


def _cell(value: str) -> str:
    return _WORDS.get(value, value.removeprefix("[").removesuffix("]"))
