"""The parts of an XLSX workbook: which file of the archive holds which sheet, and which the styles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from posixpath import normpath
from typing import Final
from zipfile import ZipFile

_BOOK: Final = "xl/workbook.xml"
_RELATIONS: Final = "xl/_rels/workbook.xml.rels"
_SHEET: Final = re.compile(r"<(?:\w+:)?sheet\s([^>]*)>")
_RELATION: Final = re.compile(r"<(?:\w+:)?Relationship\s([^>]*)>")
_ATTRIBUTE: Final = re.compile(r"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


def sheet_parts(archive: ZipFile) -> Iterator[tuple[str, str]]:
    """The name of each sheet and the file that holds it."""
    names = set(archive.namelist())
    if not {_BOOK, _RELATIONS} <= names:
        return
    targets = {one.get("Id", ""): one.get("Target", "") for one in _relations(archive)}
    for sheet in _tags(archive.read(_BOOK), _SHEET):
        path = _path(targets.get(sheet.get("r:id", ""), ""))
        if path in names:
            yield unescape(sheet.get("name", "")), path


def styles_part(archive: ZipFile) -> str | None:
    """The file that holds the styles, if there is one."""
    names = set(archive.namelist())
    found = (_path(one.get("Target", "")) for one in _relations(archive) if one.get("Type", "").endswith("/styles"))
    return next((path for path in found if path in names), None)


def _relations(archive: ZipFile) -> list[dict[str, str]]:
    return _tags(archive.read(_RELATIONS), _RELATION)


def _path(target: str) -> str:
    return normpath(target.removeprefix("/") if target.startswith("/") else f"xl/{target}")


def _tags(xml: bytes, tag: re.Pattern[str]) -> list[dict[str, str]]:
    found = tag.findall(xml.decode("utf-8", "replace"))
    return [{name: one or other for name, one, other in _ATTRIBUTE.findall(written)} for written in found]
