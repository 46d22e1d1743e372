from __future__ import annotations

from pathlib import Path

import pytest

from documents.document_helpers import only_problem
from mcdef.documents import packaged
from mcdef.documents.packaged import data_root
from mcdef.documents.problem import McdefError


def lay_out(root: Path, *folders: str) -> Path:
    for folder in folders:
        (root / folder).mkdir(parents=True)
    return root


def test_this_checkout_has_its_definitions() -> None:
    assert data_root("definitions").is_dir()


def test_an_installed_package_holds_its_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(tmp_path, "lib/site-packages/mcdef/definitions", "lib/examples", "lib/definitions")
    monkeypatch.setattr(packaged, "_PACKAGE", tmp_path / "lib/site-packages/mcdef")
    assert data_root("definitions") == tmp_path / "lib/site-packages/mcdef/definitions"
    with pytest.raises(McdefError) as caught:
        data_root("examples")
    assert only_problem(caught.value).code == "data-missing"


def test_a_checkout_keeps_its_data_beside_src(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(tmp_path, "src/mcdef", "examples")
    monkeypatch.setattr(packaged, "_PACKAGE", tmp_path / "src/mcdef")
    assert data_root("examples") == tmp_path / "examples"
