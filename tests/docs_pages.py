"""The generated pages of ``docs/``. ``python tests/docs_pages.py`` writes them anew."""

from __future__ import annotations

from pathlib import Path

from readme_output import run_mcdef

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
GENERATED = "<!-- generated: python tests/docs_pages.py -->"
COMMANDS = (
    "classify",
    "explain",
    "judge",
    "new",
    "schema",
    "help",
    "definitions list",
    "definitions show",
    "definitions lint",
    "definitions test",
)


def pages() -> dict[Path, str]:
    """Every generated page by its path under ``docs/``."""
    made = {Path("facts.md"): facts_page()}
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


if __name__ == "__main__":
    for path, text in pages().items():
        (DOCS / path).write_text(text, encoding="utf-8", newline="\n")
