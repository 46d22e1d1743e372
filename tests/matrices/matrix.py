"""The worked matrices of the research papers: credentials, the verdicts found by hand, and why the program's differ.

A matrix is a YAML file beside this module. Every credential is judged under every definition with scope left aside. Of
some definitions only a few criteria are looked at (a "size test" of a text that speaks of more); the outcome is theirs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from mcdef.credential.read import read_credential
from mcdef.definition.library import Library, load_library
from mcdef.definition.select import Selection
from mcdef.documents.reader import read_document
from mcdef.documents.source import Source
from mcdef.logic import truth
from mcdef.logic.truth import Truth
from mcdef.verdict.judge import Judged, judge
from mcdef.verdict.model import Verdict

FOLDER: Final = Path(__file__).parent
NAMES: Final = ("europe", "world")
MARKS: Final = {
    Verdict.COUNTS: "Y", Verdict.DOES_NOT_COUNT: "n", Verdict.UNDETERMINED: "?",
    Truth.MET: "Y", Truth.NOT_MET: "n", Truth.UNKNOWN: "?",
}  # fmt: skip

Cell = tuple[str, str]  # a definition (or a reading of one) and a credential


@dataclass(frozen=True)
class Difference:
    """What the program says of some cells instead of what was worked out, and why."""

    found: str
    because: str
    cells: tuple[Cell, ...]


@cache
def matrix(name: str) -> Mapping[str, Any]:
    loaded = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


@cache
def library() -> Library:
    return load_library()


def expected(name: str) -> dict[Cell, str]:
    """What was worked out by hand, cell by cell."""
    columns = matrix(name)["columns"]
    return {
        (definition, str(credential)): mark
        for definition, row in matrix(name)["expected"].items()
        for credential, mark in zip(columns, row.split(), strict=True)
    }


def differences(name: str) -> tuple[Difference, ...]:
    return tuple(
        Difference(
            item["found"],
            item["because"],
            tuple((definition, str(key)) for definition in item["definitions"] for key in item["credentials"]),
        )
        for item in matrix(name)["differences"]
    )


def description(name: str, definition: str, credential: str) -> dict[str, Any]:
    """A credential as the matrix describes it, with what is added where it is offered under one definition."""
    data = matrix(name)
    credentials = {str(key): item for key, item in data["credentials"].items()}
    local = {str(key): item for key, item in data.get("local", {}).get(definition, {}).items()}
    described = {**credentials[credential]["described"], **local.get(credential, {})}
    if (country := data.get("offered_in", {}).get(definition)) is not None:
        described["provider"] = {**described["provider"], "country": country}
    return described


@cache
def judged(name: str, definition: str, credential: str) -> Judged:
    text = yaml.safe_dump(description(name, definition, credential), allow_unicode=True)
    described = read_credential(read_document(Source(f"{name}-{credential}.yaml", text)))[0]
    return judge(described, library(), Selection((definition,)), ignore_scope=True)


def says(name: str, cell: Cell) -> str:
    """What the program says of one cell."""
    definition, credential = cell
    result = judged(name, definition, credential).results[0]
    looked_at = matrix(name).get("criteria", {}).get(definition)
    if looked_at is None:
        return MARKS[result.verdict]
    outcomes = {one.id: one.outcome for one in result.criteria}
    return MARKS[truth.every(outcomes[id_] for id_ in looked_at)]


def main() -> None:
    """Prints what differs, for whoever works on the encodings."""
    for name in NAMES:
        explained = {cell: one.found for one in differences(name) for cell in one.cells}
        for cell, mark in expected(name).items():
            if (found := says(name, cell)) != mark:
                result = judged(name, *cell).results[0]
                note = "" if explained.get(cell) == found else "   <- not explained"
                print(f"{name} {cell[0]:28} {cell[1]:3} {mark} -> {found}  {', '.join(result.decided_by)}{note}")


if __name__ == "__main__":
    main()
