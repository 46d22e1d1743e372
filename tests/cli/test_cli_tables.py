"""Tables on the command line: read like any description, and every output names the sheet and the cell."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import openpyxl
from cli_runs import EXAMPLES, mcdef, problems_of_contract

ROWS = [
    ["id", "name", "provider", "provider.type", "provider.country", "workload", "credits", "level"],
    ["good", "Data Literacy", "Uni", "university", "GB", 125, "5 ECTS", "EQF 6"],
    ["bad", "Cyber", "Uni", "universty", "GB", "40-72 h", 0, None],
    ["small", "Talk", "Uni", "university", "GB", 12, 0, None],
]


def workbook(folder: Path, rows: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Courses"
    for row in rows:
        sheet.append(row)
    book.save(folder / "list.xlsx")
    return Path("list.xlsx")


def test_a_workbook_is_classified_row_by_row(folder: Path) -> None:
    run = mcdef("classify", workbook(folder, ROWS), "-d", "emc-2019")
    assert run.code == 3
    assert "list.xlsx:Courses!A2" in run.text
    assert "at: list.xlsx:Courses!F4" in run.text
    assert "1 could not be read" in run.flat
    assert "list.xlsx:Courses!D3" in run.errors
    assert "did you mean `university`?" in run.errors


def test_json_names_the_sheet_and_the_cell(folder: Path) -> None:
    report = mcdef("classify", workbook(folder, ROWS), "-d", "emc-2019", "--format", "json").json
    assert problems_of_contract(report) == []
    good, bad, small = report["credentials"]
    assert [one["id"] for one in (good, bad, small)] == ["good", "bad", "small"]
    assert good["source"] == {"path": "list.xlsx", "sheet": "Courses", "cell": "A2"}
    (problem,) = bad["problems"]
    assert problem["at"] == {"path": "list.xlsx", "sheet": "Courses", "cell": "D3"}
    (result,) = small["results"]
    places = [place for one in result["criteria"] for fact in one["facts"] for place in fact["from"]]
    assert {"path": "list.xlsx", "sheet": "Courses", "cell": "F4", "how": "stated"} in places


def test_a_csv_file_has_line_column_and_cell(folder: Path) -> None:
    (folder / "list.csv").write_text("name;workload\nA;5,5\nB;150 h\n", encoding="utf-8")
    run = mcdef("classify", "list.csv", "-d", "emc-2019", "--format", "json")
    first, second = run.json["credentials"]
    assert first["problems"][0]["at"] == {"path": "list.csv", "line": 2, "column": 3, "cell": "B2"}
    assert second["source"] == {"path": "list.csv", "line": 3, "column": 1, "cell": "A3"}
    assert "list.csv:2:3" in run.errors


def test_a_table_and_its_rows_in_yaml_get_the_same_verdicts(folder: Path) -> None:
    (folder / "good.yaml").write_text(
        "name: Data Literacy\nprovider: {name: Uni, type: university, country: GB}\n"
        "workload: 125\ncredits: 5 ECTS\nlevel: EQF 6\n",
        encoding="utf-8",
    )
    table = mcdef("classify", workbook(folder, ROWS[:2]), "-d", "all", "--format", "json", "--brief").json
    yaml = mcdef("classify", "good.yaml", "-d", "all", "--format", "json", "--brief").json
    for report in (table, yaml):
        for result in report["credentials"][0]["results"]:
            for one in result["would_settle"]:
                assert all(one.pop("write"))  # which is in the words of the file: columns, or keys
    assert table["credentials"][0]["results"] == yaml["credentials"][0]["results"]


def test_the_same_table_gives_the_same_bytes(folder: Path) -> None:
    path = workbook(folder, ROWS)
    assert mcdef("classify", path, "--format", "json").output == mcdef("classify", path, "--format", "json").output


def test_classifying_yaml_loads_nothing_of_tables() -> None:
    code = (
        "import sys; sys.argv = ['mcdef', 'classify', sys.argv[1]]\n"
        "from mcdef.cli.app import run\nrun()\n"
        "wrong = [m for m in sys.modules if m.startswith(('mcdef.catalogue.', 'python_calamine', 'xlsxwriter'))]\n"
        "print(sorted(wrong), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(EXAMPLES / "trinity-5-ects.yaml")],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stderr.strip() == "['mcdef.catalogue.classify', 'mcdef.catalogue.descriptions']"


def test_an_id_that_stands_twice_in_a_table_is_told_at_its_row(folder: Path) -> None:
    rows: list[list[object]] = [["id", "name", "courses"], ["a", "A", 3], ["b", "B", 3], ["a", "C", 1]]
    run = mcdef("check", workbook(folder, rows), "-d", "us-usage")
    assert run.codes() == ["same-id"]
    assert "--> list.xlsx:Courses!A4" in run.errors
    assert "`a` stands at A2 too" in run.errors
    assert "3 credentials under 1 definition: 0 count, 1 does not, 2 undetermined" in run.flat


def test_what_is_to_be_stated_is_told_in_columns_everywhere(folder: Path) -> None:
    rows: list[list[object]] = [["Name", "Provider Country", "Workload"], ["A", "IE", "50-200 h"]]
    run = mcdef("check", workbook(folder, rows), "-d", "emc-2019", "-o", "csv=out.csv", "-o", "xlsx=out.xlsx",
                "-o", "html=out.html", "-o", "sarif=out.sarif", "--annotate", "copy.xlsx")  # fmt: skip
    assert run.code == 0, run.errors
    assert 'in a new column "assessment": summative exam' in run.flat
    assert "summative exam" in (folder / "out.csv").read_text(encoding="utf-8")
    copy, findings = (openpyxl.load_workbook(folder / name) for name in ("copy.xlsx", "out.xlsx"))
    assert 'state more exactly in column "Workload": 150 h' in str(copy["Courses"]["F2"].value)
    assert any('in column "Workload": 150 h' in str(cell.value) for row in findings["facts to supply"] for cell in row)
    for path in sorted(folder.glob("out.*")):
        if path.suffix != ".xlsx":
            assert "workload: 150 h" not in path.read_text(encoding="utf-8"), path.name
    text = mcdef("classify", "list.xlsx", "-d", "emc-2019").flat
    assert 'to settle it, state more exactly in column "Workload": 150 h' in text


def test_a_judgement_on_a_row_is_written_in_a_file(folder: Path) -> None:
    path = workbook(folder, [["name"], ["A"]])
    assert "a person judges and writes in a file in YAML" in mcdef("classify", path, "-d", "unesco-2022").flat
    assert "a table has no column for that" in mcdef("check", path, "-d", "unesco-2022", "-f", "csv").text


def test_what_is_wrong_in_a_cell_is_told_once(folder: Path) -> None:
    rows: list[list[object]] = [["id", "provider", "provider.country", "provider.type"], ["a", "U", "Germany", "Uni"]]
    run = mcdef("check", workbook(folder, rows), "-f", "json")
    assert run.code == 3
    assert [one["at"]["cell"] for one in run.json["credentials"][0]["problems"]] == ["C2", "D2"]


def test_what_is_about_a_sheet_is_no_problem_of_its_first_offer(folder: Path) -> None:
    path = workbook(folder, [["id", "name"], ["a", "A"], ["Summe", None]])
    book = openpyxl.load_workbook(path)
    book.create_sheet("Archive").append(["x"])
    book.save(path)
    run = mcdef("check", path, "-f", "json", "-o", "text=out.txt", "-o", "markdown=out.md", "-o", "concise=out")
    report = run.json
    assert problems_of_contract(report) == []
    assert [one["code"] for one in report["problems"]] == ["sheets-left-out", "totals-left-out"]
    assert report["credentials"][0]["problems"] == []
    for name in ("out.txt", "out.md", "out"):
        text = (folder / name).read_text(encoding="utf-8")
        assert text.index("Archive") < text.index("list.xlsx:Courses!A2")


def test_a_warning_beside_what_could_not_be_read_is_a_warning(folder: Path) -> None:
    path = workbook(folder, [["id", "workload"], ["a", "150 h"], ["a", "many"]])
    run = mcdef("check", path, "-f", "concise")
    assert run.code == 3
    lines = {line.split()[1]: line for line in run.text.splitlines()}
    assert lines["not-a-quantity"].endswith("[fails]")
    assert not lines["same-id"].endswith("[fails]")


def test_files_are_written_although_nobody_reads_the_text(folder: Path) -> None:
    workbook(folder, ROWS)
    command = f'"{sys.executable}" -m mcdef check list.xlsx -d all -o csv=out.csv --annotate copy.xlsx | head -n 1'
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False, cwd=folder)
    assert done.stdout
    assert (folder / "out.csv").is_file()
    assert (folder / "copy.xlsx").is_file()
