"""The shipped tables, read straight from their YAML."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from mcdef.crosswalk.tables import Crosswalk, from_data

_FOLDER = Path(__file__).parents[2] / "definitions" / "crosswalks"
_FILES = ("sources", "frameworks", "award-words", "credit-systems", "exchanges", "award-sizes")


@pytest.fixture(scope="session")
def data() -> dict[str, Any]:
    return {name: yaml.safe_load((_FOLDER / f"{name}.yaml").read_text(encoding="utf-8")) for name in _FILES}


@pytest.fixture(scope="session")
def crosswalk(data: dict[str, Any]) -> Crosswalk:
    return from_data(data)
