"""Building this checkout and installing what was built, without any network.

A new environment sees the dependencies of the Python that runs the tests, but not its mcdef.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path
from venv import EnvBuilder

ROOT = Path(__file__).resolve().parents[2]
EPOCH = "1767225600"
OFFLINE = ("--no-index", "--no-deps", "--no-build-isolation", "--no-cache-dir", "--disable-pip-version-check", "-q")


def run(command: list[str], cwd: Path, **more: str) -> str:
    """What a command prints; fails with all it said where it ends with another code than 0."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PIP_"))}
    done = subprocess.run(
        command,
        cwd=cwd,
        env={**environment, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8", **more},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def build(target: str, source: Path, folder: Path) -> Path:
    """A wheel or an sdist of a source tree."""
    run([sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)], source, SOURCE_DATE_EPOCH=EPOCH)
    (built,) = folder.iterdir()  # and nothing beside it that would be uploaded with it
    return built


@dataclass(frozen=True)
class Installed:
    """An environment in which mcdef was installed, and an empty folder to run it from."""

    environment: Path
    elsewhere: Path

    @property
    def scripts(self) -> Path:
        return self.environment / ("Scripts" if os.name == "nt" else "bin")

    def python(self, *arguments: str) -> str:
        """Runs the environment's Python outside the checkout."""
        return run([str(self.scripts / "python"), *arguments], self.elsewhere)

    def mcdef(self, *arguments: str) -> str:
        """Runs the installed command outside the checkout."""
        return run([str(self.scripts / "mcdef"), *arguments], self.elsewhere)

    def origin(self) -> Path:
        """The folder of the package that is imported there."""
        return Path(self.python("-c", "import mcdef; print(mcdef.__path__[0])").strip())


def install(folder: Path, *what: str) -> Installed:
    """Installs into a new environment, without asking any index."""
    environment, elsewhere = folder / "environment", folder / "elsewhere"
    elsewhere.mkdir(parents=True)
    EnvBuilder(with_pip=False, symlinks=os.name != "nt").create(environment)
    installed = Installed(environment, elsewhere)
    paths = sysconfig.get_paths()
    purelib = installed.python("-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
    # Named to be read after what an editable install adds.
    dependencies = "\n".join(dict.fromkeys((paths["purelib"], paths["platlib"])))
    (Path(purelib) / "zz-dependencies.pth").write_text(dependencies + "\n", encoding="utf-8")
    installed.python("-m", "pip", "install", *OFFLINE, "--ignore-installed", *what)
    return installed
