"""The tables of a crosswalk page: hours by country, levels that face each other, published rates, sizes of awards."""

from __future__ import annotations

from collections.abc import Iterator

from mcdef.crosswalk.asked import AskedCredit
from mcdef.crosswalk.by_country import CountryHours
from mcdef.crosswalk.context import NearAward, Rate
from mcdef.crosswalk.facing import Facing
from mcdef.crosswalk.page import CREDIT_TARGETS, Page
from mcdef.crosswalk.shown import shown
from mcdef.crosswalk.tables import Crosswalk
from mcdef.logic.possibilities import UNKNOWN
from mcdef.messages import show
from mcdef.outputs.crosswalk_sources import Notes
from mcdef.outputs.layout import BLANK, Line, line, padded, wrapped

_IN = "  "
_COMPARED = {"smaller": "what was asked is smaller", "larger": "what was asked is larger"}
_ELSEWHERE = "anywhere else"
_OTHERS = tuple(target for target in CREDIT_TARGETS if target != "rates")


def country_lines(page: Page, notes: Notes, width: int) -> Iterator[Line]:
    """Hours by the country of the awarding body, where there is more than one row."""
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
            yield from _row(told + notes.of(row.cite.sources), width, 16)
    general = next((row.hours for row in rows if row.country == "*"), None)
    memory = [row for row in rows if not row.decides]
    same = ", ".join(row.country for row in memory if row.hours == general)
    other = ", ".join(_of_memory(row) for row in memory if row.hours != general)
    for heading, listed in (("from memory, so the general row decides", other), ("from memory, and the same", same)):
        if listed:
            yield from wrapped(f"{heading}: {listed}", width, indent=_IN, hanging=_IN * 2)


def _of_memory(row: CountryHours) -> str:
    return f"{row.country} {'' if row.hours is None else shown(row.hours)} h"


def facing_lines(page: Page, notes: Notes, width: int) -> Iterator[Line]:
    """The levels of other frameworks, one line each where they are checked, and in brief where they are not."""
    if not page.facing:
        return
    yield BLANK
    levels = show.either(str(one) for one in sorted(page.eqf))
    known = any(answer.to == "eqf" and answer.conversion.value is not UNKNOWN for answer in page.answers)
    face = "face" if known else "would face"
    heading = f"Levels of other frameworks that {face} EQF {levels}" if levels else "In the framework asked for"
    yield line((heading, "bold"))
    if levels and not known:
        told = "the step to the EQF is only from memory, and with it each of these"
        yield from wrapped(told, width, indent=_IN, hanging=_IN * 2)
    for one in page.facing:
        if one.decides or len(page.facing) == 1:
            yield from _faced(one, notes, width)
    memory = [one for one in page.facing if not one.decides]
    if memory and len(page.facing) > 1:
        told = f"{'only from memory: ' if known else ''}{', '.join(_faced_briefly(one) for one in memory)}"
        yield from wrapped(told, width, indent=_IN, hanging=_IN * 2)


def _faced(one: Facing, notes: Notes, width: int) -> Iterator[Line]:
    label = one.framework.label
    if one.relation == "unmapped":
        told = f"{label}: unmapped; nobody has published a comparison of {one.framework.title} with the EQF"
        yield from wrapped(told, width, indent=_IN, hanging=_IN * 2)
    elif not one.levels:
        yield line(f"{_IN}{label}: none of its levels")
    else:
        name = padded(f"{label} {show.either(one.levels)}", 24)
        grade = f"{one.relation.replace('_', ' ')}, {one.evidence} {notes.of(one.sources)}"
        yield from _row(f"{name}{padded(one.framework.place or '', 22)}{grade}", width, 26)


def _faced_briefly(one: Facing) -> str:
    place = f" ({one.framework.place})" if one.framework.place else ""
    return f"{one.framework.label} {show.either(one.levels)}{place}"


def rate_lines(page: Page, notes: Notes, width: int) -> Iterator[Line]:
    """The amount by each published rate; those to ECTS stand among its routes unless they are asked for."""
    if not page.rates and isinstance(page.asked, AskedCredit) and page.to not in (None, *_OTHERS):
        yield BLANK
        yield from wrapped("unmapped: nobody has published a rate that we know of", width, indent=_IN)
    rates = [rate for rate in page.rates if page.to is not None or rate.other.id != "ects"]
    if not rates:
        return
    yield BLANK
    yield line(("Published rates, for comparison: no rate makes an award of credit", "bold"))
    for rate in rates:
        yield from _row(_rate(rate, notes), width, 4)


def _rate(rate: Rate, notes: Notes) -> str:
    row = rate.exchange
    kind = row.kind.replace("-", " ") + ("" if rate.takes_part else ", takes part in no conversion")
    note = f" ({row.cite.note})" if row.cite.note else ""
    return (
        f"{shown(rate.value)} {units(rate.other.label)}: {kind}, {row.cite.evidence} {notes.of(row.cite.sources)}{note}"
    )


def award_lines(page: Page, crosswalk: Crosswalk, notes: Notes, width: int) -> Iterator[Line]:
    """Full awards of that level or in that credit, and how they compare with the amount."""
    if page.to == "awards" and not page.awards:
        yield BLANK
        yield line(f"{_IN}no size of an award is known there")
    if not page.awards:
        return
    compared = {award.compared for award in page.awards if award.compared is not None}
    every = _COMPARED.get(next(iter(compared))) if len(compared) == 1 else None
    each = "each" if all(award.compared for award in page.awards) else "each in the same credit"
    yield BLANK
    heading = f"Full awards near it, for context{f'; {every} than {each}' if every else ''}"
    yield from wrapped(heading, width, hanging=_IN, style="bold")
    for award in page.awards:
        yield from _row(_award(award, crosswalk, notes, told_above=every is not None), width, 4)


def _award(award: NearAward, crosswalk: Crosswalk, notes: Notes, *, told_above: bool) -> str:
    row = award.row
    unit = {"hours": "h", "years": "years"}.get(row.unit) or units(crosswalk.systems[row.unit].label)
    level = f"{crosswalk.frameworks[row.framework].label} {row.level}" if row.framework and row.level else ""
    where = ", ".join(part for part in (row.country, level or (f"EQF {row.eqf}" if row.eqf else "")) if part)
    told = f"{row.award} ({row.kind}{f'; {where}' if where else ''}): {shown(row.size)} {unit}"
    word = None if told_above else _COMPARED.get(award.compared or "")
    grade = f"{row.cite.evidence} {notes.of(row.cite.sources)}"
    return f"{told}{f'; {word} than it' if word else ''}; {grade}"


def units(label: str) -> str:
    """``Malaysian credits``; abbreviations stay as they are."""
    return f"{label}s" if label.endswith(("credit", "unit", "point", "hour")) else label


def _row(text: str, width: int, hanging: int) -> Iterator[Line]:
    """A row of a table, whose blanks stay, and what does not fit under its second column."""
    if len(text) + len(_IN) <= width:
        yield line(_IN + text)
        return
    cut = text.rfind(" ", 0, width - len(_IN))
    yield line(_IN + text[:cut].rstrip())
    yield from wrapped(text[cut:], width, indent=" " * hanging)
