"""From single values under their paths to the nested data of a description."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mcdef.catalogue.columns import Path, part_of
from mcdef.credential.fields import truth_in
from mcdef.credential.mistake import Mistake


class Disagreement(Exception):
    """A part that says of one key two things: in its short form, and under the key itself."""

    def __init__(self, path: Path):
        super().__init__(path)
        self.path = path


def laid_out(values: Iterable[tuple[Path, Any]]) -> dict[str, Any]:
    """The data of a description: ``provider`` and ``provider.country`` become one part.

    Raises :class:`Disagreement` where the short form of a part and one of its keys say different things.
    """
    given = dict(values)
    data: dict[str, Any] = {}
    for path, value in given.items():
        if len(path) == 1:
            inner = {other[1]: one for other, one in given.items() if len(other) > 1 and other[0] == path[0]}
            data[path[0]] = _joined(path[0], value, inner) if inner else value
        elif (path[0],) not in given:
            data.setdefault(path[0], {})[path[1]] = value
    return data


def _joined(key: str, short: Any, inner: dict[str, Any]) -> Any:
    """The full form of a part of which the short form and some keys are given."""
    model = part_of(key)
    if model is None:
        return short
    if key == "level" and "framework" in inner:
        full = {"level": short}
    else:
        try:
            full = model.short(short)
        except Mistake:
            return short  # reading it says what is wrong
    for name, value in inner.items():
        if name in full and not _same(full[name], value):
            raise Disagreement((key, name))
    return {**full, **inner}


def _same(one: Any, other: Any) -> bool:
    truth = truth_in(one)
    return bool(one == other) or (truth is not None and truth == truth_in(other))
