"""``mcdef definitions``: what is known, what it asks, whether a file is sound, whether its cases hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from mcdef.cli import definition_files
from mcdef.cli.complete import definition_names
from mcdef.cli.shared_options import Folders

if TYPE_CHECKING:
    from mcdef.definition.library import Library
    from mcdef.definition.model import Definition
    from mcdef.documents.document import Document

app = typer.Typer(
    help="The definitions: list, show, lint, test, new, stale.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)

Names = Annotated[
    list[str] | None,
    typer.Argument(metavar="[NAME…]", help="Ids, families or tags; default: all.", autocompletion=definition_names),
]


def _library(folders: list[str] | None) -> Library:
    from pathlib import Path

    from mcdef.definition.library import load_library

    return load_library([Path(folder) for folder in folders or ()])


@app.command("list")
def list_definitions(
    names: Names = None,
    definitions: Folders = None,
    country: Annotated[
        list[str] | None, typer.Option("--country", metavar="CODE", help="For this country: AT, GB-SCT, EU, world.")
    ] = None,
    status: Annotated[
        list[str] | None, typer.Option("--status", metavar="STATUS", help="law, recommendation, voluntary …")
    ] = None,
    tag: Annotated[list[str] | None, typer.Option("--tag", metavar="TAG", help="core, national, law …")] = None,
    evidence: Annotated[
        list[str] | None,
        typer.Option("--evidence", metavar="GRADE", help="Weakest grade of the clauses that decide: primary …"),
    ] = None,
    role: Annotated[list[str] | None, typer.Option("--role", metavar="ROLE", help="definition or neighbour.")] = None,
    format: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="text or json.")] = "text",
) -> None:
    """List the definitions there are, and how well they were checked. Options narrow; each is repeatable."""
    import sys

    from mcdef.cli.filtering import looked_at_lines, read_filter
    from mcdef.cli.options import unknown_word
    from mcdef.outputs.definitions import list_json, list_lines
    from mcdef.outputs.streams import width_of, write_lines, write_machine

    if format not in ("text", "json"):
        raise unknown_word("unknown-format", format, ("text", "json"))
    library = _library(definitions)
    asked = read_filter(library, countries=country, statuses=status, tags=tag, grades=evidence, roles=role)
    chosen = [one for one in _chosen(library, names) if asked.keeps(one)]
    if format == "json":
        write_machine(list_json(chosen, library.cases), sys.stdout)
    else:
        width = width_of(sys.stdout)
        write_lines(looked_at_lines(asked.countries, width) if country else (), sys.stdout)
        write_lines(list_lines(chosen, library.cases, width), sys.stdout)


@app.command("show")
def show_definition(
    name: Annotated[
        str, typer.Argument(metavar="ID", help="Id of a definition, or id@reading.", autocompletion=definition_names)
    ],
    definitions: Folders = None,
) -> None:
    """Show what a definition asks, clause by clause, with sources, readings and notes."""
    import sys

    from mcdef.cli.problems import note_old_names
    from mcdef.definition.select import Selection, choose
    from mcdef.outputs.definitions import show_lines
    from mcdef.outputs.streams import width_of, write_lines

    library = _library(definitions)
    note_old_names((name,), library)
    for definition, reading in choose(library.definitions, Selection((name,)), None, None).run:
        write_lines(show_lines(definition, reading, width_of(sys.stdout)), sys.stdout)


@app.command("lint")
def lint_definitions(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH…]", help="Files or folders; default: those shipped.")
    ] = None,
) -> None:
    """Check definition files: errors end with exit code 2, warnings do not."""
    import sys
    from pathlib import Path

    from mcdef.analysis.soundness import examine
    from mcdef.cli.exits import Exit
    from mcdef.cli.problems import show_problems
    from mcdef.outputs.streams import write_text
    from mcdef.outputs.words import plural

    problems, files = examine([Path(path) for path in paths or ()])
    show_problems(problems)
    errors = sum(one.severity == "error" for one in problems)
    warnings = len(problems) - errors
    told = f"{plural(files, 'file')}: {plural(errors, 'error')}, {plural(warnings, 'warning')}"
    write_text(told, sys.stdout)
    raise typer.Exit(Exit.USAGE if errors else Exit.FINE)


@app.command("test")
def test_definitions(
    names: Names = None,
    definitions: Folders = None,
    coverage: Annotated[
        bool, typer.Option("--coverage", help="Also tell what no case shows, with a case that would.")
    ] = False,
    format: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="text or json.")] = "text",
) -> None:
    """Run the cases of definitions; one that fails, or something that no case shows, ends with exit code 1."""
    import sys

    from mcdef.analysis.cases import outcome_of_case, worked_cases
    from mcdef.analysis.coverage import coverage_of
    from mcdef.cli.exits import Exit
    from mcdef.cli.options import unknown_word
    from mcdef.outputs.coverage import Tested, coverage_lines, failed_lines, tested_json
    from mcdef.outputs.streams import width_of, write_lines, write_machine

    if format not in ("text", "json"):
        raise unknown_word("unknown-format", format, ("text", "json"))
    library = _library(definitions)
    wanted = {definition.id for definition in _chosen(library, names)}
    tested: list[Tested] = []
    for document in _documents(definitions):
        if isinstance(document.data, dict) and document.data.get("id") in wanted:
            worked = list(worked_cases(document, library))
            outcomes = tuple(outcome_of_case(one) for one in worked)
            shown = coverage_of(document, library, worked) if coverage else None
            tested.append(Tested(document.source.path, outcomes, shown))
    if format == "json":
        write_machine(tested_json(tested), sys.stdout)
    else:
        write_lines(failed_lines(tested, len(wanted)), sys.stdout)
        if coverage:
            write_lines(coverage_lines(tested, width_of(sys.stdout)), sys.stdout)
    raise typer.Exit(Exit.FINE if all(one.passed for one in tested) else Exit.FINDINGS)


def _documents(folders: list[str] | None) -> list[Document]:
    """The files of all definitions, shipped and the user's."""
    from pathlib import Path

    from mcdef.analysis.files import definition_documents

    return definition_documents() + (definition_documents([Path(one) for one in folders]) if folders else [])


def _chosen(library: Library, names: list[str] | None) -> list[Definition]:
    from mcdef.cli.problems import note_old_names
    from mcdef.definition.select import Selection, choose

    note_old_names(names or (), library)
    if not names:
        return list(library.definitions.values())
    return [definition for definition, _ in choose(library.definitions, Selection(tuple(names)), None, None).run]


app.command("new")(definition_files.new)
app.command("stale")(definition_files.stale)
