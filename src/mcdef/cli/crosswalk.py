"""``mcdef crosswalk``: what a level or an amount of credit is in other systems, by which routes, on whose word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from mcdef.credential.mistake import Mistake
    from mcdef.crosswalk.errors import CrosswalkError
    from mcdef.crosswalk.page import Page
    from mcdef.crosswalk.tables import Crosswalk
    from mcdef.documents.problem import McdefError, Problem

FORMATS = ("text", "json")


def crosswalk(
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help='A level, an award or an amount of credit: "SCQF 9", "15 UK credits".')
    ],
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="WHAT",
            help="eqf, cycle, frameworks, ects, hours, contact, rates, awards, or the name of a framework or credit; "
            "default: all that can be said.",
        ),
    ] = None,
    country: Annotated[
        str | None,
        typer.Option("--country", metavar="CODE", help="Country of the provider or awarding body: IE, GB-SCT."),
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="The scales and figures in force that day: 2018-06-01.")
    ] = None,
    definitions: Annotated[
        list[str] | None,
        typer.Option("--definitions", metavar="FOLDER", help="Add the rows of a folder. Repeatable."),
    ] = None,
    format: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="text or json.")] = "text",
) -> None:
    """Say what a level or an amount of credit is elsewhere: every route, its source and its grade."""
    import sys
    from pathlib import Path

    from mcdef.cli.options import read_day, unknown_word
    from mcdef.definition.tables import load_crosswalk
    from mcdef.outputs.streams import width_of, write_lines, write_machine

    if format not in FORMATS:
        raise unknown_word("unknown-format", format, FORMATS)
    place, day = None if country is None else read_place(country), None if on is None else read_day(on)
    tables = load_crosswalk([Path(folder) for folder in definitions or ()])
    page = _page(text, to, place, day, tables)
    if format == "json":
        from mcdef.outputs.crosswalk_json import page_json

        write_machine(page_json(page, tables), sys.stdout)
        return
    from mcdef.outputs.crosswalk import page_lines

    write_lines(page_lines(page, tables, width_of(sys.stdout)), sys.stdout)


def read_place(written: str) -> str:
    """A country, or a region of one. Raises :class:`mcdef.documents.problem.McdefError`."""
    from dataclasses import replace

    from mcdef.credential.countries import code_for_name
    from mcdef.credential.countries import country_code as known_country
    from mcdef.crosswalk.folding import country_code
    from mcdef.documents.problem import McdefError, problem
    from mcdef.messages.catalogue import say

    if known_country(written.partition("-")[0]) is not None:
        return country_code(written)
    made, meant = problem("unknown-country", value=written), code_for_name(written)
    raise McdefError(made if meant is None else replace(made, help=say("did-you-mean", word=meant)[0]))


def _page(text: str, to: str | None, country: str | None, on: date | None, tables: Crosswalk) -> Page:
    from mcdef.credential.mistake import Mistake
    from mcdef.crosswalk.asked import Where, read_asked
    from mcdef.crosswalk.errors import CrosswalkError
    from mcdef.crosswalk.page import page_of
    from mcdef.documents.problem import McdefError

    where = Where(country, on)
    written = " ".join(text.split())
    try:
        return page_of(written, read_asked(written, tables, where), tables, where, to)
    except CrosswalkError as refused:
        raise _refused(refused) from None
    except Mistake as mistake:
        raise McdefError(_mistaken(mistake, written)) from None


def _problem(code: str, params: Mapping[str, Any]) -> Problem:
    from mcdef.documents.problem import Problem
    from mcdef.messages.catalogue import say

    message, help_ = say(code, **params)
    return Problem("error", code, message, help_)


def _mistaken(mistake: Mistake, text: str) -> Problem:
    """An amount that cannot be read, with the whole as it should be where that leaves no doubt."""
    from dataclasses import replace

    from mcdef.documents.corrections import corrected_line
    from mcdef.documents.document import Document
    from mcdef.documents.source import Source

    made = _problem(mistake.code, mistake.params)
    if mistake.start is None or mistake.length is None:
        return made
    source = Source("", text)
    span = source.span(mistake.start, mistake.start + mistake.length)
    corrected = corrected_line(mistake.code, mistake.params, Document(source, text), span)
    return made if corrected is None else replace(made, help=f"{made.help}\n{corrected}")


def _refused(error: CrosswalkError) -> McdefError:
    """The refusal as a problem without a place: what was written stands in the message."""
    from dataclasses import replace

    from mcdef.documents.problem import McdefError

    made = _problem(error.code, error.params)
    help_ = error.help
    if error.code.endswith("-needs-country"):
        help_ = (help_ or "").replace("state the provider's country", "add --country with its code")
    return McdefError(replace(made, help=help_))
