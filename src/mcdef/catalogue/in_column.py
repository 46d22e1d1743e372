"""Where in a table something would have to be written, and how: for people who fill in cells."""

from __future__ import annotations

import re
from typing import Any, Final

from mcdef.catalogue.columns import Path, part_of
from mcdef.catalogue.plan import Plan, Taking
from mcdef.catalogue.tables import Table
from mcdef.credential.mistake import Mistake
from mcdef.messages.catalogue import find_text

_TRUTHS: Final = {"yes": True, "no": False}
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?")
_AMOUNTS: Final = {
    "workload": (("hours", " h"),), "contact": (("hours", " h"), ("lessons", " lessons")),
    "duration": (("weeks", " weeks"),), "credits": (("value", " ECTS"),), "level": (("eqf", "EQF "),),
}  # fmt: skip
"""Of parts whose short form is an amount: the column that holds its number alone, and the unit that it then has."""


def in_column(table: Table, plan: Plan, row: int, path: Path, text: str) -> str:
    """``in column "Assessment": exam``: the heading that the table has, or where it has none that of the template."""
    found = _column(table, plan, row, path, text)
    if found is not None:
        taking, written = found
        heading = table.headings.get(taking.columns[0], taking.key)
        return _say("in-column", heading=heading, text=_in_its_words(taking, written))
    return _say("in-new-column" if plan.every_value_counts else "in-mapped-column", key=".".join(path), text=text)


def _column(table: Table, plan: Plan, row: int, path: Path, text: str) -> tuple[Taking, str] | None:
    """The column that holds the key itself, the part in its short form, or the number of an amount."""
    own = plan.taking(path)
    if own is not None:
        return own, text
    if len(path) == 1:
        return next(_of_amounts(plan, path[0], text), None)
    part = plan.taking(path[:1])
    if part is not None and table.cell(row, part.columns[0]) is None:
        short = _short(path, text)
        return None if short is None else (part, short)
    return None


def _of_amounts(plan: Plan, key: str, text: str) -> Any:
    """The number of an amount under a column that holds nothing else."""
    number = _NUMBER.search(text)
    for name, unit in _AMOUNTS.get(key, ()):
        taking = plan.taking((key, name))
        if taking is not None and number is not None and unit.strip() in text:
            yield taking, number[0]


def _short(path: Path, text: str) -> str | None:
    """A short form of a part that says just this of one of its keys: ``exam``, ``supervised``."""
    key, name = path
    model = part_of(key)
    wanted = _TRUTHS.get(text, text)
    for short in (text, name.replace("_", " ")):
        try:
            if model is not None and model.short(short).get(name) == wanted:
                return short
        except Mistake:
            continue
    return None


def _in_its_words(taking: Taking, text: str) -> str:
    """A text in the words of the table, where the mapping says which of them means it."""
    wanted = _TRUTHS.get(text, text)
    return next((word for word, meant in taking.rule.values.items() if meant == wanted or str(meant) == text), text)


def _say(code: str, **params: object) -> str:
    return find_text(code).claim.format(**params)
