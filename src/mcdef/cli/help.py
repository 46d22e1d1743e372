"""``mcdef help``: pages on what is true of all commands."""

from __future__ import annotations

from typing import Annotated

import typer

GENERATED = ("facts",)


def help_(
    topic: Annotated[str | None, typer.Argument(metavar="[TOPIC]", help="exit-codes, formats or facts.")] = None,
) -> None:
    """Pages on exit codes, formats and facts."""
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
    else:
        from mcdef.cli.options import unknown_word

        raise unknown_word("unknown-topic", topic, topics)
