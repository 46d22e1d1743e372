"""The audit page in a real browser: accessibility, filters, links, keyboard, print; and the checker of HTML."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from cli.cli_runs import EXAMPLES, ROOT, mcdef
from mcdef.outputs.registry import render
from mcdef.report.model import Report
from outputs.report_runs import a_thousand_by_twelve, report_on

MODULES = Path(os.environ.get("AUDIT_NODE_MODULES", ROOT / ".ci" / "node" / "node_modules"))
CHROMIUM = shutil.which("chromium")
MISSING = [
    name
    for name, there in (
        ("node", shutil.which("node")),
        ("chromium (apt-get install chromium)", CHROMIUM),
        (f"playwright-core and axe-core in {MODULES.name}", (MODULES / "axe-core").is_dir()),
    )
    if not there
]
in_a_browser = pytest.mark.skipif(bool(MISSING), reason=f"THE PAGE WAS NOT TRIED IN A BROWSER: no {', '.join(MISSING)}")
NU = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
in_the_checker = pytest.mark.skipif(
    not (NU.is_file() and shutil.which("java")), reason="THE HTML WAS NOT CHECKED: no java, or no vnu-jar"
)
FORTY = 40
A4, A4_ACROSS = "595 x 842", "842 x 595"
MOST_SHEETS = 15
#: Name, how the browser is set, the medium, and how many sections are unfolded: every one where nothing else differs.
LOOKS = (
    ("folded", {"colorScheme": "light"}, None, 0),
    ("light", {"colorScheme": "light"}, None, 1000),
    ("dark", {"colorScheme": "dark"}, None, 8),
    ("320 px", {"viewport": {"width": 320, "height": 800}}, None, 8),
    ("forced colours", {}, {"forcedColors": "active"}, 4),
    ("print", {}, {"media": "print"}, 1000),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")


@pytest.fixture(scope="module")
def forty(folder: Path, forty_report: Report) -> Path:
    return _page(folder / "forty.html", forty_report)


@pytest.fixture(scope="module")
def single(folder: Path) -> Path:
    written = folder / "one.html"
    assert mcdef("classify", EXAMPLES / "ou-cyber-security.yaml", "-o", f"html={written}").code == 0
    return written


@pytest.fixture(scope="module")
def large(folder: Path) -> Path:
    return _page(folder / "large.html", a_thousand_by_twelve())


@pytest.fixture(scope="module")
def forty_report() -> Report:
    """Forty of the real credentials under the definitions that run by themselves."""
    files = sorted(EXAMPLES.glob("*.yaml"))[:FORTY]
    return report_on({f"catalogue/{file.name}": file.read_text(encoding="utf-8") for file in files})


def _page(path: Path, report: Report) -> Path:
    path.write_bytes(render("html", report))
    return path


def drive(folder: Path, **job: Any) -> Any:
    """What the browser saw of one page."""
    jobs = folder / "job.json"
    asked = {name: str(value) if isinstance(value, Path) else value for name, value in job.items()}
    jobs.write_text(json.dumps([{"name": "it", "looks": (), "ids": (), "search": "", **asked}]), encoding="utf-8")
    arguments = ["node", Path(__file__).with_name("drive.js"), MODULES, str(CHROMIUM), jobs]
    done = subprocess.run(arguments, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)["it"]


@pytest.fixture(scope="module")
def saw(folder: Path, forty: Path) -> Any:
    """Forty credentials: the size of catalogue that a board gets to see."""
    parts = ("numbers", "filters", "links", "deep", "keys", "manners", "unscripted", "print", "looks")
    ids = ("c1", "d0", "k3", "limits", "c40")
    return drive(folder, page=forty, parts=parts, looks=LOOKS, ids=ids, search="open university")


@in_a_browser
@pytest.mark.parametrize("look", [name for name, *_ in LOOKS])
def test_axe_finds_nothing(saw: Any, look: str) -> None:
    assert saw["axe"][look] == []


@in_a_browser
def test_no_request_no_complaint_and_no_wider_than_320_px(saw: Any) -> None:
    assert (saw["requests"], saw["console"], saw["width"]["320 px"]) == ([], [], 320)


@in_a_browser
def test_its_numbers_are_those_of_the_json(saw: Any, forty_report: Report) -> None:
    report = json.loads(render("json", forty_report))
    summary = report["summary"]
    counts, silent, not_, open_, presumed, outside = saw["total"]
    assert (counts, not_, open_, outside) == (
        summary["counts"],
        summary["does_not_count"],
        summary["undetermined"],
        summary["out_of_scope"],
    )
    assert presumed == summary["presuming"]["counts"]
    results = [result for one in report["credentials"] for result in one["results"]]
    assert silent == sum(one["verdict"] == "counts" and bool(one["rests_on"]["silence"]) for one in results)
    assert sum(letter in "csnupqo" for row in saw["states"] for letter in row) == len(results)
    assert all(cell[0] in "✓~◇◈?✗–·" and len(cell) > 2 for cell in saw["cells"])


@in_a_browser
def test_filters_show_what_they_say_and_hide_the_rest_below_too(saw: Any) -> None:
    states, filters = saw["states"], saw["filters"]
    assert filters["nothing"]["shown"] == []
    assert 0 < len(filters["search"]["shown"]) < FORTY
    assert filters["verdict"]["shown"] == [at for at, row in enumerate(states, 1) if "n" in row]
    assert filters["definition"]["shown"] == [at for at, row in enumerate(states, 1) if row[0] == "n"]
    parted = [at for at, row in enumerate(states, 1) if "n" in row and set(row) & {"c", "s"}]
    assert filters["disagreement"]["shown"] == parted
    assert filters["all"]["shown"] == list(range(1, len(states) + 1))
    for one in filters.values():
        assert one["sections"] == one["shown"]
        assert one["told"] == f"{len(one['shown'])} of {len(states)} shown"
    assert (len(saw["columnsOfOne"]), saw["columnsOfLast"][-1]) == (2, "Other definitions")


@in_a_browser
def test_one_filter_is_one_pass(saw: Any) -> None:
    touched = saw["touched"]
    assert touched["times"] == touched["elements"] == 2 * touched["hidden"]


@in_a_browser
def test_a_mailed_link_opens_with_its_filter_and_prints_it(saw: Any) -> None:
    found = saw["filters"]["definition"]["shown"]
    assert saw["linked"]["shown"] == found
    assert saw["rowsPrinted"] == len(found)
    for said in (saw["linked"]["force"], *saw["forcePrinted"]):
        assert said.startswith("Filter in force: definition ")
        assert "verdict ✗ does not count" in said
        assert f"{len(found)} of {len(saw['states'])} credentials shown" in said
    assert len(saw["forcePrinted"]) == 2  # over the matrix, and over the sections
    assert saw["filteredPdf"]["pages"] < saw["pdf"]["pages"]
    assert saw["odd"] == [len(saw["states"])] * 4  # links that nobody made break nothing


@in_a_browser
def test_links_lead_to_their_place_and_back(saw: Any) -> None:
    assert set(saw["deep"].values()) == {True}


@in_a_browser
def test_keyboard_alone(saw: Any) -> None:
    assert (saw["firstFocus"], saw["focusSeen"]) == ("Skip to the answer", "solid")
    assert saw["focusOrder"][:2] == ["#verdicts", "#disagree"]
    assert saw["focusOrder"][-1] == "q"
    assert (saw["typed"], saw["chosenByKey"], saw["boxByKey"]) == (0, 1, True)
    assert saw["resetByKey"] == len(saw["states"])
    assert saw["region"] == "Verdict of each definition on each credential"
    assert saw["scrolledByKey"]
    assert (saw["foldedByKey"], saw["unfoldedByKey"]) == (True, 0)


@in_a_browser
def test_nothing_moves_for_who_asked_for_that_and_forced_colours_keep_the_states_apart(saw: Any) -> None:
    assert saw["motion"] == {"reduce": "auto", "no-preference": "smooth"}
    assert saw["moving"] == 0
    assert saw["forced"] == ["solid,true"]


@in_a_browser
def test_without_a_script_everything_is_there_but_the_filters(saw: Any) -> None:
    rows = len(saw["states"])
    assert saw["withoutScript"] == {
        "filters": False,
        "rows": rows,
        "details": rows,
        "unfolds": True,
        "pages": saw["pdf"]["pages"],
    }


@in_a_browser
def test_forty_credentials_print_across_as_a_tagged_pdf_of_few_pages(saw: Any) -> None:
    assert saw["pdf"] == {"pages": saw["pdf"]["pages"], "boxes": [A4_ACROSS], "tagged": True, "outline": True}
    assert saw["pdf"]["pages"] <= MOST_SHEETS  # 13 in Arial or Liberation Sans, 15 in DejaVu Sans, the widest there is
    assert saw["foldedAfterPrint"] == 0  # what was folded is folded again


@in_a_browser
def test_one_credential_prints_on_two_sheets_and_is_accessible(folder: Path, single: Path) -> None:
    saw = drive(folder, page=single, parts=("print", "looks"), looks=LOOKS)
    assert saw["pdf"] == {"pages": 2, "boxes": [A4], "tagged": True, "outline": True}
    assert (saw["requests"], saw["console"], saw["width"]["320 px"]) == ([], [], 320)
    assert {name: found for name, found in saw["axe"].items() if found} == {}


@in_a_browser
def test_no_example_needs_more_than_two_sheets(folder: Path) -> None:
    pages = {}
    for file in ("ethics-of-ai", "mmu-credit-mc", "ulpgc-microcredencial"):
        written = folder / f"{file}.html"
        assert mcdef("classify", EXAMPLES / f"{file}.yaml", "-o", f"html={written}").code == 0
        pages[file] = drive(folder, page=written, parts=("print",))["pdf"]["pages"]
    assert max(pages.values()) <= 4, pages  # a sheet has two sides


@in_a_browser
def test_a_thousand_rows_filter_as_well(folder: Path, large: Path) -> None:
    saw = drive(folder, page=large, parts=("numbers", "filters", "deep"), ids=("c1000", "1A", "c500"), search="trinity")
    states, filters = saw["states"], saw["filters"]
    assert len(states) == 1000
    assert filters["definition"]["shown"] == [at for at, row in enumerate(states, 1) if row[0] == "n"]
    assert filters["all"]["shown"] == list(range(1, 1001))
    assert saw["touched"]["times"] == saw["touched"]["elements"] == 2 * saw["touched"]["hidden"]
    assert set(saw["deep"].values()) == {True}


@in_the_checker
@pytest.mark.parametrize("name", ["forty", "single", "large"])
def test_the_nu_checker_finds_no_error(request: pytest.FixtureRequest, name: str) -> None:
    arguments = ["java", "-jar", NU, "--errors-only", request.getfixturevalue(name)]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
