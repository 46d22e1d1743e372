"""The settings of a check, each with where it comes from: an option, the environment, a file, or nowhere.

One table names them all; a new setting is a line in it. A file is found by walking up from what is checked; the first
one counts and none are merged.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, Final, Literal

from mcdef.documents.document import Document
from mcdef.documents.place import Pointer
from mcdef.documents.problem import McdefError, Problem, problem
from mcdef.documents.reader import read_document
from mcdef.documents.source import Source
from mcdef.documents.validation import with_help
from mcdef.policy import values
from mcdef.policy.settings_file import read_settings_file
from mcdef.policy.values import Reader, Unfit

PREFIX: Final = "MCDEF_"
#: Variables that are no settings.
OTHER_VARIABLES: Final = ("MCDEF_CONFIG", "MCDEF_DEBUG")
#: What people write for a setting.
SYNONYMS: Final = {
    "ignore": "exclude", "skip": "exclude", "files": "include", "fail": "fail_on", "waiver": "waivers",
    "exceptions": "waivers", "output": "outputs", "date": "as_of", "digests": "lock", "definition_folders": "folders",
}  # fmt: skip

How = Literal["option", "environment", "file", "default"]


@dataclass(frozen=True, slots=True)
class Spec:
    """A setting: how its value is read, what holds where nobody says anything, the option, and what it is."""

    reader: Reader
    default: Any
    option: str
    about: str
    structured: bool = False  # in the environment, YAML


SPECS: Final[Mapping[str, Spec]] = {
    "definitions": Spec(values.texts, [], "--definition", "what runs: ids, families, tags, id@reading, all"),
    "folders": Spec(values.texts, [], "--definitions", "folders of further definitions"),
    "readings": Spec(values.texts, [], "--reading", "readings used where a definition has them"),
    "limits": Spec(values.limits, {}, "", "sharper limits for vague clauses", structured=True),
    "as_of": Spec(values.day, None, "--as-of", "only definitions in force that day"),
    "presume": Spec(values.flag, False, "--presume", "presumed verdicts first in the text"),
    "ignore_scope": Spec(values.flag, False, "--ignore-scope", "apply definitions outside their scope too"),
    "include": Spec(values.texts, [], "--include", "globs of files to check in folders"),
    "exclude": Spec(values.texts, [], "--exclude", "globs of files to leave out"),
    "mapping": Spec(values.text, None, "--mapping", "how tables are read: a preset or a mapping file"),
    "fail_on": Spec(values.failing, None, "--fail-on", "which verdicts fail the run"),
    "exit_zero": Spec(values.flag, False, "--exit-zero", "end with 0 whatever was found"),
    "waivers": Spec(values.text, None, "--waivers", "the file of waivers"),
    "baseline": Spec(values.text, None, "--baseline", "the file of what was accepted"),
    "lock": Spec(values.digests, {}, "", "digests of the definitions", structured=True),
    "locked": Spec(values.flag, False, "--locked", "refuse definitions whose digest is not in lock"),
    "changed_since": Spec(values.text, None, "--changed-since", "check what changed since a git revision"),
    "format": Spec(values.text, None, "--format", "what is printed"),
    "outputs": Spec(values.outputs, [], "--output", "files to write, FORMAT=PATH"),
}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a setting comes from, in a word and to be read; ``base`` is where its relative paths begin."""

    how: How
    says: str
    base: Path
    document: Document | None = None
    pointer: Pointer = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting as it was written, with where it comes from, and as what it means."""

    values: Mapping[str, Any]
    origins: Mapping[str, Origin]
    path: Path | None = None
    warnings: tuple[Problem, ...] = field(default=())

    @property
    def folder(self) -> Path | None:
        """The folder of the settings file, to which paths in reports and globs are relative."""
        return None if self.path is None else self.path.parent

    @property
    def definitions(self) -> tuple[str, ...]:
        return tuple(self.values["definitions"])

    @property
    def folders(self) -> tuple[Path, ...]:
        return tuple(self.origins["folders"].base / one for one in self.values["folders"])

    @property
    def readings(self) -> tuple[str, ...]:
        return tuple(self.values["readings"])

    @property
    def limits(self) -> dict[str, dict[str, Fraction]]:
        written: dict[str, dict[str, str]] = self.values["limits"]
        return {clause: {fact: Fraction(one) for fact, one in facts.items()} for clause, facts in written.items()}

    @property
    def as_of(self) -> date | None:
        written = self.values["as_of"]
        return None if written is None else date.fromisoformat(written)

    @property
    def presume(self) -> bool:
        return bool(self.values["presume"])

    @property
    def ignore_scope(self) -> bool:
        return bool(self.values["ignore_scope"])

    @property
    def include(self) -> tuple[str, ...]:
        return tuple(self.values["include"])

    @property
    def exclude(self) -> tuple[str, ...]:
        return tuple(self.values["exclude"])

    @property
    def mapping(self) -> str | None:
        """A preset by its name, or the path of a mapping file."""
        written = self.values["mapping"]
        path = self.file("mapping")
        return str(path) if path is not None and path.is_file() else written

    @property
    def fail_on(self) -> tuple[str, ...] | None:
        """The words as written; nothing where nobody chose."""
        written = self.values["fail_on"]
        return None if written is None else tuple(written)

    @property
    def exit_zero(self) -> bool:
        return bool(self.values["exit_zero"])

    @property
    def lock(self) -> Mapping[str, str]:
        return dict(self.values["lock"])

    @property
    def locked(self) -> bool:
        return bool(self.values["locked"])

    @property
    def changed_since(self) -> str | None:
        return None if self.values["changed_since"] is None else str(self.values["changed_since"])

    @property
    def format(self) -> str | None:
        return None if self.values["format"] is None else str(self.values["format"])

    @property
    def outputs(self) -> tuple[tuple[str, Path], ...]:
        """Formats, each with the file it is written to."""
        pairs = [one.partition("=") for one in self.values["outputs"]]
        return tuple((name, self.origins["outputs"].base / path) for name, _, path in pairs)

    @property
    def waivers(self) -> Path | None:
        return self.file("waivers")

    @property
    def baseline(self) -> Path | None:
        return self.file("baseline")

    def file(self, name: str) -> Path | None:
        """The file that a setting names."""
        written = self.values[name]
        return None if written is None else self.origins[name].base / written

    @property
    def own_files(self) -> frozenset[Path]:
        """Files that decide and describe no credential: a search for descriptions passes them over."""
        named = (self.path, self.waivers, self.baseline, self.file("mapping"), *(path for _, path in self.outputs))
        return frozenset(path.resolve() for path in named if path is not None)

    @property
    def deciding(self) -> tuple[Path, ...]:
        """What decides about every credential: where it changed, everything is checked (``--changed-since``)."""
        named = (self.path, self.waivers, self.baseline, self.file("mapping"), *self.folders)
        return tuple(path for path in named if path is not None)

    def placed(self, name: str, pointer: Pointer, told: Problem) -> Problem:
        """A problem with a part of a setting, at the place where that stands."""
        return _placed(self.origins[name], pointer, told)


def load_settings(
    start: Path,
    *,
    environ: Mapping[str, str],
    options: Mapping[str, Any] | None = None,
    config: str | None = None,
    no_config: bool = False,
    without: Collection[str] = (),
    others: Callable[[], Collection[str]] = tuple,
) -> Settings:
    """The settings for what is checked at ``start``: options before the environment before the file before defaults.

    Settings ``without`` which a command does are as if nobody had written them. ``others`` names the variables that
    are no settings, and is asked where one stands there that might be one of them.
    ``options`` holds what the command line gave; ``None``, ``False`` and an empty list are nothing. Raises
    :class:`McdefError` with everything that is wrong in the file, the environment and the options.
    """
    found = read_settings_file(
        start, (environ.get("MCDEF_CONFIG") or None) if config is None else config, none=no_config
    )
    given: dict[str, tuple[Any, Origin]] = {}
    problems: list[Problem] = []
    if found is not None:
        problems += _unknown_keys(found.document, found.data)
        for name in SPECS.keys() & found.data.keys():
            line = found.document.locate((name,), key=True).line
            origin = Origin("file", f"{found.document.source.path}:{line}", found.path.parent, found.document, (name,))
            given[name] = (found.data[name], origin)
    given.update(_from_environment(environ, problems))
    for name, value in (options or {}).items():
        if value is not None and value is not False and value != [] and value != ():
            given[name] = (value, Origin("option", SPECS[name].option, Path()))
    settings: dict[str, Any] = {}
    for name, spec in SPECS.items():
        settings[name] = spec.default
        if name in without:
            given.pop(name, None)
        if name in given:
            try:
                settings[name] = spec.reader(given[name][0])
            except Unfit as unfit:
                told = problem(unfit.code, **unfit.params)  # type: ignore[arg-type]
                problems.append(_placed(given[name][1], unfit.pointer, told))
    if problems:
        raise McdefError(*sorted(problems, key=lambda one: (one.span is None, one.span)))
    origins = {name: given[name][1] if name in given else Origin("default", "default", Path()) for name in SPECS}
    warnings = (*_unknown_variables(environ, others), *(() if found is None else found.document.warnings))
    return Settings(settings, origins, None if found is None else found.path, warnings)


def variable(name: str) -> str:
    """The environment variable of a setting."""
    return PREFIX + name.upper()


def _from_environment(environ: Mapping[str, str], problems: list[Problem]) -> dict[str, tuple[Any, Origin]]:
    """Settings from variables; an empty one is none."""
    given: dict[str, tuple[Any, Origin]] = {}
    for name, spec in SPECS.items():
        written = environ.get(variable(name), "").strip()
        if not written:
            continue
        source = Source(variable(name), written)
        try:
            document = read_document(source) if spec.structured else Document(source, written)
        except McdefError as error:
            problems += error.problems
            continue
        given[name] = (document.data, Origin("environment", variable(name), Path(), document))
    return given


def _unknown_variables(environ: Mapping[str, str], others: Callable[[], Collection[str]]) -> list[Problem]:
    known = [*map(variable, SPECS), *OTHER_VARIABLES]
    strange = [name for name in sorted(environ) if name.startswith(PREFIX) and name not in known]
    if strange:
        known += others()
    return [
        with_help(problem("unknown-variable", severity="warning", value=name), name, known)
        for name in strange
        if name not in known
    ]


def _unknown_keys(document: Document, data: Mapping[str, Any]) -> list[Problem]:
    return [
        with_help(
            problem(
                "unknown-key", source=document.source, span=document.locate((key,), key=True), pointer=(key,), key=key
            ),
            key,
            list(SPECS),
            SYNONYMS,
        )
        for key in data
        if key not in SPECS
    ]


def _placed(origin: Origin, pointer: Pointer, told: Problem) -> Problem:
    if origin.document is None:
        return replace(told, message=f"{origin.says}: {told.message}") if origin.how == "option" else told
    whole = (*origin.pointer, *pointer)
    return replace(told, source=origin.document.source, span=origin.document.locate(whole), pointer=whole)
