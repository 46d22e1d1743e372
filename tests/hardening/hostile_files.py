"""Files made to crash, hang or fill the memory, each as bytes with the name it comes under."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

MIB: Final = 1024 * 1024
MANY: Final = 100_000


def billion_laughs() -> bytes:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    return "\n".join(lines).encode()


def merge_bomb() -> bytes:
    lines = ["a0: &a0 {k: v}"]
    lines += [f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}" for n in range(1, 40)]
    return "\n".join(lines).encode()


def deep_aliases() -> bytes:
    """Each name holds the one before it, one level further down."""
    lines = ["a0: &a0 [x]", *(f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 5_000))]
    return "\n".join(lines).encode()


def wide_aliases() -> bytes:
    """One large list that is meant ten thousand times."""
    return ("a: &a [" + "x, " * 5_000 + "x]\nb:\n" + "- *a\n" * 10_000).encode()


def workbook() -> bytes:
    """A real workbook of one cell, as a spreadsheet program opens it."""
    sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    package = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{sheet}" xmlns:r="{office}"><sheets>'
        '<sheet name="Courses" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{sheet}"><sheetData><row r="1">'
        '<c r="A1" t="inlineStr"><is><t>Data literacy</t></is></c></row></sheetData></worksheet>',
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>\n{text}')
    return held.getvalue()


def filled(unit: bytes, size: int) -> bytes:
    return (unit * (size // len(unit) + 1))[:size]


@dataclass(frozen=True)
class Hostile:
    """The name of a file, what is in it, the message that refuses it, and how much may be printed about it.

    ``slowly`` are those that are read without PyYAML's C loader too.
    """

    name: str
    make: Callable[[], bytes]
    code: str
    slowly: bool = False
    most_lines: int = 12


def yaml(code: str, make: Callable[[], bytes], *, slowly: bool = False, most_lines: int = 12) -> Hostile:
    return Hostile("x.yaml", make, code, slowly, most_lines)


def json(code: str, make: Callable[[], bytes], *, most_lines: int = 12) -> Hostile:
    return Hostile("x.json", make, code, most_lines=most_lines)


#: Twenty problems of a file are shown, of at most eight lines each; how many more there are is one line.
SOME: Final = 165

FILES: Final[dict[str, Hostile]] = {
    "brackets": yaml("too-deep", lambda: b"[" * MANY, slowly=True),
    "brackets, closed": yaml("too-deep", lambda: b"[" * MANY + b"]" * MANY),
    "braces": yaml("too-deep", lambda: b"{a: " * MANY),
    "dashes": yaml("too-deep", lambda: b"- " * MANY, slowly=True),
    "question marks": yaml("complex-key", lambda: b"? " * MANY, slowly=True),
    "indented keys": yaml("too-deep", lambda: b"".join(b" " * n + b"a:\n" for n in range(2_000))),
    "brackets after a key": yaml("too-deep", lambda: b"name: " + b"[" * MANY),
    "JSON brackets": json("too-deep", lambda: b"[" * MANY),
    "JSON brackets, closed": json("too-deep", lambda: b"[" * MANY + b"]" * MANY),
    "JSON braces": json("too-deep", lambda: b'{"a":' * MANY),
    "JSON brackets in YAML": yaml("too-deep", lambda: b'{"a":[' * MANY),
    "alias bomb": yaml("alias-expansion", billion_laughs, slowly=True),
    "merge bomb": yaml("merge-key", merge_bomb, slowly=True),
    "self-alias": yaml("self-alias", lambda: b"name: &a [*a]\n", slowly=True),
    "self-alias in a mapping": yaml("self-alias", lambda: b"&a {name: *a}\n"),
    "deep aliases": yaml("too-deep", deep_aliases, slowly=True),
    "wide aliases": yaml("alias-expansion", wide_aliases),
    "long number": yaml("number-too-long", lambda: b"workload: " + b"1" * 10_000 + b"\n", slowly=True),
    "long number in words": yaml("number-too-long", lambda: b"workload: " + b"1" * 10_000 + b" h\n"),
    "long number in a name": yaml("number-too-long", lambda: b"courses: " + b"1" * 10_000 + b"\n"),
    "large exponent": yaml("number-too-long", lambda: b"workload: 1e999999999\n", slowly=True),
    "JSON long number": json("number-too-long", lambda: b'{"workload": ' + b"1" * 10_000 + b"}"),
    "NUL": yaml("nul-character", lambda: b"name: a\0b\n", slowly=True),
    "NUL only": yaml("utf-16", lambda: b"\0" * MIB),
    "UTF-16": yaml("utf-16", lambda: "name: Prüfung\n".encode("utf-16"), slowly=True),
    "UTF-16 without a mark": yaml("utf-16", lambda: "name: Prüfung\n".encode("utf-16-le")),
    "cp1252": yaml("windows-encoding", lambda: "name: Prüfung – “Daten”\n".encode("cp1252"), slowly=True),
    "cp1252, large": yaml("windows-encoding", lambda: filled("# Prüfung\n".encode("cp1252"), 16 * MIB)),
    "workbook": yaml("excel-not-text", workbook, slowly=True),
    "workbook as JSON": json("excel-not-text", workbook),
    "comments": yaml("empty-document", lambda: filled(b"# nothing but a comment\n", 16 * MIB), slowly=True),
    "comment signs": yaml("empty-document", lambda: filled(b"#", 16 * MIB)),
    "comments after words": yaml("empty-document", lambda: filled(b"#a #a #a #a #a #a\n", 16 * MIB)),
    "ampersands": yaml("empty-document", lambda: b"# " + filled(b"&", 16 * MIB - 2)),
    "quotation marks": yaml("empty-document", lambda: b"# " + filled("“".encode(), 16 * MIB - 4)),
    "emoji": yaml("empty-document", lambda: b"# " + filled("😀".encode(), 16 * MIB - 4)),
    "empty lines": yaml("too-many-lines", lambda: b"\n" * (16 * MIB)),
    "blanks": yaml("empty-document", lambda: b" " * (16 * MIB)),
    "2 MiB of comments": yaml("empty-document", lambda: filled(b"# nothing but a comment\n", 2 * MIB), slowly=True),
    "2 MiB on a line": yaml("text-too-long", lambda: b"a" * (2 * MIB), slowly=True),
    "2 MiB of colons": yaml("yaml-syntax", lambda: b"name: " + b"a: " * (2 * MIB // 3 - 2), slowly=True),
    "100,000 keys": yaml("too-many-keys", lambda: b"".join(b"k%d: 1\n" % n for n in range(MANY)), slowly=True),
    "too large": yaml("file-too-large", lambda: b"#" * (16 * MIB + 1)),
    "keys": yaml("too-many-keys", lambda: b"".join(b"k%d: 1\n" % n for n in range(300_000)), slowly=True),
    "keys in braces": yaml("too-many-keys", lambda: b"{" + b"".join(b"k%d: 1, " % n for n in range(300_000)) + b"}"),
    "JSON keys": json("too-many-keys", lambda: b"{" + b",".join(b'"k%d":1' % n for n in range(300_000)) + b"}"),
    "keys in a part": yaml(
        "too-many-keys", lambda: b"provider:\n" + b"".join(b" k%d: 1\n" % n for n in range(300_000))
    ),
    "unknown keys": yaml("unknown-key", lambda: b"".join(b"k%d: 1\n" % n for n in range(1_000)), most_lines=SOME),
    "empty unknown keys": yaml("unknown-key", lambda: b"".join(b"k%d:\n" % n for n in range(1_000)), most_lines=SOME),
    "long line": yaml("text-too-long", lambda: b"a" * (5 * MIB), slowly=True),
    "long line of words": yaml("text-too-long", lambda: b"name: " + b"word " * MIB),
    "long line in quotes": yaml("text-too-long", lambda: b'name: "' + b"word " * MIB + b'"'),
    "long line of colons": yaml("yaml-syntax", lambda: b"name: " + b"a: " * (5 * MIB // 3)),
    "long line of brackets": yaml("yaml-syntax", lambda: b"name: " + b"[] " * (5 * MIB // 3)),
    "long line of members": yaml("too-many-members", lambda: b"[" + b"a, " * (5 * MIB // 3) + b"]"),
    "long list for a word": yaml("description-too-large", lambda: b"kind: [" + b"a, " * 90_000 + b"]"),
    "long key": yaml("text-too-long", lambda: b"? " + b"a" * (5 * MIB) + b"\n: 1\n"),
    "JSON long line": json("text-too-long", lambda: b'{"name": "' + b"a" * (5 * MIB) + b'"}'),
    "many quantities": yaml("text-too-long", lambda: b"workload: " + b"5 h x " * 8_000 + b"5 h\n"),
    "many alternatives": yaml("too-many-alternatives", lambda: b"courses: " + b"5, " * 100 + b"or 6\n"),
    "blanks in a quantity": yaml("text-too-long", lambda: b'workload: "5' + b" " * 49_000 + b'y"'),
    "blanks in a level": yaml("unknown-level", lambda: b'level: "EQF' + b" " * 49_000 + b'99"'),
    "many phrases": yaml("phrases-disagree", lambda: b"assessment: " + b"graded, " * 6_000 + b"ungraded\n"),
    "long level": yaml("unknown-level", lambda: b"level: " + b"EQF 6 " * 8_000 + b"\n"),
    "long credit system": yaml(
        "unknown-credit-system", lambda: b"credits: {value: 5, system: " + b"ECTS " * 9_000 + b"}"
    ),
    "long country": yaml("unknown-country", lambda: b"provider: {country: " + b"G" * 49_000 + b"}\n"),
    "long date": yaml("not-a-date", lambda: b"issued_on: " + b"2026-" * 9_000 + b"\n"),
    "many errors": yaml("unknown-key", lambda: b"- {nmae: 1}\n" * 2_000, most_lines=SOME),
    "many warnings": yaml("bracket-open", lambda: b"- name: a #b\n" * 2_000 + b"- [\n"),
    "many descriptions": yaml("too-many-members", lambda: b"- 1\n" * 900_000),
    "descriptions that are none": yaml("gave-up", lambda: b"- 1\n" * 90_000, most_lines=SOME),
    "levels that are none": yaml("gave-up", lambda: b"- {level: XQF 1}\n" * 20_000, most_lines=SOME),
    "JSON members": json("too-many-members", lambda: b"[" + b"1," * 900_000 + b"1]"),
    "JSON descriptions that are none": json("gave-up", lambda: b"[" + b"1," * 90_000 + b"1]", most_lines=SOME),
    "variants": yaml("variant-without-name", lambda: b"variants:\n" + b"- {}\n" * 4_000, most_lines=SOME),
    "wrong judgements": yaml("unknown-key", lambda: b"judgements:\n" + b"- {a: 1}\n" * 3_000, most_lines=SOME),
    "many variants": yaml("too-many-members", lambda: b"variants:\n" + b"- {}\n" * 900_000),
    "JSON infinity": json("json-not-finite", lambda: b'{"credits": {"system": "ECTS", "value": Infinity}}'),
    "controls": yaml("control-character", lambda: b"name: \x1b[2J\x1b[31m\n", slowly=True),
    "empty": yaml("empty-document", lambda: b""),
    "JSON empty": json("json-empty", lambda: b""),
}
