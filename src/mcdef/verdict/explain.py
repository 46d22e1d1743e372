"""Why a criterion came out as it did, in one sentence: what was found, and what was asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from mcdef.facts.known import Facts
from mcdef.facts.show import asked as shown_check
from mcdef.facts.show import shown
from mcdef.facts.statements import whole_numbers
from mcdef.facts.vocabulary import spec_of
from mcdef.logic.algebra import Check, Includes, IsNone, IsStated, Leaf, Not, OneOf, Vague, Within
from mcdef.logic.evaluate import Finding, clear_zone, deciding_leaves, outside_zone
from mcdef.logic.possibilities import Members, Numbers
from mcdef.logic.truth import Truth
from mcdef.messages.catalogue import say
from mcdef.verdict.model import CriterionResult
from mcdef.verdict.outcome import reason_of

_MOST = 4


def message(result: CriterionResult, facts: Facts) -> str:
    """The sentence for one criterion."""
    if result.judgement is not None:
        judgement = result.judgement
        return _say(
            "outcome-judged",
            outcome="met" if judgement.met else "not met",
            by=judgement.by or "somebody",
            on=f" on {judgement.on.isoformat()}" if judgement.on else "",
            because=f": {judgement.because}" if judgement.because else "",
        )
    if result.judged_by:
        origin = result.judged_by[0]
        outcome = "met" if result.outcome is Truth.MET else "not met"
        return _say("outcome-judged-by-rule", outcome=outcome, rule=origin.rule, because=_uncapped(origin.says))
    if result.by_silence:
        silence = result.criterion.silence
        assert silence is not None
        code = "outcome-silence-met" if result.outcome is Truth.MET else "outcome-silence-not-met"
        return _say(code, because=silence.because)
    if result.finding is None:
        return _say("outcome-needs-judgement")
    parts = (of_leaf(leaf, facts, negated=negated) for leaf, negated in told_leaves(result.finding))
    return together(parts) + own_limits(result)


def together(parts: Iterable[str]) -> str:
    """What is said of the leaves, in one sentence: each thing once, and no more of them than are read."""
    said = list(dict.fromkeys(parts))
    more = "" if len(said) <= _MOST else f"; and {len(said) - _MOST} more"
    return "; ".join(said[:_MOST]) + more


def own_limits(result: CriterionResult) -> str:
    """Which of the limits is the reader's own, where one of them took part."""
    assert result.finding is not None
    own = {(fact, Fraction(number)) for fact, number in result.criterion.limits}
    used = [
        shown_check(leaf.test.fact, leaf.test.check)
        for leaf in (deciding_leaves(result.finding) if own else ())
        if isinstance(leaf.test, Leaf)
        and isinstance(leaf.test.check, Within)
        and not own.isdisjoint((leaf.test.fact, end) for end in (leaf.test.check.range.low, leaf.test.check.range.high))
    ]
    return _say("outcome-own-limit", asked=" and ".join(dict.fromkeys(used))) if used else ""


def told_leaves(finding: Finding, *, negated: bool = False) -> Iterator[tuple[Finding, bool]]:
    """The leaves that decide, each with whether it stands under a *not*."""
    if isinstance(finding.test, Not):
        yield from told_leaves(finding.parts[0], negated=not negated)
        return
    if not finding.parts:
        yield finding, negated
        return
    deciding = list(deciding_leaves(finding))
    for part in finding.parts:
        for leaf, under in told_leaves(part, negated=negated):
            if leaf in deciding:
                yield leaf, under


def of_leaf(leaf: Finding, facts: Facts, *, negated: bool) -> str:
    """What is said of one leaf: the fact as it is known, and what was asked where that is not met."""
    assert isinstance(leaf.test, Leaf)
    name, check = leaf.test.fact, leaf.test.check
    known = facts[name]
    label = fact_label(name)
    value = shown(name, known.value)
    if leaf.truth is Truth.UNKNOWN:
        return _open(leaf, label, value, facts)
    holds = (leaf.truth is Truth.MET) is not negated
    if holds or isinstance(check, IsStated):
        return _say("leaf-met", fact=label, value=value)
    if negated:
        return _say("leaf-must-not", fact=label, value=value, asked=shown_check(name, check))
    if isinstance(check, Includes) and isinstance(known.value, Members):
        missing = [member for member in check.members if member not in known.value.has]
        return _say("leaf-members", fact=label, missing=", ".join(missing))
    return _say("leaf-not-met", fact=label, value=value, asked=shown_check(name, check))


def _open(leaf: Finding, label: str, value: str, facts: Facts) -> str:
    assert isinstance(leaf.test, Leaf)
    name, check = leaf.test.fact, leaf.test.check
    known = facts[name]
    reason = reason_of(leaf, facts)
    if reason == "unverified" and known.would_be is not None:
        return _say("leaf-unverified", fact=label, would_be=shown(name, known.would_be))
    if reason in ("unmapped", "unlevelled", "absent"):
        return _say(f"leaf-{reason}", fact=label)
    if isinstance(check, Includes) and isinstance(known.value, Members):
        missing = [member for member in check.members if member not in known.value.has]
        return _say("leaf-members-open", fact=label, members=", ".join(missing))
    if isinstance(check, Includes):
        return _say("leaf-members-open", fact=label, members=shown_check(name, check))
    if reason not in ("straddles", "vague"):
        return _say("leaf-not-stated", fact=label)
    if isinstance(check, Vague):
        clear, outside = shown(name, clear_zone(check)), shown(name, outside_zone(check))
        code = "leaf-vague" if reason == "vague" else "leaf-vague-straddles"
        return _say(code, fact=label, value=value, clear=clear, outside=outside, because=check.because.rstrip("."))
    allowed = _allowed(check)
    if allowed is not None and isinstance(known.value, Numbers):
        outside_part = known.value.outside(allowed)
        if outside_part is not None and (spec := spec_of(name)) is not None and spec.kind == "integer":
            outside_part = whole_numbers(outside_part)
        if outside_part is not None:
            part = shown(name, outside_part)
            return _say("leaf-straddles", fact=label, value=value, outside=part, asked=shown_check(name, check))
    return _say("leaf-straddles-words", fact=label, value=value, asked=shown_check(name, check))


def _allowed(check: Check) -> Numbers | None:
    match check:
        case Within(range_):
            return Numbers((range_,))
        case OneOf(numbers, _):
            return numbers
        case IsNone() | IsStated() | Includes() | Vague():
            return None


def fact_label(name: str) -> str:
    """A fact's name for people: ``workload.hours`` is *workload hours*."""
    return name.replace(".", " ").replace("_", " ").replace(" eqf", " EQF").replace("qa ", "quality assurance ", 1)


def _uncapped(text: str | None) -> str:
    return "" if not text else text[0].lower() + text[1:]


def _say(code: str, **params: object) -> str:
    return say(code, **params)[0]
