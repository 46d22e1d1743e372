"""The command line as a whole: its commands, and what happens when something goes wrong.

Each command's module imports what it needs when it runs, so that ``--help`` stays quick.
"""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from mcdef.cli import classify, definitions, explain, help, judge, new, schema
from mcdef.cli.exits import Exit

app = typer.Typer(
    name="mcdef",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Under whose definition does this credential count as a micro-credential, and because of which clause?",
)
app.command("classify")(classify.classify)
app.command("explain")(explain.explain)
app.command("judge")(judge.judge)
app.command("new")(new.new)
app.command("schema")(schema.schema)
app.command("help")(help.help_)
app.add_typer(definitions.app, name="definitions")


@app.callback()
def options(
    version: Annotated[bool, typer.Option("--version", help="Print the version and end.")] = False,
    debug: Annotated[
        bool, typer.Option("--debug", envvar="MCDEF_DEBUG", help="Show the traceback of an internal error.")
    ] = False,
) -> None:
    """Options that stand before the command."""
    if version:
        from mcdef.version import VERSION

        typer.echo(f"mcdef {VERSION}")
        raise typer.Exit


def run() -> int:
    """Runs the command line and returns the exit code; no traceback reaches a user who did not ask for one."""
    from mcdef.outputs.streams import prepare

    prepare()
    try:
        app(prog_name="mcdef")
    except SystemExit as ended:
        code = ended.code
        return _flushed(code if isinstance(code, int) else Exit.FINE if code is None else Exit.USAGE)
    except BrokenPipeError:
        return _closed_pipe()
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except Exception as error:
        return _refused_or_internal(error)
    return _flushed(Exit.FINE)


def _refused_or_internal(error: Exception) -> int:
    from mcdef.documents.problem import McdefError

    if isinstance(error, McdefError):  # what a command could not use at all: a definition, an option, a folder
        from mcdef.cli.problems import show_problems

        show_problems(error.problems)
        return Exit.USAGE
    if "--debug" in sys.argv or os.environ.get("MCDEF_DEBUG"):
        import traceback

        traceback.print_exception(error)
        return Exit.INTERNAL
    kind = type(error).__name__
    print(f"mcdef: internal error: {kind}: {error} (run with --debug and report it)", file=sys.stderr)
    return Exit.INTERNAL


def _flushed(code: int) -> int:
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        return _closed_pipe()
    return code


def _closed_pipe() -> int:
    """A reader such as ``head`` that has seen enough is no error."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return Exit.FINE
