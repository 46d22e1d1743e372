"""The table of commands says what the commands say of themselves, and listing them loads none."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest
import typer
from cli_runs import mcdef

from mcdef.cli.commands import COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_listed_with_what_it_says_first(name: str) -> None:
    listed = COMMANDS[name]
    found = getattr(import_module(f"mcdef.cli.{listed.module}"), listed.name)
    told = found.info.help if isinstance(found, typer.Typer) else found.__doc__
    assert " ".join(told.split()) == listed.about
    assert listed.about in mcdef(name, "--help").flat


def test_help_lists_every_command_and_loads_none() -> None:
    program = (
        "import sys; sys.argv[1:] = ['--help']\n"
        "from mcdef.cli.app import run\nrun()\n"
        "print(sorted(name for name in sys.modules if name.startswith('mcdef.cli.')), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert all(f"\n  {name} " in done.stdout for name in COMMANDS)
    assert eval(done.stderr) == ["mcdef.cli.app", "mcdef.cli.commands", "mcdef.cli.exits"]


def test_a_misspelt_command_gets_the_nearest() -> None:
    run = mcdef("clasify")
    assert run.code == 2
    assert "'classify'" in run.errors
