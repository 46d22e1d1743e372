"""Values of facts, and what tests allow, in the words of a reader."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from mcdef.crosswalk.shown import shown as shown_numbers
from mcdef.facts.vocabulary import CREDIT_PREFIX, CUSTOM_PREFIX, spec_of
from mcdef.logic.algebra import Check, Includes, IsNone, IsStated, OneOf, Test, Vague, Within, leaves_of
from mcdef.logic.possibilities import ABSENT, UNKNOWN, Choice, Members, Numbers, Option, Value
from mcdef.messages import show

NOT_STATED = "not stated"
_PREFIXED = frozenset({"EQF"})


def shown(fact: str, value: Value) -> str:
    """A value with its unit: ``100-150 h``, ``EQF 6 or 7``, ``yes``, ``not stated``."""
    if value is UNKNOWN:
        return NOT_STATED
    if value is ABSENT:
        return "none"
    if isinstance(value, Numbers):
        return with_unit(fact, shown_numbers(value))
    if isinstance(value, Choice):
        return show.either(sorted(word(option) for option in value.options))
    assert isinstance(value, Members)
    listed = ", ".join(sorted(value.has))
    if not listed:
        return "none" if value.complete else NOT_STATED
    return f"{listed} (and nothing else)" if value.complete else listed


def word(option: Option) -> str:
    """One word, truth value or date."""
    if isinstance(option, bool):
        return "yes" if option else "no"
    return option.isoformat() if isinstance(option, date) else option


def with_unit(fact: str, text: str) -> str:
    """A number with the unit of its fact, before or after as the unit is used."""
    spec = spec_of(fact)
    unit = spec.unit if spec is not None else _system_unit(fact)
    if not unit:
        return text
    if unit == "courses" and (text == "1" or text.endswith(" 1")):
        unit = "course"
    return f"{unit} {text}" if unit in _PREFIXED else f"{text} {unit}"


def _system_unit(fact: str) -> str:
    if not fact.startswith("credits."):
        return ""
    system = fact.removeprefix("credits.").replace("_", "-")
    return "ECTS" if system == "ects" else f"{system} credits"


def asked(fact: str, check: Check) -> str:
    """What a check allows: ``100-150 h``, ``EQF 6 or 7``, ``yes``."""
    match check:
        case Within(allowed):
            limits = show.limits(allowed.low, allowed.high, allowed.low_open, allowed.high_open)
            return with_unit(fact, limits)
        case OneOf(numbers, options):
            if numbers is not None:
                return with_unit(fact, shown_numbers(numbers))
            return show.either(sorted(word(option) for option in options))
        case IsNone():
            return "none"
        case Includes(members, any_of):
            return show.either(members) if any_of else show.both(members)
        case IsStated():
            return "stated"
        case Vague(clear, outside, _):
            small = clear < outside
            return with_unit(fact, f"{'up to' if small else 'from'} {show.number(clear)}")


def way_to_write(facts: Iterable[str], test: Test | None) -> str:
    """What to add to a description so that it states these facts, in its own words."""
    return "; and ".join(written_ways(facts, test))


def written_ways(facts: Iterable[str], test: Test | None) -> tuple[str, ...]:
    """The same as a list, each once."""
    listed = {} if test is None else _members_asked(test)
    return tuple(dict.fromkeys(_written(fact, listed.get(fact, ())) for fact in facts))


def _members_asked(test: Test) -> dict[str, tuple[str, ...]]:
    asked: dict[str, tuple[str, ...]] = {}
    for leaf in leaves_of(test):
        if isinstance(leaf.check, Includes):
            asked[leaf.fact] = tuple(dict.fromkeys((*asked.get(leaf.fact, ()), *leaf.check.members)))
    return asked


def _written(fact: str, members: tuple[str, ...]) -> str:
    if fact.startswith(CUSTOM_PREFIX):
        return f"custom: {{{fact.removeprefix(CUSTOM_PREFIX)}: …}}"
    spec = spec_of(fact)
    if spec is None:
        system = fact.removeprefix(CREDIT_PREFIX).replace("_", "-")
        return f"credits: 5 {'ECTS' if system == 'ects' else system}"
    return spec.written if not members else spec.written.replace(_listed(spec.written), f"[{', '.join(members)}]")


def _listed(written: str) -> str:
    """The example list within a way of writing: ``[learner, title, …]``."""
    start, end = written.find("["), written.find("]")
    return written[start : end + 1] if start >= 0 else written
