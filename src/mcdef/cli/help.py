"""``mcdef help``: pages on what is true of all commands."""

from __future__ import annotations

from typing import Annotated

import typer

from mcdef.cli.complete import words

GENERATED = ("facts", "environment")


def help_(
    context: typer.Context,
    topic: Annotated[
        str | None,
        typer.Argument(
            metavar="[TOPIC]",
            help="exit-codes, formats, facts, environment, or a command.",
            autocompletion=words("exit-codes", "formats", "facts", "environment"),
        ),
    ] = None,
) -> None:
    """Pages on exit codes, formats, facts and environment variables, and on each command."""
    import sys

    from mcdef.messages.topics import TOPICS
    from mcdef.outputs.streams import width_of, write_lines, write_text

    topics = (*TOPICS, *GENERATED)
    if topic is None:
        told = "mcdef COMMAND --help explains a command, mcdef explain NAME a clause, a fact or a message."
        write_text(f"mcdef help TOPIC, where TOPIC is one of: {', '.join(topics)}\n{told}", sys.stdout)
    elif topic in TOPICS:
        write_text(TOPICS[topic], sys.stdout)
    elif topic == "facts":
        from mcdef.outputs.facts import table_lines

        write_lines(table_lines(width_of(sys.stdout)), sys.stdout)
    elif topic == "environment":
        from mcdef.cli.variables import variables
        from mcdef.outputs.environment import environment_lines

        write_lines(environment_lines(variables(), width_of(sys.stdout)), sys.stdout)
    elif (page := _command_page(context, topic)) is not None:
        write_text(page, sys.stdout)
    else:
        from mcdef.cli.options import unknown_word

        raise unknown_word("unknown-topic", topic, [*topics, *_commands(context)])


def _commands(context: typer.Context) -> list[str]:
    return list(context.find_root().command.list_commands(context))  # type: ignore[attr-defined]


def _command_page(context: typer.Context, name: str) -> str | None:
    """What ``mcdef NAME --help`` prints, if there is that command."""
    if name not in _commands(context):
        return None
    command = context.find_root().command.commands[name]  # type: ignore[attr-defined]
    settings = {"resilient_parsing": True, "help_option_names": context.help_option_names}
    with command.make_context(f"mcdef {name}", [], **settings) as own:
        return f"{own.get_help()}\n"
