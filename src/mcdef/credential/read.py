"""A document into descriptions: checked, with every problem named at its place, and its variants told apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from mcdef.credential.affirmed import affirmed, as_errors
from mcdef.credential.model import Credential
from mcdef.credential.synonyms import SYNONYMS, WORDS
from mcdef.documents.document import Data, Document
from mcdef.documents.limits import MAX_PARTS
from mcdef.documents.place import Pointer, Span
from mcdef.documents.problem import McdefError, Problem, problem
from mcdef.documents.validation import keys_at, problems_of

LIST_KEY = "catalogue"
"""A file may hold its descriptions in a list under this key."""
_OWNERS = ("provider", "assessment", "record")
_NAMED = 5  # blank lines that one note names


@dataclass(frozen=True, slots=True)
class Described:
    """One description that was read: the credential, the document it stands in, and which variant of it this is."""

    credential: Credential
    document: Document
    variant: int | None = None
    notes: tuple[Problem, ...] = ()

    @property
    def variant_name(self) -> str | None:
        """The name of this variant alone."""
        data = self.document.data
        if self.variant is None or not isinstance(data, dict) or not isinstance(data.get("variants"), list):
            return None
        variants = data["variants"]
        laid_over = variants[self.variant] if isinstance(variants, list) else None
        name = laid_over.get("name") if isinstance(laid_over, dict) else None
        return name if isinstance(name, str) else None

    def origin(self, pointer: Pointer) -> Pointer:
        """Where in the document the part stands that a pointer into the credential means."""
        return _origin(pointer, self.document, self.variant)

    def locate(self, pointer: Pointer) -> Span:
        return self.document.locate(self.origin(pointer))


def read_credential(document: Document) -> tuple[Described, ...]:
    """The description, or one for each of its ``variants:``. Raises :class:`McdefError` with every problem found."""
    if not isinstance(document.data, dict):
        raise McdefError(problem("not-a-description", source=document.source, span=document.locate(())))
    if _has_more_parts(document.data, MAX_PARTS):
        limit = f"{MAX_PARTS:,}"
        at = document.locate(())
        raise McdefError(problem("description-too-large", source=document.source, span=at, limit=limit))
    blanks: list[Pointer] = []
    data = filled(document.data, blanks.append)
    notes = _blanks(blanks, document)
    variants = data.get("variants")
    if not isinstance(variants, list) or not variants:
        return (Described(_validated(data, document, None), document, notes=notes),)
    problems = list(_variant_problems(variants, document))
    described = []
    for index, variant in enumerate(variants):
        if not isinstance(variant, dict):
            continue
        base_name = data.get("name")
        laid_over: dict[str, Any] = {key: value for key, value in data.items() if key != "variants"}
        laid_over.update(variant)
        if isinstance(base_name, str) and isinstance(variant.get("name"), str):
            laid_over["name"] = f"{base_name} ({variant['name']})"
        try:
            described.append(Described(_validated(laid_over, document, index), document, index, notes))
        except McdefError as error:
            problems.extend(found for found in error.problems if found not in problems)
    if problems:
        raise McdefError(*sorted(problems, key=lambda found: (found.span is None, found.span)))
    return tuple(described)


def filled(data: dict[str, Any], report: Callable[[Pointer], None], at: Pointer = ()) -> dict[str, Any]:
    """A description without the lines that nobody filled in: what is blank is not stated, as in any form."""
    kept: dict[str, Any] = {}
    for key, value in data.items():
        if isinstance(value, dict) and value:
            value = filled(value, report, (*at, key)) or None
            if value is None:
                continue  # each of its lines is reported
        elif value is None or value == [None]:
            known = _keys_at(at)
            if key in known or not known:
                report((*at, key))
                continue  # a blank key that is unknown is refused like any other
        elif isinstance(value, list):  # variants too are forms
            value = [
                filled(item, report, (*at, key, index)) if isinstance(item, dict) else item
                for index, item in enumerate(value)
            ]
        kept[key] = value
    return kept


def _has_more_parts(data: Data, limit: int) -> bool:
    """Whether keys and values are more than so many; a large description is not walked to its end."""
    count = 0
    waiting = [data]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict | list):
            count += len(part) * (2 if isinstance(part, dict) else 1)
            if count > limit:
                return True
            waiting.extend(part.values() if isinstance(part, dict) else part)
    return False


def _keys_at(pointer: Pointer) -> list[str]:
    """The keys that can stand at a place of a description; those of a variant are the description's own."""
    return keys_at(Credential, pointer[2:] if pointer[:1] == ("variants",) else pointer)


