"""``mcdef config``: the settings of a check."""

from __future__ import annotations

from typing import Annotated

import typer

from mcdef.cli.complete import words

app = typer.Typer(no_args_is_help=True, add_completion=False, help="The settings of a check.", rich_markup_mode=None)


@app.callback()
def _group() -> None:
    """Show the settings of a check."""


@app.command("show")
def show(
    path: Annotated[
        str, typer.Argument(metavar="[PATH]", help="What would be checked; settings are looked for from there upward.")
    ] = ".",
    config: Annotated[
        str | None, typer.Option("--config", metavar="FILE", help="This file, and no search. [env: MCDEF_CONFIG]")
    ] = None,
    no_config: Annotated[bool, typer.Option("--no-config", help="No file at all.")] = False,
    format: Annotated[
        str,
        typer.Option("--format", "-f", metavar="FORMAT", help="text or json.", autocompletion=words("text", "json")),
    ] = "text",
) -> None:
    """Show each setting, its value, and whether it comes from an option, the environment, a file or nowhere."""
    import os
    import sys
    from pathlib import Path

    from mcdef.cli.options import unknown_word
    from mcdef.cli.problems import show_problems
    from mcdef.cli.variables import variable_names
    from mcdef.documents.files import display_path
    from mcdef.documents.problem import McdefError, problem
    from mcdef.outputs.settings import settings_json, settings_lines
    from mcdef.outputs.streams import width_of, write_lines, write_machine
    from mcdef.policy.settings import load_settings

    if format not in ("text", "json"):
        raise unknown_word("unknown-format", format, ("text", "json"))
    if not Path(path).exists():
        raise McdefError(problem("path-missing", path=display_path(path)))
    settings = load_settings(Path(path), environ=os.environ, others=variable_names, config=config, no_config=no_config)
    show_problems(settings.warnings)
    if format == "json":
        write_machine(settings_json(settings), sys.stdout)
    else:
        write_lines(settings_lines(settings, width_of(sys.stdout)), sys.stdout)
