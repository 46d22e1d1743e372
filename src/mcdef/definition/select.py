"""Which definitions run, in which reading: by name, or by where the awarding body is (DESIGN, section 4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from mcdef.credential.countries import covers
from mcdef.definition.dates import interval
from mcdef.definition.model import Definition, Reading
from mcdef.documents.problem import McdefError, Problem, problem
from mcdef.documents.suggest import closest
from mcdef.messages.catalogue import say

CORE = "core"
ALL = "all"


@dataclass(frozen=True, slots=True)
class Selection:
    """What somebody asked for: names (ids, families, tags, ``all``, ``id@reading``), readings, a day."""

    names: Sequence[str] = ()
    readings: Sequence[str] = ()
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class NotRun:
    """A definition that would have run but for its dates."""

    id: str
    why: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """What runs, and what does not for its date."""

    run: tuple[tuple[Definition, Reading], ...]
    not_run: tuple[NotRun, ...] = ()


def choose(
    definitions: Mapping[str, Definition], selection: Selection, country: str | None, region: str | None
) -> Chosen:
    """The definitions that run for a credential from this country and region.

    Raises :class:`McdefError` for a name or a reading that nothing has.
    """
    wanted = _named(definitions, selection) if selection.names else _usual(definitions.values(), country, region)
    run: list[tuple[Definition, Reading]] = []
    not_run: list[NotRun] = []
    for definition, reading in wanted:
        why = None if selection.as_of is None else not_in_force(definition, selection.as_of, definitions)
        if why is None:
            run.append((definition, reading or _reading(definition, selection.readings)))
        else:
            not_run.append(NotRun(definition.id, why))
    if selection.readings and not selection.names:
        _check_readings(definitions.values(), selection.readings)
    elif selection.readings:
        _check_readings([definition for definition, _ in wanted], selection.readings)
    return Chosen(tuple(run), tuple(not_run))


def _usual(
    definitions: Iterable[Definition], country: str | None, region: str | None
) -> list[tuple[Definition, Reading | None]]:
    """The core ones, and those whose jurisdiction holds the country; never drafts and neighbouring categories."""
    return [
        (one, None)
        for one in definitions
        if CORE in one.tags
        or (
            one.role == "definition"
            and not one.draft
            and any(covers(place, country, region) for place in one.jurisdiction)
        )
    ]


def _named(definitions: Mapping[str, Definition], selection: Selection) -> list[tuple[Definition, Reading | None]]:
    found: dict[tuple[str, str], Reading | None] = {}
    for name in selection.names:
        id_, at, reading_id = name.partition("@")
        matching = _of_that_name(definitions, id_)
        if not matching:
            raise McdefError(_unknown(id_, definitions.values()))
        for one in matching:
            reading = one.reading(reading_id) if at else None
            if at and reading is None:
                raise McdefError(_unknown_reading(reading_id, [one]))
            found.setdefault((one.id, "" if reading is None else reading.id), reading)
    return [(definitions[id_], found[id_, reading_id]) for id_, reading_id in sorted(found)]


def _of_that_name(definitions: Mapping[str, Definition], name: str) -> list[Definition]:
    """The definition of that id, present or former; else those of that family or tag."""
    if name in definitions:
        return [definitions[name]]
    renamed = [one for one in definitions.values() if name in one.formerly]
    return renamed or [one for one in definitions.values() if _matches(one, name)]


def _matches(definition: Definition, name: str) -> bool:
    if name == ALL:
        return definition.role == "definition" and not definition.draft
    return name == definition.family or name in definition.tags


def _reading(definition: Definition, wanted: Sequence[str]) -> Reading:
    for name in wanted:
        id_, at, reading_id = name.partition("@")
        if not at or id_ in (definition.id, *definition.formerly):
            reading = definition.reading(reading_id if at else id_)
            if reading is not None:
                return reading
    return definition.default


def _check_readings(definitions: Iterable[Definition], wanted: Sequence[str]) -> None:
    among = list(definitions)
    for name in wanted:
        id_, at, reading_id = name.partition("@")
        able = [one for one in among if not at or id_ in (one.id, *one.formerly)]
        if not any(one.reading(reading_id if at else id_) for one in able):
            raise McdefError(_unknown_reading(reading_id if at else id_, able or among))


def not_in_force(definition: Definition, day: date, definitions: Mapping[str, Definition]) -> str | None:
    """Why a definition was not in force on a day; nothing if it was, or if its dates leave that open."""
    start = _interval(definition.in_force or definition.adopted)
    if start is not None and start[0] > day:
        return f"not yet adopted: {definition.in_force or definition.adopted}"
    end = _interval(definition.superseded_on)
    successor = definitions.get(definition.superseded_by or "")
    if end is None and successor is not None:
        end = _interval(successor.in_force or successor.adopted)
    if end is not None and end[1] <= day:
        by = f" by {definition.superseded_by}" if definition.superseded_by else ""
        return f"superseded{by} before that day"
    return None


def _interval(written: str | None) -> tuple[date, date] | None:
    return None if written is None else interval(written)


def _unknown(name: str, definitions: Iterable[Definition]) -> Problem:
    known = sorted({word for one in definitions for word in (one.id, one.family, *one.tags)} | {ALL})
    return _not_found("unknown-selection", name, known)


def _unknown_reading(name: str, definitions: Iterable[Definition]) -> Problem:
    return _not_found("unknown-reading", name, sorted({r.id for one in definitions for r in one.readings}))


def _not_found(code: str, name: str, known: list[str]) -> Problem:
    made = problem(code, reading=name, name=name)
    suggestion = closest(name, known)
    help_ = say("did-you-mean", word=suggestion) if suggestion else say("known-here", words=", ".join(known))
    return replace(made, help=help_[0])
