"""The fast form: from a line of JSON to verdicts and the criteria that decide them, without the findings between.

What a section of a line says is read once for each distinct text, the facts of a few sections are established once for
each distinct content, and a criterion is decided once for each distinct set of traits that its outcome rests on. All of
it is asked of the reference, and kept in tables of bounded size. A line that is not cut into sections, holds variants
or judgements, or cannot be read, is none for the fast form: :class:`SlowError` says so, and the reference takes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from mcdef.credential.sections import CutError, cut
from mcdef.definition.library import Library
from mcdef.definition.select import Selection
from mcdef.documents.problem import McdefError
from mcdef.facts.known import Facts
from mcdef.verdict.chosen import CHOOSING, Chosen, everything
from mcdef.verdict.compiled import Compilation, Compiled, Table
from mcdef.verdict.contents import ID, Coded, Contents
from mcdef.verdict.model import Verdict
from mcdef.verdict.names import stand_ins
from mcdef.verdict.proofs import Follows


class SlowError(Exception):
    """A line that only the reference can decide."""


class Plan:
    """The definitions that run for one country and region, their tables, and what was rendered already."""

    def __init__(self, compiled: tuple[Compiled, ...], tables: tuple[Table, ...]) -> None:
        self.compiled = compiled
        self.tables = tables
        self.rendered: list[tuple[Compiled, int, dict[int, bytes]]] = [(one, one.mask, {}) for one in compiled]


@dataclass(frozen=True, slots=True)
class Decided:
    """The outcomes for one description, as codes, and its own id as it is written."""

    plan: Plan
    outcomes: int
    sections: list[str]
    coded: list[Coded]

    def __iter__(self) -> Iterator[tuple[str, str, Verdict, tuple[str, ...]]]:
        """Definition, reading, verdict and what it is decided by."""
        for one in self.plan.compiled:
            yield one.definition.id, one.reading.id, *one.verdict(self.outcomes)

    @property
    def id_section(self) -> str | None:
        """The section that holds the id."""
        return next((text for text, (slot, _, _) in zip(self.sections, self.coded, strict=True) if slot == ID), None)


class FastForm:
    """A library and what was asked of it, compiled. Raises :class:`McdefError` for a selection of nothing."""

    def __init__(self, library: Library, selection: Selection, *, ignore_scope: bool = False) -> None:
        follows = Follows(library.rules.rules)
        self._never = any(fact in follows.by_fact for fact in CHOOSING)
        self.compilation = Compilation(everything(library, selection), follows, ignore_scope=ignore_scope)
        self._by_name = {(one.definition.id, one.reading.id): one for one in self.compilation.compiled}
        self.contents = Contents(self.compilation.traits, library.crosswalk, stand_ins(self.compilation.leaves))
        self._plans = Chosen(library, selection, self._plan)

    def verdicts(self, line: bytes) -> Decided:
        """The verdicts on the description in a line. Raises :class:`SlowError`."""
        contents = self.contents
        contents.make_room()
        try:
            sections = cut(line.decode())
            coded = [contents.sections[section] for section in sections]
            numbers, traits, place = contents.traits_of(coded)
        except (CutError, McdefError, UnicodeDecodeError):
            raise SlowError from None
        plan = self.plan(place)

        @cache  # several tables may have to ask
        def base() -> Facts:
            return contents.base(numbers)

        return Decided(plan, self.compilation.outcomes(traits, plan.tables, base), sections, coded)

    def plan(self, place: tuple[str | None, str | None]) -> Plan:
        """The definitions that run in a country and region. Raises :class:`SlowError` where rules could tell these."""
        if self._never:
            raise SlowError
        return self._plans.of(place)

    def _plan(self, run: tuple[tuple[str, str], ...]) -> Plan:
        compiled = tuple(self._by_name[name] for name in run)
        return Plan(compiled, self.compilation.tables_of(compiled))
