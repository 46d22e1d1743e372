"""The outcome of one criterion: its test over the facts, then judgements, then what silence means (DESIGN, 2)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from mcdef.definition.model import Criterion
from mcdef.facts.inference import Judged
from mcdef.facts.known import Facts, Known, Origin, weakest
from mcdef.logic.algebra import IsStated, Leaf, Vague
from mcdef.logic.evaluate import Finding, clear_zone, deciding_leaves, evaluate, outside_zone
from mcdef.logic.possibilities import ABSENT, UNKNOWN, Members, Numbers
from mcdef.logic.truth import Truth, of
from mcdef.verdict.model import CriterionResult, Judgement

#: Why a criterion is open, the most telling first.
_REASONS: Final = ("straddles", "vague", "absent", "unlevelled", "unmapped", "unverified", "not_stated")


def outcome_of(
    criterion: Criterion,
    name: str,
    facts: Facts,
    judged: Mapping[str, Judged],
    judgements: Mapping[str, Judgement],
) -> CriterionResult:
    """The outcome of a criterion; ``name`` is ``definition.criterion``, by which judgements know it."""
    judgement = judgements.get(name)
    finding = evaluate(criterion.test, facts) if criterion.test is not None else None
    if finding is not None and finding.truth.known:
        return _settled(criterion, finding, facts, judgement)
    if judgement is not None:
        return CriterionResult(
            criterion, of(judgement.met), None, finding, judgement=judgement, evidence=criterion.evidence
        )
    if name in judged:
        by_rule = judged[name]
        return CriterionResult(
            criterion,
            of(by_rule.met),
            None,
            finding,
            judged_by=by_rule.origins,
            follows=_rules(by_rule.origins),
            evidence=weakest(criterion.evidence, by_rule.evidence),
        )
    if finding is None:
        return CriterionResult(criterion, Truth.UNKNOWN, "needs_judgement", evidence=criterion.evidence)
    open_leaves = [leaf for leaf in deciding_leaves(finding) if leaf.truth is Truth.UNKNOWN]
    if criterion.silence is not None and all(_unstated(leaf, facts) for leaf in open_leaves):
        return CriterionResult(criterion, criterion.silence.outcome, "silence", finding, evidence=criterion.evidence)
    return CriterionResult(criterion, Truth.UNKNOWN, _why(open_leaves, facts), finding, evidence=criterion.evidence)


def _settled(criterion: Criterion, finding: Finding, facts: Facts, judgement: Judgement | None) -> CriterionResult:
    known = [facts[leaf.test.fact] for leaf in deciding_leaves(finding) if isinstance(leaf.test, Leaf)]
    follows = tuple(dict.fromkeys(rule for one in known for rule in one.rules))
    absent = finding.truth is Truth.NOT_MET and any(one.value is ABSENT for one in known)
    unstated = finding.truth is Truth.NOT_MET and any(
        isinstance(leaf.test, Leaf) and isinstance(leaf.test.check, IsStated) for leaf in deciding_leaves(finding)
    )
    idle = judgement if judgement is not None and of(judgement.met) is not finding.truth else None
    return CriterionResult(
        criterion,
        finding.truth,
        "absent" if absent else "not_stated" if unstated else None,
        finding,
        follows=follows,
        evidence=weakest(criterion.evidence, *(one.evidence for one in known)),
        idle_judgement=idle,
    )


def _rules(origins: tuple[Origin, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(origin.rule for origin in origins if origin.rule is not None))


def _unstated(leaf: Finding, facts: Facts) -> bool:
    assert isinstance(leaf.test, Leaf)
    known = facts[leaf.test.fact]
    if isinstance(known.value, Members):  # a list is silent about what it does not name
        return True
    return known.value is UNKNOWN and known.why is None


def _why(leaves: list[Finding], facts: Facts) -> str:
    reasons = {reason_of(leaf, facts) for leaf in leaves}
    return next((reason for reason in _REASONS if reason in reasons), "not_stated")


def reason_of(leaf: Finding, facts: Facts) -> str:
    """Why one leaf is open: nothing stated, a value that lies on both sides, a vague limit, no mapping."""
    assert isinstance(leaf.test, Leaf)
    known: Known = facts[leaf.test.fact]
    value = known.value
    if value is UNKNOWN:
        return known.why or "not_stated"
    if value is ABSENT:
        return "absent"
    if isinstance(value, Members):
        return "not_stated"
    check = leaf.test.check
    if isinstance(check, Vague) and isinstance(value, Numbers):
        touches_clear = value.meet(clear_zone(check)) is not None
        touches_outside = value.meet(outside_zone(check)) is not None
        return "straddles" if touches_clear or touches_outside else "vague"
    return "straddles"
