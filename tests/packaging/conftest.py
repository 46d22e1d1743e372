"""Wheel and sdist of this checkout, built once, and environments in which they are installed."""

from __future__ import annotations

import tarfile
from pathlib import Path

import pytest
from installing import ROOT, Installed, build, install


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel, built from the checkout."""
    return build("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A source distribution, built from the checkout."""
    return build("sdist", ROOT, tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="session")
def unpacked(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in the source distribution."""
    folder = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(sdist) as archive:
        if hasattr(tarfile, "data_filter"):
            archive.extractall(folder, filter="data")
        else:  # the first releases of Python 3.11 know no filters
            archive.extractall(folder)
    (inside,) = folder.iterdir()
    return inside


@pytest.fixture(scope="session", params=["wheel", "sdist", "editable"])
def installed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """mcdef, installed in each of the ways."""
    what: tuple[str, ...]
    if request.param == "editable":
        what = ("-e", str(request.getfixturevalue("unpacked")))
    else:
        what = (str(request.getfixturevalue(request.param)),)
    return install(tmp_path_factory.mktemp(f"from-{request.param}"), *what)
