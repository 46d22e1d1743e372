"""Shell completion: the words that can stand in a place of the command line, and the script that makes a shell ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Annotated, Final

import typer

from mcdef.cli.commands import ASKED

SHELLS: Final = ("bash", "zsh", "fish", "powershell", "pwsh")
Words = Callable[[str], list[str]]


def completion(
    shell: Annotated[
        str,
        typer.Argument(
            metavar="SHELL", help="bash, zsh, fish, powershell or pwsh.", autocompletion=lambda: list(SHELLS)
        ),
    ],
) -> None:
    """Print the script by which a shell completes commands, options and names."""
    import sys

    from typer._completion_shared import get_completion_script

    from mcdef.cli.options import unknown_word
    from mcdef.outputs.streams import write_text

    if shell not in SHELLS:
        raise unknown_word("unknown-shell", shell, SHELLS)
    write_text(get_completion_script(prog_name="mcdef", complete_var=ASKED, shell=shell) + "\n", sys.stdout)


def prepare_completion() -> None:
    """Makes the command line answer a shell that asks."""
    from typer._completion_classes import completion_init

    completion_init()


def words(*known: str) -> Words:
    """Completion by these words."""
    return lambda incomplete: _beginning(incomplete, known)


def definition_names(incomplete: str) -> list[str]:
    """Ids, families and tags of the definitions that are shipped, and *all*."""
    from mcdef.definition.library import load_library

    found = load_library().definitions.values()
    names = {name for one in found for name in (one.id, one.family, *one.tags) if name}
    return _beginning(incomplete, sorted({"all", *names}))


def clause_names(incomplete: str) -> list[str]:
    """The clauses of the definitions that are shipped, as definition.criterion."""
    from mcdef.definition.library import load_library

    found = load_library().definitions.values()
    return _beginning(incomplete, [f"{one.id}.{clause.id}" for one in found for clause in one.default.criteria])


def explained_names(incomplete: str) -> list[str]:
    """What ``mcdef explain`` knows: definitions, and their clauses once a dot is written, facts and rules."""
    from mcdef.definition.library import load_library

    library = load_library()
    names = [*library.definitions, *library.fact_names(), *(rule.id for rule in library.rules.rules)]
    return _beginning(incomplete, names) + (clause_names(incomplete) if "." in incomplete else [])


def _beginning(incomplete: str, known: Iterable[str]) -> list[str]:
    return [word for word in known if word.startswith(incomplete)]
