"""``mcdef baseline write``: accept what a report found, so that only what is worse fails."""

from __future__ import annotations

from typing import Annotated

import typer

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    help="Accept what was found, so that only what is worse fails.",
    rich_markup_mode=None,
)
FILE = "mcdef-baseline.json"


@app.callback()
def _group() -> None:
    """Accept what was found, so that only what is worse fails."""


@app.command("write")
def write(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="A saved report, JSON or NDJSON.")],
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help=f"Where to. Default: as in the settings, else {FILE}."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
) -> None:
    """Write a baseline: every finding of the report is accepted from now on, and a worse one is not."""
    import os
    import sys
    from pathlib import Path

    from mcdef.cli.variables import variable_names
    from mcdef.cli.writing import write_new
    from mcdef.documents.files import display_path
    from mcdef.outputs.streams import write_text
    from mcdef.outputs.words import plural
    from mcdef.policy.baseline import baseline_of, baseline_text
    from mcdef.policy.settings import load_settings
    from mcdef.policy.settings_file import shown_path
    from mcdef.report.read import read_report, saved_source

    baseline = baseline_of(read_report(saved_source(Path(report), display_path(report))))
    path = None if output is None else Path(output)
    if path is None:
        path = load_settings(Path(), environ=os.environ, others=variable_names).baseline or Path(FILE)
    write_new(path, baseline_text(baseline), force=force)
    number = sum(map(len, baseline.accepted.values()))
    of = plural(len(baseline.accepted), "credential")
    write_text(f"{shown_path(path)}: {plural(number, 'finding')} of {of} accepted", sys.stdout)
