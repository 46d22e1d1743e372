"""Real descriptions, written as rows of a workbook and of a CSV file, state what they state in YAML."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from table_files import ROOT, csv_file, found_in, xlsx_file

from mcdef.catalogue.columns import columns
from mcdef.credential.read import read_credential
from mcdef.documents.document import Document
from mcdef.documents.files import read_source
from mcdef.documents.reader import read_document
from mcdef.facts.statements import statements_of

EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))


def cells_of(data: Any) -> Iterator[tuple[str, Any, Any]]:
    """The parts of a description that a row has room for: heading, cell, and the part itself."""
    for key, value in data.items():
        if key in columns() and _cell(value) is not None:
            yield key, _cell(value), value
        elif isinstance(value, dict):
            inner = {f"{key}.{name}": one for name, one in value.items()}
            if all(name in columns() and _cell(one) is not None for name, one in inner.items()):
                yield from ((name, _cell(one), value) for name, one in inner.items())


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return "\n".join(value) if all(isinstance(one, str) and ";" not in one for one in value) else None
    if isinstance(value, str) and (";" in value or "\n" in value):
        return None  # several entries in a cell
    return None if isinstance(value, dict) else value


@pytest.mark.parametrize("write", [xlsx_file, csv_file])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_row_states_what_the_description_states(path: Path, write: Callable[..., Path], tmp_path: Path) -> None:
    whole = read_document(read_source(path, path.name)).data
    assert isinstance(whole, dict)
    whole.pop("variants", None)
    cells = list(cells_of(whole))
    kept = {heading.partition(".")[0]: part for heading, _, part in cells}
    (expected,) = read_credential(Document(read_source(path, path.name), kept))
    headings = [heading for heading, _, _ in cells]
    (found,) = found_in(write(tmp_path, [headings, [cell for _, cell, _ in cells]]))
    assert found.described is not None, [str(one) for one in found.problems]
    assert list(_said(found.described.credential)) == list(_said(expected.credential))
    assert len(kept) >= 4


def _said(credential: Any) -> list[tuple[str, Any]]:
    return sorted(((one.fact, one.value) for one in statements_of(credential)), key=str)
