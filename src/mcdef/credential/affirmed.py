"""Keys under which *yes* says too little: that there is a record, say, and not which; and what to write instead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from mcdef.credential.fields import truth_in

#: What says more, under each key; in braces what says just that there is one.
INSTEAD: Final = {
    "provider": "provider: the name of who offers it",
    "awarding_body": "awarding_body: the name of who awards it",
    "credits": "credits: 5 ECTS, or credits: assigned if that is all you know",
    "level": "level: EQF 6",
    "award": "award: degree, qualification or other; a certificate of completion is a `record`",
    "assessment": "assessment: exam, or assessment: {exists: true} if that is all you know",
    "participation": "participation: online, onsite or blended",
    "quality_assurance": "quality_assurance: [internal], or quality_assurance: {external: name of the body}",
    "record": "record: certificate, badge or transcript, or record: {issued: true} if that is all you know",
    "registers": "registers: the register's name, for example [nzqcf]",
    "approvals": "approvals: [governing_body]",
    "need": "need: which need it answers, or need: {addressed: true} if that is all you know",
    "recognition": "recognition: by whom, or recognition: {stated: true} if that is all you know",
    "stacks_into": "stacks_into: [name of the award]",
    "part_of": "part_of: name of the programme",
    "prerequisites": "prerequisites: what has to be known before",
    "target_group": "target_group: for whom",
    "language": "language: en",
    "review": "review: every 3 years",
}


def affirmed(data: Mapping[str, Any]) -> list[str]:
    """The keys of a description under which only *yes* is written and more is wanted."""
    return [key for key in INSTEAD if key in data and truth_in(data[key])]


def as_errors(keys: Iterable[str], data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """An error for each of them, as pydantic lists its own."""
    code = "yes-says-too-little"
    return [
        {"type": code, "loc": (key,), "input": data[key], "ctx": {"code": code, "key": key, "instead": INSTEAD[key]}}
        for key in keys
    ]
