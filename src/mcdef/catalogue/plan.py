"""Which column says what: from the headings alone, or by a mapping."""

from __future__ import annotations

from collections.abc import Mapping as Lookup
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from mcdef.catalogue import columns
from mcdef.catalogue.cell_values import Manner
from mcdef.catalogue.columns import Path
from mcdef.catalogue.mapping import Mapping
from mcdef.catalogue.mapping_shape import FactRule
from mcdef.catalogue.tables import Key, Table
from mcdef.documents.document import Document
from mcdef.documents.place import Pointer, Span
from mcdef.documents.problem import McdefError, Problem
from mcdef.documents.source import Source
from mcdef.documents.suggest import closest
from mcdef.documents.validation import guided
from mcdef.messages.catalogue import say

_SHOWN: Final = 14
_PLAIN: Final = FactRule()


@dataclass(frozen=True, slots=True)
class Taking:
    """One key of a description, and the columns that it is taken from."""

    path: Path
    rule: FactRule
    columns: tuple[Key, ...]
    """The first with a value counts; where ``between`` is asked for, the lowest and the highest amount."""
    times: Key | None = None

    @property
    def key(self) -> str:
        return ".".join(self.path)


@dataclass(frozen=True, slots=True)
class Constant:
    """What a mapping says of every row, and where it says so."""

    path: Path
    value: Any
    place: tuple[Source, Span]


@dataclass(frozen=True, slots=True)
class Plan:
    """How the rows of one table become descriptions."""

    takings: tuple[Taking, ...]
    manner: Manner = field(default_factory=Manner)
    id: Key | None = None
    constants: tuple[Constant, ...] = ()
    skip: Lookup[Key, frozenset[str]] = field(default_factory=dict)
    only: Lookup[Key, frozenset[str]] = field(default_factory=dict)
    one_offer: tuple[Key, ...] = ()
    every_value_counts: bool = True

    def taking(self, path: Path) -> Taking | None:
        """Where a key comes from."""
        return next((one for one in self.takings if one.path == path), None)


def plan_of_headings(table: Table) -> Plan:
    """The plan of a table whose headings are keys of a description.

    Raises :class:`McdefError` with every heading that is none, or that stands there twice.
    """
    problems: list[Problem] = []
    takings: dict[Path, Taking] = {}
    if not table.headings:
        raise McdefError(_problem("no-headings", table.source, None))
    for column, heading in table.headings.items():
        path = columns.path_of(heading)
        span = table.heading_span(column)
        if path is None:
            params = {"key": heading, "expected": columns.columns(), "suggestion": columns.suggestion(heading)}
            problems.append(guided("unknown-heading", params, Document(table.source, {}), span, (), {}))
        elif path in takings:
            other = table.heading_span(takings[path].columns[0]).nearby
            problems.append(_problem("heading-twice", table.source, span, heading=heading, other=other))
        else:
            takings[path] = Taking(path, _PLAIN, (column,))
    if problems:
        raise McdefError(*problems)
    id_ = takings.pop(("id",), None)
    return Plan(tuple(takings.values()), id=None if id_ is None else id_.columns[0])


def plan_of_mapping(table: Table, mapping: Mapping) -> Plan:
    """The plan of a table under a mapping. Raises :class:`McdefError` with every column that is missing."""
    shape, finder = mapping.shape, _Finder(table, mapping)
    takings: list[Taking] = []
    for key, rule in shape.facts.items():
        path = columns.path_of(key)
        assert path is not None  # reading the mapping has refused it otherwise
        if rule.between is not None:
            ends = [finder.find((name,), ("facts", key, "between"), optional=rule.optional) for name in rule.between]
            at = [] if None in ends else [one for one in ends if one is not None]
        else:
            where = ("facts", key, "column") if finder.is_full(key) else ("facts", key)
            at = finder.every(rule.column or (), where, optional=rule.optional)
        times = None
        if rule.times is not None:
            times = finder.find(rule.times, ("facts", key, "times"), optional=rule.optional)
        if at and (rule.times is None or times is not None):
            takings.append(Taking(path, rule, tuple(at), times))
    constants = [(columns.path_of(key) or (), value, key) for key, value in shape.constants.items()]
    plan = Plan(
        tuple(takings),
        Manner(shape.decimal, frozenset(word.casefold() for word in shape.empty)),
        None if shape.id is None else finder.find(shape.id, ("id",), optional=mapping.is_preset),
        tuple(Constant(path, value, finder.place(("constants", key))) for path, value, key in constants),
        finder.conditions("skip_when", shape.rows.skip_when),
        finder.conditions("only_when", shape.rows.only_when),
        tuple(finder.keys(shape.rows.one_offer, ("rows", "one_offer"))),
        every_value_counts=False,
    )
    if finder.missing:
        raise McdefError(*finder.missing)
    return plan


class _Finder:
    """Finds the columns that a mapping names, and keeps a problem for each that is not there."""

    def __init__(self, table: Table, mapping: Mapping) -> None:
        self.table = table
        self.mapping = mapping
        self.missing: list[Problem] = []

    def find(self, names: Sequence[str], where: Pointer, *, optional: bool = False) -> Key | None:
        found = next((key for name in names if (key := self.table.find(name)) is not None), None)
        if found is None and not optional:
            self.missing.append(self._missing(names, where))
        return found

    def every(self, names: Sequence[str], where: Pointer, *, optional: bool) -> list[Key]:
        if self.find(names, where, optional=optional) is None:
            return []
        return list(dict.fromkeys(key for name in names if (key := self.table.find(name)) is not None))

    def keys(self, names: Sequence[str], where: Pointer) -> list[Key]:
        found = (self.find((name,), where) for name in names)
        return [key for key in found if key is not None]

    def conditions(self, option: str, written: Lookup[str, Sequence[str]]) -> dict[Key, frozenset[str]]:
        found: dict[Key, frozenset[str]] = {}
        for name, values in written.items():
            key = self.find((name,), ("rows", option, name), optional=self.mapping.is_preset)
            if key is not None:
                found[key] = frozenset(value.strip().casefold() for value in values)
        return found

    def is_full(self, key: str) -> bool:
        return isinstance(self.mapping.document.value_at(("facts", key)), dict)

    def place(self, where: Pointer) -> tuple[Source, Span]:
        return self.mapping.document.source, self.mapping.document.locate(where)

    def _missing(self, names: Sequence[str], where: Pointer) -> Problem:
        listed = " or ".join(f"`{name}`" for name in names)
        headings = list(self.table.headings.values())
        meant = next((close for name in names if (close := closest(name, headings)) is not None), None)
        shown = ", ".join(f"`{name}`" for name in headings[:_SHOWN]) + (", …" if len(headings) > _SHOWN else "")
        help_ = say("did-you-mean", word=meant)[0] if meant else say("known-here", words=shown)[0]
        message, _ = say("column-missing", path=self.table.source.path, columns=listed)
        source, span = self.place(where)
        return Problem("error", "column-missing", message, help_, source, span, where)


def _problem(code: str, source: Source, span: Span | None, **params: object) -> Problem:
    message, help_ = say(code, **params)
    return Problem("error", code, message, help_, source, span)
