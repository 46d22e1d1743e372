"""What somebody asks the crosswalk about: a level, the words of an award, or an amount of credit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from mcdef.credential.mistake import Mistake
from mcdef.credential.quantity import split_quantity
from mcdef.crosswalk.award_words import award_word
from mcdef.crosswalk.errors import CrosswalkError, refusal
from mcdef.crosswalk.levels import LevelStatement, parse_level
from mcdef.crosswalk.names import NamedSystem, system_named
from mcdef.crosswalk.rows import CreditSystem
from mcdef.crosswalk.tables import Crosswalk
from mcdef.logic.possibilities import Numbers

_HOURS: Final = frozenset("h hr hrs hour hours".split())


@dataclass(frozen=True, slots=True)
class Where:
    """The country of the provider and awarding body, and the day; both may be left open."""

    country: str | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class AskedCredit:
    """An amount of credit; ``implied`` is the country that the written name tells (CFU: Italy)."""

    amount: Numbers
    system: CreditSystem
    implied: str | None


Asked = LevelStatement | AskedCredit


def read_asked(text: str, crosswalk: Crosswalk, where: Where) -> Asked:
    """What a text asks about. A name before a number is a level, a number before a name an amount of credit.

    Raises :class:`CrosswalkError`, and :class:`Mistake` for an amount that is none.
    """
    if text[:1].isdigit() or not _looks_like_level(text):
        found = _amount(text, crosswalk, where)
        if found is not None:
            return found
    return _level(text, crosswalk, where)


def _looks_like_level(text: str) -> bool:
    """Whether a text begins as no quantity does: ``about 5 ECTS`` is one, ``EQF 6,7`` is none."""
    try:
        split_quantity(text)
    except Mistake:
        return True
    return False


def _amount(text: str, crosswalk: Crosswalk, where: Where) -> AskedCredit | None:
    numbers, name, _ = split_quantity(text)
    if not name:
        return None
    if name.casefold() in _HOURS:
        raise refusal("hours-are-no-credit", text=text)
    try:
        return _credit(numbers, system_named(name, crosswalk, where.country, where.on))
    except CrosswalkError as unknown:
        if unknown.code != "unknown-credit-system":
            raise
        try:  # `6 DQR` is a level written the other way round
            level = parse_level(text, crosswalk, where.country, where.on)
        except CrosswalkError:
            raise unknown from None
        if level.framework is None:
            raise
        return None


def _level(text: str, crosswalk: Crosswalk, where: Where) -> Asked:
    try:
        level = parse_level(text, crosswalk, where.country, where.on)
    except CrosswalkError as refused:
        turned = _turned_around(text, crosswalk, where) if refused.code == "unknown-framework" else None
        if turned is None:
            raise
        return turned
    if level.framework is None and award_word(level.words or "", crosswalk, where.country) is None:
        raise refusal("crosswalk-unreadable", text=text)
    return level


def _turned_around(text: str, crosswalk: Crosswalk, where: Where) -> AskedCredit | None:
    """``CATS 15`` is an amount of credit, since CATS is no framework."""
    *name, number = text.split()
    try:
        numbers, rest, _ = split_quantity(number)
        return None if rest or not name else _credit(numbers, system_named(" ".join(name), crosswalk, *_of(where)))
    except (CrosswalkError, Mistake):
        return None


def _of(where: Where) -> tuple[str | None, date | None]:
    return where.country, where.on


def _credit(amount: Numbers, named: NamedSystem) -> AskedCredit:
    return AskedCredit(amount, named.system, named.implies)
