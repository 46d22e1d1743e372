"""Static checks of the crosswalk files, before anything is built from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from mcdef.crosswalk.lint_cites import Data, Fault, Pointer
from mcdef.crosswalk.lint_credits import check_exchange, check_size, check_system
from mcdef.crosswalk.lint_levels import check_framework
from mcdef.crosswalk.lint_names import check_names
from mcdef.crosswalk.lint_uris import check_uris
from mcdef.crosswalk.lint_words import check_word, check_words_once
from mcdef.crosswalk.shapes import ROWS, SOURCES, URIS, errors_of

_ROWS: Final = tuple(file for file in ROWS if file != SOURCES)
# What may only be missing because the row that has it was passed over.
_MISSING: Final = frozenset({"crosswalk-unknown-id", "crosswalk-unknown-source", "crosswalk-unknown-level"})


def check(data: Data) -> list[Fault]:
    """Everything wrong with the merged files, each as pointer, message code and parameters (crosswalks.md 4.1).

    A row that has not even the shape of one is a fault and is passed over: no content makes this fail.
    """
    malformed, sound = _apart(data)
    found = _checked(sound)
    return [*malformed, *(fault for fault in found if not malformed or fault[1] not in _MISSING)]


def _checked(sound: Data) -> list[Fault]:
    return [
        *_ids_twice(sound, "frameworks"),
        *_ids_twice(sound, "credit-systems"),
        *_each(sound),
        *check_names(sound, "frameworks"),
        *check_names(sound, "credit-systems"),
        *check_words_once(sound),
        *(check_uris(sound[URIS], sound) if sound[URIS] else ()),
    ]


def _apart(data: Data) -> tuple[list[Fault], Data]:
    """The rows without the shape of one as faults, and the rest; their indices stay, with nothing in their place."""
    faults: list[Fault] = []
    sound: dict[str, Any] = {URIS: data.get(URIS)}
    for file in _ROWS:
        rows = data.get(file, ())
        listed = list(rows) if isinstance(rows, list | tuple) else []
        wrong = {index for index, row in enumerate(listed) if errors_of(file, row)}
        faults += [((file, index), "crosswalk-malformed", {"file": f"{file}.yaml"}) for index in sorted(wrong)]
        sound[file] = [None if index in wrong else row for index, row in enumerate(listed)]
    sources = data.get(SOURCES)
    named = sources if isinstance(sources, Mapping) else {}
    bad = [id_ for id_, row in named.items() if errors_of(SOURCES, row)]
    faults += [((SOURCES, id_), "crosswalk-malformed", {"file": "sources.yaml"}) for id_ in bad]
    sound[SOURCES] = {id_: row for id_, row in named.items() if id_ not in bad}
    return faults, sound


def _each(data: Data) -> Iterator[Fault]:
    for pointer, row in _rows(data, "frameworks"):
        yield from check_framework(pointer, row, data[SOURCES])
    for pointer, row in _rows(data, "award-words"):
        yield from check_word(pointer, row, data)
    for pointer, row in _rows(data, "credit-systems"):
        yield from check_system(pointer, row, data[SOURCES])
    for pointer, row in _rows(data, "exchanges"):
        yield from check_exchange(pointer, row, data)
    for pointer, row in _rows(data, "award-sizes"):
        yield from check_size(pointer, row, data)


def _rows(data: Data, file: str) -> Iterator[tuple[Pointer, Mapping[str, Any]]]:
    for index, row in enumerate(data[file]):
        if row is not None:
            yield (file, index), row


def _ids_twice(data: Data, file: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for pointer, row in _rows(data, file):
        if row["id"] in seen:
            yield (*pointer, "id"), "crosswalk-id-twice", {"id": row["id"]}
        seen.add(row["id"])
