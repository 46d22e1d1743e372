"""What one cell says under one key of a description, in the words that a description itself would use."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any, Final

from mcdef.catalogue import columns
from mcdef.catalogue.columns import Path
from mcdef.catalogue.mapping_shape import Decimals, FactRule
from mcdef.catalogue.tables import Cell, Failed, shown_cell
from mcdef.credential.mistake import Mistake
from mcdef.credential.quantity import split_quantity
from mcdef.documents.scalars import core_value

_UNITS: Final = {
    "hours": "h",
    "hours per week": "h/week",
    "minutes": "min",
    "weeks": "weeks",
    "months": "months",
    "years": "years",
    "lessons": "lessons",
}
_ZERO: Final = re.compile(r"0+(?:[.,]0+)?(?:\s+\D*|[^\d\s.,/-]\D*)?")
_MONTH: Final = (
    r"(?:jan|feb|f[ée]v|m[aä]r|mr[tz]|apr|avr|abr|ma[iy]|mei|mag|jui?n|giu|ju[il]l?|lug|aug|ago|ao[uû]t?|sep|set"
    r"|o[kc]t|ott|nov|de[czs]|d[ée]c|di[cz]|ene|gen)[a-zéû]{0,6}\.?"
)
_DAY_AND_MONTH: Final = re.compile(rf"\d{{1,2}}[-. /]{{0,2}}{_MONTH}|{_MONTH}[-. /]{{1,2}}\d{{2,4}}", re.IGNORECASE)
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./](?:\d\d){1,2}")
_SUM: Final = re.compile(r"\d+(?:\.\d+)?(?:\s*[^\d\s+][^\d+]*)?(?:\s*\+\s*\d+(?:\.\d+)?\s*(?:[^\d\s+][^\d+]*)?)+")
_ADDEND: Final = re.compile(r"(\d+(?:\.\d+)?)\s*([^\d+]*)")
_LEVEL: Final = re.compile(r"(?:level|niveau|stufe|nivel|livello|nivå)?\s*(\d+[A-Z]?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Manner:
    """How the cells of one table are to be read."""

    decimal: Decimals | None = None
    empty: frozenset[str] = frozenset()


class ZeroLeftOpen(Exception):
    """An amount of zero, which says nothing unless a mapping says what it means."""


def read_weeks(cell: Cell, path: Path, rule: FactRule, manner: Manner) -> str | None:
    """The weeks (or months) that a weekly load is done for. Raises :class:`Mistake` and :class:`ZeroLeftOpen`."""
    weeks = _read(cell, path, FactRule(), manner)
    if weeks is None:
        return None
    split_quantity(str(weeks))
    return _with_unit(str(weeks), rule.times_unit, ())


def read_amounts(cells: Iterable[Cell], weeks: str | None, path: Path, rule: FactRule, manner: Manner) -> Any:
    """What a key says whose value comes from one cell, from two (lowest, highest), or from one times another.

    ``None`` where nothing is stated. Raises :class:`Mistake` and :class:`ZeroLeftOpen`.
    """
    read = [_read(cell, path, rule, manner) for cell in cells]
    value = read[0] if len(read) == 1 else _between(read)
    if rule.times is None or value is None or not isinstance(value, str) or value == "none":
        return value
    return None if weeks is None else f"{weeks} x {value}"  # a weekly load alone is no workload


def says_zero(cell: Cell) -> bool:
    """Whether a cell holds an amount of zero."""
    return cell is not None and _ZERO.fullmatch(shown_cell(cell)) is not None


def _between(read: list[Any]) -> Any:
    low, high = ("" if one is None else str(one) for one in read)
    if low and high:
        number, _, rest = low.partition(" ")
        if low == high:
            return low
        return f"{number}-{high}" if high.partition(" ")[2] == rest else f"{low}-{high}"
    if low or high:
        return f"at least {low}" if low else f"at most {high}"
    return None


def _read(cell: Cell, path: Path, rule: FactRule, manner: Manner) -> Any:
    text = _text(cell, path)
    if text is None or text.casefold() in manner.empty:
        return None
    mapped, found = _mapped(text, rule)
    if found:
        return mapped
    if path in columns.AMOUNTS:
        return _amount(text, path, rule, manner)
    if path[0] == columns.CUSTOM:
        return core_value(text)
    if isinstance(cell, bool):
        return cell
    return _several(cell, text, path, rule)


def _text(cell: Cell, path: Path) -> str | None:
    """The cell as a text; refused where a date stands in the place of an amount."""
    if cell is None or cell == []:
        return None
    if isinstance(cell, Failed):
        raise Mistake("formula-failed" if cell.shown else "formula-not-computed", written=cell.shown)
    text = shown_cell(cell).replace("\u00a0", " ").strip()
    is_date = isinstance(cell, date | time | timedelta)
    if path in columns.AMOUNTS and (is_date or _DAY_AND_MONTH.fullmatch(text) or _DATE.fullmatch(text)):
        raise Mistake("date-for-number", written=text, key=".".join(path))
    return text or None


def _mapped(text: str, rule: FactRule) -> tuple[Any, bool]:
    """What the value table says of a word, and whether it says anything."""
    wanted = " ".join(text.split()).casefold()
    for word, meant in rule.values.items():
        if " ".join(word.split()).casefold() == wanted:
            return meant, True
    if rule.otherwise == "error":
        raise Mistake("value-not-mapped", value=text)
    return None, rule.otherwise == "unknown"


def _amount(text: str, path: Path, rule: FactRule, manner: Manner) -> Any:
    listed = _listed(text, path, rule)
    if len(listed) > 1:
        read = (_one_amount(one, path, rule, manner) for one in listed)
        return [one for one in read if one is not None]
    return _one_amount(text, path, rule, manner)


def _one_amount(text: str, path: Path, rule: FactRule, manner: Manner) -> Any:
    text = _decimals(text, rule.decimal or manner.decimal)
    if _SUM.fullmatch(text):
        raise Mistake("sum-in-cell", written=text, total=_total(text))
    if _ZERO.fullmatch(text) and path not in columns.COUNTS:
        if rule.zero == "unknown":
            raise ZeroLeftOpen
        return "none" if rule.zero == "none" else text
    if path in columns.LEVELS:
        return _level(text, rule.framework)
    if path == ("credits",):
        return _with_unit(text, rule.system or "", rule.called)
    unit = _UNITS.get(rule.unit or "", "")
    return _with_unit(text, unit, rule.called) if path in (("workload",), ("contact",), ("duration",)) else text


def _total(text: str) -> str:
    """What a sum comes to, with its unit; of several units nobody makes a sum."""
    addends = [(Decimal(number), unit.strip()) for number, unit in _ADDEND.findall(text)]
    units = {unit for _, unit in addends if unit}
    total = format(sum((number for number, _ in addends), Decimal()).normalize(), "f")
    return "one amount" if len(units) > 1 else " ".join((total, *units))


def _decimals(text: str, decimal: Decimals | None) -> str:
    if decimal == "comma":
        text = re.sub(r"(?<=\d)\.(?=\d{3}(?!\d))", "", text)
        return re.sub(r"(?<=\d),(?=\d)", ".", text)
    if decimal == "point":
        return re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", text)
    return text


def _level(text: str, framework: str | None) -> Any:
    bare = _LEVEL.fullmatch(text)
    if framework is not None and bare is not None:
        return f"{framework} {bare[1]}"
    return int(text) if text.isdecimal() and len(text) < 4 else text


def _with_unit(text: str, unit: str, called: Iterable[str]) -> str:
    """An amount with a unit, if it has none of its own, or one that only means this unit in this table."""
    try:
        _, rest, start = split_quantity(text)
    except Mistake:
        return text  # reading it says what is wrong
    if unit and (not rest or rest.casefold() in {one.casefold() for one in called}):
        return f"{text[:start].rstrip()} {unit}"
    return text


def _listed(text: str, path: Path, rule: FactRule) -> list[str]:
    """The members of a cell under a key that can have several."""
    signs = rule.split
    if signs is None and path in columns.TEXT_LISTS:
        signs = ";"
    pattern = rf"[\n\r]+|{re.escape(signs)}" if signs else r"[\n\r;,]+" if path in columns.WORD_LISTS else ""
    return [one.strip() for one in re.split(pattern, text) if one.strip()] if pattern else [text]


def _several(cell: Cell, text: str, path: Path, rule: FactRule) -> Any:
    if path not in columns.TEXT_LISTS | columns.WORD_LISTS:
        return text
    if isinstance(cell, list):
        parts = [shown_cell(one) for one in cell if one is not None]
    else:
        parts = _listed(text, path, rule)
    if path == ("quality_assurance",):
        return [_basis(part) for part in parts] if len(parts) > 1 or ":" in text else text
    lonely = path != ("sources",) and not isinstance(cell, list)
    return parts[0] if len(parts) == 1 and lonely else parts


def _basis(part: str) -> Any:
    """``external: ASIIN`` in a cell, as it would be written in a list."""
    name, colon, body = part.partition(":")
    return {name.strip(): body.strip()} if colon and body.strip() else part
