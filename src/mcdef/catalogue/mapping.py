"""Mapping files: read, checked at load, every mistake at its place; and the presets that come with the program."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from mcdef.catalogue import columns
from mcdef.catalogue.assemble import laid_out
from mcdef.catalogue.mapping_shape import FactRule, MappingShape
from mcdef.credential.read import read_credential
from mcdef.documents.document import Document
from mcdef.documents.files import display_path, read_source
from mcdef.documents.place import Pointer
from mcdef.documents.problem import McdefError, Problem, problem
from mcdef.documents.reader import read_document
from mcdef.documents.source import Source
from mcdef.documents.suggest import closest
from mcdef.documents.validation import guided, keys_at, problems_of
from mcdef.messages.catalogue import say

PRESETS: Final = Path(__file__).resolve().parent / "presets"
_SYNONYMS: Final = {
    "columns": "facts",
    "fields": "facts",
    "defaults": "constants",
    "fixed": "constants",
    "heading": "header",
    "header_row": "header",
    "worksheet": "sheet",
    "separator": "delimiter split",
    "map": "values",
    "skip": "skip_when",
    "group": "one_offer",
    "group_by": "one_offer",
    "from": "column",
    "multiply": "times",
    "default": "otherwise",
}


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping that can be used, and the document it stands in."""

    shape: MappingShape
    document: Document
    is_preset: bool = False

    @property
    def path(self) -> str:
        return self.document.source.path


def preset_names() -> tuple[str, ...]:
    """The mappings that come with the program."""
    return tuple(sorted(path.stem for path in PRESETS.glob("*.yaml")))


def load_mapping(written: str) -> Mapping:
    """A preset by its name, or a mapping file by its path. Raises :class:`McdefError` with everything wrong in it."""
    if written in preset_names():
        preset = read_document(read_source(PRESETS / f"{written}.yaml", f"presets/{written}.yaml"))
        return replace(read_mapping(preset), is_preset=True)
    path = Path(written)
    if not path.exists() and path.suffix.lower() not in (".yaml", ".yml", ".json"):
        message, _ = say("unknown-mapping", name=written)
        meant = closest(written, preset_names())
        known = ", ".join(f"`{name}`" for name in preset_names())
        help_ = say("did-you-mean", word=meant)[0] if meant else say("known-here", words=known)[0]
        raise McdefError(Problem("error", "unknown-mapping", message, help_))
    display = display_path(written)
    return read_mapping(read_document(read_source(path, display)))


def read_mapping(document: Document) -> Mapping:
    """The mapping in a document. Raises :class:`McdefError` with every problem found."""
    if not isinstance(document.data, dict):
        raise McdefError(problem("not-a-mapping", source=document.source, span=document.locate(())))
    try:
        shape = MappingShape.model_validate(document.data)
    except ValidationError as error:
        raise McdefError(
            *problems_of(
                error.errors(include_url=False),
                document,
                expected=lambda pointer: keys_at(MappingShape, pointer) or _rule_keys(pointer),
                synonyms=_SYNONYMS,
            )
        ) from None
    problems = [*_whole(shape, document), *_facts(shape, document), *_constants(shape, document)]
    if problems:
        raise McdefError(*sorted(problems, key=lambda one: (one.span is None, one.span)))
    return Mapping(shape, document)


def _rule_keys(pointer: Pointer) -> list[str]:
    return keys_at(FactRule, ()) if pointer[:1] == ("facts",) and len(pointer) == 2 else []


def _whole(shape: MappingShape, document: Document) -> Iterator[Problem]:
    if not shape.facts:
        yield problem("not-a-mapping", source=document.source, span=document.locate(()))
    if shape.encoding is not None:
        try:
            codecs.lookup(shape.encoding)
        except LookupError:
            at = document.locate(("encoding",))
            yield problem("not-in-encoding", source=document.source, span=at, encoding=shape.encoding)


def _facts(shape: MappingShape, document: Document) -> Iterator[Problem]:
    for key, rule in shape.facts.items():
        path = columns.path_of(key)
        if path is None:
            yield _unknown(key, ("facts", key), document)
            continue
        for code, option, params in _rule(key, path, rule):
            where: Pointer = ("facts", key, *option)
            yield problem(code, source=document.source, span=document.locate(where, key=True), pointer=where, **params)
        for word, value in rule.values.items():
            if value is not None:
                yield from _fits(key, path, value, ("facts", key, "values", word), document)


def _rule(key: str, path: columns.Path, rule: FactRule) -> Iterator[tuple[str, tuple[str, ...], dict[str, Any]]]:
    """What is wrong with one rule: a code, the option that is wrong, and what its message says."""
    if rule.column is None and rule.between is None:
        yield "mapping-column", (), {"key": key}
    if rule.column is not None and rule.between is not None:
        yield "mapping-columns", ("between",), {"key": key}
    if path == ("workload",) and rule.unit == "hours per week" and rule.times is None:
        yield "mapping-weekly", ("unit",), {}
    allowed = {
        "times": path == ("workload",),
        "unit": path in (("workload",), ("contact",), ("duration",)),
        "between": path in columns.AMOUNTS,
        "system": path == ("credits",),
        "framework": path == ("level",),
    }
    instead = {
        "times": "only `workload` is multiplied",
        "unit": "name the key with its unit, for example `duration.weeks`, or leave it out",
        "between": "only amounts are read from two columns",
        "system": "only `credits` has a system",
        "framework": "only `level` has a framework",
    }
    for option, here in allowed.items():
        if not here and getattr(rule, option) is not None:
            yield "mapping-unit", (option,), {"option": option, "key": key, "instead": instead[option]}


def _constants(shape: MappingShape, document: Document) -> Iterator[Problem]:
    for key, value in shape.constants.items():
        path = columns.path_of(key)
        if path is None:
            yield _unknown(key, ("constants", key), document)
        else:
            yield from _fits(key, path, value, ("constants", key), document)


def _unknown(key: str, where: Pointer, document: Document) -> Problem:
    params = {"key": key, "expected": list(columns.columns()), "suggestion": columns.suggestion(key)}
    return guided("unknown-heading", params, document, document.locate(where, key=True), where, {})


def _fits(key: str, path: columns.Path, value: Any, where: Pointer, document: Document) -> Iterator[Problem]:
    """The problem of a value that no description could have there."""
    found = misfit(path, value)
    if found is not None:
        shown = document.raw(where) or str(value)
        params: dict[str, Any] = {"value": shown, "key": key, "message": found.message, "help": found.help or ""}
        yield problem("mapping-no-fit", source=document.source, span=document.locate(where), pointer=where, **params)


def misfit(path: columns.Path, value: Any) -> Problem | None:
    """What is wrong with a value at that place of a description, if it cannot stand there by itself."""
    data = laid_out([(path, value)])
    if path[0] == "workload" and path[-1] in ("weeks", "months", "hours_per_week", "courses"):
        load = {"hours_per_week": 1} if path[-1] != "hours_per_week" else {"weeks": 1}
        data = {"workload": {**load, **({"weeks": 1} if path[-1] == "courses" else {}), **data["workload"]}}
    try:
        read_credential(Document(Source("", ""), data))
    except McdefError as error:
        return error.problems[0]
    return None
