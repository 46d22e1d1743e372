"""What ``complete:`` closes: in a block that is all there is, everything unnamed is absent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mcdef.credential.model import Credential
from mcdef.facts.known import Known, Pointer
from mcdef.facts.statements import Statement
from mcdef.facts.vocabulary import FACTS, FactSpec
from mcdef.logic.possibilities import ABSENT, Choice, Members, Value

# Within `record`, `complete: true` closes the list of what it states, and nothing else: a record whose contents are
# listed in full is not thereby said to be unshareable.
_BLOCKS_WITH_COMPLETE = ("assessment", "quality_assurance", "learning")
# That a block is there at all is not denied by its being unnamed, where the block says anything else.
_THERE = frozenset({"assessment.exists", "record.issued", "learning.required"})
_NUMBER_OF_CREDITS = frozenset({"credits.assigned", "credits.ects_equivalent"})


def closed_blocks(credential: Credential) -> Iterator[tuple[str, Pointer]]:
    """The blocks that are complete, and where the description says so."""
    for block in sorted(credential.complete or ()):
        yield block, ("complete",)
    for block in _BLOCKS_WITH_COMPLETE:
        part = getattr(credential, block)
        if part is not None and part.complete:
            yield block, (block, "complete")


def closures(credential: Credential, known: frozenset[str]) -> Iterator[Statement]:
    """The facts that are absent because their block is complete and they are neither stated nor converted in it."""
    for block, pointer in closed_blocks(credential):
        specs = [spec for spec in FACTS.values() if spec.block == block]
        says = any(spec.name in known for spec in specs) or (block == "learning" and _learns(credential))
        if block == "level" and says:  # a level has an EQF level, a cycle and a sector, whichever of them is named
            continue
        kept = (_THERE if says else frozenset()) | (_NUMBER_OF_CREDITS if number_left_out(credential) else frozenset())
        for spec in specs:
            if spec.name not in known | kept:
                yield Statement(spec.name, _absent(spec), pointer)


def number_left_out(credential: Credential) -> bool:
    """Whether credit is given whose number or system the description does not say: then no system is absent."""
    return any(
        (credit.assigned is True and credit.value is None) or (credit.value is not None and credit.system is None)
        for credit in credential.credits or ()
    )


def _learns(credential: Credential) -> bool:
    return not (credential.courses is None and credential.workload is None and credential.contact is None)


def closed_lists(credential: Credential) -> frozenset[str]:
    """The lists that hold nothing but what is named, because their block is complete."""
    blocks = {block for block, _ in closed_blocks(credential)}
    return frozenset(spec.name for spec in FACTS.values() if spec.kind == "list" and spec.block in blocks)


def closed(known: Known) -> Known:
    """A list, closed."""
    return replace(known, value=Members(known.value.has, True)) if isinstance(known.value, Members) else known


def _absent(spec: FactSpec) -> Value:
    if spec.kind == "truth":
        return Choice.of(False)
    return Members(frozenset(), complete=True) if spec.kind == "list" else ABSENT
