"""The lock: digests of definitions, so that a new version of one never changes a verdict unseen.

Conversions and inferences decide too. Their digests stand beside the definitions' as ``crosswalks`` and
``inferences``, and are compared where they are locked.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from mcdef.definition.files import read_folder, shipped
from mcdef.definition.former import present_name
from mcdef.definition.library import Library
from mcdef.documents.place import Pointer
from mcdef.documents.problem import Problem, problem
from mcdef.documents.validation import with_help
from mcdef.policy.settings import Settings
from mcdef.report.model import Report

CROSSWALKS: Final = "crosswalks"
INFERENCES: Final = "inferences"
TABLES: Final = (CROSSWALKS, INFERENCES)
_SHOWN: Final = 12


def digests(library: Library, ids: Iterable[str], tables: Mapping[str, str]) -> dict[str, str]:
    """What to lock: the definitions of these ids, and the tables."""
    return {**{id_: library.definitions[id_].digest for id_ in sorted(set(ids))}, **tables}


def table_digests(folders: Sequence[Path] = ()) -> dict[str, str]:
    """The digests of conversions and inferences, those of further folders included."""
    shelves = [shipped(), *(read_folder(folder, folder.name) for folder in folders)]
    return {
        CROSSWALKS: _digest([shelf.crosswalks for shelf in shelves if shelf.crosswalks]),
        INFERENCES: _digest([shelf.inferences for shelf in shelves if shelf.inferences]),
    }


def lock_text(locked: Mapping[str, str], *, toml: bool = False) -> str:
    """The lines of ``lock:``, as they stand in ``mcdef.yaml`` or in ``pyproject.toml``."""
    ids = [*sorted(id_ for id_ in locked if id_ not in TABLES), *(name for name in TABLES if name in locked)]
    if toml:
        return "[tool.mcdef.lock]\n" + "".join(f'{id_} = "{locked[id_]}"\n' for id_ in ids)
    return "lock:\n" + "".join(f"  {_key(id_)}: {locked[id_]}\n" for id_ in ids)


def lock_problems(settings: Settings, library: Library, ran: Iterable[str]) -> Iterator[Problem]:
    """For ``--locked``: what ran (or will run) and is not locked, or not as it was, each at its place."""
    written = {present_name(id_, library.present): id_ for id_ in settings.lock}
    for id_ in sorted(set(ran)):
        now = library.definitions[id_].digest
        if id_ not in written:
            yield settings.placed("lock", (), problem("lock-missing", id=id_))
        elif settings.lock[written[id_]] != now:
            yield _differs(settings, written[id_], now)
    wanted = [name for name in TABLES if name in settings.lock]
    current = table_digests(settings.folders) if wanted else {}
    for name in wanted:
        if settings.lock[name] != current[name]:
            yield _differs(settings, name, current[name])


def unknown_locked(settings: Settings, library: Library) -> Iterator[Problem]:
    """What is locked and is nothing."""
    for id_ in settings.lock:
        if id_ not in TABLES and library.named(id_) is None:
            told = with_help(problem("lock-unknown", severity="warning", value=id_), id_, list(library.definitions))
            yield settings.placed("lock", (id_,), told)


def ran_in(report: Report) -> tuple[str, ...]:
    """The definitions that ran."""
    return tuple(sorted({one.id for one in report.definitions}))


def with_lock(text: str, locked: Mapping[str, str], where: tuple[int, int] | None) -> str:
    """The text of a settings file with new lines in the place of those from the first to the last, or at its end."""
    block = lock_text(locked)
    lines = text.splitlines(keepends=True)
    if where is None:
        end = "" if not text or text.endswith("\n") else "\n"
        return f"{text}{end}{block}"
    start, end_line = where
    return "".join((*lines[: start - 1], block, *lines[end_line:]))


def lines_of_lock(text: str, line: int) -> tuple[int, int]:
    """The first and the last line of a block that begins on a line: what stands further in, and blanks between."""
    lines = text.splitlines()
    last = line
    for number in range(line + 1, len(lines) + 1):
        written = lines[number - 1]
        if written.strip() and not written.startswith((" ", "\t", "}")):
            break
        if written.strip():
            last = number
    return line, last


def _differs(settings: Settings, id_: str, now: str) -> Problem:
    locked = settings.lock[id_]
    told = problem("lock-differs", id=id_, now=now[:_SHOWN], locked=locked[:_SHOWN])
    pointer: Pointer = (id_,)
    return settings.placed("lock", pointer, told)


def _digest(data: list[Any]) -> str:
    spelled = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(spelled.encode()).hexdigest()


def _key(id_: str) -> str:
    return f'"{id_}"' if id_[:1].isdigit() else id_
