"""A module holds one idea: none is as long as 350 lines."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "mcdef"
LIMIT = 350


def test_every_module_is_under_350_lines() -> None:
    lengths = {
        path.relative_to(PACKAGE).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in PACKAGE.rglob("*.py")
    }
    assert lengths
    assert {path: length for path, length in lengths.items() if length >= LIMIT} == {}
