"""Which row of a sheet holds the headings, where a title stands above them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from mcdef.catalogue import columns
from mcdef.catalogue.mapping import Mapping
from mcdef.catalogue.mapping_shape import MappingShape
from mcdef.catalogue.tables import Cell, Sheet

_LOOKED_AT: Final = 20
"""Rows from the first that holds anything."""
_FEWEST: Final = 2
"""Known headings that a later row has, so that it is more than a coincidence."""


def row_of_headings(sheet: Sheet, mapping: Mapping | None) -> int | None:
    """The row (from 0), where it is not the first that holds anything: that one has no heading that is known."""
    filled = [at for at, row in enumerate(sheet.cells) if any(cell is not None for cell in row)][:_LOOKED_AT]
    known = _known(None if mapping is None else mapping.shape)
    if not filled or _count(sheet.cells[filled[0]], known):
        return None
    return next((at for at in filled[1:] if _count(sheet.cells[at], known) >= _FEWEST), None)


def _count(row: list[Cell], known: Callable[[str], bool]) -> int:
    return sum(isinstance(cell, str) and known(cell) for cell in row)


def _known(shape: MappingShape | None) -> Callable[[str], bool]:
    """Whether a text is a key of a description or, under a mapping, a column that it names."""
    if shape is None:
        return lambda text: columns.path_of(text) is not None
    rules = shape.facts.values()
    named = [*(shape.id or ()), *shape.rows.one_offer]
    named += [name for rule in rules for name in (*(rule.column or ()), *(rule.between or ()), *(rule.times or ()))]
    plain = {" ".join(name.split()).casefold() for name in named}
    return lambda text: " ".join(text.split()).casefold() in plain
