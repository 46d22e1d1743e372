"""A saved report read back: the JSON document, or NDJSON with one credential a line.

Read off the report's own classes, as it was written by :mod:`mcdef.report.jsonable`. Any 1.x is read: keys that a
later version added are passed over, and what an earlier one did not have yet takes its default.
"""

from __future__ import annotations

import gc
import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from mcdef.documents.problem import McdefError, problem
from mcdef.documents.source import Source
from mcdef.report import model
from mcdef.report.shape import Unfit, reader_of

_LINES: Final = (".ndjson", ".jsonl")
_VERSION: Final = re.compile(r"1\.[0-9]+")
_VERDICTS: Final = ("counts", "does_not_count", "undetermined", "out_of_scope")
_REPORT: Final[Callable[[Any], model.Report]] = reader_of(model.Report)
_CREDENTIAL: Final[Callable[[Any], model.CredentialReport]] = reader_of(model.CredentialReport)


def read_report(source: Source) -> model.Report:
    """The report in a text. Of NDJSON only credentials and summary are known.

    Raises :class:`McdefError` for what is no JSON, no report, a report of another major version, or broken.
    """
    collecting = gc.isenabled()
    gc.disable()  # nothing of what is made refers back
    try:
        return _read(source)
    finally:
        if collecting:
            gc.enable()


def _read(source: Source) -> model.Report:
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
                yield _CREDENTIAL(_parsed(text))
            except json.JSONDecodeError as error:
                raise _no_json(source, error, offset) from None
            except RecursionError:
                raise McdefError(problem("report-too-deep", source=source)) from None
            except Unfit as unfit:
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
        return _REPORT(data)
    except Unfit as unfit:
        told = problem("report-broken", source=source, where=unfit.where, asked=unfit.asked)
        raise McdefError(told) from None
    except RecursionError:
        raise McdefError(problem("report-too-deep", source=source)) from None


def _no_json(source: Source, error: json.JSONDecodeError, offset: int) -> McdefError:
    at = min(offset + error.pos, len(source.text))
    return McdefError(problem("report-no-json", source=source, span=source.span(at, at + 1), reason=error.msg))
