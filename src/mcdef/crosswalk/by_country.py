"""Hours and taught hours of an amount of credit, by the country of the body that awards it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from mcdef.crosswalk.credits import ANYWHERE
from mcdef.crosswalk.folding import country_code, within
from mcdef.crosswalk.rows import Cite, CreditSystem, HoursRow
from mcdef.logic.possibilities import Numbers


@dataclass(frozen=True, slots=True)
class CountryHours:
    """One country's row for an amount; ``*`` is everywhere else. Contact rows give taught hours only."""

    country: str
    per_credit: Numbers
    hours: Numbers | None
    contact: Numbers | None
    usual: Numbers | None
    cite: Cite

    @property
    def decides(self) -> bool:
        return self.cite.verified


def hours_by_country(
    amount: Numbers, system: CreditSystem, country: str | None = None, on: date | None = None
) -> tuple[CountryHours, ...]:
    """The rows in force on the day, in the order of the table; with a country, its own and the general one."""
    place = country_code(country) if country else None
    rows = [row for row in system.hours if row.valid.holds(on)]
    if place is not None:
        rows = [row for row in rows if row.country == ANYWHERE or within(place, row.country)]
    return tuple(_of(amount, system, row) for row in rows)


def _of(amount: Numbers, system: CreditSystem, row: HoursRow) -> CountryHours:
    taught = row.hours if system.measures == "contact" else row.contact
    total = amount.times(row.hours) if system.measures == "notional" else None
    return CountryHours(
        row.country,
        row.hours,
        total,
        None if taught is None else amount.times(taught),
        _usual(amount, row.typical),
        row.cite,
    )


def _usual(amount: Numbers, typical: Fraction | None) -> Numbers | None:
    return None if typical is None else amount.times(Numbers.point(typical))
