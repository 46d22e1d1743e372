"""Annotations of GitHub and GitLab's code quality, and the one-line format of editors."""

from __future__ import annotations

import json
import re

from mcdef.outputs.concise import concise_text
from mcdef.outputs.github import MOST, github_text
from mcdef.outputs.gitlab import gitlab_text
from mcdef.outputs.places import line_of, where
from mcdef.report.findings import NO_POLICY, findings_of
from mcdef.report.model import Place
from outputs.report_runs import (
    FAILS_WHAT_DOES_NOT_COUNT,
    WAIVES_EMC,
    at_rows,
    examples,
    hostile,
    mixed,
    report_on,
)

_COMMAND = re.compile(r"::(?P<kind>error|warning|notice) (?P<properties>[^:]*)::(?P<message>.*)")


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """What the runner makes of each line that is a command, as its own documentation unescapes it."""
    found = []
    for line in text.split("\n"):
        if line.startswith("::"):
            match = _COMMAND.fullmatch(line)
            assert match is not None, line
            pairs = dict(one.split("=", 1) for one in match["properties"].split(","))
            properties = {name: _back(value, ("%3A", ":"), ("%2C", ",")) for name, value in pairs.items()}
            found.append((match["kind"], properties, _back(match["message"])))
    return found


def _back(text: str, *more: tuple[str, str]) -> str:
    for escape, sign in (*more, ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(escape, sign)
    return text


def test_an_annotation_names_file_line_and_column() -> None:
    ((kind, properties, message),) = commands(
        github_text(report_on({"a.yaml": "name: X\nworkload: 99 h\n"}, "emc-2019"), NO_POLICY)
    )
    assert kind == "warning"
    assert properties == {"file": "a.yaml", "line": "2", "col": "11", "title": "does-not-count (emc-2019)"}
    assert "99 h" in message


def test_at_most_ten_of_a_kind_and_how_many_more() -> None:
    text = github_text(examples(), NO_POLICY)
    kinds = [kind for kind, _, _ in commands(text)]
    assert kinds.count("warning") == MOST == 10
    assert kinds.count("notice") == MOST
    warnings = sum(finding.severity == "warning" for finding in findings_of(examples()))
    notes = sum(finding.severity == "note" for finding in findings_of(examples()))
    assert f"\n{warnings - 10} more warnings:" in text
    assert f"\n{notes - 10} more notices:" in text


def test_no_more_is_said_where_nothing_is_left_out() -> None:
    assert "more" not in github_text(report_on({"a.yaml": "name: X\nworkload: 99 h\n"}, "emc-2019"), NO_POLICY)


def test_what_cannot_be_read_comes_first_and_then_one_of_each_credential() -> None:
    text = github_text(mixed(), FAILS_WHAT_DOES_NOT_COUNT)
    errors = [properties["file"] for kind, properties, _ in commands(text) if kind == "error"]
    assert set(errors[:2]) == {"catalogue/broken.yaml", "catalogue/unknown, 100%.yaml"}
    rest = errors[2:]
    assert len(set(rest)) == len(rest)


def test_a_name_cannot_give_commands_to_the_runner() -> None:
    text = github_text(hostile(), NO_POLICY)
    assert not any(properties.get("file") == "x" for _, properties, _ in commands(text))
    assert any("50% off ::error file=x::gone, now" in message for _, _, message in commands(text))
    assert all(line.startswith("::") or " more " in line for line in text.splitlines())


def test_signs_of_a_path_are_escaped() -> None:
    text = github_text(hostile(), NO_POLICY)
    assert "file=catalogue/unknown%2C 100%25.yaml" in text


def test_what_is_waived_is_not_annotated() -> None:
    assert not [one for one in commands(github_text(mixed(), WAIVES_EMC)) if "(emc-2019)" in one[1]["title"]]


def test_gitlab_has_what_its_widget_needs_and_no_fingerprint_twice() -> None:
    for report in (examples(), hostile(), mixed(), at_rows(hostile(), "list.csv", None)):
        issues = json.loads(gitlab_text(report, NO_POLICY))
        assert issues
        prints = [issue["fingerprint"] for issue in issues]
        assert len(set(prints)) == len(prints)
        for issue in issues:
            assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
            assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
            assert issue["location"]["lines"]["begin"] >= 1
            assert not issue["location"]["path"].startswith(("/", "./"))


def test_gitlab_fingerprints_stay_when_lines_move() -> None:
    text = "name: X\nworkload: 99 h\n"
    before, after = (
        json.loads(gitlab_text(report_on({"a.yaml": one}, "emc-2019", "eu-2022"), NO_POLICY))
        for one in (text, f"# moved\n{text}")
    )
    assert [one["fingerprint"] for one in before] == [one["fingerprint"] for one in after]
    assert [one["location"] for one in before] != [one["location"] for one in after]


def test_gitlab_says_what_fails() -> None:
    report = report_on({"a.yaml": "name: X\nworkload: 99 h\n", "b.yaml": "nam: X\n"}, "emc-2019")
    severities = [issue["severity"] for issue in json.loads(gitlab_text(report, NO_POLICY))]
    assert severities == ["minor", "critical"]
    failing = [issue["severity"] for issue in json.loads(gitlab_text(report, FAILS_WHAT_DOES_NOT_COUNT))]
    assert failing == ["major", "critical"]


def test_concise_is_one_line_a_finding_with_its_place_and_code() -> None:
    lines = concise_text(mixed(), NO_POLICY).splitlines()
    findings = list(findings_of(mixed()))
    assert len(lines) == len(findings)
    for line, finding in zip(lines, findings, strict=True):
        assert re.match(rf"{re.escape(finding.place.path or '')}:\d+:\d+: {finding.code} ", line)  # type: ignore[arg-type]


def test_concise_names_sheet_and_cell() -> None:
    report = at_rows(report_on({"a.yaml": "name: X\n"}, "emc-2019"), "list.xlsx", "Offers", first_row=7)
    assert concise_text(report, NO_POLICY).startswith("list.xlsx:Offers!A7: undetermined X is undetermined")


def test_a_cell_of_a_csv_file_is_named_by_its_line() -> None:
    place = Place(path="list.csv", line=8, column=3, cell="B7")
    assert (where(place), line_of(place)) == ("list.csv:8:3", 8)


def test_a_place_is_named_with_as_much_as_there_is_of_it() -> None:
    assert where(Place(path="a.yaml")) == "a.yaml"
    assert where(Place(path="a.yaml", line=3)) == "a.yaml:3"
    assert where(Place(path="list.csv", cell="B7")) == "list.csv:B7"
    assert where(Place()) == "<run>"


def test_concise_spells_out_what_could_move_a_cursor() -> None:
    text = concise_text(hostile(), NO_POLICY)
    assert all(sign not in text for sign in "\a\x1b\u202e")
