"""How a run ends, from a settings file to the exit code, on reports of real credentials."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from mcdef.documents.problem import McdefError
from mcdef.outputs.jsons import json_text
from mcdef.outputs.outcome import outcome_lines
from mcdef.policy.apply import library_of, policy_of, reported_limits
from mcdef.policy.baseline import baseline_of, baseline_text
from mcdef.policy.outcome import Outcome, Tally, outcome
from mcdef.policy.settings import load_settings
from mcdef.report.model import Report
from policy.saved import examples, reported

NAMES = ["cpd-attendance-fisa", "ou-cyber-security"]
UNREADABLE = {"broken.yaml": "name: ["}
WAIVER = """\
waivers:
  - {credential: %s, definition: %s, verdict: %s, reason: Board 2026-14, approver: Quality office, expires: %s}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ended(report: Report, *, partial: bool = False, today: str = "2026-11-26", **options: Any) -> Outcome:
    settings = load_settings(Path(), environ={}, options=options)
    library = library_of(settings)
    policy = policy_of(settings, library, day=date.fromisoformat(today), says="--today", partial=partial)
    return outcome(report, policy)


def catalogue() -> Report:
    return examples(NAMES, "core")


def test_by_default_no_verdict_fails_and_the_last_line_says_how_to_choose() -> None:
    end = ended(catalogue())
    assert (end.exit_code, end.failing) == (0, ())
    assert "--fail-on" in end.told[-1]


def test_what_cannot_be_read_fails_whatever_is_chosen() -> None:
    for options in ({}, {"fail_on": "never"}, {"fail_on": "does-not-count"}):
        end = ended(reported({**UNREADABLE, "a.yaml": "name: A\n"}, "core"), **options)
        assert end.exit_code == 3
        assert "1 description could not be read" in end.told


@pytest.mark.parametrize(
    ("fail_on", "code", "number"),
    [
        ("does-not-count", 1, 8),
        ("does-not-count:eu-2022", 1, 1),
        ("undetermined", 1, 6),
        ("undetermined:us-usage", 0, 0),
        ("does-not-count,undetermined", 1, 14),
        ("disagree", 0, 0),
        ("never", 0, 0),
    ],
)
def test_the_words_decide(fail_on: str, code: int, number: int) -> None:
    end = ended(catalogue(), fail_on=fail_on)
    assert (end.exit_code, len(end.failing)) == (code, number)


def test_exit_zero_ends_with_zero_and_says_so() -> None:
    end = ended(catalogue(), fail_on="does-not-count", exit_zero=True)
    assert (end.exit_code, len(end.failing)) == (0, 8)
    assert any("--exit-zero" in line for line in end.told)
    assert ended(reported(UNREADABLE), exit_zero=True).exit_code == 0


def test_a_waiver_changes_the_exit_code_and_nothing_else(folder: Path) -> None:
    (folder / "w.yaml").write_text(WAIVER % ("cpd-*", "eu-2022.assessed", "does not count", "2027-03-31"))
    report = catalogue()
    before = json_text(report)
    end = ended(report, fail_on="does-not-count:eu-2022", waivers="w.yaml")
    assert (end.exit_code, end.failing) == (0, ())
    assert [(one.ground.name, one.by[0].reason) for one in end.waived] == [("eu-2022", "Board 2026-14")]
    assert json_text(report) == before
    assert "waivers are read as of 2026-11-26 (--today)" in end.told
    assert "1 finding is waived; a waiver changes no verdict" in end.told


