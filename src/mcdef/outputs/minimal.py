"""Why in as few facts as possible, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mcdef.outputs.layout import Line, wrapped
from mcdef.outputs.words import verdict_words
from mcdef.report.model import MinimalReport, ResultReport

_IN = "  "
_DEEP = "      "


def minimal_lines(result: ResultReport, minimal: MinimalReport, width: int) -> Iterator[Line]:
    """The smallest sets that force a verdict, or that would settle an open one; and what cannot matter."""
    if result.verdict == "undetermined":
        yield from _sets("it would count if these were stated, and met their clauses", minimal.to_count, width)
        yield from _sets("it would not count if these were stated, and failed their clause", minimal.to_fail, width)
    else:
        silence = result.rests_on.silence
        but = f"as long as nothing is stated against {', '.join(silence)}" if silence else "whatever else is stated"
        yield from _sets(f"{verdict_words(result.verdict)}, {but}, with", minimal.forced_by, width)
    if minimal.cannot_matter:
        told = f"stated, and cannot matter here: {', '.join(minimal.cannot_matter)}"
        yield from wrapped(told, width, indent=_IN, hanging=_DEEP)


def _sets(head: str, sets: Sequence[Sequence[str]], width: int) -> Iterator[Line]:
    if not sets:
        return
    yield from wrapped(head, width, indent=_IN)
    for facts in sets:
        told = ", ".join(facts) if facts else "nothing at all: it rests on silence or on a judgement"
        yield from wrapped(f"- {told}", width, indent="    ", hanging=_DEEP)
