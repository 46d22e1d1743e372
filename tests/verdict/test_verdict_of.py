"""The short way to a verdict, for readings and presumptions, gives what the explaining one gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from mcdef.credential.read import read_credential
from mcdef.definition.library import Library
from mcdef.documents.files import read_source
from mcdef.documents.reader import read_document
from mcdef.facts.establish import establish
from mcdef.facts.inference import presume
from mcdef.verdict.decide import decide, verdict_of

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.yaml"))


@pytest.mark.parametrize("path", EXAMPLES[::6], ids=lambda path: path.stem)
@pytest.mark.parametrize("ignore_scope", [False, True])
def test_every_reading_comes_out_the_same(path: Path, ignore_scope: bool, library: Library) -> None:
    described = read_credential(read_document(read_source(path, path.name)))[0]
    stated = establish(described, library.crosswalk, library.rules).inferred
    for inferred in (stated, presume(stated, library.rules.rules)):
        for definition in library.definitions.values():
            for reading in definition.readings:
                whole = decide(definition, reading, inferred, {}, ignore_scope=ignore_scope)
                short = verdict_of(definition, reading, inferred, {}, ignore_scope=ignore_scope)
                assert short == (whole.verdict, whole.decided_by), f"{definition.id}@{reading.id}"
