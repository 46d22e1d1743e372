"""A saved report read back: the JSON document, or NDJSON with one credential a line.

Read off the report's own classes, as it was written by :mod:`mcdef.report.jsonable`. Any 1.x is read: keys that a
later version added are passed over, and what an earlier one did not have yet takes its default.
"""

from __future__ import annotations

import json
import re
import types
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeVar, Union, get_args, get_origin, get_type_hints

from mcdef.documents.problem import McdefError, problem
from mcdef.documents.source import Source
from mcdef.report import model
from mcdef.report.schema import WORDS

_LINES: Final = (".ndjson", ".jsonl")
_VERSION: Final = re.compile(r"1\.[0-9]+")
_VERDICTS: Final = ("counts", "does_not_count", "undetermined", "out_of_scope")
_NAMES: Final = {str: "a text", int: "a whole number", bool: "true or false", dict: "an object", list: "a list"}
_OMIT_TYPE: Final = type(model.OMIT)
_T = TypeVar("_T")


class _Unfit(Exception):
    """A part that is not what the contract says, and where it stands."""

    def __init__(self, pointer: str, asked: str) -> None:
        super().__init__(pointer, asked)
        self.where, self.asked = pointer or "/", asked


def read_report(source: Source) -> model.Report:
    """The report in a text. Of NDJSON only credentials and summary are known.

    Raises :class:`McdefError` for what is no JSON, no report, a report of another major version, or broken.
    """
    if source.path.lower().endswith(_LINES):
        return _of_lines(source)
    try:
        data = _parsed(source.text)
    except json.JSONDecodeError as error:
        first = source.text.partition("\n")[0]
        if error.msg.startswith("Extra data") and _is_object(first):
            return _of_lines(source)
        raise _no_json(source, error, 0) from None
    except RecursionError:
        raise McdefError(problem("report-too-deep", source=source)) from None
    if isinstance(data, dict) and "schema" not in data and {"id", "results", "problems"} <= data.keys():
        return _of_lines(source)  # NDJSON of one credential
    return _document(data, source)


def saved_source(path: Path, display: str) -> Source:
    """The text of a saved report, of any size. Raises :class:`McdefError` where it cannot be read."""
    nowhere = Source(display, "")
    try:
        return Source(display, path.read_bytes().decode("utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError):
        raise McdefError(problem("file-missing", source=nowhere, path=display)) from None
    except IsADirectoryError:
        raise McdefError(problem("file-is-folder", source=nowhere, path=display)) from None
    except UnicodeDecodeError:
        raise McdefError(problem("not-a-report", source=nowhere)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise McdefError(problem("file-unreadable", source=nowhere, path=display, reason=reason)) from None


def read_lines(source: Source) -> Iterator[model.CredentialReport]:
    """The credentials of NDJSON, one after the other. Raises :class:`McdefError` at the line that is broken."""
    offset = 0
    for number, text in enumerate(source.text.split("\n"), start=1):
        if text.strip():
            try:
                yield _made(model.CredentialReport, _parsed(text), "")
            except json.JSONDecodeError as error:
                raise _no_json(source, error, offset) from None
            except RecursionError:
                raise McdefError(problem("report-too-deep", source=source)) from None
            except _Unfit as unfit:
                span = source.span(offset, offset + 1)
                told = problem(
                    "report-line-broken", source=source, span=span, line=number, where=unfit.where, asked=unfit.asked
                )
                raise McdefError(told) from None
        offset += len(text) + 1


def _parsed(text: str) -> Any:
    return json.loads(text)


def _is_object(text: str) -> bool:
    try:
        return isinstance(_parsed(text), dict)
    except (ValueError, RecursionError):
        return False


def _of_lines(source: Source) -> model.Report:
    credentials = tuple(read_lines(source))
    return model.Report(
        mcdef="",
        options=model.OptionsReport((), None, False),
        definitions=(),
        not_run=(),
        sources={},
        credentials=credentials,
        problems=(),
        summary=_summary(credentials),
    )


def _summary(credentials: tuple[model.CredentialReport, ...]) -> Mapping[str, Any]:
    results = [result for credential in credentials for result in credential.results]
    presumed: dict[str, int] = {}
    for result in results:
        if isinstance(result.presuming, model.PresumingReport):
            presumed[result.presuming.verdict] = presumed.get(result.presuming.verdict, 0) + 1
    counted = {verdict: sum(result.verdict == verdict for result in results) for verdict in _VERDICTS}
    return {**counted, "presuming": presumed}


def _document(data: Any, source: Source) -> model.Report:
    if not isinstance(data, dict) or data.get("schema") != model.SCHEMA:
        raise McdefError(problem("not-a-report", source=source))
    version = data.get("schema_version")
    if not isinstance(version, str) or not _VERSION.fullmatch(version):
        raise McdefError(problem("report-version", source=source, version=version))
    try:
        return _made(model.Report, data, "")
    except _Unfit as unfit:
        told = problem("report-broken", source=source, where=unfit.where, asked=unfit.asked)
        raise McdefError(told) from None
    except RecursionError:
        raise McdefError(problem("report-too-deep", source=source)) from None


def _no_json(source: Source, error: json.JSONDecodeError, offset: int) -> McdefError:
    at = min(offset + error.pos, len(source.text))
    return McdefError(problem("report-no-json", source=source, span=source.span(at, at + 1), reason=error.msg))


@cache
def _hints(class_: Any) -> Mapping[str, Any]:
    return get_type_hints(class_)


@cache
def _fields(class_: Any) -> tuple[Field[Any], ...]:
    return fields(class_)


def _made(class_: type[_T], data: Any, pointer: str) -> _T:
    """A value of a report class from an object."""
    if not isinstance(data, dict):
        raise _Unfit(pointer, _NAMES[dict])
    made: Any = class_
    hints = _hints(made)
    given: dict[str, Any] = {}
    for field in _fields(made):
        key = field.name.rstrip("_")
        if key in data:
            known = WORDS.get((class_.__name__, key), {}).get("enum")
            given[field.name] = _value(hints[field.name], data[key], f"{pointer}/{key}", known)
        elif field.default is MISSING and field.default_factory is MISSING:
            if _OMIT_TYPE not in _options(hints[field.name]):
                raise _Unfit(f"{pointer}/{key}", "something")
            given[field.name] = model.OMIT
    return class_(**given)


@cache
def _options(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)


def _value(hint: Any, data: Any, pointer: str, known: list[str] | None) -> Any:
    options = [option for option in _options(hint) if option is not _OMIT_TYPE]
    if data is None and type(None) in options:
        return None
    option = next(option for option in options if option is not type(None))
    if option is Any:
        return data
    if is_dataclass(option) and isinstance(option, type):
        return _made(option, data, pointer)
    origin, arguments = get_origin(option), get_args(option)
    if origin is tuple:
        if not isinstance(data, list):
            raise _Unfit(pointer, _NAMES[list])
        return tuple(_value(arguments[0], one, f"{pointer}/{at}", None) for at, one in enumerate(data))
    if origin is not None:  # a mapping
        if not isinstance(data, dict):
            raise _Unfit(pointer, _NAMES[dict])
        return {key: _value(arguments[1], one, f"{pointer}/{key}", None) for key, one in data.items()}
    if not isinstance(data, option) or (option is int and isinstance(data, bool)):
        raise _Unfit(pointer, _NAMES[option])
    if known is not None and data not in known:
        raise _Unfit(pointer, "one of " + ", ".join(known))
    return data
