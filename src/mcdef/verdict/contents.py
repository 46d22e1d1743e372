"""Sections of lines to traits, each distinct content once.

A section's text leads to a number for what it says; these numbers lead to the traits of the facts that a few sections
give together. All tables are of bounded size, and are emptied together, between two descriptions.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, Protocol

from mcdef.credential.model import Credential
from mcdef.credential.read import Described
from mcdef.credential.sections import KEYS, CutError, Section, read_section
from mcdef.crosswalk.tables import Crosswalk
from mcdef.documents.document import Document
from mcdef.documents.problem import Problem
from mcdef.documents.source import Source
from mcdef.facts.conversions import remarks_on_hours, where_of
from mcdef.facts.establish import remark_on, state
from mcdef.facts.known import Facts, Known
from mcdef.facts.pieces import (
    ALONE,
    ALWAYS,
    BODIES,
    CONTACT,
    CREDITS,
    HOURS,
    LEARNING,
    LEVEL,
    PIECES,
    Piece,
    state_piece,
)
from mcdef.logic.possibilities import Choice
from mcdef.verdict.names import NO_STAND_INS, is_plain, same_body, without_name

#: Distinct contents that are kept.
MOST: Final = 7_168
#: Texts of sections that are kept; several say the same.
MOST_TEXTS: Final = 32_768
ABSENT: Final = 0
#: Of a section that no test reads: there, and that is all.
UNREAD: Final = 1
#: slot, number of what it says, and the traits that it gives by itself.
Coded = tuple[int, int, int]
#: Countries that names and rows depend on, and what chooses the definitions.
Place = tuple[int, int, tuple[str | None, str | None]]

_MOST_BODIES: Final = 2_048
_CONTRADICTED: Final = "statements-disagree"

_SLOTS: Final = {key: slot for slot, key in enumerate(KEYS)}
KEY_OF: Final = KEYS
ID: Final = _SLOTS["id"]
_PROVIDER, _AWARDER, _ISSUED, _COMPLETE, _KIND = (
    _SLOTS[key] for key in ("provider", "awarding_body", "issued_on", "complete", ALWAYS)
)
_LEVEL, _CREDITS, _WORKLOAD, _CONTACT, _LEARNING, _COURSES = (
    _SLOTS[key] for key in ("level", "credits", "workload", "contact", "learning", "courses")
)
_SIZED: Final = ("workload", "credits", "level", "contact", "learning", "courses", "issued_on", "complete")
_ALONE: Final = {piece.name: piece for piece in ALONE}
_EMPTY: Final = (ABSENT,) * len(KEYS)
_BLANK: Final = Credential()
_NOWHERE: Final = Document(Source("", ""), {})
#: A description of which nothing is known, and no place.
NOWHERE: Final = Described(_BLANK, _NOWHERE)


class Told(Protocol):
    """What facts are told as, in one number: their traits, or their cells."""

    def __contains__(self, fact: str) -> bool:
        """Whether anything reads this fact."""

    def any_of(self, owned: Callable[[str], bool]) -> bool:
        """Whether anything reads one of these facts."""

    def of(self, known: Mapping[str, Known]) -> int:
        """What these facts are told as; those of several pieces are laid together."""


class _Sections(dict[str, Coded]):
    """The texts of sections, read on first sight."""

    def __init__(self, read: Callable[[str], Coded]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, written: str) -> Coded:
        return self._read(written)


class Contents:
    """What sections say, as numbers and traits.

    ``stand_ins`` are texts that stand for every name of a section, where no test can tell one name from another.
    ``remarked`` is laid to the traits of a piece whose sections do not fit together; ``most_texts`` are kept.
    """

    def __init__(
        self,
        traits: Told,
        crosswalk: Crosswalk,
        stand_ins: Mapping[str, str] = NO_STAND_INS,
        remarked: int = 0,
        most_texts: int | None = None,
    ) -> None:
        self._traits = traits
        self._stand_ins = stand_ins
        self._remarked = remarked
        self._most_texts = most_texts or MOST_TEXTS
        self._crosswalk = crosswalk
        self._read_at_all = frozenset(piece.name for piece in PIECES if traits.any_of(piece.owns))
        self._always = self._traits_in(_ALONE[ALWAYS], {})
        self._own: dict[str, Coded] = {}
        self._bodies: dict[str, Coded] = {}
        self.sections = _Sections(self._coded)
        self.empty()

    def empty(self) -> None:
        """Forgets everything."""
        self.sections.clear()
        self._own.clear()
        self._bodies.clear()
        self._numbers: dict[tuple[str, Any], int] = {}
        self._said: list[tuple[str, Any]] = [("", None), ("", None)]
        self._pieces: dict[tuple[str, tuple[int, ...]], int] = {}
        self._places: dict[tuple[int, int], Place] = {}
        self._countries: dict[tuple[str | None, str | None], int] = {}
        self._examples: list[dict[str, Any]] = []
        self._alone: dict[tuple[int, int], tuple[bool, int]] = {}
        self._from_credits: dict[tuple[int, int, int], tuple[int, int, int]] = {}

    def make_room(self) -> None:
        """Forgets everything where it has become too much; between two descriptions only."""
        if len(self.sections) > self._most_texts:
            self.sections.clear()
        if max(len(self._said), len(self._pieces)) > MOST:
            self.empty()

    def _coded(self, written: str) -> Coded:
        if (body := same_body(written)) is not None:
            return self._body(written, *body)
        section = read_section(written)
        own = section.own and (section.key not in self._stand_ins or is_plain(section.value))
        if own and (known := self._own.get(section.key)) is not None:
            return known
        coded = self._code(section)
        if not section.own:
            self.sections[written] = coded
        elif own and (coded[1] == UNREAD or section.key == "learning_outcomes" or section.key in self._stand_ins):
            self._own[section.key] = coded
        return coded

    def _body(self, written: str, key: str, other: str) -> Coded:
        """A body under any name is coded as under every other, where no test tells them apart."""
        coded = self._bodies.get(written)
        if coded is None:
            if key in self._stand_ins or f"{key}.name" not in self._traits:
                coded = self.sections.get(other)
                if coded is None:
                    coded = self.sections[other] = self._code(read_section(other))
            else:
                coded = self._code(read_section(written))
            if len(self._bodies) > _MOST_BODIES:
                self._bodies.clear()
            self._bodies[written] = coded
        return coded

    def _code(self, section: Section) -> Coded:
        slot = _SLOTS[section.key]
        alone = _ALONE.get(section.key)
        if (alone is not None and alone.name not in self._read_at_all) or section.key in ("id", "notes", "sources"):
            return slot, UNREAD, 0
        told = f"{section.key}.name" in self._traits
        value = without_name(section, self._stand_ins, told=told)
        if section.key == "need" and value.statement is not None:  # no test reads the words
            value = value.model_copy(update={"statement": "stated"})
        bits, same = 0, value
        if alone is not None:  # what states the same facts with the same traits says the same
            facts, remarked = self._facts_in(alone, {section.key: value})
            bits = self._traits.of(facts) | (self._remarked if remarked else 0)
            same = bits, *facts
        number = self._numbers.setdefault((section.key, same), len(self._said))
        if number == len(self._said):
            self._said.append((section.key, value))
        return slot, number, bits

    def _traits_in(self, piece: Piece, said: Mapping[str, Any]) -> int:
        """The traits of a piece. Learning is kept by less than is compared in it: the hours beside it are."""
        facts, remarked = self._facts_in(piece, said)
        return self._traits.of(facts) | (self._remarked if remarked and piece is not LEARNING else 0)

    def _facts_in(self, piece: Piece, said: Mapping[str, Any]) -> tuple[Mapping[str, Known], bool]:
        """The facts of a piece, and whether anything is remarked on them.

        Raises :class:`CutError` where statements contradict each other: the message then names places.
        """
        facts, problems = state_piece(piece, said, self._crosswalk)
        if any(problem.code == _CONTRADICTED for problem in problems):
            raise CutError
        return facts, bool(problems)

    def base(self, numbers: list[int]) -> Facts:
        """What is known of the description before any rule, as far as any test reads it."""
        said = dict(self._said[number] for number in numbers if number > UNREAD)
        return state(Described(_BLANK.model_copy(update=said), _NOWHERE), self._crosswalk)[0]

    def traits_of(self, coded: list[Coded]) -> tuple[list[int], int, tuple[str | None, str | None]]:
        """The numbers of a description's sections, its traits, and the country and region that choose definitions.

        Raises :class:`CutError` for a key that stands there twice, and :class:`McdefError` for levels and credits that
        cannot be read.
        """
        numbers = list(_EMPTY)
        traits = 0
        for slot, number, bits in coded:
            if numbers[slot]:
                raise CutError
            numbers[slot] = number
            traits |= bits
        if not numbers[_KIND]:
            traits |= self._always
        place = self._place(numbers)
        if numbers[_COMPLETE]:
            return numbers, self._closed(numbers), place[2]
        return numbers, traits | place[1] | self._together(numbers, place[0]), place[2]

    def _place(self, numbers: list[int]) -> Place:
        key = numbers[_PROVIDER], numbers[_AWARDER]
        place = self._places.get(key)
        if place is None:
            place = self._places[key] = self._placed(numbers)
        return place

    def _placed(self, numbers: list[int]) -> Place:
        said = self._saying(BODIES, numbers)
        said.pop("complete", None)  # it closes these facts elsewhere, and is no part of this key
        facts, _ = self._facts_in(BODIES, said)
        where = where_of(_BLANK.model_copy(update=said))
        number = self._countries.setdefault((where.provider, where.awarding), len(self._countries))
        if number == len(self._examples):
            self._examples.append(said)
        country = _only(facts, "awarding_body.country") or _only(facts, "provider.country")
        return number, self._traits.of(facts), (country, _only(facts, "provider.region"))

    def _together(self, numbers: list[int], where: int) -> int:
        """The traits of facts that depend on more than one section."""
        traits = 0
        on = numbers[_ISSUED]
        level, credit = numbers[_LEVEL], numbers[_CREDITS]
        workload, contact, learning = numbers[_WORKLOAD], numbers[_CONTACT], numbers[_LEARNING]
        if level:
            traits |= self._piece(LEVEL, (level, where, on), numbers)
        from_credits = from_contact = 0
        if credit:
            given, from_credits, from_contact = self._credits(credit, where, on, numbers)
            traits |= given
        if learning or numbers[_COURSES]:
            key = (learning, numbers[_COURSES], learning and workload > 0, learning and contact > 0)
            traits |= self._piece(LEARNING, key, numbers)
        stated, bits = self._by_itself(HOURS, "workload", workload, "workload.hours")
        if stated:
            traits |= bits
        elif workload or contact or learning:
            traits |= self._piece(HOURS, (workload, learning, contact, credit, where, on), numbers)
        else:
            traits |= from_credits
        stated, bits = self._by_itself(CONTACT, "contact", contact, "contact.hours")
        return traits | bits | (0 if stated else from_contact)

    def _credits(self, credit: int, where: int, on: int, numbers: list[int]) -> tuple[int, int, int]:
        """The traits of credit itself, and of the hours and contact hours that come of it where none is stated."""
        key = credit, where, on
        made = self._from_credits.get(key)
        if made is None:
            said = self._saying(CREDITS, numbers)
            given, hours, contact = (self._traits_in(piece, said) for piece in (CREDITS, HOURS, CONTACT))
            made = self._from_credits[key] = given, hours, contact
        return made

    def _by_itself(self, piece: Piece, section: str, number: int, fact: str) -> tuple[bool, int]:
        """Whether one section states the main fact of a piece, which nothing converts then; and what it states."""
        if not number:
            return False, 0
        key = _SLOTS[section], number
        found = self._alone.get(key)
        if found is None:
            facts, _ = self._facts_in(piece, {section: self._said[number][1]})
            found = self._alone[key] = fact in facts and facts[fact].stated, self._traits.of(facts)
        return found

    def _piece(self, piece: Piece, key: tuple[int, ...], numbers: list[int]) -> int:
        bits = self._pieces.get((piece.name, key))
        if bits is None:
            bits = self._pieces[piece.name, key] = self._traits_in(piece, self._saying(piece, numbers))
        return bits

    def remarks(self, numbers: list[int]) -> tuple[Problem, ...]:
        """All that does not fit together in the size and the level of a description."""
        return state(self._sized(numbers), self._crosswalk)[1]

    def remarks_on_hours(self, numbers: list[int]) -> tuple[Problem, ...]:
        """What does not fit together in stated hours and stated credit."""
        described = self._sized(numbers)
        found = remarks_on_hours(described.credential, self._crosswalk)
        return tuple(remark_on(one, described) for one in found)

    def size(self, numbers: list[int]) -> tuple[int, ...]:
        """What the remarks on a description can depend on, as a key; the first two are workload and credits."""
        return (*(numbers[_SLOTS[name]] for name in _SIZED), self._place(numbers)[0])

    def _sized(self, numbers: list[int]) -> Described:
        sections = ("provider", "awarding_body", *_SIZED)
        said = dict(self._said[number] for name in sections if (number := numbers[_SLOTS[name]]) > UNREAD)
        return Described(_BLANK.model_copy(update=said), _NOWHERE)

    def _closed(self, numbers: list[int]) -> int:
        """The traits of a description some blocks of which are all there is: what is not named is absent too."""
        traits = 0
        complete = numbers[_COMPLETE]
        for piece in PIECES:
            if piece.name in self._read_at_all or piece in (LEVEL, CREDITS):
                key = (complete, *(numbers[_SLOTS[name]] for name in piece.sections))
                bits = self._pieces.get((f"{piece.name}, closed", key))
                if bits is None:
                    bits = self._traits_in(piece, self._saying(piece, numbers))
                    self._pieces[f"{piece.name}, closed", key] = bits
                traits |= bits
        return traits

    def _saying(self, piece: Piece, numbers: list[int]) -> dict[str, Any]:
        slots = (*(_SLOTS[name] for name in piece.sections), _COMPLETE)
        return dict(self._said[numbers[slot]] for slot in slots if numbers[slot] > UNREAD)


def _only(facts: Mapping[str, Known], name: str) -> str | None:
    value = facts[name].value if name in facts else None
    only = value.only if isinstance(value, Choice) else None
    return only if isinstance(only, str) else None
