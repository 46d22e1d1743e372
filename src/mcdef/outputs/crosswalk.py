"""The page of ``mcdef crosswalk`` for people: each value with its routes, their grades, and numbered sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from mcdef.crosswalk.asked import AskedCredit
from mcdef.crosswalk.by_country import CountryHours
from mcdef.crosswalk.context import NearAward, Rate
from mcdef.crosswalk.conversion import Conversion, Route
from mcdef.crosswalk.facing import Facing
from mcdef.crosswalk.page import Answer, Page
from mcdef.crosswalk.rows import Source
from mcdef.crosswalk.shown import shown
from mcdef.crosswalk.tables import Crosswalk
from mcdef.logic.possibilities import ABSENT, UNKNOWN, Choice, Numbers, Value
from mcdef.messages import show
from mcdef.outputs.layout import BLANK, Line, line, padded, wrapped

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
_ELSEWHERE = "anywhere else"


@dataclass
class _Notes:
    """Numbers for sources, in the order in which the page cites them."""

    numbers: dict[str, int] = field(default_factory=dict)

    def of(self, sources: Iterable[str]) -> str:
        return "".join(f"[{self.numbers.setdefault(source, len(self.numbers) + 1)}]" for source in sources)


def page_lines(page: Page, crosswalk: Crosswalk, width: int) -> Iterator[Line]:
    """The whole page."""
    notes = _Notes()
    yield line((page.text, "bold"))
    for told in _read_as(page, crosswalk):
        yield from wrapped(told, width, indent=_IN, hanging=_IN * 2)
    for answer in page.answers:
        if answer.to == "contact" and answer.conversion.value is UNKNOWN and page.to is None:
            continue  # most credit says nothing about teaching
        yield BLANK
        yield from _answer(answer, notes, width)
    yield from _countries(page, notes, width)
    yield from _facing(page, notes, width)
    yield from _rates(page, notes, width)
    yield from _awards(page, crosswalk, notes, width)
    yield from _remarks(page, width)
    yield from _sources(notes, crosswalk, width)


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
        yield f"read as {shown(asked.amount)} × {asked.system.title} ({asked.system.id}): "
        yield f"one credit measures {_MEASURES[asked.system.measures]}"
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


def _answer(answer: Answer, notes: _Notes, width: int) -> Iterator[Line]:
    made = answer.conversion
    yield line((f"{_TITLES[answer.to]}: {value_words(answer.to, made.value)}", "bold"))
    yield from wrapped(standing(answer.to, made), width, indent=_IN, hanging=_IN * 2)
    for way in made.routes:
        yield from wrapped(f"- {_way(answer.to, way, notes)}", width, indent=_IN, hanging=_IN * 2)
        if way.note and way.note not in (made.note or ""):
            yield from wrapped(way.note, width, indent=_DEEP)
    if made.note:
        yield from wrapped(f"note: {made.note}", width, indent=_IN, hanging=_IN * 2)


def _way(to: str, way: Route, notes: _Notes) -> str:
    """``SCQF 9 = EQF 6: equal, secondary, table 1 [1]``; ``7.5 ECTS by 2 CATS = 1 ECTS (official): secondary [2]``."""
    said = way.says if to in ("eqf", "cycle") else f"{value_words(to, way.value)}: {way.says}"
    grade = way.evidence if way.verified else f"{way.evidence}, only widens" if to == "ects" else way.evidence
    facts = [way.relation, grade, way.at]
    return f"{said}; {', '.join(fact for fact in facts if fact)} {notes.of(way.sources)}".rstrip()


def _countries(page: Page, notes: _Notes, width: int) -> Iterator[Line]:
    rows = page.countries
    if len(rows) < 2:
        return
    yield BLANK
    yield line(("By country of the awarding body", "bold"))
    for row in rows:
        if row.decides:
            total = f"{shown(row.hours)} h" if row.hours is not None else ""
            taught = f", {shown(row.contact)} h of it taught" if row.contact is not None else ""
            where = _ELSEWHERE if row.country == "*" else row.country
            told = f"{padded(where, 14)}{padded(total, 15)}at {shown(row.per_credit)} h{taught}; {row.cite.evidence} "
            yield from wrapped_row(told + notes.of(row.cite.sources), width, 16)
    memory = [row for row in rows if not row.decides]
    if memory:
        told = f"only from memory, so the general row decides: {', '.join(_of_memory(row) for row in memory)}"
        yield from wrapped(told, width, indent=_IN, hanging=_IN * 2)


def _of_memory(row: CountryHours) -> str:
    return row.country if row.hours is None else f"{row.country} {shown(row.hours)} h"


def _facing(page: Page, notes: _Notes, width: int) -> Iterator[Line]:
    if not page.facing:
        return
    yield BLANK
    levels = show.either(str(one) for one in sorted(page.eqf))
    yield line(
        (f"Levels of other frameworks that face EQF {levels}" if levels else "In the framework asked for", "bold")
    )
    for one in page.facing:
        if one.decides or len(page.facing) == 1:
            yield from _faced(one, notes, width)
    memory = [one for one in page.facing if not one.decides]
    if memory and len(page.facing) > 1:
        told = f"only from memory: {', '.join(_faced_briefly(one) for one in memory)}"
        yield from wrapped(told, width, indent=_IN, hanging=_IN * 2)


def _faced(one: Facing, notes: _Notes, width: int) -> Iterator[Line]:
    label = one.framework.label
    if one.relation == "unmapped":
        told = f"{label}: unmapped; nobody has published a comparison of {one.framework.title} with the EQF"
        yield from wrapped(told, width, indent=_IN, hanging=_IN * 2)
    elif not one.levels:
        yield line(f"{_IN}{label}: none of its levels")
    else:
        name = padded(f"{label} {show.either(one.levels)}", 26)
        told = f"{name}{padded(one.framework.place or '', 23)}{one.relation}, {one.evidence} {notes.of(one.sources)}"
        yield from wrapped_row(told, width, 28)


def _faced_briefly(one: Facing) -> str:
    place = f" ({one.framework.place})" if one.framework.place else ""
    return f"{one.framework.label} {show.either(one.levels)}{place}"


def _rates(page: Page, notes: _Notes, width: int) -> Iterator[Line]:
    if page.to is not None and not page.rates and page.to not in _TITLES and page.to not in ("awards", "frameworks"):
        if isinstance(page.asked, AskedCredit):
            yield BLANK
            yield from wrapped("unmapped: nobody has published a rate between the two", width)
        return
    if not page.rates:
        return
    yield BLANK
    yield line(("Published rates, for comparison: no rate makes an award of credit", "bold"))
    for rate in page.rates:
        yield from wrapped_row(_rate(rate, notes), width, 4)


def _rate(rate: Rate, notes: _Notes) -> str:
    row = rate.exchange
    kind = row.kind.replace("-", " ") + ("" if rate.takes_part else ", takes part in no conversion")
    note = f" ({row.cite.note})" if row.cite.note else ""
    return f"{shown(rate.value)} {rate.other.label}: {kind}, {row.cite.evidence} {notes.of(row.cite.sources)}{note}"


def _awards(page: Page, crosswalk: Crosswalk, notes: _Notes, width: int) -> Iterator[Line]:
    if not page.awards:
        return
    yield BLANK
    yield line(("Full awards near it, for context", "bold"))
    for award in page.awards:
        yield from wrapped_row(_award(award, crosswalk, notes), width, 4)


def _award(award: NearAward, crosswalk: Crosswalk, notes: _Notes) -> str:
    row = award.row
    unit = {"hours": "h", "years": "years"}.get(row.unit) or crosswalk.systems[row.unit].label
    level = f"{crosswalk.frameworks[row.framework].label} {row.level}" if row.framework and row.level else ""
    where = ", ".join(part for part in (row.country, level or (f"EQF {row.eqf}" if row.eqf else "")) if part)
    told = f"{row.award} ({row.kind}{f'; {where}' if where else ''}): {shown(row.size)} {unit}"
    compared = {"smaller": "; what was asked is smaller", "larger": "; what was asked is larger"}
    grade = f"{row.cite.evidence} {notes.of(row.cite.sources)}"
    return f"{told}{compared.get(award.compared or '', '')}; {grade}"


def _remarks(page: Page, width: int) -> Iterator[Line]:
    if not page.remarks:
        return
    yield BLANK
    yield line(("Mind", "bold"))
    for remark in page.remarks:
        yield from wrapped(f"- {remark}", width, indent=_IN, hanging=_IN * 2)


def _sources(notes: _Notes, crosswalk: Crosswalk, width: int) -> Iterator[Line]:
    if not notes.numbers:
        return
    yield BLANK
    yield line(("Sources", "bold"))
    for id_, number in notes.numbers.items():
        source = crosswalk.sources[id_]
        yield from wrapped(f"[{number}] {_source(source)}", width, indent=_IN, hanging=_DEEP)
        if source.url:
            yield line((f"{_DEEP}{source.url}", "dim"))


def _source(source: Source) -> str:
    issuer = f"{source.issuer}: " if source.issuer else ""
    seen = {"full": "read in full", "copy": "a copy was read", "opening": "only its opening was read"}
    read = seen.get(source.seen or "", "")
    told = f"{issuer}{source.title}" + (f" ({source.published})" if source.published else "")
    if read:
        told += f"; {read}" + (f" on {source.checked}" if source.checked else "")
    return told + (f"; {source.note}" if source.note else "")


def wrapped_row(text: str, width: int, hanging: int) -> Iterator[Line]:
    """A row of a table, whose blanks stay, and what does not fit under its second column."""
    if len(text) + len(_IN) <= width:
        yield line(_IN + text)
        return
    cut = text.rfind(" ", 0, width - len(_IN))
    yield line(_IN + text[:cut].rstrip())
    yield from wrapped(text[cut:], width, indent=" " * hanging)
