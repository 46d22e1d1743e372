"""Settings into what a check works with: a library with the reader's limits, and the policy that ends the run."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from mcdef.definition.library import Library, load_library
from mcdef.definition.limits import as_reported, limit_problems, with_limits
from mcdef.documents.files import read_source
from mcdef.documents.problem import McdefError, Problem
from mcdef.policy.baseline import Baseline, read_baseline
from mcdef.policy.failing import FailOn, fail_on_problems, parse_fail_on
from mcdef.policy.outcome import Policy
from mcdef.policy.settings import Settings
from mcdef.policy.settings_file import read_or_empty, shown_path
from mcdef.policy.waivers import Waiver, read_waivers
from mcdef.report.read import saved_source

_T = TypeVar("_T")


def library_of(settings: Settings) -> Library:
    """The definitions of the settings, with the reader's own limits. Raises :class:`McdefError`."""
    library = load_library(settings.folders)
    problems = [settings.placed("limits", at, told) for at, told in limit_problems(library, settings.limits)]
    if problems:
        raise McdefError(*problems)
    return with_limits(library, settings.limits)


def reported_limits(settings: Settings, library: Library) -> dict[str, dict[str, str]]:
    """The limits as the report's options name them (:attr:`mcdef.catalogue.classify.Asked.limits`)."""
    return as_reported(settings.limits, library)


def policy_of(settings: Settings, library: Library, *, day: date, says: str, partial: bool = False) -> Policy:
    """What decides how a run ends. Raises :class:`McdefError` with everything that is wrong with it."""
    problems: list[Problem] = []
    fail_on = _or(lambda: _fail_on(settings, library), problems)
    waivers = _or(lambda: _waivers(settings, library), problems)
    baseline = _or(lambda: _baseline(settings), problems)
    if problems:
        raise McdefError(*problems)
    return Policy(fail_on, waivers or (), baseline, day, says, settings.exit_zero, partial)


def _or(read: Callable[[], _T], problems: list[Problem]) -> _T | None:
    """What is read, or nothing and what is wrong with it."""
    try:
        return read()
    except McdefError as error:
        problems += error.problems
        return None


def _fail_on(settings: Settings, library: Library) -> FailOn | None:
    words = settings.fail_on
    if words is None:
        return None
    whole = settings.origins["fail_on"].document is None or not isinstance(_written(settings), list)
    found = [settings.placed("fail_on", () if whole else (at,), told) for at, told in fail_on_problems(words, library)]
    if found:
        raise McdefError(*found)
    return parse_fail_on(words, library)


def _written(settings: Settings) -> object:
    origin = settings.origins["fail_on"]
    return None if origin.document is None else origin.document.value_at(origin.pointer)


def _waivers(settings: Settings, library: Library) -> tuple[Waiver, ...]:
    path = settings.waivers
    return () if path is None else read_waivers_file(path, library)


def read_waivers_file(path: Path, library: Library) -> tuple[Waiver, ...]:
    """The waivers of a file. Raises :class:`McdefError`."""
    return read_waivers(read_or_empty(read_source(path, shown_path(path))), library)


def _baseline(settings: Settings) -> Baseline | None:
    path = settings.baseline
    return None if path is None else read_baseline(saved_source(path, shown_path(path)))
