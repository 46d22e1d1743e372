"""``mcdef check``: a catalogue, a policy, outputs, exit codes."""

from __future__ import annotations

import csv
import json
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from cli_runs import copied, environment, mcdef, problems_of_contract, process, write

from mcdef.outputs.registry import FORMATS
from yaml_loaders import without_libyaml

TWO = ("-d", "us-usage", "-d", "eu-2022")
SERIES = (
    "name: Series\nprovider: {name: A, type: company, country: US}\naward: other\ncourses: 3\nrecord: certificate\n"
)
SINGLE = "name: Single\nprovider: {name: B, type: university, country: IE}\ncourses: 1\ncredits: 5 ECTS\n"
BROKEN = "name: Half\nworkload: [150\n"
TABLES = Path(__file__).resolve().parents[2] / "examples" / "tables"
SHEET = "id,name,provider,provider.country,courses,credits\nx-1,Series,A,US,3,none\nx-2,Single,B,IE,1,5 ECTS\n"


@pytest.fixture
def catalogue(folder: Path) -> Path:
    write(folder, "catalogue/series.yaml", SERIES)
    write(folder, "catalogue/single.yaml", SINGLE)
    return folder


def test_the_folder_one_is_in_is_checked_when_nothing_is_named(catalogue: Path) -> None:
    run = mcdef("check", *TWO)
    assert (run.code, run.errors) == (0, "")
    assert "2 credentials under 2 definitions" in run.flat
    assert run.text.rstrip().endswith("lets it"), "the last line says how to choose what fails"


def test_one_bad_file_never_stops_the_rest(catalogue: Path) -> None:
    write(catalogue, "catalogue/broken.yaml", "name: [x\n")

    run = mcdef("check", "catalogue", *TWO)

    assert run.code == 3
    assert run.codes()
    assert "could not be read" in run.flat
    assert "3 credentials" in run.flat or "2 credentials" in run.flat


@pytest.mark.parametrize(
    ("fail_on", "code"),
    [
        ("never", 0),
        ("does-not-count", 1),
        ("does not count:us-usage", 1),
        ("does_not_count:eu-2022", 0),
        ("undetermined:eu-2022", 1),
        ("gap:eu-2022", 1),
        ("disagree", 0),
    ],
)
def test_what_fails_is_what_the_policy_names(catalogue: Path, fail_on: str, code: int) -> None:
    assert mcdef("check", "catalogue", *TWO, "--fail-on", fail_on).code == code
    assert mcdef("check", "catalogue", *TWO, "--fail-on", fail_on, "--exit-zero").code == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("nowhere",), "path-missing"),
        (("catalogue/*.toml",), "glob-matches-nothing"),
        (("empty",), "nothing-to-check"),
        (("catalogue", "--fail-on", "does-not-cuont"), None),
        (("catalogue", "--fail-on", "gap:eu-2202"), None),
        (("catalogue", "--format", "sarfi"), "unknown-format"),
        (("catalogue", "--format", "xlsx"), "format-needs-file"),
        (("catalogue", "-o", "sarif"), None),
        (("catalogue", "-o", "sraif=x"), None),
        (("catalogue", "-d", "eu-2202"), None),
        (("catalogue", "--changed-since", "nothing"), None),
        (("catalogue", "--annotate", "x.csv"), "annotate-one-table"),
    ],
)
def test_what_is_wrong_with_the_call_ends_with_2(catalogue: Path, arguments: tuple[str, ...], code: str | None) -> None:
    (catalogue / "empty").mkdir()
    run = mcdef("check", *arguments)
    assert run.code == 2
    assert code is None or run.codes() == [code]
    assert "help:" in run.errors


def test_several_files_from_one_run(catalogue: Path) -> None:
    formats = (
        "concise",
        "json",
        "ndjson",
        "sarif",
        "junit",
        "github",
        "github-summary",
        "gitlab",
        "markdown",
        "csv",
        "xlsx",
    )
    outputs = [part for name in formats for part in ("-o", f"{name}=out/report.{name}")]

    run = mcdef("check", "catalogue", *TWO, *outputs)

    assert run.code == 0
    assert {one.name for one in (catalogue / "out").iterdir()} == {f"report.{name}" for name in formats}
    report = json.loads((catalogue / "out" / "report.json").read_text(encoding="utf-8"))
    assert problems_of_contract(report) == []
    assert [one["id"] for one in report["credentials"]] == ["series", "single"]


def test_a_machine_format_alone_is_on_stdout(catalogue: Path) -> None:
    run = mcdef("check", "catalogue", *TWO, "--format", "json")
    assert problems_of_contract(run.json) == []
    assert "no verdict fails this run" in run.errors


