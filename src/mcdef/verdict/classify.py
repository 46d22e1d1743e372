"""One credential under one definition: the verdict, the presumed verdict beside it, and the other readings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from mcdef.definition.model import Definition, Reading
from mcdef.facts.inference import Inferred, presume
from mcdef.facts.known import weakest
from mcdef.facts.rules import Rule, Rules
from mcdef.verdict.decide import decide, other_readings, verdict_of
from mcdef.verdict.model import Judgement, Presuming, Result, Verdict


@dataclass(frozen=True, slots=True)
class Case:
    """What is known about one credential: its facts by statement, conversion and meaning, and its judgements."""

    inferred: Inferred
    judgements: Mapping[str, Judgement]


class Presumptions:
    """What can be presumed of one credential. Remembers what each set of rules gives, as several definitions ask."""

    def __init__(self, case: Case, rules: Rules) -> None:
        self._case = case
        self._rules = rules.rules
        self._known: dict[frozenset[str], Inferred] = {}
        self.ids = frozenset(rule.id for rule in rules.rules if not rule.follows)

    def using(self, ids: frozenset[str]) -> Inferred:
        """The facts when only these presumptions are used, besides all that follows."""
        if ids not in self._known:
            self._known[ids] = self._same_as_known(ids) or self._presume(ids)
        return self._known[ids]

    def _same_as_known(self, ids: frozenset[str]) -> Inferred | None:
        """What more presumptions gave, if those that are missing here did nothing there."""
        larger = (inferred for known, inferred in self._known.items() if ids < known)
        return next((inferred for inferred in larger if inferred.fired & self.ids <= ids), None)

    def _presume(self, ids: frozenset[str]) -> Inferred:
        rules: Iterable[Rule] = (rule for rule in self._rules if rule.follows or rule.id in ids)
        return presume(self._case.inferred, rules)

    def evidence(self, ids: Iterable[str]) -> str | None:
        grades = {rule.id: rule.evidence for rule in self._rules}
        return weakest(*(grades[id_] for id_ in ids))


def classify(
    definition: Definition,
    reading: Reading,
    case: Case,
    presumptions: Presumptions,
    *,
    ignore_scope: bool = False,
) -> Result:
    """The verdict and all that DESIGN, 2.11 asks it to carry."""
    result = decide(definition, reading, case.inferred, case.judgements, ignore_scope=ignore_scope)
    others = other_readings(result, case.inferred, case.judgements, ignore_scope=ignore_scope)
    presuming = _presuming(result, case, presumptions, ignore_scope=ignore_scope)
    return replace(result, readings=others, presuming=presuming)


def _presuming(result: Result, case: Case, presumptions: Presumptions, *, ignore_scope: bool) -> Presuming | None:
    """The presumed verdict where it differs, with a smallest set of presumptions that gives it."""

    def using(ids: frozenset[str]) -> Verdict:
        inferred = presumptions.using(ids)
        return verdict_of(result.definition, result.reading, inferred, case.judgements, ignore_scope=ignore_scope)[0]

    presumed = using(presumptions.ids)
    if presumed is result.verdict:
        return None
    needed = presumptions.ids
    for id_ in sorted(presumptions.ids):
        fewer = needed - {id_}
        if presumptions.using(fewer) is presumptions.using(needed) or using(fewer) is presumed:
            needed = fewer
    inferred = presumptions.using(needed)
    reached = decide(result.definition, result.reading, inferred, case.judgements, ignore_scope=ignore_scope)
    by = tuple(sorted(needed))
    return Presuming(presumed, by, weakest(reached.evidence, presumptions.evidence(by)))
