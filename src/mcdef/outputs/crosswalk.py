"""The page of ``mcdef crosswalk`` for people: each value with its routes, their grades, and numbered sources."""

from __future__ import annotations

from collections.abc import Iterator

from mcdef.crosswalk.asked import AskedCredit
from mcdef.crosswalk.conversion import Conversion, Route
from mcdef.crosswalk.page import Answer, Page
from mcdef.crosswalk.shown import shown
from mcdef.crosswalk.tables import Crosswalk
from mcdef.logic.possibilities import ABSENT, UNKNOWN, Choice, Numbers, Value
from mcdef.messages import show
from mcdef.outputs.crosswalk_sources import Notes, source_lines
from mcdef.outputs.crosswalk_tables import award_lines, country_lines, facing_lines, rate_lines, units
from mcdef.outputs.layout import BLANK, Line, line, wrapped

_IN = "  "
_DEEP = "      "
_TITLES = {
    "eqf": "EQF level",
    "cycle": "QF-EHEA cycle",
    "ects": "Size in ECTS",
    "hours": "Workload",
    "contact": "Taught hours",
}
_UNITS = {"ects": " ECTS", "hours": " h", "contact": " h"}
_MEASURES = {
    "notional": "hours of all learner effort",
    "contact": "hours of instruction only, a lower bound of the workload",
    "mixed": "hours of instruction and some own work",
    "share": "a share of a full-time year",
    "none": "no hours",
}


def page_lines(page: Page, crosswalk: Crosswalk, width: int) -> Iterator[Line]:
    """The whole page."""
    notes = Notes()
    yield line((page.text, "bold"))
    for told in _read_as(page, crosswalk):
        yield from wrapped(told, width, indent=_IN, hanging=_IN * 2)
    for answer in page.answers:
        if answer.to == "contact" and answer.conversion.value is UNKNOWN and page.to is None:
            continue  # most credit says nothing about teaching
        yield BLANK
        yield from _answer(answer, notes, width)
        yield from _beside(answer.to, page, notes, width)
    yield from country_lines(page, notes, width)
    yield from facing_lines(page, notes, width)
    yield from rate_lines(page, notes, width)
    yield from award_lines(page, crosswalk, notes, width)
    yield from _remarks(page, width)
    yield from source_lines(notes, crosswalk, width)


def value_words(to: str, value: Value) -> str:
    """A value as the page writes it: ``6 or 7``, ``100-150 h``, ``first``, ``below EQF 1``, ``not known``."""
    if value is UNKNOWN:
        return "not known"
    if value is ABSENT:
        return "none, below EQF 1" if to == "eqf" else "none"
    if isinstance(value, Choice):
        return show.either(sorted(map(str, value.options), key=("short", "first", "second", "third").index))
    assert isinstance(value, Numbers)
    return shown(value) + _UNITS.get(to, "")


def standing(to: str, conversion: Conversion) -> str:
    """Whether a value may decide a verdict, in words."""
    if conversion.why in ("unmapped", "unlevelled"):
        told = {"unmapped": "nobody has published a way there", "unlevelled": "compared and left unpaired"}
        return f"{conversion.why}: {told[conversion.why]}; decides nothing"
    if not conversion.routes:
        return "as written, nothing is converted"
    if conversion.would_be is None:
        return f"may decide; grade {conversion.evidence}"
    memory = value_words(to, conversion.would_be)
    if conversion.value is UNKNOWN:
        return f"would be {memory}, only from memory (unverified); decides nothing"
    return f"may decide; grade {conversion.evidence}; the country's own figure, from memory, would be {memory}"


def _read_as(page: Page, crosswalk: Crosswalk) -> Iterator[str]:
    asked = page.asked
    if isinstance(asked, AskedCredit):
        yield f"read as {shown(asked.amount)} {units(asked.system.label)}: {asked.system.title} ({asked.system.id})"
        yield f"measures {_MEASURES[asked.system.measures]}"
    elif page.framework is None:
        yield f"read as the words of an award: {asked.words}"
    else:
        place = f", {page.framework.place}" if page.framework.place else ""
        yield f"read as {page.framework.title}, level {show.either(asked.levels)} ({page.framework.id}{place})"
        uris = [uri for one in asked.levels if (uri := crosswalk.uris.of(page.framework.id, one))]
        yield from uris
    if page.where.country or page.where.on:
        there = f" in {page.where.country}" if page.where.country else ""
        yield f"asked for a body{there}" + (f" on {page.where.on}" if page.where.on else "")


def _answer(answer: Answer, notes: Notes, width: int) -> Iterator[Line]:
    made = answer.conversion
    yield line((f"{_TITLES[answer.to]}: {value_words(answer.to, made.value)}", "bold"))
    yield from wrapped(standing(answer.to, made), width, indent=_IN, hanging=_IN * 2)
    for way in made.routes:
        yield from wrapped(f"- {_way(answer.to, way, notes)}", width, indent=_IN, hanging=_IN * 2)
        if way.note and way.note not in (made.note or ""):
            yield from wrapped(way.note, width, indent=_DEEP)
    if made.note:
        yield from wrapped(f"note: {made.note}", width, indent=_IN, hanging=_IN * 2)


def _beside(to: str, page: Page, notes: Notes, width: int) -> Iterator[Line]:
    """Where a framework is known from that nobody has compared; what a credit without upper end usually is."""
    framework = page.framework
    if to == "eqf" and framework is not None and not framework.mapped and framework.cite is not None:
        cite = framework.cite
        known = f"- the framework itself: {cite.evidence}{f', {cite.at}' if cite.at else ''} "
        yield from wrapped(known + notes.of(cite.sources, in_full=True), width, indent=_IN, hanging=_IN * 2)
    if to == "hours":
        for usual in dict.fromkeys(row.usual for row in page.countries if row.usual is not None):
            yield line(f"{_IN}usually {shown(usual)} h, which decides nothing")


def _way(to: str, way: Route, notes: Notes) -> str:
    """``SCQF 9 = EQF 6: equal, secondary, table 1 [1]``; ``7.5 ECTS by 2 CATS = 1 ECTS (official): secondary [2]``."""
    said = way.says if to in ("eqf", "cycle") else f"{value_words(to, way.value)}: {way.says}"
    grade = way.evidence if way.verified else f"{way.evidence}, only widens" if to == "ects" else way.evidence
    facts = [(way.relation or "").replace("_", " "), grade, way.at]
    return f"{said}; {', '.join(fact for fact in facts if fact)} {notes.of(way.sources, in_full=True)}".rstrip()


def _remarks(page: Page, width: int) -> Iterator[Line]:
    if not page.remarks:
        return
    yield BLANK
    yield line(("Mind", "bold"))
    for remark in page.remarks:
        yield from wrapped(f"- {remark}", width, indent=_IN, hanging=_IN * 2)
