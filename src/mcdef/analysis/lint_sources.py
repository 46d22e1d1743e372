"""Sources that nothing cites, and sources that nobody checked."""

from __future__ import annotations

from collections.abc import Iterator

from mcdef.analysis.where import Where
from mcdef.definition.model import Definition
from mcdef.documents.problem import Problem


def source_warnings(definition: Definition, where: Where) -> Iterator[Problem]:
    """Warnings about the sources that the file itself lists."""
    cited = {criterion.cite.source for reading in definition.readings for criterion in reading.criteria}
    cited |= {reading.cite.source for reading in definition.readings if reading.cite is not None}
    for name, source in (where.data.get("sources") or {}).items():
        at = ("sources", name)
        if name not in cited:
            yield where.warning("source-unused", at, id=name)
        elif isinstance(source, dict) and source.get("checked") is None:
            yield where.warning("source-unchecked", at, id=name)
