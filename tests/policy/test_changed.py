"""What changed since a revision, asked of a real repository."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from mcdef.documents.problem import McdefError
from mcdef.policy.changed import changed_since, decides, to_check

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def git(folder: Path, *arguments: str) -> None:
    settings = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *settings, *arguments], check=True, capture_output=True)


def write(folder: Path, name: str, text: str = "x\n") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "-b", "main")
    for name in ("a.yaml", "b.yaml", "law/c.yaml", "mcdef.yaml", "ours/policy.yaml"):
        write(tmp_path, name)
    write(tmp_path, ".gitignore", "*.tmp\n")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "first")
    return tmp_path


def names(clone: Path, revision: str, folder: Path | None = None) -> list[str]:
    root = clone.resolve()
    return sorted(path.relative_to(root).as_posix() for path in changed_since(revision, folder or clone))


def test_committed_staged_edited_and_new_files_changed_and_ignored_ones_did_not(clone: Path) -> None:
    assert names(clone, "HEAD") == []
    write(clone, "a.yaml", "committed\n")
    git(clone, "commit", "-qam", "second")
    write(clone, "b.yaml", "edited\n")
    git(clone, "add", "b.yaml")
    write(clone, "law/c.yaml", "edited\n")
    write(clone, "new ä\n.yaml" if Path("/").anchor == "/" else "new.yaml")
    write(clone, "x.tmp")
    assert [name for name in names(clone, "HEAD~1") if not name.startswith("new")] == ["a.yaml", "b.yaml", "law/c.yaml"]
    assert len(names(clone, "HEAD~1")) == 4
    assert names(clone, "HEAD~1", clone / "law") == names(clone, "HEAD~1")
    assert "a.yaml" not in names(clone, "HEAD")


def test_a_deleted_file_changed_and_a_moved_one_under_both_names(clone: Path) -> None:
    git(clone, "mv", "a.yaml", "moved.yaml")
    assert names(clone, "HEAD") == ["a.yaml", "moved.yaml"]


def test_of_a_branch_only_its_own_changes_count(clone: Path) -> None:
    git(clone, "switch", "-qc", "ours")
    write(clone, "a.yaml", "ours\n")
    git(clone, "commit", "-qam", "ours")
    git(clone, "switch", "-q", "main")
    write(clone, "b.yaml", "theirs\n")
    git(clone, "commit", "-qam", "theirs")
    git(clone, "switch", "-q", "ours")
    assert names(clone, "main") == ["a.yaml"]


@pytest.mark.parametrize("revision", ["origin/main", "--output=x", "", "HEAD~9", "HEAD:a.yaml"])
def test_a_revision_that_is_not_there(clone: Path, revision: str) -> None:
    with pytest.raises(McdefError) as refused:
        changed_since(revision, clone)
    assert refused.value.problems[0].code == "git-no-revision"
    assert not (clone / "x").exists()


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(McdefError) as refused:
        changed_since("HEAD", tmp_path)
    assert refused.value.problems[0].code == "git-no-repository"


def test_no_git(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(McdefError) as refused:
        changed_since("HEAD", clone)
    assert refused.value.problems[0].code == "git-missing"


def test_everything_is_checked_where_something_changed_that_decides(clone: Path) -> None:
    files = [clone / "a.yaml", clone / "b.yaml"]
    deciding = [clone / "mcdef.yaml", clone / "ours"]
    write(clone, "a.yaml", "edited\n")
    changed = changed_since("HEAD", clone)
    assert to_check(files, changed, deciding) == (clone / "a.yaml",)
    assert not decides(changed, deciding)
    write(clone, "ours/policy.yaml", "edited\n")
    assert to_check(files, changed_since("HEAD", clone), deciding) == tuple(files)
    git(clone, "checkout", "-q", "ours")
    write(clone, "mcdef.yaml", "edited\n")
    assert to_check(files, changed_since("HEAD", clone), deciding) == tuple(files)
