"""Plain data into the report's own classes, read off their fields: the way back of :mod:`mcdef.report.jsonable`."""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from mcdef.report.model import OMIT
from mcdef.report.schema import WORDS

_NAMES: Final = {str: "a text", int: "a whole number", bool: "true or false", dict: "an object", list: "a list"}
_NEEDED: Final = object()
_DEFAULT: Final = object()
Reader = Callable[[Any], Any]


class Unfit(Exception):
    """A part that is not what the contract says: what is asked for there, and the way to it, innermost first."""

    def __init__(self, asked: str) -> None:
        super().__init__(asked)
        self.asked = asked
        self.way: list[str] = []

    @property
    def where(self) -> str:
        return "/" + "/".join(reversed(self.way))


@cache
def reader_of(class_: Any) -> Reader:
    """What makes a value of a report class from an object. Keys that the class does not have are passed over."""
    hints = get_type_hints(class_)
    plan = []
    for field in fields(class_):
        key = field.name.rstrip("_")
        absent: object = _DEFAULT
        if field.default is MISSING and field.default_factory is MISSING:
            absent = OMIT if type(OMIT) in _options(hints[field.name]) else _NEEDED
        known = WORDS.get((class_.__name__, key), {}).get("enum")
        plan.append((field.name, key, _reader(hints[field.name], known), absent))

    def read(data: Any) -> Any:
        if type(data) is not dict:
            raise Unfit(_NAMES[dict])
        given: dict[str, Any] = {}
        key = ""
        try:
            for name, key, part, absent in plan:
                if key in data:
                    given[name] = part(data[key])
                elif absent is _NEEDED:
                    raise Unfit("something")
                elif absent is not _DEFAULT:
                    given[name] = absent
        except Unfit as unfit:
            unfit.way.append(key)
            raise
        return class_(**given)

    return read


def _options(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)


def _reader(hint: Any, known: list[str] | None = None) -> Reader:
    options = [option for option in _options(hint) if option is not type(OMIT)]
    (option,) = (option for option in options if option is not type(None))
    inner = _plain(option) if known is None else _word(known)
    if type(None) not in options:
        return inner
    return lambda data: None if data is None else inner(data)


def _plain(hint: Any) -> Reader:
    if hint is Any:
        return lambda data: data
    class_: Any = hint
    if is_dataclass(class_):
        return reader_of(hint)
    if get_origin(hint) is tuple:
        return _list(_reader(get_args(hint)[0]))
    if get_origin(hint) is not None:
        return _mapping(_reader(get_args(hint)[1]))
    return _exactly(hint)


def _exactly(type_: type) -> Reader:
    def read(data: Any) -> Any:
        if type(data) is not type_:
            raise Unfit(_NAMES[type_])
        return data

    return read


def _word(known: list[str]) -> Reader:
    asked = "one of " + ", ".join(known)

    def read(data: Any) -> Any:
        if data not in known:
            raise Unfit(asked)
        return data

    return read


def _list(inner: Reader) -> Reader:
    def read(data: Any) -> tuple[Any, ...]:
        if type(data) is not list:
            raise Unfit(_NAMES[list])
        made: list[Any] = []
        try:
            for one in data:
                made.append(inner(one))
        except Unfit as unfit:
            unfit.way.append(str(len(made)))
            raise
        return tuple(made)

    return read


def _mapping(inner: Reader) -> Reader:
    def read(data: Any) -> dict[str, Any]:
        if type(data) is not dict:
            raise Unfit(_NAMES[dict])
        made: dict[str, Any] = {}
        key = ""
        try:
            for key, one in data.items():
                made[key] = inner(one)
        except Unfit as unfit:
            unfit.way.append(key)
            raise
        return made

    return read
