"""The files of a catalogue: those that are named, those a glob matches, and those in a folder and below.

In folders, what ``.gitignore`` leaves out is left out, and so is what is hidden. A file that is named is always taken,
unless the settings exclude it.
"""

from __future__ import annotations

import glob
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from mcdef.catalogue.descriptions import TABLES
from mcdef.documents.files import display_path
from mcdef.documents.problem import McdefError, Problem, problem

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

TEXTS: Final = (".yaml", ".yml", ".json", ".ndjson", ".jsonl")
_MAGIC: Final = frozenset("*?[")
_IGNORED: Final = ".gitignore"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Patterns as in ``.gitignore``, seen from ``base``: what to take in folders, and what to leave out everywhere."""

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    base: Path = Path()


@dataclass(frozen=True, slots=True)
class Located:
    """A file to read. One that was only ``walked`` to may be no description at all, and is then passed over."""

    path: Path
    walked: bool = False


def find(written: Sequence[str], wanted: Wanted | None = None) -> tuple[Located, ...]:
    """Every file, once, by its path. Raises :class:`McdefError` with each path that is not there or matches nothing."""
    rules = _Rules(wanted or Wanted())
    problems: list[Problem] = []
    found: dict[Path, Located] = {}
    for text in written:
        places = _places(text)
        if not places:
            code = "glob-matches-nothing" if _is_glob(text) else "path-missing"
            problems.append(problem(code, path=display_path(text)))
        for place in places:
            for one in _walk(place, rules) if place.is_dir() else _named(place, rules):
                key = one.path.resolve()
                found[key] = one if key not in found or not one.walked else found[key]
    if problems:
        raise McdefError(*problems)
    return tuple(sorted(found.values(), key=lambda one: PurePosixPath(display_path(one.path)).parts))


def _is_glob(text: str) -> bool:
    return bool(_MAGIC & set(text)) and not Path(text).exists()


def _places(text: str) -> list[Path]:
    if _is_glob(text):
        return [Path(one) for one in sorted(glob.glob(text, recursive=True))]
    return [Path(text)] if Path(text).exists() else []


class _Rules:
    """What the settings take and leave out."""

    def __init__(self, wanted: Wanted) -> None:
        self._base = wanted.base.resolve()
        self._include = _spec(wanted.include)
        self._exclude = _spec(wanted.exclude)

    def excluded(self, path: Path) -> bool:
        return self._exclude is not None and _matches(self._exclude, self._base, path)

    def included(self, path: Path) -> bool:
        return self._include is None or _matches(self._include, self._base, path)


def _spec(lines: Sequence[str]) -> GitIgnoreSpec | None:
    if not lines:
        return None
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)


def _matches(spec: GitIgnoreSpec, base: Path, path: Path) -> bool:
    return bool(_decides(spec, base, path))


def _decides(spec: GitIgnoreSpec, base: Path, path: Path) -> bool | None:
    """Whether patterns seen from a folder leave a path out, take it back in, or say nothing of it."""
    whole = path.resolve()
    if not whole.is_relative_to(base):
        return None
    name = whole.relative_to(base).as_posix()
    return spec.check_file(f"{name}/" if whole.is_dir() else name).include


def _named(path: Path, rules: _Rules) -> Iterator[Located]:
    if not rules.excluded(path):
        yield Located(path)


def _walk(folder: Path, rules: _Rules) -> Iterator[Located]:
    yield from _below(folder, rules, _ignoring_above(folder))


def _below(folder: Path, rules: _Rules, above: Sequence[tuple[Path, GitIgnoreSpec]]) -> Iterator[Located]:
    here = [*above, *_ignoring(folder)]
    for path in sorted(folder.iterdir(), key=lambda one: one.name):
        if path.name.startswith(".") or rules.excluded(path) or _ignored(path, here):
            continue
        if path.is_dir():
            if not path.is_symlink():  # a link to a folder above would never end
                yield from _below(path, rules, here)
        elif path.suffix.lower() in (*TEXTS, *TABLES) and rules.included(path):
            yield Located(path, walked=True)


def _ignored(path: Path, specs: Sequence[tuple[Path, GitIgnoreSpec]]) -> bool:
    """The nearest file that says something of a path is right, as git has it."""
    for base, spec in reversed(specs):
        decided = _decides(spec, base, path)
        if decided is not None:
            return decided
    return False


def _ignoring(folder: Path) -> Iterator[tuple[Path, GitIgnoreSpec]]:
    file = folder / _IGNORED
    if file.is_file():
        spec = _spec(file.read_text(encoding="utf-8", errors="replace").splitlines())
        if spec is not None:
            yield folder.resolve(), spec


def _ignoring_above(folder: Path) -> list[tuple[Path, GitIgnoreSpec]]:
    """The files of the folders above, down from the one that holds the repository."""
    above = folder.resolve().parents
    root = next((index for index, one in enumerate([folder.resolve(), *above]) if (one / ".git").exists()), None)
    return [] if root is None else [found for one in reversed(above[:root]) for found in _ignoring(one)]
