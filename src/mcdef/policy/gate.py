"""What the policy says of each finding that an output lists: whether it fails the run, and why it is waived."""

from __future__ import annotations

from mcdef.policy.grounds import DISAGREE, Ground
from mcdef.policy.outcome import Outcome
from mcdef.policy.waivers import Waiver
from mcdef.report.findings import Gate, Key


def gate_of(ended: Outcome) -> Gate:
    """The gate for the outputs of a run. What could not be read fails too."""
    failing = {_key(one) for one in (*ended.failing, *ended.unreadable)}
    waived = {_key(one.ground): "; ".join(map(_why, one.by)) for one in ended.waived}
    apart = any(one.kind == DISAGREE for one in (*ended.failing, *(one.ground for one in ended.waived)))
    return Gate.of_keys(failing, waived, disagreements=apart)


def _why(waiver: Waiver) -> str:
    """The reason, with what makes it an exception: who approved it, and its last day."""
    return f"{waiver.reason} (approved by {waiver.approver}, until {waiver.expires.isoformat()})"


def _key(ground: Ground) -> Key:
    return ground.kind, ground.path, ground.line, ground.id, ground.definition, ground.reading
