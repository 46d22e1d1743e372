"""``mcdef schema``: JSON Schemas, for editors and for programs that read the report."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from mcdef.cli.complete import words

SCHEMAS = ("credential", "definition", "report")


def schema(
    what: Annotated[
        str,
        typer.Argument(
            metavar="WHAT",
            help="credential, definition or report.",
            autocompletion=words("credential", "definition", "report"),
        ),
    ],
) -> None:
    """Print the JSON Schema of a description, of a definition file, or of the report."""
    import json
    import sys

    from mcdef.outputs.streams import write_machine

    write_machine(json.dumps(schema_of(what), ensure_ascii=False, indent=1) + "\n", sys.stdout)


def schema_of(what: str) -> dict[str, Any]:
    """The schema of that name. Raises :class:`mcdef.documents.problem.McdefError` for any other."""
    if what == "credential":
        from mcdef.credential.model import credential_schema

        return credential_schema()
    if what == "definition":
        from mcdef.definition.schema import definition_schema

        return definition_schema()
    if what == "report":
        from mcdef.report.schema import report_schema

        return report_schema()
    from mcdef.cli.options import unknown_word

    raise unknown_word("unknown-schema", what, SCHEMAS)
