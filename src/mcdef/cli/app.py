"""The command line as a whole: its commands, and what happens when something goes wrong.

Each command's module imports what it needs when it runs, so that ``--help`` stays quick.
"""

from __future__ import annotations

import os
import sys
from typing import Annotated, TextIO

import typer

from mcdef.cli.commands import ASKED, SETTINGS, Group
from mcdef.cli.exits import Exit

app = typer.Typer(
    name="mcdef",
    cls=Group,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings=SETTINGS,
    help="Under whose definition does this credential count as a micro-credential, and because of which clause?",
)


@app.callback()
def options(
    version: Annotated[bool, typer.Option("--version", help="Print the version and end.")] = False,
    debug: Annotated[
        bool, typer.Option("--debug", envvar="MCDEF_DEBUG", help="Show the traceback of an internal error.")
    ] = False,
) -> None:
    """Options that stand before the command."""
    if version:
        from mcdef.outputs.streams import write_text
        from mcdef.version import VERSION

        write_text(f"mcdef {VERSION}\n", sys.stdout)
        raise typer.Exit


def run() -> int:
    """Runs the command line and returns the exit code; no traceback reaches a user who did not ask for one."""
    from mcdef.outputs.streams import prepare

    prepare()
    if ASKED in os.environ:
        from mcdef.cli.complete import prepare_completion

        prepare_completion()
    stdout = sys.stdout
    try:
        code = _code_of(stdout)
    except BrokenPipeError as error:
        # Ours has no number; one with a number comes from a complaint about an option that nobody reads.
        code = _closed_pipe(stdout) if error.errno is None else _usage_unread()
    except KeyboardInterrupt:
        code = Exit.INTERRUPTED
    except Exception as error:
        code = _refused_or_internal(error)
    return _finished(code, stdout)


def _code_of(stdout: TextIO) -> int:
    try:
        app(prog_name="mcdef")
    except SystemExit as ended:
        if sys.stdout is not stdout:  # typer's own answer to a closed pipe, which ends with 1
            sys.stdout = stdout
            raise BrokenPipeError from None
        return ended.code if isinstance(ended.code, int) else Exit.FINE if ended.code is None else Exit.USAGE
    return Exit.FINE


def _refused_or_internal(error: Exception) -> int:
    from mcdef.documents.problem import McdefError
    from mcdef.outputs.streams import write_aside

    if isinstance(error, McdefError):  # what a command could not use at all: a definition, an option, a folder
        from mcdef.cli.problems import show_problems

        show_problems(error.problems)
        return Exit.USAGE
    if "--debug" in sys.argv or os.environ.get("MCDEF_DEBUG"):
        import traceback

        write_aside("".join(traceback.format_exception(error)))
        return Exit.INTERNAL
    from mcdef.documents.cells import shown

    told = shown(f"mcdef: internal error: {type(error).__name__}: {error} (run with --debug and report it)")
    write_aside(told + "\n")
    return Exit.INTERNAL


def _finished(code: int, stdout: TextIO) -> int:
    """The exit code, once everything is written; what cannot be written any more is let go."""
    from mcdef.documents.problem import McdefError
    from mcdef.outputs.streams import abandon, finish

    try:
        finish(stdout)
    except BrokenPipeError:
        return _closed_pipe(stdout)
    except McdefError as error:
        abandon(stdout)
        return code if code in (Exit.USAGE, Exit.INTERNAL) else _refused_or_internal(error)
    return code


def _usage_unread() -> int:
    from mcdef.outputs.streams import abandon

    abandon(sys.stderr)
    return Exit.USAGE


def _closed_pipe(stdout: TextIO) -> int:
    """A reader such as ``head`` that has seen enough is no error."""
    from mcdef.outputs.streams import abandon

    abandon(stdout)
    return Exit.FINE
