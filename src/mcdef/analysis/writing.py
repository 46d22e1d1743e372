"""A fact's value into a description: which keys to write, so that it is stated so, or no longer stated at all.

Several ways are given where there are several. Whether a way does what it should is for the reader of descriptions to
say: whoever writes with this judges what came out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Final

from mcdef.analysis.blocks import expanded, placed, plain_number, removed
from mcdef.analysis.places import PLACES, TRUTHS, UNITS, Place
from mcdef.crosswalk.tables import Crosswalk
from mcdef.facts.vocabulary import CREDIT_PREFIX, CUSTOM_PREFIX, FACTS, system_fact
from mcdef.logic.possibilities import ABSENT, UNKNOWN, Choice, Members, Numbers, Value

Data = Mapping[str, Any]
_NUMBERS_OF_CREDIT: Final = "credits.ects_equivalent"


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes facts; credit systems are those of a crosswalk."""

    crosswalk: Crosswalk

    def ways(self, data: Data, fact: str, value: Value) -> Iterator[Data]:
        """The description with the fact stated so, in each way there is; with nothing said of it if it is unknown."""
        if fact.startswith(CUSTOM_PREFIX):
            yield placed(data, ("custom", fact.removeprefix(CUSTOM_PREFIX)), plain_value(fact, value))
        elif (system := self._system(fact)) is not None:
            yield from _credit(data, system, value)
        elif fact in PLACES:
            yield from _placed_ways(data, fact, value)

    def _system(self, fact: str) -> str | None:
        if fact == _NUMBERS_OF_CREDIT:
            return "ects"
        if fact in FACTS or not fact.startswith(CREDIT_PREFIX):
            return None
        return next((id_ for id_ in self.crosswalk.systems if system_fact(id_) == fact), None)


def _placed_ways(data: Data, fact: str, value: Value) -> Iterator[Data]:
    place = PLACES[fact]
    if value is UNKNOWN:
        both = place[0] == "awarding_body" and "awarding_body" not in data  # one provider is both bodies
        yield removed(data, ("provider", *place[1:]) if both else place)
        if len(place) > 1 and place[0] != "provider":
            yield removed(data, place[:1])
        return
    written = _whole_block(fact, value)
    if written is not None:
        yield {**data, place[0]: written}
    if (part := plain_value(fact, value)) is not None:
        yield from _in_block(data, fact, place, part)
    if isinstance(value, Members) and value.complete and value.has:
        for stated in _in_block(data, fact, place, sorted(value.has)):
            yield from _closed(stated, fact, place)


def _in_block(data: Data, fact: str, place: Place, part: object) -> Iterator[Data]:
    if place[0] != "awarding_body" or "awarding_body" in data:
        yield placed(data, place, part)
    else:  # one provider is both bodies
        yield placed(data, ("provider", *place[1:]), part)
        body = expanded("provider", data.get("provider", {}))
        kept = {key: body[key] for key in ("name", "type", "country") if key in body}
        yield {**data, "awarding_body": {**kept, "name": "Awarding body", place[1]: part}}


def _closed(data: Data, fact: str, place: Place) -> Iterator[Data]:
    """A list that holds nothing else: its block is complete, or it is closed at the top."""
    if place[0] == "record":
        yield placed(data, ("record", "complete"), True)
    block = FACTS[fact].block
    if place[0] != "record" and block is not None:
        before = data.get("complete")
        named = [before] if isinstance(before, str) else list(before) if isinstance(before, list) else []
        yield {**data, "complete": [*named, *({block} - set(named))]}


def _whole_block(fact: str, value: Value) -> object | None:
    """What says it in one word for a block as a whole."""
    if value is ABSENT:
        return {"workload.hours": "none", "award.type": "none", "level.eqf": "none", "level.cycle": "none"}.get(fact)
    only = value.only if isinstance(value, Choice) else None
    if only is False and fact in ("assessment.exists", "record.issued", "credits.assigned", "learning_outcomes.stated"):
        return "none"
    if only is True and fact in ("learning_outcomes.stated",):
        return "stated"
    if only is True and fact == "credits.assigned":
        return "assigned"
    if fact == "level.eqf" and isinstance(value, Numbers) and (text := number_text(value)) is not None:
        return f"EQF {text}"
    if fact in ("workload.hours", "duration.weeks") and isinstance(value, Numbers):
        text = number_text(value)
        return None if text is None else f"{text} {'h' if fact == 'workload.hours' else 'weeks'}"
    return None


def plain_value(fact: str, value: Value) -> object | None:
    """A value as it stands in a file; nothing where it cannot be written so."""
    if isinstance(value, Choice):
        return _words(fact, value)
    if isinstance(value, Members):
        return sorted(value.has) if value.has else ("none" if value.complete else None)
    if isinstance(value, Numbers):
        text = number_text(value)
        if text is None:
            return None
        if fact == "share_from_degree_courses" and value.is_point:
            return percent_text(value)
        return text + UNITS[fact] if fact in UNITS else plain_number(text)
    return "none" if value is ABSENT and fact in ("record.validity_years", "assessment.type") else None


def _words(fact: str, value: Choice) -> object | None:
    if value.only is None:
        words = sorted(str(option) for option in value.options)
        return words if fact in ("provider.type", "awarding_body.type") else None
    if isinstance(value.only, bool):
        yes, no = TRUTHS.get(fact, (True, False))
        return yes if value.only else no
    return value.only.isoformat() if isinstance(value.only, date) else value.only


def _credit(data: Data, system: str, value: Value) -> Iterator[Data]:
    """A number of credits. What is said of later recognition stays, and a unit that the description uses."""
    if value is UNKNOWN:
        yield removed(data, ("credits",))
        yield {**data, "credits": "assigned"}
    elif value is ABSENT:
        yield {**data, "credits": "none"}
    elif isinstance(value, Numbers) and (text := number_text(value)) is not None:
        before = data.get("credits")
        if system == "ects":
            yield {**data, "credits": f"{text} ECTS"}
        elif isinstance(before, str) and " " in before:
            yield {**data, "credits": f"{text} {before.split(' ', 1)[1]}"}
        yield {**data, "credits": {"system": system, "value": plain_number(text)}}


def number_text(numbers: Numbers) -> str | None:
    """Numbers as people write them: ``99``, ``99-101``, ``at least 3``, ``4 or 5``."""
    parts = numbers.parts
    if all(part.is_point for part in parts):
        points = [exact_text(part.low) for part in parts if part.low is not None]
        row = len(parts) > 2 and numbers.extent.low is not None and numbers.extent.high is not None
        return f"{points[0]}-{points[-1]}" if row else " or ".join(points)
    if len(parts) > 1:
        return None
    (low, high), (low_open, high_open) = (parts[0].low, parts[0].high), (parts[0].low_open, parts[0].high_open)
    if low is not None and high is not None:
        return None if low_open else f"{exact_text(low)}-{'under ' if high_open else ''}{exact_text(high)}"
    if low is not None:
        return f"{'over' if low_open else 'at least'} {exact_text(low)}"
    return None if high is None else f"{'under' if high_open else 'at most'} {exact_text(high)}"


def exact_text(number: Fraction) -> str:
    """A number with decimals where three of them hold it, else as a fraction."""
    thousandths = number * 1000
    if thousandths.denominator != 1:
        return str(number)
    whole, rest = divmod(thousandths.numerator, 1000)
    return f"{whole}.{rest:03d}".rstrip("0") if rest else str(whole)


def percent_text(numbers: Numbers) -> str | None:
    """A share, as a percentage."""
    low = numbers.extent.low
    return None if low is None else f"{exact_text(low * 100)} %"
