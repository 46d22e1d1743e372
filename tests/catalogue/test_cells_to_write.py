"""What a row is told to state stands in words of its own table, and stating it states the fact."""

from __future__ import annotations

from pathlib import Path

import pytest
from table_files import csv_file, found_in, mapping_of

from mcdef.catalogue.columns import columns
from mcdef.catalogue.mapping import load_mapping
from mcdef.definition.library import Library
from mcdef.facts.establish import establish
from mcdef.facts.in_cells import cells_to_write
from mcdef.facts.vocabulary import FACTS
from mcdef.logic.possibilities import UNKNOWN
from mcdef.messages.template import COLUMNS


@pytest.mark.parametrize("fact", FACTS)
def test_cells_that_are_to_be_written_are_read_as_the_fact(fact: str, library: Library, tmp_path: Path) -> None:
    cells = cells_to_write([fact], None)
    headings = [".".join(keys) for keys, _ in cells]
    assert set(headings) <= set(columns())
    texts = [text.partition(", or ")[0].replace("…", "X") for _, text in cells]
    if fact == "level.sector":  # of no level, a sector says nothing
        headings, texts = [*headings, "level"], [*texts, "EQF 6"]
    (found,) = found_in(csv_file(tmp_path, [headings, texts]))
    assert found.described is not None, [str(one) for one in found.problems]
    facts = establish(found.described, library.crosswalk, library.rules).inferred.facts
    assert facts.value(fact) is not UNKNOWN


@pytest.mark.parametrize("fact", ["custom.employer_signed", "credits.us_semester"])
def test_facts_of_their_own_and_credit_of_any_system_too(fact: str) -> None:
    (cell,) = cells_to_write([fact], None)
    assert cell in [(("custom", "employer_signed"), "…"), (("credits",), "5 us-semester")]


def told(folder: Path, rows: list[list[str]], keys: tuple[str, ...], text: str, mapping: str | None = None) -> str:
    table = csv_file(folder, rows)
    found = found_in(table, None if mapping is None else mapping_of(mapping))[-1]
    return found.document.cell_to_write(keys, text)


ROWS = [["Name", "Assessment", "Provider Country", "Workload.Hours"], ["A", "", "IE", "5"]]


@pytest.mark.parametrize(
    ("keys", "text", "expected"),
    [
        (("provider", "country"), "NL", 'in column "Provider Country": NL'),
        (("assessment",), "exam, or none", 'in column "Assessment": exam, or none'),
        (("assessment", "type"), "exam", 'in column "Assessment": exam'),
        (("assessment", "supervised"), "yes", 'in column "Assessment": supervised'),
        (("assessment", "criteria"), "published", 'in a new column "assessment.criteria": published'),
        (("workload",), "150 h", 'in column "Workload.Hours": 150'),
        (("level",), "EQF 6", 'in a new column "level": EQF 6'),
    ],
)
def test_the_heading_is_that_of_the_table_or_else_of_the_template(
    keys: tuple[str, ...], text: str, expected: str, tmp_path: Path
) -> None:
    assert told(tmp_path, ROWS, keys, text) == expected


def test_a_cell_that_says_something_is_not_written_over(tmp_path: Path) -> None:
    rows = [["name", "assessment"], ["A", "exam"]]
    assert told(tmp_path, rows, ("assessment", "supervised"), "yes") == 'in a new column "assessment.supervised": yes'


MAPPING = (
    "facts:\n  name: Titel\n  assessment.supervised: {column: Aufsicht, values: {ja: true, nein: false}}\n"
    "  participation: {column: Form, values: {Fernstudium: online}}\n  level.eqf: DQR\n"
)
LIST = [["Titel", "Aufsicht", "Form", "DQR"], ["A", "", "", ""]]


@pytest.mark.parametrize(
    ("keys", "text", "expected"),
    [
        (("assessment", "supervised"), "yes", 'in column "Aufsicht": ja'),
        (("participation",), "online", 'in column "Form": Fernstudium'),
        (("participation",), "onsite", 'in column "Form": onsite'),
        (("level",), "EQF 6", 'in column "DQR": 6'),
        (("level",), "NFQ 9", "in a new column that the mapping reads as level: NFQ 9"),
        (("record", "digital"), "yes", "in a new column that the mapping reads as record.digital: yes"),
    ],
)
def test_under_a_mapping_the_words_are_those_of_the_list(
    keys: tuple[str, ...], text: str, expected: str, tmp_path: Path
) -> None:
    assert told(tmp_path, LIST, keys, text, MAPPING) == expected


def test_under_a_preset_the_column_that_is_there_is_named(tmp_path: Path) -> None:
    table = csv_file(tmp_path, [["Title", "Credit value"], ["A", ""]])
    (found,) = found_in(table, load_mapping("uk-list"))
    assert found.document.cell_to_write(("credits",), "15 CATS") == 'in column "Credit value": 15 CATS'


def test_most_new_columns_are_those_of_the_template() -> None:
    template = {heading for heading, _, _ in COLUMNS}
    asked = {".".join(keys) for fact in FACTS for keys, _ in cells_to_write([fact], None)}
    assert len(asked & template) >= 30
