"""The page on environment variables: how they are named, and each of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, TypeAlias

from mcdef.messages.topics import ENVIRONMENT, OTHER_VARIABLES
from mcdef.outputs.layout import BLANK, Line, line, padded, wrapped
from mcdef.policy.settings import SPECS, Spec, variable

Named: TypeAlias = tuple[str, str, str]
"""A variable, the command and the option that it stands for."""
_IN: Final = "  "


def environment_lines(named: Sequence[Named], width: int) -> Iterator[Line]:
    """The whole page."""
    scheme, settings, commands = ENVIRONMENT
    yield from wrapped(scheme, width)
    yield BLANK
    yield from wrapped(settings, width)
    yield from _table({variable(name): f"{spec.about}{_is(spec)}" for name, spec in SPECS.items()}, width)
    yield BLANK
    yield from wrapped(commands, width)
    own = {variable(name) for name in SPECS}
    for command, of in groupby(named, lambda one: one[1]):
        options = {option: name for name, _, option in of if name not in own}
        if options:
            yield line((f"{_IN}{command}", "bold"))
            yield from _table(options, width, indent=_IN * 2)
    yield BLANK
    yield from wrapped(OTHER_VARIABLES, width)


def _is(spec: Spec) -> str:
    return f" ({spec.option})" if spec.option else ""


def _table(rows: Mapping[str, str], width: int, indent: str = _IN) -> Iterator[Line]:
    room = max(map(len, rows))
    for name, told in rows.items():
        yield from wrapped(
            told, width, indent=f"{indent}{padded(name, room)}  ", hanging=" " * (len(indent) + room + 2)
        )
