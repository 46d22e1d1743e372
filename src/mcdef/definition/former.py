"""Ids that definitions once had. They stay valid wherever a definition is named, and lead to the present id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from mcdef.definition.build import Find
from mcdef.definition.model import Definition
from mcdef.documents.problem import Problem, problem
from mcdef.facts.rules import Conclusion, CriterionConclusion, Rules

Data = Mapping[str, Any]


def finder(known: Mapping[str, Data]) -> Find:
    """Finds the data of a definition by its id, or by one that it once had; ``known`` may still grow."""

    def find(id_: str) -> Data | None:
        if id_ in known:
            return known[id_]
        return next((data for data in known.values() if id_ in _formerly(data)), None)

    return find


def _formerly(data: Data) -> Sequence[Any]:
    written = data.get("formerly")
    return written if isinstance(written, list | tuple) else ()


def present_ids(definitions: Iterable[Definition]) -> dict[str, str]:
    """Each former id, and the id that the definition has now."""
    return {old: definition.id for definition in definitions for old in definition.formerly}


def present_name(name: str, present: Mapping[str, str]) -> str:
    """``definition``, ``definition.criterion`` or ``definition@reading`` with the id that the definition has now."""
    id_ = name.partition(".")[0].partition("@")[0]
    return present[id_] + name.removeprefix(id_) if id_ in present else name


def with_present_names(rules: Rules, present: Mapping[str, str]) -> Rules:
    """The rules, concluding on criteria under the ids that their definitions have now."""
    if not present:
        return rules

    def renamed(conclusion: Conclusion) -> Conclusion:
        if not isinstance(conclusion, CriterionConclusion):
            return conclusion
        return replace(conclusion, criterion=present_name(conclusion.criterion, present))

    return replace(rules, rules=tuple(replace(one, then=tuple(map(renamed, one.then))) for one in rules.rules))


def old_names(names: Iterable[str], definitions: Mapping[str, Definition]) -> Iterator[Problem]:
    """A note for each name that a definition no longer has, with the one it has now."""
    present = present_ids(definitions.values())
    for name in dict.fromkeys(names):
        now = present_name(name, present)
        if now != name and name not in definitions:
            yield problem("renamed-definition", severity="note", old=name, new=now)
