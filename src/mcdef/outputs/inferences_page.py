"""``docs/inferences.md``: what each rule rests on, and how it fares on the examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from mcdef.facts.rules import EVERY_SYSTEM, Conclusion, CriterionConclusion, FactConclusion, Rule, Rules
from mcdef.facts.support import Fired, Said
from mcdef.facts.vocabulary import CREDIT_PREFIX
from mcdef.outputs.explain import conclusion_words
from mcdef.outputs.pages import address, asked_list, code, escaped, table

_SAID: Final[Mapping[Said, str]] = {
    "stated": "stated there too",
    "open": "stated in part",
    "contradicted": "contradicted",
    "silent": "silent",
}
_STRENGTHS: Final = {
    True: (
        "What follows",
        "True by the meaning of the terms. It enters the verdict, which names the rule among what it rests on.",
    ),
    False: (
        "What is presumed",
        "Normally true, and can be rebutted. It never enters the verdict and is shown beside it.",
    ),
}
#: Conclusions on this many facts of credit are one on every system.
_MANY: Final = 8


def inferences_page(rules: Rules, found: Mapping[str, Sequence[Fired]], examples: str) -> str:
    """The page, below its heading; ``found`` has for each rule where it fires, ``examples`` says of how many."""
    lines = [*_introduction(examples), *_overview(rules, found), ""]
    for follows, (heading, meaning) in _STRENGTHS.items():
        lines += [f"## {heading}", "", meaning, ""]
        for rule in rules.rules:
            if rule.follows is follows:
                lines += [f"### {code(rule.id)}", "", *_rule(rule, rules, found[rule.id]), ""]
    return "\n".join(lines).rstrip() + "\n"


def _introduction(examples: str) -> Iterator[str]:
    yield (
        "An inference leads from facts to a fact, the same for every definition. Each is counted on the examples: "
        "where it fires, and whether a description states its conclusion too (or has it by conversion), states only a "
        f"part of it, contradicts it or is silent. {examples}"
    )
    yield ""
    yield (
        "A rule that is never contradicted is not proved: where pages are silent nothing can contradict it. The rules "
        "were written with these examples known."
    )
    yield ""


def _overview(rules: Rules, found: Mapping[str, Sequence[Fired]]) -> Iterator[str]:
    rows = []
    for rule in rules.rules:
        whole = [one.whole for one in found[rule.id]]
        counts = [str(whole.count(said)) for said in _SAID]
        rows.append((code(rule.id), "follows" if rule.follows else "presumed", rule.evidence, str(len(whole)), *counts))
    yield from table(("rule", "strength", "grade", "fires", *_SAID.values()), rows)


def _rule(rule: Rule, rules: Rules, fired: Sequence[Fired]) -> Iterator[str]:
    yield escaped(rule.because)
    yield ""
    for word, test in (("when", rule.when), ("unless", rule.unless)):
        if test is not None:
            yield f"- {word}"
            yield from asked_list(test, "  ")
    source = rules.sources.get(rule.source, {})
    at = f"{rule.at}; " if rule.at else ""
    where = f" {address(str(source['url']))}" if source.get("url") else ""
    note = f" {escaped(str(source['note']))}" if source.get("note") else ""
    title = str(source.get("title", rule.source))
    yield f"- source: {escaped(at + title)}.{where}{note}"
    yield f"- evidence: {rule.evidence}"
    yield ""
    rows = []
    for words, places in _together(rule.then):
        said = [_of_several([one.said[place] for place in places]) for one in fired]
        rows.append((escaped(words), *(str(said.count(which)) for which in _SAID)))
    yield from table((f"then ({len(fired)} of the examples)", *_SAID.values()), rows)
    against = [one.name for one in fired if one.whole == "contradicted"]
    if against:
        yield ""
        yield f"Contradicted by {', '.join(map(code, against))}."


def _together(then: Sequence[Conclusion]) -> Iterator[tuple[str, list[int]]]:
    """The conclusions in words, each with its places; those on credit in every system as one."""
    credit = [place for place, one in enumerate(then) if _on_credit(one)]
    every = credit if len(credit) >= _MANY else []
    for place, one in enumerate(then):
        if place not in every:
            yield conclusion_words(one), [place]
        elif place == every[0]:
            assert isinstance(one, FactConclusion)
            yield conclusion_words(FactConclusion(EVERY_SYSTEM, one.value)), every


def _on_credit(conclusion: Conclusion) -> bool:
    if isinstance(conclusion, CriterionConclusion):
        return False
    return conclusion.fact.startswith(CREDIT_PREFIX) and conclusion.at_least is None


def _of_several(said: Sequence[Said]) -> Said:
    return Fired("", tuple(said)).whole