def test_settings_are_found_above_what_is_checked_and_an_option_wins(catalogue: Path) -> None:
    write(catalogue, "mcdef.yaml", "definitions: [us-usage]\nfail_on: [does-not-count]\nexclude: [single.yaml]\n")

    assert mcdef("check", "catalogue").code == 0, "the single course is left out"
    assert mcdef("check", "catalogue", "--fail-on", "never", "--exclude", "nothing").code == 0
    assert mcdef("check", "catalogue", "--exclude", "nothing").code == 1
    assert mcdef("check", "catalogue", "--exclude", "nothing", "--no-config").code == 0


def test_a_waiver_changes_the_exit_code_and_no_verdict(catalogue: Path) -> None:
    write(
        catalogue,
        "waivers.yaml",
        "- {credential: single, definition: us-usage, verdict: does not count, reason: taught in Ireland only,\n"
        "   approver: Dean, expires: 2027-01-31}\n",
    )
    write(catalogue, "mcdef.yaml", "definitions: [us-usage]\nfail_on: [does-not-count]\nwaivers: waivers.yaml\n")
    without = mcdef("check", "catalogue", "--format", "json", "--waivers", "")

    valid = mcdef("check", "catalogue", "--format", "json", "--today", "2027-01-01")
    expired = mcdef("check", "catalogue", "--format", "json", "--today", "2027-02-01")

    assert (valid.code, expired.code) == (0, 1)
    assert valid.json == expired.json
    assert (
        valid.json["credentials"]
        == mcdef("check", "catalogue", "--no-config", "-d", "us-usage", "-f", "json").json["credentials"]
    )
    assert "waiver-expired" in expired.codes()
    assert "2027-02-01" in expired.errors
    assert without.code in (1, 2)


def test_tables_are_checked_like_files_and_get_their_verdicts_back(folder: Path) -> None:
    write(folder, "list.csv", SHEET)

    run = mcdef("check", "list.csv", "-d", "us-usage", "--annotate", "checked.csv", "-f", "concise")

    assert run.code == 0
    assert "list.csv:3:" in run.text
    with (folder / "checked.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows] == ["x-1", "x-2"]
    assert any("does not count" in value for value in rows[1].values())
    assert not any("does not count" in value for value in rows[0].values())


def test_only_what_changed_since_a_revision(catalogue: Path) -> None:
    def git(*arguments: str) -> None:
        subprocess.run(
            ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *arguments], check=True, capture_output=True
        )

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "first")
    write(catalogue, "catalogue/single.yaml", SINGLE.replace("Single", "Changed"))

    run = mcdef("check", "catalogue", *TWO, "--changed-since", "HEAD", "--format", "json")
    assert [one["id"] for one in run.json["credentials"]] == ["single"]

    write(catalogue, "mcdef.yaml", "definitions: [us-usage]\n")
    run = mcdef("check", "catalogue", "--changed-since", "HEAD", "--format", "json")
    assert [one["id"] for one in run.json["credentials"]] == ["series", "single"], "settings decide about all"


def test_locked_definitions_are_those_of_the_settings(catalogue: Path) -> None:
    shown = mcdef("check", "catalogue", "-d", "us-usage", "-f", "json").json["definitions"][0]["sha256"]
    write(catalogue, "mcdef.yaml", f"definitions: [us-usage]\nlock: {{us-usage: {shown}}}\n")
    assert mcdef("check", "catalogue", "--locked").code == 0

    write(catalogue, "mcdef.yaml", f"definitions: [us-usage]\nlock: {{us-usage: {'0' * 64}}}\n")
    refused = mcdef("check", "catalogue", "--locked")
    assert refused.code == 2
    assert "mcdef.yaml:2" in refused.errors


def test_names_in_several_processes_are_those_in_one(catalogue: Path) -> None:
    copied(catalogue / "catalogue", "ethics-of-ai", "trinity-5-ects")
    one, two = (
        process("check", "catalogue", *TWO, "-f", "ndjson", "--jobs", jobs, cwd=catalogue) for jobs in ("1", "2")
    )
    assert one.code == two.code == 0
    assert one.output == two.output


#: One run each, as different as the machines of two colleagues.
ROUNDS: list[tuple[Mapping[str, str], tuple[str, ...]]] = [
    ({"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LANG": "C.UTF-8"}, ("catalogue/a", "catalogue/b")),
    ({"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LANG": "tr_TR.UTF-8"}, ("catalogue/b", "catalogue/a")),
    ({"PYTHONHASHSEED": "3", "COLUMNS": "200", "MCDEF_DEBUG": "1"}, ("catalogue",)),
]


