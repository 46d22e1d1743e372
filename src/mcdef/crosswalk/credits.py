"""Hours from assigned credit: by the country of the awarding body, exactly, and never the other way round (rule 7)."""

from __future__ import annotations

from datetime import date
from typing import Final

from mcdef.crosswalk.conversion import Conversion, Route, notes, route, unmapped, unverified
from mcdef.crosswalk.folding import country_code, within
from mcdef.crosswalk.names import system_by_id
from mcdef.crosswalk.rows import CreditSystem, HoursRow
from mcdef.crosswalk.shown import shown
from mcdef.crosswalk.tables import Crosswalk
from mcdef.logic.possibilities import Numbers
from mcdef.messages import show

ANYWHERE: Final = "*"


def hours_from_credits(
    amount: Numbers,
    system: str,
    crosswalk: Crosswalk,
    country: str | None = None,
    on: date | None = None,
    own_hours_per_credit: Numbers | None = None,
) -> Conversion:
    """The workload of so many credits (crosswalk rule 4): the provider's own figure, the country's row, the general.

    A system that counts contact only bounds the workload from below. ``country`` is the awarding body's.
    """
    found = system_by_id(system, crosswalk)
    if own_hours_per_credit is not None:
        return _by_own_figure(amount, found, own_hours_per_credit)
    national, general = row_of(found, country, on), row_of(found, None, on)
    if national is None:
        return _by_share(amount, found)
    chosen = _workload(amount, found, national)
    if national.cite.verified:
        return _decided(chosen, national)
    if general is None or not general.cite.verified:
        return unverified(chosen.value, (chosen,), national.cite.note)
    # Rules 13, 14: a national row from memory only shows; the general row decides.
    usual = _workload(amount, found, general)
    if usual.value == chosen.value:
        return _decided(usual, general)
    memory = notes("the country's own figure is not verified", national.cite.note)
    return Conversion(usual.value, chosen.value, "unverified", (usual, chosen), general.cite.evidence, memory)


def contact_from_credits(
    amount: Numbers, system: str, crosswalk: Crosswalk, country: str | None = None, on: date | None = None
) -> Conversion:
    """The taught hours of credits that measure contact (CEU, clock hours), or of which a taught part is sourced.

    They bound the workload from below and say nothing else of it.
    """
    found = system_by_id(system, crosswalk)
    row = row_of(found, country, on)
    taught = None if row is None else row.hours if found.measures == "contact" else row.contact
    if row is None or taught is None:
        return unmapped(f"{found.title} says nothing about contact hours")
    says = f"{shown(amount)} {found.label}, each {shown(taught)} h of contact"
    way = route(amount.times(taught), says, row.cite)
    return _decided(way, row) if row.cite.verified else unverified(way.value, (way,), row.cite.note)


def row_of(system: CreditSystem, country: str | None, on: date | None) -> HoursRow | None:
    """The first row of the country that is valid on the day, else the general one (crosswalk rule 12)."""
    place = country_code(country) if country else None
    for row in system.hours:
        here = row.country == ANYWHERE or (place is not None and within(place, row.country))
        if here and row.valid.holds(on):
            return row
    return None


def hours_of_share(system: CreditSystem) -> Numbers | None:
    """Hours of one credit that measures a part of a year, through the sourced hours of a year."""
    if system.hours_per_year is None or system.year is None:
        return None
    return system.hours_per_year.value.divided_by(system.year.value)


def _workload(amount: Numbers, system: CreditSystem, row: HoursRow) -> Route:
    usually = f" (usually {show.number(row.typical)} h)" if row.typical is not None else ""
    where = "" if row.country == ANYWHERE else f" ({row.country})"
    if system.measures in ("contact", "mixed"):
        says = f"{shown(amount)} {system.label}, each {shown(row.hours)} h of contact{usually}{where}: a lower bound"
        return route(_at_least(amount.times(row.hours)), says, row.cite)
    says = f"{shown(amount)} {system.label}, each {shown(row.hours)} h{usually}{where}"
    return route(amount.times(row.hours), says, row.cite)


def _by_own_figure(amount: Numbers, system: CreditSystem, own: Numbers) -> Conversion:
    hours = amount.times(own)
    value = _at_least(hours) if system.measures in ("contact", "mixed") else hours
    says = f"{shown(amount)} {system.label}, each {shown(own)} h (the provider's own figure)"
    return Conversion(value, None, None, (Route(value, says, (), "primary", None),), "primary")


def _by_share(amount: Numbers, system: CreditSystem) -> Conversion:
    per_credit = hours_of_share(system)
    if per_credit is None or system.hours_per_year is None or system.year is None:
        return unmapped(notes(f"no hours of {system.title} are published", system.note))
    cite = system.hours_per_year.cite
    says = f"{shown(amount)} {system.label}, a year {shown(system.hours_per_year.value)} h (by convention)"
    way = route(amount.times(per_credit), says, cite, system.year.cite)
    if not way.verified:
        return unverified(way.value, (way,), cite.note)
    return Conversion(way.value, None, None, (way,), way.evidence, cite.note)


def _decided(way: Route, row: HoursRow) -> Conversion:
    return Conversion(way.value, None, None, (way,), way.evidence, row.cite.note)


def _at_least(hours: Numbers) -> Numbers:
    extent = hours.extent
    return Numbers.between(extent.low, None, low_open=extent.low_open)
