"""Everything the crosswalk says of one level or one amount of credit, as one value that outputs print."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from mcdef.crosswalk.asked import Asked, AskedCredit, Where
from mcdef.crosswalk.by_country import CountryHours, hours_by_country
from mcdef.crosswalk.context import NearAward, Rate, awards_at, awards_beside, rates_of
from mcdef.crosswalk.conversion import Conversion
from mcdef.crosswalk.credits import contact_from_credits, hours_from_credits
from mcdef.crosswalk.ects import ects_equivalent
from mcdef.crosswalk.eqf import to_cycle, to_eqf
from mcdef.crosswalk.errors import CrosswalkError, listed, refusal
from mcdef.crosswalk.facing import Facing, faced_by, facing
from mcdef.crosswalk.folding import country_code, near
from mcdef.crosswalk.levels import LevelStatement
from mcdef.crosswalk.names import place_named, scales_named, system_named
from mcdef.crosswalk.remarks import credit_remarks, level_remarks
from mcdef.crosswalk.rows import Framework
from mcdef.crosswalk.tables import Crosswalk
from mcdef.logic.possibilities import Numbers, Value

LEVEL_TARGETS: Final = ("eqf", "cycle", "frameworks", "awards")
CREDIT_TARGETS: Final = ("ects", "hours", "contact", "rates", "awards")


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing that can be said: what it is, and how it comes about."""

    to: str
    conversion: Conversion


@dataclass(frozen=True, slots=True)
class Page:
    """The answer to one question. ``to`` is what was asked for; without it everything that can be said."""

    text: str
    where: Where
    to: str | None
    asked: Asked
    framework: Framework | None = None
    eqf: frozenset[int] = frozenset()
    answers: tuple[Answer, ...] = ()
    facing: tuple[Facing, ...] = ()
    countries: tuple[CountryHours, ...] = ()
    rates: tuple[Rate, ...] = ()
    awards: tuple[NearAward, ...] = ()
    remarks: tuple[str, ...] = ()


def page_of(text: str, asked: Asked, crosswalk: Crosswalk, where: Where, to: str | None = None) -> Page:
    """The page about what was asked. Raises :class:`CrosswalkError` where ``to`` is nothing it can be converted to."""
    if isinstance(asked, AskedCredit):
        return _credit_page(text, asked, crosswalk, where, to)
    return _level_page(text, asked, crosswalk, where, to)


def _level_page(text: str, level: LevelStatement, crosswalk: Crosswalk, where: Where, to: str | None) -> Page:
    target = None if to is None else _level_target(to, crosswalk, where)
    framework = crosswalk.frameworks.get(level.framework or "")
    eqf = to_eqf(level, crosswalk, where.country, where.on)
    cycle = to_cycle(level, crosswalk, where.country, where.on)
    levels = _eqf_levels(eqf)
    grade = eqf.evidence if eqf.routes else None  # a stated EQF level is no step on the way
    if isinstance(target, Framework):
        faced = tuple(faced_by(target, levels, grade))
    else:
        faced = facing(levels, crosswalk, where.on, through=grade, but=level.framework)
    page = Page(
        text,
        where,
        to,
        level,
        framework,
        levels,
        (Answer("eqf", eqf), Answer("cycle", cycle)),
        faced,
        awards=awards_at(level.framework, level.levels, levels, crosswalk, _country_of(where, framework)),
        remarks=level_remarks(level, framework, crosswalk),
    )
    return page if target is None else _only(page, "frameworks" if isinstance(target, Framework) else target)


def _credit_page(text: str, asked: AskedCredit, crosswalk: Crosswalk, where: Where, to: str | None) -> Page:
    other = None if to is None else _credit_target(to, crosswalk, where)
    amount, system = asked.amount, asked.system
    place = where.country or asked.implied
    conversions = {
        "ects": ects_equivalent(amount, system.id, crosswalk, place, where.on),
        "hours": hours_from_credits(amount, system.id, crosswalk, place, where.on),
        "contact": contact_from_credits(amount, system.id, crosswalk, place, where.on),
    }
    page = Page(
        text,
        where,
        other if other in CREDIT_TARGETS else to,
        asked,
        answers=tuple(Answer(name, made) for name, made in conversions.items()),
        countries=hours_by_country(amount, system, place, where.on),
        rates=rates_of(amount, system, crosswalk, where.on, None if other in (None, *CREDIT_TARGETS) else other),
        awards=awards_beside(amount, system, crosswalk, place),
        remarks=credit_remarks(asked, crosswalk, where.country, sized=conversions["ects"].why != "unmapped"),
    )
    return page if other is None else _only(page, other if other in CREDIT_TARGETS else "rates")


def _only(page: Page, what: str) -> Page:
    """The page without what was not asked for. On the way to other frameworks lies the EQF level."""
    kept = "eqf" if what == "frameworks" else what
    return replace(
        page,
        answers=tuple(answer for answer in page.answers if answer.to == kept),
        facing=page.facing if what == "frameworks" else (),
        countries=page.countries if what in ("hours", "contact") else (),
        rates=page.rates if what == "rates" else (),
        awards=page.awards if what == "awards" else (),
    )


def _level_target(to: str, crosswalk: Crosswalk, where: Where) -> str | Framework:
    """A part of the page, or a framework by its name."""
    if to in LEVEL_TARGETS:
        return to
    if to in CREDIT_TARGETS:
        raise refusal("level-has-no-size", value=to)
    name, _, place = to.removesuffix(")").partition(" (")
    try:
        return scales_named(name, crosswalk, place_named(place, crosswalk), where.on)[0]
    except CrosswalkError as refused:
        if refused.code != "unknown-framework":
            raise
        raise refusal("unknown-target", value=to, known=listed((*LEVEL_TARGETS, "the name of a framework"))) from None


def _credit_target(to: str, crosswalk: Crosswalk, where: Where) -> str:
    """A part of the page, or the id of a credit system by its name."""
    if to in CREDIT_TARGETS:
        return to
    if to in LEVEL_TARGETS:
        raise refusal("credit-has-no-level", value=to)
    if to.casefold() == "ects":
        return "ects"
    try:
        return system_named(to, crosswalk, None, where.on).system.id
    except CrosswalkError as refused:
        if refused.code != "unknown-credit-system":
            raise
        known = listed((*CREDIT_TARGETS, "the name of a credit"))
        raise refusal("unknown-target", value=to, known=known) from None


def _eqf_levels(conversion: Conversion) -> frozenset[int]:
    """The EQF levels that a conversion leaves open, those from memory included."""
    value: Value | None = conversion.would_be if conversion.would_be is not None else conversion.value
    if not isinstance(value, Numbers):
        return frozenset()
    return frozenset(level for level in range(1, 9) if value.contains(Fraction(level)))


def _country_of(where: Where, framework: Framework | None) -> str | None:
    """The country asked for, unless the framework is that of another."""
    own = None if framework is None else framework.country
    if where.country is None or own is None or near(country_code(where.country), own):
        return own if where.country is None else where.country
    return own
