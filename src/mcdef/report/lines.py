"""Elements of the report as lines of JSON, put together from parts that were told before.

It is the fast form of :mod:`mcdef.report.build` over lines of JSON: facts by what sections say, rules and clauses by
the reference once for each distinct case, words by :mod:`mcdef.report.faces`. What it leaves to the reference it says
with :class:`mcdef.verdict.fast.SlowError`; what it takes, it writes byte for byte as the reference does.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from mcdef.credential.sections import CutError, cut
from mcdef.definition.library import Library
from mcdef.definition.select import Selection
from mcdef.documents.problem import McdefError, Problem
from mcdef.documents.source import BREAK
from mcdef.facts.establish import CLASH, contact_problem, told_clash
from mcdef.facts.inference import Clash
from mcdef.facts.rules import FactConclusion, Rules
from mcdef.logic.algebra import Test, leaves_of
from mcdef.messages.catalogue import say
from mcdef.report import model
from mcdef.report.faces import ClauseFaces, FactFaces, WithPlaces, to_json, with_places
from mcdef.report.spots import Line, Spots, alone
from mcdef.report.told import MOST_OUTCOMES, ToldColumn, told_column, told_presuming, told_result
from mcdef.verdict.board import Asking, Board, Column, Outcomes
from mcdef.verdict.cells import Cells
from mcdef.verdict.chosen import CHOOSING, Chosen, everything
from mcdef.verdict.compiled import Run
from mcdef.verdict.contents import KEY_OF, NOWHERE, Contents
from mcdef.verdict.fast import SlowError
from mcdef.verdict.names import NAMED, STAND_INS, stand_ins
from mcdef.verdict.presumed import Presumed
from mcdef.verdict.rule_runs import Numbers, RuleRuns

#: Cells that are kept; then they are numbered anew.
MOST_CELLS: Final = 16_384
_ROOM_EVERY: Final = 64  # lines
_MOST_TEXTS: Final = 6_144  # of sections; what they give takes more than traits do
MOST: Final = 2_048
_TIMED: Final = ("workload.hours", "contact.hours", "contact.lessons")
_STAND_INS_JSON: Final = {key: to_json(text)[1:-1] for key, text in STAND_INS.items()}
_ELEMENT: Final = (
    b'{"id":%b,"name":%b,"variant":null,"provider":%b,"label":null,"source":{"path":%b,"line":%b},'
    b'"results":[%b],"problems":[%b],"kind":%b}'
)
_OFFER: Final = to_json("offer")
_NUL: Final = b"\\u0000"


@dataclass(frozen=True, slots=True)
class _Plan:
    """The definitions that run, and all clauses and scopes that they ask."""

    columns: tuple[ToldColumn, ...]
    asking: Asking


class _Names:
    """The names in one description, and the facts that tell them: what stands in for them is told by the cells."""

    def __init__(self, names: Mapping[str, bytes], places: frozenset[int]) -> None:
        self._names = [(_STAND_INS_JSON[key], name[1:-1]) for key, name in names.items()]
        self.places = places

    def put_into(self, told: bytes) -> bytes:
        """The names themselves, where something stands in for them."""
        for stand_in, name in self._names:
            told = told.replace(stand_in, name)
        return told


class _Facts(dict[int, bytes]):
    """The facts of one description as they are listed, each told when it is asked for."""

    def __init__(self, faces: FactFaces, cells: Numbers, place: Line, names: _Names) -> None:
        super().__init__()
        self._faces = faces
        self._names = names
        self._place = place
        self.cells = cells

    def __missing__(self, number: int) -> bytes:
        face = self._faces.known.get((number, self.cells[number >> 1])) or self._faces.of(number, self.cells)
        told = face.at(self._place)
        if number >> 1 in self._names.places:
            told = self._names.put_into(told)
        self[number] = told
        return told


class ReportLines:
    """What was asked of a library, over one line after another."""

    def __init__(
        self, library: Library, selection: Selection, path: str, *, ignore_scope: bool = False, brief: bool = False
    ) -> None:
        run = everything(library, selection)
        rules = library.rules
        leaves = tuple(leaf for test in _tests(run, rules) for leaf in leaves_of(test))
        concluded = tuple(one for rule in rules.rules for one in rule.then if isinstance(one, FactConclusion))
        bounds = (one.at_least.fact for one in concluded if one.at_least is not None)
        self._read = (*(leaf.fact for leaf in leaves), *_TIMED)
        self._never = any(one.fact in CHOOSING for one in concluded)
        self._cells = Cells(leaves, [*(one.fact for one in concluded), *bounds, *_TIMED])
        self._remarked = 1 << self._cells.bits
        self._contents = Contents(self._cells, library.crosswalk, stand_ins(leaves), self._remarked, _MOST_TEXTS)
        self._rules = rules
        self._runs = RuleRuns(rules.rules, self._cells, self._read)
        self._board = Board(run, self._cells, ignore_scope=ignore_scope)
        self._columns = {name: told_column(column) for name, column in self._board.columns.items()}
        self._plans = Chosen(library, selection, self._plan)
        self._fact_faces = FactFaces(self._cells, path)
        self._named = frozenset(self._cells.place[fact] for fact in NAMED.values() if fact in self._cells)
        self._timed = [self._cells.place[fact] for fact in _TIMED]
        self._clause_faces = ClauseFaces(self._cells, self._named)
        self._spots = Spots()
        self._brief = brief
        self._since = 0
        self._path_json = to_json(path)
        self._remarks: dict[tuple[int, ...], tuple[WithPlaces, ...]] = {}
        self._clashes: dict[Clash, WithPlaces] = {}
        self._names: dict[str, bytes] = {}

    def of(self, written: bytes, number: int, default_id: str) -> bytes:
        """The element for the description in a line, without a break. Raises :class:`SlowError`."""
        if self._never or _NUL in written:
            raise SlowError
        self._make_room()
        contents = self._contents
        try:
            text = written.decode()
            sections = cut(text)
            coded = [contents.sections[section] for section in sections]
            numbers, together, where = contents.traits_of(coded)
        except (CutError, McdefError, UnicodeDecodeError):
            raise SlowError from None
        if BREAK.search(text.rstrip("\r\n")) is not None:  # columns begin anew there
            raise SlowError
        starts = accumulate(map(len, sections), initial=1)
        by_key = {KEY_OF[one[0]]: (text, at) for one, text, at in zip(coded, sections, starts, strict=False)}
        place = Line(number, by_key, self._spots.first(sections), self._spots)
        cells = self._cells.apart(together & ~self._remarked)
        remarks = self._remarks_on(numbers, cells, remarked=bool(together & self._remarked))
        names = {key: self._name(by_key[key][0]) for key in NAMED if key in by_key}
        results, clashes = self._results(cells, self._plans.of(where), place, _Names(names, self._named))
        problems = [*(one.at(place) for one in remarks), *(self._clash(one).at(place) for one in clashes)]
        return _ELEMENT % (
            text_of(by_key["id"][0]) if "id" in by_key else to_json(default_id),
            names.get("name", b"null"),
            names.get("provider", b"null"),
            self._path_json,
            place[()],
            results,
            b",".join(problems),
            text_of(by_key["kind"][0]) if "kind" in by_key else _OFFER,
        )

    def _results(self, cells: Numbers, plan: _Plan, place: Line, names: _Names) -> tuple[bytes, tuple[Clash, ...]]:
        """All verdicts on a description, and what contradicts each other in it."""
        followed = self._runs.follow(cells)
        came, bits = self._board.came(followed, plan.asking)
        presumed = Presumed(self._rules, self._runs, self._board, followed, came, bits)
        facts = _Facts(self._fact_faces, followed.cells, place, names)
        templates: list[bytes] = []
        holes: list[bytes] = []
        for one in plan.columns:
            column = one.column
            key = column.rests_on(came, bits)
            told = one.told.get(key)
            if told is None:
                told = one.told[key] = told_result(column.result(came, key))
            presuming = presumed.of(column, told.result)
            settle = one.settle(told, came, bits)
            holes += (told.verdict, told_presuming(presuming), settle, one.readings(bits), one.gaps(came))
            templates.append(self._criteria(column, came, facts, names, holes))
            holes.append(told.after)
        return b",".join(templates) % tuple(holes), followed.clashes

    def _criteria(self, column: Column, came: Outcomes, facts: _Facts, names: _Names, holes: list[bytes]) -> bytes:
        """The template of a result; what fills its criteria is laid to the holes."""
        if self._brief:
            return b'{%b%b,"would_settle":[%b],"readings":[%b],"gaps":[%b]%b}'
        templates = []
        cells = facts.cells
        for number in column.shown:
            one = came[number]
            face = one.face or self._clause_faces.face(self._board.clause(number), one)
            templates.append(face.template)
            if face.speakers:
                key = face.key(cells)
                said = face.said.get(key) or self._clause_faces.say(face, key, cells)
                holes.append(names.put_into(said) if face.named else said)
            holes += map(facts.__getitem__, face.facts)
        return b'{%b%b,"would_settle":[%b],"readings":[%b],"gaps":[%b],"criteria":[' + b",".join(templates) + b"]%b}"

    def _plan(self, names: tuple[tuple[str, str], ...]) -> _Plan:
        columns = tuple(self._columns[name] for name in names)
        asked = sorted({number for one in columns for number in one.column.asked})
        return _Plan(columns, self._board.asking(asked))

    def _remarks_on(self, numbers: list[int], cells: Numbers, *, remarked: bool) -> list[WithPlaces]:
        """What does not fit together in a description: in its level and size, or in two parts of its size."""
        size = self._contents.size(numbers)
        if remarked:
            remarks = self._remembered(size, lambda: self._contents.remarks(numbers))
            if not remarks:  # somewhere else
                raise SlowError
            return list(remarks)
        workload, credit, *_ = size
        if not workload:
            return []
        found: list[WithPlaces] = []
        if credit:
            key = workload, credit, size[-1]
            found += self._remembered(key, lambda: self._contents.remarks_on_hours(numbers))
        known = self._cells.facts_at(self._timed, cells)
        timed = (-1, *(cells[place] for place in self._timed))
        return [*found, *self._remembered(timed, lambda: contact_problem(known, NOWHERE))]

    def _remembered(self, key: tuple[int, ...], find: Callable[[], Iterable[Problem]]) -> tuple[WithPlaces, ...]:
        remarks = self._remarks.get(key)
        if remarks is None:
            remarks = self._remarks[key] = tuple(map(self._problem, find()))
        return remarks

    def _problem(self, problem: Problem) -> WithPlaces:
        place = self._fact_faces.place(problem.pointer)
        report = model.ProblemReport(problem.severity, problem.code, problem.message, problem.help, place)
        return with_places(report, (problem.pointer,))

    def _clash(self, clash: Clash) -> WithPlaces:
        face = self._clashes.get(clash)
        if face is None:
            message, help_ = say(CLASH, **told_clash(clash))
            face = self._clashes[clash] = self._problem(
                Problem("warning", CLASH, message, help_, pointer=clash.at or ())
            )
        return face

    def _name(self, section: str) -> bytes:
        """The name in a section, as JSON."""
        name = self._names.get(section)
        if name is None:
            (value,) = json.loads(alone(section)).values()
            said = value if isinstance(value, str) else value.get("name")
            name = b"null" if said is None else to_json(said.strip())
            if not section.lstrip().startswith('"name"'):
                self._names[section] = name
        return name

    def _make_room(self) -> None:
        """Forgets what has become too much; between two lines only."""
        self._contents.make_room()
        self._spots.close()
        for table in (self._remarks, self._clashes, self._names):
            if len(table) > MOST:
                table.clear()
        self._since += 1
        if self._since < _ROOM_EVERY:
            return
        self._since = 0
        self._board.make_room(MOST_OUTCOMES)
        for one in self._columns.values():
            one.make_room()
        if len(self._runs) > MOST_CELLS:
            self._runs.forget()
        if len(self._clause_faces) > MOST_CELLS:
            self._clause_faces.forget()
        if len(self._cells) > MOST_CELLS:
            self._contents.empty()
            self._remarks.clear()
            for part in (self._cells, self._runs, self._fact_faces, self._clause_faces):
                part.forget()


def _tests(run: Run, rules: Rules) -> Iterator[Test]:
    """Every test of these definitions, in all their readings, and of the rules."""
    for rule in rules.rules:
        yield from (test for test in (rule.when, rule.unless) if test is not None)
    for reading in (reading for definition, _ in run for reading in definition.readings):
        yield from (one.test for one in reading.criteria if one.test is not None)
        if reading.scope is not None:
            yield reading.scope


def text_of(section: str) -> bytes:
    """The text of a section, stripped, as JSON writes it."""
    _, _, value = section.partition(":")
    value = value.rstrip()[:-1].strip()
    if "\\" in value or value[1:2].isspace() or value[-2:-1].isspace():
        return to_json(json.loads(value).strip())
    return value.encode()
