"""``mcdef lock``: the digests of definitions, for ``lock:`` in the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from mcdef.cli.complete import definition_names

if TYPE_CHECKING:
    from pathlib import Path

    from mcdef.policy.settings import Settings


def lock(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME…]",
            help="Ids, families or tags. Default: those of the settings, else all.",
            autocompletion=definition_names,
        ),
    ] = None,
    config: Annotated[
        str | None, typer.Option("--config", metavar="FILE", help="The settings, and no search. [env: MCDEF_CONFIG]")
    ] = None,
    write: Annotated[bool, typer.Option("--write", help="Write them into the settings file (YAML).")] = False,
) -> None:
    """Print the digests of definitions as lines for the settings, so that --locked notices when one changes."""
    import os
    import sys
    from pathlib import Path

    from mcdef.cli.variables import variable_names
    from mcdef.definition.library import load_library
    from mcdef.definition.select import Selection, choose
    from mcdef.outputs.streams import write_text
    from mcdef.policy.lock import digests, lock_text, table_digests
    from mcdef.policy.settings import load_settings

    settings = load_settings(Path(), environ=os.environ, others=variable_names, config=config, without=("lock",))
    library = load_library(settings.folders)
    wanted = tuple(names or settings.definitions)
    if wanted:
        ids = [definition.id for definition, _ in choose(library.definitions, Selection(wanted), None, None).run]
    else:
        ids = list(library.definitions)
    locked = digests(library, ids, table_digests(settings.folders))
    if not write:
        in_toml = settings.path is not None and settings.path.suffix == ".toml"
        write_text(lock_text(locked, toml=in_toml), sys.stdout)
        return
    path = _written(settings, locked)
    write_text(f"{path}: {len(locked)} digests locked", sys.stdout)


def _written(settings: Settings, locked: dict[str, str]) -> str:
    """Puts the lines in the place of those that are there; the rest of the file stays as it is."""
    from mcdef.cli.writing import write_new
    from mcdef.documents.files import read_source
    from mcdef.documents.problem import McdefError, problem
    from mcdef.policy.lock import lines_of_lock, with_lock
    from mcdef.policy.settings_file import read_or_empty, shown_path

    path: Path | None = settings.path
    if path is None:
        raise McdefError(problem("lock-no-file"))
    if path.suffix not in (".yaml", ".yml"):
        raise McdefError(problem("lock-not-yaml", path=shown_path(path)))
    source = read_source(path, shown_path(path))
    document = read_or_empty(source)
    where = None
    if isinstance(document.data, dict) and "lock" in document.data:
        where = lines_of_lock(source.text, document.locate(("lock",), key=True).line)
    write_new(path, with_lock(source.text, locked, where), force=True)
    return shown_path(path)
