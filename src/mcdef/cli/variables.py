"""The environment variables of all commands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from mcdef.cli.commands import COMMANDS, Commands
from mcdef.cli.environment import name_of, options_of


class Variable(NamedTuple):
    """A variable, and the option of which command it stands for."""

    name: str
    command: str
    option: str


def variables() -> list[Variable]:
    """Every variable, in the order of the commands. Loads them all."""
    made = Commands()
    return [variable for name in COMMANDS for variable in _variables(made[name], name)]


def variable_names() -> list[str]:
    """The names alone."""
    return [variable.name for variable in variables()]


def _variables(command: Any, *path: str) -> Iterator[Variable]:
    for _, written in options_of(command):
        yield Variable(name_of(path, written), " ".join(("mcdef", *path)), written)
    for name, inner in getattr(command, "commands", {}).items():
        yield from _variables(inner, *path, name)
