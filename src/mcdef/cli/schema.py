"""``mcdef schema``: JSON Schemas, for editors and for programs that read the report."""

from __future__ import annotations

from typing import Annotated, Any, Final

import typer

from mcdef.cli.complete import words

SCHEMAS: Final = ("credential", "definition", "report", "settings", "mapping", "waivers")


def schema(
    what: Annotated[
        str,
        typer.Argument(
            metavar="WHAT",
            help="credential, definition, report, settings, mapping or waivers.",
            autocompletion=words(*SCHEMAS),
        ),
    ],
) -> None:
    """Print the JSON Schema of a description, a definition, the report, settings, a mapping or waivers."""
    import json
    import sys

    from mcdef.outputs.streams import write_machine

    write_machine(json.dumps(schema_of(what), ensure_ascii=False, indent=1) + "\n", sys.stdout)


def schema_of(what: str) -> dict[str, Any]:
    """The schema of that name. Raises :class:`mcdef.documents.problem.McdefError` for any other."""
    match what:
        case "credential":
            from mcdef.credential.model import credential_schema

            return credential_schema()
        case "definition":
            from mcdef.definition.schema import definition_schema

            return definition_schema()
        case "report":
            from mcdef.report.schema import report_schema

            return report_schema()
        case "settings":
            from mcdef.outputs.registry import FORMATS
            from mcdef.policy.settings_schema import settings_schema

            return settings_schema(FORMATS)
        case "mapping":
            from mcdef.catalogue.mapping_shape import mapping_schema

            return mapping_schema()
        case "waivers":
            from mcdef.policy.waivers_schema import waivers_schema

            return waivers_schema()
    from mcdef.cli.options import unknown_word

    raise unknown_word("unknown-schema", what, SCHEMAS)