def test_what_is_waived_and_fixed_is_shown_with_who_approved_it(folder: Path) -> None:
    (folder / "w.yaml").write_text(WAIVER % ("cpd-*", "eu-2022", "does not count", "2027-03-31"))
    (folder / "b.json").write_text(
        '{"schema": "mcdef-baseline", "schema_version": "1.0", "accepted": {"old": {"does_not_count": ["eu-2022"]}}}'
    )
    end = ended(catalogue(), fail_on="does-not-count:eu-2022", waivers="w.yaml", baseline="b.json")
    text = " ".join(one.text for one in outcome_lines(end, 80))
    assert (
        "waived until 2027-03-31: cpd-attendance-fisa does not count under eu-2022: assessed; Board 2026-14 "
        "(Quality office)"
    ) in " ".join(text.split())
    assert "fixed: old, eu-2022 (was: does not count)" in text
    assert text.endswith("nothing that this run fails on (does-not-count:eu-2022)")


def test_an_expired_waiver_brings_the_finding_back_and_is_one_itself(folder: Path) -> None:
    (folder / "w.yaml").write_text(WAIVER % ("cpd-*", "eu-2022", "does not count", "2026-11-25"))
    end = ended(catalogue(), fail_on="does-not-count:eu-2022", waivers="w.yaml")
    assert (end.exit_code, len(end.failing), len(end.expired)) == (1, 1, 1)
    (told,) = end.problems
    assert (told.severity, told.code, told.place) == ("error", "waiver-expired", "w.yaml:2:6")
    # Also where nothing else fails:
    end = ended(catalogue(), fail_on="gap:us-usage", waivers="w.yaml")
    assert (end.exit_code, len(end.failing), len(end.expired)) == (1, 0, 1)
    # But never is never:
    assert ended(catalogue(), waivers="w.yaml").exit_code == 0
    # The day before it held:
    assert ended(catalogue(), fail_on="does-not-count:eu-2022", waivers="w.yaml", today="2026-11-25").exit_code == 0


def test_a_waiver_that_waives_nothing_warns_unless_not_everything_was_looked_at(folder: Path) -> None:
    (folder / "w.yaml").write_text(WAIVER % ("nothing", "eu-2022", "gap", "2027-03-31"))
    end = ended(catalogue(), waivers="w.yaml")
    assert [(one.severity, one.code) for one in end.problems] == [("warning", "waiver-unused")]
    assert end.exit_code == 0
    assert ended(catalogue(), waivers="w.yaml", partial=True).problems == ()


def test_one_that_a_run_does_not_fail_on_is_not_unused(folder: Path) -> None:
    (folder / "w.yaml").write_text(WAIVER % ("ou-*", "eu-2022", "undetermined", "2027-03-31"))
    assert ended(catalogue(), fail_on="does-not-count", waivers="w.yaml").problems == ()


def test_a_waiver_that_ends_within_a_month_is_mentioned(folder: Path) -> None:
    (folder / "w.yaml").write_text(WAIVER % ("cpd-*", "eu-2022", "does not count", "2026-12-26"))
    (told,) = ended(catalogue(), waivers="w.yaml").problems
    assert (told.severity, told.code) == ("note", "waiver-ends-soon")
    assert "in 30 days" in told.message
    assert ended(catalogue(), waivers="w.yaml", today="2026-11-25").problems == ()


def test_with_a_baseline_only_what_is_worse_fails(folder: Path) -> None:
    (folder / "b.json").write_text(baseline_text(baseline_of(examples(NAMES[:1], "core"))), encoding="utf-8")
    same = ended(examples(NAMES[:1], "core"), baseline="b.json")
    assert same.exit_code == 0
    assert len([one for one in same.accepted if one.kind == "does_not_count"]) == 7
    more = ended(catalogue(), baseline="b.json")  # nobody chose words: all that is worse than the baseline
    assert more.exit_code == 1
    assert {one.id for one in more.failing} == {"ou-cyber-security"}
    chosen = ended(catalogue(), baseline="b.json", fail_on="does-not-count")
    assert [one.name for one in chosen.failing] == ["us-usage"]
    assert ended(catalogue(), baseline="b.json", fail_on="never").exit_code == 0


