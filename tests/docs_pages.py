"""The generated pages of ``docs/``. ``python tests/docs_pages.py`` writes them anew."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from readme_output import run_mcdef

if TYPE_CHECKING:
    from mcdef.facts.support import Observed

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
GENERATED = "<!-- generated: python tests/docs_pages.py -->"
COMMANDS = (
    "classify",
    "check",
    "report",
    "demo",
    "explain",
    "crosswalk",
    "judge",
    "new",
    "template",
    "diff",
    "lock",
    "config show",
    "baseline write",
    "schema",
    "completion",
    "help",
    "definitions list",
    "definitions show",
    "definitions lint",
    "definitions test",
    "definitions new",
    "definitions stale",
)


def pages() -> dict[Path, str]:
    """Every generated page by its path under ``docs/``."""
    made = {
        Path("facts.md"): facts_page(),
        Path("coverage.md"): coverage_page(),
        Path("inferences.md"): inferences_page(),
    }
    for command in COMMANDS:
        made[Path("commands") / f"{command.replace(' ', '-')}.md"] = command_page(command)
    return made


def command_page(command: str) -> str:
    """A command's help, as the program prints it."""
    done = run_mcdef([*command.split(), "--help"], ROOT)
    assert done.returncode == 0, done.stderr
    return f"# mcdef {command}\n\n{GENERATED}\n\n```text\n{done.stdout.strip()}\n```\n"


def facts_page() -> str:
    """The table of facts."""
    from mcdef.outputs.facts import table_markdown

    return (
        f"# The facts\n\n{GENERATED}\n\n"
        "A fact is one typed, named thing known about a credential. Definitions test facts and nothing else; a\n"
        "description states them as the last column shows. Leave out what you do not know; write `none` for what does\n"
        "not exist.\n"
        "Credit in a system is `credits.<system>` (`credits.ects`, `credits.uk`, `credits.us_semester` …).\n\n"
        + table_markdown()
    )


def coverage_page() -> str:
    """What is encoded, and what was looked for and not found."""
    from mcdef.definition.library import load_library
    from mcdef.definition.schemes import load_schemes
    from mcdef.outputs import coverage_page as page

    return f"# Coverage\n\n{GENERATED}\n\n{page.coverage_page(load_library().definitions, load_schemes())}"


def inferences_page() -> str:
    """The rules of inference, counted on the examples."""
    from mcdef.definition.library import load_library
    from mcdef.facts.support import fired
    from mcdef.outputs import inferences_page as page

    rules, descriptions = load_library().rules, examples_observed()
    files = len(list((ROOT / "examples").glob("*.yaml")))
    told = f"The {files} files of `examples/` hold {len(descriptions)} descriptions."
    found = {rule.id: fired(rule, descriptions) for rule in rules.rules}
    return f"# Inferences\n\n{GENERATED}\n\n{page.inferences_page(rules, found, told)}"


def examples_observed() -> list[Observed]:
    """Every description of the examples as the rules see it."""
    from mcdef.catalogue.descriptions import descriptions_in
    from mcdef.definition.library import load_library
    from mcdef.documents.files import read_source
    from mcdef.documents.reader import read_document
    from mcdef.facts.establish import establish
    from mcdef.facts.support import observed

    library, made = load_library(), []
    for path in sorted((ROOT / "examples").glob("*.yaml")):
        for found in descriptions_in(read_document(read_source(path, path.name))):
            assert found.described is not None, path
            judged = {one.criterion: one.met for one in found.described.credential.judgements}
            established = establish(found.described, library.crosswalk, library.rules)
            made.append(observed(found.id, established, library.rules.rules, judged))
    return made


if __name__ == "__main__":
    for path, text in pages().items():
        (DOCS / path).write_text(text, encoding="utf-8", newline="\n")
