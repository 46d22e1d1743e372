"""Settings: found by walking up, read with places, and of four sources the nearest to the user counts."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from mcdef.documents.problem import McdefError, Problem
from mcdef.policy.settings import SPECS, Settings, load_settings, variable

FULL = """\
definitions: [core, es-2021]
folders: ours
limits:
  eu-2022.small-volume: {credits.ects_equivalent: 10, workload.hours: 250.5}
fail_on: [does-not-count, gap: eu-2022]
include: ["*.yaml", "*.json"]
waivers: policy/waivers.yaml
as_of: 2026-11-01
presume: yes
outputs: {sarif: out/mcdef.sarif}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "catalogue" / "law").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def settings(start: str = "catalogue/law", *, config: str | None = None, no_config: bool = False,
             options: dict[str, object] | None = None, **environ: str) -> Settings:  # fmt: skip
    return load_settings(Path(start), environ=environ, options=options, config=config, no_config=no_config)


def refused(text: str, name: str = "mcdef.yaml", **environ: str) -> list[Problem]:
    Path(name).write_text(text, encoding="utf-8")
    with pytest.raises(McdefError) as error:
        settings(**environ)
    return list(error.value.problems)


def test_without_a_file_everything_is_as_it_is_meant_to_be() -> None:
    found = settings()
    assert {origin.how for origin in found.origins.values()} == {"default"}
    assert (found.definitions, found.fail_on, found.limits, found.waivers) == ((), None, {}, None)


def test_a_file_is_found_above_and_says_what_each_setting_means() -> None:
    Path("mcdef.yaml").write_text(FULL, encoding="utf-8")
    found = settings()
    assert found.definitions == ("core", "es-2021")
    assert [path.resolve() for path in found.folders] == [Path("ours").resolve()]
    assert found.limits["eu-2022.small-volume"]["workload.hours"] == Fraction(501, 2)
    assert found.fail_on == ("does-not-count", "gap:eu-2022")
    assert found.waivers is not None
    assert found.waivers.resolve() == Path("policy/waivers.yaml").resolve()
    assert found.as_of is not None
    assert found.as_of.isoformat() == "2026-11-01"
    assert found.presume
    assert not found.ignore_scope
    assert [(name, path.resolve()) for name, path in found.outputs] == [("sarif", Path("out/mcdef.sarif").resolve())]
    assert found.origins["fail_on"].says == "mcdef.yaml:5"
    assert Path("mcdef.yaml").resolve() in found.own_files


def test_a_mapping_is_a_preset_or_a_file_beside_the_settings() -> None:
    Path("mcdef.yaml").write_text("mapping: uk-list\n", encoding="utf-8")
    assert settings().mapping == "uk-list"
    Path("mcdef.yaml").write_text("mapping: policy/ours.yaml\n", encoding="utf-8")
    assert settings().mapping == "policy/ours.yaml", "what is not there is told by its name"
    Path("policy").mkdir()
    Path("policy/ours.yaml").write_text("facts: {name: Titel}\n", encoding="utf-8")
    found = settings()
    assert found.mapping is not None
    assert Path(found.mapping).resolve() == Path("policy/ours.yaml").resolve()
    assert Path("policy/ours.yaml").resolve() in found.own_files
    assert Path("policy/ours.yaml").resolve() in {path.resolve() for path in found.deciding}


def test_the_nearest_file_counts_and_none_are_merged() -> None:
    Path("mcdef.yaml").write_text("presume: true\n", encoding="utf-8")
    Path("catalogue/mcdef.yaml").write_text("definitions: core\n", encoding="utf-8")
    found = settings()
    assert found.definitions == ("core",)
    assert not found.presume
    assert found.origins["definitions"].says == "catalogue/mcdef.yaml:1"


def test_the_search_ends_at_the_folder_with_git() -> None:
    (Path("catalogue") / ".git").mkdir()
    Path("mcdef.yaml").write_text("presume: true\n", encoding="utf-8")
    assert settings().path is None
    (Path("catalogue") / "mcdef.yaml").write_text("presume: true\n", encoding="utf-8")
    assert settings().presume


def test_a_file_above_is_named_by_the_way_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("mcdef.yaml").write_text("presume: true\n", encoding="utf-8")
    monkeypatch.chdir("catalogue/law")
    assert settings(".").origins["presume"].says == "../../mcdef.yaml:1"


def test_pyproject_counts_where_it_has_the_table() -> None:
    Path("catalogue/pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    Path("pyproject.toml").write_text(
        '[project]\nname = "x"\n\n[tool.mcdef]\n# ours\ndefinitions = ["core", "es-2021"]\nas_of = 2026-11-01\n\n'
        '[tool.mcdef.limits]\n"eu-2022.small-volume" = {"workload.hours" = 250.5}\n',
        encoding="utf-8",
    )
    found = settings()
    assert found.definitions == ("core", "es-2021")
    assert str(found.as_of) == "2026-11-01"
    assert found.limits == {"eu-2022.small-volume": {"workload.hours": Fraction(501, 2)}}
    assert found.origins["definitions"].says == "pyproject.toml:6"
    assert found.origins["limits"].says == "pyproject.toml:9"


