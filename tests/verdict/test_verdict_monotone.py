"""The law: a statement that only narrows what was possible changes no settled verdict (DESIGN 2, the last paragraph).

Unless a criterion with a silence rule took part, and then the verdict had named it; or two measures of one quantity
under a ``first`` disagree; or the new statement contradicts another, which is a warning.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, assume, event, given, settings

from facts.describing import NO_RULES, established, shipped
from facts.offers import WHOLE, Offer, offers_and_more
from mcdef.facts.establish import Established
from mcdef.facts.known import Facts
from mcdef.logic.algebra import First, Test, facts_of, parts_of
from mcdef.logic.evaluate import evaluate
from mcdef.logic.possibilities import ABSENT, UNKNOWN, narrows
from mcdef.verdict.decide import decide
from mcdef.verdict.model import Result
from verdict.deciding import COUNTS, DOES_NOT

CORE = ["ec-2020", "emc-2019", "emc-2021", "emc-2022", "eu-2022", "unesco-2022", "us-usage"]


def only_narrows(before: Facts, after: Facts) -> bool:
    """Whether all that was stated or converted is left open no wider."""
    return all(narrows(after.value(name), before.value(name)) for name in before)


def contradicts_itself(found: Established) -> bool:
    return any("disagree" in one.code or one.code in ("contact-above-workload", "hours-credits-conflict")
               for one in found.problems)  # fmt: skip


def measures(test: Test | None) -> Iterator[First]:
    if isinstance(test, First):
        yield test
    for part in parts_of(test) if test is not None else ():
        yield from measures(part)


def measures_disagree(result: Result, facts: Facts) -> bool:
    """Whether two known measures of one quantity come to different outcomes."""
    for criterion in result.reading.criteria:
        for first in measures(criterion.test):
            known = (p for p in first.tests if all(facts.value(f) not in (UNKNOWN, ABSENT) for f in facts_of(p)))
            if len({evaluate(part, facts).truth for part in known}) > 1:
                return True
    return False


def under(id_: str, found: Established) -> Result:
    definition = shipped()[id_]
    return decide(definition, definition.default, found.inferred, {}, ignore_scope=True)


@settings(deadline=None, max_examples=500, suppress_health_check=[HealthCheck.filter_too_much])
@given(offers_and_more())
def test_a_statement_that_only_narrows_changes_no_settled_verdict(pair: tuple[Offer, Offer]) -> None:
    before, after = pair
    bases = (established(offer, NO_RULES).inferred.facts for offer in pair)
    assume(before != after and only_narrows(*bases))
    one, two = established(before), established(after)
    assume(not contradicts_itself(two))
    for id_ in CORE:
        settled = under(id_, one)
        if settled.verdict not in (COUNTS, DOES_NOT):
            continue
        event(f"{id_} {settled.verdict.value}")
        again = under(id_, two)
        if again.verdict is not settled.verdict:
            assert settled.rests_on.silence or measures_disagree(again, two.inferred.facts), (id_, before, after)


@pytest.mark.parametrize("id_", [id_ for id_ in CORE if id_ != "unesco-2022"])
def test_the_offers_that_the_law_is_tried_on_do_settle_verdicts(id_: str) -> None:
    assert under(id_, established(WHOLE)).verdict is COUNTS
    assert under(id_, established({**WHOLE, "kind": "infrastructure", "record": "none"})).verdict is DOES_NOT


def test_silence_that_is_broken_was_named() -> None:
    silent = {name: value for name, value in WHOLE.items() if name not in ("need", "record")}
    before = under("eu-2022", established({**silent, "record": "certificate"}))
    assert (before.verdict, before.rests_on.silence) == (COUNTS, ("need", "owned-shareable-portable"))
    after = under("eu-2022", established({**silent, "record": "certificate, not shareable"}))
    assert (after.verdict, after.decided_by) == (DOES_NOT, ("owned-shareable-portable",))


def test_the_country_of_the_award_picks_another_row_and_is_no_narrowing() -> None:
    # crosswalks 4.4: 4 ECTS are 100 to 120 h, and 80 to 120 h in Ireland
    four = {**WHOLE, "credits": "4 ECTS", "provider": {"type": "university"}}
    del four["workload"]
    irish = {**four, "provider": {"type": "university", "country": "IE"}}
    bases = [established(offer, NO_RULES).inferred.facts for offer in (four, irish)]
    assert not only_narrows(*bases)
    assert under("emc-2019", established(four)).verdict is COUNTS
    assert under("emc-2019", established(irish)).decided_by == ("study-time",)
