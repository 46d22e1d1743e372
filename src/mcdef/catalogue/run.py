"""The files of a catalogue through a library: a report for each, as soon as it is there, in the order asked for."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Final

from mcdef.catalogue.classify import Asked, entries_until
from mcdef.catalogue.descriptions import Found
from mcdef.catalogue.find import Located
from mcdef.credential.model import Credential
from mcdef.credential.read import LIST_KEY
from mcdef.credential.synonyms import SYNONYMS
from mcdef.definition.files import OF_DEFINITIONS
from mcdef.definition.library import Library
from mcdef.documents.problem import Problem
from mcdef.documents.suggest import closest
from mcdef.report.build import report_of
from mcdef.report.model import Report

Reader = Callable[[Located], Iterable[Found]]


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of a file: a report, or nothing where it is no description; and what its author should know."""

    located: Located
    report: Report | None
    problems: tuple[tuple[Problem, ...], ...] = ()
    unreadable: int = 0


@dataclass(frozen=True, slots=True)
class Work:
    """What to do with each file. ``library`` and ``read`` are called once in each process."""

    library: Callable[[], Library]
    read: Reader
    asked: Asked
    brief: bool = False


def checked(
    files: Sequence[Located], work: Work, *, jobs: int = 1, each: Callable[[int, int], None] | None = None
) -> Iterator[Checked]:
    """Every file in the order given; with several ``jobs`` in so many processes.

    In one process ``each`` is told of every description of a file how many are done, and of how many.
    """
    if jobs <= 1 or len(files) <= 1:
        library = work.library()
        yield from (_check(one, work, library, each) for one in files)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(min(jobs, len(files)), initializer=_Worker.begin, initargs=(work,)) as pool:
        yield from pool.map(_Worker.check, files, chunksize=max(1, min(16, len(files) // (4 * jobs))))


class _Worker:
    """What a process keeps from one file to the next."""

    work: Work
    library: Library

    @classmethod
    def begin(cls, work: Work) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process ends the others
        cls.work, cls.library = work, work.library()

    @classmethod
    def check(cls, located: Located) -> Checked:
        return _check(located, cls.work, cls.library)


def _check(located: Located, work: Work, library: Library, each: Callable[[int, int], None] | None = None) -> Checked:
    found = list(work.read(located))
    if located.walked and found and not any(_speaks(one) for one in found):
        return Checked(located, None)
    entries = []
    for entry in entries_until(found, library, work.asked):
        entries.append(entry)
        if each is not None:
            each(len(entries), len(found))
    told = tuple((*one.problems, *(one.judged.problems if one.judged else ())) for one in entries)
    unreadable = sum(one.judged is None for one in entries)
    return Checked(located, report_of(entries, work.asked.as_report(), brief=work.brief), told, unreadable)


def _speaks(found: Found) -> bool:
    """Whether a file that was walked to means to describe a credential: other YAML and JSON lies in folders too.

    A file that could not be read at all has no data; nobody knows what it means, so that it is told of.
    """
    data = found.document.data
    if found.described is not None or data == {}:
        return True
    keys = data.keys() if isinstance(data, dict) else set[str]()
    ours = keys & ((Credential.model_fields.keys() | {LIST_KEY}) - _SHARED)
    if ours == {"name"}:
        return _misspelt(keys - Credential.model_fields.keys())
    return bool(ours) and not keys & (OF_DEFINITIONS - ours)


def _misspelt(strange: Set[str]) -> bool:
    """Whether keys beside a name look like those of a description. Packages, actions and workflows have a name too."""
    meant = [key for key in strange if closest(key, Credential.model_fields, SYNONYMS) is not None]
    return not strange or 3 * len(meant) > len(strange)


#: Keys that files of other kinds have as well.
_SHARED: Final = frozenset({"id", "kind", "notes", "sources", "language"})
