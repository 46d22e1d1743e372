"""What the policy says of each finding that an output lists: whether it fails the run, and why it is waived."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from mcdef.policy import findings
from mcdef.policy.findings import DOES_NOT_COUNT, GAP, UNDETERMINED, UNREADABLE
from mcdef.policy.outcome import Outcome
from mcdef.report.findings import Finding, Gate

#: Of a listed finding: the credential, the kind and the definition.
_Key: TypeAlias = tuple[str, str, str | None]
_KINDS = {"does-not-count": DOES_NOT_COUNT, "undetermined": UNDETERMINED, "gap": GAP}


def gate_of(ended: Outcome) -> Gate:
    """The gate for the outputs of a run. What could not be read fails too; a disagreement is no one finding's."""
    failing = {_key(one) for one in (*ended.failing, *ended.unreadable)}
    waived = {_key(one.finding): "; ".join(waiver.reason for waiver in one.by) for one in ended.waived}
    return Gate(lambda listed: _key_of(listed) in failing, lambda listed: waived.get(_key_of(listed)))


def disagreements(ended: Outcome) -> Iterable[str]:
    """The disagreements that fail a run, a sentence each."""
    return [one.message for one in ended.failing if one.kind == findings.DISAGREE]


def _key(finding: findings.Finding) -> _Key:
    return finding.id, finding.kind, finding.under if finding.definition else None


def _key_of(listed: Finding) -> _Key:
    if listed.unreadable and listed.severity == "error":
        return listed.credential, UNREADABLE, None
    return listed.credential, _KINDS.get(listed.code, ""), listed.under
