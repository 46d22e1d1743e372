"""``mcdef report``: a saved report once more, in other formats."""

from __future__ import annotations

from typing import Annotated

import typer

from mcdef.cli.complete import words

FORMATS = (
    "text", "concise", "json", "ndjson", "sarif", "junit", "github", "github-summary", "gitlab", "markdown", "html",
    "csv",
)  # fmt: skip


def report(
    saved: Annotated[str, typer.Argument(metavar="SAVED", help="A saved report, JSON or NDJSON.")],
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="Print it: text, concise, json, markdown, html, csv … Default: text, where no file is asked for.",
            autocompletion=words(*FORMATS),
        ),
    ] = None,
    output: Annotated[
        list[str] | None,
        typer.Option("--output", "-o", metavar="FORMAT=PATH", help="Write a file: html=audit.html. Repeatable."),
    ] = None,
) -> None:
    """Turn a saved report into a page, a workbook or another format, without judging anything again."""
    import sys
    from pathlib import Path

    from mcdef.cli.options import unknown_word
    from mcdef.documents.files import display_path
    from mcdef.outputs.registry import rendered_text
    from mcdef.outputs.streams import write_machine, write_text
    from mcdef.outputs.writing import outputs_asked, write_outputs
    from mcdef.report.read import read_report, saved_source

    if format is not None and format not in FORMATS:
        raise unknown_word("unknown-format", format, FORMATS)
    outputs = outputs_asked(output or ())
    found = read_report(saved_source(Path(saved), display_path(saved)))
    shown = format or (None if outputs else "text")
    if shown is not None:
        text = rendered_text(shown, found)
        write_text(text, sys.stdout) if shown == "text" else write_machine(text, sys.stdout)
    write_outputs(found, outputs)
