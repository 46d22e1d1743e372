"""Which verdicts changed between two reports, and what changed with them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from cli.cli_runs import mcdef
from mcdef.definition.library import Library, load_library
from mcdef.definition.limits import with_limits
from mcdef.documents.source import Source
from mcdef.outputs.jsons import json_text, ndjson_lines
from mcdef.policy.diff import Change, FactChange, diff_reports
from mcdef.report.model import Report
from mcdef.report.read import read_report
from policy.saved import examples, reported

SMALL = "name: Course\nprovider: {name: U, type: university, country: IE}\ncredits: 5 ECTS\nassessment: exam\n"
LARGE = SMALL.replace("5 ECTS", "60 ECTS")
OURS = """\
id: ours
title: Ours
issued_by: We
jurisdiction: [world]
status: voluntary
sources: {text: {title: Text}}
criteria:
  - id: size
    asks: No more than %s ECTS.
    kind: constitutive
    cite: {source: text}
    evidence: primary
    test: {fact: credits.ects_equivalent, at_most: %s}
  - id: dated
    asks: It says when it was issued.
    kind: required
    cite: {source: text}
    evidence: primary
    test: {fact: assessment.exists, is: %s}
readings:
  lenient: {title: Lenient, because: x, change: {size: {test: {fact: credits.ects_equivalent, at_most: 90}}}}
