"""Reports for the tests of outputs: real examples, and descriptions that are written to break an output."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from mcdef.catalogue.classify import Asked, entries_of
from mcdef.catalogue.descriptions import Found, descriptions_in
from mcdef.definition.library import Library, load_library
from mcdef.definition.select import Selection
from mcdef.documents.document import Document
from mcdef.documents.problem import McdefError
from mcdef.documents.reader import read_document
from mcdef.documents.source import Source, decode
from mcdef.report.build import report_of
from mcdef.report.findings import Finding, Gate, findings_of
from mcdef.report.model import CredentialReport, Place, Report

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SOME = (
    "cs50x-certificate",
    "flinders-uc-cyber",
    "ou-cyber-security",
    "trinity-5-ects",
    "basel-mas-60",
    "tartu-microdegree",
)
FORMULA = "=cmd|' /C calc'!A0"

#: What a provider's text may hold by accident or by malice.
HOSTILE = {
    "catalogue/formula.yaml": f'name: "{FORMULA}"\nprovider: {{name: "+49 30 1", type: university}}\nworkload: 99 h\n',
    "catalogue/commands.yaml": 'name: "50% off\\n::error file=x::gone, now"\nworkload: 99 h\n',
    "catalogue/markup.yaml": 'name: "<script>|`x`|</script> [a](b) & *c*"\nworkload: 99 h\n',
    "catalogue/controls.yaml": 'name: "bell \\a escape \\e right-to-left \\u202e"\nworkload: 99 h\n',
    "catalogue/broken.yaml": "name: Half a description\nworkload: [150\n",
    "catalogue/unknown, 100%.yaml": "name: A key too many\nworklaod: 150 h\n",
}


@cache
def library() -> Library:
    return load_library()


def report_on(texts: Mapping[str, str], *definitions: str) -> Report:
    """The report on descriptions by their paths, under definitions or those that run by themselves."""
    asked = Asked(Selection(definitions))
    entries = [entry for path, text in texts.items() for entry in entries_of(_found(path, text), library(), asked)]
    return report_of(entries, asked.as_report())


def _found(path: str, text: str) -> Sequence[Found]:
    try:
        return list(descriptions_in(read_document(decode(text.encode(), path))))
    except McdefError as error:
        return [Found(Path(path).stem, Document(Source(path, ""), {}), None, error.problems)]


@cache
def examples() -> Report:
    """Every shipped example."""
    paths = sorted(EXAMPLES.glob("*.yaml"))
    return report_on({f"examples/{path.name}": path.read_text(encoding="utf-8") for path in paths})


@cache
def five() -> Report:
    """A few real credentials under the core."""
    names = ("cs50x-certificate", "gatech-omscs", "mindlab-pgcert", "ou-cyber-security", "trinity-5-ects")
    return report_on(
        {f"examples/{name}.yaml": (EXAMPLES / f"{name}.yaml").read_text("utf-8") for name in names}, "core"
    )


@cache
def hostile() -> Report:
    """What may break an output, beside a good description."""
    good = (EXAMPLES / "trinity-5-ects.yaml").read_text(encoding="utf-8")
    return report_on({**HOSTILE, "catalogue/good.yaml": good}, "emc-2019", "eu-2022")


@cache
def mixed() -> Report:
    """Both in one report."""
    asked = ("core",)
    paths = {f"examples/{name}.yaml": (EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8") for name in SOME}
    return report_on({**paths, **HOSTILE}, *asked)


def at_rows(report: Report, path: str, sheet: str | None, first_row: int = 2) -> Report:
    """The same credentials as rows of one table."""
    credentials = tuple(_at(one, path, sheet, row) for row, one in enumerate(report.credentials, start=first_row))
    return replace(report, credentials=credentials)


def _at(credential: CredentialReport, path: str, sheet: str | None, row: int) -> CredentialReport:
    place = Place(path=path, line=row) if sheet is None else Place(path=path, sheet=sheet, cell=f"A{row}")
    problems = tuple(replace(problem, at=place) for problem in credential.problems)
    return replace(credential, source=place, problems=problems)


def only(report: Report, code: str) -> list[Finding]:
    return [finding for finding in findings_of(report) if finding.code == code]


#: The core and the wordiest of those beside it.
TWELVE = (
    "cedefop", "ec-2020", "emc-2019", "emc-2021", "emc-2022", "eqar", "eu-2022", "nl-pilot", "oecd-2021", "qaa-2022",
    "unesco-2022", "us-usage",
)  # fmt: skip


@cache
def a_thousand_by_twelve() -> Report:
    """A thousand credentials under twelve definitions: the real ones over and over, each with a name of its own."""
    paths = sorted(EXAMPLES.glob("*.yaml"))
    real = report_on({f"examples/{path.name}": path.read_text(encoding="utf-8") for path in paths}, *TWELVE)
    return replace(
        real,
        credentials=tuple(_copy(real.credentials[at % len(real.credentials)], at) for at in range(1000)),
    )


def _copy(credential: CredentialReport, number: int) -> CredentialReport:
    return replace(credential, id=f"{credential.id}-{number}", name=f"{credential.name} ({number})")


FAILS_WHAT_DOES_NOT_COUNT = Gate(fails=lambda finding: finding.code == "does-not-count")
WAIVES_EMC = Gate(waived=lambda finding: "board decision 14" if finding.definition == "emc-2019" else None)
