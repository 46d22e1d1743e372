"""Every setting, its value, and where it comes from, for people and machines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from mcdef.messages import show
from mcdef.outputs.layout import Line, line, padded, wrapped
from mcdef.policy.settings import SPECS, Settings, variable
from mcdef.policy.settings_file import shown_path

_MOST = 6  # entries of a mapping that are shown; the rest is in the file


def settings_lines(settings: Settings, width: int) -> Iterator[Line]:
    """A line a setting, those that somebody set first to the eye: the others are dim."""
    file = "no settings file" if settings.path is None else f"settings file: {shown_path(settings.path)}"
    yield line((file, "bold"))
    room = max(map(len, SPECS))
    for name in SPECS:
        origin = settings.origins[name]
        style = "dim" if origin.how == "default" else ""
        text = f"{_shown(settings.values[name])} ({origin.says})"
        yield from wrapped(text, width, indent=f"{padded(name, room)}  ", hanging=" " * (room + 2), style=style)


def settings_json(settings: Settings) -> str:
    """The same for machines, with the environment variable of each setting."""
    listed = {
        name: {
            "value": settings.values[name],
            "from": settings.origins[name].how,
            "at": settings.origins[name].says,
            "variable": variable(name),
            "about": spec.about,
        }
        for name, spec in SPECS.items()
    }
    path = None if settings.path is None else shown_path(settings.path)
    return json.dumps({"file": path, "settings": listed}, ensure_ascii=False, indent=1) + "\n"


def _shown(value: Any) -> str:
    if value is None or value in ([], {}):
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(value)
    if isinstance(value, dict):
        listed = [f"{key}: {_inner(inner)}" for key, inner in list(value.items())[:_MOST]]
        more = f"; and {len(value) - _MOST} more" if len(value) > _MOST else ""
        return "; ".join(listed) + more
    return str(value)


def _inner(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{fact} {show.number(Fraction(number))}" for fact, number in value.items())
    return str(value)[:12] + ("…" if len(str(value)) > 12 else "")
