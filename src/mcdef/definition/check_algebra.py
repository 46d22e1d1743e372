"""Whether a test asks of each fact what can be asked of it: known names, fitting checks, possible words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from mcdef.credential.countries import CODES
from mcdef.facts.vocabulary import CUSTOM_PREFIX, FACTS, FactSpec, Kind, spec_of, system_fact
from mcdef.logic.algebra import Check, Includes, IsNone, IsStated, Leaf, OneOf, Vague, Within
from mcdef.logic.read_algebra import Fault, Pointer, read_test

_KINDS: Final[dict[type, tuple[Kind, ...]]] = {
    Within: ("number", "integer"),
    Vague: ("number", "integer"),
    Includes: ("list",),
}
_CUSTOM_KINDS: Final[Mapping[str, Kind]] = {
    "bool": "truth",
    "number": "number",
    "text": "text",
    "enum": "text",
    "list": "list",
    "date": "date",
}


@dataclass(frozen=True, slots=True)
class KnownFacts:
    """The facts that a file's tests may read: the vocabulary, one for each credit system, and the declared ones."""

    systems: frozenset[str]
    custom: Mapping[str, Mapping[str, str]]

    def spec(self, name: str) -> FactSpec | None:
        if name in self.custom:
            kind = _CUSTOM_KINDS.get(self.custom[name].get("type", "text"), "text")
            return FactSpec(
                name, kind, self.custom[name].get("asks", ""), f"custom: {{{name.removeprefix(CUSTOM_PREFIX)}: …}}"
            )
        return None if name.startswith(CUSTOM_PREFIX) else spec_of(name, self.systems)

    def names(self) -> list[str]:
        return [*FACTS, *(system_fact(system) for system in sorted(self.systems)), *self.custom]


def faults_of(data: Any, facts: KnownFacts, *, may_ask_stated: bool) -> list[Fault]:
    """Everything that is wrong with a test."""
    faults: list[Fault] = []
    read_test(data, faults.append)
    _walk(data, (), facts, may_ask_stated, faults.append)
    return faults


def _walk(data: Any, at: Pointer, facts: KnownFacts, may_ask_stated: bool, report: Callable[[Fault], None]) -> None:
    if isinstance(data, list):
        for index, item in enumerate(data):
            _walk(item, (*at, index), facts, may_ask_stated, report)
    if not isinstance(data, Mapping):
        return
    if isinstance(data.get("fact"), str):
        _leaf(data, at, facts, may_ask_stated, report)
        return
    for key, inner in data.items():
        _walk(inner, (*at, key), facts, may_ask_stated, report)


def _leaf(
    data: Mapping[str, Any], at: Pointer, facts: KnownFacts, may_ask_stated: bool, report: Callable[[Fault], None]
) -> None:
    name = data["fact"]
    spec = facts.spec(name)
    if spec is None:
        report(Fault("unknown-fact", (*at, "fact"), {"fact": name, "expected": facts.names(), "value": name}))
        return
    leaf = read_test(data, lambda fault: None)
    if not isinstance(leaf, Leaf):
        return
    asked = next(key for key in data if key != "fact")
    if isinstance(leaf.check, IsStated) and not may_ask_stated:
        report(Fault("stated-decides", (*at, "stated"), {}, on_key=True))
    if not _fits(leaf.check, spec):
        params = {"check": asked, "fact": name, "kind": _KIND_WORDS[spec.kind]}
        report(Fault("wrong-check", (*at, asked), params, on_key=True))
        return
    for word in _impossible_words(leaf.check, spec):
        options = list(spec.options) or ["GB", "NL", "US"]
        report(Fault("word-of-fact", (*at, asked), {"fact": name, "value": word, "expected": options}))


_KIND_WORDS: Final = {
    "number": "number",
    "integer": "whole number",
    "truth": "yes or no",
    "word": "word",
    "text": "text",
    "list": "list",
    "date": "date",
}


def _fits(check: Check, spec: FactSpec) -> bool:
    if isinstance(check, IsNone | IsStated):
        return True
    if isinstance(check, OneOf):
        if check.numbers is not None:
            return spec.kind in ("number", "integer")
        truths = all(isinstance(option, bool) for option in check.options)
        return spec.kind == "truth" if truths else spec.kind in ("word", "text", "date")
    return spec.kind in _KINDS[type(check)]


def _impossible_words(check: Check, spec: FactSpec) -> list[str]:
    asked: list[str] = []
    if isinstance(check, OneOf):
        asked = [option for option in check.options if isinstance(option, str)]
    elif isinstance(check, Includes):
        asked = list(check.members)
    if spec.name.endswith(".country"):
        return sorted(word for word in asked if word not in CODES)
    return sorted(word for word in asked if spec.options and word not in spec.options)
