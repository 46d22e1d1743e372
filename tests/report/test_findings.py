"""What a finding is: which verdicts and problems become one, how severe it is, where it stands and what it says."""

from __future__ import annotations

import pytest

from mcdef.report.findings import Finding, Gate, findings_of
from mcdef.report.model import Report
from outputs.report_runs import examples, only, report_on

SHORT = "name: Data analysis\nworkload: 99 h\n"


def one(report: Report, code: str, definition: str) -> Finding:
    (finding,) = [finding for finding in only(report, code) if finding.definition == definition]
    return finding


def test_a_verdict_that_does_not_count_is_a_warning_at_the_fact_that_decided_it() -> None:
    finding = one(report_on({"a.yaml": SHORT}, "emc-2019"), "does-not-count", "emc-2019")
    assert (finding.severity, finding.rules) == ("warning", ("emc-2019.study-time",))
    assert (finding.place.path, finding.place.line, finding.place.column) == ("a.yaml", 2, 11)
    assert finding.message.startswith("Data analysis does not count under emc-2019: study-time: workload hours: 99 h")
    assert "asked: 100-150 h" in finding.message
    assert "Total study time of 100 to 150 hours" in finding.message


def test_an_undetermined_verdict_is_a_note_that_says_what_to_state() -> None:
    finding = one(report_on({"a.yaml": "name: Nothing else\n"}, "emc-2019"), "undetermined", "emc-2019")
    assert finding.severity == "note"
    assert (finding.place.path, finding.place.line) == ("a.yaml", 1)
    assert "emc-2019.study-time" in finding.rules
    assert "state workload: 150 h" in finding.to_state


def test_a_value_on_both_sides_of_a_limit_is_pointed_at_and_to_be_narrowed() -> None:
    finding = one(report_on({"a.yaml": "name: X\nworkload: 90-110 h\n"}, "emc-2019"), "undetermined", "emc-2019")
    (reason,) = [reason for reason in finding.reasons if reason.criterion == "study-time"]
    assert (reason.place.line, reason.located) == (2, True)
    assert reason.to_state.startswith("state more exactly workload:")


def test_required_elements_that_are_not_shown_are_a_note_beside_the_verdict() -> None:
    gaps = only(examples(), "gap")
    assert gaps
    assert {finding.severity for finding in gaps} == {"note"}
    verdicts = {
        (credential.id, result.definition): (result.verdict, result.gaps)
        for credential in examples().credentials
        for result in credential.results
    }
    for finding in gaps:
        verdict, names = verdicts[finding.credential, finding.definition or ""]
        assert verdict in ("counts", "undetermined")
        assert set(finding.criteria) == set(names)


def test_what_counts_or_is_out_of_scope_is_no_finding() -> None:
    found = {(finding.credential, finding.definition) for finding in findings_of(examples()) if finding.code != "gap"}
    for credential in examples().credentials:
        for result in credential.results:
            expected = result.verdict in ("does_not_count", "undetermined")
            assert ((credential.id, result.definition) in found) is expected


def test_a_description_that_cannot_be_read_is_an_error_with_the_code_of_its_problem() -> None:
    report = report_on({"bad.yaml": "name: X\nworklaod: 150 h\n"}, "emc-2019")
    (finding,) = findings_of(report)
    assert (finding.severity, finding.code, finding.unreadable) == ("error", "unknown-key", True)
    assert (finding.place.path, finding.place.line) == ("bad.yaml", 2)
    assert finding.definition is None
    assert finding.rules == ("unknown-key",)


def test_a_warning_about_a_description_keeps_its_code_and_does_not_make_it_unreadable() -> None:
    text = "name: X\nworkload: 10 h\ncredits: 60 ECTS\n"
    (finding,) = only(report_on({"a.yaml": text}, "emc-2019"), "hours-credits-conflict")
    assert (finding.severity, finding.unreadable, finding.place.path) == ("warning", False, "a.yaml")


def test_every_message_is_one_line() -> None:
    for finding in findings_of(examples()):
        assert "\n" not in finding.message
        assert finding.message == finding.message.strip()


def test_many_reasons_are_counted_and_none_is_lost() -> None:
    finding = one(report_on({"a.yaml": "name: Nothing else\n"}, "emc-2019"), "undetermined", "emc-2019")
    assert len(finding.reasons) > 3
    assert finding.message.endswith(f"and {len(finding.reasons) - 3} more")


def test_another_reading_is_named_in_the_rule() -> None:
    finding = one(report_on({"a.yaml": SHORT}, "emc-2019@later-levels"), "does-not-count", "emc-2019")
    assert finding.under == "emc-2019@later-levels"
    assert finding.rules == ("emc-2019@later-levels.study-time",)


@pytest.mark.parametrize(("fails", "severity"), [(True, "error"), (False, "warning")])
def test_a_policy_raises_what_fails_to_an_error(fails: bool, severity: str) -> None:
    finding = one(report_on({"a.yaml": SHORT}, "emc-2019"), "does-not-count", "emc-2019")
    assert Gate(fails=lambda _: fails).severity(finding) == severity


def test_that_definitions_disagree_is_a_finding_only_where_it_is_asked_for() -> None:
    assert only(examples(), "disagree") == []
    found = [one for one in findings_of(examples(), Gate(disagreements=True)) if one.code == "disagree"]
    verdicts = {one.id: {result.verdict for result in one.results} for one in examples().credentials}
    assert [one.credential for one in found] == [
        id_ for id_, every in verdicts.items() if {"counts", "does_not_count"} <= every
    ]
    assert " counts under " in found[0].message


def test_a_policy_names_findings_by_their_keys() -> None:
    report = report_on({"a.yaml": SHORT, "b.yaml": "nam: X\n"}, "emc-2019")
    short, broken = findings_of(report)
    assert short.key == ("does_not_count", "a.yaml", 1, "a", "emc-2019", "default")
    assert broken.key == ("unreadable", "b.yaml", 1, "b", None, "default")
    gate = Gate.of_keys({broken.key}, {short.key: "board decision 14"})
    assert (gate.fails(short), gate.waived(short)) == (False, "board decision 14")
    assert (gate.fails(broken), gate.waived(broken)) == (True, None)


def test_what_fails_in_part_is_not_waived() -> None:
    (finding,) = findings_of(report_on({"a.yaml": SHORT}, "emc-2019"))
    assert Gate.of_keys({finding.key}, {finding.key: "in part"}).waived(finding) is None
