"""Which files a catalogue is made of."""

from __future__ import annotations

from pathlib import Path

import pytest

from mcdef.catalogue.find import Wanted, find
from mcdef.documents.problem import McdefError


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in (
        "offers/a.yaml", "offers/b.yml", "offers/c.json", "offers/list.csv", "offers/book.xlsx", "offers/notes.txt",
        "offers/deep/d.yaml", "offers/.hidden/e.yaml", "offers/.f.yaml", "offers/build/g.yaml", "offers/deep/keep.yaml",
        "other/h.yaml",
    ):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("name: X\n", encoding="utf-8")
    return tmp_path


def names(*written: str, include: tuple[str, ...] = (), exclude: tuple[str, ...] = ()) -> list[str]:
    return [one.path.as_posix() for one in find(written, Wanted(include, exclude))]


def test_a_folder_is_walked_and_what_is_hidden_or_no_description_is_passed_over() -> None:
    assert names("offers") == [
        "offers/a.yaml", "offers/b.yml", "offers/book.xlsx", "offers/build/g.yaml", "offers/c.json",
        "offers/deep/d.yaml", "offers/deep/keep.yaml", "offers/list.csv",
    ]  # fmt: skip


def test_what_git_ignores_is_left_out_and_a_nearer_file_takes_it_back(folder: Path) -> None:
    (folder / ".git").mkdir()
    (folder / ".gitignore").write_text("build/\nkeep.yaml\n*.csv\n", encoding="utf-8")
    (folder / "offers" / "deep" / ".gitignore").write_text("!keep.yaml\nd.yaml\n", encoding="utf-8")

    assert names("offers") == [
        "offers/a.yaml", "offers/b.yml", "offers/book.xlsx", "offers/c.json", "offers/deep/keep.yaml"
    ]  # fmt: skip
    assert names("offers/build/g.yaml") == ["offers/build/g.yaml"], "a file that is named is taken"


def test_the_ignore_files_of_folders_outside_the_repository_are_not_read(folder: Path) -> None:
    (folder / ".gitignore").write_text("*.yaml\n", encoding="utf-8")
    (folder / "offers" / ".git").mkdir()
    assert "offers/a.yaml" in names("offers")


def test_globs_are_expanded_by_the_program_too() -> None:
    """A Windows shell does not."""
    assert names("offers/*.y*ml") == ["offers/a.yaml", "offers/b.yml"]
    assert names("**/d.yaml", "oth?r/*.yaml") == ["offers/deep/d.yaml", "other/h.yaml"]


def test_a_glob_that_matches_nothing_and_a_path_that_is_not_there_are_both_named() -> None:
    with pytest.raises(McdefError) as refused:
        find(["offers", "offers/*.toml", "nowhere"])
    assert [one.code for one in refused.value.problems] == ["glob-matches-nothing", "path-missing"]


def test_a_file_is_taken_once_however_often_it_is_meant() -> None:
    assert names("offers/a.yaml", "offers", "./offers/a.yaml").count("offers/a.yaml") == 1
    assert [one.walked for one in find(["offers", "offers/a.yaml"]) if one.path.name == "a.yaml"] == [False]


def test_settings_take_and_leave_out() -> None:
    assert names("offers", include=("*.yaml",), exclude=("build/", "deep/keep.yaml", "offers/deep/keep.yaml")) == [
        "offers/a.yaml", "offers/deep/d.yaml"
    ]  # fmt: skip
    assert names("offers/a.yaml", exclude=("offers/a.yaml",)) == [], "as a hook names every changed file"


def test_the_order_is_that_of_paths_whatever_was_asked_first() -> None:
    assert names("other", "offers/deep") == names("offers/deep", "other")


def test_links_to_folders_are_not_followed(folder: Path) -> None:
    (folder / "offers" / "again").symlink_to(folder / "offers", target_is_directory=True)
    assert not any("again" in name for name in names("offers"))
