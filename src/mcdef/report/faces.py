"""What a report says of facts and clauses, as JSON with holes for what differs from one description to the next.

The words are those of :mod:`mcdef.report.build`. They are put into bytes once for each distinct thing that is known of
a fact, and once for each way in which a clause comes out; the holes are for places in a line, and for values.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from mcdef.facts.known import Pointer
from mcdef.logic.algebra import Leaf
from mcdef.logic.evaluate import Finding
from mcdef.report import model
from mcdef.report.build import criterion_report, decisive_facts, fact_at, pointer_text
from mcdef.report.jsonable import jsonable
from mcdef.verdict.cells import Cells
from mcdef.verdict.clauses import Came, Clause
from mcdef.verdict.explain import message, of_leaf, own_limits, together, told_leaves
from mcdef.verdict.model import CriterionResult
from mcdef.verdict.rule_runs import Numbers, picking

HOLE: Final = b"%b"
_SAID: Final = "\x00said"
_SAID_JSON: Final = json.dumps(_SAID).encode()
#: Stands for a line, which never has this number, and for the column with it.
_LINE: Final = -1
_LINE_JSON: Final = b'"line":-1,"column":-1'


def to_json(data: Any) -> bytes:
    """Compact JSON, as every report has it."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _within(text: str) -> bytes:
    return to_json(text)[1:-1]


@dataclass(frozen=True, slots=True)
class WithPlaces:
    """JSON with a hole for each place; the places are those of these pointers."""

    template: bytes
    pointers: tuple[Pointer, ...]

    def at(self, places: Mapping[Pointer, bytes]) -> bytes:
        """Filled in, from line and column of each pointer."""
        return self.template % tuple(map(places.__getitem__, self.pointers)) if self.pointers else self.template


def with_places(report: Any, pointers: Iterable[Pointer]) -> WithPlaces:
    """A part of a report whose places have no line yet."""
    written = to_json(jsonable(report))
    pointers = tuple(pointers)
    if not pointers:
        return WithPlaces(written, ())
    return WithPlaces(written.replace(b"%", b"%%").replace(_LINE_JSON, b'"line":%b'), pointers)


class FactFaces:
    """Facts as a report lists them, by their cells."""

    def __init__(self, cells: Cells, path: str) -> None:
        self._cells = cells
        self._path = path
        self.known: dict[tuple[int, int], WithPlaces] = {}

    def forget(self) -> None:
        self.known.clear()

    def of(self, number: int, cells: Numbers) -> WithPlaces:
        """The fact at a place, twice that number, and one more where it decides."""
        place = number >> 1
        key = number, cells[place]
        face = self.known.get(key)
        if face is None:
            face = self.known[key] = self._face(place, cells[place], decides=bool(number & 1))
        return face

    def _face(self, place: int, cell: int, *, decides: bool) -> WithPlaces:
        known = self._cells.known[cell]
        pointers: dict[tuple[object, ...], Pointer] = {}
        for origin in known.origins:
            if origin.pointer is not None:
                pointers.setdefault((origin.pointer, origin.how, origin.rule, origin.says), origin.pointer)
        report = fact_at(self._cells.facts[place], known, self.place, decides=decides)
        return with_places(report, pointers.values())

    def place(self, pointer: Pointer) -> model.Place:
        """A place in a line that is not known yet."""
        whole = pointer_text(pointer) if pointer else model.OMIT
        return model.Place(path=self._path, line=_LINE, column=_LINE, pointer=whole)


@dataclass(slots=True)
class Speaker:
    """A leaf whose value is told, and what was said of it, by the cell of its fact."""

    leaf: Finding
    negated: bool
    place: int
    texts: dict[int, str] = field(default_factory=dict)


@dataclass(slots=True)
class ClauseFace:
    """A clause that came out in one way: holes for what is said of it and for the facts that it read."""

    template: bytes
    facts: tuple[int, ...]
    speakers: tuple[Speaker, ...]
    key: Callable[[Numbers], Any]
    limits: str
    named: bool  # whether it tells a name
    said: dict[Any, bytes] = field(default_factory=dict)


class ClauseFaces:
    """Clauses as a report lists them, by how they came out."""

    def __init__(self, cells: Cells, named: frozenset[int]) -> None:
        self._cells = cells
        self._named = named
        self._made: list[ClauseFace] = []
        self._said = 0
        self._speakers: dict[object, Speaker] = {}

    def __len__(self) -> int:
        return self._said

    def forget(self) -> None:
        """What was said of cells; they may have other numbers from now on."""
        self._said = 0
        for speaker in self._speakers.values():
            speaker.texts.clear()
        for face in self._made:
            face.said.clear()

    def face(self, clause: Clause, came: Came) -> ClauseFace:
        """The face of an outcome; it is kept with it."""
        one = came.result
        decisive = decisive_facts(one)
        facts = tuple(2 * place + (name in decisive) for name, place in zip(clause.facts, clause.places, strict=True))
        speakers = tuple(self._speaking(one))
        said = _SAID if speakers else message(one, self._cells.facts_at((), ()))
        written = to_json(jsonable(criterion_report(one, clause.definition, said, ()))).replace(b"%", b"%%")
        holes = b",".join(HOLE for _ in facts)
        template = written.replace(_SAID_JSON, b'"%b"').replace(b'"facts":[]', b'"facts":[' + holes + b"]")
        limits = own_limits(one) if speakers else ""
        places = [speaker.place for speaker in speakers]
        face = ClauseFace(template, facts, speakers, picking(places), limits, not self._named.isdisjoint(places))
        self._made.append(face)
        came.face = face
        return face

    def _speaking(self, one: CriterionResult) -> Iterable[Speaker]:
        """The leaves whose values are told; none where something else is said of the clause."""
        if one.judgement is None and not one.judged_by and not one.by_silence and one.finding is not None:
            for leaf, negated in told_leaves(one.finding):
                assert isinstance(leaf.test, Leaf)
                speaker = Speaker(leaf, negated, self._cells.place[leaf.test.fact])
                yield self._speakers.setdefault((id(leaf.test), leaf.truth, negated), speaker)

    def say(self, face: ClauseFace, key: Any, cells: Numbers) -> bytes:
        """What is said of a clause, over facts of which it was not said yet."""
        text = together(self._text(speaker, cells) for speaker in face.speakers) + face.limits
        said = face.said[key] = _within(text)
        self._said += 1
        return said

    def _text(self, speaker: Speaker, cells: Numbers) -> str:
        cell = cells[speaker.place]
        text = speaker.texts.get(cell)
        if text is None:
            facts = self._cells.facts_at((speaker.place,), cells)
            text = speaker.texts[cell] = of_leaf(speaker.leaf, facts, negated=speaker.negated)
        return text
