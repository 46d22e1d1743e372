"""A generated case, and an exception, as lines of YAML that can be pasted into a definition file."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

import yaml

from mcdef.definition.model import DEFAULT

Data = Mapping[str, Any]
_WIDEST: Final = 118
_MOST_KEYS: Final = 6  # changes of `case_base`; beyond that the whole credential is shorter to read
_INDENT: Final = "  "


class _Dumper(yaml.SafeDumper):
    """PyYAML's, with exact decimals."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


_Dumper.add_representer(Decimal, lambda dumper, data: dumper.represent_scalar("tag:yaml.org,2002:float", str(data)))


def case_of(name: str, data: Data, base: Data | None, reading: str, verdict: str, because: tuple[str, ...]) -> Data:
    """A case with this credential, told by what differs from ``case_base`` where that is little."""
    case: dict[str, Any] = {"name": name}
    changes = None if base is None else changed(data, base)
    if changes is None or len(changes[0]) + len(changes[1]) > _MOST_KEYS:
        case["credential"] = dict(data)
    else:
        over, left_out = changes
        case |= {"with": over} if over or not left_out else {}
        case |= {"without": left_out} if left_out else {}
    if reading != DEFAULT:
        case["reading"] = reading
    case["verdict"] = verdict
    if verdict != "counts":
        case["because"] = list(because)
    return case


def exception_of(criterion: str, side: str, because: str) -> Data:
    """An entry of ``uncovered``."""
    return {"criterion": criterion, "side": side, "because": because}


def changed(data: Data, base: Data) -> tuple[dict[str, Any], list[str]]:
    """What has to be laid over a base, and what left out, to have a description."""
    over = {key: value for key, value in data.items() if key not in base or base[key] != value}
    return over, [key for key in base if key not in data]


def yaml_lines(entry: Data) -> list[str]:
    """A member of a list: on one line where it is short, else a line for each key."""
    whole = f"{_INDENT}- {_flow(entry)}"
    if len(whole) <= _WIDEST:
        return [whole]
    lines = [f"{key}: {_flow(value)}" for key, value in entry.items()]
    return [f"{_INDENT}- {lines[0]}", *(f"{_INDENT}  {line}" for line in lines[1:])]


def _flow(value: Any) -> str:
    text: str = yaml.dump(
        value, Dumper=_Dumper, default_flow_style=True, sort_keys=False, allow_unicode=True, width=float("inf")
    )
    return text.removesuffix("...\n").strip().replace("\n", " ")
