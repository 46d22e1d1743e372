"""Countries, bodies, carriers, registers and schemes: the rows hang together, and ``explain`` answers from them."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from author_runs import ROOT, mcdef, write

from mcdef.credential.countries import CODES
from mcdef.crosswalk.folding import fold
from mcdef.definition.files import SCHEMES, build_json, read_folder
from mcdef.definition.library import Library
from mcdef.definition.schemes import LookedAt, Schemes, load_schemes, names_of
from mcdef.documents.problem import McdefError
from mcdef.messages.catalogue import codes

#: What the literature names beside definitions, and what each is to mcdef.
NAMED = {
    "Comprehensive Learner Record": "carrier of records",
    "My eQuals": "carrier of records",
    "Open Badges": "carrier of records",
    "Europass": "carrier of records",
    "edubadges": "carrier of records",
    "Singapore's credit bank": "nothing testable",
    "HolonIQ": "nothing testable",
    "AQRF": "crosswalk row",
    "ACQF": "crosswalk row",
    "SADCQF": "crosswalk row",
    "UEMOA": "crosswalk row",
    "OECD umbrella": "reading",
    "QAA": "definition",
    "Scottish Funding Council": "definition",
    "eCampusOntario": "definition",
}


@pytest.fixture(scope="module")
def schemes() -> Schemes:
    return load_schemes()


def test_every_definition_stands_in_one_row(schemes: Schemes, library: Library) -> None:
    counted = Counter(id_ for row in schemes.looked_at for id_ in row.definitions)

    assert {id_: number for id_, number in counted.items() if number > 1} == {}
    assert set(counted) == set(library.definitions)


def test_a_definition_of_a_country_stands_in_the_row_of_that_country(schemes: Schemes, library: Library) -> None:
    rows = {id_: row for row in schemes.looked_at for id_ in row.definitions}
    astray = {
        definition.id: (place, rows[definition.id].id)
        for definition in library.definitions.values()
        for place in definition.jurisdiction
        if rows[definition.id].codes and place.partition("-")[0] not in rows[definition.id].codes
    }

    assert astray == {}


def test_every_country_is_one(schemes: Schemes) -> None:
    found = [code for row in schemes.looked_at for code in row.codes]

    assert len(found) == len(set(found))
    assert set(found) <= CODES | {"EU"}


def test_what_a_row_refers_to_is_there(schemes: Schemes, library: Library) -> None:
    known = {*library.definitions, *library.crosswalk.frameworks, *library.crosswalk.systems, *library.fact_names()}
    known |= {rule.id for rule in library.rules.rules}
    for definition in library.definitions.values():
        known |= {f"{definition.id}@{reading.id}" for reading in definition.readings}
        known |= {f"{definition.id}.{criterion.id}" for criterion in definition.default.criteria}

    assert [(row.id, name) for row in schemes.schemes for name in row.see if name not in known] == []


def test_what_a_row_is_shows_in_what_it_refers_to(schemes: Schemes, library: Library) -> None:
    tables = {*library.crosswalk.frameworks, *library.crosswalk.systems}
    for row in schemes.schemes:
        if row.is_ == "definition":
            assert any(name.partition(".")[0] in library.definitions for name in row.see), row.id
        if row.is_ == "reading":
            assert any("@" in name for name in row.see), row.id
        if row.is_ == "crosswalk row":
            assert any(name in tables for name in row.see), row.id


def test_a_name_leads_to_one_row_and_hides_nothing(schemes: Schemes, library: Library) -> None:
    words = Counter(word for row in schemes.rows() for word in set(map(fold, names_of(row))))
    others = {*library.definitions, *library.fact_names(), *(rule.id for rule in library.rules.rules), *codes()}

    assert [word for word, number in words.items() if number > 1] == []
    assert [row.id for row in schemes.rows() if row.id in others] == []


def test_a_finding_that_a_text_shows_names_the_text(schemes: Schemes) -> None:
    graded = [row for row in schemes.rows() if row.evidence in ("primary", "issuer-summary", "secondary")]

    assert graded
    assert [row.id for row in graded if not row.sources] == []
    assert [row.id for row in schemes.rows() if row.sources and row.evidence is None] == []


@pytest.mark.parametrize(("name", "what"), NAMED.items())
def test_explain_says_what_a_name_is_to_mcdef(name: str, what: str) -> None:
    run = mcdef("explain", name)

    assert run.code == 0
    assert f"to mcdef: {what}" in run.text


def test_explain_says_why_and_whence() -> None:
    text = mcdef("explain", "my-equals").flat

    assert "my-equals: My eQuals" in text
    assert "says only that it is digital and can be checked" in text
    assert "https://myequals.ac.nz/verifiers-faqs" in text
    assert "evidence: primary" in text


@pytest.mark.parametrize("name", ["norway", "Norway", "NO"])
def test_explain_says_of_a_country_what_was_not_found(name: str) -> None:
    text = mcdef("explain", name).flat

    assert "norway: Norway encoded: no definition looked for, and not found: " in text


def test_explain_tells_a_framework_both_ways() -> None:
    text = mcdef("explain", "AQRF").flat

    assert "to mcdef: crosswalk row" in text
    assert "written AQRF" in text


def test_explain_suggests_a_scheme() -> None:
    run = mcdef("explain", "my-equal")

    assert run.code == 2
    assert "did you mean `my-equals`?" in run.errors


def test_the_file_is_no_definition_and_not_in_the_built_file() -> None:
    shelf = read_folder(ROOT / "definitions", "shipped")

    assert SCHEMES not in shelf.definitions
    assert SCHEMES not in shelf.documents
    assert "my-equals" not in build_json(ROOT / "definitions")
    assert SCHEMES not in json.loads(build_json(ROOT / "definitions"))["definitions"]


def test_a_folder_adds_rows(tmp_path: Path) -> None:
    row = {"id": "our-vault", "name": "Our vault", "is": "carrier of records", "why": "It keeps our records."}
    write(tmp_path, f"own/{SCHEMES}", json.dumps({"checked": "2026-11-26", "schemes": [row]}))

    run = mcdef("explain", "our vault", "--definitions", tmp_path / "own")

    assert run.code == 0
    assert "to mcdef: carrier of records" in run.text
    assert "It keeps our records." in run.text


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("{id: x, name: X, is: a carrier, why: w}", "unknown-value"),
        ("{id: x, name: X, is: reading}", "missing-key"),
        ("{id: x, name: X, is: reading, why: w, wy: w}", "unknown-key"),
    ],
)
def test_a_row_of_another_shape_is_refused_with_its_place(tmp_path: Path, row: str, code: str) -> None:
    write(tmp_path, SCHEMES, f"checked: 2026-11-26\nschemes:\n  - {row}\n")

    with pytest.raises(McdefError) as caught:
        load_schemes([tmp_path])

    (problem,) = caught.value.problems
    assert problem.code == code
    assert problem.span is not None
    assert problem.span.line == 3


def test_a_row_of_a_country_that_is_named_after_it() -> None:
    rows = load_schemes().of_country("NO")

    assert [row.name for row in rows] == ["Norway"]
    assert isinstance(rows[0], LookedAt)