def test_an_accepted_unreadable_description_does_not_fail_again(folder: Path) -> None:
    report = reported(UNREADABLE)
    (folder / "b.json").write_text(baseline_text(baseline_of(report)), encoding="utf-8")
    assert ended(report, baseline="b.json").exit_code == 0
    assert ended(reported({**UNREADABLE, "c.yaml": "- ["}), baseline="b.json").exit_code == 3


def test_what_is_fixed_is_told(folder: Path) -> None:
    (folder / "b.json").write_text(baseline_text(baseline_of(catalogue())), encoding="utf-8")
    report = catalogue()
    better = replace(report, credentials=report.credentials[:1])
    end = ended(better, baseline="b.json")
    assert end.exit_code == 0
    assert {one.credential for one in end.fixed} == {"ou-cyber-security"}
    assert any("write it anew" in line for line in end.told)
    assert ended(better, baseline="b.json", partial=True).fixed == ()


def test_unreadable_comes_before_findings() -> None:
    text = {**UNREADABLE, "a.yaml": "name: A\nassessment: none\n"}
    assert ended(reported(text, "eu-2022"), fail_on="does-not-count").exit_code == 3


def test_files_whose_lines_are_all_comments_say_nothing(folder: Path) -> None:
    (folder / "mcdef.yaml").write_text("# fail_on: gap\n")
    (folder / "w.yaml").write_text("# none yet\n")
    end = ended(catalogue(), waivers="w.yaml")
    assert (end.exit_code, end.problems) == (0, ())


def test_everything_wrong_with_a_policy_is_told_at_its_place(folder: Path) -> None:
    (folder / "mcdef.yaml").write_text("fail_on:\n  - gap\n  - gap:eu-2202\nwaivers: w.yaml\nbaseline: b.json\n")
    (folder / "w.yaml").write_text(WAIVER % ("a", "eu-2202", "gap", "2027-03-31"))
    with pytest.raises(McdefError) as refused:
        ended(catalogue())
    assert [(one.code, one.place) for one in refused.value.problems] == [
        ("fail-on-unknown-id", "mcdef.yaml:3:5"),
        ("waiver-unknown-name", "w.yaml:2:33"),
        ("file-missing", "b.json"),
    ]


def test_limits_of_the_settings_reach_the_library_and_are_checked(folder: Path) -> None:
    path = folder / "mcdef.yaml"
    path.write_text("limits:\n  eu-2022.small-volume: {credits.ects_equivalent: 4}\n")
    settings = load_settings(Path(), environ={})
    library = library_of(settings)
    assert reported_limits(settings, library) == {"eu-2022.small-volume": {"credits.ects_equivalent": "4"}}
    text = {"a.yaml": "name: A\ncredits: 5 ECTS\n"}
    assert reported(text, "eu-2022", library=library).credentials[0].results[0].decided_by == ("small-volume",)
    path.write_text("limits:\n  eu-2022.smal-volume: {credits.ects_equivalent: 4}\n")
    with pytest.raises(McdefError) as refused:
        library_of(load_settings(Path(), environ={}))
    assert refused.value.problems[0].place == "mcdef.yaml:2:3"


def test_the_same_end_is_counted_while_the_run_goes_on(folder: Path) -> None:
    (folder / "w.yaml").write_text(WAIVER % ("cpd-*", "eu-2022", "does not count", "2026-12-20"))
    settings = load_settings(Path(), environ={}, options={"fail_on": "does-not-count,gap", "waivers": "w.yaml"})
    library = library_of(settings)
    policy = policy_of(settings, library, day=date(2026, 11, 26), says="--today")
    whole = outcome(catalogue(), policy)
    for keep in (True, False):
        tally = Tally(policy, keep=keep)
        for credential in catalogue().credentials:
            tally.add(credential)
        end = tally.outcome()
        assert (end.exit_code, end.told, end.problems) == (whole.exit_code, whole.told, whole.problems)
        assert end.failing == (whole.failing if keep else ())
