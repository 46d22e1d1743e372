"""``mcdef definitions``: what is known, what it asks, whether a file is sound, whether its cases hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from mcdef.definition.library import Library
    from mcdef.definition.model import Definition

app = typer.Typer(help="The definitions: list, show, lint, test.", no_args_is_help=True, rich_markup_mode=None)

Folders = Annotated[
    list[str] | None,
    typer.Option("--definitions", metavar="FOLDER", help="Add the definitions of a folder. Repeatable."),
]
Names = Annotated[list[str] | None, typer.Argument(metavar="[NAME…]", help="Ids, families or tags; default: all.")]


def _library(folders: list[str] | None) -> Library:
    from pathlib import Path

    from mcdef.definition.library import load_library

    return load_library([Path(folder) for folder in folders or ()])


@app.command("list")
def list_definitions(
    names: Names = None,
    definitions: Folders = None,
    format: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="text or json.")] = "text",
) -> None:
    """List the definitions there are."""
    import sys

    from mcdef.cli.options import unknown_word
    from mcdef.outputs.definitions import list_json, list_lines
    from mcdef.outputs.streams import width_of, write_lines, write_machine

    if format not in ("text", "json"):
        raise unknown_word("unknown-format", format, ("text", "json"))
    library = _library(definitions)
    chosen = _chosen(library, names)
    if format == "json":
        write_machine(list_json(chosen, library.cases), sys.stdout)
    else:
        write_lines(list_lines(chosen, library.cases, width_of(sys.stdout)), sys.stdout)


@app.command("show")
def show_definition(
    name: Annotated[str, typer.Argument(metavar="ID", help="Id of a definition, or id@reading.")],
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
) -> None:
    """Run the cases of definitions; one that fails ends with exit code 1."""
    import sys
    from pathlib import Path

    from mcdef.analysis.cases import run_cases
    from mcdef.analysis.files import definition_documents
    from mcdef.cli.exits import Exit
    from mcdef.outputs.streams import write_text
    from mcdef.outputs.words import plural

    library = _library(definitions)
    wanted = {definition.id for definition in _chosen(library, names)}
    documents = definition_documents() + (definition_documents([Path(f) for f in definitions]) if definitions else [])
    failed = total = 0
    for document in documents:
        if not isinstance(document.data, dict) or document.data.get("id") not in wanted:
            continue
        for outcome in run_cases(document, library):
            total += 1
            if not outcome.passed:
                failed += 1
                place = f"{document.source.path}:{outcome.span.line}:{outcome.span.column}"
                write_text(f"{place}: {outcome.name}: {outcome.why}", sys.stdout)
    held = plural(total - failed, "holds", "hold")
    of = plural(len(wanted), "definition")
    write_text(f"{plural(total, 'case')} of {of}: {held}, {plural(failed, 'does not', 'do not')}", sys.stdout)
    raise typer.Exit(Exit.FINDINGS if failed else Exit.FINE)


def _chosen(library: Library, names: list[str] | None) -> list[Definition]:
    from mcdef.cli.problems import note_old_names
    from mcdef.definition.select import Selection, choose

    note_old_names(names or (), library)
    if not names:
        return list(library.definitions.values())
    return [definition for definition, _ in choose(library.definitions, Selection(tuple(names)), None, None).run]
