"""What the audit page says first: its title, what was checked, the answer in a sentence, and how to ask it again."""

from __future__ import annotations

import os.path
import shlex
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from mcdef.messages.show import both
from mcdef.outputs.counting import kinds_of
from mcdef.outputs.places import path_of
from mcdef.outputs.states import COUNTED, apart
from mcdef.outputs.words import fact_words, plural
from mcdef.report.findings import Gate, findings_of
from mcdef.report.model import Report
from mcdef.report.settling import shortlist

__all__ = ["answer_of", "command_of", "decided_of", "settling_of", "title_of", "what_of"]

_MOST_PATHS: Final = 3
_HERE: Final = "."


def title_of(report: Report) -> str:
    """The title: one credential's name, or how many there are and where."""
    if len(report.credentials) == 1:
        one = report.credentials[0]
        return f"Is it a micro-credential? {one.name or one.id}"
    folder = _folder(report)
    return f"Micro-credential audit: {plural(len(report.credentials), 'credential')}" + (
        "" if folder == _HERE else f" in {folder}"
    )


def what_of(report: Report, names: Sequence[str]) -> str:
    """What was checked, against how many definitions, as of which day."""
    paths = _paths(report)
    folder = _folder(report)
    files = paths[0] if len(paths) == 1 else plural(len(paths), "file") + ("" if folder == _HERE else f" in {folder}")
    dated = f", as in force on {report.options.as_of}" if report.options.as_of else ""
    described = f"{plural(len(report.credentials), 'credential')} described in {files}"
    scope = ", whatever their scope" if report.options.ignore_scope else ""
    return f"{described}, under {plural(len(names), 'definition')}{dated}{scope}."


def answer_of(rows: Sequence[str], unread: int) -> str:
    """The answer in one sentence, from the letters of every verdict and the number of unreadable descriptions."""
    of = Counter("".join(rows))
    verdicts = sum(number for letter, number in of.items() if letter not in "ex")
    if not rows:
        return "No credential was found."
    if not verdicts:
        return f"There is no verdict: no {'description could be read' if unread else 'definition ran'}."
    if len(rows) == 1:
        return f"Of {plural(verdicts, 'definition')}, {both(_parts(of, _ALONE))}."
    said = f"Of {plural(verdicts, 'verdict')} on {plural(len(rows) - unread, 'credential')}, {both(_parts(of, _MANY))}"
    parted = sum(any(apart(a, b) for a in row for b in row) for row in rows)
    if not parted:
        return f"{said}; no two definitions disagree."
    return f"{said}; definitions disagree about {parted} of the credentials."


#: Each kind of verdict in words: of one credential; of many, where there is one such verdict and where there are more.
_ALONE: Final = {
    "c": ("it counts under {}",) * 2,
    "n": ("it does not count under {}",) * 2,
    "u": ("it is undetermined under {}",) * 2,
    "o": ("it is out of scope of {}",) * 2,
}
_MANY: Final = {
    "c": ("{} counts", "{} count"),
    "n": ("{} does not count", "{} do not count"),
    "u": ("{} is undetermined", "{} are undetermined"),
    "o": ("{} is out of scope", "{} are out of scope"),
}


def _parts(of: Counter[str], words: Mapping[str, tuple[str, str]]) -> list[str]:
    counted = sum(of[letter] for letter in COUNTED)
    silent = f" ({of['s']} of them only because nothing that is stated contradicts it)" if of["s"] else ""
    presumed = f" ({of['p']} of them would count if what is normally so were presumed)" if of["p"] else ""
    numbers = {"c": counted, "n": of["n"], "u": of["u"] + of["p"] + of["q"], "o": of["o"]}
    more = {"c": silent, "u": presumed}
    return [words[at][number > 1].format(number) + more.get(at, "") for at, number in numbers.items() if number]


def settling_of(report: Report) -> str:
    """Which few facts would settle most; empty where no few do."""
    few = shortlist(report)
    if not few.verdicts:
        return ""
    names = both([name if name.startswith("judgement ") else fact_words(name) for name in few.names])
    return f"{kinds_of(few.names)} could settle {few.verdicts} of the undetermined: {names}."


def decided_of(report: Report, gate: Gate) -> str:
    """What the policy makes of it: what fails, and what is waived."""
    findings = list(findings_of(report, gate))
    failing = sum(gate.fails(one) for one in findings)
    waived = sum(gate.waived(one) is not None for one in findings)
    parts = [f"{plural(failing, 'finding')} {'fails' if failing == 1 else 'fail'} the policy"] if failing else []
    parts += [f"{waived} {'is' if waived == 1 else 'are'} waived by an approved exception"] if waived else []
    return f"{both(parts)}; neither changes a verdict." if parts else ""


def command_of(report: Report) -> str:
    """What was typed, as near as the report knows it."""
    options = report.options
    paths = _paths(report)
    shown = paths if 0 < len(paths) <= _MOST_PATHS else [_folder(report)]
    parts = ["mcdef check", *(one if one.startswith("<") else shlex.quote(one) for one in shown)]
    parts += [f"-d {name}" for name in options.definitions]
    parts += [f"--reading {name}" for name in options.readings]
    parts += [f"--as-of {options.as_of}"] if options.as_of else []
    parts += ["--presume"] if options.presume else []
    parts += ["--ignore-scope"] if options.ignore_scope else []
    return " ".join((*parts, "-o html=audit.html"))


def _paths(report: Report) -> list[str]:
    return sorted({path for one in report.credentials if (path := path_of(one.source)) is not None})


def _folder(report: Report) -> str:
    """The one file, or the folder that all files are in."""
    paths = _paths(report)
    if len(paths) < 2:
        return paths[0] if paths else _HERE
    try:
        return os.path.commonpath(paths).replace("\\", "/") or _HERE
    except ValueError:  # absolute and relative ones
        return _HERE
