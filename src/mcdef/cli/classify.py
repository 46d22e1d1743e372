"""``mcdef classify``: the verdicts on credentials, and because of which clause."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from mcdef.cli.complete import words
from mcdef.cli.shared_options import AsOf, Definitions, Folders, IgnoreScope, Presume, Readings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from mcdef.catalogue.classify import Asked
    from mcdef.cli.inputs import Missing
    from mcdef.definition.library import Library
    from mcdef.outputs.writing import Output
    from mcdef.report.build import Entry
    from mcdef.report.model import Report

FORMATS = ("text", "json", "ndjson")


def classify(
    files: Annotated[list[str], typer.Argument(metavar="FILE…", help="Descriptions; - for standard input.")],
    definition: Definitions = None,
    reading: Readings = None,
    definitions: Folders = None,
    as_of: AsOf = None,
    ignore_scope: IgnoreScope = False,
    presume: Presume = False,
    why: Annotated[
        str | None,
        typer.Option("--why", metavar="minimal", help="minimal: the fewest stated facts that force a verdict."),
    ] = None,
    brief: Annotated[bool, typer.Option("--brief", help="Verdicts only, without the reasons.")] = False,
    format: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="text, json or ndjson.",
            autocompletion=words("text", "json", "ndjson"),
        ),
    ] = "text",
    output: Annotated[
        list[str] | None,
        typer.Option("--output", "-o", metavar="FORMAT=PATH", help="Also write a file: html=page.html. Repeatable."),
    ] = None,
) -> None:
    """Say under which definitions a credential counts, under which not, and what would settle the rest."""
    from mcdef.catalogue.classify import Asked
    from mcdef.cli.problems import note_old_names
    from mcdef.definition.library import load_library
    from mcdef.definition.select import Selection

    _check_word("unknown-format", format, FORMATS)
    if why is not None:
        _check_word("unknown-why", why, ("minimal",))
    outputs = _outputs(output or ())
    selection = Selection(tuple(definition or ()), tuple(reading or ()), _day(as_of))
    asked = Asked(selection, ignore_scope=ignore_scope, presume=presume, why_minimal=why is not None)
    library = load_library(_folders(definitions or ()))
    note_old_names([*selection.names, *(name for name in selection.readings if "@" in name)], library)
    report, code = _run(files, library, asked, brief=brief)
    _write(report, brief=brief, presume=presume, format_=format)
    if outputs:
        from mcdef.outputs.writing import write_outputs

        write_outputs(report, outputs)
    raise typer.Exit(code)


def _outputs(written: Sequence[str]) -> tuple[Output, ...]:
    """The files to write; a mistake in them is told before anything is read."""
    if not written:
        return ()
    from mcdef.outputs.writing import outputs_asked

    return outputs_asked(written)


def _run(files: list[str], library: Library, asked: Asked, *, brief: bool) -> tuple[Report, int]:
    from mcdef.cli.exits import Exit, worst
    from mcdef.cli.inputs import Missing
    from mcdef.cli.problems import Telling
    from mcdef.report.build import report_of

    codes: list[Exit] = []
    entries: list[Entry] = []
    telling = Telling()
    for written in files:
        for entry in _entries(written, library, asked):
            if isinstance(entry, Missing):
                codes.append(Exit.USAGE)
                telling.tell(entry.error.problems)
                continue
            telling.tell((*entry.problems, *(entry.judged.problems if entry.judged is not None else ())))
            if entry.judged is None:
                codes.append(Exit.UNREADABLE)
            entries.append(entry)
    telling.end()
    return report_of(entries, asked.as_report(), brief=brief), worst(codes)


def _entries(written: str, library: Library, asked: Asked) -> Iterator[Entry | Missing]:
    """What becomes of the descriptions of one file."""
    from itertools import chain

    from mcdef.catalogue.classify import entries_until
    from mcdef.cli.inputs import Missing, read_input

    found = read_input(written)
    first = next(found, None)
    if isinstance(first, Missing):
        yield first
    elif first is not None:
        rest = (one for one in found if not isinstance(one, Missing))
        yield from entries_until(chain((first,), rest), library, asked)


def _write(report: Report, *, brief: bool, presume: bool, format_: str) -> None:
    import sys

    from mcdef.outputs.streams import width_of, write_lines, write_machine

    if format_ == "text":
        from mcdef.outputs.text import Look, text_lines
        from mcdef.outputs.words import marks_for

        look = Look(width_of(sys.stdout), marks_for(sys.stdout.encoding), brief=brief, presume=presume)
        write_lines(text_lines(report, look), sys.stdout)
        return
    from mcdef.outputs.jsons import json_text, ndjson_lines

    write_machine(json_text(report) if format_ == "json" else "".join(ndjson_lines(report)), sys.stdout)


def _check_word(code: str, written: str, known: tuple[str, ...]) -> None:
    if written not in known:
        from mcdef.cli.options import unknown_word

        raise unknown_word(code, written, known)


def _day(written: str | None) -> date | None:
    from mcdef.cli.options import read_day

    return None if written is None else read_day(written)


def _folders(written: Sequence[str]) -> list[Path]:
    from pathlib import Path

    return [Path(folder) for folder in written]
