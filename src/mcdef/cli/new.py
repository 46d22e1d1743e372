"""``mcdef new``: a description to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from pathlib import Path


def new(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The file to write, for example course.yaml; - prints.")],
    schema: Annotated[
        bool, typer.Option("--schema/--no-schema", help="Write the schema beside it, so that editors help.")
    ] = True,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
) -> None:
    """Write a commented description to fill in, and the schema that lets an editor help."""
    import sys
    from pathlib import Path

    from mcdef.credential.blank import SCHEMA_FILE, blank_form
    from mcdef.outputs.streams import write_machine, write_text

    if file == "-":
        write_machine(blank_form(with_schema=False), sys.stdout)  # for a file, which is UTF-8 on every console
        return
    path = Path(file)
    if path.exists() and not force:
        from mcdef.documents.problem import McdefError, problem

        raise McdefError(problem("file-exists", path=file))
    _write(path, blank_form(with_schema=schema))
    write_text(f"{file}: fill it in, then run: mcdef classify {file}", sys.stdout)
    if schema:
        import json

        from mcdef.cli.schema import schema_of

        _write(path.with_name(SCHEMA_FILE), json.dumps(schema_of("credential"), ensure_ascii=False, indent=1) + "\n")
        write_text(f"{SCHEMA_FILE}: lets editors complete and check what you write", sys.stdout)


def _write(path: Path, text: str) -> None:
    from mcdef.documents.problem import McdefError, problem

    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise McdefError(problem("cannot-write", path=path.as_posix(), reason=error.strerror or str(error))) from None
