"""The lock: what is locked and changed, or was never locked, is named; `mcdef lock` gives the lines to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.cli_runs import mcdef
from mcdef.definition.library import Library
from mcdef.policy.lock import lock_problems, lock_text, table_digests, unknown_locked
from mcdef.policy.settings import Settings, load_settings

WRONG = "a" * 64


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def settings(text: str) -> Settings:
    Path("mcdef.yaml").write_text(text, encoding="utf-8")
    return load_settings(Path(), environ={})


def test_what_was_locked_and_is_the_same_passes(library: Library) -> None:
    locked = {"eu-2022": library["eu-2022"].digest, **table_digests()}
    assert list(lock_problems(settings(lock_text(locked)), library, ["eu-2022"])) == []


def test_each_definition_that_differs_or_is_missing_is_named_at_its_place(library: Library) -> None:
    found = list(lock_problems(settings(f"# x\nlock:\n  eu-2022: {WRONG}\n"), library, ["eu-2022", "ec-2020"]))
    assert [(one.code, one.place) for one in found] == [
        ("lock-missing", "mcdef.yaml:2:1"),
        ("lock-differs", "mcdef.yaml:3:12"),
    ]
    assert "ec-2020" in found[0].message
    assert library["eu-2022"].digest[:12] in found[1].message


def test_what_does_not_run_need_not_be_as_it_was(library: Library) -> None:
    assert list(lock_problems(settings(f"lock: {{ec-2020: {WRONG}}}\n"), library, [])) == []


def test_without_a_lock_everything_is_missing(library: Library) -> None:
    (told,) = lock_problems(settings(""), library, ["eu-2022"])
    assert (told.code, told.severity) == ("lock-missing", "error")


def test_conversions_and_inferences_are_compared_where_they_are_locked(library: Library) -> None:
    text = lock_text({"eu-2022": library["eu-2022"].digest, "crosswalks": WRONG, "inferences": WRONG})
    found = list(lock_problems(settings(text), library, ["eu-2022"]))
    assert [one.code for one in found] == ["lock-differs", "lock-differs"]
    assert [one.message.split()[0] for one in found] == ["crosswalks", "inferences"]


def test_a_locked_name_that_is_nothing_is_a_warning(library: Library) -> None:
    (told,) = unknown_locked(settings(f"lock: {{eu-2202: {WRONG}}}\n"), library)
    assert (told.severity, told.code) == ("warning", "lock-unknown")
    assert "eu-2022" in str(told.help)


def test_the_lines_that_are_printed_lock(library: Library) -> None:
    run = mcdef("lock", "core")
    assert run.code == 0
    found = settings(run.text)
    assert set(found.lock) == {
        "ec-2020", "eu-2022", "emc-2019", "emc-2021", "emc-2022", "us-usage", "unesco-2022", "crosswalks",
        "inferences",
    }  # fmt: skip
    assert list(lock_problems(found, library, found.lock.keys() - {"crosswalks", "inferences"})) == []


def test_without_names_those_of_the_settings_are_locked_else_all(library: Library) -> None:
    Path("mcdef.yaml").write_text("definitions: [emc]\n", encoding="utf-8")
    assert [line.split(":")[0].strip() for line in mcdef("lock").text.splitlines()][1:4] == [
        "emc-2019", "emc-2021", "emc-2022",
    ]  # fmt: skip
    Path("mcdef.yaml").unlink()
    assert len(mcdef("lock").text.splitlines()) == 1 + len(library.definitions) + 2
    settings(mcdef("lock").text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("presume: true", "presume: true\n"),
        (f"lock:\n  eu-2022: {WRONG}\n\n  # gone\n\n# stays\npresume: true\n", "\n# stays\npresume: true\n"),
        (f"# a\nlock: {{eu-2022: {WRONG}}}\npresume: true\n", "# a\npresume: true\n"),
        (f"lock: {{\n  eu-2022: {WRONG}\n}}\npresume: true\n", "presume: true\n"),
        ("lock: {eu-2022: broken}\npresume: true\n", "presume: true\n"),
    ],
)
def test_they_are_written_in_the_place_of_the_old_ones(library: Library, before: str, after: str) -> None:
    path = Path("mcdef.yaml")
    path.write_text(before, encoding="utf-8")
    assert mcdef("lock", "eu-2022", "--write").code == 0
    text = path.read_text(encoding="utf-8")
    block = lock_text({"eu-2022": library["eu-2022"].digest, **table_digests()})
    assert block in text
    assert text.replace(block, "") == after
    assert mcdef("lock", "eu-2022", "--write").code == 0
    assert path.read_text(encoding="utf-8") == text


def test_for_a_pyproject_they_are_toml(library: Library) -> None:
    path = Path("pyproject.toml")
    path.write_text("[tool.mcdef]\npresume = true\n", encoding="utf-8")
    path.write_text(path.read_text(encoding="utf-8") + mcdef("lock", "all").text, encoding="utf-8")
    found = load_settings(Path(), environ={})
    ids = found.lock.keys() - {"crosswalks", "inferences"}
    assert "1edtech-tmc-2024" in ids
    assert list(lock_problems(found, library, ids)) == []


def test_where_there_is_no_yaml_to_write_to() -> None:
    assert mcdef("lock", "--write").codes() == ["lock-no-file"]
    Path("pyproject.toml").write_text("[tool.mcdef]\npresume = true\n", encoding="utf-8")
    run = mcdef("lock", "--write")
    assert (run.code, run.codes()) == (2, ["lock-not-yaml"])
