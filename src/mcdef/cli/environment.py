"""Environment variables: every option has one, named by its command, or by the setting that it is.

``mcdef classify --format`` is ``MCDEF_CLASSIFY_FORMAT``. What ``mcdef check`` takes from its settings file too is named
by the setting, ``MCDEF_FAIL_ON``, and is read with the settings, which know where each comes from.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from copy import copy
from functools import partial
from typing import Any, Final

PREFIX: Final = "MCDEF"
SETTINGS: Final[Mapping[str, str]] = {
    "--definition": "DEFINITIONS", "--definitions": "FOLDERS", "--reading": "READINGS", "--as-of": "AS_OF",
    "--presume": "PRESUME", "--ignore-scope": "IGNORE_SCOPE", "--include": "INCLUDE", "--exclude": "EXCLUDE",
    "--mapping": "MAPPING", "--fail-on": "FAIL_ON", "--exit-zero": "EXIT_ZERO", "--waivers": "WAIVERS",
    "--baseline": "BASELINE", "--locked": "LOCKED", "--changed-since": "CHANGED_SINCE", "--format": "FORMAT",
    "--output": "OUTPUTS",
}  # fmt: skip
"""Options of ``mcdef check`` that are settings."""
_READ_WITH_SETTINGS: Final = ("check",)
_CONFIG: Final = "--config"
_NONE: Final = ("--help", "--version")
"""These ask for something once, and have no variable."""


def give_variables(command: Any, *path: str) -> None:
    """Gives every option of a command, and of those within it, its variable. Those of settings are read elsewhere."""
    for option, written in options_of(command):
        if _config_or_setting(path, written) is None and option.envvar is None:
            option.envvar = _by_command(path, written)
            option.show_envvar = False  # the page on all of them says it, and help stays short
            option.get_error_hint = partial(_hint, option.get_error_hint, option.envvar)
            if option.multiple:
                option.type = _with_commas(option.type)
    for name, inner in getattr(command, "commands", {}).items():
        give_variables(inner, *path, name)


def name_of(path: tuple[str, ...], option: str) -> str:
    """The variable of an option, given by its long name, of the command that a path leads to."""
    return _config_or_setting(path, option) or _by_command(path, option)


def options_of(command: Any) -> Iterator[tuple[Any, str]]:
    """The options of a command, each with its long name."""
    for option in command.params:
        written = next((one for one in option.opts if one.startswith("--")), None)
        if option.param_type_name == "option" and written is not None and written not in _NONE:
            yield option, written


def _config_or_setting(path: tuple[str, ...], option: str) -> str | None:
    if option == _CONFIG:
        return f"{PREFIX}_CONFIG"
    setting = SETTINGS.get(option) if path == _READ_WITH_SETTINGS else None
    return None if setting is None else f"{PREFIX}_{setting}"


def _by_command(path: tuple[str, ...], option: str) -> str:
    return "_".join((PREFIX, *path, option.removeprefix("--"))).upper().replace("-", "_")


def _hint(hint: Callable[[Any], str], variable: str, context: Any) -> str:
    """What is wrong with an option stands in its variable, where there is one."""
    return f"{hint(context)} ({variable})" if os.environ.get(variable) else hint(context)


def _with_commas(type_: Any) -> Any:
    """A type whose values a variable holds with commas between them, as the variables of settings do."""
    made = copy(type_)
    made.split_envvar_value = lambda written: [one.strip() for one in written.split(",") if one.strip()]
    return made
