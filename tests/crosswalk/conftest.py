"""The shipped tables, read straight from their YAML."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mcdef.crosswalk.tables import Crosswalk, from_data
from mcdef.definition.files import plain
from mcdef.documents.files import read_source
from mcdef.documents.reader import read_document

_FOLDER = Path(__file__).parents[2] / "definitions" / "crosswalks"
_FILES = ("sources", "frameworks", "award-words", "credit-systems", "exchanges", "award-sizes", "qdr-uris")


@pytest.fixture(scope="session")
def data() -> dict[str, Any]:
    return {name: plain(read_document(read_source(_FOLDER / f"{name}.yaml", name)).data) for name in _FILES}


@pytest.fixture(scope="session")
def crosswalk(data: dict[str, Any]) -> Crosswalk:
    return from_data(data)
