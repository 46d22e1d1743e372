"""The command line as a whole: its commands, and what happens when something goes wrong.

Each command's module imports what it needs when it runs, so that ``--help`` stays quick.
"""

from __future__ import annotations

import os
import sys
from typing import Annotated, TextIO

import typer

from mcdef.cli import (
    baseline,
    check,
    classify,
    complete,
    config,
    crosswalk,
    definition_files,
    definitions,
    demo,
    diff,
    explain,
    help,
    judge,
    lock,
    new,
    report,
    schema,
    template,
)
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
app.command("check")(check.check)
app.command("report")(report.report)
app.command("demo")(demo.demo)
app.command("explain")(explain.explain)
app.command("crosswalk")(crosswalk.crosswalk)
app.command("judge")(judge.judge)
app.command("new")(new.new)
app.command("template")(template.template)
app.command("diff")(diff.diff)
app.command("lock")(lock.lock)
app.command("schema")(schema.schema)
app.command("completion")(complete.completion)
app.command("help")(help.help_)
definitions.app.command("new")(definition_files.new)
definitions.app.command("stale")(definition_files.stale)
app.add_typer(definitions.app, name="definitions")
app.add_typer(config.app, name="config")
app.add_typer(baseline.app, name="baseline")


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
    complete.prepare_completion()
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
