"""``mcdef template``: a table to fill in, one credential a row."""

from __future__ import annotations

from typing import Annotated

import typer


def template(
    xlsx: Annotated[
        str | None, typer.Option("--xlsx", metavar="FILE", help="Write a workbook with notes and drop-downs.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
) -> None:
    """Write a workbook to fill in, one credential a row; without --xlsx print the headings as a line of CSV."""
    import sys

    from mcdef.outputs.streams import write_machine, write_text
    from mcdef.outputs.template import heading_line, template_workbook

    if xlsx is None:
        write_machine(heading_line(), sys.stdout)
        return
    from pathlib import Path

    from mcdef.cli.writing import write_new_bytes
    from mcdef.documents.problem import McdefError, problem

    if not xlsx.lower().endswith(".xlsx"):
        raise McdefError(problem("not-an-xlsx-name", path=xlsx))
    path = Path(xlsx)
    write_new_bytes(path, template_workbook(), force=force)
    checked = _typed(str(path.with_name(f"{path.stem}-checked.xlsx")))
    write_text(f"{xlsx}: fill it in, then run: mcdef check {_typed(xlsx)}\n", sys.stdout)
    write_text(f"or, for the verdicts in a copy of it: mcdef check {_typed(xlsx)} --annotate {checked}\n", sys.stdout)


def _typed(path: str) -> str:
    """A path as it is typed: names of Windows have blanks."""
    return f'"{path}"' if " " in path else path
