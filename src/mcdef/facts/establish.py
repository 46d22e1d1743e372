"""From a description to all that is known: statements first, then conversions, then what follows.

A statement is never narrowed by a conversion or a rule. Two statements of one thing are intersected; where nothing is
left, a warning names both places and the first is used (DESIGN, 2.7).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from mcdef.credential.read import Described
from mcdef.crosswalk.consistency import Finding, credits_together, levels_together
from mcdef.crosswalk.conversion import Conversion
from mcdef.crosswalk.tables import Crosswalk
from mcdef.documents.document import Document
from mcdef.documents.place import Span
from mcdef.documents.problem import McdefError, Problem, Severity
from mcdef.facts.close import closed, closed_lists, closures
from mcdef.facts.conversions import LESSON, Converted, Made, Refused, Remark, Wanted, convert, everything
from mcdef.facts.inference import Clash, Inferred, contradicts, follow
from mcdef.facts.known import Facts, Known, Origin, Pointer
from mcdef.facts.rules import Rules
from mcdef.facts.show import shown
from mcdef.facts.statements import Statement, statements_of
from mcdef.logic.possibilities import UNKNOWN, Numbers, Value, meet
from mcdef.messages.catalogue import say

_LEVEL_FACTS: Final = ("level.eqf", "level.cycle")
CLASH: Final = "rule-disagrees"
#: Facts whose stated values a conversion is checked against; a remark on hours and credits says it better.
_CHECKED: Final = ("level.eqf", "level.cycle")


@dataclass(frozen=True, slots=True)
class Established:
    """What is known of a description by statement, conversion and meaning, and what its author should know."""

    inferred: Inferred
    problems: tuple[Problem, ...]
    base: Facts  # before anything followed


def establish(described: Described, crosswalk: Crosswalk, rules: Rules) -> Established:
    """All that is known of a description. Raises :class:`McdefError` for levels and credits that cannot be read."""
    base, problems = state(described, crosswalk)
    inferred = follow(base, rules.rules)
    clashes = (_clash(clash, described) for clash in inferred.clashes)
    return Established(inferred, (*problems, *clashes), base)


def state(described: Described, crosswalk: Crosswalk, wanted: Wanted = everything) -> tuple[Facts, tuple[Problem, ...]]:
    """What is known before any rule, by statement and conversion, and what does not fit together in that.

    What is not ``wanted`` need not be converted. Raises :class:`McdefError` for levels and credits that cannot be read.
    """
    made: list[Made] = [*statements_of(described.credential), *convert(described.credential, crosswalk, wanted)]
    refused = [_refusal(one, described) for one in made if isinstance(one, Refused)]
    if refused:
        raise McdefError(*refused)
    problems: list[Problem] = [remark_on(one, described) for one in made if isinstance(one, Remark)]
    stated = dict(_stated([one for one in made if isinstance(one, Statement)], described, problems))
    named = frozenset({*stated, *(one.fact for one in made if isinstance(one, Converted))})
    for closing in closures(described.credential, named):
        stated[closing.fact] = Known(closing.value, (Origin("stated", closing.pointer),))
    for fact in closed_lists(described.credential) & stated.keys():
        stated[fact] = closed(stated[fact])
    known = dict(stated)
    for fact, conversions in _by_fact(one for one in made if isinstance(one, Converted)).items():
        converted = _converted(fact, conversions, stated.get(fact), described, problems)
        if converted is not None:
            known[fact] = converted
    problems += contact_problem(known, described)
    return Facts(known), tuple(problems)


def _stated(
    statements: Iterable[Statement], described: Described, problems: list[Problem]
) -> Iterator[tuple[str, Known]]:
    grouped: dict[str, list[Statement]] = {}
    for statement in statements:
        grouped.setdefault(statement.fact, []).append(statement)
    for fact, together in grouped.items():
        value: Value = together[0].value
        used = [together[0]]
        for other in together[1:]:
            both = meet(value, other.value)
            if both is None:
                problems.append(_disagree(fact, together[0], other, described))
            else:
                value = both
                used.append(other)
        origins = dict.fromkeys(Origin("stated", one.pointer) for one in used)
        yield fact, Known(value, tuple(origins))


def _disagree(fact: str, one: Statement, other: Statement, described: Described) -> Problem:
    span = described.locate(one.pointer)
    return _warn(
        "statements-disagree",
        described,
        other.pointer,
        fact=fact,
        one=shown(fact, other.value),
        other=shown(fact, one.value),
        place=span.nearby,
    )


def _by_fact(conversions: Iterable[Converted]) -> Mapping[str, list[Converted]]:
    grouped: dict[str, list[Converted]] = {}
    for one in conversions:
        grouped.setdefault(one.fact, []).append(one)
    return grouped


def _converted(
    fact: str,
    conversions: list[Converted],
    stated: Known | None,
    described: Described,
    problems: list[Problem],
) -> Known | None:
    """Several conversions into one fact, as one; nothing where a statement stands."""
    together = [one.conversion for one in conversions]
    if stated is not None:
        if fact in _CHECKED:
            problems += _against_stated(fact, conversions, stated, described)
        return None
    joined, finding = (together[0], None) if len(together) == 1 else _joined(fact, together)
    if finding is not None:
        params: dict[str, Any] = {"fact": fact, **finding.params}
        problems.append(_warn(finding.code, described, conversions[0].pointer, **params))
    if joined.value is UNKNOWN and joined.would_be is None and joined.why is None:
        return None
    origins = tuple(
        Origin("converted", one.pointer, says=_says(one.conversion)) for one in conversions if one.conversion.routes
    ) or tuple(Origin("converted", one.pointer, says=one.conversion.note) for one in conversions)
    return Known(joined.value, origins, joined.evidence, joined.would_be, joined.why, joined.note)


def _joined(fact: str, together: list[Conversion]) -> tuple[Conversion, Finding | None]:
    return (levels_together if fact in _LEVEL_FACTS else credits_together)(together)


def _says(conversion: Conversion) -> str:
    return "; or ".join(route.says for route in conversion.routes)


def _against_stated(fact: str, conversions: list[Converted], stated: Known, described: Described) -> Iterator[Problem]:
    for one in conversions:
        value = one.conversion.value
        if value is not UNKNOWN and contradicts(stated.value, value):
            yield _warn(
                "conversion-disagrees",
                described,
                one.pointer,
                fact=fact,
                stated=shown(fact, stated.value),
                says=_says(one.conversion) or "the crosswalk",
                converted=shown(fact, value),
            )


def contact_problem(known: Mapping[str, Known], described: Described) -> Iterator[Problem]:
    """A remark on contact time, in hours or lessons, above the workload that it is a part of (crosswalk rule 8)."""
    workload = known.get("workload.hours")
    if workload is None or not workload.stated or not isinstance(workload.value, Numbers):
        return
    high = workload.value.extent.high
    for fact, hours in (("contact.hours", Fraction(1)), ("contact.lessons", LESSON)):
        contact = known.get(fact)
        if contact is None or not isinstance(contact.value, Numbers):
            continue
        low = contact.value.extent.low
        if low is not None and high is not None and low * hours > high:
            yield _warn(
                "contact-above-workload",
                described,
                contact.origins[0].pointer or ("contact",),
                contact=shown(fact, contact.value),
                workload=shown("workload.hours", workload.value),
            )
            return


def _clash(clash: Clash, described: Described) -> Problem:
    return _warn(CLASH, described, clash.at or (), **told_clash(clash))


def told_clash(clash: Clash) -> dict[str, Any]:
    """What the message :data:`CLASH` says of a rule that contradicts something."""
    because = clash.rule.because[0].lower() + clash.rule.because[1:].rstrip(".")
    stated = shown(clash.fact, clash.against)
    return {"fact": clash.fact, "stated": stated, "because": because, "rule": clash.rule.id}


def _refusal(refused: Refused, described: Described) -> Problem:
    pointer = described.origin(refused.pointer)
    error = refused.error
    return Problem(
        "error",
        error.code,
        say(error.code, **error.params)[0],
        error.help,
        described.document.source,
        _span_of(error.params, described.document, pointer),
        described.document.pointer(pointer),
    )


def _span_of(params: Mapping[str, Any], document: Document, pointer: Pointer) -> Span:
    """The place of what is refused: the framework, level or system alone, where the text names more than it."""
    written = document.value_at(pointer)
    part = next((str(params[name]) for name in ("written", "level", "name", "framework") if name in params), "")
    if isinstance(written, str) and part and part != written and part in written:
        return document.locate_part(pointer, written.rindex(part), len(part))
    return document.locate(pointer)


def remark_on(remark: Remark, described: Described) -> Problem:
    """A remark as a problem of the description."""
    severity: Severity = "note" if remark.severity == "note" else "warning"
    return _warn(remark.code, described, remark.pointer, severity=severity, **remark.params)


def _warn(code: str, described: Described, at: Pointer, *, severity: Severity = "warning", **params: object) -> Problem:
    pointer = described.origin(at)
    message, help_ = say(code, **params)
    return Problem(
        severity,
        code,
        message,
        help_,
        described.document.source,
        described.document.locate(pointer),
        described.document.pointer(pointer),
    )
