"""What does not fit together: hours against credit, several credits, several levels. Findings change no value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from typing import Any, Final, Literal

from mcdef.crosswalk.conversion import Conversion, notes, weakest
from mcdef.crosswalk.names import system_by_id
from mcdef.crosswalk.rows import CreditSystem
from mcdef.crosswalk.shown import shown
from mcdef.crosswalk.tables import Crosswalk
from mcdef.logic.possibilities import UNKNOWN, Choice, Numbers, Value, hull, meet
from mcdef.messages.crosswalk import TEXTS

_NEAR: Final = Fraction(1, 10)  # of a limit


@dataclass(frozen=True, slots=True)
class Finding:
    """A message code with its parameters, and the likely causes by their own codes."""

    severity: Literal["warning", "note"]
    code: str
    params: dict[str, Any]
    causes: tuple[str, ...] = ()


def implied_hours_per_credit(hours: Numbers, credits: Numbers, system: str, crosswalk: Crosswalk) -> Finding | None:
    """Stated hours over stated credit, against what is in use in that system (crosswalk rule 8)."""
    found = system_by_id(system, crosswalk)
    usual = _in_use(found)
    if usual is None or credits.contains(Fraction(0)):
        return None
    implied = hours.divided_by(credits)
    if implied.meet(usual) is not None:
        return None
    near = _widened(usual)
    causes = () if implied.meet(near) is not None else _causes(implied, found)
    params = {
        "hours": f"{shown(hours)} h",
        "credits": f"{shown(credits)} {found.label}",
        "ratio": shown(implied.hull()),
        "usual": shown(usual),
        "cause": ", or ".join(TEXTS[cause].claim for cause in causes or ("cause-unknown",)),
    }
    if implied.meet(near) is not None:
        return Finding("note", "hours-credits-near", params)
    return Finding("warning", "hours-credits-conflict", params, causes)


def credits_together(conversions: Sequence[Conversion]) -> tuple[Conversion, Finding | None]:
    """Several values derived for one fact: what all leave open, else all between them and a warning (rule 5)."""
    known = [each for each in conversions if isinstance(each.value, Numbers)]
    if not known:
        return conversions[0], None
    shared = _meet(each.value for each in known)
    if shared is not None:
        return _joined(shared, known), None
    params = {"one": _show(known[0].value), "other": _show(known[-1].value)}
    between = reduce(hull, (each.value for each in known))
    return _joined(between, known), Finding("warning", "credits-disagree", params)


def levels_together(conversions: Sequence[Conversion]) -> tuple[Conversion, Finding | None]:
    """Several levels stated for one offer: what all allow; else a stated EQF level, else both sets (rules 8, 9)."""
    known = [each for each in conversions if each.value is not UNKNOWN]
    if not known:
        return conversions[0], None
    stated = [each for each in known if not each.routes]
    shared = _meet(each.value for each in known)
    if shared is not None:
        return (stated[0] if stated and stated[0].value == shared else _joined(shared, known)), None
    params = {"one": _show(known[0].value), "other": _show(known[-1].value)}
    finding = Finding("warning", "levels-disagree", params)
    return (stated[0] if stated else _joined(_union(each.value for each in known), known)), finding


def _in_use(system: CreditSystem) -> Numbers | None:
    """What surprises nobody: told by the system, else its widest verified row; contact says nothing of all hours."""
    if system.plausible is not None:
        return system.plausible
    rows = [row.hours for row in system.hours if row.cite.verified]
    if system.measures != "notional" or not rows:
        return None
    return max(rows, key=_width)


def _width(hours: Numbers) -> tuple[bool, Fraction]:
    extent = hours.extent
    return extent.high is None, (extent.high or Fraction(0)) - (extent.low or Fraction(0))


def _widened(usual: Numbers) -> Numbers:
    extent = usual.extent
    high = None if extent.high is None else extent.high * (1 + _NEAR)
    return Numbers.between((extent.low or Fraction(0)) * (1 - _NEAR), high)


def _causes(implied: Numbers, system: CreditSystem) -> tuple[str, ...]:
    """A guess at the cause, never acted on."""
    if system.id != "ects":
        return ()
    guesses = (
        ("cause-uk-credits", Numbers.between(8, 12)),
        ("cause-contact-hours", Numbers.between(0, 15)),
        ("cause-other-system", Numbers.between(35, None)),
    )
    return tuple(code for code, zone in guesses if implied.within(zone))


def _joined(value: Value, conversions: Sequence[Conversion]) -> Conversion:
    routes = tuple(way for each in conversions for way in each.routes)
    grade = weakest(each.evidence for each in conversions if each.evidence is not None)
    return Conversion(value, None, None, routes, grade, notes(*(each.note for each in conversions)))


def _meet(values: Iterable[Value]) -> Value | None:
    result: Value | None = UNKNOWN
    for value in values:
        result = None if result is None else meet(result, value)
    return result


def _union(values: Iterable[Value]) -> Value:
    """Both sets; a level below EQF 1 beside others leaves all open."""
    every = list(values)
    if all(isinstance(value, Numbers) for value in every):
        return Numbers(tuple(part for value in every if isinstance(value, Numbers) for part in value.parts))
    return reduce(hull, every)


def _show(value: Value) -> str:
    if isinstance(value, Choice):
        return " or ".join(sorted(map(str, value.options)))
    return shown(value) if isinstance(value, Numbers) else repr(value).lower()
