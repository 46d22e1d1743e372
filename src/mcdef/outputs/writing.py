"""Writing what a run gives to the files that were asked for: each whole or not at all.

Everything is rendered before anything is written. A file appears under its name only when it is complete.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from mcdef.documents.files import display_path
from mcdef.documents.problem import McdefError, Problem, problem
from mcdef.documents.suggest import closest
from mcdef.messages.catalogue import say
from mcdef.outputs.registry import FORMATS, render
from mcdef.report.findings import NO_POLICY, Gate
from mcdef.report.model import Report

__all__ = ["Output", "outputs_asked", "write_atomically", "write_outputs"]


@dataclass(frozen=True, slots=True)
class Output:
    """One ``-o FORMAT=PATH``."""

    format: str
    path: Path


def outputs_asked(written: Sequence[str]) -> tuple[Output, ...]:
    """Reads the values of ``-o``. Raises :class:`McdefError` with every mistake in them."""
    outputs: list[Output] = []
    problems: list[Problem] = []
    for one in written:
        name, sign, path = one.partition("=")
        if not sign or not name.strip() or not path.strip():
            problems.append(problem("output-names-no-file", value=one))
        elif name.strip() not in FORMATS:
            problems.append(_unknown(name.strip()))
        else:
            outputs.append(Output(name.strip(), Path(path.strip())))
    places = [os.path.normcase(os.path.abspath(one.path)) for one in outputs]
    for at, output in enumerate(outputs):
        if places[at] in places[:at]:
            problems.append(problem("output-twice", path=display_path(output.path)))
        elif output.path.is_dir():
            suffix = FORMATS[output.format].suffix
            path = display_path(output.path)
            problems.append(problem("output-is-folder", path=path, format=output.format, suffix=suffix))
    if problems:
        raise McdefError(*problems)
    return tuple(outputs)


def write_outputs(report: Report, outputs: Iterable[Output], gate: Gate = NO_POLICY) -> None:
    """Renders every output, then writes each. One that cannot be written keeps no other from it.

    Raises :class:`McdefError` with every file that could not be written.
    """
    rendered = [(output, render(output.format, report, gate)) for output in outputs]
    problems: list[Problem] = []
    for output, data in rendered:
        try:
            write_atomically(output.path, data)
        except McdefError as error:
            problems.extend(error.problems)
    if problems:
        raise McdefError(*problems)


def write_atomically(path: Path, data: bytes) -> None:
    """Writes a file beside its place and then puts it there; makes the folders on the way.

    What is no regular file (a pipe, a device) is written to directly. Raises :class:`McdefError` where it cannot be,
    with a sentence of its own for a file that another program holds open.
    """
    shown = display_path(path)
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        target = Path(os.path.realpath(path))  # what a link leads to is replaced, not the link
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, data, shown)
    except OSError as error:
        raise McdefError(problem("cannot-write", path=shown, reason=error.strerror or str(error))) from None


def _replace(target: Path, data: bytes, shown: str) -> None:
    beside = target.with_name(f".{target.name[:40]}.{os.getpid()}.tmp")
    try:
        with beside.open("wb") as file:
            file.write(data)
        if target.exists():
            with suppress(OSError):
                beside.chmod(target.stat().st_mode & 0o777)
        try:
            os.replace(beside, target)
        except PermissionError:
            raise McdefError(problem("file-held-open", path=shown, name=target.name)) from None
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _unknown(name: str) -> Problem:
    suggestion = closest(name, FORMATS)
    help_, _ = say("did-you-mean", word=suggestion) if suggestion else say("known-here", words=", ".join(FORMATS))
    return replace(problem("unknown-format", value=name), help=help_)
