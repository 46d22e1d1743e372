"""The blocks of a description in their full form, and a part of one set or taken out."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from mcdef.credential.model import Recognition
from mcdef.credential.parts import Part
from mcdef.credential.people import Body, Learning, LearningOutcomes, Need
from mcdef.credential.quality import Assessment, QualityAssurance, Record

Data = Mapping[str, Any]
_BLOCKS: Final[dict[str, type[Part]]] = {
    "provider": Body,
    "awarding_body": Body,
    "learning": Learning,
    "learning_outcomes": LearningOutcomes,
    "need": Need,
    "assessment": Assessment,
    "quality_assurance": QualityAssurance,
    "record": Record,
    "recognition": Recognition,
}


def expanded(block: str, written: Any) -> dict[str, Any]:
    """A block in its full form. What cannot be put so is left out, as credit in several systems would be."""
    if isinstance(written, Mapping):
        return dict(written)
    if block in _BLOCKS and written is not None:
        return dict(_BLOCKS[block].short(written))
    if block == "credits" and isinstance(written, str):
        return _credit(written)
    if block == "level" and isinstance(written, str) and written.lower() != "none":
        return {"text": written}
    return {}


def _credit(written: str) -> dict[str, Any]:
    if written == "none":
        return {"assigned": False, "via_recognition": False}
    if written == "assigned":
        return {"assigned": True}
    text, _, system = written.partition(" ")
    value = plain_number(text)
    return {"value": value, "system": system} if system else {"value": value}


def plain_number(text: str) -> int | Decimal | str:
    """The number that a text is, so that no quotes are needed around it; any other text as it is."""
    return int(text) if text.isdigit() else Decimal(text) if text.replace(".", "", 1).isdigit() else text


def placed(data: Data, place: tuple[str, ...], part: object) -> dict[str, Any]:
    """The description with a part at a place; nothing else of the block changes."""
    if len(place) == 1:
        return {**data, place[0]: part}
    block, key = place
    return {**data, block: {**expanded(block, data.get(block)), key: part}}


def removed(data: Data, place: tuple[str, ...]) -> dict[str, Any]:
    """The description with nothing at a place; a block of which nothing is left goes too."""
    block = place[0]
    kept = {key: value for key, value in data.items() if key != block}
    if len(place) == 1 or block not in data:
        return kept
    left = {key: value for key, value in expanded(block, data[block]).items() if key != place[1]}
    return {key: left if key == block else value for key, value in data.items() if key != block or left}
