"""The audit page in a real browser: accessibility, filters, links, keyboard, print; and the checker of HTML."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from cli.cli_runs import ROOT, mcdef

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


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    assert mcdef("demo", folder).code == 0
    return folder / "audit.html"


@pytest.fixture(scope="module")
def saw(page: Path) -> Any:
    driver = Path(__file__).with_name("drive.js")
    arguments = ["node", driver, MODULES, str(CHROMIUM), page, page.with_suffix(".pdf")]
    done = subprocess.run(arguments, capture_output=True, text=True, timeout=400, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


@in_a_browser
def test_axe_finds_nothing(saw: Any) -> None:
    assert saw["axe"].keys() >= {"light", "dark", "320 px", "print"}
    assert {name: found for name, found in saw["axe"].items() if found} == {}


@in_a_browser
def test_no_request_no_complaint_and_no_wider_than_320_px(saw: Any) -> None:
    assert (saw["requests"], saw["console"], saw["width"]["320 px"]) == ([], [], 320)


@in_a_browser
def test_filters_and_their_links(saw: Any) -> None:
    states, filters = saw["states"], saw["filters"]
    assert filters["nothing"]["shown"] == []
    assert filters["verdict"]["shown"] == [at for at, row in enumerate(states, 1) if "n" in row]
    assert filters["definition"]["shown"] == [at for at, row in enumerate(states, 1) if row[0] == "n"]
    parted = [at for at, row in enumerate(states, 1) if "n" in row and set(row) & {"c", "s"}]
    assert filters["disagreement"]["shown"] == parted
    assert len(filters["all"]["shown"]) == 12
    assert saw["linked"]["shown"] == filters["definition"]["shown"]
    assert saw["forcePrinted"]
    assert "Filter in force" in saw["linked"]["force"]
    assert saw["deep"]
    print("a filter takes, in ms:", saw["filterMs"])


@in_a_browser
def test_keyboard_alone_and_no_script(saw: Any) -> None:
    assert saw["firstFocus"] == "Skip to the answer"
    assert (saw["typed"], saw["boxByKey"], saw["resetByKey"]) == (0, True, 12)
    assert saw["withoutScript"] == {"filters": False, "rows": 12, "details": 12}


@in_a_browser
def test_it_prints_as_a_tagged_pdf_of_few_pages(saw: Any) -> None:
    assert saw["tagged"]
    assert saw["pages"] <= 15


@in_the_checker
def test_the_nu_checker_finds_no_error(page: Path) -> None:
    done = subprocess.run(["java", "-jar", NU, "--errors-only", page], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