"""


def ours(folder: Path, limit: int = 10, assessed: str = "true") -> Library:
    folder.mkdir(exist_ok=True)
    (folder / "ours.yaml").write_text(OURS % (limit, limit, assessed), encoding="utf-8")
    return load_library([folder])


def under_ours(text: str, library: Library, name: str = "ours") -> Report:
    return reported({"course.yaml": text}, name, library=library)


def only(old: Report, new: Report) -> Change:
    (change,) = diff_reports(old, new).changes
    return change


def test_nothing_changed() -> None:
    report = examples((), "core")
    found = diff_reports(report, report)
    assert (found.changes, found.definitions, found.added, found.removed) == ((), (), (), ())
    assert found.same == sum(len(credential.results) for credential in report.credentials)


def test_the_credential_changed(tmp_path: Path) -> None:
    library = ours(tmp_path)
    change = only(under_ours(SMALL, library), under_ours(LARGE, library))
    assert (change.before, change.now, change.because, change.worse) == (
        "counts", "does_not_count", ("credential",), True
    )  # fmt: skip
    assert change.facts == (FactChange("credits.ects_equivalent", "5 ECTS", "60 ECTS"),)
    assert change.decided_by == ("size",)


def test_the_definition_changed(tmp_path: Path) -> None:
    old, new = under_ours(LARGE, ours(tmp_path, 60)), under_ours(LARGE, ours(tmp_path, 10))
    change = only(old, new)
    assert (change.because, change.facts, change.worse) == (("definition",), (), True)
    (definition,) = diff_reports(old, new).definitions
    assert definition.id == "ours"
    assert not only(new, old).worse


def test_both_changed(tmp_path: Path) -> None:
    change = only(under_ours(SMALL, ours(tmp_path, 10)), under_ours(LARGE, ours(tmp_path, 20)))
    assert change.because == ("credential", "definition")


def test_the_reading_changed(tmp_path: Path) -> None:
    library = ours(tmp_path)
    change = only(under_ours(LARGE, library), under_ours(LARGE, library, "ours@lenient"))
    assert (change.definition, change.because) == ("ours@lenient", ("reading",))


def test_a_limit_of_the_readers_own_changed(library: Library) -> None:
    limits = {"eu-2022.small-volume": {"credits.ects_equivalent": Fraction(4)}}
    old = reported({"course.yaml": SMALL}, "eu-2022")
    new = reported({"course.yaml": SMALL}, "eu-2022", library=with_limits(library, limits))
    told = {clause: {fact: str(number) for fact, number in facts.items()} for clause, facts in limits.items()}
    change = only(old, replace(new, options=replace(new.options, limits=told)))
    assert (change.now, change.because, change.decided_by) == ("does_not_count", ("limits",), ("small-volume",))


def test_a_conversion_changed_with_the_program(tmp_path: Path) -> None:
    text = SMALL.replace("credits: 5 ECTS", "credits: 15 CATS")
    library = ours(tmp_path)
    new = under_ours(text, library)
    (credential,) = new.credentials
    (result,) = credential.results
    assert isinstance(result.criteria, tuple)
    size = result.criteria[0]
    (fact,) = size.facts
    assert {place.how for place in fact.from_} == {"converted"}
    earlier = replace(fact, value={"is": "point", "value": "90"}, shown="90 ECTS")
    changed = replace(
        result, verdict="does_not_count", criteria=(replace(size, facts=(earlier,)), *result.criteria[1:])
    )
    old = replace(new, credentials=(replace(credential, results=(changed,)),), mcdef="0.0.9")
    assert only(old, new).because == ("conversion",)
    assert only(replace(old, mcdef=new.mcdef), new).because == ("credential",)


def test_only_the_program_changed_and_what_a_brief_report_does_not_say() -> None:
    new = reported({"course.yaml": SMALL}, "eu-2022")
    (credential,) = new.credentials
    (result,) = credential.results
    old = replace(new, mcdef="0.0.9", credentials=(replace(credential, results=(replace(result, verdict="counts"),)),))
    assert only(old, new).because == ("program",)
    brief = reported({"course.yaml": SMALL}, "eu-2022", brief=True)
    assert only(old, brief).because == ("unknown",)


def test_a_new_gap_is_worse_and_a_closed_one_is_told(tmp_path: Path) -> None:
    none, gap = (under_ours(SMALL, ours(tmp_path, 10, word)) for word in ("true", "false"))
    change = only(none, gap)
    assert (change.before, change.now, change.gaps, change.worse) == ("counts", "counts", ("dated",), True)
    change = only(gap, none)
    assert (change.closed, change.worse) == (("dated",), False)


def test_what_came_what_went_and_what_cannot_be_read_any_more() -> None:
    old = reported({"a.yaml": SMALL, "b.yaml": SMALL}, "core")
    new = reported({"b.yaml": "name: [", "c.yaml": SMALL}, "core")
    found = diff_reports(old, new)
    assert (found.added, found.removed) == (("c",), ("a",))
    (change,) = found.changes
    assert (change.credential, change.before, change.now, change.worse) == ("b", "readable", "unreadable", True)
    assert not only(new, replace(old, credentials=old.credentials[1:])).worse


def test_a_definition_that_runs_in_one_report_only() -> None:
    old, new = reported({"a.yaml": SMALL}, "eu-2022"), reported({"a.yaml": SMALL}, "eu-2022", "ec-2020")
    change = only(old, new)
    assert (change.definition, change.before, change.worse) == ("ec-2020", None, False)
    assert only(new, old).now is None


def test_a_definition_under_its_former_id_is_the_same() -> None:
    new = reported({"a.yaml": SMALL}, "eu-2022")
    old = read_report(Source("r.json", json_text(new).replace('"eu-2022"', '"eu-22"')))
    assert len(diff_reports(old, new).changes) == 2
    assert diff_reports(old, new, {"eu-22": "eu-2022"}).changes == ()


def test_ndjson_can_be_compared_too() -> None:
    old, new = (reported({"a.yaml": text}, "eu-2022") for text in (SMALL, LARGE))
    saved = read_report(Source("r.ndjson", "".join(ndjson_lines(old))))
    assert only(saved, new).because == ("credential",)


class TestCommand:
    @pytest.fixture(autouse=True)
    def folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        for name, text in (("old", SMALL), ("new", LARGE)):
            report = reported({"course.yaml": text}, "eu-2022", "emc-2019")
            Path(f"{name}.json").write_text(json_text(report), encoding="utf-8")

    def test_text_says_what_and_why(self) -> None:
        run = mcdef("diff", "old.json", "new.json")
        assert run.code == 0
        assert "eu-2022: does not count because of small-volume, was undetermined (worse)" in run.flat
        assert "the credential changed" in run.flat
        assert "credits ects equivalent: 60 ECTS, was 5 ECTS" in run.flat
        assert all(len(line) <= 80 for line in run.text.splitlines())

    @pytest.mark.parametrize(
        ("order", "fail_on", "code"),
        [(("old", "new"), "regression", 1), (("new", "old"), "regression", 0), (("old", "new"), "never", 0)],
    )
    def test_a_regression_fails_if_that_is_asked(self, order: tuple[str, str], fail_on: str, code: int) -> None:
        assert mcdef("diff", *(f"{name}.json" for name in order), "--fail-on", fail_on).code == code

    def test_machines_get_the_same(self) -> None:
        whole: Any = mcdef("diff", "old.json", "new.json", "--format", "json").json
        assert (whole["schema"], whole["schema_version"]) == ("mcdef-diff", "1.0")
        assert whole["summary"] == {"changed": 2, "worse": 2, "same": 0}
        change = next(one for one in whole["changes"] if one["definition"] == "eu-2022")
        assert (change["because"], change["worse"]) == (["credential"], True)

    def test_markdown_is_a_table_that_no_name_can_break(self) -> None:
        text = Path("new.json").read_text(encoding="utf-8").replace('"id": "course"', '"id": "a|b <i> `c`"')
        Path("odd.json").write_text(text, encoding="utf-8")
        Path("was.json").write_text(
            Path("old.json").read_text(encoding="utf-8").replace('"id": "course"', '"id": "a|b <i> `c`"')
        )
        lines = mcdef("diff", "was.json", "odd.json", "--format", "markdown").text.splitlines()
        rows = [line for line in lines if line.startswith("| a")]
        assert len(rows) == 2
        assert rows[0].startswith("| a\\|b &lt;i> \\`c\\` | emc-2019 | ")

    @pytest.mark.parametrize(
        ("arguments", "code"),
        [
            (("old.json", "none.json"), "file-missing"),
            (("old.json", "."), "file-is-folder"),
            (("old.json", "new.json", "--format", "jsn"), "unknown-format"),
            (("old.json", "new.json", "--fail-on", "regresion"), "diff-fail-on"),
        ],
    )
    def test_what_cannot_be_compared_ends_with_2(self, arguments: tuple[str, ...], code: str) -> None:
        run = mcdef("diff", *arguments)
        assert (run.code, run.codes(), run.output) == (2, [code], b"")
