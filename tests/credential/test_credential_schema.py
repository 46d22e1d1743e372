"""The JSON Schema that editors use accepts what the reader accepts, short and full, and refuses what it refuses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from credential_forms import ONE_FORM, SHORT_AND_FULL, shown
from jsonschema import Draft202012Validator

from mcdef.credential.model import Credential

SCHEMA = Credential.model_json_schema()
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
FORMS = [(form[0], written) for form in (*SHORT_AND_FULL, *ONE_FORM) for written in form[1:]]


class DatesStayText(yaml.SafeLoader):
    """As YAML 1.2 and editors have it."""

    yaml_implicit_resolvers = {  # noqa: RUF012
        first: [(tag, pattern) for tag, pattern in known if tag != "tag:yaml.org,2002:timestamp"]
        for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def refusals(data: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in Draft202012Validator(SCHEMA).iter_errors(data)]


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["title"] == "Credential description"


@pytest.mark.parametrize(("key", "written"), FORMS, ids=map(shown, FORMS))
def test_every_form_of_every_key_is_accepted(key: str, written: Any) -> None:
    assert refusals({key: written}) == []


@pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
def test_every_example_is_accepted_by_schema_and_reader(path: Path) -> None:
    data = yaml.load(path.read_text(encoding="utf-8"), DatesStayText)
    for part in data if isinstance(data, list) else [data]:
        assert refusals(part) == []
        Credential.model_validate(_exact(part))


def _exact(data: Any) -> Any:
    """No floats: the reader of documents makes none."""
    if isinstance(data, dict):
        return {key: _exact(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_exact(value) for value in data]
    return str(data) if isinstance(data, float) else data


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 40


REFUSED: list[dict[str, Any]] = [
    {"levle": "EQF 6"},
    {"kind": "offering"},
    {"award": "diploma"},
    {"name": 3},
    {"provider": {"nmae": "x"}},
    {"provider": {"type": "univercity"}},
    {"provider": {"type": ["univercity"]}},
    {"provider": {"country": "England"}},
    {"provider": {"authorisations": ["accreditted"]}},
    {"learning": "optional"},
    {"workload": True},
    {"workload": -1},
    {"workload": {"hours": "many"}},
    {"courses": "some"},
    {"credits": {"sytem": "ECTS"}},
    {"credits": [True]},
    {"level": {"cycle": "fourth"}},
    {"assessment": {"proctored": True}},
    {"assessment": {"criteria": "secret"}},
    {"registers": ["ehsi"]},
    {"record": {"states": ["annex-ii"]}},
    {"share_from_degree_courses": 50},
    {"complete": ["recrod"]},
    {"judgements": [{"criterion": "x"}]},
    {"offered": "2026"},
    {"variants": {"name": "x"}},
    {"name": None},
    {"provider": {"country": None}},
    {"level": [None]},
    {"custom": None},
]


@pytest.mark.parametrize("data", REFUSED, ids=str)
def test_what_the_reader_refuses_is_refused(data: dict[str, Any]) -> None:
    assert refusals(data)
    with pytest.raises(ValueError, match="validation error"):
        Credential.model_validate(data)


def test_an_editor_can_explain_the_keys_that_are_not_obvious() -> None:
    for key in ("kind", "provider", "workload", "contact", "courses", "credits", "level", "complete", "variants"):
        assert SCHEMA["properties"][key]["description"].endswith(".")