def test_an_option_comes_before_the_environment_before_the_file() -> None:
    Path("mcdef.yaml").write_text("definitions: [core]\nfail_on: gap\nexclude: old\n", encoding="utf-8")
    found = settings(
        options={"definitions": ["es-2021"], "fail_on": [], "waivers": None, "presume": False},
        MCDEF_DEFINITIONS="nz-2022",
        MCDEF_FAIL_ON="undetermined, does not count:eu-2022",
        MCDEF_PRESUME="1",
        MCDEF_WAIVERS="",
    )
    assert found.definitions == ("es-2021",)
    assert found.fail_on == ("undetermined", "does not count:eu-2022")
    assert found.exclude == ("old",)
    assert found.presume
    assert {name: origin.says for name, origin in found.origins.items() if origin.how != "default"} == {
        "definitions": "--definition",
        "fail_on": "MCDEF_FAIL_ON",
        "exclude": "mcdef.yaml:3",
        "presume": "MCDEF_PRESUME",
    }


def test_every_setting_has_a_variable() -> None:
    written = {
        "limits": "{eu-2022.small-volume: {workload.hours: 250}}",
        "lock": "{eu-2022: " + "a" * 64 + "}",
        "as_of": "2026-01-01",
        "outputs": "csv=a.csv",
        **dict.fromkeys(("presume", "ignore_scope", "exit_zero", "locked"), "yes"),
    }
    found = settings(**{variable(name): written.get(name, "word") for name in SPECS})
    assert {origin.how for origin in found.origins.values()} == {"environment"}


def test_a_file_may_be_named_or_left_out() -> None:
    Path("mcdef.yaml").write_text("presume: true\n", encoding="utf-8")
    Path("other.yaml").write_text("ignore_scope: true\n", encoding="utf-8")
    assert settings(config="other.yaml").ignore_scope
    assert settings(MCDEF_CONFIG="other.yaml").ignore_scope
    assert settings(no_config=True).path is None
    with pytest.raises(McdefError, match=r"none\.yaml"):
        settings(config="none.yaml")


@pytest.mark.parametrize(
    ("line", "code", "column", "help_"),
    [
        ("fail-on: gap", "unknown-key", 1, "fail_on"),
        ("definition: core", "unknown-key", 1, "definitions"),
        ("skip: old", "unknown-key", 1, "exclude"),
        ("as_of: 1.2.2026", "not-a-day", 8, "2022-06-16"),
        ("presume: perhaps", "not-yes-or-no", 10, "true"),
        ("definitions: {core: 1}", "list-expected", 1, "["),
        ("limits: {eu-2022.small-volume: {workload.hours: many}}", "limit-not-a-number", 49, "10"),
        ("lock: {eu-2022: abc}", "not-a-digest", 17, "mcdef lock"),
        ("outputs: mcdef.sarif", "output-needs-path", 10, "sarif=mcdef.sarif"),
        ("waivers:", "empty-value", 1, ""),
    ],
)
def test_what_cannot_be_a_setting_is_told_at_its_place(line: str, code: str, column: int, help_: str) -> None:
    (told,) = refused(f"# ours\n{line}\n")
    assert told.code == code
    assert told.place == f"mcdef.yaml:2:{column}"
    assert help_ in str(told.help)


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ('[tool.mcdef]\npresume = true\nfail-on = "gap"\n', "unknown-key", "pyproject.toml:3:1"),
        ("[tool.mcdef]\npresume = 'maybe'\n", "not-yes-or-no", "pyproject.toml:2:11"),
        ('[tool]\nmcdef = {presume = true, skip = "x"}\n', "unknown-key", "pyproject.toml:2:26"),
        ("[tool.mcdef]\n[tool.mcdef.lock]\n'eu-2022' = 'x'\n", "not-a-digest", "pyproject.toml:3:13"),
        ("[tool.mcdef]\npresume = \n", "toml-broken", "pyproject.toml:2:11"),
    ],
)
def test_in_pyproject_too(text: str, code: str, place: str) -> None:
    (told,) = refused(text, "pyproject.toml")
    assert (told.code, told.place) == (code, place)


def test_every_mistake_is_told_at_once_and_variables_by_their_name() -> None:
    told = refused("skip: a\npresume: perhaps\n", MCDEF_AS_OF="yesterday", MCDEF_LIMITS="{eu-2022: [")
    assert {one.place.split(":")[0] for one in told if one.place} == {"mcdef.yaml", "MCDEF_AS_OF", "MCDEF_LIMITS"}
    assert len(told) == 4


def test_a_variable_that_sets_nothing_is_a_warning() -> None:
    (told,) = settings(MCDEF_FAILON="gap", MCDEF_DEBUG="1").warnings
    assert told.code == "unknown-variable"
    assert "MCDEF_FAIL_ON" in str(told.help)
