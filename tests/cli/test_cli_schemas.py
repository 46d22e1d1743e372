"""``mcdef schema``: every file of a kind that is shipped or shown passes the schema of that kind."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from cli_runs import EXAMPLES, ROOT, mcdef, problems_of

from mcdef.catalogue.mapping import PRESETS
from mcdef.cli.schema import SCHEMAS, schema_of
from mcdef.documents.reader import read_document
from mcdef.documents.source import Source
from mcdef.policy.settings_file import NAMES

PAGES = sorted([ROOT / "README.md", *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/**/*.md")])
_SHOWN = re.compile(r"<!-- file: (\S+) -->\n```\w*\n(.*?)```", re.DOTALL)


def data_of(name: str, text: str) -> Any:
    return read_document(Source(name, text)).data


def shown(*names: str) -> list[tuple[str, str]]:
    """The files of these names that the pages show."""
    found = (one for page in PAGES for one in _SHOWN.findall(page.read_text(encoding="utf-8")))
    return [(path, text) for path, text in found if Path(path).name in names]


def files(paths: list[Path]) -> list[tuple[str, str]]:
    return [(path.name, path.read_text(encoding="utf-8")) for path in paths]


SETTINGS = shown(*NAMES) + files([path for name in NAMES for path in EXAMPLES.rglob(name)])
WAIVERS = shown("waivers.yaml") + files(list(EXAMPLES.rglob("waivers.yaml")))
MAPPINGS = files(sorted([*PRESETS.glob("*.yaml"), *EXAMPLES.rglob("*.mapping.yaml")]))
GOOD = [(kind, *one) for kind, all_ in
        {"settings": SETTINGS, "waivers": WAIVERS, "mapping": MAPPINGS}.items() for one in all_]  # fmt: skip


def test_there_are_files_of_each_kind() -> None:
    assert {kind for kind, _, _ in GOOD} == {"settings", "waivers", "mapping"}
    assert len(MAPPINGS) >= 5


@pytest.mark.parametrize(("kind", "name", "text"), GOOD, ids=[f"{kind} {name}" for kind, name, _ in GOOD])
def test_every_file_that_is_shipped_or_shown_passes(kind: str, name: str, text: str) -> None:
    assert problems_of(data_of(name, text), schema_of(kind)) == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("settings", "fail-on: gap"),
        ("waivers", "- {credential: a, verdict: gap}"),
        ("mapping", "facts: {nmae: Title}"),
        ("mapping", "facts: {name: Title}\nconstants: {provider.land: NL}"),
        ("mapping", "facts: {name: {columns: Title}}"),
    ],
)
def test_a_wrong_one_fails(kind: str, text: str) -> None:
    assert problems_of(data_of("x.yaml", text), schema_of(kind))


@pytest.mark.parametrize("kind", SCHEMAS)
def test_each_is_printed_and_named_in_the_help(kind: str) -> None:
    printed = mcdef("schema", kind)
    assert printed.code == 0
    assert printed.json == schema_of(kind)
    assert kind in mcdef("schema", "--help").text


def test_a_kind_that_is_none_is_told_which_was_meant() -> None:
    refused = mcdef("schema", "waiver")
    assert refused.code == 2
    assert "did you mean `waivers`?" in refused.errors
