"""Shell completion, as a shell asks for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from mcdef.cli.complete import SHELLS

ASK = """\
mcdef() { "$PYTHON" -m mcdef "$@"; }
env() { while [ "${1#*=}" != "$1" ]; do local -x "${1%%=*}=${1#*=}"; shift; done; "$@"; }
eval "$(mcdef completion bash)"
COMP_WORDS=($LINE); [ "${LINE: -1}" = " " ] && COMP_WORDS+=("")
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_mcdef_completion mcdef
echo "${COMPREPLY[@]}"
"""


def asked(line: str) -> list[str]:
    """What bash offers after a line."""
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("there is no bash here")
    around = {**os.environ, "PYTHON": sys.executable, "LINE": line}
    done = subprocess.run([bash, "-c", ASK], capture_output=True, text=True, env=around, check=True)
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("mcdef exp", ["explain"]),
        ("mcdef explain eu-2", ["eu-2022"]),
        ("mcdef explain eu-2022.sm", ["eu-2022.small-volume"]),
        ("mcdef classify -d emc", ["emc", "emc-2019", "emc-2021", "emc-2022"]),
        ("mcdef classify --format nd", ["ndjson"]),
        ("mcdef judge course.yaml unesco-2022.foc", ["unesco-2022.focused"]),
        ("mcdef schema ", ["credential", "definition", "report", "settings", "mapping", "waivers"]),
        ("mcdef definitions s", ["show", "stale"]),
        ("mcdef explain nothing-of-that-name", []),
    ],
)
def test_bash_completes(line: str, offered: list[str]) -> None:
    assert asked(line) == offered


@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell_has_a_script(shell: str) -> None:
    done = subprocess.run([sys.executable, "-m", "mcdef", "completion", shell], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert "_MCDEF_COMPLETE" in done.stdout


def test_another_shell_is_refused_with_those_known() -> None:
    done = subprocess.run([sys.executable, "-m", "mcdef", "completion", "tcsh"], capture_output=True, text=True)
    assert done.returncode == 2
    assert "bash, zsh, fish, powershell, pwsh" in done.stderr
