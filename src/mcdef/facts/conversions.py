"""Credit and level as stated, and what the crosswalk makes of them: hours, size in ECTS, EQF level, cycle."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Final

from mcdef.credential.model import Credential
from mcdef.credential.size import Credit, Level
from mcdef.crosswalk.consistency import Finding, implied_hours_per_credit
from mcdef.crosswalk.conversion import Conversion
from mcdef.crosswalk.credits import contact_from_credits, hours_from_credits
from mcdef.crosswalk.ects import ects_equivalent
from mcdef.crosswalk.eqf import to_cycle, to_eqf
from mcdef.crosswalk.errors import CrosswalkError, listed, refusal
from mcdef.crosswalk.levels import LevelStatement, level_in_words, level_of, parse_level
from mcdef.crosswalk.names import system_named
from mcdef.crosswalk.tables import Crosswalk
from mcdef.facts.close import number_left_out
from mcdef.facts.known import Pointer
from mcdef.facts.statements import Statement, whole_numbers
from mcdef.facts.vocabulary import CREDIT_PREFIX, system_fact
from mcdef.logic.possibilities import ABSENT, UNKNOWN, Choice, Numbers, Value

_ABOUT_A_FRAMEWORK: Final = ("unknown-framework", "framework-needs-country", "level-missing")
LESSON: Final = Fraction(3, 4)  # hours, at the least: a lesson lasts 45 to 60 minutes
CONTACT_NOTE: Final = "contact time is a part of the workload: a lower bound"


Wanted = Callable[[str], bool]


def everything(fact: str) -> bool:
    """Wants each fact."""
    return True


@dataclass(frozen=True, slots=True)
class Converted:
    """A conversion of what stands at a pointer into a fact."""

    fact: str
    conversion: Conversion
    pointer: Pointer


@dataclass(frozen=True, slots=True)
class Refused:
    """A level or credit that cannot be read."""

    error: CrosswalkError
    pointer: Pointer


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that does not fit together, or says nothing; values stay as they are."""

    severity: str
    code: str
    params: dict[str, Any]
    pointer: Pointer


Made = Statement | Converted | Refused | Remark


@dataclass(frozen=True, slots=True)
class Where:
    """What names and rows depend on: the provider's country, the awarding body's, and the day of issue."""

    provider: str | None
    awarding: str | None
    on: date | None


def where_of(credential: Credential) -> Where:
    """Where and when a credential is issued. One provider is both bodies, unless an awarding body is written."""
    provider = credential.provider.country if credential.provider is not None else None
    awarding = credential.awarding_body.country if credential.awarding_body is not None else None
    return Where(provider or awarding, awarding or provider, credential.issued_on)


def convert(credential: Credential, crosswalk: Crosswalk, wanted: Wanted = everything) -> Iterator[Made]:
    """Everything that credit, level and contact hours state or lead to; of conversions perhaps only those wanted."""
    where = where_of(credential)
    yield from _credits(credential, crosswalk, where, wanted)
    yield from _levels(credential, crosswalk, where)
    yield from _contact(credential)


def _contact(credential: Credential) -> Iterator[Made]:
    """Contact hours bound the workload from below and do no more (DESIGN, 2.5)."""
    contact = credential.contact
    if contact is None:
        return
    for name, factor in (("hours", Fraction(1)), ("lessons", LESSON)):
        amount: Numbers | None = getattr(contact, name)
        if amount is not None:
            extent = amount.extent
            low = None if extent.low is None else extent.low * factor
            bound = Numbers.between(low, None, low_open=extent.low_open)
            yield Converted("workload.hours", Conversion(bound, note=CONTACT_NOTE), ("contact", name))


