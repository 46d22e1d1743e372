"""How a run ended, for people: what is waived and by whom, what is fixed, and the lines that say why it failed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mcdef.messages.catalogue import say
from mcdef.outputs.layout import Line, line, wrapped
from mcdef.policy.baseline import Accepted
from mcdef.policy.outcome import Outcome, Waived

MOST: Final = 20
"""Findings of one sort that are listed."""
_IN = "  "


def outcome_lines(ended: Outcome, width: int) -> Iterator[Line]:
    """Waived and fixed findings, then what is said last."""
    yield from _listed([_waived(one) for one in ended.waived], width)
    yield from _listed([_fixed(one) for one in ended.fixed], width)
    for told in ended.told:
        yield from wrapped(told, width)


def _listed(texts: list[str], width: int) -> Iterator[Line]:
    for text in texts[:MOST]:
        yield from wrapped(text, width, hanging=_IN)
    if len(texts) > MOST:
        yield line(f"{_IN}and {len(texts) - MOST} more")


def _waived(one: Waived) -> str:
    until = min(waiver.expires for waiver in one.by).isoformat()
    reasons = "; ".join(dict.fromkeys(f"{waiver.reason} ({waiver.approver})" for waiver in one.by))
    return say("shown-waived", until=until, finding=one.ground.message, reasons=reasons)[0]


def _fixed(one: Accepted) -> str:
    return say("shown-fixed", credential=one.credential, name=one.name, kind=one.kind.replace("_", " "))[0]
