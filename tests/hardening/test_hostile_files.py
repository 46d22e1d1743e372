"""No file breaks the command line: exit 3, a dozen lines, soon, in little memory, and never a traceback."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from hardening.hostile_files import FILES, MIB
from hardening.hostile_runs import Taken, run
from mcdef.documents.yaml_reader import has_c_loader

# The limits are 1 second of work, or 5 without the C loader, and 300 MiB. Memory is the same on every machine; a slow
# and busy one may take several times the seconds, and a run away from its limit takes minutes.
SECONDS = 1.0 * 5
SECONDS_SLOWLY = 5.0 * 3
MEBIBYTES = 300

pytestmark = pytest.mark.skipif(not hasattr(os, "posix_spawn"), reason="time and memory of a child are asked of POSIX")


def check(taken: Taken, code: str, most_lines: int, seconds: float) -> None:
    assert "Traceback" not in taken.text, taken
    assert taken.code == 3, taken
    assert f"error[{code}]: " in taken.text, taken
    assert len(taken.lines) <= most_lines, taken
    assert max(map(len, taken.lines)) < 700, taken
    assert taken.mebibytes <= MEBIBYTES, taken
    assert taken.seconds <= seconds, taken


@pytest.mark.skipif(not has_c_loader(), reason="PyYAML was built without libyaml")
@pytest.mark.parametrize("title", FILES)
def test_no_file_breaks_it(tmp_path: Path, title: str) -> None:
    hostile = FILES[title]
    check(run(tmp_path, hostile.name, hostile.make()), hostile.code, hostile.most_lines, SECONDS)


@pytest.mark.parametrize("title", [title for title, hostile in FILES.items() if hostile.slowly])
def test_no_file_breaks_it_without_the_c_loader(tmp_path: Path, title: str) -> None:
    hostile = FILES[title]
    content = hostile.make()
    code = "file-too-large" if len(content) > 2 * MIB else hostile.code
    check(run(tmp_path, hostile.name, content, c_loader=False), code, hostile.most_lines, SECONDS_SLOWLY)


def test_problems_that_are_not_shown_are_counted(tmp_path: Path) -> None:
    taken = run(tmp_path, "x.yaml", b"- {nmae: 1}\n" * 100)
    assert len(re.findall(r"^error\[unknown-key\]", taken.text, re.MULTILINE)) == 20, taken
    assert "x.yaml: 80 more problems, which --format json lists\n" in taken.text


def test_an_error_is_shown_before_the_warnings_that_bury_it(tmp_path: Path) -> None:
    taken = run(tmp_path, "x.yaml", b"name: x\nlearning_outcomes:\n" + b"- a #b\n" * 60 + b"levle: EQF 6\n")
    assert "error[unknown-key]: `levle`" in taken.text, taken
    assert taken.text.count("warning[") == 19, taken


def test_a_file_of_what_is_no_description_is_given_up(tmp_path: Path) -> None:
    taken = run(tmp_path, "x.yaml", b"- 1\n" * 5_000)
    assert "error[gave-up]: 1,000 descriptions of this file could not be read" in taken.text, taken
    assert taken.lines[-1] == "1000 credentials could not be read.", taken


def test_standard_input_has_the_same_limit() -> None:
    zeros = subprocess.Popen(
        [sys.executable, "-c", "import sys\nwhile True: sys.stdout.buffer.write(b'#' * 65536)"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    with zeros:
        done = subprocess.run(
            [sys.executable, "-m", "mcdef", "classify", "-"],
            stdin=zeros.stdout,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        zeros.kill()
    assert (done.returncode, "error[file-too-large]" in done.stderr) == (3, True), done.stderr


@pytest.mark.parametrize(
    ("path", "code", "ended"),
    [
        ("nowhere/x.yaml", "path-missing", 2),
        (".", "path-is-folder", 2),
        ("x" * 5_000, "file-unreadable", 3),
        ("/dev/null", "file-not-regular", 3),
    ],
    ids=["missing", "folder", "too long", "device"],
)
def test_a_path_that_is_no_file_is_named(path: str, code: str, ended: int) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mcdef", "classify", path], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, f"error[{code}]" in done.stderr) == (ended, True), done.stderr
    assert "Traceback" not in done.stderr


def test_a_closed_standard_input_is_an_empty_file() -> None:
    program = "import sys; sys.stdin = None; sys.argv[1:] = ['classify', '-']; from mcdef.__main__ import main; main()"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, "error[empty-document]" in done.stderr) == (3, True), done.stderr


# --- what is no number


@pytest.mark.parametrize("value", [".nan", ".NaN", ".inf", "-.inf", "nan", "inf", "Infinity", "true", "false", "~5x"])
@pytest.mark.parametrize("key", ["credits: {{system: ECTS, value: {}}}", "workload: {{hours: {}}}", "courses: {}"])
def test_what_is_no_finite_number_is_no_amount(tmp_path: Path, key: str, value: str) -> None:
    from cli.cli_runs import mcdef, write

    path = write(tmp_path, "x.yaml", f"name: x\n{key.format(value)}\n")
    done = mcdef("classify", path)
    assert done.code == 3
    assert set(done.codes()) <= {"not-a-number", "not-a-quantity", "text-after-quantity"}, done.errors
    assert re.search(r"x\.yaml:2:\d+\n", done.errors)


@pytest.mark.parametrize("value", ["true", "false", "null", "[]", "{}", '"NaN"', '"inf"', '"Infinity"'])
def test_nor_is_it_in_json(tmp_path: Path, value: str) -> None:
    from cli.cli_runs import mcdef, write

    path = write(tmp_path, "x.json", f'{{"name": "x", "credits": {{"system": "ECTS", "value": {value}}}}}')
    done = mcdef("classify", path, "--format", "json")
    if value == "null":  # a blank, which is not stated
        assert (done.code, done.codes()) == (0, ["blank"])
        return
    assert (done.code, done.json["credentials"][0]["results"]) == (3, [])


@pytest.mark.parametrize("written", ["NaN ECTS", "inf ECTS", "-5 ECTS", "true", "1e3 ECTS", "∞ ECTS"])
def test_nor_in_the_short_form(tmp_path: Path, written: str) -> None:
    from cli.cli_runs import mcdef, write

    done = mcdef("classify", write(tmp_path, "x.yaml", f"name: x\ncredits: {written}\n"))
    assert done.code == 3, done.text
