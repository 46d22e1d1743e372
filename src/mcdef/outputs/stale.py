"""Sources that nobody has read for long, for people and machines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date

from mcdef.definition.stale import Cited, read_before, without_day
from mcdef.outputs.layout import BLANK, Line, line, wrapped
from mcdef.outputs.words import plural

_IN = "  "
_DEEP = "    "


def stale_lines(sources: Sequence[Cited], day: date, because: str, width: int) -> Iterator[Line]:
    """The oldest first; then those of which nobody says when they were read."""
    old, undated = read_before(sources, day), without_day(sources)
    last = None
    for one in old:
        if one.checked != last:
            yield line((f"read {one.checked}", "bold"))
            last = one.checked
        yield from _source(one, width)
    if undated:
        yield line(("nobody says when", "bold"))
    for one in undated:
        yield from _source(one, width)
    if old or undated:
        yield BLANK
    told = f"{plural(len(sources), 'source')}: {len(old)} read before {day} ({because}), {len(undated)} without a day"
    yield from wrapped(told, width)


def stale_json(sources: Sequence[Cited], day: date, because: str) -> str:
    """The same for machines; ``checked`` is null where nobody says when."""
    listed = [
        {"where": one.where, "id": one.id, "title": one.title, "url": one.url, "checked": one.checked}
        for one in (*read_before(sources, day), *without_day(sources))
    ]
    whole = {"before": day.isoformat(), "because": because, "of": len(sources), "sources": listed}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _source(one: Cited, width: int) -> Iterator[Line]:
    yield from wrapped(f"{one.where}: {one.id}: {one.title}", width, indent=_IN, hanging=_DEEP)
    if one.url:
        yield line((f"{_DEEP}{one.url}", "dim"))
