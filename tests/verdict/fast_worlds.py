"""Random descriptions, definitions and rules on which the fast form is held to the reference."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from credential.credential_forms import ONE_FORM, SHORT_AND_FULL
from facts.describing import shipped
from mcdef.definition.library import Library
from mcdef.definition.model import Citation, Criterion, Definition, Kind, Reading, Silence, Source
from mcdef.facts.rules import Bound, Conclusion, CriterionConclusion, FactConclusion, Rule, Rules
from mcdef.logic.algebra import (
    All,
    First,
    If,
    Includes,
    IsNone,
    IsStated,
    Leaf,
    Not,
    OneOf,
    Some,
    Test,
    Vague,
    Within,
)
from mcdef.logic.possibilities import ABSENT, Choice, Members, Numbers, Range, Value
from mcdef.logic.truth import Truth

Offer = dict[str, Any]
APART = ("variants", "judgements", "id", "notes", "sources")
COUNTRIES = ("NL", "GB", "US", "AU", "NZ", "IE", "DE")
TRUTHS = (
    "assessment.exists", "assessment.summative", "assessment.supervised", "assessment.identity_verified",
    "assessment.criteria_defined", "record.issued", "record.digital", "credits.assigned", "credits.via_recognition",
    "learning.required", "learning_outcomes.stated", "provider.regulated", "qa.internal", "qa.external",
    "need.addressed", "stand_alone", "part_of_programme", "counts_towards_degree",
)  # fmt: skip
WORDS = {
    "award.type": ("degree", "qualification", "other"),
    "provider.type": ("university", "college", "company"),
    "awarding_body.type": ("university", "college", "company"),
    "provider.country": COUNTRIES,
    "level.cycle": ("first", "second", "third"),
    "title": ("Cyber Security Operations",),
    "provider.name": ("The Open University",),
}
NUMBERS = (
    "workload.hours", "contact.hours", "contact.lessons", "credits.ects", "credits.uk", "credits.ects_equivalent",
    "level.eqf", "courses.count",
)  # fmt: skip
LISTS = {
    "registers": ("nzqcf", "ehis"),
    "record.states": ("learner", "title", "level", "workload"),
    "provider.authorisations": ("accredited", "nl_pilot"),
}
LIMITS = (0, 1, 3, 5, 6, 10, 20, 100, 150, 600)


def _forms() -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for key, *values in [*SHORT_AND_FULL, *ONE_FORM]:
        if key not in APART:
            found.setdefault(key, []).extend(values)
    found["provider"] += [{"type": kind, "country": at} for kind in ("university", "company") for at in COUNTRIES]
    found["awarding_body"] += [{"type": "college", "country": "IE"}, {"name": "B", "region": "US-OK"}]
    found["workload"] += ["10 h", "700 h", "1200 h", {"hours": "90-160"}]
    found["credits"] += ["3 CEU", "60 CATS", "45 ECTS", "0 ECTS", ["none"], {"value": 5}, ["5 ECTS", "20 CATS"]]
    found["registers"].append(["nzqcf", "ehis"])
    found["issued_on"].append("2019-05-01")
    return found


FORMS = _forms()


@st.composite
def offers(draw: st.DrawFn) -> Offer:
    """Some sections, each in one of the forms it can have."""
    keys = draw(st.lists(st.sampled_from(sorted(FORMS)), unique=True, max_size=12))
    often = draw(st.lists(st.sampled_from(("provider", "credits", "assessment", "record", "workload")), unique=True))
    return {key: draw(st.sampled_from(FORMS[key])) for key in dict.fromkeys([*often, *keys])}


def line_of(offer: Any) -> bytes:
    """A description on one line."""
    return json.dumps(offer, ensure_ascii=False, default=_plain).encode() + b"\n"


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, set | frozenset | tuple):
        return sorted(value)
    return str(value)


def _subset(of: tuple[Any, ...]) -> st.SearchStrategy[frozenset[Any]]:
    return st.frozensets(st.sampled_from(of), min_size=1, max_size=2)


_LIMIT = st.sampled_from(LIMITS).map(Fraction)
_WITHIN = st.builds(
    lambda low, more, strict: Within(Range(low, None if more is None else low + more, strict, False)),
    _LIMIT, st.none() | st.sampled_from((1, 50, 500)), st.booleans(),
)  # fmt: skip
_VAGUE = st.lists(_LIMIT, min_size=2, max_size=2, unique=True).map(lambda two: Vague(two[0], two[1], "?"))
_COMMON: st.SearchStrategy[Any] = st.sampled_from((IsNone(), IsStated()))
leaves: st.SearchStrategy[Test] = st.one_of(
    st.builds(Leaf, st.sampled_from(TRUTHS), st.booleans().map(lambda truth: OneOf(options=frozenset((truth,))))),
    st.sampled_from(sorted(WORDS)).flatmap(
        lambda fact: st.builds(Leaf, st.just(fact), _subset(WORDS[fact]).map(lambda words: OneOf(options=words)))
    ),
    st.builds(Leaf, st.sampled_from(NUMBERS), _WITHIN | _VAGUE),
    st.sampled_from(sorted(LISTS)).flatmap(
        lambda fact: st.builds(
            Leaf,
            st.just(fact),
            st.builds(Includes, _subset(LISTS[fact]).map(lambda names: tuple(sorted(names))), st.booleans()),
        )
    ),
    st.builds(Leaf, st.sampled_from((*TRUTHS, *WORDS, *NUMBERS, *LISTS)), _COMMON),
)


def trees(*, first: bool) -> st.SearchStrategy[Test]:
    """Tests of any shape."""

    def nodes(inner: st.SearchStrategy[Test]) -> st.SearchStrategy[Test]:
        several = st.lists(inner, min_size=1, max_size=3).map(tuple)
        made = st.builds(All, several) | st.builds(Some, several) | st.builds(Not, inner) | st.builds(If, inner, inner)
        return made | st.builds(First, several) if first else made

    return st.recursive(leaves, nodes, max_leaves=5)


_SILENCE = st.none() | st.sampled_from((Truth.MET, Truth.NOT_MET)).map(lambda outcome: Silence(outcome, "so it is"))


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """A reading of a few criteria, of any kind and grade."""
    criteria = tuple(
        Criterion(
            f"c{number}", "?", draw(st.sampled_from((Kind.CONSTITUTIVE, Kind.CONSTITUTIVE, Kind.REQUIRED))),
            Citation("text"), draw(st.sampled_from(("primary", "primary", "unverified"))),
            draw(st.none() | trees(first=True)), draw(_SILENCE),
        )
        for number in range(draw(st.integers(1, 4)))
    )  # fmt: skip
    return Reading("default", "?", criteria, draw(st.none() | trees(first=True)))


@st.composite
def definitions(draw: st.DrawFn) -> dict[str, Definition]:
    """One to three definitions."""
    names = [f"made-{number}" for number in range(draw(st.integers(1, 3)))]
    source = {"text": Source("text", "A text")}
    return {
        name: Definition(name, name, name, "?", ("world",), "?", source, (draw(readings()),)) for name in names
    }  # fmt: skip


_VALUES: st.SearchStrategy[tuple[str, Value]] = st.one_of(
    st.tuples(st.sampled_from(TRUTHS), st.booleans().map(Choice.of)),
    st.sampled_from(("award.type", "level.cycle")).flatmap(
        lambda fact: st.tuples(st.just(fact), _subset(WORDS[fact]).map(Choice))
    ),
    st.tuples(st.sampled_from(NUMBERS), _LIMIT.map(lambda low: Numbers((Range(low, None),)))),
    st.tuples(st.sampled_from(NUMBERS), _LIMIT.map(lambda high: Numbers((Range(Fraction(0), high),)))),
    st.tuples(st.sampled_from(("credits.ects", "workload.hours", "record.states")), st.just(ABSENT)),
    st.tuples(st.just("registers"), _subset(LISTS["registers"]).map(Members)),
)
_CONCLUSIONS: st.SearchStrategy[Conclusion] = st.one_of(
    _VALUES.map(lambda pair: FactConclusion(*pair)),
    st.builds(CriterionConclusion, st.sampled_from(("made-0.c0", "made-0.c1", "made-1.c0")), st.booleans()),
    st.sampled_from(NUMBERS).map(
        lambda fact: FactConclusion("contact.hours", at_least=Bound(fact, Fraction(3, 4)))
    ),
)  # fmt: skip


@st.composite
def rules(draw: st.DrawFn) -> Rules:
    """The shipped rules, or a few made-up ones, which may go in circles and contradict each other."""
    if draw(st.booleans()):
        return shipped().rules
    made = tuple(
        Rule(
            f"r{number}", True, draw(trees(first=draw(st.booleans()))), draw(st.none() | leaves),
            tuple(draw(st.lists(_CONCLUSIONS, min_size=1, max_size=2))), "so", "text", None, "primary",
        )
        for number in range(draw(st.integers(0, 6)))
    )  # fmt: skip
    return Rules(made, {})


@st.composite
def libraries(draw: st.DrawFn) -> Library:
    """Made-up definitions and rules over the shipped crosswalk."""
    return replace(shipped(), definitions=draw(definitions()), rules=draw(rules()))