def _credits(credential: Credential, crosswalk: Crosswalk, where: Where, wanted: Wanted) -> Iterator[Made]:
    own = credential.workload.hours_per_credit if credential.workload is not None else None
    named: list[str] = []
    for index, credit in enumerate(credential.credits or ()):
        for made in _credit(credit, ("credits", index), crosswalk, where, own, wanted):
            if isinstance(made, Statement) and isinstance(made.value, Numbers):
                named.append(made.fact)
            yield made
            if isinstance(made, Statement) and isinstance(made.value, Numbers):
                yield from _against_hours(credential, made, crosswalk)
    closed = "credits" in (credential.complete or ())
    if closed and credential.credits and not number_left_out(credential):
        for system in sorted(crosswalk.systems):
            if crosswalk.systems[system].academic and system_fact(system) not in named:
                yield Statement(system_fact(system), ABSENT, ("complete",))


def remarks_on_hours(credential: Credential, crosswalk: Crosswalk) -> Iterator[Remark]:
    """What :func:`convert` remarks on stated hours beside stated credit, without converting anything."""
    for index, credit in enumerate(credential.credits or ()):
        for made in _credit(credit, ("credits", index), crosswalk, where_of(credential), None, everything):
            if isinstance(made, Statement) and isinstance(made.value, Numbers):
                yield from _against_hours(credential, made, crosswalk)
                break  # what is stated comes before what is converted


def _credit(
    credit: Credit, at: Pointer, crosswalk: Crosswalk, where: Where, own: Numbers | None, wanted: Wanted
) -> Iterator[Made]:
    if credit.recommended is not None:
        text = f"{credit.recommended} ({credit.by})" if credit.by else credit.recommended
        yield Statement("credits.recommended", Choice.of(text), (*at, "recommended"))
    if credit.via_recognition is not None:
        yield Statement("credits.via_recognition", Choice.of(credit.via_recognition), (*at, "via_recognition"))
    if credit.assigned is not None:
        yield Statement("credits.assigned", Choice.of(credit.assigned), (*at, "assigned"))
        if credit.assigned is False:
            return
    if credit.value is None:
        return
    if credit.value == Numbers.point(0):  # no credit, in whatever system
        yield Statement("credits.assigned", Choice.of(False), (*at, "value"))
        return
    if credit.system is None:
        yield Remark("warning", "credits-without-system", {"credits": _plain(credit.value)}, at)
        return
    try:
        named = system_named(credit.system, crosswalk, where.awarding, where.on)
    except CrosswalkError as error:
        yield Refused(error, (*at, "system"))
        return
    system = named.system
    country = where.awarding or named.implies
    place = (*at, "value")
    if system.academic:
        yield Statement(system_fact(system.id), credit.value, place)
        if credit.assigned is None and credit.via_recognition is not True:
            yield Statement("credits.assigned", Choice.of(True), place)
        if wanted("credits.ects_equivalent"):
            size = ects_equivalent(credit.value, system.id, crosswalk, country, where.on)
            yield Converted("credits.ects_equivalent", size, place)
    if wanted("workload.hours"):
        hours = hours_from_credits(credit.value, system.id, crosswalk, country, where.on, own)
        yield Converted("workload.hours", hours, place)
    if wanted("contact.hours"):
        contact = contact_from_credits(credit.value, system.id, crosswalk, country, where.on)
        if contact.value is not UNKNOWN:
            yield Converted("contact.hours", contact, place)


def _against_hours(credential: Credential, made: Statement, crosswalk: Crosswalk) -> Iterator[Remark]:
    """Stated hours over stated credit, against what is in use (crosswalk rule 8)."""
    workload = credential.workload
    if workload is None or workload.hours is None or workload.hours_per_credit is not None:
        return
    if not isinstance(made.value, Numbers):
        return
    written = made.fact.removeprefix(CREDIT_PREFIX).replace("_", "-")
    system = (
        written
        if written in crosswalk.systems
        else next(id_ for id_ in crosswalk.systems if system_fact(id_) == made.fact)
    )
    finding: Finding | None = implied_hours_per_credit(workload.hours, made.value, system, crosswalk)
    if finding is not None:
        yield Remark(finding.severity, finding.code, dict(finding.params), made.pointer)


