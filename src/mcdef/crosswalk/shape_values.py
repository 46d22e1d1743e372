"""The single values of a crosswalk row as pydantic types: texts, ids, countries, numbers, dates, lists of them.

What is wrong with one is an error under our own message codes, with the parameters of the message.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Final

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from mcdef.credential.countries import CODES, code_for_name
from mcdef.crosswalk import plain
from mcdef.crosswalk.folding import country_code
from mcdef.logic.read_algebra import number_of

ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_WHEN: Final = re.compile(r"\d{4}(-\d\d(-\d\d)?)?\Z")
_LONGEST: Final = 15  # digits of a number; nothing in the field needs more


def _refused(code: str, **params: Any) -> PydanticCustomError:
    return PydanticCustomError(code, "{value}", {"value": "", **params})


def _text(value: Any) -> Any:
    if value == "":
        raise _refused("empty-value")
    if isinstance(value, str | list | tuple | dict):
        return value
    raise _refused("text-needs-quotes", written=str(value).lower() if isinstance(value, bool) else str(value))


def _id(value: Any) -> str:
    if not isinstance(value, str) or not ID.match(value):
        raise _refused("not-an-id", value=value)
    return value


def _country(value: Any) -> str:
    """A code as the rows are looked up by, in capitals and without the variants EL and UK; ``*`` is everywhere."""
    if not isinstance(value, str):
        raise _refused("unknown-country", value=value)
    code = country_code(value)
    if value == "*" or (code == value and code.split("-")[0] in CODES):
        return value
    meant = code if code.split("-")[0] in CODES else code_for_name(value)
    raise _refused("unknown-country", value=value, suggestion=meant)


def _number(value: Any) -> Any:
    found = number_of(value) if len(str(value)) <= _LONGEST else None
    if found is None:
        raise _refused("crosswalk-not-number", value=str(value))
    if found < 0:
        raise _refused("negative-number", value=str(value))
    return value


def _when(value: Any) -> str:
    written = str(value)
    try:
        if not _WHEN.match(written):
            raise ValueError(written)
        plain.last_day(written)
        plain.first_day(written)
    except (ValueError, OverflowError):
        raise _refused("not-a-definition-date", value=written) from None
    return written


def _level(value: Any) -> int:
    """A whole number; whether it is one of the eight is another question."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise _refused("crosswalk-not-eqf", level=str(value))
    return value


def some(value: Any) -> Any:
    """A list with members."""
    if value in ([], (), {}):
        raise _refused("crosswalk-empty-list")
    return value


def _listed(value: Any) -> Any:
    """One text stands for a list of one."""
    return some([value] if isinstance(value, str) else value)


Text = Annotated[str, BeforeValidator(_text)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_listed)]
Level = Annotated[int, BeforeValidator(_level)]
Levels = Annotated[tuple[Level, ...], BeforeValidator(some)]
Id = Annotated[str, BeforeValidator(_id)]
Country = Annotated[str, BeforeValidator(_country)]
Countries = Annotated[tuple[Country, ...], BeforeValidator(_listed)]
Number = Annotated[Any, BeforeValidator(_number)]
Top = Annotated[Any, BeforeValidator(lambda value: value if value == "open" else _number(value))]
When = Annotated[str, BeforeValidator(_when)]
