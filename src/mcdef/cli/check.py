"""``mcdef check``: a whole catalogue, under a policy, into as many outputs as are asked for."""

from __future__ import annotations

from typing import Annotated

import typer

from mcdef.cli.complete import words
from mcdef.cli.shared_options import AsOf, Definitions, Folders, IgnoreScope, Presume, Readings


def check(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH…]", help="Files, folders or globs; default: this folder.")
    ] = None,
    definition: Definitions = None,
    reading: Readings = None,
    definitions: Folders = None,
    as_of: AsOf = None,
    ignore_scope: IgnoreScope = False,
    presume: Presume = False,
    mapping: Annotated[
        str | None, typer.Option("--mapping", metavar="NAME", help="How to read tables: a preset or a mapping file.")
    ] = None,
    include: Annotated[
        list[str] | None, typer.Option("--include", metavar="GLOB", help="Only these files of folders. Repeatable.")
    ] = None,
    exclude: Annotated[
        list[str] | None, typer.Option("--exclude", metavar="GLOB", help="None of these files. Repeatable.")
    ] = None,
    skip_others: Annotated[
        bool, typer.Option("--skip-others", help="Pass over named files too that describe no credential: for hooks.")
    ] = False,
    changed_since: Annotated[
        str | None, typer.Option("--changed-since", metavar="REV", help="Only files changed since a git revision.")
    ] = None,
    fail_on: Annotated[
        str | None,
        typer.Option(
            "--fail-on",
            metavar="WHAT",
            help="does-not-count[:ID], undetermined[:ID], gap[:ID], disagree, never; several with commas.",
        ),
    ] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="End with 0 whatever was found.")] = False,
    waivers: Annotated[
        str | None, typer.Option("--waivers", metavar="FILE", help="Findings that are excused, by whom and until when.")
    ] = None,
    baseline: Annotated[
        str | None, typer.Option("--baseline", metavar="FILE", help="What is accepted; only what is worse fails.")
    ] = None,
    locked: Annotated[
        bool, typer.Option("--locked", help="Refuse definitions whose digest is not that in `lock:`.")
    ] = False,
    today: Annotated[
        str | None,
        typer.Option("--today", metavar="DATE", help="The day for waivers; default: SOURCE_DATE_EPOCH, or the clock."),
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="text, concise, json, ndjson, verdicts, sarif, junit, github, github-summary, gitlab, markdown, html "
            "or csv.",
            autocompletion=words(
                "text",
                "concise",
                "json",
                "ndjson",
                "sarif",
                "junit",
                "github",
                "github-summary",
                "gitlab",
                "markdown",
                "html",
                "csv",
            ),
        ),
    ] = None,
    output: Annotated[
        list[str] | None,
        typer.Option("--output", "-o", metavar="FORMAT=PATH", help="Also write a file; xlsx too. Repeatable."),
    ] = None,
    annotate: Annotated[
        str | None,
        typer.Option("--annotate", metavar="FILE", help="Copy the table that is checked, with verdicts as columns."),
    ] = None,
    brief: Annotated[bool, typer.Option("--brief", help="Numbers only, without what needs attention.")] = False,
    jobs: Annotated[int, typer.Option("--jobs", "-j", metavar="N", min=1, help="Work in so many processes.")] = 1,
    progress: Annotated[bool, typer.Option("--progress/--no-progress", help="Show how far it is.")] = True,
    config: Annotated[
        str | None, typer.Option("--config", metavar="FILE", help="These settings, and no search for mcdef.yaml.")
    ] = None,
    no_config: Annotated[bool, typer.Option("--no-config", help="No settings file at all.")] = False,
) -> None:
    """Check many credentials: files, folders, tables; write reports; fail on what a policy names."""
    import os
    from pathlib import Path

    from mcdef.cli import checking
    from mcdef.cli.day import today as day_of
    from mcdef.cli.problems import show_problems
    from mcdef.cli.variables import variable_names
    from mcdef.policy.apply import library_of, policy_of
    from mcdef.policy.outcome import outcome
    from mcdef.policy.settings import load_settings

    written = paths or ["."]
    options = {
        "definitions": definition, "folders": definitions, "readings": reading, "as_of": as_of, "presume": presume,
        "ignore_scope": ignore_scope, "include": include, "exclude": exclude, "mapping": mapping, "fail_on": fail_on,
        "exit_zero": exit_zero, "waivers": waivers, "baseline": baseline, "locked": locked,
        "changed_since": changed_since, "format": format, "outputs": output,
    }  # fmt: skip
    start = Path(written[0]) if Path(written[0]).exists() else Path()
    settings = load_settings(
        start, environ=os.environ, others=variable_names, options=options, config=config, no_config=no_config
    )
    show_problems(settings.warnings)
    outputs = checking.outputs_of(settings)
    library = library_of(settings)
    day = day_of(today)
    policy = policy_of(settings, library, day=day.day, says=day.says, partial=settings.changed_since is not None)
    asked = checking.asked_of(settings, library)
    files = checking.files_of(written, settings, skip_others=skip_others)
    table = checking.table_of(files, annotate)
    if settings.mapping is None and checking.can_stream(files, settings, outputs):
        raise typer.Exit(checking.stream_files(files, settings, asked, jobs=jobs))
    report = checking.report_of_files(files, settings, asked, settings.mapping, jobs=jobs, progress=progress)
    if settings.locked:
        checking.refuse_unlocked(report, settings, library)
    ended = outcome(report, policy)
    show_problems(ended.problems)
    try:
        checking.show(report, ended, settings.format or "text", brief=brief, presume=settings.presume)
    finally:  # a reader such as `head` that has seen enough does not keep files from being written
        checking.write(report, ended, outputs)
        if table is not None and annotate is not None:
            checking.write_annotated(report, table, Path(annotate))
    raise typer.Exit(ended.exit_code)
