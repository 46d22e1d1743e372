"""Options that several commands have, each written once."""

from __future__ import annotations

from typing import Annotated, TypeAlias

import typer

from mcdef.cli.complete import definition_names

Definitions: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--definition",
        "-d",
        metavar="NAME",
        help="Id, family, tag, id@reading, or all. Repeatable.",
        autocompletion=definition_names,
    ),
]
Readings: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--reading", metavar="NAME", help="Use this reading where a definition has it. Repeatable."),
]
Folders: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--definitions", metavar="FOLDER", help="Add the definitions of a folder. Repeatable."),
]
AsOf: TypeAlias = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="Only what was in force that day: 2021-06-01.")
]
IgnoreScope: TypeAlias = Annotated[
    bool, typer.Option("--ignore-scope", help="Apply definitions to credentials they do not speak about.")
]
Presume: TypeAlias = Annotated[
    bool, typer.Option("--presume", help="Put the presumed verdict first. Changes no verdict.")
]
