"""Whatever is changed in what decides, some case of the definition fails: mutants that survive are named, with reasons.

The facts of a case do not depend on a definition, so that they are established once, and a mutant is only decided anew.
Nothing is sampled.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import yaml
from authored import clause, definition
from mutants import Mutant, mutants_of

from mcdef.analysis.bench import judgements_in
from mcdef.analysis.cases import credential_of
from mcdef.analysis.files import definition_documents
from mcdef.credential.read import read_credential
from mcdef.definition.check_algebra import KnownFacts
from mcdef.definition.library import Library, load_library
from mcdef.definition.model import DEFAULT
from mcdef.documents.document import Document
from mcdef.facts.establish import establish
from mcdef.facts.inference import Inferred, presume
from mcdef.verdict.decide import verdict_of
from mcdef.verdict.model import Judgement, Verdict

SURVIVORS: dict[str, dict[str, str]] = (
    yaml.safe_load((Path(__file__).parents[1] / "data" / "mutation_survivors.yaml").read_text(encoding="utf-8")) or {}
)


@dataclass(frozen=True)
class Expected:
    """A case: what is known of its credential, and what its definition should say of that."""

    reading: str
    inferred: Inferred
    presumed: Inferred | None
    judgements: Mapping[str, Judgement]
    verdict: Verdict
    because: frozenset[str] | None
    presuming: Verdict | None

    def fails(self, mutant: Mutant) -> bool:
        """Whether the mutant says something else."""
        reading = mutant.definition.reading(self.reading)
        assert reading is not None
        verdict, because = verdict_of(mutant.definition, reading, self.inferred, self.judgements)
        if verdict is not self.verdict or (self.because is not None and self.because != set(because)):
            return True
        if self.presumed is None:
            return False
        return verdict_of(mutant.definition, reading, self.presumed, self.judgements)[0] is not self.presuming


@cache
def library() -> Library:
    return load_library()


@cache
def documents() -> dict[str, Document]:
    return {str(one.data["id"]): one for one in definition_documents() if isinstance(one.data, dict)}


def cases_of(id_: str) -> list[Expected]:
    document = documents()[id_]
    assert isinstance(document.data, dict)
    found = []
    for index, case in enumerate(document.data["cases"]):  # type: ignore[arg-type]
        described = read_credential(credential_of(case, ("cases", index), document))[0]
        inferred = establish(described, library().crosswalk, library().rules).inferred
        presuming = Verdict.of(str(case["presuming"])) if "presuming" in case else None
        found.append(
            Expected(
                str(case.get("reading", DEFAULT)),
                inferred,
                None if presuming is None else presume(inferred, library().rules.rules),
                judgements_in(described),
                Verdict.of(str(case["verdict"])),
                frozenset(case["because"]) if "because" in case else None,
                presuming,
            )
        )
    return found


def mutants(id_: str) -> list[Mutant]:
    definition = library()[id_]
    return list(mutants_of(definition, KnownFacts(library().systems, definition.facts).spec))


@pytest.mark.parametrize("id_", sorted(load_library().definitions))
def test_no_mutant_passes_every_case(id_: str) -> None:
    cases = cases_of(id_)
    surviving = {
        mutant.name
        for mutant in mutants(id_)
        if not any(case.reading in mutant.readings and case.fails(mutant) for case in cases)
    }
    known = set(SURVIVORS.get(id_) or ())

    assert sorted(surviving - known) == [], "no case fails for these; add one, or a reason in mutation_survivors.yaml"
    assert sorted(known - surviving) == [], "these are no survivors any more"


@pytest.mark.parametrize("id_", sorted(load_library().definitions))
def test_the_names_of_mutants_differ(id_: str) -> None:
    names = [mutant.name for mutant in mutants(id_)]

    assert len(set(names)) == len(names)


def test_what_is_changed(tmp_path: Path) -> None:
    """Every mutant of a small definition, so that none is lost unseen."""
    size = clause("size", "{any: [{fact: workload.hours, at_least: 100}, {fact: credits.ects, below: 7.5}]}")
    duty = clause("duty", "{fact: level.eqf, in: [6, 7]}", kind="required")
    text = definition(size, duty, rest="scope: {fact: level.eqf, in: [6, 7]}\n")
    (tmp_path / "rule.yaml").write_text(text, encoding="utf-8")
    folder = load_library([tmp_path])
    names = [one.name for one in mutants_of(folder["rule"], KnownFacts(folder.systems, {}).spec)]

    assert names == [
        "size: made required", "size: dropped", "size: any made all",
        "size: 1. workload.hours from 100 made 99", "size: 1. workload.hours from 100 made 101",
        "size: 1. workload.hours from 100 made strict",
        "size: 2. credits.ects to 15/2 made 37/5", "size: 2. credits.ects to 15/2 made 38/5",
        "size: 2. credits.ects to 15/2 made less strict",
        "duty: made constitutive",
        "scope: dropped", "scope: level.eqf without 6", "scope: level.eqf with 5", "scope: level.eqf without 7",
        "scope: level.eqf with 8",
    ]  # fmt: skip


def test_survivors_are_of_definitions_that_there_are_and_have_reasons() -> None:
    assert set(SURVIVORS) <= set(library().definitions)
    assert all(len(reason) > 10 for survivors in SURVIVORS.values() for reason in survivors.values())
