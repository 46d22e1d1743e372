"""What people really type, and what is printed about it: the place, and the line as it should be.

The first twenty are those of the research (`interface.md`, 2.4); five of them are silent to every YAML parser.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from cli.cli_runs import Run, mcdef
from hardening.hostile_files import workbook


@dataclass(frozen=True)
class Slip:
    """What is in the file, the message, its place, the line that the caret stands under, and what to type."""

    written: str | bytes
    said: str
    place: str
    under: str
    to_type: str
    name: str = "course.yaml"

    @property
    def content(self) -> bytes:
        return self.written if isinstance(self.written, bytes) else self.written.encode()


RTF = rb"{\rtf1\ansi{\fonttbl\f0 Arial;}\f0 name: Data literacy\par}"
SLIPS = {
    # --- the twenty
    "colon in a text": Slip(
        "name: Data: an introduction\n",
        "error[colon-in-text]",
        "1:11",
        "name: Data: an introduction\n          ^",
        'name: "Data: an introduction"',
    ),
    "quotes around a part": Slip(
        'id: x\nname: "Data" literacy\n',
        "error[partly-quoted]",
        "2:7",
        'name: "Data" literacy\n      ^^^^^^',
        "name: '\"Data\" literacy'",
    ),
    "hash first (silent)": Slip(
        "name: #1 course\n",
        "warning[comment-not-value]",
        "1:7",
        "name: #1 course\n      ^^^^^^^^^",
        'name: "#1 course"',
    ),
    "hash in a text (silent)": Slip(
        "name: Intro to C # and F#\n",
        "warning[comment-cuts-text]",
        "1:18",
        "name: Intro to C # and F#\n                 ^^^^^^^^",
        'name: "Intro to C # and F#"',
    ),
    "no-break space indents (silent)": Slip(
        "provider:\n\u00a0\u00a0name: Uni\n",
        "error[no-break-indent]",
        "2:1",
        "\u00a0\u00a0name: Uni\n^",
        "  name: Uni",
    ),
    "smart quotes": Slip(
        "name: “Data literacy”\n",
        "warning[smart-quotes]",
        "1:7",
        "name: “Data literacy”\n      ^^^^^^^^^^^^^^^",
        'name: "Data literacy"',
    ),
    "tab indents": Slip(
        "provider:\n\tname: Uni\n", "error[tab-indent]", "2:1", "    name: Uni\n^^^^", "  name: Uni"
    ),
    "item too far in (silent)": Slip(
        "learning_outcomes:\n- Plan\n  - Do\n", "warning[folded-list]", "3:3", "  - Do\n  ^", "- Do"
    ),
    "asterisk": Slip(
        "name: *important course\n",
        "error[undefined-alias]",
        "1:7",
        "name: *important course\n      ^^^^^^^^^^",
        'name: "*important course"',
    ),
    "ampersand (silent)": Slip(
        "name: &more courses\n",
        "warning[unused-anchor]",
        "1:7",
        "name: &more courses\n      ^^^^^",
        'name: "&more courses"',
    ),
    "exclamation mark": Slip(
        "name: !important course\n",
        "error[tag]",
        "1:7",
        "name: !important course\n      ^^^^^^^^^^",
        'name: "!important course"',
    ),
    "at sign": Slip("name: @home\n", "error[sign-first]", "1:7", "name: @home\n      ^", 'name: "@home"'),
    "backquote": Slip(
        "name: `x` course\n", "error[sign-first]", "1:7", "name: `x` course\n      ^", 'name: "`x` course"'
    ),
    "percent sign": Slip("name: %50 off\n", "error[sign-first]", "1:7", "name: %50 off\n      ^", 'name: "%50 off"'),
    "brackets first": Slip(
        "name: [Pilot] Data\n", "error[sign-first]", "1:7", "name: [Pilot] Data\n      ^", 'name: "[Pilot] Data"'
    ),
    "braces of a template": Slip(
        "name: {{ name }}\n", "error[brace-in-text]", "1:8", "name: {{ name }}\n       ^", 'name: "{{ name }}"'
    ),
    "CSV": Slip("name;ects\nData;5\n", "error[table-not-yaml]", "1:1", "name;ects\n^", "give the file the ending .csv"),
    "RTF": Slip(RTF, "error[rtf-not-text]", "", "", "save it as “plain text”, in UTF-8"),
    "workbook": Slip(workbook(), "error[excel-not-text]", "", "", "give an Excel workbook the ending .xlsx"),
    "Windows-1252": Slip(
        "id: x\nname: Prüfung\n".encode("cp1252"),
        "error[windows-encoding]: the file is not UTF-8: the byte 0xFC is probably “ü”",
        "2:9",
        "name: Prüfung\n        ^",
        "save the file as UTF-8: in Notepad with Save As",
    ),
    # --- numbers, dates, yes and no
    "decimal comma": Slip(
        "workload: 3,5 h\n", "error[decimal-comma]", "1:11", "workload: 3,5 h\n          ^^^", "workload: 3.5 h"
    ),
    "decimal comma without a unit": Slip(
        "courses: 3,5\n", "error[decimal-comma]", "1:10", "courses: 3,5\n         ^^^", "courses: 3.5"
    ),
    "decimal comma in braces (silent)": Slip(
        "credits: {value: 3,5, system: ECTS}\n",
        "error[comma-in-braces]",
        "1:18",
        "credits: {value: 3,5, system: ECTS}\n                 ^^^",
        "credits: {value: 3.5, system: ECTS}",
    ),
    "decimal comma in JSON": Slip(
        '{"credits": {"value": "3,5", "system": "ECTS"}}',
        "error[decimal-comma]",
        "1:24",
        '{"credits": {"value": "3,5", "system": "ECTS"}}\n                       ^^^',
        '{"credits": {"value": "3.5", "system": "ECTS"}}',
        "course.json",
    ),
    "comma of thousands": Slip(
        "workload: 1,500 h\n",
        "error[thousands-comma]: `1,500` could be 1.500 or 1500",
        "1:11",
        "workload: 1,500 h\n          ^^^^^",
        "write 1500 if the comma marks thousands, 1.500 if it marks decimals",
    ),
    "year alone": Slip(
        "issued_on: 2026\n", "error[not-a-date]", "1:12", "issued_on: 2026\n           ^^^^", "issued_on: 2026-05-01"
    ),
    "seconds since 1970": Slip(
        "issued_on: 1767225600\n",
        "error[not-a-date]",
        "1:12",
        "issued_on: 1767225600\n           ^^^^^^^^^^",
        "issued_on: 2026-01-01",
    ),
    "milliseconds since 1970": Slip(
        '{"issued_on": 1767225600000}',
        "error[not-a-date]",
        "1:15",
        '{"issued_on": 1767225600000}\n              ^^^^^^^^^^^^^',
        "2026-01-01",
        "course.json",
    ),
    "days of a spreadsheet": Slip(
        "issued_on: 46143\n", "error[not-a-date]", "1:12", "issued_on: 46143\n           ^^^^^", "issued_on: 2026-05-01"
    ),
    "German date": Slip(
        "issued_on: 1.5.2026\n",
        "error[not-a-date]",
        "1:12",
        "issued_on: 1.5.2026\n           ^^^^^^^^",
        "issued_on: 2026-05-01",
    ),
    "date in words": Slip(
        'issued_on: "1 mai 2026"\n',
        "error[not-a-date]",
        "1:12",
        'issued_on: "1 mai 2026"\n           ^^^^^^^^^^^^',
        'issued_on: "2026-05-01"',
    ),
    "day or month first": Slip(
        "offered: {from: 3/4/2026}\n",
        "error[day-or-month-first]",
        "1:17",
        "offered: {from: 3/4/2026}\n                ^^^^^^^^",
        "write 2026-04-03 if the day stands first, 2026-03-04 if the month does",
    ),
    "day that does not exist": Slip(
        "issued_on: 2026-13-45\n",
        "error[not-a-date]",
        "1:12",
        "issued_on: 2026-13-45\n           ^^^^^^^^^^",
        "write year, month and day, for example",
    ),
    "version number": Slip("name: 1.10\n", "error[text-needs-quotes]", "1:7", "name: 1.10\n      ^^^^", 'name: "1.10"'),
    "leading zeros": Slip("id: 007\n", "error[text-needs-quotes]", "1:5", "id: 007\n    ^^^", 'id: "007"'),
    "hexadecimal": Slip("id: 0x1F\n", "error[text-needs-quotes]", "1:5", "id: 0x1F\n    ^^^^", 'id: "0x1F"'),
    "yes as a text": Slip("name: True\n", "error[text-needs-quotes]", "1:7", "name: True\n      ^^^^", 'name: "True"'),
    "ja": Slip(
        "assessment: {supervised: ja}\n",
        "error[not-yes-or-no]",
        "1:26",
        "assessment: {supervised: ja}\n                         ^^",
        "assessment: {supervised: true}",
    ),
    "nein in JSON": Slip(
        '{"stand_alone": "nein"}',
        "error[not-yes-or-no]",
        "1:17",
        '{"stand_alone": "nein"}\n                ^^^^^^',
        '{"stand_alone": false}',
        "course.json",
    ),
    "unit of another language": Slip(
        "workload: 12 Wochen x 10 h\n",
        "error[unknown-unit]",
        "1:14",
        "workload: 12 Wochen x 10 h\n             ^^^^^^",
        "workload: 12 weeks x 10 h",
    ),
    # --- more of the same kind
    "asterisk in a list": Slip(
        "learning_outcomes: [Plan, *do, Check]\n",
        "error[undefined-alias]",
        "1:27",
        "learning_outcomes: [Plan, *do, Check]\n                          ^^^",
        'learning_outcomes: [Plan, "*do", Check]',
    ),
    "hash first in a list": Slip(
        "learning_outcomes:\n- #1 plan\n- Do\n",
        "warning[comment-not-value]",
        "2:3",
        "- #1 plan\n  ^^^^^^^",
        '- "#1 plan"',
    ),
    "no blank after the colon": Slip(
        "name:Data\nlevel:EQF 6\n", "error[no-blank-after-colon]", "1:1", "name:Data\n^^^^^", "name: Data"
    ),
    "list beside its key": Slip(
        "level: - EQF 6\n", "error[list-beside-key]", "1:8", "level: - EQF 6\n       ^", "level:\n  - EQF 6"
    ),
    "bracket that is not closed": Slip(
        "level: [EQF 6, FHEQ 7\nname: x\n",
        "error[bracket-open]",
        "1:8",
        "level: [EQF 6, FHEQ 7\n       ^",
        "level: [EQF 6, FHEQ 7]",
    ),
    "quote that is not closed": Slip(
        "id: x\nname: 'Data\n", "error[quote-open]", "2:7", "name: 'Data\n      ^", "name: 'Data'"
    ),
    "apostrophe in single quotes": Slip(
        "name: 'it's data'\n", "error[partly-quoted]", "1:7", "name: 'it's data'\n      ^^^^", 'name: "it\'s data"'
    ),
    "Windows path in double quotes": Slip(
        'notes: "C:\\xampp"\n', "error[backslash]", "1:11", 'notes: "C:\\xampp"\n          ^^', "notes: 'C:\\xampp'"
    ),
    "no-break space in a key": Slip(
        "learning\u00a0outcomes: [x]\n",
        "error[hidden-in-key]",
        "1:9",
        "learning\u00a0outcomes: [x]\n        ^",
        "learning outcomes: [x]",
    ),
}  # fmt: skip


def printed(folder: Path, slip: Slip) -> Run:
    path = folder / slip.name
    path.write_bytes(slip.content)
    return mcdef("classify", path, "--brief")


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_the_place_is_named_and_the_line_is_shown_as_it_should_be(tmp_path: Path, slip: Slip) -> None:
    run = printed(tmp_path, slip)
    first = run.errors.partition("\n\n")[0]

    assert first.startswith(slip.said), run.errors
    place = f"{slip.name}:{slip.place}" if slip.place else slip.name
    assert f"--> {place}\n" in first, run.errors
    if slip.under:
        line, caret = slip.under.split("\n")
        number, column = slip.place.split(":")
        assert f"\n {number} | {line}\n {' ' * len(number)} | {caret}\n" in first, run.errors
        assert len(caret) - len(caret.lstrip()) == int(column) - 1
    help_ = first.partition("= help: ")[2]
    indented = "\n".join(line.removeprefix(" " * 11) for line in help_.split("\n"))
    assert slip.to_type in indented, run.errors
    assert run.code == (3 if "error[" in run.errors else 0)


def test_a_corrected_line_is_read_without_that_mistake(tmp_path: Path) -> None:
    """What is advised works: the file with the corrected line has the same mistake no more."""
    for title, slip in SLIPS.items():
        number = int(slip.place.partition(":")[0] or 0)
        shown = slip.to_type if isinstance(slip.written, str) and ":" in slip.to_type else ""
        if not shown or shown.startswith(("write", "give")):
            continue
        lines = str(slip.written).split("\n")
        lines[number - 1] = shown
        code = slip.said.partition("[")[2].partition("]")[0]
        (tmp_path / slip.name).write_text("\n".join(lines), encoding="utf-8")
        again = mcdef("classify", tmp_path / slip.name, "--brief")
        assert code not in again.codes() or "level:EQF" in str(slip.written), (title, again.errors)


def test_the_lines_of_a_form_that_are_left_blank_are_one_note(tmp_path: Path) -> None:
    (tmp_path / "course.yaml").write_text("name: x\nlevel:\ncredits:\nawrad:\n", encoding="utf-8")
    run = mcdef("classify", tmp_path / "course.yaml")
    assert run.codes() == ["unknown-key"]  # a blank key that is none is a mistake like any other
    assert "did you mean `award`?" in run.errors
