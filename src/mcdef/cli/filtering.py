"""The words by which ``mcdef definitions list`` is narrowed, read as people write them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from mcdef.cli.options import unknown_word
from mcdef.credential.countries import CODES, NAMES, code_for_name
from mcdef.crosswalk.folding import country_code
from mcdef.definition.filter import Filter
from mcdef.definition.library import Library
from mcdef.facts.known import GRADES
from mcdef.outputs.layout import BLANK, Line

_BEYOND: Final = {"EU": "EU", "EHEA": "EHEA", "WORLD": "world"}
ROLES: Final = ("definition", "neighbour")
Words = Sequence[str] | None


def read_filter(
    library: Library, *, countries: Words, statuses: Words, tags: Words, grades: Words, roles: Words
) -> Filter:
    """What is asked for. Raises :class:`mcdef.documents.problem.McdefError` for a word that nothing has."""
    from mcdef.definition.schema import STATUSES

    known_tags = sorted({tag for one in library.definitions.values() for tag in one.tags})
    return Filter(
        tuple(_place(word) for word in countries or ()),
        _known(statuses, STATUSES),
        _known(tags, known_tags),
        _known(grades, GRADES),
        _known(roles, ROLES),
    )


def looked_at_lines(places: Sequence[str], width: int) -> list[Line]:
    """What was looked for in these countries and not found."""
    from mcdef.definition.schemes import load_schemes
    from mcdef.outputs.schemes import row_lines

    schemes = load_schemes()
    rows = [row for place in places for row in schemes.of_country(place.partition("-")[0])]
    return [line for row in rows for line in (*row_lines(row, schemes, width), BLANK)]


def _place(written: str) -> str:
    code = code_for_name(written) or country_code(written)
    if code in _BEYOND:
        return _BEYOND[code]
    if code.partition("-")[0] not in CODES:
        raise unknown_word("unknown-country", written, [*NAMES, *sorted(CODES), *_BEYOND.values()])
    return code


def _known(written: Words, known: Collection[str]) -> tuple[str, ...]:
    for word in written or ():
        if word not in known:
            raise unknown_word("unknown-value", word, list(known))
    return tuple(written or ())
