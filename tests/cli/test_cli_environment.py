"""Every option of every command has an environment variable, which does what the option does."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from cli_runs import copied, mcdef, write

from mcdef.cli.commands import COMMANDS, Commands
from mcdef.cli.environment import SETTINGS
from mcdef.cli.variables import Variable, variables
from mcdef.policy.settings import SPECS, variable

MADE = Commands()


def commands() -> list[tuple[str, Any]]:
    """Every command with its name, those within groups too."""

    def within(command: Any, name: str) -> list[tuple[str, Any]]:
        inner = getattr(command, "commands", {})
        return [(name, command)] + [one for key in inner for one in within(inner[key], f"{name} {key}")]

    return [one for name in COMMANDS for one in within(MADE[name], f"mcdef {name}")]


def options() -> list[tuple[str, Any, Any]]:
    return [
        (name, command, option)
        for name, command in commands()
        for option in command.params
        if option.param_type_name == "option" and "--help" not in option.opts
    ]


LISTED = variables()
OPTIONS = options()


def named(command: str, option: Any) -> Variable:
    return next(one for one in LISTED if one.command == command and one.option in option.opts)


def test_every_option_of_every_command_is_listed_with_a_name_of_its_own() -> None:
    assert len(LISTED) == len(OPTIONS) > 70
    assert [named(name, option).name for name, _, option in OPTIONS] == [one.name for one in LISTED]
    names = Counter(one.name for one in LISTED)
    assert [name for name, count in names.items() if count > 1] == ["MCDEF_CONFIG"]
    assert not {variable(name) for name in ("limits", "lock")} & names.keys()


def test_what_is_a_setting_is_named_by_it() -> None:
    assert {option: f"MCDEF_{name}" for option, name in SETTINGS.items()} == {
        spec.option: variable(name) for name, spec in SPECS.items() if spec.option
    }
    check = dict(commands())["mcdef check"]
    assert SETTINGS.keys() <= {written for option in check.params for written in option.opts}


@pytest.mark.parametrize(
    ("name", "command", "option"),
    [one for one in OPTIONS if named(one[0], one[2]).name not in ("MCDEF_CONFIG", *map(variable, SPECS))],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_a_variable_does_what_its_option_does(
    name: str, command: Any, option: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = "2" if option.type.name.startswith("int") else "2026-01-01"
    said = [option.opts[-1]] if option.is_flag else [option.opts[-1], written]
    by_option = command.make_context(name, said, resilient_parsing=True).params
    monkeypatch.setenv(named(name, option).name, "yes" if option.is_flag else written)
    by_variable = command.make_context(name, [], resilient_parsing=True).params
    assert by_variable == by_option
    assert by_variable[option.name] not in (None, [], ())


def test_an_option_comes_before_its_variable_and_an_empty_one_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (path,) = copied(tmp_path, "aws-ccp")
    monkeypatch.setenv("MCDEF_CLASSIFY_FORMAT", "json")
    monkeypatch.setenv("MCDEF_CLASSIFY_DEFINITION", "eu-2022, us-usage")
    assert [one["id"] for one in mcdef("classify", path).json["definitions"]] == ["eu-2022", "us-usage"]
    assert [one["id"] for one in mcdef("classify", path, "-d", "emc-2019").json["definitions"]] == ["emc-2019"]
    monkeypatch.setenv("MCDEF_CLASSIFY_FORMAT", "")
    assert "us-usage: " in mcdef("classify", path).text


def test_a_wrong_value_names_its_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MCDEF_CHECK_JOBS", "many")
    refused = mcdef("check", tmp_path)
    assert refused.code == 2
    assert "MCDEF_CHECK_JOBS" in refused.errors


def test_a_check_knows_the_variables_of_all_commands_and_tells_of_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "a.yaml", "name: A\n")
    monkeypatch.setenv("MCDEF_CLASSIFY_FORMAT", "json")
    monkeypatch.setenv("MCDEF_CHECK_JOBS", "1")
    assert mcdef("check", tmp_path).codes() == []
    monkeypatch.setenv("MCDEF_CHEK_JOBS", "1")
    told = mcdef("check", tmp_path)
    assert told.codes() == ["unknown-variable"]
    assert "did you mean `MCDEF_CHECK_JOBS`?" in told.errors


def test_the_page_lists_them_all() -> None:
    page = mcdef("help", "environment")
    assert page.code == 0
    assert {one.name for one in LISTED} <= set(page.text.replace(",", " ").split())
    assert {variable(name) for name in SPECS} <= set(page.text.split())
    assert "environment" in mcdef("help").text
