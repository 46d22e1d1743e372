"""``mcdef explain``: one namespace of names, and what each means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from mcdef.cli.complete import explained_names, words
from mcdef.cli.shared_options import Folders

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mcdef.definition.library import Library
    from mcdef.definition.model import Criterion, Definition
    from mcdef.outputs.layout import Line

FORMATS = ("text", "markdown")


def explain(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help="A definition, definition.criterion, definition@reading, fact, key of a description, rule, framework, "
            "scheme or code.",
            autocompletion=explained_names,
        ),
    ],
    definitions: Folders = None,
    format: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="text; markdown: a definition or clause to cite.",
            autocompletion=words("text", "markdown"),
        ),
    ] = "text",
) -> None:
    """Say what a name means: a clause with its source and cases, a fact, a rule, a framework, a scheme, a message."""
    import sys
    from pathlib import Path

    from mcdef.cli.options import unknown_word
    from mcdef.cli.problems import note_old_names
    from mcdef.definition.former import present_name
    from mcdef.definition.library import load_library
    from mcdef.outputs.streams import width_of, write_lines, write_machine

    if format not in FORMATS:
        raise unknown_word("unknown-format", format, FORMATS)
    folders = [Path(folder) for folder in definitions or ()]
    library = load_library(folders)
    note_old_names((name,), library)
    named = present_name(name, library.present)
    if format == "markdown":
        write_machine(_markdown(named, library, folders), sys.stdout)
    else:
        write_lines(_lines(named, library, folders, width_of(sys.stdout)), sys.stdout)


def _lines(name: str, library: Library, folders: list[Path], width: int) -> Iterator[Line]:
    from mcdef.definition.select import Selection, choose
    from mcdef.outputs import explain as pages
    from mcdef.outputs.definitions import show_lines

    clause = _clause(name, library)
    if clause is not None:
        return pages.criterion_lines(*clause, library, _cases(clause[0].id, folders), width)
    if name.partition("@")[0] in library.definitions:
        chosen, reading = choose(library.definitions, Selection((name,)), None, None).run[0]
        return show_lines(chosen, reading, width)
    if (spec := library.spec(name)) is not None:
        return pages.fact_lines(spec, library, width)
    if (rule := library.rules.rule(name)) is not None:
        return pages.rule_lines(rule, library.rules, width)
    return _others(name, library, folders, width)


def _markdown(name: str, library: Library, folders: list[Path]) -> str:
    from mcdef.definition.select import Selection, choose
    from mcdef.documents.problem import McdefError, problem
    from mcdef.outputs.markdown import criterion_page, definition_page

    clause = _clause(name, library)
    if clause is not None:
        return criterion_page(*clause, library, _cases(clause[0].id, folders))
    if name.partition("@")[0] in library.definitions:
        return definition_page(*choose(library.definitions, Selection((name,)), None, None).run[0])
    list(_lines(name, library, folders, 80))  # a name that nobody has is told so, with the nearest one
    raise McdefError(problem("no-page-of", value=name))


def _clause(name: str, library: Library) -> tuple[Definition, Criterion] | None:
    """The criterion meant by ``definition.criterion``; nothing where no definition is named."""
    definition_id, dot, criterion_id = name.partition(".")
    definition = library.definitions.get(definition_id)
    if not dot or definition is None:
        return None
    found = (reading.criterion(criterion_id) for reading in definition.readings)
    criterion = next((one for one in found if one is not None), None)
    if criterion is None:
        raise _unknown(name, [f"{definition_id}.{one.id}" for one in definition.default.criteria])
    return definition, criterion


def _others(name: str, library: Library, folders: list[Path], width: int) -> Iterator[Line]:
    from mcdef.credential.model import Credential
    from mcdef.crosswalk.folding import fold
    from mcdef.definition.schemes import load_schemes
    from mcdef.messages.catalogue import codes, find_text
    from mcdef.outputs import explain as pages
    from mcdef.outputs.schemes import row_lines

    known_codes = list(codes())
    if name in known_codes:
        yield from pages.message_lines(name, find_text(name), width)
        return
    if (key := Credential.model_fields.get(name)) is not None:
        yield from pages.key_lines(name, key.description or "", library, width)
        return
    schemes = load_schemes(folders)
    rows = schemes.named(name)
    for row in rows:
        yield from row_lines(row, schemes, width)
    bearers = library.crosswalk.framework_names.get(fold(name), ())
    frameworks = list(dict.fromkeys(framework.id for _, framework in bearers))
    if name in library.crosswalk.frameworks:
        frameworks = [name]
    for id_ in frameworks:
        yield from pages.framework_lines(library.crosswalk.frameworks[id_], library.crosswalk, width)
    if rows or frameworks:
        return
    every = [*library.definitions, *library.fact_names(), *(rule.id for rule in library.rules.rules), *known_codes]
    every += Credential.model_fields
    every += [framework.label for framework in library.crosswalk.frameworks.values()]
    raise _unknown(name, [*every, *(word for row in schemes.rows() for word in (row.id, *row.names))])


def _cases(definition_id: str, folders: list[Path]) -> list[Any]:
    """The cases of a definition, from its file."""
    from mcdef.analysis.files import definition_documents

    documents = definition_documents() + (definition_documents(folders) if folders else [])
    for document in documents:
        if isinstance(document.data, dict) and document.data.get("id") == definition_id:
            cases = document.data.get("cases")
            return list(cases) if isinstance(cases, list) else []
    return []


def _unknown(name: str, known: list[str]) -> Exception:
    from mcdef.cli.options import unknown_word

    return unknown_word("unknown-name", name, known)