def test_the_same_catalogue_gives_the_same_bytes(tmp_path: Path) -> None:
    made: list[dict[str, bytes]] = []
    for number, (around, paths) in enumerate(ROUNDS):
        place = tmp_path / f"place-{number}"
        for name, text in {"a/series": SERIES, "a/ünï": SINGLE, "b/single": SINGLE, "b/broken": BROKEN}.items():
            write(place, f"catalogue/{name}.yaml", text)
        write(place, "catalogue/b/list.csv", "id,name,courses\nsingle,Single,1\nsingle,Single,1\n")
        outputs = [part for name in FORMATS for part in ("-o", f"{name}=out/{name}")]
        env = without_libyaml(tmp_path, around) if number == 1 else around
        jobs = str(number % 2 + 1)
        run = process("check", *paths, *TWO, *outputs, "--no-progress", "--jobs", jobs, cwd=place, env=env)
        assert run.code == 3, run.errors
        made.append({name: (place / "out" / name).read_bytes() for name in FORMATS})
    assert made[0] == made[1] == made[2]


LINES = '{"name": "A", "courses": 1}\n\n{"id": "b", "name": "B", "courses": 2}\n{"name": "C", "nmae": 2}\n'


def test_a_line_in_gives_a_line_out_and_a_bad_one_does_not_stop_the_rest(folder: Path) -> None:
    write(folder, "list.ndjson", LINES)

    run = process("check", "list.ndjson", "-d", "us-usage", "--format", "verdicts", cwd=folder)

    assert run.code == 3
    assert [(one["id"], one["source"]["line"], len(one["results"])) for one in run.lines] == [
        ("list#1", 1, 1),
        ("b", 3, 1),
        ("list#4", 4, 0),
    ]
    (first,) = run.lines[0]["results"]
    assert (first["definition"], first["verdict"]) == ("us-usage", "does_not_count")
    assert first["decided_by"] == ["more-than-one-course"]
    assert run.lines[2]["problems"][0]["at"]["line"] == 4
    assert "1 description could not be read" in run.errors


@pytest.mark.parametrize("format_", ["verdicts", "ndjson"])
def test_a_stream_gives_what_a_report_gives(folder: Path, format_: str) -> None:
    """With an output to a file the whole report is made, without it lines pass through one by one."""
    write(folder, "list.ndjson", LINES)
    streamed = process("check", "list.ndjson", *TWO, "--format", format_, cwd=folder)
    twice = process("check", "list.ndjson", *TWO, "--format", format_, "--jobs", "2", cwd=folder)
    whole = process("check", "list.ndjson", *TWO, "--format", format_, "-o", "concise=out.txt", cwd=folder)

    assert streamed.output == whole.output == twice.output
    assert streamed.code == whole.code == twice.code == 3


@pytest.mark.parametrize(
    ("preset", "sample"),
    [
        ("edubadges", "edubadges.csv"),
        ("mooc-list", "mooc-list.csv"),
        ("uk-list", "uk-list.csv"),
        ("us-catalog", "us-catalog.csv"),
    ],
)
def test_a_preset_reads_its_sample_and_its_one_bad_row_stops_nothing(preset: str, sample: str) -> None:
    run = mcdef("check", f"{TABLES}/{sample}", "--mapping", preset, "-d", "us-usage", "-d", "eu-2022", "-f", "json")
    read = [one for one in run.json["credentials"] if one["results"]]
    unread = [one for one in run.json["credentials"] if not one["results"]]
    assert len(read) >= 4
    assert len(unread) <= 1
    assert run.code == (3 if unread else 0)
    assert all(problem["at"]["cell"] for one in unread for problem in one["problems"])


def test_a_mapping_that_is_none_gets_the_nearest(folder: Path) -> None:
    write(folder, "list.csv", SHEET)
    run = mcdef("check", "list.csv", "--mapping", "edubadge")
    assert run.code == 2
    assert "edubadges" in run.errors


def test_the_workbook_comes_back_with_its_verdicts(folder: Path) -> None:
    """The officer's round: a template, filled in, checked, and given back; nothing in it becomes a formula."""
    openpyxl = pytest.importorskip("openpyxl")
    assert mcdef("template", "--xlsx", "offers.xlsx").code == 0
    book = openpyxl.load_workbook("offers.xlsx")
    sheet = book.worksheets[0]
    headings = {str(cell.value).lower(): cell.column for cell in sheet[1]}
    for row, (name, courses) in enumerate([("=cmd|x", "1"), ("Series", "3")], 2):
        sheet.cell(row, headings["name"]).value = name
        sheet.cell(row, headings["name"]).data_type = "s"
        sheet.cell(row, headings["courses"], courses)
    book.save("offers.xlsx")

    run = mcdef(
        "check",
        "offers.xlsx",
        "-d",
        "us-usage",
        "--annotate",
        "checked.xlsx",
        "-o",
        "xlsx=report.xlsx",
        "-f",
        "concise",
    )

    assert run.code == 0, run.errors
    assert "offers.xlsx:" in run.text
    assert "!" in run.text, "a cell, not a line"
    checked = openpyxl.load_workbook("checked.xlsx").worksheets[0]
    cells = [str(cell.value) for row in checked.iter_rows() for cell in row if cell.value is not None]
    assert "=cmd|x" in cells
    assert any("does not count" in text for text in cells)
    for path in ("checked.xlsx", "report.xlsx"):
        for one in openpyxl.load_workbook(path).worksheets:
            assert not any(cell.data_type == "f" for row in one.iter_rows() for cell in row)


