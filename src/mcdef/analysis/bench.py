"""Descriptions judged by one reading of one definition: no presumptions and no other readings, which makes it quick."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mcdef.analysis.items import deciding
from mcdef.credential.read import Described, read_credential
from mcdef.definition.library import Library
from mcdef.definition.model import Definition, Reading
from mcdef.documents.document import Document
from mcdef.documents.problem import McdefError
from mcdef.documents.source import Source
from mcdef.facts.establish import establish
from mcdef.facts.inference import Inferred
from mcdef.facts.known import Facts
from mcdef.logic.evaluate import evaluate
from mcdef.logic.truth import Truth
from mcdef.verdict.decide import verdict_of
from mcdef.verdict.model import SCOPE, Judgement, Verdict
from mcdef.verdict.outcome import outcome_of

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Look:
    """What a description comes to: the verdict, what decides it, what is known, and how each clause comes out."""

    verdict: Verdict
    decided_by: tuple[str, ...]
    facts: Facts
    outcomes: Mapping[str, Truth]
    warnings: int


@dataclass(frozen=True, slots=True)
class Bench:
    """One reading, and the library that it is read with."""

    library: Library
    definition: Definition
    reading: Reading

    def look(self, data: Data) -> Look | None:
        """What a description comes to; nothing where it cannot be read."""
        written = Document(Source("generated", ""), dict(data))
        try:
            described = read_credential(written)[0]
            established = establish(described, self.library.crosswalk, self.library.rules)
        except McdefError:
            return None
        return self.look_at(established.inferred, judgements_in(described), len(established.problems))

    def look_at(self, inferred: Inferred, judgements: Mapping[str, Judgement], warnings: int) -> Look:
        """The same of what is established already."""
        verdict, decided_by = verdict_of(self.definition, self.reading, inferred, judgements)
        outcomes = {
            criterion.id: outcome_of(
                criterion, f"{self.definition.id}.{criterion.id}", inferred.facts, inferred.judged, judgements
            ).outcome
            for criterion in deciding(self.reading)
        }
        if self.reading.scope is not None:
            outcomes[SCOPE] = evaluate(self.reading.scope, inferred.facts).truth
        return Look(verdict, decided_by, inferred.facts, outcomes, warnings)


def judgements_in(described: Described) -> Mapping[str, Judgement]:
    """The judgements that a description records, by criterion."""
    return {one.criterion: Judgement(one.criterion, one.met) for one in described.credential.judgements}