def _levels(credential: Credential, crosswalk: Crosswalk, where: Where) -> Iterator[Made]:
    national: list[Statement] = []
    for index, level in enumerate(credential.level or ()):
        for made in _level(level, ("level", index), crosswalk, where):
            if isinstance(made, Statement) and made.fact == "level.national" and isinstance(made.value, Choice):
                national.append(made)
            else:
                yield made
    if national:  # one level in several frameworks is one level
        texts = [str(one.value.only) for one in national if isinstance(one.value, Choice)]
        yield Statement("level.national", Choice.of(", ".join(dict.fromkeys(texts))), national[0].pointer)


def _level(level: Level, at: Pointer, crosswalk: Crosswalk, where: Where) -> Iterator[Made]:
    if level.applicable is False:
        for fact in ("level.eqf", "level.cycle", "level.national"):
            yield Statement(fact, ABSENT, at)
        return
    if level.eqf is not None:
        yield from _eqf(level.eqf, (*at, "eqf"), crosswalk, where)
    if level.cycle is not None:
        yield Statement("level.cycle", Choice.of(level.cycle), (*at, "cycle"))
    if level.sector is not None:
        yield Statement("level.sector", Choice.of(level.sector), (*at, "sector"))
    for pointer, read in _readers(level, at, crosswalk, where):
        try:
            statement = read()
        except CrosswalkError as error:
            about_name = pointer[-1] == "level" and error.code in _ABOUT_A_FRAMEWORK
            yield Refused(error, (*at, "framework") if about_name else pointer)
            continue
        yield from _stated_level(statement, pointer, crosswalk, where)


def _eqf(numbers: Numbers, at: Pointer, crosswalk: Crosswalk, where: Where) -> Iterator[Made]:
    """``{eqf: 6}`` says what ``EQF 6`` does: one of the eight levels, and with it the cycle."""
    every = crosswalk.frameworks["eqf"].levels
    levels = tuple(level for level in every if numbers.contains(Fraction(level)))
    if levels:
        yield from _stated_level(LevelStatement("eqf", levels, None, "EQF"), at, crosswalk, where)
    else:
        wrong = refusal("unknown-level", framework="EQF", level=_plain(numbers), levels=listed(every))
        yield Refused(wrong, at)


def _readers(level: Level, at: Pointer, crosswalk: Crosswalk, where: Where) -> Iterable[tuple[Pointer, Any]]:
    text, framework, words = level.text, level.framework, level.words
    if text is not None:
        yield (*at, "text"), lambda: parse_level(text, crosswalk, where.provider, where.on)
    if framework is not None:
        number = level.level or ""
        yield (*at, "level"), lambda: level_of(framework, number, crosswalk, where.provider, where.on, words=words)
    elif words is not None:
        yield (*at, "words"), lambda: level_in_words(words, crosswalk, where.provider)


def _stated_level(statement: LevelStatement, at: Pointer, crosswalk: Crosswalk, where: Where) -> Iterator[Made]:
    eqf = to_eqf(statement, crosswalk, where.provider, where.on)
    if statement.framework == "eqf":
        yield Statement("level.eqf", _whole(eqf.value), at)
    else:
        yield Statement("level.national", Choice.of(statement.text), at)
        yield Converted("level.eqf", eqf, at)
    cycle = to_cycle(statement, crosswalk, where.provider, where.on)
    if statement.framework == "qf-ehea":
        yield Statement("level.cycle", cycle.value, at)
    elif cycle.value is not UNKNOWN or cycle.would_be is not None:
        yield Converted("level.cycle", cycle, at)


def _whole(value: Value) -> Value:
    return whole_numbers(value) if isinstance(value, Numbers) else value


def _plain(numbers: Numbers) -> str:
    extent = numbers.extent
    return str(extent.low) if numbers.is_point else f"{extent.low}-{extent.high}"