def test_what_was_written_is_kept_when_somebody_interrupts(folder: Path) -> None:
    """Every line that came out is whole, and nothing is said but the exit code."""
    line = json.dumps(
        {"name": "A", "provider": {"name": "P", "country": "IE"}, "credits": "5 ECTS", "notes": "x" * 300}
    )
    write(folder, "list.ndjson", f"{line}\n" * 50_000)
    command = [sys.executable, "-m", "mcdef", "check", "list.ndjson", "-d", "core", "-f", "ndjson", "--no-config"]

    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(), bufsize=0
    ) as running:
        assert running.stdout is not None
        first = running.stdout.readline()
        running.send_signal(signal.SIGINT)
        rest, errors = running.communicate(timeout=60)

    lines = [first, *rest.splitlines(keepends=True)]
    assert all(json.loads(one)["results"] for one in lines)
    assert len(lines) < 50_000
    assert (running.returncode, errors) == (130, b"")


def test_the_settings_say_how_tables_are_read(folder: Path) -> None:
    write(folder, "catalogue/list.csv", "Titel;Kurse\nReihe;3\n")
    write(folder, "catalogue/series.json", '{"name": "Series", "courses": 3}')
    write(folder, "policy/ours.yaml", "facts: {name: Titel, courses: Kurse}\n")
    write(folder, "mcdef.yaml", "definitions: [us-usage]\nmapping: policy/ours.yaml\n")
    run = mcdef("check", ".")
    assert (run.code, run.errors) == (0, "")
    assert "Reihe" in run.text
    assert "Series" in run.text
    write(folder, "mcdef.yaml", "definitions: [us-usage]\nmapping: policy/other.yaml\n")
    assert "policy/other.yaml" in mcdef("check", ".").errors


def test_where_nothing_changed_that_is_said(folder: Path) -> None:
    write(folder, "a.yaml", SINGLE)
    for arguments in ("init -q", "add .", "-c user.name=x -c user.email=x@example.org commit -qm 1"):
        subprocess.run(["git", *arguments.split()], cwd=folder, check=True, capture_output=True)
    run = mcdef("check", ".", "--changed-since", "HEAD")
    assert run.code == 0
    assert run.codes() == ["nothing-changed"]


def test_named_files_that_describe_nothing_are_passed_over_where_a_hook_asks(catalogue: Path) -> None:
    write(catalogue, "mcdef.yaml", "definitions: [us-usage]\n")
    write(catalogue, ".github/workflows/ci.yml", "name: CI\non: push\njobs: {}\n")
    named = ("mcdef.yaml", ".github/workflows/ci.yml", "catalogue/series.yaml")
    assert mcdef("check", *named).code == 3
    run = mcdef("check", "--skip-others", *named)
    assert run.code == 0
    assert "passed over, since they describe no credential: .github/workflows/ci.yml" in run.errors
    assert "1 credential under 1 definition" in run.flat
    assert mcdef("check", "--skip-others", "mcdef.yaml").code == 0


def on_a_terminal(*arguments: str) -> str:
    """What a run shows on a terminal that is its standard error."""
    import os
    import pty

    mine, theirs = pty.openpty()
    running = subprocess.Popen(
        [sys.executable, "-m", "mcdef", *arguments],
        stdout=subprocess.DEVNULL, stderr=theirs, env=environment({"TERM": "xterm"}),
    )  # fmt: skip
    os.close(theirs)
    shown = b""
    while True:
        try:
            read = os.read(mine, 65536)
        except OSError:  # nobody writes any more
            break
        shown += read
        if not read:
            break
    os.close(mine)
    assert running.wait() == 0
    return shown.decode("utf-8", "replace")


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of this kind is one of POSIX")
def test_a_long_table_shows_how_far_it_is_on_a_terminal_only(folder: Path) -> None:
    write(folder, "list.csv", "id,name,courses\n" + "".join(f"c{at},N,3\n" for at in range(60)))
    assert "offers" in on_a_terminal("check", "list.csv", *TWO)
    assert "offers" not in on_a_terminal("check", "list.csv", *TWO, "--no-progress")
    assert "offers" not in process("check", "list.csv", *TWO, cwd=folder).errors


def test_a_workbook_is_not_printed_and_the_message_says_what_to_type(catalogue: Path) -> None:
    run = mcdef("check", "-f", "xlsx")
    assert (run.code, run.codes()) == (2, ["format-needs-file"])
    assert "-o xlsx=report.xlsx" in run.errors
