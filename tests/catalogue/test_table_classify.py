"""Rows of a table are classified like any description."""

from __future__ import annotations

from pathlib import Path

from mcdef.catalogue.classify import Asked, entries_of
from mcdef.catalogue.from_tables import descriptions_of_table
from mcdef.definition.library import load_library


def test_all_that_is_wrong_with_a_row_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("name,workload,level,credits\nA,150 stunden,FEHQ 7,5 ETCS\n", encoding="utf-8")
    library = load_library()

    (entry,) = entries_of(descriptions_of_table(path, display="list.csv"), library, Asked())

    assert [(one.code, one.place) for one in entry.problems] == [
        ("unknown-unit", "list.csv:2:3"),
        ("unknown-framework", "list.csv:2:15"),
        ("unknown-credit-system", "list.csv:2:22"),
    ]
    assert not any("A,h" in (one.help or "") for one in entry.problems), "no line is made up of half a cell"
