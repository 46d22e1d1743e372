"""A reader's own limit in the place of a vague one: it decides, and everything that is shown says whose it is."""

from __future__ import annotations

from fractions import Fraction

import pytest

from mcdef.catalogue.classify import Asked, entries_of
from mcdef.catalogue.descriptions import descriptions_in
from mcdef.definition.library import Library
from mcdef.definition.limits import Limits, as_reported, limit_problems, vague_clauses, with_limits
from mcdef.definition.select import Selection
from mcdef.documents.reader import read_document
from mcdef.documents.source import Source
from mcdef.report.build import report_of
from mcdef.report.model import CriterionReport, Report

SMALL: Limits = {"eu-2022.small-volume": {"credits.ects_equivalent": Fraction(10), "workload.hours": Fraction(250)}}


def report_on(text: str, library: Library, limits: Limits, *names: str) -> Report:
    asked = Asked(Selection(names or ("eu-2022",)), limits=as_reported(limits, library))
    found = descriptions_in(read_document(Source("course.yaml", text)))
    return report_of(list(entries_of(found, with_limits(library, limits), asked)), asked.as_report())


def clause(report: Report, id_: str) -> CriterionReport:
    ((result,),) = (credential.results for credential in report.credentials)
    assert isinstance(result.criteria, tuple)
    return next(one for one in result.criteria if one.id == id_)


@pytest.mark.parametrize(
    ("size", "without", "own"),
    [
        ("credits: 10 ECTS", "met", "met"),
        ("credits: 11 ECTS", "met", "not_met"),
        ("credits: 45 ECTS", "unknown", "not_met"),
        ("credits: 60 ECTS", "not_met", "not_met"),
        ("workload: 250 h", "met", "met"),
        ("workload: 251 h", "met", "not_met"),
        ("workload: 200-300 h", "met", "unknown"),
        ("credits: none\nworkload: 300 h", "met", "not_met"),
        ("language: en", "unknown", "unknown"),
    ],
)
def test_the_limit_decides_exactly(library: Library, size: str, without: str, own: str) -> None:
    text = f"name: Short\naward: none\n{size}\n" if "language" not in size else "name: Short\n"
    assert clause(report_on(text, library, {}), "small-volume").outcome == without
    assert clause(report_on(text, library, SMALL), "small-volume").outcome == own


def test_the_report_says_whose_limit_it_is_and_keeps_the_digest_of_the_text(library: Library) -> None:
    report = report_on("name: Short\ncredits: 15 ECTS\n", library, SMALL)
    assert report.options.limits == {"eu-2022.small-volume": {"credits.ects_equivalent": "10", "workload.hours": "250"}}
    criterion = clause(report, "small-volume")
    assert criterion.limit == {"credits.ects_equivalent": "10", "workload.hours": "250"}
    assert "your own limit, at most 10 ECTS" in criterion.message
    assert report.definitions[0].sha256 == library["eu-2022"].digest
    assert clause(report, "assessed").limit is None


def test_only_what_is_named_is_sharpened(library: Library) -> None:
    credits_only: Limits = {"eu-2022.small-volume": {"credits.ects_equivalent": Fraction(10)}}
    sharp = with_limits(library, credits_only)
    assert vague_clauses(sharp)["eu-2022.small-volume"] == ["workload.hours"]
    assert sharp["ec-2020"] is library["ec-2020"]
    assert library["eu-2022"].default.criterion("small-volume") is not sharp["eu-2022"].default.criterion(
        "small-volume"
    )


def test_a_limit_from_which_a_clause_is_met_is_a_floor(library: Library) -> None:
    (floor,) = [name for name in vague_clauses(library) if name.startswith("au-2021.")]
    limits: Limits = {floor: {"workload.hours": Fraction(3)}}
    report = report_on("name: Short\nworkload: 2 h\n", library, limits, "au-2021")
    told = clause(report, floor.partition(".")[2])
    assert told.outcome == "not_met"
    assert "your own limit, at least 3 h" in told.message
    shorter = clause(report_on("name: Short\nworkload: 0.5 h\n", library, limits, "au-2021"), told.id)
    assert "own limit, at least 3 h;" in shorter.message  # and not the hour of the text


@pytest.mark.parametrize(
    ("key", "fact", "code", "help_"),
    [
        ("eu-2022.smal-volume", "workload.hours", "limit-unknown", "eu-2022.small-volume"),
        ("eu-2023.small-volume", "workload.hours", "limit-unknown", "eu-2022.small-volume"),
        ("eu-2022", "workload.hours", "limit-needs-criterion", "eu-2022.small-volume"),
        ("eu-2022.assessed", "workload.hours", "limit-not-vague", "definitions new"),
        ("eu-2022.small-volume", "workload.hour", "limit-unknown-fact", "workload.hours"),
    ],
)
def test_a_limit_that_limits_nothing_is_refused(library: Library, key: str, fact: str, code: str, help_: str) -> None:
    ((_, told),) = limit_problems(library, {key: {fact: Fraction(10)}})
    assert told.code == code
    assert help_ in str(told.help)
