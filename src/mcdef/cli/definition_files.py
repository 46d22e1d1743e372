"""``mcdef definitions new`` and ``stale``: the beginning of a definition file, and which of its sources grow old."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from mcdef.cli.complete import definition_names
from mcdef.cli.shared_options import Folders

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from mcdef.definition.stale import Cited

YEAR = 365


def new(
    id_: Annotated[str, typer.Argument(metavar="ID", help="The id: small letters, digits and hyphens, our-policy.")],
    folder: Annotated[
        str, typer.Option("--folder", metavar="FOLDER", help="Where the file is written; made if it is not there.")
    ] = "definitions",
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
) -> None:
    """Write a new definition, with comments, example clauses and cases that hold."""
    import sys
    from pathlib import Path

    from mcdef.cli.writing import write_new
    from mcdef.definition.files import shipped
    from mcdef.definition.former import finder
    from mcdef.definition.scaffold import lint_command, scaffold, test_command
    from mcdef.definition.schema import ID
    from mcdef.documents.problem import McdefError, problem
    from mcdef.outputs.streams import write_text

    if not ID.match(id_):
        raise McdefError(problem("not-an-id", value=id_))
    if finder({data["id"]: data for data in shipped().definitions.values()})(id_) is not None:
        raise McdefError(problem("shipped-id", id=id_))
    path = Path(folder) / f"{id_}.yaml"
    own = None if _is_shipped(Path(folder)) else folder
    write_new(path, scaffold(id_, path.as_posix(), own), force=force)
    told = (
        f"{path.as_posix()}: a definition whose example clauses are to be replaced by yours; then run\n"
        f"  {lint_command(path.as_posix())}\n  {test_command(id_, own)} --coverage\n"
        f"  mcdef classify course.yaml -d {id_}" + ("" if own is None else f" --definitions {own}")
    )
    write_text(told, sys.stdout)


def _is_shipped(folder: Path) -> bool:
    from mcdef.documents.packaged import data_root

    return folder.resolve() == data_root("definitions").resolve()


def stale(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME…]",
            help="Ids, families or tags; default: all, and tables too.",
            autocompletion=definition_names,
        ),
    ] = None,
    definitions: Folders = None,
    before: Annotated[
        str | None, typer.Option("--before", metavar="DATE", help="Read before this day: 2026-01-01.")
    ] = None,
    days: Annotated[
        int | None, typer.Option("--days", metavar="N", min=0, help=f"Not read for so many days. Default: {YEAR}.")
    ] = None,
    today: Annotated[
        str | None, typer.Option("--today", metavar="DATE", help="The day to count from; default: the clock's.")
    ] = None,
    format: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="text or json.")] = "text",
) -> None:
    """List the sources that nobody has read for long, the oldest first."""
    import sys

    from mcdef.cli.options import unknown_word
    from mcdef.documents.problem import McdefError, problem
    from mcdef.outputs.stale import stale_json, stale_lines
    from mcdef.outputs.streams import width_of, write_lines, write_machine

    if format not in ("text", "json"):
        raise unknown_word("unknown-format", format, ("text", "json"))
    if before is not None and (days is not None or today is not None):
        raise McdefError(problem("before-or-days"))
    day, because = _limit(before, YEAR if days is None else days, today)
    sources = _sources(names or [], definitions or [])
    if format == "json":
        write_machine(stale_json(sources, day, because), sys.stdout)
    else:
        write_lines(stale_lines(sources, day, because, width_of(sys.stdout)), sys.stdout)


def _limit(before: str | None, days: int, today: str | None) -> tuple[date, str]:
    """The day before which a source was read too long ago, and where that day comes from."""
    from datetime import timedelta

    from mcdef.cli.day import today as today_is
    from mcdef.cli.options import read_day
    from mcdef.documents.problem import McdefError, problem

    if before is not None:
        return read_day(before), "--before"
    now = today_is(today)
    try:
        return now.day - timedelta(days=days), f"{days} days before {now.day}, today by {now.says}"
    except OverflowError:
        raise McdefError(problem("not-a-day", value=f"{days} days before {now.day}")) from None


def _sources(names: list[str], folders: list[str]) -> list[Cited]:
    from pathlib import Path

    from mcdef.cli.problems import note_old_names
    from mcdef.definition.library import load_library
    from mcdef.definition.schemes import load_schemes
    from mcdef.definition.select import Selection, choose
    from mcdef.definition.stale import sources_beside, sources_of

    paths = [Path(folder) for folder in folders]
    library = load_library(paths)
    if not names:
        every = sources_of(library.definitions.values())
        return [*every, *sources_beside(library, load_schemes(paths))]
    note_old_names(names, library)
    chosen = choose(library.definitions, Selection(tuple(names)), None, None).run
    return list(sources_of({definition.id: definition for definition, _ in chosen}.values()))
