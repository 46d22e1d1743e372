"""``mcdef explain``: one namespace of names, and what each means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcdef.definition.library import Library
    from mcdef.outputs.layout import Line


def explain(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help="A definition, definition.criterion, definition@reading, fact, rule, framework or message code.",
        ),
    ],
    definitions: Annotated[
        list[str] | None,
        typer.Option("--definitions", metavar="FOLDER", help="Add the definitions of a folder. Repeatable."),
    ] = None,
) -> None:
    """Say what a name means: a clause with its source and cases, a fact, a rule, a framework, a message."""
    import sys
    from pathlib import Path

    from mcdef.definition.library import load_library
    from mcdef.outputs.streams import width_of, write_lines

    library = load_library([Path(folder) for folder in definitions or ()])
    write_lines(_lines(name, library, definitions or [], width_of(sys.stdout)), sys.stdout)


def _lines(name: str, library: Library, folders: list[str], width: int) -> Iterator[Line]:
    from mcdef.definition.select import Selection, choose
    from mcdef.outputs import explain as pages
    from mcdef.outputs.definitions import show_lines

    definition_id, dot, criterion_id = name.partition(".")
    definition = library.definitions.get(definition_id)
    if dot and definition is not None:
        criterion = definition.default.criterion(criterion_id) or next(
            (found for reading in definition.readings if (found := reading.criterion(criterion_id))), None
        )
        if criterion is None:
            raise _unknown(name, [f"{definition_id}.{one.id}" for one in definition.default.criteria])
        return pages.criterion_lines(definition, criterion, library, _cases(definition_id, folders), width)
    if name.partition("@")[0] in library.definitions:
        chosen, reading = choose(library.definitions, Selection((name,)), None, None).run[0]
        return show_lines(chosen, reading, width)
    if (spec := library.spec(name)) is not None:
        return pages.fact_lines(spec, library, width)
    if (rule := library.rules.rule(name)) is not None:
        return pages.rule_lines(rule, library.rules, width)
    return _others(name, library, width)


def _others(name: str, library: Library, width: int) -> Iterator[Line]:
    from mcdef.crosswalk.folding import fold
    from mcdef.messages.catalogue import codes, find_text
    from mcdef.outputs import explain as pages

    bearers = library.crosswalk.framework_names.get(fold(name), ())
    frameworks = list(dict.fromkeys(framework.id for _, framework in bearers))
    if name in library.crosswalk.frameworks:
        frameworks = [name]
    if frameworks:
        for id_ in frameworks:
            yield from pages.framework_lines(library.crosswalk.frameworks[id_], library.crosswalk, width)
        return
    known_codes = list(codes())
    if name in known_codes:
        yield from pages.message_lines(name, find_text(name), width)
        return
    every = [*library.definitions, *library.fact_names(), *(rule.id for rule in library.rules.rules), *known_codes]
    raise _unknown(name, [*every, *(one.label for one in library.crosswalk.frameworks.values())])


def _cases(definition_id: str, folders: list[str]) -> list[Any]:
    """The cases of a definition, from its file."""
    from pathlib import Path

    from mcdef.analysis.files import definition_documents

    documents = definition_documents() + (definition_documents([Path(one) for one in folders]) if folders else [])
    for document in documents:
        if isinstance(document.data, dict) and document.data.get("id") == definition_id:
            cases = document.data.get("cases")
            return list(cases) if isinstance(cases, list) else []
    return []


def _unknown(name: str, known: list[str]) -> Exception:
    from mcdef.cli.options import unknown_word

    return unknown_word("unknown-name", name, known)
