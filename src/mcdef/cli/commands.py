"""The commands: where each is, and what it does in a line. Its module is loaded when it is called, not before."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import Any, Final, NamedTuple

import typer
from typer.core import TyperGroup

ASKED: Final = "_MCDEF_COMPLETE"
"""The variable in which the script of a shell says that it wants to complete."""
SETTINGS: Final = {"help_option_names": ["-h", "--help"]}


class Listed(NamedTuple):
    """The module under ``mcdef.cli``, the function (or the app of a group), and the first sentence of its help."""

    module: str
    name: str
    about: str


COMMANDS: Final = {
    "classify": Listed(
        "classify",
        "classify",
        "Say under which definitions a credential counts, under which not, and what would settle the rest.",
    ),
    "check": Listed(
        "check", "check", "Check many credentials: files, folders, tables; write reports; fail on what a policy names."
    ),
    "report": Listed(
        "report",
        "report",
        "Turn a saved report into a page, a workbook or another format, without judging anything again.",
    ),
    "demo": Listed(
        "demo", "demo", "Write a catalogue of 12 real credentials and its audit page, and say what to type next."
    ),
    "explain": Listed(
        "explain",
        "explain",
        "Say what a name means: a clause with its source and cases, a fact, a rule, a framework, a scheme, a message.",
    ),
    "crosswalk": Listed(
        "crosswalk",
        "crosswalk",
        "Say what a level or an amount of credit is elsewhere: every route, its source and its grade.",
    ),
    "judge": Listed(
        "judge",
        "judge",
        "Record a decision on a clause that facts leave open, with who, when, why, and the wording it answers.",
    ),
    "new": Listed("new", "new", "Write a commented description to fill in, and the schema that lets an editor help."),
    "template": Listed(
        "template",
        "template",
        "Write a workbook to fill in, one credential a row; without --xlsx print the headings as a line of CSV.",
    ),
    "diff": Listed(
        "diff",
        "diff",
        "Show which verdicts changed, and whether the credential or the definition did. Ends with 0, or 1 as asked.",
    ),
    "lock": Listed(
        "lock",
        "lock",
        "Print the digests of definitions as lines for the settings, so that --locked notices when one changes.",
    ),
    "schema": Listed(
        "schema",
        "schema",
        "Print the JSON Schema of a description, a definition, the report, settings, a mapping or waivers.",
    ),
    "completion": Listed(
        "complete", "completion", "Print the script by which a shell completes commands, options and names."
    ),
    "help": Listed(
        "help", "help_", "Pages on exit codes, formats, facts and environment variables, and on each command."
    ),
    "definitions": Listed("definitions", "app", "The definitions: list, show, lint, test, new, stale."),
    "config": Listed("config", "app", "The settings of a check."),
    "baseline": Listed("baseline", "app", "Accept what was found, so that only what is worse fails."),
}


class Commands(MutableMapping[str, Any]):
    """The commands by name, each made when it is asked for and kept."""

    def __init__(self) -> None:
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            self._made[name] = _command(name, COMMANDS[name])
        return self._made[name]

    def __setitem__(self, name: str, command: Any) -> None:
        self._made[name] = command

    def __delitem__(self, name: str) -> None:
        del self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


def _command(name: str, listed: Listed) -> Any:
    from mcdef.cli.environment import give_variables

    found = getattr(import_module(f"mcdef.cli.{listed.module}"), listed.name)
    if not isinstance(found, typer.Typer):
        alone = typer.Typer(add_completion=False, rich_markup_mode=None, context_settings=SETTINGS)
        alone.command(name)(found)
        found = alone
    made = typer.main.get_command(found)
    made.name = name
    give_variables(made, name)
    return made


class Group(TyperGroup):
    """The program as a group of commands that are not loaded to be listed."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.commands = Commands()

    def list_commands(self, ctx: Any) -> list[str]:
        """The names, in the order of the table."""
        return list(COMMANDS)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Each with its whole first sentence."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, listed.about) for name, listed in COMMANDS.items()])
