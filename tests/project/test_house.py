"""Imports run downward in the house: a layer knows itself and those below it, wherever in a module it says so."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import NamedTuple

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "mcdef"

TOP_TO_BOTTOM = (
    "cli",
    "outputs",
    "policy",
    "analysis",
    "catalogue",
    "report",
    "verdict",
    "definition",
    "facts",
    "crosswalk",
    "credential",
    "documents",
    "logic",
    "messages",
)
ALONE = frozenset({"logic", "messages"})
"""These know nothing of each other or of the rest."""
GROUND = "version"
"""The version is no part of the house: a literal that every layer may read."""


class Import(NamedTuple):
    """One import of a module of the package: who imports it, on which line, and what."""

    path: str
    line: int
    module: str


def layer_of(parts: tuple[str, ...]) -> str | None:
    """The layer of a module, given without the package's own name; ``None`` for the modules on top of all."""
    name = parts[0].removesuffix(".py")
    return name if len(parts) > 1 or name in (*TOP_TO_BOTTOM, GROUND) else None


def imports_in(root: Path) -> Iterator[Import]:
    """Every import within a package, in functions and for type checkers too."""
    for path in sorted(root.rglob("*.py")):
        parts = path.relative_to(root).parts
        package = (root.name, *parts[:-1])
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for name in _names(node, package):
                if name.split(".")[0] == root.name:
                    yield Import("/".join(parts), node.lineno, name)  # type: ignore[attr-defined]


def _names(node: ast.AST, package: tuple[str, ...]) -> Iterator[str]:
    match node:
        case ast.Import(names=names):
            yield from (alias.name for alias in names)
        case ast.ImportFrom(module=module, names=names, level=level):
            start = package[: len(package) - level + 1] if level else ()
            origin = ".".join((*start, *((module,) if module else ())))
            # What is imported may itself be a module: `from mcdef import cli`.
            yield from (f"{origin}.{alias.name}" for alias in names)
        case ast.Call(func=ast.Name(id="__import__" | "import_module"), args=[ast.Constant(value=str(name)), *_]):
            yield name
        case ast.Call(func=ast.Attribute(attr="import_module"), args=[ast.Constant(value=str(name)), *_]):
            yield name


def upward(root: Path) -> list[str]:
    """The imports that break the order, each with its place."""
    found = []
    for path, line, module in imports_in(root):
        importer = layer_of(tuple(path.split("/")))
        imported = layer_of(tuple(module.split(".")[1:]) or ("__init__.py",))
        if importer is None or imported in (importer, GROUND):
            continue
        where = f"{root.name}/{path}:{line}: {importer} imports {module}"
        if imported is None:
            found.append(f"{where}, the package itself")
        elif importer == GROUND or importer in ALONE:
            found.append(f"{where}, and should know nothing of the rest")
        elif TOP_TO_BOTTOM.index(imported) < TOP_TO_BOTTOM.index(importer):
            found.append(f"{where}, which is above it")
    return found


def test_imports_run_downward() -> None:
    assert upward(PACKAGE) == []


def test_every_folder_has_its_place_in_the_house() -> None:
    folders = {path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders <= {*TOP_TO_BOTTOM, "definitions", "examples"}


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("facts/show.py", "import mcdef.verdict.model", "facts imports mcdef.verdict.model, which is above it"),
        ("facts/show.py", "from mcdef.cli import app", "facts imports mcdef.cli.app, which is above it"),
        ("facts/show.py", "from mcdef import report", "facts imports mcdef.report, which is above it"),
        ("facts/show.py", "from ..report import model", "facts imports mcdef.report.model, which is above it"),
        ("facts/show.py", "def f():\n  import mcdef.cli.app", "facts imports mcdef.cli.app, which is above it"),
        ("facts/show.py", "if TYPE_CHECKING:\n  import mcdef.cli", "facts imports mcdef.cli, which is above it"),
        ("facts/show.py", "import_module('mcdef.cli.app')", "facts imports mcdef.cli.app, which is above it"),
        ("facts/show.py", "importlib.import_module('mcdef.cli')", "facts imports mcdef.cli, which is above it"),
        ("facts/show.py", "from mcdef import classify", "facts imports mcdef.classify, the package itself"),
        ("facts/show.py", "import mcdef.api", "facts imports mcdef.api, the package itself"),
        ("logic/truth.py", "import mcdef.messages.text", "logic imports mcdef.messages.text, and should know nothing"),
        ("messages/text.py", "import mcdef.logic.truth", "messages imports mcdef.logic.truth, and should know nothing"),
        ("version.py", "import mcdef.logic.truth", "version imports mcdef.logic.truth, and should know nothing"),
    ],
)
def test_what_runs_upward_is_named_with_its_place(tmp_path: Path, path: str, text: str, expected: str) -> None:
    (found,) = upward(_package(tmp_path, path, text))
    line = text.count("\n") + 1
    assert found.startswith(f"mcdef/{path}:{line}: {expected}")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("facts/show.py", "from mcdef.logic.ranges import Numbers"),
        ("facts/show.py", "from mcdef.facts import known\nfrom . import known\nfrom .known import Known"),
        ("facts/show.py", "from mcdef.version import VERSION\nimport json"),
        ("api.py", "from mcdef.cli import app\nimport mcdef.messages.text"),
        ("__main__.py", "from mcdef import classify\nfrom mcdef.cli.app import run"),
    ],
)
def test_what_runs_downward_is_left_alone(tmp_path: Path, path: str, text: str) -> None:
    assert upward(_package(tmp_path, path, text)) == []


def circle(root: Path) -> list[str]:
    """Modules that import each other in a circle, in functions too; what only a type checker reads is no import."""
    modules = {_dotted(path.relative_to(root.parent)): path for path in root.rglob("*.py")}
    imported: dict[str, set[str]] = {name: set() for name in modules}
    for path, line, module in imports_in(root):
        importer = _dotted(Path(root.name, path))
        while module not in modules and "." in module:
            module = module.rpartition(".")[0]
        if module in modules and module != importer and line not in _for_types(modules[importer]):
            imported[importer].add(module)
    try:
        TopologicalSorter(imported).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def _dotted(path: Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def _for_types(path: Path) -> frozenset[int]:
    """The lines that only a type checker reads."""
    return frozenset(
        line
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    )


def test_no_module_imports_itself_by_a_detour() -> None:
    assert circle(PACKAGE) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from mcdef.facts.show import shown", ["mcdef.facts.known", "mcdef.facts.show", "mcdef.facts.known"]),
        ("def f():\n  from mcdef.facts import show", ["mcdef.facts.known", "mcdef.facts.show", "mcdef.facts.known"]),
        ("if TYPE_CHECKING:\n  from mcdef.facts import show", []),
        ("import json", []),
    ],
)
def test_a_circle_is_named(tmp_path: Path, text: str, expected: list[str]) -> None:
    _package(tmp_path, "facts/show.py", "from mcdef.facts.known import Known")
    assert sorted(set(circle(_package(tmp_path, "facts/known.py", text)))) == sorted(set(expected))


def _package(folder: Path, path: str, text: str) -> Path:
    root = folder / "mcdef"
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")
    return root
