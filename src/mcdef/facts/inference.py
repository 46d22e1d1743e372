"""Running the rules to a fixed point. The order of the rules never matters.

Each round asks every rule over the same facts; what the rules that fired conclude about one fact is taken together,
and where two of them contradict each other neither is used. Presumptions run after what follows, and their ``unless``
looks only at what is stated, converted or followed: no presumption can switch another off.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from mcdef.facts.known import GRADES, NOTHING, Facts, How, Known, Origin, Pointer, weakest
from mcdef.facts.rules import CriterionConclusion, FactConclusion, Rule
from mcdef.logic.algebra import Leaf, Test
from mcdef.logic.evaluate import Finding, deciding_leaves, evaluate
from mcdef.logic.possibilities import ABSENT, UNKNOWN, Choice, Members, Numbers, Range, Value, meet
from mcdef.logic.truth import Truth

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Judged:
    """A rule's judgement on a criterion."""

    met: bool
    origins: tuple[Origin, ...]
    evidence: str | None


@dataclass(frozen=True, slots=True)
class Clash:
    """A rule that contradicts a statement or a conversion, which stands; or another rule, and neither is used."""

    rule: Rule
    fact: str
    concluded: Value
    against: Value
    at: Pointer | None = None


@dataclass(frozen=True, slots=True)
class Inferred:
    """What is known once the rules have run, the criteria they judge, and what they contradict.

    Without a rule that is not among those ``fired``, all would have come out the same.
    """

    facts: Facts
    judged: Mapping[str, Judged] = field(default_factory=dict)
    clashes: tuple[Clash, ...] = ()
    fired: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Fired:
    """What a rule that fired concludes, and what it rests on."""

    rule: Rule
    value: Value
    origins: tuple[Origin, ...]
    evidence: str | None


def follow(facts: Facts, rules: Iterable[Rule]) -> Inferred:
    """What follows from the facts by the meaning of the terms."""
    return _run(facts, [rule for rule in rules if rule.follows], facts, "followed")


def presume(followed: Inferred, rules: Iterable[Rule]) -> Inferred:
    """What is normally true besides: all rules over the facts, new conclusions being presumed."""
    result = _run(followed.facts, list(rules), followed.facts, "presumed")
    return Inferred(result.facts, {**result.judged, **followed.judged}, followed.clashes, result.fired)


def _run(base: Facts, rules: list[Rule], unless_over: Facts, how: How) -> Inferred:
    able = [rule for rule in rules if rule.unless is None or not _met(rule.unless, unless_over)]
    facts = base
    fired: dict[str, _Conclusions] = {}  # kept once fired, so that the rounds come to an end
    judged: dict[str, dict[tuple[str, int], tuple[bool, Fired]]] = {}
    waiting = able
    while True:
        touched: set[str] = set()
        for rule in waiting:
            finding = evaluate(rule.when, facts)
            if finding.truth is not Truth.MET:
                continue
            origins, evidence = support_of(rule, finding, facts, how)
            for place, conclusion in enumerate(rule.then):
                at = rule.id, place
                if isinstance(conclusion, CriterionConclusion):
                    one = Fired(rule, UNKNOWN, origins, evidence)
                    judged.setdefault(conclusion.criterion, {}).setdefault(at, (conclusion.met, one))
                elif (value := concluded(conclusion, facts)) is not UNKNOWN:
                    on_fact = fired.setdefault(conclusion.fact, {})
                    if at not in on_fact:
                        on_fact[at] = Fired(rule, value, origins, evidence)
                        touched.add(conclusion.fact)
        changed = {name: known for name in touched if (known := _after(base, name, fired, how)) != facts[name]}
        if not changed:
            break
        gone = [name for name in changed if name not in base and changed[name] == NOTHING]
        facts = Facts({name: one for name, one in {**facts.known, **changed}.items() if name not in gone})
        waiting = [rule for rule in able if not rule.reads.isdisjoint(changed)]
    clashes = tuple(clash for name in sorted(fired) for clash in clashes_on(name, base[name], _in_order(fired[name])))
    decisions = {criterion: judged_by(_in_order(found)) for criterion, found in sorted(judged.items())}
    ids = {id_ for found in fired.values() for id_, _ in found} | {id_ for found in judged.values() for id_, _ in found}
    return Inferred(facts, {name: one for name, one in decisions.items() if one is not None}, clashes, frozenset(ids))


_Conclusions = dict[tuple[str, int], Fired]


def _after(base: Facts, name: str, fired: Mapping[str, _Conclusions], how: How) -> Known:
    before = base[name]
    return narrowed_by(before, _in_order(fired[name]), how) or before


def _in_order(conclusions: Mapping[tuple[str, int], T]) -> list[T]:
    """In the order of the rules' ids."""
    return [conclusions[at] for at in sorted(conclusions)]


def _met(test: Test, facts: Facts) -> bool:
    return evaluate(test, facts).truth is Truth.MET


