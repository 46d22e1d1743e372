"""Whatever stands in a table, every row is answered: by a description or by problems, each with a cell of that row."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from table_files import found_in, mapping_of

from mcdef.catalogue.columns import columns

WORDS = [
    "", "none", "yes", "no", "online", "5", "0", "5 ECTS", "5,0", "1.500", "40-72 h", "12 weeks x 10-12 h", "3-5",
    "05. Mrz", "2026-05-03", "EQF 6", "university", "university, college", "GB", "n/a", "a; b", "annex-i",
    "exam, supervised", "internal; external: X", "external:", "#N/A", "…",
    "'", '"', "{", "[a]", "true", "50 %", "x" * 600, "1e400",
    "-1", "9" * 30, "\u00a0", "~187 h", "5 courses x 13 weeks x 8-12 h", "MSc X", "MSc X\nPgCert", "=cmd", "\u200b",
    "😀",
]  # fmt: skip
HEADINGS = [*columns(), "custom.a", "custom.b"]
TABLES = st.lists(st.sampled_from(HEADINGS), min_size=2, max_size=6, unique=True).flatmap(
    lambda headings: st.tuples(
        st.just(headings),
        st.lists(
            st.lists(st.sampled_from(WORDS), min_size=1, max_size=len(headings) + 1).filter(lambda row: any(row)),
            min_size=1,
            max_size=4,
        ),
    )
)
MAPPING = mapping_of(
    "constants: {provider.country: NL}\n"
    "rows: {one_offer: [k]}\n"
    "facts:\n"
    "  name: {column: k, optional: true}\n"
    "  workload: {column: [a, b], times: w, unit: hours per week, decimal: comma}\n"
    "  credits: {between: [c, d], system: ECTS, zero: none}\n"
    "  level: {column: l, framework: EQF}\n"
    "  record.states: s\n"
)


def written(folder: str, rows: list[list[str]]) -> Path:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows(rows)
    path = Path(folder) / "list.csv"
    path.write_text(out.getvalue(), encoding="utf-8", newline="")
    return path


@settings(deadline=None, max_examples=150)
@given(table=TABLES)
def test_every_row_is_answered_at_its_cells(table: tuple[list[str], list[list[str]]]) -> None:
    headings, rows = table
    with tempfile.TemporaryDirectory() as folder:
        found = found_in(written(folder, [headings, *rows]))
    filled = [number for number, row in enumerate(rows, 2) if any(cell.strip() for cell in row)]
    assert len(found) == max(1, len(filled))
    for number, one in zip(filled, found, strict=False):
        assert (one.described is None) == any(problem.severity == "error" for problem in one.problems)
        for problem in one.problems:
            assert problem.span is not None
            assert problem.span.cell is not None
            assert problem.span.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == str(number)


@settings(deadline=None, max_examples=150)
@given(rows=st.lists(st.lists(st.sampled_from(WORDS), min_size=8, max_size=8).filter(any), min_size=1, max_size=4))
def test_under_a_mapping_too(rows: list[list[str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = found_in(written(folder, [["k", "a", "b", "w", "c", "d", "l", "s"], *rows]), MAPPING)
    assert found
    for one in found:
        assert (one.described is None) == any(problem.severity == "error" for problem in one.problems)
