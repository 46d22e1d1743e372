"""What a provider decided: settings, failing verdicts, waivers, baseline, lock, saved reports."""

from __future__ import annotations

from typing import Final

from mcdef.messages.text import Text

TEXTS: Final = {
    "report-no-json": Text("this saved report is no JSON: {reason}",
                           "write it anew: mcdef classify FILE… --format json > report.json"),
    "not-a-report": Text("this is no report of mcdef", "write one: mcdef classify FILE… --format json > report.json"),
    "report-version": Text("this report has the version {version}, and versions 1.x can be read",
                           "use the mcdef that wrote it, or write it anew"),
    "report-broken": Text("this report has been changed or cut: at {where} {asked} is expected", "write it anew"),
    "report-line-broken": Text("line {line} is no credential of a report: at {where} {asked} is expected",
                               "write it anew: mcdef classify FILE… --format ndjson"),
    "report-too-deep": Text("this report is nested deeper than any report is", "write it anew"),
    "limit-needs-criterion": Text("`{value}` names no clause", "write definition.clause: eu-2022.small-volume"),
    "limit-unknown": Text("`{value}` is no clause of a definition"),
    "limit-not-vague": Text("`{value}` has no vague limit to sharpen",
                            "limits sharpen clauses whose text names no number; a policy of your own goes into a "
                            "definition: mcdef definitions new"),
    "limit-unknown-fact": Text("`{clause}` has no vague limit on `{value}`"),
    "limit-not-a-number": Text("`{value}` is no number that can be a limit", "write a number of zero or more: 10"),
    "toml-broken": Text("this file cannot be read as TOML: {reason}"),
    "no-table": Text("the file has no table [{table}]", "add a line [{table}], and the settings under it"),
    "unknown-variable": Text("the environment variable {value} sets nothing"),
    "not-a-digest": Text("`{value}` is no digest", "mcdef lock prints the lines to put here"),
    "output-needs-path": Text("`{value}` does not say which file is written", "write FORMAT=PATH: sarif=mcdef.sarif"),
}  # fmt: skip
