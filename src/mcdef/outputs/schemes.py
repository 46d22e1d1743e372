"""A country, body, carrier, register or scheme on one page: what it is to mcdef, and why."""

from __future__ import annotations

from collections.abc import Iterator

from mcdef.definition.schemes import LookedAt, Row, Scheme, Schemes
from mcdef.outputs.layout import Line, line, wrapped

_IN = "  "
_DEEP = "    "


def row_lines(row: Row, schemes: Schemes, width: int) -> Iterator[Line]:
    """Everything that a row says."""
    yield from wrapped(f"{row.id}: {row.name}", width, hanging=_IN, style="bold")
    if row.names:
        yield from wrapped(f"also {', '.join(row.names)}", width, indent=_IN, hanging=_DEEP)
    if isinstance(row, Scheme):
        yield line(f"{_IN}to mcdef: {row.is_}")
        yield from wrapped(row.why, width, indent=_IN)
        others = [name for name in row.see if name != row.id]  # the framework of that id stands on the page too
        if others:
            yield from wrapped(f"see {', '.join(others)}", width, indent=_IN, hanging=_DEEP)
    elif isinstance(row, LookedAt):
        encoded = ", ".join(row.definitions) or "no definition"
        yield from wrapped(f"encoded: {encoded}", width, indent=_IN, hanging=_DEEP)
        yield from wrapped(f"looked for, and not found: {row.looked_for}", width, indent=_IN, hanging=_DEEP)
    for source in row.sources:
        told = f"source: {source.title} (read {source.checked or schemes.checked})"
        yield from wrapped(told, width, indent=_IN, hanging=_DEEP)
        if source.url:
            yield line((f"{_DEEP}{source.url}", "dim"))
    if row.evidence is not None:
        yield line(f"{_IN}evidence: {row.evidence}")
    if not row.sources:
        yield line((f"{_IN}searched {schemes.checked}", "dim"))
