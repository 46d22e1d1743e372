"""Consoles, code pages and pipes: no traceback, and nothing that is said gets lost."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from cli.cli_runs import EXAMPLES, environment

ESCAPE = "\x1b"
NAME = "Ωμέγα – Kurs für „Daten“ 😀 日本語 ✓"
DESCRIPTION = (
    f"name: {NAME}\nprovider: {{name: Université de Žilina, type: university, country: SK}}\ncredits: 5 ECTS\n"
)
BROKEN = f"name: {NAME}\n日本: {NAME}  # 😀\n"
ENCODINGS = ["ascii", "cp437", "cp1252", "cp850", "latin-1", "cp932", "utf-8", "utf-16"]
POSIX = pytest.mark.skipif(os.name != "posix", reason="pipes and terminals of POSIX")


def spelled_out(text: str, encoding: str) -> str:
    return text.encode(encoding, "backslashreplace").decode(encoding)


def started(*arguments: str | Path, env: dict[str, str] | None = None, **streams: object) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "mcdef", *map(str, arguments)]
    return subprocess.Popen(command, cwd=EXAMPLES, env=environment(env), **streams)  # type: ignore[call-overload,no-any-return]


def run(*arguments: str | Path, env: dict[str, str] | None = None) -> tuple[int, bytes, bytes]:
    with started(*arguments, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        out, err = child.communicate(timeout=120)
    return child.returncode, out, err


def written(folder: Path, text: str, name: str = "course.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


# --- code pages


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_what_a_code_page_cannot_show_is_spelled_out(tmp_path: Path, encoding: str) -> None:
    code, out, err = run(
        "classify", written(tmp_path, DESCRIPTION), "-d", "us-usage", env={"PYTHONIOENCODING": encoding}
    )

    text = out.decode(encoding)
    assert (code, err) == (0, b"")
    title = re.sub(r"\s+", "", text.partition("course.yaml")[0])
    assert title == re.sub(r"\s+", "", spelled_out(f"{NAME}, Université de Žilina", encoding))
    assert max(map(len, text.splitlines())) <= 80


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_caret_stands_right_where_signs_are_spelled_out(tmp_path: Path, encoding: str) -> None:
    code, _, err = run("classify", written(tmp_path, BROKEN), env={"PYTHONIOENCODING": encoding})

    lines = err.decode(encoding).splitlines()
    assert code == 3
    assert lines[0].startswith(spelled_out("error[unknown-key]: `日本` is not a key", encoding))
    assert lines[3] == spelled_out(f" 2 | 日本: {NAME}  # 😀", encoding)
    shown = spelled_out("日本", encoding)
    assert lines[4] == "   | " + "^" * (4 if shown == "日本" else len(shown))


@pytest.mark.parametrize("encoding", ["ascii", "cp437", "cp1252"])
def test_a_long_line_is_cut_with_signs_that_can_be_shown(tmp_path: Path, encoding: str) -> None:
    path = written(tmp_path, f"name: {'日本語 ' * 60}\nnotes: {'é ' * 100}'x' @home: y\n")
    code, _, err = run("classify", path, env={"PYTHONIOENCODING": encoding})

    lines = err.decode(encoding).splitlines()
    assert code == 3
    source, caret = lines[3].removeprefix(" 2 | "), lines[4].removeprefix("   | ")
    assert len(source) <= 160
    assert source[len(caret) - 1] == ":", (source, caret)


@pytest.mark.parametrize("encoding", ["ascii", "cp437", "cp1252"])
@pytest.mark.parametrize("arguments", [["--format", "json"], ["--format", "ndjson"]])
def test_machine_formats_are_utf_8(tmp_path: Path, encoding: str, arguments: list[str]) -> None:
    path = written(tmp_path, DESCRIPTION)
    code, out, _ = run("classify", path, "-d", "us-usage", *arguments, env={"PYTHONIOENCODING": encoding})

    assert code == 0
    assert b"\r" not in out
    report = json.loads(out.decode("utf-8"))
    assert report.get("credentials", [report])[0]["name"] == NAME


@pytest.mark.parametrize("encoding", ["ascii", "cp437", "cp1252"])
@pytest.mark.parametrize("what", [["schema", "credential"], ["definitions", "list", "--format", "json"], ["new", "-"]])
def test_so_is_everything_that_is_kept_in_a_file(encoding: str, what: list[str]) -> None:
    assert run(*what, env={"PYTHONIOENCODING": encoding})[1] == run(*what)[1]


@pytest.mark.parametrize("encoding", ["ascii", "cp437", "cp1252"])
@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["classify", "--help"],
        ["help"],
        ["help", "formats"],
        ["help", "facts"],
        ["explain", "eu-2022"],
        ["explain", "smart-quotes"],
        ["definitions", "list"],
        ["definitions", "show", "unesco-2022"],
        ["classify", "日本.yaml"],
        ["classify", "--formát", "x"],
        ["explain", "Ωμέγα"],
        ["clasé"],
    ],
    ids=" ".join,
)
def test_no_command_minds_the_code_page(encoding: str, arguments: list[str]) -> None:
    code, out, err = run(*arguments, env={"PYTHONIOENCODING": encoding})

    assert code in (0, 2)
    assert b"Traceback" not in err
    assert out or err


def test_a_name_that_is_no_text_is_spelled_out(tmp_path: Path) -> None:
    """A file name in another encoding than the system's, with a control character in it."""
    name = os.fsdecode(b"K\xfcche\x1b[2J.yaml")
    try:
        path = written(tmp_path, DESCRIPTION, name)
    except (OSError, UnicodeError):
        pytest.skip("no such names here")
    code, out, err = run("classify", path, "-d", "us-usage")

    assert (code, err) == (0, b"")
    assert b"K\\udcfcche\\x1b[2J.yaml" in out
    code, out, err = run("classify", path, "-d", "us-usage", "--format", "json")
    assert json.loads(out)["credentials"][0]["source"]["path"] == name


