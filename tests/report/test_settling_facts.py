"""Which facts would settle most of what is undetermined."""

from __future__ import annotations

from collections.abc import Sequence

from mcdef.report.model import (
    OMIT,
    CredentialReport,
    OptionsReport,
    Place,
    Report,
    RestsOnReport,
    ResultReport,
    SettlingReport,
)
from mcdef.report.settling import Shortlist, open_facts, shortlist
from outputs.report_runs import examples, report_on

Ways = Sequence[Sequence[str]]


def undetermined(definition: str, *clauses: Ways, judge: str | None = None) -> ResultReport:
    """An open verdict: for each open clause the sets of facts of which any settles it."""
    settling = [
        SettlingReport(f"clause-{at}", "state", tuple(map(tuple, ways)), (), tuple(map(" and ".join, ways)))
        for at, ways in enumerate(clauses)
    ]
    if judge is not None:
        settling.append(SettlingReport(judge, "judge", (), ()))
    decided = tuple(one.criterion for one in settling)
    return ResultReport(
        definition, "default", "undetermined", decided, None, RestsOnReport((), ()), OMIT, tuple(settling), (), (), OMIT
    )


def catalogue(*credentials: Sequence[ResultReport]) -> Report:
    """A report on credentials with these verdicts."""
    return Report(
        "0",
        OptionsReport((), None, False),
        (),
        (),
        {},
        tuple(
            CredentialReport(f"c{at}", None, None, None, None, Place(path=f"c{at}.yaml"), tuple(results), ())
            for at, results in enumerate(credentials)
        ),
        (),
        {},
    )


LEVEL, HOURS, QA = [["level.eqf"]], [["workload.hours"]], [["qa.internal"], ["qa.external"]]


def test_facts_that_settle_a_verdict_alone_come_first() -> None:
    report = catalogue([undetermined("a", LEVEL)], [undetermined("a", LEVEL, HOURS)], [undetermined("b", LEVEL, HOURS)])
    first, second = open_facts(report)
    assert (first.name, first.verdicts, first.alone, first.credentials) == ("level.eqf", 3, 1, 3)
    assert (second.name, second.verdicts, second.alone, second.credentials) == ("workload.hours", 2, 0, 2)


def test_one_of_several_ways_is_enough() -> None:
    assert shortlist(catalogue([undetermined("a", QA)])).names == ("qa.external",)
    assert shortlist(catalogue([undetermined("a", QA)])).verdicts == 1


def test_the_shortlist_settles_verdicts_that_need_its_facts_together() -> None:
    report = catalogue(*([undetermined("a", LEVEL, HOURS)] for _ in range(5)), [undetermined("b", QA)])
    assert shortlist(report, 2) == Shortlist(("level.eqf", "workload.hours"), 5)
    assert shortlist(report, 3).verdicts == 6


def test_a_fact_that_settles_nothing_by_itself_is_not_on_the_shortlist() -> None:
    assert shortlist(catalogue([undetermined("a", LEVEL, HOURS, QA)]), 2).names == ()


def test_what_only_a_person_can_judge_is_named_as_a_judgement() -> None:
    (fact,) = open_facts(catalogue([undetermined("unesco-2022", judge="focused")]))
    assert (fact.name, fact.is_judgement) == ("judgement on unesco-2022.focused", True)
    assert "criterion: unesco-2022.focused" in fact.write


def test_a_clause_that_nothing_can_settle_keeps_the_whole_verdict_out() -> None:
    assert open_facts(catalogue([undetermined("a", LEVEL, [])])) == ()


def test_settled_verdicts_are_not_counted() -> None:
    report = report_on({"a.yaml": "name: X\nworkload: 99 h\n"}, "emc-2019")
    assert report.summary["does_not_count"] == 1
    assert open_facts(report) == ()


def test_stating_what_is_on_the_shortlist_really_settles_a_verdict() -> None:
    text = (
        "name: X\nprovider: {name: U, type: university}\nworkload: 120 h\nlevel: EQF 6\nassessment: {summative: true}\n"
        "credits: 5 ECTS\nrecord: {states: [emc-transcript]}\n"
    )
    before = report_on({"a.yaml": text}, "emc-2019")
    few = shortlist(before)
    assert (few.names, few.verdicts) == (("assessment.identity_verified",), 1)
    stated = text.replace("{summative: true}", "{summative: true, identity_verified: true}")
    assert report_on({"a.yaml": stated}, "emc-2019").summary["counts"] == 1


def test_no_fact_helps_with_more_verdicts_than_are_undetermined() -> None:
    total = examples().summary["undetermined"]
    for fact in open_facts(examples()):
        assert 0 <= fact.alone <= fact.verdicts <= total
        assert fact.write
