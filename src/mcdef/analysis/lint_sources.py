"""Sources that nothing speaks of, and sources that nobody checked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from mcdef.analysis.where import Where
from mcdef.definition.model import Definition
from mcdef.documents.problem import Problem


def source_warnings(definition: Definition, where: Where) -> Iterator[Problem]:
    """Warnings about the sources that the file itself lists.

    A source is used where it is cited, and where a text of the file names it (``at: "page 3, with blog"``, a note); and
    one that says in a note of its own what it is there for may stand for itself.
    """
    cited = {criterion.cite.source for reading in definition.readings for criterion in reading.criteria}
    cited |= {reading.cite.source for reading in definition.readings if reading.cite is not None}
    texts = [text for key, part in where.data.items() if key != "sources" for text in _texts(part)]
    for name, source in (where.data.get("sources") or {}).items():
        used = name in cited or "note" in source or any(_names(name, text) for text in texts)
        if not used:
            yield where.warning("source-unused", ("sources", name), id=name)
        elif source.get("checked") is None:
            yield where.warning("source-unchecked", ("sources", name), id=name)


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict | list):
        for inner in part.values() if isinstance(part, dict) else part:
            yield from _texts(inner)


def _names(source: str, text: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(source)}(?![\w-])", text) is not None