def support_of(rule: Rule, finding: Finding, facts: Facts, how: How) -> tuple[tuple[Origin, ...], str | None]:
    """The places that a rule rests on, the rules before it, and the weakest grade among them."""
    places: list[Origin] = []
    earlier: list[Origin] = []
    grades: list[str | None] = [rule.evidence]
    for leaf in deciding_leaves(finding):
        if not isinstance(leaf.test, Leaf):
            continue
        known = facts[leaf.test.fact]
        grades.append(known.evidence)
        places += [Origin(how, o.pointer, rule.id, rule.because) for o in known.origins if o.rule is None]
        earlier += [o for o in known.origins if o.how in ("followed", "presumed")]
    origins = dict.fromkeys(places or [Origin(how, None, rule.id, rule.because)])
    return (*origins, *dict.fromkeys(earlier)), weakest(*grades)


def concluded(conclusion: FactConclusion, facts: Facts) -> Value:
    """The value that is concluded; a bound is another fact's, as far as that is known."""
    bound = conclusion.at_least
    if bound is None:
        return conclusion.value
    other = facts[bound.fact].value
    low = other.extent.low if isinstance(other, Numbers) else None
    return UNKNOWN if low is None else Numbers((Range(low * bound.factor, None),))


def narrowed_by(before: Known, conclusions: Sequence[Fired], how: How) -> Known | None:
    """What is known of a fact once rules have concluded on it; nothing where they leave it as it was."""
    together = laid_together([one.value for one in conclusions])
    if together is None or is_fixed(before, how):
        return None
    value = together if before.value is UNKNOWN else meet(before.value, together)
    if value is None or value == before.value:
        return None
    used = _enough(conclusions, before.value, value)
    origins = tuple(dict.fromkeys(origin for one in used for origin in one.origins))
    evidence = weakest(before.evidence, *(one.evidence for one in used))
    return Known(value, (*before.origins, *origins), evidence)


def _enough(conclusions: Sequence[Fired], before: Value, value: Value) -> list[Fired]:
    """Conclusions that give the value and none beside them: the surest first, and of these the most direct."""

    def narrowed(fired: Iterable[Fired]) -> Value | None:
        return laid_together([before, *(one.value for one in fired)])

    kept: list[Fired] = []
    for one in sorted(conclusions, key=_surest):
        if narrowed([*kept, one]) != narrowed(kept):
            kept.append(one)
    for one in reversed(list(kept)):
        others = [other for other in kept if other is not one]
        if narrowed(others) == value:
            kept = others
    return kept


def _surest(one: Fired) -> tuple[int, int, str]:
    return GRADES.index(one.evidence or GRADES[0]), len(one.origins), one.rule.id


def is_fixed(before: Known, how: How) -> bool:
    """A statement is never narrowed by a rule, nor a converted value by a presumption (DESIGN, 2.7)."""
    hows = {origin.how for origin in before.origins}
    return "stated" in hows or (how == "presumed" and "converted" in hows)


def laid_together(values: Sequence[Value]) -> Value | None:
    """What several values leave open together; nothing where they contradict each other."""
    together: Value | None = UNKNOWN
    for value in values:
        together = None if together is None else meet(together, value)
    return together


def clashes_on(name: str, before: Known, conclusions: Sequence[Fired]) -> Iterable[Clash]:
    """What contradicts each other about one fact: a rule and what was known, or two rules."""
    followed = [one for one in conclusions if one.rule.follows]
    for index, one in enumerate(followed):
        if before.value is not UNKNOWN:
            if contradicts(before.value, one.value):
                yield Clash(one.rule, name, one.value, before.value, _pointer(before.origins))
            continue
        other = next((o for o in followed[:index] if contradicts(o.value, one.value)), None)
        if other is not None:
            yield Clash(one.rule, name, one.value, other.value, _pointer(other.origins))


def _pointer(origins: tuple[Origin, ...]) -> Pointer | None:
    return next((origin.pointer for origin in origins if origin.pointer is not None), None)


def contradicts(stated: Value, concluded: Value) -> bool:
    """Whether nothing is left open by both. An empty closed list and known absence are the same.

    What is absent is not, and is none of the words that a rule rules out.
    """
    if stated is ABSENT and isinstance(concluded, Choice) and concluded.only in (None, False):
        return False
    if concluded is ABSENT and isinstance(stated, Members):
        return bool(stated.has)
    return meet(stated, concluded) is None


def judged_by(conclusions: Sequence[tuple[bool, Fired]]) -> Judged | None:
    """The judgement that rules give together; none where they differ."""
    if len({met for met, _ in conclusions}) != 1:
        return None
    origins = tuple(dict.fromkeys(origin for _, one in conclusions for origin in one.origins))
    return Judged(conclusions[0][0], origins, weakest(*(one.evidence for _, one in conclusions)))
