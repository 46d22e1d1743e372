from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

from documents.document_helpers import only_problem
from mcdef.documents.files import read_source
from mcdef.documents.limits import MAX_BYTES
from mcdef.documents.problem import McdefError, Problem, problem
from mcdef.documents.source import Source


def refused(path: Path) -> Problem:
    with pytest.raises(McdefError) as caught:
        read_source(path, "shown/course.yaml")
    return only_problem(caught.value)


def test_a_file_is_read_under_the_path_it_is_shown_by(tmp_path: Path) -> None:
    path = tmp_path / "course.yaml"
    path.write_bytes(b"name: x")
    assert read_source(path, "shown/course.yaml") == Source("shown/course.yaml", "name: x")


def test_what_is_no_regular_file_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path).code == "file-is-folder"
    assert refused(tmp_path / "none.yaml").code == "file-missing"
    assert refused(Path("with\0nul")).code == "file-unreadable"
    file = tmp_path / "file"
    file.touch()
    assert refused(file / "below").code == "file-missing"
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        assert refused(tmp_path / "pipe").code == "file-not-regular"


def test_a_problem_of_a_file_names_the_path_shown_and_not_the_real_one(tmp_path: Path) -> None:
    found = refused(tmp_path / "none.yaml")
    assert found.place == "shown/course.yaml"
    assert str(tmp_path) not in str(found)


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("read all the same"))
    assert refused(path).code == "file-too-large"


def test_a_file_that_may_not_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "course.yaml"
    path.touch()

    def forbidden(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", forbidden)
    assert refused(path).code == "file-forbidden"


def test_an_error_lists_its_problems_and_survives_pickling() -> None:
    source = Source("a.yaml", "x: y")
    error = McdefError(
        problem("tab-indent", source=source, span=source.span(0, 1), corrected="x: y"),
        problem("empty-document", source=source),
    )
    assert str(error).splitlines()[0] == "a.yaml:1:1: the line is indented with a tab"
    again = pickle.loads(pickle.dumps(error))
    assert again.problems == error.problems
    with pytest.raises(ValueError, match="at least one"):
        McdefError()
