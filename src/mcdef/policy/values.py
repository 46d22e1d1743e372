"""What may be written for a setting, by its kind; each reader gives plain data, or says which part does not fit."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from mcdef.documents.day import full_date
from mcdef.documents.place import Pointer
from mcdef.logic.read_algebra import number_of

FLAGS: Final[Mapping[str, bool]] = {
    **dict.fromkeys(("1", "true", "yes", "on"), True),
    **dict.fromkeys(("0", "false", "no", "off"), False),
}
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_OUTPUT: Final = re.compile(r"([a-z][a-z0-9-]*)=(.+)", re.DOTALL)


class Unfit(Exception):
    """A part of a value that cannot stand there: the pointer to it, a message's code and what fills it."""

    def __init__(self, code: str, pointer: Pointer = (), **params: object) -> None:
        super().__init__(code, pointer)
        self.code, self.pointer, self.params = code, pointer, params


def text(data: Any, at: Pointer = ()) -> str:
    """One word or path."""
    if data is None or (isinstance(data, str) and not data.strip()):
        raise Unfit("empty-value", at)
    if not isinstance(data, str):
        raise Unfit("text-expected", at)
    return data.strip()


def texts(data: Any) -> list[str]:
    """Several words: a list, or one text with commas between them."""
    if isinstance(data, str):
        return [word.strip() for word in data.split(",") if word.strip()]
    if data is None:
        raise Unfit("empty-value")
    if not isinstance(data, list | tuple):
        raise Unfit("list-expected")
    return [text(word, (at,)) for at, word in enumerate(data)]


def failing(data: Any) -> list[str]:
    """Words for ``fail_on``; in YAML ``gap: eu-2022`` is a mapping, and means what it looks like."""
    if isinstance(data, list):
        data = [_paired(one) for one in data]
    return texts(data)


def _paired(data: Any) -> Any:
    if isinstance(data, dict) and len(data) == 1:
        ((word, id_),) = data.items()
        return f"{word}:{id_}" if isinstance(id_, str) else data
    return data


def flag(data: Any) -> bool:
    """Yes or no."""
    if isinstance(data, bool):
        return data
    if data is None:
        raise Unfit("empty-value")
    known = FLAGS.get(str(data).strip().lower())
    if known is None:
        raise Unfit("not-yes-or-no", value=str(data))
    return known


def day(data: Any) -> str:
    """A full date."""
    if data is None:
        raise Unfit("empty-value")
    found = full_date(str(data))
    if found is None:
        raise Unfit("not-a-day", value=str(data))
    return found.isoformat()


def limits(data: Any) -> dict[str, dict[str, str]]:
    """Clauses, and for each the exact number that limits a fact."""
    found: dict[str, dict[str, str]] = {}
    for clause, by_fact in _mapping(data, ()).items():
        found[clause] = {}
        for fact, written in _mapping(by_fact, (clause,)).items():
            number = None if isinstance(written, bool) else number_of(written)
            if number is None or number < 0:
                raise Unfit("limit-not-a-number", (clause, fact), value=str(written))
            found[clause][fact] = str(number)
    return found


def digests(data: Any) -> dict[str, str]:
    """Definitions and the SHA-256 of each."""
    found = _mapping(data, ())
    for id_, written in found.items():
        if not isinstance(written, str) or not _DIGEST.fullmatch(written):
            raise Unfit("not-a-digest", (id_,), value=str(written))
    return found


def outputs(data: Any) -> list[str]:
    """``FORMAT=PATH``, or a mapping from format to path."""
    if isinstance(data, dict):
        return [f"{name}={text(path, (name,))}" for name, path in data.items()]
    written = texts(data)
    for at, one in enumerate(written):
        if not _OUTPUT.fullmatch(one):
            raise Unfit("output-needs-path", (at,) if isinstance(data, list) else (), value=one)
    return written


def _mapping(data: Any, at: Pointer) -> dict[str, Any]:
    if data is None:
        raise Unfit("empty-value", at)
    if not isinstance(data, dict):
        raise Unfit("mapping-expected", at)
    return data


Reader = Callable[[Any], Any]
