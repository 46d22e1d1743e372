"""Validation errors of a model into problems with a place and a text that helps.

A validator's ``loc`` holds names that are in no file; :meth:`Document.locate` passes over them. Errors whose type is
one of our own codes carry the parameters of the message, and where it is known the characters of the text meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, get_args

from mcdef.documents.corrections import as_written, corrected_line, number_cut_in_two
from mcdef.documents.document import Document
from mcdef.documents.place import Pointer
from mcdef.documents.problem import Problem
from mcdef.documents.suggest import closest
from mcdef.messages.catalogue import say

Origin = Callable[[Pointer], Pointer]
Expected = Callable[[Pointer], Sequence[str]]
Synonyms = Mapping[str, str]
Elsewhere = Callable[[str], str | None]

_CODES: Final = {
    "extra_forbidden": "unknown-key",
    "unexpected_keyword_argument": "unknown-key",
    "missing": "missing-key",
    "literal_error": "unknown-value",
    "string_type": "text-expected",
    "string_too_short": "empty-value",
    "list_type": "list-expected",
    "tuple_type": "list-expected",
    "model_type": "mapping-expected",
    "model_attributes_type": "mapping-expected",
    "dict_type": "mapping-expected",
    "bool_type": "not-yes-or-no",
    "bool_parsing": "not-yes-or-no",
}
_SHOWN: Final = 14


def problems_of(
    errors: Iterable[Mapping[str, Any]],
    document: Document,
    *,
    expected: Expected,
    synonyms: Synonyms,
    words: Synonyms | None = None,
    elsewhere: Elsewhere = lambda key: None,
    origin: Origin = lambda pointer: pointer,
) -> tuple[Problem, ...]:
    """The problems behind pydantic's error dictionaries, in the order of the document.

    ``expected`` gives the keys known at a place; ``synonyms`` lead to keys and ``words`` to values; ``elsewhere`` says
    where a key belongs that stands at the root; ``origin`` leads from the validated data to the document's own.
    """
    tables = (synonyms, synonyms if words is None else words)
    found = [_problem(error, document, expected, tables, elsewhere, origin) for error in errors]
    return tuple(sorted(_each_once(found), key=lambda p: (p.span is None, p.span, p.code)))


def _each_once(found: list[Problem]) -> list[Problem]:
    """Without the missing key of a mapping that has it under another name: that is one mistake."""
    renamed = {(one.pointer[:-1], one.help) for one in found if one.code == "unknown-key"}

    def is_renamed(one: Problem) -> bool:
        meant = say("did-you-mean", word=one.pointer[-1])[0] if one.code == "missing-key" else None
        return (one.pointer[:-1], meant) in renamed

    return [one for one in found if one.code != "missing-key" or not is_renamed(one)]


def _problem(
    error: Mapping[str, Any],
    document: Document,
    expected: Expected,
    tables: tuple[Synonyms, Synonyms],
    elsewhere: Elsewhere,
    origin: Origin,
) -> Problem:
    loc: Pointer = tuple(error["loc"])
    context = dict(error.get("ctx") or {})
    code = context.get("code", _CODES.get(error["type"], error["type"]))
    if error.get("input") is None and code not in ("missing-key", "unknown-key") and error["type"] in _CODES:
        code = "empty-value"
    pointer = origin(loc if "item" not in context else (*loc, context["item"]))
    params = {key: value for key, value in context.items() if key not in ("code", "item", "start", "length")}
    if code == "unknown-key" and (cut := number_cut_in_two(document, pointer)) is not None:
        written, span = cut
        code, params = "comma-in-braces", {"written": written, "point": written.replace(",", ".")}
    elif code == "unknown-key":
        where = elsewhere(str(loc[-1])) if len(loc) == 1 else None
        params = {"key": loc[-1], "expected": expected(loc[:-1]), "suggestion": where}
        span = document.locate(pointer, key=True)
    elif code == "missing-key":
        params = {"key": loc[-1]}
        span = document.locate(pointer[:-1], missing=True)
    elif context.get("start") is not None and context.get("length"):
        span = document.locate_part(pointer, context["start"], context["length"])
    else:
        span = document.locate(pointer)
    params.setdefault("value", error.get("input"))
    for name in params.keys() & {"value", "written"}:
        params[name] = as_written(params[name], document, pointer)
    if isinstance(params.get("expected"), str):  # pydantic's own list of words: 'a', 'b' or 'c'
        params["expected"] = [word for word in params["expected"].split("'") if word.strip(" ,") not in ("", "or")]
    made = guided(code, params, document, span, pointer, tables[code != "unknown-key"])
    corrected = corrected_line(code, params, document, span)
    return made if corrected is None else replace(made, help=f"{made.help}\n{corrected}")


def guided(
    code: str, params: dict[str, Any], document: Document, span: Any, pointer: Pointer, synonyms: Synonyms
) -> Problem:
    """A problem whose help is the closest word that was expected there, or all of them where none is close."""
    words = [str(word) for word in params.get("expected") or ()]
    written = str(params.get("key", params.get("value", "")))
    shown = {key: value for key, value in params.items() if key != "expected"}
    message, help_ = say(code, **shown)
    made = Problem("error", code, message, help_, document.source, span, document.pointer(pointer))
    suggestion = params.get("suggestion") or (closest(written, words, synonyms) if words else None)
    if suggestion:
        return replace(made, help=say("did-you-mean", word=suggestion)[0])
    return with_help(made, "", words) if words else made


def with_help(made: Problem, written: str, words: Sequence[str], synonyms: Synonyms | None = None) -> Problem:
    """A problem whose help is the word meant by what was written, or those that are known there."""
    suggestion = closest(written, words, synonyms)
    if suggestion:
        return replace(made, help=say("did-you-mean", word=suggestion)[0])
    if not words:
        return made
    listed = ", ".join(f"`{word}`" for word in words[:_SHOWN]) + (", …" if len(words) > _SHOWN else "")
    return replace(made, help=say("known-here", words=listed)[0])


def keys_at(model: Any, pointer: Pointer) -> list[str]:
    """The keys that can stand at a place of what a pydantic model describes, as they are written."""
    here = model
    for part in pointer:
        if here is None or not isinstance(part, str):
            continue
        field = next((f for name, f in here.model_fields.items() if part in (name, f.alias)), None)
        if field is not None:
            here = _model_in(field.annotation)
    return [] if here is None else [field.alias or name for name, field in here.model_fields.items()]


def _model_in(annotation: Any) -> Any:
    if hasattr(annotation, "model_fields"):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part)) is not None), None)
