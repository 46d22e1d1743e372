"""The fewest facts that force a verdict, against trying every selection of the lines of a description.

The oracle takes lines away from the description and judges what is left; it knows nothing of how sets are found.
"""

from __future__ import annotations

from functools import cache
from itertools import combinations

import pytest

from facts.describing import described, shipped
from mcdef.definition.select import Selection
from mcdef.verdict.judge import Judged, judge
from mcdef.verdict.minimal import Minimal
from mcdef.verdict.model import Result

#: A line of the description for each fact, so that lines and facts can be compared.
LINES = {
    "provider.country": "provider: {name: X, country: IE}",
    "workload.hours": "workload: 160 h",
    "courses.count": "courses: 1",
    "award.type": "award: degree",
    "assessment.exists": "assessment: none",
    "record.issued": "record: certificate",
    "level.eqf": "level: EQF 8",
    "stand_alone": "stand_alone: true",
}
BY_BODY = ("eu-2022", "ec-2020", "emc-2019", "emc-2021", "us-usage", "unesco-2022", "oecd-2021", "qaa-2022", "eqar")


@cache
def judged(lines: frozenset[str], definition: str, *, why: bool = False) -> Judged:
    text = "\n".join(["name: A", *(LINES[name] for name in sorted(lines))])
    selection = Selection((definition,))
    return judge(described(text), shipped(), selection, ignore_scope=True, why_minimal=why)


def verdict(lines: frozenset[str], definition: str) -> Result:
    return judged(lines, definition).results[0]


def shortest(definition: str) -> tuple[Result, Minimal]:
    found = judged(frozenset(LINES), definition, why=True)
    return found.results[0], found.minimal[0]


@pytest.mark.parametrize("definition", BY_BODY)
def test_the_sets_that_force_a_verdict_are_the_smallest_there_are(definition: str) -> None:
    result, found = shortest(definition)
    assert result.verdict.words == "does not count"
    forcing: list[frozenset[str]] = []
    for size in range(len(LINES) + 1):
        for lines in map(frozenset, combinations(LINES, size)):
            if not any(one <= lines for one in forcing) and verdict(lines, definition).verdict is result.verdict:
                forcing.append(lines)

    told = [frozenset(one) for one in found.forced_by]
    assert told
    assert all(one in forcing for one in told), forcing
    assert len(told[0]) == min(map(len, forcing))
    if len(forcing) <= 3:
        assert set(told) == set(forcing)


@pytest.mark.parametrize("definition", BY_BODY)
def test_what_cannot_matter_can_be_taken_away_in_any_combination(definition: str) -> None:
    _, found = shortest(definition)
    idle = [name for name in LINES if name in found.cannot_matter]
    for size in range(len(LINES) + 1):
        for lines in map(frozenset, combinations(LINES, size)):
            without = lines - frozenset(idle)
            assert verdict(lines, definition).verdict is verdict(without, definition).verdict


@pytest.mark.parametrize("definition", ["emc-2019", "eu-2022", "us-usage", "unesco-2022"])
def test_what_would_settle_an_open_verdict_is_ranked_and_about_open_clauses(definition: str) -> None:
    found = judged(frozenset({"provider.country"}), definition, why=True)
    result, told = found.results[0], found.minimal[0]

    assert result.verdict.words == "undetermined"
    assert told.forced_by == ()
    assert told.to_count
    assert list(map(len, told.to_count)) == sorted(map(len, told.to_count))
    assert list(map(len, told.to_fail)) == sorted(map(len, told.to_fail))
    open_facts = {name for one in result.would_settle for way in (*one.met_by, *one.not_met_by) for name in way}
    named = {name for way in (*told.to_count, *told.to_fail) for name in way if not name.startswith("judgement on ")}
    assert named <= open_facts


def test_stating_what_would_settle_settles_it() -> None:
    """emc-2019 of an offer that leaves out two things: state them, either way."""
    base = (
        "name: A\nprovider: {name: X, type: university, country: IE}\nworkload: 125 h\ncredits: 5 ECTS\nlevel: EQF 7\n"
        "assessment: {type: exam, summative: true%s}\nrecord: %s\n"
    )
    selection = Selection(("emc-2019",))
    left = judge(described(base % ("", "certificate")), shipped(), selection, why_minimal=True)
    assert left.minimal[0].to_count == (("assessment.identity_verified", "record.states"),)
    assert left.minimal[0].to_fail == (("assessment.identity_verified",), ("record.states",))

    met = base % (", identity_verified: true", "{type: transcript, states: [emc-transcript]}")
    failed = base % (", identity_verified: false", "certificate")
    assert judge(described(met), shipped(), selection).results[0].verdict.words == "counts"
    assert judge(described(failed), shipped(), selection).results[0].verdict.words == "does not count"
