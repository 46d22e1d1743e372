"""What stands beside a conversion: the sizes of full awards near it, and the rates that somebody published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mcdef.crosswalk.ects import COMPARING
from mcdef.crosswalk.folding import country_code, near
from mcdef.crosswalk.rows import AwardSize, CreditSystem, Exchange
from mcdef.crosswalk.tables import Crosswalk
from mcdef.logic.possibilities import Numbers


@dataclass(frozen=True, slots=True)
class NearAward:
    """A full award; ``compared`` says whether the amount asked about is smaller, as large or larger, where it can."""

    row: AwardSize
    compared: str | None = None


@dataclass(frozen=True, slots=True)
class Rate:
    """An amount by a published rate; a rate for paying aid takes no part in any conversion."""

    exchange: Exchange
    other: CreditSystem
    value: Numbers
    takes_part: bool


def awards_at(
    framework: str | None, levels: Iterable[str], eqf: frozenset[int], crosswalk: Crosswalk, country: str | None
) -> tuple[NearAward, ...]:
    """Awards at a level: those of its framework there, else by EQF level those of the country and the general ones."""
    wanted = set(levels)

    def fits(row: AwardSize) -> bool:
        if row.framework is not None and row.framework == framework:
            return row.level in wanted
        if row.framework is not None and _national(framework, crosswalk):
            return False
        return bool(eqf & _eqf_of(row, crosswalk)) and (row.country is None or _there(row, country))

    return tuple(NearAward(row) for row in crosswalk.award_sizes if fits(row))


def awards_beside(
    amount: Numbers, system: CreditSystem, crosswalk: Crosswalk, country: str | None
) -> tuple[NearAward, ...]:
    """Awards measured in the same credit, with a country those there; where no row is, the country's in other units."""
    of_unit = [row for row in crosswalk.award_sizes if row.unit == system.id]
    if country is None:
        general = [row for row in of_unit if row.country is None]
        return tuple(_compared(amount, row) for row in general or of_unit)
    chosen = [row for row in of_unit if row.country is None or _there(row, country)]
    others = [row for row in crosswalk.award_sizes if _there(row, country) and row not in chosen]
    return (*(_compared(amount, row) for row in chosen), *(NearAward(row) for row in others))


def rates_of(
    amount: Numbers, system: CreditSystem, crosswalk: Crosswalk, on: date | None = None, to: str | None = None
) -> tuple[Rate, ...]:
    """The published rates from this credit and to it, turned around where needed; ``to`` keeps those with one other."""
    found: list[Rate] = []
    for exchange in crosswalk.exchanges:
        if system.id not in (exchange.source, exchange.target) or not exchange.valid.holds(on):
            continue
        away = exchange.source == system.id
        other = crosswalk.systems[exchange.target if away else exchange.source]
        value = amount.times(exchange.rate) if away else amount.divided_by(exchange.rate)
        if to in (None, other.id) and other.valid.holds(on):
            found.append(Rate(exchange, other, value, exchange.kind in COMPARING))
    return tuple(found)


def _compared(amount: Numbers, row: AwardSize) -> NearAward:
    mine, size = amount.extent, row.size.extent
    if size.low is not None and mine.high is not None and mine.high < size.low:
        return NearAward(row, "smaller")
    if size.high is not None and mine.low is not None and mine.low > size.high:
        return NearAward(row, "larger")
    return NearAward(row, "as large" if amount.within(row.size) else "open")


def _eqf_of(row: AwardSize, crosswalk: Crosswalk) -> set[int]:
    if row.eqf is not None:
        return {row.eqf}
    if row.framework is None or row.level is None:
        return set()
    found = crosswalk.frameworks[row.framework].to_eqf.get(row.level)
    return set() if found is None else set(found.eqf)


def _national(framework: str | None, crosswalk: Crosswalk) -> bool:
    return framework is not None and crosswalk.frameworks[framework].country is not None


def _there(row: AwardSize, country: str | None) -> bool:
    return row.country is not None and country is not None and near(country_code(country), row.country)
