"""The size of assigned credit in ECTS: everything between all published ways to convert it (crosswalk rule 6)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from mcdef.crosswalk.conversion import Conversion, Route, notes, route, stated, unmapped, unverified, weakest
from mcdef.crosswalk.credits import hours_of_share, row_of
from mcdef.crosswalk.names import system_by_id
from mcdef.crosswalk.rows import CreditSystem, Exchange
from mcdef.crosswalk.shown import shown
from mcdef.crosswalk.tables import Crosswalk
from mcdef.logic.possibilities import Numbers, Value, hull

_ECTS: Final = "ects"
# Kinds of exchange that say how credit compares; a rate for paying aid does not.
COMPARING: Final = ("official", "official-regional", "practice")


def ects_equivalent(
    amount: Numbers, system: str, crosswalk: Crosswalk, country: str | None = None, on: date | None = None
) -> Conversion:
    """The hull of all routes: published exchanges, share of the year, hours. ``country`` is the awarding body's.

    A way known only from memory widens what the others give, and decides nothing alone; the grade is that of the
    verified ways, since an outcome that stands on the widened hull stands on theirs.
    """
    found = system_by_id(system, crosswalk)
    if found.id == _ECTS:
        return stated(amount)
    if not found.academic:
        return unmapped(f"{found.title} is not credit that a body assigns")
    ects = crosswalk.systems[_ECTS]
    ways = (
        *_by_exchange(amount, found, crosswalk, on),
        *_by_year(amount, found, ects),
        *_by_hours(amount, found, ects, country, on),
    )
    verified = [way for way in ways if way.verified]
    if not ways:
        return unmapped(notes(f"no published way from {found.title} to ECTS", found.note))
    if not verified:
        return unverified(_hull(ways), ways, found.note)
    return Conversion(_hull(ways), None, None, ways, weakest(way.evidence for way in verified), found.note)


def _by_exchange(amount: Numbers, system: CreditSystem, crosswalk: Crosswalk, on: date | None) -> Iterator[Route]:
    for exchange in crosswalk.exchanges:
        if exchange.kind not in COMPARING or not exchange.valid.holds(on):
            continue
        if (exchange.source, exchange.target) == (system.id, _ECTS):
            yield route(amount.times(exchange.rate), _rate(system.label, exchange, "ECTS"), exchange.cite)
        elif (exchange.target, exchange.source) == (system.id, _ECTS):
            yield route(amount.divided_by(exchange.rate), _rate("ECTS", exchange, system.label), exchange.cite)


def _by_year(amount: Numbers, system: CreditSystem, ects: CreditSystem) -> Iterator[Route]:
    """The same share of a full-time year; only where both years are sourced."""
    if system.year is None or ects.year is None:
        return
    says = f"{shown(system.year.value)} {system.label} a year, {shown(ects.year.value)} ECTS a year"
    value = amount.times(ects.year.value).divided_by(system.year.value)
    yield route(value, says, system.year.cite, ects.year.cite)


def _by_hours(
    amount: Numbers, system: CreditSystem, ects: CreditSystem, country: str | None, on: date | None
) -> Iterator[Route]:
    """The same notional hours. A floor without upper end takes no part: nothing says how large the credit is."""
    usual = row_of(ects, None, on)
    row = row_of(system, country, on)
    if usual is None:
        return
    if row is not None and system.measures == "notional" and not row.floor:
        hours, cites = amount.times(row.hours), (row.cite, usual.cite)
    elif row is None and system.hours_per_year is not None and (share := hours_of_share(system)) is not None:
        hours, cites = amount.times(share), (system.hours_per_year.cite, usual.cite)
    else:
        return
    yield route(hours.divided_by(usual.hours), f"{shown(hours)} h at {shown(usual.hours)} h a credit", *cites)


def _rate(one: str, exchange: Exchange, other: str) -> str:
    rate = exchange.rate
    low = rate.extent.low
    whole = low is not None and rate.is_point and low.numerator == 1
    ratio = f"{low.denominator} {one} = 1 {other}" if whole and low is not None else f"1 {one} = {shown(rate)} {other}"
    return f"{ratio} ({exchange.kind})"


def _hull(ways: tuple[Route, ...]) -> Value:
    value = ways[0].value
    for way in ways[1:]:
        value = hull(value, way.value)
    return value