def _elsewhere(key: str) -> str | None:
    """What to write for a key that belongs inside one of the parts."""
    owner = next((part for part in _OWNERS if key in keys_at(Credential, (part,))), None)
    return None if owner is None else f"{owner}: {{{key}: …}}"


def _blanks(pointers: list[Pointer], document: Document) -> tuple[Problem, ...]:
    """One note for all of them, at the first."""
    if not pointers:
        return ()
    named = [f"`{'.'.join(str(part) for part in pointer)}`" for pointer in pointers]
    more = f" and {len(named) - _NAMED} more" if len(named) > _NAMED else ""
    keys = ", ".join(named[:_NAMED]) + more
    span = document.locate(pointers[0], key=True)
    at = document.pointer(pointers[0])
    return (problem("blank", source=document.source, span=span, pointer=at, severity="note", keys=keys),)


def _variant_problems(variants: list[Any], document: Document) -> Iterator[Problem]:
    for index, variant in enumerate(variants):
        pointer: Pointer = ("variants", index)
        span = document.locate(pointer)
        if not isinstance(variant, dict):
            yield problem("mapping-expected", source=document.source, span=span, pointer=pointer)
        elif not isinstance(variant.get("name"), str):
            yield problem("variant-without-name", source=document.source, span=span, pointer=pointer)
        elif "variants" in variant:
            yield problem("nested-variants", source=document.source, span=span, pointer=pointer)


def _validated(data: dict[str, Any], document: Document, variant: int | None) -> Credential:
    yes = affirmed(data)
    errors = [*as_errors(yes, data), *_judged_twice(data)]
    try:
        read = Credential.model_validate({key: value for key, value in data.items() if key not in yes} if yes else data)
        if not errors:
            return read
    except ValidationError as error:
        errors += error.errors(include_url=False)  # type: ignore[arg-type]
    found = problems_of(
        errors,
        document,
        expected=lambda pointer: [*_keys_at(pointer), *(() if pointer or LIST_KEY in data else (LIST_KEY,))],
        synonyms=SYNONYMS,
        words=WORDS,
        elsewhere=_elsewhere,
        origin=lambda pointer: _origin(pointer, document, variant),
    )
    raise McdefError(*found)


def _judged_twice(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """An error, as pydantic lists its own, for each further judgement on one criterion; none of them wins unseen."""
    judgements = data.get("judgements")
    seen: set[object] = set()
    for index, one in enumerate(judgements if isinstance(judgements, list) else ()):
        criterion = one.get("criterion") if isinstance(one, dict) else None
        if not isinstance(criterion, str):
            continue
        if criterion in seen:
            code = "judged-twice"
            yield {
                "type": code,
                "loc": ("judgements", index),
                "input": criterion,
                "ctx": {"code": code, "criterion": criterion},
            }
        seen.add(criterion)


def _origin(pointer: Pointer, document: Document, variant: int | None) -> Pointer:
    if variant is None or not pointer or not isinstance(document.data, dict):
        return pointer
    variants = document.data["variants"]
    laid_over = variants[variant] if isinstance(variants, list) else {}
    written_there = isinstance(laid_over, dict) and laid_over.get(str(pointer[0])) is not None
    return ("variants", variant, *pointer) if written_there else pointer
