"""The facts as a page, for a terminal and for the documentation."""

from __future__ import annotations

from collections.abc import Iterator

from mcdef.facts.vocabulary import FACTS, FactSpec
from mcdef.outputs.layout import Line, line, wrapped

_KINDS = {"truth": "yes or no", "integer": "whole number", "word": "word"}


def table_lines(width: int) -> Iterator[Line]:
    """Each fact with its meaning and how a description states it."""
    for spec in FACTS.values():
        yield line((spec.name, "bold"), f"  ({kind_words(spec)})")
        yield from wrapped(spec.meaning, width, indent="  ")
        yield from wrapped(spec.written, width, indent="  ", hanging="    ", style="dim")


def table_markdown() -> str:
    """The same as a table for ``docs/facts.md``."""
    rows = ["| fact | type | meaning | how a description states it |", "|---|---|---|---|"]
    for spec in FACTS.values():
        options = f": {', '.join(spec.options)}" if spec.options else ""
        written = spec.written.replace("|", "\\|")
        rows.append(f"| `{spec.name}` | {kind_words(spec)}{options} | {spec.meaning} | `{written}` |")
    return "\n".join(rows) + "\n"


def kind_words(spec: FactSpec) -> str:
    """The type and unit of a fact in words."""
    kind = _KINDS.get(spec.kind, spec.kind)
    return f"{kind}, {spec.unit}" if spec.unit and spec.unit not in ("EQF", "courses") else kind
