"""What a written name means: a framework, a credit system; and what to write where several bear it (rule 11)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from mcdef.crosswalk.errors import CrosswalkError, choices, listed, meant, refusal
from mcdef.crosswalk.folding import country_code, fold, near
from mcdef.crosswalk.rows import CreditSystem, Framework, Name
from mcdef.crosswalk.tables import Crosswalk
from mcdef.documents.suggest import closest

_Row = TypeVar("_Row", Framework, CreditSystem)


@dataclass(frozen=True, slots=True)
class NamedSystem:
    """A credit system, and the country that its written name tells (CFU: Italy), if it tells one."""

    system: CreditSystem
    implies: str | None


def scales_named(
    name: str, crosswalk: Crosswalk, country: str | None = None, on: date | None = None, level: str = "…"
) -> tuple[Framework, ...]:
    """The framework of that name; several where a scale was replaced, the one in force on the day first (rule 12).

    ``level`` only completes what the error says to write. Raises :class:`CrosswalkError`.
    """
    bearers = crosswalk.framework_names.get(fold(name))
    if bearers is None:
        raise _unknown_framework(name, crosswalk, country)
    scales = [framework for _, framework in _in_country(bearers, country)]
    if not scales or len({framework.country for framework in scales}) > 1:
        spelled = (f"{name} ({framework.place}) {level}" for _, framework in bearers)
        raise refusal("framework-needs-country", name=name, choices=choices(dict.fromkeys(spelled)))
    return tuple(_by_date(scales, on))


def system_named(name: str, crosswalk: Crosswalk, country: str | None = None, on: date | None = None) -> NamedSystem:
    """The credit system of that name, in any case and number, or of that id. Raises :class:`CrosswalkError`."""
    if (by_id := crosswalk.systems.get(name.replace("_", "-"))) is not None:
        return NamedSystem(by_id, None)
    bearers = crosswalk.system_names.get(fold(name)) or crosswalk.system_names.get(_singular(name))
    if bearers is None:
        raise _unknown_system(name, crosswalk)
    there = _in_country(bearers, country)
    if not there:
        labels = ("ECTS", *(system.label for _, system in bearers))
        raise refusal("credit-needs-country", name=name, choices=choices(labels))
    systems = _by_date([system for _, system in there], on)
    written = next(name_ for name_, system in there if system is systems[0])
    return NamedSystem(systems[0], written.implies[0] if len(written.implies) == 1 else None)


def system_by_id(id_: str, crosswalk: Crosswalk) -> CreditSystem:
    """The credit system with that id, as the facts name it. Raises :class:`CrosswalkError`."""
    if id_ not in crosswalk.systems:
        raise _unknown_system(id_, crosswalk)
    return crosswalk.systems[id_]


def place_named(written: str, crosswalk: Crosswalk) -> str | None:
    """The country meant by ``(Australia)`` or ``(AU)`` behind a framework's name."""
    for framework in crosswalk.frameworks.values():
        country, place = framework.country, framework.place
        if country and place and fold(written) in (fold(place), fold(country)):
            return country
    return None


def _in_country(bearers: tuple[tuple[Name, _Row], ...], country: str | None) -> list[tuple[Name, _Row]]:
    """Who bears the name everywhere, or in the country asked for."""
    place = country_code(country) if country else None
    return [
        (name, row)
        for name, row in bearers
        if not name.countries or (place is not None and any(near(place, there) for there in name.countries))
    ]


def _by_date(rows: list[_Row], on: date | None) -> list[_Row]:
    """The row in force on the day first; before any of them, the earliest."""

    def order(row: _Row) -> tuple[bool, date]:
        return not row.valid.holds(on), row.valid.since or date.min

    return sorted(rows, key=order)


def _singular(name: str) -> str:
    """``UK credits``: ``ukcredit``; ``studiepunten`` and the like are names of their own."""
    return fold(name).removesuffix("s")


def _unknown_framework(name: str, crosswalk: Crosswalk, country: str | None) -> CrosswalkError:
    place = country_code(country) if country else None
    local = [
        framework.label
        for framework in crosswalk.frameworks.values()
        if place and framework.country and near(place, framework.country)
    ]
    labels = [framework.label for framework in crosswalk.frameworks.values()]
    every = [name.text for framework in crosswalk.frameworks.values() for name in framework.names]
    return refusal(
        "unknown-framework", written=name, meant=meant(closest(name, every)), known=listed([*local, *labels])
    )


def _unknown_system(name: str, crosswalk: Crosswalk) -> CrosswalkError:
    every = [each.text for system in crosswalk.systems.values() for each in system.names]
    labels = [system.label for system in crosswalk.systems.values()]
    return refusal("unknown-credit-system", written=name, meant=meant(closest(name, every)), known=listed(labels))
