"""``mcdef diff``: which verdicts changed between two saved reports, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from mcdef.cli.complete import words

if TYPE_CHECKING:
    from mcdef.report.model import Report

FORMATS = ("text", "json", "markdown")
FAIL_ON = ("regression", "never")


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="A saved report, JSON or NDJSON.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="A later one.")],
    fail_on: Annotated[
        str,
        typer.Option("--fail-on", metavar="WHAT", help="regression or never.", autocompletion=words(*FAIL_ON)),
    ] = "never",
    format: Annotated[
        str,
        typer.Option(
            "--format", "-f", metavar="FORMAT", help="text, json or markdown.", autocompletion=words(*FORMATS)
        ),
    ] = "text",
) -> None:
    """Show which verdicts changed, and whether the credential or the definition did. Ends with 0, or 1 as asked."""
    import sys

    from mcdef.cli.exits import Exit
    from mcdef.cli.options import unknown_word
    from mcdef.definition.library import load_library
    from mcdef.outputs.diff import diff_json, diff_lines, diff_markdown
    from mcdef.outputs.streams import width_of, write_lines, write_machine
    from mcdef.policy.diff import diff_reports

    if format not in FORMATS:
        raise unknown_word("unknown-format", format, FORMATS)
    if fail_on not in FAIL_ON:
        raise unknown_word("diff-fail-on", fail_on, FAIL_ON)
    found = diff_reports(_report(old), _report(new), load_library().present)
    if format == "text":
        write_lines(diff_lines(found, width_of(sys.stdout)), sys.stdout)
    else:
        write_machine(diff_json(found) if format == "json" else diff_markdown(found), sys.stdout)
    raise typer.Exit(Exit.FINDINGS if fail_on == "regression" and found.worse else Exit.FINE)


def _report(written: str) -> Report:
    from pathlib import Path

    from mcdef.documents.files import display_path
    from mcdef.report.read import read_report, saved_source

    return read_report(saved_source(Path(written), display_path(written)))