# --- closed pipes, full disks, no streams


@POSIX
@pytest.mark.parametrize(
    "arguments", [[], ["--format", "json"], ["--format", "ndjson"]], ids=["text", "json", "ndjson"]
)
@pytest.mark.parametrize("read", [0, 1, 5_000], ids=["before anything", "at once", "later"])
@pytest.mark.parametrize("colour", [{}, {"FORCE_COLOR": "1"}], ids=["plain", "colour"])
def test_a_reader_that_has_seen_enough_is_no_error(arguments: list[str], read: int, colour: dict[str, str]) -> None:
    names = sorted(path.name for path in EXAMPLES.glob("*.yaml"))[:12]
    with started("classify", *names, *arguments, env=colour, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        assert len(child.stdout.read(read)) == read
        child.stdout.close()
        err = child.stderr.read()
        child.wait(timeout=120)

    assert child.returncode == 0
    assert b"Traceback" not in err
    assert b"BrokenPipe" not in err


@POSIX
@pytest.mark.parametrize(
    "arguments", [["--version"], ["--help"], ["help", "facts"], ["schema", "report"], ["new", "-"]], ids=" ".join
)
def test_nor_is_it_with_other_commands(arguments: list[str]) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    with started(*arguments, stdout=write_end, stderr=subprocess.PIPE) as child:
        os.close(write_end)
        _, err = child.communicate(timeout=120)

    assert (child.returncode, err) == (0, b"")


@POSIX
@pytest.mark.parametrize("format_", ["text", "json"])
def test_problems_that_nobody_reads_do_not_cost_the_results(tmp_path: Path, format_: str) -> None:
    paths = [written(tmp_path, BROKEN, "broken.yaml"), written(tmp_path, DESCRIPTION)]
    arguments = ["classify", *paths, "-d", "us-usage", "--format", format_]
    code, whole, _ = run(*arguments)
    read_end, write_end = os.pipe()
    os.close(read_end)
    with started(*arguments, stdout=subprocess.PIPE, stderr=write_end) as child:
        os.close(write_end)
        out, _ = child.communicate(timeout=120)

    assert (child.returncode, out) == (code, whole) == (3, whole)


@POSIX
def test_a_wrong_option_ends_with_2_though_nobody_reads_of_it() -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    with started("clasify", stdout=subprocess.PIPE, stderr=write_end) as child:
        os.close(write_end)
        child.communicate(timeout=120)

    assert child.returncode == 2


@POSIX
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_closed_streams_change_no_exit_code(tmp_path: Path, closed: str) -> None:
    for text, wanted in ((DESCRIPTION, 0), (BROKEN, 3)):
        command = f'"{sys.executable}" -m mcdef classify "{written(tmp_path, text)}" -d us-usage {closed}'
        done = subprocess.run(["sh", "-c", command], env=environment(), capture_output=True, check=False, timeout=120)
        assert done.returncode == wanted
        assert b"Traceback" not in done.stderr
        assert b"error[" not in done.stdout  # problems do not wander into the results


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("arguments", [["classify", "ou-cyber-security.yaml"], ["help", "facts"], ["schema", "report"]])
def test_a_full_disk_is_named(arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full, started(*arguments, stdout=full, stderr=subprocess.PIPE) as child:
        _, err = child.communicate(timeout=120)

    assert child.returncode == 2
    assert b"error[cannot-write]: `<stdout>` cannot be written: No space left on device" in err
    assert b"Traceback" not in err


# --- terminals


def on_terminal(arguments: Sequence[str | Path], env: dict[str, str]) -> str:
    """What a run writes to a terminal of 80 columns, both streams together."""
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    with started(*arguments, env={"TERM": "xterm", **env}, stdin=theirs, stdout=theirs, stderr=theirs) as child:
        os.close(theirs)
        parts = []
        while True:
            try:
                part = os.read(ours, 65_536)
            except OSError:  # the other end was closed
                break
            if not part:
                break
            parts.append(part)
        os.close(ours)
        child.wait(timeout=120)
    return b"".join(parts).decode(env.get("PYTHONIOENCODING", "utf-8")).replace("\r\n", "\n")


@POSIX
@pytest.mark.parametrize(
    ("env", "coloured"),
    [
        ({}, True),
        ({"NO_COLOR": ""}, True),  # no-color.org: present and not empty
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": "0"}, False),
        ({"FORCE_COLOR": "0"}, False),
        ({"TERM": "dumb"}, False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, False),  # forced, but rich knows no colour of a dumb terminal
        ({"NO_COLOR": "1", "FORCE_COLOR": "0"}, False),
    ],
    ids=str,
)
def test_colour_on_a_terminal(env: dict[str, str], coloured: bool) -> None:
    text = on_terminal(["classify", "ou-cyber-security.yaml", "-d", "us-usage"], env)

    colours = re.findall(rf"{ESCAPE}\[[0-9;]*3[0-7][0-9;]*m", text)
    assert bool(colours) == coloured, text[:400]
    plain = re.sub(rf"{ESCAPE}\[[0-9;]*m", "", text)
    assert ESCAPE not in plain
    assert "us-usage" in plain


@POSIX
@pytest.mark.parametrize(
    "env", [{}, {"FORCE_COLOR": "0"}, {"NO_COLOR": "1"}, {"TERM": "dumb"}, {"FORCE_COLOR": ""}], ids=str
)
def test_no_colour_in_a_pipe(env: dict[str, str]) -> None:
    code, out, err = run("classify", "ou-cyber-security.yaml", env=env)

    assert (code, ESCAPE.encode() in out + err) == (0, False)


@POSIX
@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_nothing_is_lost_on_a_terminal_of_another_code_page(tmp_path: Path, encoding: str) -> None:
    path = written(tmp_path, DESCRIPTION)
    text = on_terminal(["classify", path, "-d", "us-usage"], {"PYTHONIOENCODING": encoding, "NO_COLOR": "1"})

    title = re.sub(r"\s+", "", text.partition("course.yaml")[0])
    assert title == re.sub(r"\s+", "", spelled_out(f"{NAME}, Université de Žilina", encoding))
