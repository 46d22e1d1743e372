"""Three-valued coverage: what cases show, what is missing, and that the remedy is one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from authored import Author, clause, definition, missing, pasted

from mcdef.analysis.cannot import Prover
from mcdef.analysis.cases import Worked, worked_cases
from mcdef.analysis.coverage import coverage_of, shows
from mcdef.analysis.files import definition_documents
from mcdef.analysis.items import items_of
from mcdef.definition.check_algebra import KnownFacts
from mcdef.definition.library import Library, load_library
from mcdef.definition.model import DEFAULT
from mcdef.documents.document import Document

BASE = """\
case_base:
  name: Course
  provider: {name: University, type: university, country: DE}
  workload: 120 h
  assessment: written exam
"""
SIZE = clause("size", "{fact: workload.hours, at_least: 100, at_most: 150}")
ASSESSED = clause("assessed", "{fact: assessment.exists, is: true}")
HERE = 'scope: {fact: provider.country, is: "DE"}\n'
COUNTING = "  - {name: a course, with: {}, verdict: counts}\n"


@cache
def shipped() -> Library:
    return load_library()


SHIPPED = sorted(shipped().definitions)


@cache
def documents() -> dict[str, Document]:
    return {str(one.data["id"]): one for one in definition_documents() if isinstance(one.data, dict)}


@cache
def worked(id_: str) -> tuple[Worked, ...]:
    return tuple(worked_cases(documents()[id_], shipped()))


@pytest.fixture
def author(tmp_path: Path) -> Author:
    return Author(tmp_path)


# --- what has to be shown


def test_every_clause_its_limits_and_the_scope_have_to_be_shown(author: Author) -> None:
    coverage = author.coverage(definition(SIZE, ASSESSED, rest=HERE + BASE))

    assert missing(coverage) == {
        "scope fails", "scope open", "assessed fails", "assessed open", "size fails", "size open",
        "size below 100", "size on 100", "size above 100", "size below 150", "size on 150", "size above 150",
    }  # fmt: skip
    assert coverage.items == len(coverage.missing) == 12


def test_both_limits_of_a_vague_clause_have_to_be_shown(author: Author) -> None:
    vague = clause("small", "{fact: workload.hours, vague: {clear: 10, outside: 90, because: nobody says}}")
    found = missing(author.coverage(definition(vague, rest=BASE)))

    assert {f"small {side} {limit}" for side in ("below", "on", "above") for limit in (10, 90)} <= found


def test_what_a_fact_cannot_be_has_not_to_be_shown(author: Author) -> None:
    level = clause("level", "{fact: level.eqf, at_least: 1, at_most: 7}")
    credit = clause("credit", "{fact: credits.ects, above: 0}")

    assert missing(author.coverage(definition(level, credit, rest=BASE))) == {
        "level fails", "level open", "level on 1", "level above 1", "level below 7", "level on 7", "level above 7",
        "credit fails", "credit open", "credit above 0",
    }  # fmt: skip


def test_duties_and_clauses_from_memory_have_not_to_be_shown(author: Author) -> None:
    duty = clause("duty", "{fact: workload.hours, at_least: 3}", kind="required")
    memory = clause("memory", "{fact: workload.hours, at_least: 4}", evidence="unverified")

    assert missing(author.coverage(definition(ASSESSED, duty, memory, rest=BASE))) == {
        "assessed fails",
        "assessed open",
    }


def test_a_judgement_has_to_be_shown_too(author: Author) -> None:
    judged = clause("focused", "").replace("    test: \n", "")

    assert missing(author.coverage(definition(judged, rest=BASE))) == {"focused fails", "focused open"}


def test_a_criterion_that_readings_share_is_shown_in_any_of_them(author: Author) -> None:
    cases = (
        "cases:\n  - {name: none, with: {assessment: none}, reading: longer, verdict: does not count}\n"
        "  - {name: open, without: [assessment], verdict: undetermined}\n"
    )
    longer = (
        "readings:\n  longer:\n    title: Longer\n    because: so it may be read\n"
        "    change: {size: {test: {fact: workload.hours, at_least: 110}}}\n"
    )
    coverage = author.coverage(definition(SIZE, ASSESSED, rest=longer + BASE + cases))
    of_reading = {gap.item.readings for gap in coverage.missing if gap.item.limit == 110}

    assert not missing(coverage) & {"assessed fails", "assessed open"}
    assert of_reading == {("longer",)}


# --- what shows it


@pytest.mark.parametrize(
    ("case", "shown"),
    [
        ("with: {assessment: none}, verdict: does not count", "assessed fails"),
        ("without: [assessment], verdict: undetermined", "assessed open"),
        ("with: {workload: 99 h}, verdict: does not count", "size below 100"),
        ("with: {workload: 100 h}, verdict: counts", "size on 100"),
        ("with: {workload: 151 h}, verdict: does not count", "size above 150"),
        ("with: {workload: under 150 h}, verdict: undetermined", "size below 150"),
        ("with: {provider: {name: U, country: PT}}, verdict: out of scope", "scope fails"),
        ("with: {provider: U}, verdict: undetermined", "scope open"),
    ],
)
def test_a_case_shows_it(case: str, shown: str, author: Author) -> None:
    text = definition(SIZE, ASSESSED, rest=HERE + BASE + f"cases:\n  - {{name: it, {case}}}\n")

    assert shown not in missing(author.coverage(text))


@pytest.mark.parametrize(
    ("case", "still"),
    [
        ("with: {assessment: none, workload: 99 h}, verdict: does not count", "assessed fails"),  # not alone
        ("without: [assessment, workload], verdict: undetermined", "assessed open"),
        ("with: {workload: 90-110 h}, verdict: undetermined", "size below 100"),  # on both sides
        ("with: {workload: none}, verdict: does not count", "size below 100"),
        ("with: {workload: under 100 h}, verdict: counts", "size on 100"),
    ],
)
def test_a_case_does_not_show_it(case: str, still: str, author: Author) -> None:
    text = definition(SIZE, ASSESSED, rest=HERE + BASE + f"cases:\n  - {{name: it, {case}}}\n")

    assert still in missing(author.coverage(text))


# --- what would


COURSE = (
    "{name: Course, provider: {name: University, type: university, country: DE}, workload: 120 h, assessment: exam}"
)
ZONES = "vague: {clear: 30, outside: 60, because: nobody says}"
WRITTEN = {
    "scope, limits, a yes": definition(SIZE, ASSESSED, rest=HERE + BASE),
    "no base": definition(SIZE, ASSESSED, rest=f"cases:\n  - {{name: it, credential: {COURSE}, verdict: counts}}\n"),
    "measures": definition(
        clause("small", f"{{first: [{{fact: credits.ects, {ZONES}}}, {{fact: workload.hours, {ZONES}}}]}}"), rest=BASE
    ),
    "a list": definition(
        clause("listed", "{fact: registers, includes: [nzqcf]}"), rest=BASE + "  registers: [nzqcf]\n"
    ),
    "a word": definition(clause("kind", "{fact: provider.type, in: [university, college]}"), rest=BASE),
    "absence": definition(clause("none", "{fact: level.eqf, is: none}"), rest=BASE + "  level: none\n"),
    "an own fact": definition(
        clause("own", "{fact: custom.signed, is: true}"),
        rest="facts: {custom.signed: {type: bool, asks: it}}\n" + BASE + "  custom: {signed: true}\n",
    ),
    "a judgement": definition(clause("focused", "").replace("    test: \n", ""), rest=BASE),
    "a rule": definition(
        clause("credit", "{fact: credits.assigned, is: true}"), ASSESSED, rest=BASE + "  credits: 5 ECTS\n"
    ),
}


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN)
def test_pasting_every_remedy_completes_it(text: str, author: Author) -> None:
    coverage = author.coverage(text)
    whole = pasted(text, coverage)
    again = author.coverage(whole)

    assert all(gap.remedy.case or gap.remedy.exception for gap in coverage.missing)
    assert again.complete, missing(again)
    cases = list(worked_cases(definition_documents([author.folder / "rule.yaml"])[0], load_library([author.folder])))
    assert [one.name for one in cases if one.result is None or one.result.verdict.words != one.case["verdict"]] == []


def test_one_fact_is_changed_of_the_base(author: Author) -> None:
    coverage = author.coverage(definition(SIZE, ASSESSED, rest=BASE))
    cases = {f"{gap.item.criterion} {gap.item.side}": gap.remedy.case for gap in coverage.missing}

    assert cases["assessed fails"] is not None
    assert cases["assessed fails"]["with"] == {"assessment": "none"}
    assert cases["assessed open"] is not None
    assert cases["assessed open"]["without"] == ["assessment"]
    assert cases["size below"] is not None


# --- what cannot be


def reason(text: str, item: str, author: Author) -> str:
    gaps = {f"{gap.item.criterion} {gap.item.side}": gap for gap in author.coverage(text).missing}
    return gaps[item].remedy.cannot or ""


def test_silence_leaves_nothing_open(author: Author) -> None:
    need = clause("need", "{fact: need.addressed, is: true}", "silence: {met: nobody denies it}")

    assert reason(definition(need, rest=BASE), "need open", author) == (
        "silence means met, and all that can be stated settles it"
    )


def test_silence_leaves_a_range_open(author: Author) -> None:
    size = clause("size", "{fact: workload.hours, at_least: 100}", "silence: {met: nobody denies it}")

    assert reason(definition(size, rest=BASE), "size open", author) == ""


def test_two_clauses_on_one_fact(author: Author) -> None:
    both = clause("both", "{all: [{fact: assessment.exists, is: true}, {fact: record.issued, is: true}]}")
    text = definition(ASSESSED, both, rest=BASE + "  record: certificate\n")

    assert reason(text, "assessed fails", author) == (
        "wherever it fails, `both` cannot hold either, as both read assessment.exists"
    )
    assert reason(text, "both fails", author) == ""


def test_a_rule_that_follows_ties_two_clauses(author: Author) -> None:
    credit = clause("credit", "{fact: credits.assigned, is: true}")
    told = reason(definition(credit, ASSESSED, rest=BASE + "  credits: 5 ECTS\n"), "assessed open", author)

    assert told == "wherever it is open, `credit` cannot hold either, by what follows: `credit-after-assessment`"


def test_what_never_fails(author: Author) -> None:
    always = clause("always", "{any: [{fact: courses.count, at_least: 2}, {fact: courses.count, below: 2}]}")

    assert reason(definition(always, rest=BASE), "always fails", author) == "it never fails, whatever is stated"


@pytest.mark.parametrize("id_", SHIPPED)
def test_nothing_that_a_case_shows_is_proved_impossible(id_: str) -> None:
    specs = KnownFacts(shipped().systems, shipped()[id_].facts).spec
    prover = Prover(shipped()[id_], specs, shipped().rules.rules)
    shown = [
        item
        for item in items_of(shipped()[id_], specs)
        if item.side == "open" and any(shows(case, item) for case in worked(id_))
    ]

    assert [item.criterion for item in shown if prover.reason(item) is not None] == []


# --- exceptions


NEED = clause("need", "{fact: need.addressed, is: true}", "silence: {met: nobody denies it}")
SHOWN = "cases:\n  - {name: no need, with: {need: none}, verdict: does not count}\n"


@pytest.mark.parametrize(
    ("entry", "stale"),
    [
        ("{criterion: need, side: open, because: it is met by silence}", []),
        ("{criterion: need, side: open, reading: default, because: it is met by silence}", []),
        ("{criterion: need, side: fails, because: nobody says so}", ["a case shows it"]),
        ("{criterion: ned, side: open, because: it is met by silence}", ["nothing of the kind has to be shown"]),
        ("{criterion: need, side: below, because: it is small}", ["nothing of the kind has to be shown"]),
    ],
)
def test_exceptions_excuse_or_are_stale(entry: str, stale: list[str], author: Author) -> None:
    coverage = author.coverage(definition(NEED, rest=f"{BASE}{SHOWN}uncovered:\n  - {entry}\n"))

    assert [one.why for one in coverage.stale] == stale
    assert len(coverage.excused) == (0 if stale else 1)
    assert coverage.complete is not bool(stale)


def test_an_exception_that_a_credential_refutes_is_stale(author: Author) -> None:
    entries = "uncovered:\n  - {criterion: assessed, side: fails, because: everything is assessed}\n"
    coverage = author.coverage(definition(ASSESSED, rest=BASE + entries))

    assert [one.why for one in coverage.stale] == ["a credential can show it"]
    assert coverage.stale[0].case is not None
    assert coverage.stale[0].case["with"] == {"assessment": "none"}


def test_an_exception_of_a_limit_may_name_the_fact(author: Author) -> None:
    entries = "uncovered:\n  - {criterion: size, side: on, fact: duration.weeks, because: no matter}\n"
    coverage = author.coverage(definition(SIZE, rest=BASE + entries))

    assert [one.why for one in coverage.stale] == ["nothing of the kind has to be shown"]


def test_exceptions_are_no_part_of_the_definition(author: Author) -> None:
    text = definition(NEED, rest=BASE + SHOWN)
    digests = []
    for more in ("", "uncovered:\n  - {criterion: need, side: open, because: it is met by silence}\n"):
        author.write(text + more)
        digests.append(load_library([author.folder])["rule"].digest)

    assert digests[0] == digests[1]


# --- what is shipped


@pytest.mark.parametrize("id_", SHIPPED)
def test_what_is_shipped_is_covered(id_: str) -> None:
    coverage = coverage_of(documents()[id_], shipped(), worked(id_))

    assert missing(coverage) == set()
    assert [(one.entry, one.why) for one in coverage.stale] == []


def test_readings_are_in_the_order_of_the_file() -> None:
    items = items_of(shipped()["emc-2019"], KnownFacts(shipped().systems, {}).spec)

    assert all(item.readings[0] == DEFAULT for item in items if DEFAULT in item.readings)
