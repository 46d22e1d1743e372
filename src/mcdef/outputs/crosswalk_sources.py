"""Numbered sources: cited by number on the page, and told at its end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from mcdef.crosswalk.rows import Source
from mcdef.crosswalk.tables import Crosswalk
from mcdef.outputs.layout import BLANK, Line, line, wrapped

_IN = "  "
_DEEP = "      "


@dataclass
class Notes:
    """Numbers for sources, in the order in which the page cites them; those of the answers are told in full."""

    numbers: dict[str, int] = field(default_factory=dict)
    in_full: set[str] = field(default_factory=set)

    def of(self, sources: Iterable[str], *, in_full: bool = False) -> str:
        sources = tuple(sources)
        self.in_full |= set(sources) if in_full else set()
        return "".join(f"[{self.numbers.setdefault(source, len(self.numbers) + 1)}]" for source in sources)


def source_lines(notes: Notes, crosswalk: Crosswalk, width: int) -> Iterator[Line]:
    """What each number means: title, address, and how much of the text was read."""
    if not notes.numbers:
        return
    yield BLANK
    yield line(("Sources", "bold"))
    for id_, number in notes.numbers.items():
        source = crosswalk.sources[id_]
        told = _source(source, in_full=id_ in notes.in_full)
        yield from wrapped(f"[{number}] {told}", width, indent=_IN, hanging=_DEEP)
        if source.url:
            yield line((f"{_DEEP}{source.url}", "dim"))


def _source(source: Source, *, in_full: bool) -> str:
    issuer = f"{source.issuer}: " if source.issuer else ""
    seen = {"full": "read in full", "copy": "read in a copy", "opening": "only its opening was read"}
    read = seen.get(source.seen or "", "")
    told = f"{issuer}{source.title}" + (f" ({source.published})" if source.published else "")
    if read:
        told += f"; {read}" + (f", {source.checked}" if source.checked else "")
    return told + (f"; {source.note}" if source.note and in_full else "")
