"""Where the tests of the command line run."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test runs in a folder of its own, and no colour is asked for."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "MCDEF_DEBUG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path
